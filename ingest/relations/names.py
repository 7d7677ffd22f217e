"""One name for each document that a paper mentions: the clean number, or the fullest quote of a law without one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from graph.identity import latin
from graph.laws import LAW_TYPES, law_acts, law_key
from graph.record import Citation, fold_space
from ingest.citations.law_names import SPOILED_LAW
from ingest.citations.numbers import read_number
from ingest.letters import fold

__all__ = [
    "AMENDING_LAW",
    "NUMBER_OR_DATE",
    "canonical_names",
    "dated_like_its_amender",
    "number_key",
    "numbered_after_its_object",
]

# What an amending law is called, up to the first of the laws that it amends, and what stands behind a law's name: "sở
# hữu" is no "số". Both are read in folded text.
AMENDING_LAW = re.compile(
    r"(?:(?:bo\s+)?luat|phap\s+lenh)\s+sua\s+doi[^;]*?\s(?:cua|dieu)\s+(?=(?:bo\s+)?luat|phap\s+lenh)"
)
NUMBER_OR_DATE = re.compile(r"\s+(?:so|ngay|nam)?\s*:?\s*\d.*")

_SPOILED = re.compile(rf"^(?:{'|'.join(SPOILED_LAW)})\b")

# A serial number, a slash or a dash, capital letters: what a number looks like where no scan spoiled it.
_CLEAN = re.compile(r"\d{1,5}(?:\.\d{1,3})?[a-zA-Z]?(?:/\d{4})?[/-][A-ZĐ][\w.ĐƯ&]*(?:[-/.][\wĐƯ&]+)*$")
_SERIAL = re.compile(r"\d[\d.]*[a-zđ]?/(?:(?:19|20)\d\d/)?")  # with the year; what can be read must agree
_ALIKE = 0.65  # of the letters and digits of a spoiled number must be those of the clean one
_YEAR = re.compile(r"\W*(?:$|nam\b|ngay\b|so\b|\d|\()")


def number_key(number: str) -> str:
    """What two spellings of one number have in common: letters without marks, digits, no spaces or dashes.

    >>> number_key("1675QĐ-UBND") == number_key("1675/QÐ- UBND")
    True
    """
    return re.sub(r"\W", "", fold(latin(number)))


def canonical_names(citations: Sequence[Citation]) -> list[str]:
    """Give, for each citation, the name its document has in relations (see `graph.record.Citation.name`).

    A number that no rule of writing numbers allows takes the one clean number of the same type that it resembles; a law
    cited by a part of its name takes the fullest quote, which may hold a number.
    """
    clean: dict[str, Counter[str]] = {}
    for citation in citations:
        if citation.number and _CLEAN.match(citation.number):
            clean.setdefault(_meant(citation.number), Counter())[citation.number] += 1
    best = {
        key: max(spelled, key=lambda n: (n == latin(n), number_key(n) == key, spelled[n], n.count("Đ")))
        for key, spelled in clean.items()
    }
    types = {_meant(c.number): c.type for c in citations if c.number}
    laws = _fullest(citations)
    names = []
    for citation in citations:
        if citation.number is None:
            names.append(laws[_words(citation)])
            continue
        key = _meant(citation.number)
        if key in best:
            names.append(best[key])
        else:
            alike = [k for k in best if types[k] == citation.type and _resembles(best[k], citation.number)]
            names.append(best[alike[0]] if len(alike) == 1 else citation.number)
    return names


def dated_like_its_amender(acting: Citation, cited: Citation, citations: Sequence[Citation]) -> int | None:
    """The mention of the law that `acting` amends where the date behind its name, at `cited`, is that of `acting`.

    "Luật số N sửa đổi, bổ sung một số điều của Luật X ngày D": the table of laws knows no X of that day, and the text
    names one X that it knows.
    """
    if cited.number or len(cited.date or "") < len("2015-06-19") or not {acting.type, cited.type} <= LAW_TYPES:
        return None
    bare = NUMBER_OR_DATE.sub("", _words(cited))
    days = {act.date for act in law_acts().get(law_key(bare), ())}
    if not days or cited.date in days or (acting.date or "")[:4] != (cited.date or "")[:4]:
        return None
    meant = [i for i, c in enumerate(citations) if c.date in days and NUMBER_OR_DATE.sub("", _words(c)) == bare]
    return meant[0] if len({citations[i].date for i in meant}) == 1 else None


def numbered_after_its_object(citation: Citation) -> bool:
    """Whether the number behind an amending law's name is that of the law amended, as the table of laws knows it.

    "Luật sửa đổi, bổ sung một số điều của Luật X số N": the enacting words of an amending law end in the number of X.
    """
    name = _amended(citation) if citation.number else None
    return name is not None and any(act.number == citation.number for act in law_acts().get(law_key(name), ()))


def _amended(citation: Citation) -> str | None:
    """The folded name of the law with which the name of an amending law ends, without number and date."""
    quote = _words(citation)
    head = AMENDING_LAW.match(quote) if citation.type in LAW_TYPES else None
    return NUMBER_OR_DATE.sub("", quote[head.end() :]) if head else None


def _meant(number: str) -> str:
    """The key of `number` with the codes that its spoiled groups mean ("QĐĐ", "T1g")."""
    read = read_number(number)
    return number_key(read.mended if read else number)


def _words(citation: Citation) -> str:
    """The folded quote; a law's begins with the word for one, however a scan spelled it ("Tuật")."""
    quote = fold_space(fold(citation.quote))
    return _SPOILED.sub("luat", quote, 1) if citation.type == "luật" else quote


def _resembles(clean: str, number: str) -> bool:
    """Whether a scan can have made `number` of `clean`: its serial number, where it can be read, is the same."""
    serial = _SERIAL.match(number)
    if serial and (_CLEAN.match(number) or not clean.startswith(serial.group())):
        return False
    return SequenceMatcher(None, number_key(clean), number_key(number), autojunk=False).ratio() >= _ALIKE


def _fullest(citations: Sequence[Citation]) -> dict[str, str]:
    """The name of each unnumbered law by its folded quote; two years of one law leave the bare name as it is."""
    quotes = {_words(c): c.name for c in reversed(citations) if c.number is None}
    every = quotes | {_words(c): c.number for c in citations if c.number and c.type in LAW_TYPES}
    amended = {_amended(c): c.number for c in citations if numbered_after_its_object(c)}
    fullest = {}
    for bare, name in quotes.items():
        longer = [full for full in every if full != bare and full.startswith(bare) and _YEAR.match(full[len(bare) :])]
        tops = [full for full in longer if not any(other != full and other.startswith(full) for other in longer)]
        numbers = {every[full] for full in longer if every[full] not in quotes.values()}
        if number := amended.get(bare) or (numbers.pop() if len(numbers) == 1 else None):
            fullest[bare] = number
        else:
            fullest[bare] = every[tops[0]] if len(tops) == 1 else name
    return fullest
