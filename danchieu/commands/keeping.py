"""Commands that keep papers and carry the store elsewhere: ingest, forget, status, export, validate, serve, push."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from danchieu.output import Format, print_json, print_table
from danchieu.settings import Settings, message
from graph.stores.library import Library

__all__ = ["register"]

neo4j = typer.Typer(no_args_is_help=True, help="Neo4j của bạn. / Your own Neo4j.")
sparql_service = typer.Typer(no_args_is_help=True, help="Máy chủ SPARQL 1.1 của bạn. / Your own SPARQL 1.1 service.")


class ExportFormat(StrEnum):
    """The forms of a whole graph."""

    NQ = "nq"
    TTL = "ttl"
    TRIG = "trig"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
    GEXF = "gexf"
    NEO4J_CSV = "neo4j-csv"


FormatOption = Annotated[Format, typer.Option("--format", help="Dạng kết quả. / Form of the answer.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this room to `app`."""
    for command in (ingest, forget, status, export, validate, serve):
        app.command()(command)
    app.add_typer(neo4j, name="neo4j")
    app.add_typer(sparql_service, name="sparql-service")


def _bar() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)


def ingest(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Tệp và thư mục. / Files and folders.", exists=True)],
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Số tiến trình đọc (mặc định: mọi lõi). / Reading processes (all cores).")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Đọc lại cả tệp không đổi. / Read unchanged files again.")
    ] = False,
    form: FormatOption = Format.TEXT,
) -> None:
    """Đọc tệp và thư mục vào kho. / Read files and folders into the store."""
    from ingest import run

    settings: Settings = context.obj
    with Library(settings.data, write=True) as library, _bar() as bar:
        line = bar.add_task(message("reading", settings.lang), total=None)
        summary = run.ingest(
            library,
            paths,
            workers=jobs,
            again=again,
            progress=lambda at: bar.update(line, completed=at.done, total=at.total),
        )
    rows = [{"path": failure.path, "reason": failure.sentence(settings.lang)} for failure in summary.failures]
    counts = {name: getattr(summary, name) for name in ("read", "unchanged", "documents", "unresolved")}
    if form is Format.JSON:
        print_json(counts | {"failures": rows})
    else:
        if form is Format.TEXT:
            print(message("ingested", settings.lang, failed=len(rows), **counts))
        print_table(rows, ["path", "reason"], form, lambda row: f"  {row['reason']}")
    if rows:
        raise typer.Exit(1)


def forget(
    context: typer.Context,
    papers: Annotated[list[str], typer.Argument(help="Đường dẫn tệp hoặc số ký hiệu. / Path of a file or number.")],
) -> None:
    """Rút văn bản khỏi kho. / Take papers out of the store."""
    settings: Settings = context.obj
    with Library(settings.data, write=True) as library:
        for paper in papers:
            known = str(Path(paper).absolute())
            for path in library.forget(known if library.source(known) else paper):
                print(message("forgotten", settings.lang, path=path))


def status(context: typer.Context, form: FormatOption = Format.TEXT) -> None:
    """Kho đang giữ những gì. / What the store holds."""
    from ingest.rules import rules

    settings: Settings = context.obj
    with Library(settings.data) as library:
        counts = library.status(rules())
    rows = [{"name": name, "count": count} for name, count in counts.items()]
    if form is Format.JSON:
        print_json(counts)
    else:
        print_table(
            rows,
            ["name", "count"],
            form,
            lambda row: f"{message('count-' + row['name'], settings.lang)}: {row['count']}",
        )


def export(
    context: typer.Context,
    target: Annotated[
        Path, typer.Argument(help="Tệp sẽ ghi (thư mục với neo4j-csv). / The file (or folder) to write.")
    ],
    form: Annotated[
        ExportFormat | None,
        typer.Option(
            "--format",
            help="Dạng tệp; không nêu thì theo đuôi tệp, rồi nq. / Form; else by the file's suffix, else nq.",
        ),
    ] = None,
) -> None:
    """Ghi cả đồ thị ra tệp. / Write the whole graph to a file."""
    from graph.exports import export as write
    from graph.stores import neo4j_csv

    settings: Settings = context.obj
    suffix = target.suffix.lstrip(".").lower()
    form = form or (ExportFormat(suffix) if suffix in set(ExportFormat) else ExportFormat.NQ)
    with Library(settings.data) as library:
        if form is ExportFormat.NEO4J_CSV:
            neo4j_csv.export(library, target)
        else:
            write(library, target, form.value)
    print(message("written", settings.lang, path=target))


def validate(context: typer.Context, form: FormatOption = Format.TEXT) -> None:
    """Kiểm tra đồ thị theo các hình SHACL; chỗ các bản không khớp. / Check against the SHACL shapes; conflicts."""
    from graph.shapes import violations

    settings: Settings = context.obj
    with Library(settings.data) as library:
        rows = [msgspec.to_builtins(found) for found in violations(library)]
    broken = sum(row["severity"] == "violation" for row in rows)
    if form is Format.TEXT:
        print(message("violations", settings.lang, count=broken))
        print(message("conflicts", settings.lang, count=len(rows) - broken))
    columns = ["severity", "node", "path", "message"]
    print_table(rows, columns, form, lambda row: f"  {row['node']} {row['path']}: {row['message']}")
    if broken:
        raise typer.Exit(1)


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="Địa chỉ nghe. / Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Cổng. / Port.")] = 8420,
    name: Annotated[
        list[str] | None, typer.Option(help="Tên máy khi đứng sau một proxy. / Public name behind a proxy.")
    ] = None,
    proxy: Annotated[
        list[str] | None,
        typer.Option(help="Địa chỉ proxy được tin X-Forwarded-For. / Proxy whose X-Forwarded-For is believed."),
    ] = None,
    neo4j_uri: Annotated[
        str | None,
        typer.Option("--neo4j", envvar="NEO4J_URI", help="Neo4j cho trang Cypher. / Neo4j to ask in Cypher."),
    ] = None,
    user: Annotated[
        str, typer.Option("--neo4j-user", envvar="NEO4J_USER", help="Người dùng Neo4j. / User of Neo4j.")
    ] = "neo4j",
    password: Annotated[
        str | None,
        typer.Option("--neo4j-password", envvar="NEO4J_PASSWORD", help="Mật khẩu. / Password.", show_default=False),
    ] = None,
    database: Annotated[
        str | None, typer.Option("--neo4j-database", envvar="NEO4J_DATABASE", help="Cơ sở dữ liệu. / Database.")
    ] = None,
) -> None:
    """Mở trang tra cứu trong trình duyệt. / Open the explorer in a browser."""
    import uvicorn

    from explorer.app import LOCAL_HOSTS, create_app
    from explorer.cypher import Server
    from ingest.readers import draw_page

    settings: Settings = context.obj
    Library(settings.data).close()  # says at once, and not in the browser, that there is no store
    print(message("serving", settings.lang, url=f"http://{host}:{port}/"))
    asked = Server(neo4j_uri, user, password, database) if neo4j_uri else None
    app = create_app(settings.data, hosts=[*LOCAL_HOSTS, host, *(name or ())], neo4j=asked, draw=draw_page)
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        proxy_headers=bool(proxy),
        forwarded_allow_ips=proxy,
        limit_concurrency=64,
    )


@neo4j.command("push")
def push_to_neo4j(
    context: typer.Context,
    uri: Annotated[str, typer.Option(envvar="NEO4J_URI", help="bolt://… | neo4j://…")] = "bolt://127.0.0.1:7687",
    user: Annotated[str, typer.Option(envvar="NEO4J_USER", help="Người dùng. / User.")] = "neo4j",
    password: Annotated[
        str | None, typer.Option(envvar="NEO4J_PASSWORD", help="Mật khẩu. / Password.", show_default=False)
    ] = None,
    database: Annotated[str | None, typer.Option(help="Cơ sở dữ liệu. / Database.")] = None,
) -> None:
    """Đưa cả đồ thị vào Neo4j; lần sau chỉ đưa phần thay đổi. / Project the graph; later only what changed."""
    from graph.stores.neo4j import connect, push

    settings: Settings = context.obj
    with Library(settings.data) as library, connect(uri, user, password) as driver, _bar() as bar:
        line = bar.add_task("Neo4j", total=None)
        pushed = push(driver, library, database, lambda done, total: bar.update(line, completed=done, total=total))
    print(message("pushed", settings.lang, store="Neo4j", **msgspec.structs.asdict(pushed)))


@sparql_service.command("push")
def push_to_service(
    context: typer.Context,
    endpoint: Annotated[
        str,
        typer.Option(envvar="SPARQL_STORE", help="http://…/data (Graph Store Protocol)"),
    ],
    user: Annotated[str | None, typer.Option(envvar="SPARQL_USER", help="Người dùng. / User.")] = None,
    password: Annotated[
        str | None, typer.Option(envvar="SPARQL_PASSWORD", help="Mật khẩu. / Password.", show_default=False)
    ] = None,
    token: Annotated[str | None, typer.Option(envvar="SPARQL_TOKEN", help="Bearer token.", show_default=False)] = None,
) -> None:
    """Đưa cả đồ thị vào máy chủ SPARQL; lần sau chỉ đưa phần thay đổi. / Push the graph; later only what changed."""
    from graph.stores.sparql_service import connect, push

    settings: Settings = context.obj
    with (
        Library(settings.data) as library,
        connect(endpoint, user=user, password=password, token=token) as service,
        _bar() as bar,
    ):
        line = bar.add_task("SPARQL", total=None)
        pushed = push(service, library, lambda done, total: bar.update(line, completed=done, total=total))
    print(message("pushed", settings.lang, store=service.name, **msgspec.structs.asdict(pushed)))
