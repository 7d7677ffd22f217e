"""Zip packages and the XML in them, opened within bounds: no bombs, no entities, no network, no path outside.

How the parts of a package are bound to one another: ECMA-376, part 2.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from contextlib import suppress

import msgspec
from lxml import etree

from graph.errors import UnreadableFile

__all__ = ["Package", "Relation", "main_part", "parse_xml", "relation_id", "relations_of"]

MOST_UNPACKED = 256 << 20  # bytes of one part; a Word file of 10,000 pages has some 100 MB of XML
MOST_PARTS = 20_000

RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


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


class Relation(msgspec.Struct):
    """What a part is to another: its id there, the last word of the relation's type, its name in the package."""

    id: str
    kind: str
    target: str


def relations_of(package: Package, part: str) -> list[Relation]:
    """Give the parts to which `part` is bound in the package, none where the list of them is broken."""
    folder, name = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", f"{name}.rels")
    found: list[Relation] = []
    with suppress(UnreadableFile):
        for relation in parse_xml(package.read(listing)).iter(RELATION) if listing in package.names else ():
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
                found.append(Relation(relation.get("Id", ""), relation.get("Type", "").rsplit("/", 1)[-1], target))
    return found


def main_part(package: Package, usual: str) -> str:
    """Give the name of the part with the document itself; where the package does not say, the `usual` one."""
    return next((one.target for one in relations_of(package, "") if one.kind == "officeDocument"), usual)


def relation_id(element: etree._Element) -> str:
    """Give the id of the relation that `element` names, "" where it names none."""
    return next((str(value) for name, value in element.attrib.items() if str(name).endswith("}id")), "")
