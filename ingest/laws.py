"""Find laws that are cited by name alone."""

from __future__ import annotations

import re

from ingest.citations import Mention
from ingest.dates import DATE, read_date
from ingest.provisions import provision_before

__all__ = ["find_laws"]

_LAW = re.compile(
    r"(?<![\w])(?:(?P<code>Bộ [Ll]uật|BỘ LUẬT)|(?P<law>Luật|LUẬT)|(?P<ord>Pháp lệnh|PHÁP LỆNH)|(?P<con>Hiến pháp|HIẾN PHÁP))(?!\w)"
    r"(?P<name>(?:\s+(?!(?:này|số|ngày|năm|của|được|và [LNP]|quy định|có|mới|sư|gia)\b)[^\W\d]+(?:,(?= [a-zđ]))?){0,25})"
    r"(?P<date>\s+(?:ngày|năm)\s+[\d/\s thángnăm]{4,30})?"
)


def find_laws(text: str) -> list[Mention]:
    """Find the laws, codes, ordinances and constitutions that `text` names without a number, in reading order."""
    found = []
    for m in _LAW.finditer(text):
        kind = "bộ luật" if m["code"] else "luật" if m["law"] else "pháp lệnh" if m["ord"] else "hiến pháp"
        if kind != "hiến pháp" and len(m["name"].split()) < 2:
            continue
        end = m.end("name") if kind != "hiến pháp" else m.start("name")
        if re.match(r"\s+số\b|\s+\d", text[end : end + 8]):
            continue
        date = None
        d = DATE.match(text, end + 1)
        if d:
            date, end = read_date(d), d.end()
        found.append(
            Mention(
                start=m.start(),
                end=end,
                number=None,
                type=kind,
                date=date,
                provision=provision_before(text[max(0, m.start() - 120) : m.start()]),
                issuer="Quốc hội",
                rule="law-by-name",
                confidence=0.8,
            )
        )
    return found
