"""Read the identity of a paper from its cells."""

from __future__ import annotations

import re

from graph.record import Header
from graph.vocabulary import type_of_code
from ingest.citations.numbers import normalise
from ingest.layout.addressees import read_addressees
from ingest.layout.dateline import read_dateline
from ingest.layout.finding import Layout, Place
from ingest.layout.head import COLUMN, NUMBER, UNPARTED, other_type, type_named
from ingest.layout.issuer import read_issuer
from ingest.layout.metadata import complete_header
from ingest.layout.recipients import read_recipients
from ingest.layout.signing import read_signature
from ingest.layout.titles import read_title
from ingest.letters import fold

__all__ = ["read_header"]

# A serial of one year; the letter is a supplement's ("08a/2010"), the second figure that of the Government's acts
# under Resolution 66-NQ/TW ("66.7/2025/NQ-CP").
_STRAYS = ".,:;_„“”‘’\"'\\"  # marks of a scan around a serial, and Markdown's guard of the dash behind it
_SERIAL = re.compile(r"(?!0+$)\d{1,6}(?:[a-dA-D]|\.\d{1,4})?")


def read_header(layout: Layout) -> Header:
    """Read number, type, title, date, place, issuer, level, signer, addressees and recipients from `layout`.

    A field that the paper does not say, or that a scan spoiled beyond reading, is None: no digit is ever guessed.
    """
    number, sign = _number(layout)
    date, place = read_dateline(layout)
    title = read_title(layout)
    signature = read_signature(_words(layout, layout.signature))
    issuer, level = read_issuer(layout, sign, place)
    header = Header(
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
        addressees=read_addressees(layout),
        recipients=read_recipients(layout),
    )
    return complete_header(header, layout.text)


def _words(layout: Layout, place: Place | None) -> str:
    """The text at `place`."""
    return layout.text[place.start : place.end] if place else ""


def _number(layout: Layout) -> tuple[str | None, str | None]:
    """The number without spaces, and its sign (what follows the serial) also where the serial is missing or spoiled."""
    words = _words(layout, layout.number)
    found = NUMBER.match(fold(words))
    if not found:
        unparted = UNPARTED.match(words)
        return (
            (re.sub(r"\s", "", unparted["serial"] + unparted["sign"]), unparted["sign"]) if unparted else (None, None)
        )
    serial = re.sub(r"[\s*]", "", words[found.start("serial") : found.end("serial")]).strip(_STRAYS)
    sign = _sign(words[found.start("sign") : found.end("sign")])
    if not _SERIAL.fullmatch(serial) or not re.search(r"[^\W\d]", sign):
        return None, sign
    if re.match(r"\d+(?:/|$)", sign) and not re.match(r"(?:19|20)\d\d/", sign):
        return None, sign
    return f"{serial}{'-' if found['cut'] in '-–' else '/'}{sign}", sign


def _sign(printed: str) -> str:
    """The sign without spaces, up to the first group that is a word and no sign ("SYT-NVY - Kiên Giang")."""
    sign = normalise(re.split(r"\s[-–—]\s(?=[^\W\d_][^\W\d_A-ZĐ])", printed)[0]).strip("/-. ")
    groups = re.split(r"([/-])", sign)
    for index in range(2, len(groups), 2):
        if sum(map(str.isupper, groups[index])) < 2 and re.search(r"[^\W\d]{3}", groups[index]):
            return "".join(groups[: index - 1])
    return sign


def _type(layout: Layout, sign: str | None, title: str | None) -> str | None:
    """The type by the type line, by the code in the number, or "công văn" for a letter."""
    line = _words(layout, layout.type)
    named = next(filter(None, map(type_named, COLUMN.split(line))), None) or type_named(line, spoiled=True)
    groups = [group for group in re.split(r"[/-]", sign or "") if not group.isdigit()]
    coded = type_of_code(groups[0]) if groups else None
    if coded == "văn bản hợp nhất" or not named:  # a consolidated text bears the type line of the text it consolidates
        named = coded or named
    if named or other_type(line):
        return named
    if title and re.match(r"\W*[vV]\s?/", title):
        return "công văn"
    return "công văn" if sign and (layout.addressees or title) and not (title or "").isupper() else None
