"""A file in, its papers out as text with places; the kind of a file is found from its content, not from its name."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from graph.errors import UnreadableFile
from graph.identity import digest_of
from ingest.readers.bounded import draw_elsewhere, read_elsewhere
from ingest.readers.gazette import papers_of_issue
from ingest.readers.kinds import kind_of
from ingest.readers.plain import read_plain
from ingest.readers.source import Box, SourceText

__all__ = ["Box", "SourceText", "draw_page", "load", "papers_in", "read", "read_papers"]

MOST_BYTES = 512 << 20  # of any file
MOST_TEXT = 64 << 20  # of a plain text, and characters of any paper: some 20,000 pages


def load(path: Path) -> bytes:
    """Give the bytes of the file `path`, of one moment: a file that changes meanwhile is refused.

    Raises `UnreadableFile`, with the reason in words, where it cannot be opened, is too large or no file.
    """
    try:
        before = path.stat()
        if not stat.S_ISREG(before.st_mode):
            raise UnreadableFile("no-regular-file", path=path)
        if before.st_size > MOST_BYTES:
            raise UnreadableFile("file-too-large", path=path, megabytes=MOST_BYTES >> 20)
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
        after = path.stat()
    except OSError as error:
        raise UnreadableFile("file-not-opened", path=path, reason=error.strerror or error) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
        raise UnreadableFile("file-being-written", path=path)
    return data


def papers_in(data: bytes, path: Path) -> Iterator[SourceText]:
    """Give the papers of the file with the content `data`; `path` names it in errors only.

    Plain text is read here, all else in a process of its own with bounds on time and memory. Raises `UnreadableFile`.
    """
    empty = True
    try:
        if kind_of(data) == "text":
            if len(data) > MOST_TEXT:
                raise UnreadableFile("text-too-long", megabytes=MOST_TEXT >> 20)
            papers = papers_of_issue(read_plain(data))
        else:
            papers = read_elsewhere(data)
        for paper in papers:
            if len(paper.text) > MOST_TEXT:
                raise UnreadableFile("text-too-long", megabytes=MOST_TEXT >> 20)
            if paper.text.strip() or paper.reason:
                empty = False
                yield paper
    except UnreadableFile as error:
        raise UnreadableFile("of-file", path=path, reason=error) from error
    if empty:
        raise UnreadableFile("no-words", path=path)


def read_papers(path: Path) -> Iterator[SourceText]:
    """Give the papers of the file `path`: one for most, several for archives, letters with attachments and gazettes.

    Of several, one that cannot be read comes with its `reason` and no text. Raises `UnreadableFile` where none can.
    """
    yield from papers_in(load(path), path)


def read(path: Path) -> str:
    """Give the text of the file `path`, NFC, lines ended by "\\n"; of several papers, one after another.

    Raises `UnreadableFile`, with the reason in words, where no text can be had.
    """
    return "\n".join(paper.text for paper in read_papers(path))


def draw_page(path: Path, digest: str, part: str, page: int) -> bytes:
    """Give the page `page`, from 1, of a paper as JPEG: of the `part` of the file `path` that its reader named.

    Raises `UnreadableFile`, with the reason in words, where the file is gone, has other bytes than those of `digest`,
    by which it was read, or has no such page. Drawn in the process of bounds in which files are read.
    """
    data = load(path)
    if digest_of(data) != digest:
        raise UnreadableFile("file-changed", path=path)
    try:
        return draw_elsewhere(data, part, page)
    except UnreadableFile as error:
        raise UnreadableFile("of-file", path=path, reason=error) from error
