"""Find laws that are cited by name alone."""

from __future__ import annotations

import re

from ingest.citations.finding import Mention
from ingest.citations.law_names import find_law_names
from ingest.citations.provisions import provision_before

__all__ = ["find_laws"]

# What stands between a law's name and its number: then the mention is a numbered one.
_NUMBERED = re.compile(r"\s*[,(]?\s*(?:(?:số|sô|Số)\s*:?\s*)?\d{1,3}[a-z]?\s?[-/]\s?(?:(?:19|20)\d\d\s?[/-]|[A-Z])")


def find_laws(text: str) -> list[Mention]:
    """Find the laws, codes, ordinances and constitutions that `text` names without a number, in reading order.

    >>> [(m.type, m.date) for m in find_laws("Căn cứ Bộ luật Lao động ngày 20 tháng 11 năm 2019;")]
    [('bộ luật', '2019-11-20')]
    """
    return [
        Mention(
            start=name.start,
            end=name.end,
            number=None,
            type=name.type,
            date=name.date,
            issuer="Quốc hội",
            provision=provision_before(text, max(0, name.start - 150), name.start),
            rule="law-by-known-name" if name.known else "law-by-open-name",
            confidence=0.99 if name.known else 0.8,
        )
        for name in find_law_names(text)
        if not _NUMBERED.match(text, name.name_end)
    ]
