"""Pages of the originals as images, drawn when they are looked at and kept while they are looked at often."""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path
from typing import Final, Protocol

from graph.errors import NotFound
from graph.identity import BASE
from graph.places import Pages
from graph.stores.library import Library

__all__ = ["Draw", "Sheets", "pages_with"]

MOST_KEPT: Final = 64 << 20  # bytes of images, some 250 pages


class Draw(Protocol):
    """What draws a page (`ingest.readers.draw_page`); the explorer itself reads no file."""

    def __call__(self, path: Path, digest: str, part: str, page: int) -> bytes:
        """Give the page as JPEG. Raises `DanchieuError` where the file is gone, has changed, or has no such page."""
        ...


class Sheets:
    """The images of pages, by the paper's digest and the number of the page: the same for ever."""

    def __init__(self, draw: Draw, most: int = MOST_KEPT) -> None:
        """Take what draws, and how many bytes of images are kept."""
        self.draw = draw
        self.most = most
        self.kept: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._lock = threading.Lock()

    def image(self, library: Library, digest: str, page: int) -> bytes:
        """Give the page `page`, from 1, of the paper `digest` as JPEG.

        Only files are opened that the library names. Raises `NotFound` where the paper is not held or has no such
        page, or its file is no longer there, and what `Draw` raises.
        """
        key = (digest, page)
        with self._lock:
            if key in self.kept:
                self.kept.move_to_end(key)
                return self.kept[key]
        image = self._drawn(library, digest, page)
        with self._lock:
            self.kept[key] = image
            while sum(map(len, self.kept.values())) > self.most:
                self.kept.popitem(last=False)
        return image

    def _drawn(self, library: Library, digest: str, page: int) -> bytes:
        pages_with(library, digest, page)
        sources = library.sources(digest)
        source = next((one for one in sources if Path(one.path).is_file()), None)
        if source is None:
            raise NotFound("original-gone", paths=", ".join(one.path for one in sources))
        part, _ = library.places(digest)
        return self.draw(Path(source.path), source.digest, part, page)


def pages_with(library: Library, digest: str, page: int) -> Pages:
    """Give the pages of the paper `digest`. Raises `NotFound` where it is not held, has none, or has no `page`."""
    pages = library.pages(digest)
    if not pages.last:
        library.record(f"{BASE}paper/{digest}")  # raises where the paper itself is not held
        raise NotFound("no-pages")
    if not 1 <= page <= pages.last:
        raise NotFound("no-such-page")
    return pages
