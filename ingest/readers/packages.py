"""Zip packages and the XML in them, opened within bounds: no bombs, no entities, no network, no path outside."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from graph.errors import UnreadableFile

__all__ = ["Package", "parse_xml"]

MOST_UNPACKED = 256 << 20  # bytes of one part; a Word file of 10,000 pages has some 100 MB of XML
MOST_PARTS = 20_000


def parse_xml(data: bytes) -> etree._Element:
    """Parse XML that no one trusts: entities stay unexpanded, nothing is fetched, a DTD is refused.

    Raises `UnreadableFile`.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile("xml-broken", reason=error.msg) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFile("xml-unsafe")
    return root


class Package:
    """A zip file whose parts are read one by one, each within `MOST_UNPACKED`."""

    def __init__(self, data: bytes) -> None:
        """Open the archive. Raises `UnreadableFile` where it is broken or absurd."""
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UnreadableFile("archive-broken", reason=error) from error
        self.names = frozenset(self.archive.namelist())
        if len(self.names) > MOST_PARTS:
            raise UnreadableFile("archive-too-many", most=MOST_PARTS)

    def read(self, name: str) -> bytes:
        """Give the part `name`. Raises `UnreadableFile` where it is missing, broken, encrypted or too large."""
        try:
            info = self.archive.getinfo(name)
            if info.flag_bits & 1:
                raise UnreadableFile("archive-locked")
            if info.file_size > MOST_UNPACKED:
                raise UnreadableFile("part-too-large", name=name, megabytes=MOST_UNPACKED >> 20)
            with self.archive.open(info) as stream:
                return stream.read(info.file_size + 1)
        except KeyError as error:
            raise UnreadableFile("part-missing", name=name) from error
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise UnreadableFile("part-broken", name=name, reason=error) from error
