"""Read the identity of a paper from its cells."""

from __future__ import annotations

import re

from graph.record import Header, fold_space
from graph.vocabulary import type_of_code
from ingest.issuer import read_issuer
from ingest.layout import Layout, Place
from ingest.letters import fold
from ingest.masthead import DATE, MOTTO, NUMBER, type_named
from ingest.signing import read_signature

__all__ = ["read_header"]

_SERIAL = re.compile(r"\d{1,6}[a-zđA-ZĐ]?")
_COLUMN = re.compile(r"\t|\s{4,}|\|")
_TITLE_MARKUP = re.compile(r"\*+|^#+\s|^>\s|__+|-{3,}|_{2,}|={3,}", re.MULTILINE)
_ITEM = re.compile(r"^(?:[-–—+*•~●_]+\s*)+")


def read_header(layout: Layout) -> Header:
    """Read number, type, title, date, place, issuer, level, signer and addressees from `layout`.

    A field that the paper does not say, or that a scan spoiled beyond reading, is None: no digit is ever guessed.
    """
    number, sign = _number(layout)
    date, place = _date(layout)
    title = _title(layout)
    signature = read_signature(_words(layout, layout.signature))
    issuer, level = read_issuer(layout, sign, place)
    return Header(
        number=number,
        type=_type(layout, sign, title),
        title=title,
        date=date,
        place=place,
        issuer=issuer,
        level=level,
        signer=signature.signer,
        signer_position=signature.position,
        signing_mode=signature.mode,
        addressees=_addressees(layout),
    )


def _words(layout: Layout, place: Place | None) -> str:
    """The text at `place`."""
    return layout.text[place.start : place.end] if place else ""


def _number(layout: Layout) -> tuple[str | None, str | None]:
    """The number without spaces, and its sign (what follows the serial) also where the serial is missing or spoiled."""
    words = _words(layout, layout.number)
    found = NUMBER.match(fold(words))
    if not found:
        return None, None
    serial = re.sub(r"\s", "", words[found.start("serial") : found.end("serial")]).strip(".,:;")
    sign = re.sub(r"\s", "", words[found.start("sign") : found.end("sign")]).replace("⁄", "/").rstrip(".-–/")
    sign = re.sub(r"[–—]", "-", sign).replace("Ð", "Đ").lstrip("/")
    cut = "/" if found["cut"] in "/⁄" else "-"
    if not _SERIAL.fullmatch(serial):
        return None, sign
    return f"{serial}{cut}{sign}", sign


def _type(layout: Layout, sign: str | None, title: str | None) -> str | None:
    """The type by the type line, by the code in the number, or "công văn" for a letter."""
    named = type_named(_words(layout, layout.type))
    if named:
        return named
    groups = [group for group in re.split(r"[/-]", sign or "") if not group.isdigit()]
    coded = type_of_code(groups[0]) if groups else None
    if coded:
        return coded
    if title and re.match(r"\W*[vV]\s?/", title):
        return "công văn"
    return "công văn" if sign and (layout.addressees or title) else None


def _date(layout: Layout) -> tuple[str | None, str | None]:
    """The date as far as it can be read, and the place before it."""
    words = _words(layout, layout.place_date)
    found = DATE.match(fold(words))
    if not found:
        return None, None
    place = fold_space(words[found.start("place") : found.end("place")]).strip(" ,.;*_-") or None
    year = re.sub(r"\D", "", found["year"])
    if len(year) != 4 or not 1900 <= int(year) <= 2100:
        return None, place
    month = re.sub(r"[\s.*_]", "", found["month"])
    if not re.fullmatch(r"\d{1,2}", month) or not 1 <= int(month) <= 12:
        return year, place
    day = re.sub(r"[\s.*_]", "", found["day"])
    if not re.fullmatch(r"\d{1,2}", day) or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02d}", place
    return f"{year}-{int(month):02d}-{int(day):02d}", place


def _title(layout: Layout) -> str | None:
    """The title's lines as one, without what a merged column put between them."""
    if layout.title is None:
        return None
    start, end = layout.title.start, layout.title.end
    words = layout.text[start:end]
    cuts = [(m.start(), m.end()) for m in MOTTO.finditer(fold(words))]
    for other in (layout.place_date, layout.number):
        if other and start <= other.start < end:
            cuts.append((other.start - start, min(other.end, end) - start))
    for cut_start, cut_end in sorted(cuts, reverse=True):
        words = words[:cut_start] + "\t" + words[cut_end:]
    rows = []
    for row in words.split("\n"):
        cells = [cell.strip() for cell in _COLUMN.split(row.strip()) if cell.strip()]
        if cells:
            rows.append(cells[0])
    title = fold_space(_TITLE_MARKUP.sub(" ", "\n".join(rows))).strip(" *_|")
    return title.rstrip(" .;,:-–—_") or None


def _addressees(layout: Layout) -> tuple[str, ...]:
    """The items of "Kính gửi", without dash and closing mark."""
    items = []
    for place in layout.addressees:
        for part in re.split(r";\s*(?=[-–+]\s)|;\s*\n", _words(layout, place)):
            item = fold_space(_TITLE_MARKUP.sub(" ", part))
            item = _ITEM.sub("", item).rstrip(" ;.,:-*_|")
            if item:
                items.append(item)
    return tuple(items)
