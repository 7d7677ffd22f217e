"""Zip archives: the files in them, in memory; nothing is written to disk, so no path in an archive leads anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from graph.errors import UnreadableFile
from ingest.readers.packages import Package

__all__ = ["members"]

MOST_UNPACKED = 2 << 30  # bytes of all files together

# What systems leave beside the user's files.
LITTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def members(data: bytes) -> Iterator[tuple[str, bytes | UnreadableFile]]:
    """Give the files of the archive with their paths in it, or why one cannot be had.

    Raises `UnreadableFile` where the archive is broken or swells beyond all measure.
    """
    package = Package(data)
    unpacked = 0
    for info in package.archive.infolist():
        if info.is_dir() or info.filename.startswith(LITTER[0]) or info.filename.endswith(LITTER[1:]):
            continue
        unpacked += info.file_size
        if unpacked > MOST_UNPACKED:
            raise UnreadableFile("archive-too-large", gigabytes=MOST_UNPACKED >> 30)
        try:
            yield info.filename, package.read(info.filename)
        except UnreadableFile as error:
            yield info.filename, error
