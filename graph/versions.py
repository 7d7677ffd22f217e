"""Say which state of the program made something: a digest of the sources and tables that it was made with.

An upgrade that changes any of them changes the digest, without anyone having to count versions. It changes once too
often where only a comment changed; never once too seldom.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["build_mark", "sources_digest"]

_MATTERS = (".py", ".tsv")
_STORES = "stores"  # keep a graph, and do not make it


@cache
def sources_digest(*rooms: str) -> str:
    """Give the digest of the sources and tables of `rooms`, those of subfolders too.

    >>> sources_digest("graph") == sources_digest("graph"), len(sources_digest("graph"))
    (True, 64)
    """
    digest = hashlib.sha256()
    for room in rooms:
        for name, source in _sources(files(room), room):
            content = source.read_bytes()
            digest.update(f"{name} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()


def _sources(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != _STORES:
            yield from _sources(entry, f"{name}/{entry.name}")
        elif entry.name.endswith(_MATTERS):
            yield f"{name}/{entry.name}", entry


def build_mark() -> str:
    """Give the digest of all by which a record becomes a graph: the code and the tables of this room."""
    return sources_digest("graph")
