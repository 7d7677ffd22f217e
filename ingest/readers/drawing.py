"""Draw a page of a file as an image, so that a reader of the graph can look at the original."""

from __future__ import annotations

import io
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from graph.errors import UnreadableFile
from ingest.readers.dispatch import parts_of
from ingest.readers.kinds import kind_of

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["draw"]

DOTS = 150  # per inch: print of eight points is read with ease
LARGEST = 2000  # pixels of an edge: a sheet of A4 has 1754
MOST_PIXELS = 160_000_000  # of an image in a file
QUALITY = 80  # of JPEG: letters stay sharp, a page takes some 200 kB


def draw(data: bytes, part: str, page: int) -> bytes:
    """Give the page `page`, from 1, of the paper `part` of the file `data` as JPEG, as it is shown: stamps included.

    `part` is the part that the reader named: the path in an archive or letter, whatever stands behind it. Raises
    `UnreadableFile` where there is no such page.
    """
    if find_spec("PIL") is None:
        raise UnreadableFile("needs-pillow")
    data = _member(data, part)
    image = _of_pdf(data, page) if kind_of(data) == "pdf" else _of_image(data, page)
    image.thumbnail((LARGEST, LARGEST))
    stream = io.BytesIO()
    image.convert("RGB").save(stream, "JPEG", quality=QUALITY)
    return stream.getvalue()


def _member(data: bytes, part: str) -> bytes:
    """Go down into archives, letters and what PDFs carry along `part`; their names may hold slashes themselves."""
    kind = kind_of(data)
    for name, content in parts_of(data, kind) if part or kind != "pdf" else ():
        if isinstance(content, bytes) and (part == name or (name and part.startswith(f"{name}/"))):
            return _member(content, part[len(name) :].removeprefix("/"))
    if kind in ("archive", "mail"):
        raise UnreadableFile("no-such-page")
    return data


def _of_pdf(data: bytes, page: int) -> Image:
    try:
        with pdfium.PdfDocument(data) as document:
            if not 1 <= page <= len(document):
                raise UnreadableFile("no-such-page")
            if document.get_formtype():
                document.init_forms()
            width, height = document.get_page_size(page - 1)
            scale = min(DOTS / 72, LARGEST / max(width, height, 1))
            image: Image = document[page - 1].render(scale=scale).to_pil()
            return image
    except pdfium.PdfiumError as error:
        raise UnreadableFile("pdf-broken", reason=error) from error


def _of_image(data: bytes, page: int) -> Image:
    import PIL.Image

    PIL.Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with PIL.Image.open(io.BytesIO(data)) as image:
            image.seek(page - 1)
            return image.convert("RGB")
    except (EOFError, PIL.UnidentifiedImageError) as error:  # no such frame; a kind that has no pages
        raise UnreadableFile("no-such-page") from error
