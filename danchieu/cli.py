"""The command line: `danchieu COMMAND`. Each command asks one function of a room below and prints what it gives.

What is heavy to load (spaCy, Neo4j's driver, pyvis) is loaded by the command that needs it, so that the others answer
at once.
"""

from __future__ import annotations

import os
import sys
from contextvars import ContextVar
from pathlib import Path
from typing import Annotated

import typer

from danchieu.commands import asking, finding, following, keeping, reading, surveying
from danchieu.settings import Lang, Language, Settings
from graph.errors import AmbiguousNumber, DanchieuError

__all__ = ["app", "main"]

app = typer.Typer(
    name="danchieu",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Đồ thị dẫn chiếu giữa các văn bản hành chính. / The graph of references between official papers.",
)
for room in (reading, keeping, finding, asking, following, surveying):
    room.register(app)


_language: ContextVar[Language] = ContextVar("language", default="vi")  # in which a failure is told


@app.callback()
def settings(
    context: typer.Context,
    data: Annotated[
        Path,
        typer.Option(envvar="DANCHIEU_DATA", help="Thư mục của kho dữ liệu. / The folder of the store."),
    ] = Path("danchieu-data"),
    lang: Annotated[
        Lang, typer.Option(envvar="DANCHIEU_LANG", help="Ngôn ngữ của thông báo. / The language of messages.")
    ] = Lang.VI,
) -> None:
    """Take what holds for every command."""
    _language.set(lang.value)
    context.obj = Settings(data=data, lang=lang.value)


def main() -> None:
    """Run the command line. Exit status: 0 done, 1 something failed, 2 wrong or ambiguous call, 130 interrupted."""
    try:
        app()
    except AmbiguousNumber as error:
        print(error.sentence(_language.get()), file=sys.stderr)
        sys.exit(2)
    except DanchieuError as error:
        print(f"danchieu: {error.sentence(_language.get())}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:  # the reader of a pipe went away: nothing more to say, and nothing to say it to
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
