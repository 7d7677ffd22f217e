"""Find the cells that some papers bear below the body: the number of a consolidated text, the date of adoption.

A consolidated text is certified at its end (Ordinance 01/2012/UBTVQH13, art. 8 and annexes); acts of the National
Assembly state at their end when they were passed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ingest.layout.cells import Place
from ingest.layout.cues import cue
from ingest.layout.dateline import dated
from ingest.layout.head import DATE, NUMBER
from ingest.layout.lines import Line
from ingest.letters import fold

__all__ = ["Colophon", "find_adoption", "find_certificate"]

_CODE = "VBHN"
_CERTIFICATE = 400  # characters from the number to the date
_CLOSING_WORDS = 700  # characters above and below the signature in which an act states its date
_PASSED = re.compile(r"(?:thong\s+qua(?:\s+tai\s+phien\s+hop\s+thu\s+\w+)?|ha\s+noi)\W{1,4}$")
_ADOPTION = 50  # characters of these words at most
_THIS_ACT = re.compile(r"(?<!\w)nay\s+(?:da\s+)?duoc\s")


class Colophon(msgspec.Struct, frozen=True, kw_only=True):
    """The cells of a certificate; `start` is where it begins."""

    start: int
    issuer: Place | None
    number: Place
    place_date: Place | None


def find_certificate(text: str, lines: Sequence[Line]) -> Colophon | None:
    """Find the certificate of a consolidated text among `lines`, None where there is none."""
    if _CODE not in text:
        return None
    for index, line in enumerate(lines):
        if _CODE not in line.text or len(line.text) > 70:
            continue
        found = NUMBER.match(fold(line.text))
        if found is None or _CODE not in line.text[found.start("sign") : found.end()]:
            continue
        first = index
        while first and index - first < 4 and lines[first - 1].text.isupper() and len(lines[first - 1].text) < 90:
            first -= 1
        while first < index and not cue("body").match(fold(lines[first].text)):
            first += 1
        number = Place(line.start + found.start(), line.start + found.end())
        issuer = Place(lines[first].start, lines[index - 1].end) if first < index else None
        near = text[number.start : number.end + _CERTIFICATE]
        date = DATE.search(fold(near), number.end - number.start)
        place_date = None
        if date:
            place = dated(near, date, number.end - number.start)
            place_date = Place(number.start + place.start, number.start + place.end)
        return Colophon(start=lines[first].start, issuer=issuer, number=number, place_date=place_date)
    return None


def find_adoption(text: str, signature: Place | None) -> Place | None:
    """Find the date on which an act was passed: in the words around its signature, or in its last words without one."""
    start = max(0, (signature.start if signature else len(text)) - _CLOSING_WORDS)
    words = text[start : (signature.end if signature else len(text)) + _CLOSING_WORDS]
    folded = fold(words)
    if signature is None and not _THIS_ACT.search(folded):
        return None
    for found in DATE.finditer(folded):
        if _PASSED.search(folded, max(0, found.start() - _ADOPTION), found.start()):
            if folded[found.start() - 12 : found.start()].strip(" ,.\n*").endswith("noi"):
                place = dated(words, found)
                return Place(start + place.start, start + place.end)
            return Place(start + found.start(), start + found.end())
    return None
