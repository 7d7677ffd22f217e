"""Tasks with a day as an iCalendar (RFC 5545), for the calendar of whoever has to do them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from queries.board import Due
from queries.render import name

__all__ = ["icalendar"]

_NOT_TEXT = re.compile(r"[\x00-\x1f\x7f]+")
_FOLD = 73  # octets of a line after which it is folded (RFC 5545, 3.1: at most 75)


def icalendar(rows: Iterable[Due], now: datetime.datetime) -> bytes:
    """Give an all-day event for each task that has a day; `now` stamps them."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//danchieu//VI", "CALSCALE:GREGORIAN"]
    for due in rows:
        if due.date is None:
            continue
        body = "; ".join(due.task.lead)
        about = f"{name(due.document)} {due.document.issuer or ''} {due.task.label or ''}".strip()
        lines += (
            "BEGIN:VEVENT",
            f"UID:{due.date:%Y%m%d}-{due.task.id}",
            f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{due.date:%Y%m%d}",
            f"SUMMARY:{_text(f'{body}: {due.task.action}' if body else due.task.action or '')}",
            f"DESCRIPTION:{_text(about)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        )
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _text(words: str) -> str:
    r"""Escape words (RFC 5545, 3.3.11).

    >>> _text("a, b; c\nd")
    'a\\, b\\; c d'
    """
    return re.sub(r"([\\;,])", r"\\\1", _NOT_TEXT.sub(" ", words))


def _folded(line: str) -> bytes:
    octets = line.encode()
    parts = []
    while len(octets) > _FOLD:
        end = _FOLD
        while octets[end] & 0xC0 == 0x80:  # never inside a character
            end -= 1
        parts.append(octets[:end])
        octets = octets[end:]
    return b"\r\n ".join([*parts, octets]) + b"\r\n"
