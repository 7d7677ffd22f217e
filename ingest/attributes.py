"""Complete the mentions of a paper from one another and from its header."""

from __future__ import annotations

from collections.abc import Sequence

from graph.record import Citation, Header, fold_space
from ingest.citations import Mention
from ingest.layout import Layout
from ingest.numbers import read_number

__all__ = ["complete"]

_ISSUERS = {"CP": "Chính phủ", "TTg": "Thủ tướng Chính phủ"}


def complete(layout: Layout, header: Header, mentions: Sequence[Mention]) -> tuple[Citation, ...]:
    """Give the citations that `mentions` (offsets in the whole text, reading order) stand for."""
    own = {m.number for m in mentions if m.number and m.number == header.number}
    dates: dict[str, str] = {}
    for m in mentions:
        if m.number and m.date:
            dates.setdefault(m.number, m.date)
    done = []
    last = -1
    for m in mentions:
        if m.start < last or (m.number in own and m.date in (None, header.date)):
            continue
        last = m.end
        number = read_number(m.number) if m.number else None
        issuer = m.issuer
        if number and number.issuer_codes:
            code = number.issuer_codes[0]
            issuer = _ISSUERS.get(code) or ("Quốc hội" if code.startswith("QH") else issuer)
        done.append(
            Citation(
                quote=fold_space(layout.text[m.start : m.end]),
                number=m.number,
                type=m.type,
                date=m.date or dates.get(m.number or "") or (number.year if number else None),
                issuer=issuer,
                provision=m.provision,
                start=m.start,
                end=m.end,
                rule=m.rule,
                confidence=m.confidence,
            )
        )
    return tuple(done)
