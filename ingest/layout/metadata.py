"""Read what a web page says about its paper: YAML front matter, a table of properties, or "**Số hiệu:** …" lines.

Pages that republish papers often drop the masthead and state its cells so. They fill only what the paper itself lacks.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from graph.agencies import full_name, level_of
from graph.record import Header, fold_space
from graph.tables import read_table
from graph.territories import find_province
from graph.vocabulary import document_types
from ingest.citations.numbers import find_numbers, read_number
from ingest.layout.signing import bare_name, is_person, known_position
from ingest.letters import fold

__all__ = ["complete_header"]

_REACH = 9000  # characters in which a page states its properties
_PAIR = re.compile(
    r"""^[ ]{0,3}(?:\|\s*|[-*]\s+|>\s*)?
    (?P<key>[*_"']{0,3}[^\W\d][\w\s-]{1,40}?)\s*
    (?:[*_"']{0,3}\s*:\s*[*_"']{0,3}|[*_]{0,3}\s*\|)\s*
    (?P<value>[^|\n]+)""",
    re.VERBOSE | re.MULTILINE,
)
_STATES = re.compile(r"^(?:---$|#|[|*>-][|*>\s-]*S[ốo]\b)", re.MULTILINE)  # spares most papers the search
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})(?:[/-]|\s+tháng\s+)(\d{1,2})(?:[/-]|\s+năm\s+)(\d{4})")
_HEADED = 30  # characters of a heading before the number
_HEADING = re.compile(r"^# (.+)$", re.MULTILINE)
_MODE = re.compile(r"(?<!\w)(TM|KT|TL|TUQ|Q)\.(?=\s)")  # "Trần Văn Sậy (KT. Bộ trưởng, Thứ trưởng)"
# "(Thứ trưởng, ký thay Bộ trưởng)", in folded text; the modes are those of Decree 30/2020/NĐ-CP, Annex I, II.7.
_MODE_TOLD = re.compile(r"(?P<KT>ky\s+thay)|(?P<TUQ>thua\s+uy\s+quyen)|(?P<TL>thua\s+lenh)|(?P<TM>thay\s+mat)")
_DEPUTY = re.compile(r"(?:pho|thu)\s")
_GOVERNMENT = re.compile(r"(?<=hủ tướng)\s+Chính phủ$")  # who signs as "Thủ tướng" is told as "Thủ tướng Chính phủ"
_WORDS = 8  # of the longest position
_LEAST = 3  # properties without which a page is no such page
Field = Literal["number", "date", "issuer", "title", "type", "signer", "signer_position", "place", "heading"]


class MetadataKey(msgspec.Struct, frozen=True):
    """A name that pages give to a field of the header."""

    field: Field
    key: str


@cache
def _keys() -> dict[str, Field]:
    """Fields by the folded letters of their names."""
    return {re.sub(r"\W|_", "", fold(row.key)): row.field for row in read_table("ingest", "metadata_keys", MetadataKey)}


def complete_header(header: Header, text: str) -> Header:
    """Give `header` with its missing fields filled from the properties that the page `text` states."""
    told = header.number and header.issuer and header.signer_position and header.signer and header.title and header.date
    if told or not _STATES.search(text, 0, _REACH):
        return header
    stated: dict[Field, str] = {}
    signers: list[str] = []  # a page may state the name alone in one place, and the position with it in another
    for found in _PAIR.finditer(text, 0, _REACH):
        field = _keys().get(re.sub(r"[\W_]", "", fold(found["key"])))
        value = fold_space(re.sub(r"\*+|^\"|\"$|_{2,}", "", found["value"].strip())).strip(" \"'")
        if field == "signer":
            signers.append(value)
        if field and value and field not in stated:
            stated[field] = value
    if len(stated) < _LEAST:
        return header
    read = {field: value for field, value in map(_read, stated.items()) if value is not None}
    if header.issuer is None and "issuer" not in read and "place" in stated and not find_province(stated["place"]):
        read["issuer"] = full_name(stated["place"])
    if header.title is None and "title" not in read:
        heading = _HEADING.search(text, 0, _REACH)
        stated_by = read.get("heading") or (heading and _read(("heading", heading[1]))[1])
        read.update({"title": stated_by} if stated_by else {})
    read.pop("heading", None)
    if "signer_position" not in read:
        position = next(filter(None, map(_position, signers)), None)
        if "KT" in (header.signing_mode or "") and not _DEPUTY.match(fold(position or "")):
            position = None  # who signs for the head is no head, whatever the page calls him
        read.update({"signer_position": position} if position else {})
    signer = "; ".join(signers) if header.signing_mode is None else ""
    modes = _MODE.findall(signer) or [found.lastgroup or "" for found in _MODE_TOLD.finditer(fold(signer))]
    missing: dict[str, str] = {field: value for field, value in read.items() if getattr(header, field) is None}
    level = level_of(missing["issuer"]) if "issuer" in missing else header.level
    mode = "; ".join(dict.fromkeys(modes)) or header.signing_mode
    return msgspec.structs.replace(header, level=level, signing_mode=mode, **missing)


def _position(signer: str) -> str | None:
    """The position that a page states with or in place of the signer's name.

    >>> _position("Trần Văn Sậy (Thứ trưởng)"), _position("Thủ tướng Chính phủ"), _position("Trần Văn Sậy")
    ('Thứ trưởng', 'Thủ tướng Chính phủ', None)
    """
    for part in re.split(r"\s*[(),;—–]\s*|\s-\s", signer):
        words = part.split()[:_WORDS]
        count = next((n for n in range(len(words), 0, -1) if known_position(" ".join(words[:n]))), 0)
        if count:
            return " ".join(words[:count] if is_person(" ".join(words[count:])) else words)
    return None


def _read(pair: tuple[Field, str]) -> tuple[Field, str | None]:
    """The value of a field as the header holds it, None where it is no such value."""
    field, value = pair
    if field == "number":
        number = read_number(value)
        return field, number.text if number else None
    if field == "date":
        found = _DATE.search(value)
        if not found:
            return field, None
        year, month, day = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
        return field, f"{year}-{int(month):02d}-{int(day):02d}"
    if field == "issuer":
        return field, full_name(re.split(r"\s*[;(]", value)[0])
    if field == "type":
        folded = fold(value)
        return field, next(
            (name for name in sorted(document_types(), key=len, reverse=True) if folded.startswith(fold(name))), None
        )
    if field == "signer":
        name = bare_name(re.split(r"\s*[(,;—–-]", value)[0])
        words = name.split()
        position = next((i for i in range(len(words) - 1, 0, -1) if known_position(" ".join(words[:i]))), 0)
        name = " ".join(words[position:])
        return field, name if is_person(name) else None
    if field == "signer_position":
        parts = re.split(r"\s*[-–,;.]\s*", value)
        return field, next(filter(None, (known_position(_GOVERNMENT.sub("", part)) for part in reversed(parts))), None)
    if field == "heading":  # "Thông tư 5/2026/TT-BYT quy định về …"
        number = next(find_numbers(value), None)
        return field, (value[number.end :].strip(" -–—:,.;") or None) if number and number.start < _HEADED else None
    if field == "place":
        return field, value if find_province(value) else None
    return field, value.rstrip(" .;")
