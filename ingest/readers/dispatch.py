"""Which reader takes which kind of file; archives and letters are opened and what they hold is read in its turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

import msgspec

from graph.errors import UnreadableFile
from ingest.readers.archive import members
from ingest.readers.flow import flow
from ingest.readers.gazette import papers_of_issue
from ingest.readers.html import read_html
from ingest.readers.kinds import Kind, kind_of
from ingest.readers.mail import parts_of_letter
from ingest.readers.ocr import recognized, scans_of
from ingest.readers.office import read_office
from ingest.readers.pdf import attachments_of, read_pdf
from ingest.readers.plain import read_plain
from ingest.readers.sheets import read_sheets
from ingest.readers.source import SourceText
from ingest.readers.word import embedded_in, read_word

__all__ = ["papers", "parts_of"]

# The kinds that are not read, and what to do about it.
REFUSED: dict[Kind, Callable[[], UnreadableFile]] = {
    "locked": lambda: UnreadableFile("word-locked"),
    "old-sheet": lambda: UnreadableFile("old-sheet"),
    "slides": lambda: UnreadableFile("slides"),
    "outlook": lambda: UnreadableFile("outlook-letter"),
    "packed": lambda: UnreadableFile("packed"),
    "photo": lambda: UnreadableFile("photo"),
    "other": lambda: UnreadableFile("no-paper"),
}

DEEPEST = 6  # archives in letters in archives; offices nest two or three


def papers(data: bytes, depth: int = 0) -> Iterator[SourceText | None]:
    """Give the papers of the file `data`, and None as a sign of life after each step that takes long.

    Raises `UnreadableFile` with the reason for the user.
    """
    kind = kind_of(data)
    if kind == "text":
        yield from papers_of_issue(read_plain(data))
    elif kind == "html":
        yield from papers_of_issue(read_html(data))
    elif kind == "pdf":
        yield from read_pdf(data)
        yield from _within(parts_of(data, kind), depth)
    elif kind == "image":
        yield from _recognized(data)
    elif kind == "office":
        yield from papers_of_issue(read_office(data))
    elif kind == "word":
        yield from papers_of_issue(read_word(data, lambda chunk: _text(chunk, depth + 1)))
        yield from _within(embedded_in(data), depth)
    elif kind == "sheet":
        yield read_sheets(data)
    elif kind in ("archive", "mail"):
        if depth == DEEPEST:
            raise UnreadableFile("archive-too-deep", most=DEEPEST)
        yield from _papers_of_parts(parts_of(data, kind), depth + 1)
    else:
        raise REFUSED[kind]()


def parts_of(data: bytes, kind: Kind) -> Iterable[tuple[str, bytes | UnreadableFile]]:
    """Give the files that an archive, a letter or a PDF of this `kind` holds, with their names; none for other kinds.

    Raises `UnreadableFile` where an archive is broken.
    """
    if kind == "archive":
        return members(data)
    return parts_of_letter(data) if kind == "mail" else attachments_of(data) if kind == "pdf" else ()


def _recognized(image: bytes) -> Iterator[SourceText | None]:
    pages = []
    for page in recognized(scans_of(image)):
        if page is not None:
            pages.append(page)
        yield None
    yield from papers_of_issue(flow(pages))


def _text(data: bytes, depth: int) -> str:
    return "\n".join(paper.text for paper in papers(data, depth) if paper is not None) if depth <= DEEPEST else ""


def _within(parts: Iterable[tuple[str, bytes | UnreadableFile]], depth: int) -> Iterator[SourceText | None]:
    """Read what a paper carries inside; it is a paper where none of that can be read, too."""
    if depth < DEEPEST:
        with suppress(UnreadableFile):
            yield from _papers_of_parts(parts, depth + 1)


def _papers_of_parts(parts: Iterable[tuple[str, bytes | UnreadableFile]], depth: int) -> Iterator[SourceText | None]:
    """Read each part; one that cannot be read says why in its place. Raises `UnreadableFile` where none can."""
    reasons: list[UnreadableFile] = []
    found = False
    for name, content in parts:
        yield None
        try:
            if isinstance(content, UnreadableFile):
                raise content
            for paper in papers(content, depth):
                if paper is None:
                    yield None
                    continue
                found = found or paper.reason is None
                yield msgspec.structs.replace(paper, part="/".join(filter(None, (name, paper.part))))
        except UnreadableFile as error:
            reasons.append(UnreadableFile("of-file", path=name, reason=error) if name else error)
            yield SourceText(text="", part=name, reason=error.encoded())
    if not found:
        raise (
            UnreadableFile("archive-unreadable", reasons=tuple(reasons[:5]))
            if reasons
            else UnreadableFile("archive-empty")
        )
