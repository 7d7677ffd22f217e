"""Find what stands below the body: recipients, signature, and where annexes begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ingest.cells import Place
from ingest.letters import fold
from ingest.lines import Line

__all__ = ["Closing", "find_closing"]

_RECIPIENTS = re.compile(r"\W{0,4}\w?\W?no[iï]\s*nh[ae]n\b")
_MODE = re.compile(r"(?:^|\t|\s{3,}|\|)\W{0,3}(?P<mode>T\s?M|K\s?T|T\s?L|TUQ|Q|T/M|K/T|T/L)\s?[./]\s?[A-ZÀ-Ỹ]{2}")
_ANNEX = re.compile(
    r"\W{0,3}(?:phu\s+luc(?:\s+(?:so\s+)?[ivxlc\d]+[a-z]?)?\W*$|phu\s+luc\s+[ivxlc\d]+\b|\(?(?:ban\s+hanh\s+)?kem\s+theo\s+(?:quyet|thong|nghi|ke|cong|chi|to)\b"
    r"|cong\s+hoa\s+xa\s+hoi\s+chu\s+nghia|mau\s+so\s*\W?\s*\d|bieu\s+(?:mau|so))"
)


class Closing(msgspec.Struct, frozen=True, kw_only=True):
    """The body ends before line `body_to`, annexes begin with line `annex_from`; both may be the number of lines."""

    recipients: Place | None = None
    signature: Place | None = None
    body_to: int
    annex_from: int


def find_closing(text: str, lines: Sequence[Line], body_from: int) -> Closing:
    """Find the cells below the body, which begins with line `body_from`."""
    total = len(lines)
    recipients_at = signing_at = annex_at = None
    for index in range(body_from, total):
        line = lines[index]
        first = line.text.lstrip(" \"“'_*")[:1]
        if first in "Nn\xcf" and _RECIPIENTS.match(fold(line.text[:24])):
            recipients_at = index
            break
        if _MODE.search(line.text) and line.text[:40].upper() == line.text[:40]:
            signing_at = index
            break
        if (
            first in "PpCcMmBb(kK"
            and index > body_from
            and _ANNEX.match(fold(line.text[:60]))
            and line.text[:3].lower() != "mẫu"
        ):
            annex_at = index
            break
    if annex_at is not None:
        return Closing(body_to=annex_at, annex_from=annex_at)
    at = recipients_at if recipients_at is not None else signing_at
    if at is None:
        return Closing(body_to=total, annex_from=total)
    end = _closing_end(lines, at)
    block = Place(lines[at].start, lines[end - 1].end)
    return Closing(recipients=block if recipients_at is not None else None, signature=block, body_to=at, annex_from=end)


def _closing_end(lines: Sequence[Line], at: int) -> int:
    """The index of the first line behind the recipients and the signature that begin at line `at`."""
    index = at + 1
    while index < len(lines):
        line = lines[index]
        folded = fold(line.text[:60])
        if _ANNEX.match(folded):
            break
        if (
            line.text.isupper()
            and line.blanks
            and index > at + 4
            and len(line.text) > 25
            and not _MODE.search(line.text)
        ):
            break
        if len(line.text) > 220 and not line.cells:
            break
        if index > at + 80:
            break
        index += 1
    return index
