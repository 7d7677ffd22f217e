"""`/sparql`: the SPARQL 1.1 protocol for programs, and for people a page with an editor and the saved questions."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import anyio
import anyio.to_thread
import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from explorer import sparql as engine
from explorer.answer import FORMS, choose_form
from explorer.asked import labels_of, values_of
from explorer.frame import frame, language
from explorer.rendering import render
from explorer.words import Language
from graph.errors import DanchieuError, StoreError
from graph.namespaces import PREFIXES
from graph.stores.library import Library
from queries.saved import fill, saved, saved_names

__all__ = ["sparql"]

SHOWN = 500  # rows of an answer on the page; the files have all
AT_ONCE = 2  # queries; each may take a whole core
_LIMITER: dict[int, anyio.CapacityLimiter] = {}
_MEDIA = {
    "csv": "text/csv", "tsv": "text/tab-separated-values", "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml", "ttl": "text/turtle", "nt": "application/n-triples",
    "jsonld": "application/ld+json", "rdf": "application/rdf+xml",
}  # fmt: skip
EXAMPLE = f"""PREFIX dch: <{PREFIXES["dch"]}>
SELECT ?document ?title WHERE {{
  ?document a dch:Document ; dch:status "read" ; dch:title ?title .
}} LIMIT 20
"""
_JSON = ("application/sparql-results+json", "text/turtle")
Pairs = list[tuple[str, str]]


class _Page(msgspec.Struct, kw_only=True):
    """What the page shows beside the editor."""

    query: str = ""
    error: str = ""
    line: int = 0
    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Mapping[str, str] | None, ...], ...] = ()
    total: int = 0
    yes: bool | None = None
    graph: str = ""


async def sparql(request: Request, folder: Path) -> Response:
    """Answer a query (GET, POST as a form, POST as it is), describe the service, or show the page."""
    pairs = await _parameters(request)
    values = dict(pairs)
    wanted = values.get("format", "")
    page = (
        wanted in ("", "html") and request.method == "GET" and choose_form(_accept(request), ("html", "ttl")) == "html"
    )
    page = page and (not engine.media_wanted(_accept(request)) or "text/html" in _accept(request))
    try:
        if page:
            return await anyio.to_thread.run_sync(_page, request, folder, pairs, limiter=_limiter())
        if "query" not in values:
            text = engine.description_of(str(request.url.replace(query="")))
            return Response(text, media_type="text/turtle")
        asked = _asked(pairs, _MEDIA.get(wanted), _accept(request))
        result = await anyio.to_thread.run_sync(_run, folder, asked, limiter=_limiter())
    except engine.Refused as error:
        return PlainTextResponse(error.sentence(language(request)), error.status)
    except StoreError as error:
        return PlainTextResponse(error.sentence(language(request)), 503)
    response = Response(result.body, media_type=result.media)
    response.headers["vary"] = "Accept"
    return response


def _limiter() -> anyio.CapacityLimiter:
    """Give the limiter of this event loop: queries wait for one another and not for the pages."""
    key = id(asyncio.get_running_loop())
    if key not in _LIMITER:
        _LIMITER.clear()
        _LIMITER[key] = anyio.CapacityLimiter(AT_ONCE)
    return _LIMITER[key]


def _accept(request: Request) -> str:
    return request.headers.get("accept", "")


async def _parameters(request: Request) -> Pairs:
    pairs = request.query_params.multi_items()
    if request.method == "GET":
        return pairs
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media not in ("application/sparql-query", "application/x-www-form-urlencoded"):
        raise HTTPException(415)
    try:
        body = (await request.body()).decode()
        if media == "application/sparql-query":
            return [*pairs, ("query", body)]
        return [*pairs, *parse_qsl(body, keep_blank_values=True, max_num_fields=100)]
    except ValueError as error:
        raise HTTPException(400) from error


def _asked(pairs: Pairs, media: str | None, accept: str) -> engine.Request:
    def every(key: str) -> tuple[str, ...]:
        return tuple(value for known, value in pairs if known == key)

    queries = every("query")
    if len(queries) != 1:
        raise engine.Refused("sparql-one-query")
    wanted = (media,) if media else engine.media_wanted(accept)
    return engine.Request(queries[0], every("default-graph-uri"), every("named-graph-uri"), wanted)


def _run(folder: Path, asked: engine.Request) -> engine.Result:
    with Library(folder):
        return engine.run(folder, asked)


def _page(request: Request, folder: Path, pairs: Pairs) -> Response:
    lang = language(request)
    values = dict(pairs)
    page = _Page(query=values.get("query", ""))
    questions = [saved(one, "rq") for one in saved_names()]
    chosen = next((one for one in questions if one.name == values.get("saved")), None)
    forms: tuple[str, ...] = ()
    with Library(folder) as library:
        if not chosen and not page.query:
            page.query = EXAMPLE
        elif chosen and not page.query:
            page.query = chosen.text
            try:
                terms = values_of(library, chosen, lambda key: [value for known, value in pairs if known == key])
                page.query = page.query if terms is None else fill(chosen, terms)
            except DanchieuError as error:
                page.error = error.sentence(lang)
        elif page.query:
            try:
                result = engine.run(folder, _asked(pairs, None, ",".join(_JSON)))
                _show(page, result, library, lang)
                forms = ("ttl", "jsonld", "nt", "rdf") if page.graph else ("csv", "tsv", "json", "xml")
            except engine.Refused as error:
                page.error = error.sentence(lang)
                page.line = _line(page.error)
    context = {
        **frame(request, forms),
        "page": page,
        "questions": questions,
        "chosen": chosen,
        "values": values,
        "prefixes": dict(PREFIXES),
        "shown": SHOWN,
        "source_lines": page.query.splitlines(),
    }
    body = render("sparql.html", lang, context)
    return Response(body, media_type=FORMS["html"].media, headers={"vary": "Accept, Cookie"})


def _line(error: str) -> int:
    """Give the line that a syntax error of the engine points at ("error at 3:12: …"), 0 for none.

    >>> _line("error at 3:12: expected OPTIONAL")
    3
    """
    place = error.partition(" at ")[2].partition(":")[0]
    return int(place) if place.isascii() and place.isdigit() and len(place) < 7 else 0


def _show(page: _Page, result: engine.Result, library: Library, lang: Language) -> None:
    if result.media == "text/turtle":
        page.graph = result.body.decode()
        return
    answer: dict[str, Any] = json.loads(result.body)
    if "boolean" in answer:
        page.yes = answer["boolean"]
        return
    variables = tuple(answer["head"]["vars"])
    bindings = answer["results"]["bindings"]
    page.variables = variables
    page.total = len(bindings)
    page.rows = tuple(_cells(bindings[:SHOWN], variables, library, lang))


def _cells(
    bindings: Iterable[Mapping[str, Mapping[str, str]]], variables: Iterable[str], library: Library, lang: Language
) -> Iterable[tuple[Mapping[str, str] | None, ...]]:
    """Give each row with a label beside the IRIs that the directory knows."""
    labels = labels_of(library, lang)
    for row in bindings:
        yield tuple(
            {**cell, "label": labels.get(cell["value"], "")} if (cell := row.get(v)) else None for v in variables
        )
