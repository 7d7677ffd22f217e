"""Settle what a paper leaves open by what the other papers tell: a function of the set of papers, never of their order.

A number alone settles nothing. A mention is settled where exactly one known document of that number contradicts it in
nothing and is named by the same trích yếu, or, for a law cited by name, bears that name and that year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from graph.identity import plain
from graph.model import Iri
from graph.named_acts import law_name_key
from graph.references import Reference, References

__all__ = ["Claim", "OpenMention", "agree", "claims_of", "open_mentions_of", "settle"]

_TOKEN = re.compile(r"[a-z]+|\d+")
_LEADING_DATE = re.compile(r"^\W*(?:ngay\s+)?\d{1,2}(?:\s*[/.-]\s*\d{1,2}\s*[/.-]\s*|\s*thang\s+\d{1,2}\s+nam\s+)\d{4}")
_NAME_WORDS = 2  # hyphens in the key of a name that names: "luat-dau-tu", not "nghi-quyet"
_RUN = 5  # words in a row that two subjects share at least
_SHARE = 0.6  # of the shorter one: phrases that all papers use ("về việc triển khai thực hiện") are no subject
_BEYOND = 3  # words behind the shared ones in which a month or a year tells two subjects apart


class Claim(msgspec.Struct, frozen=True):
    """A paper says that the document `iri` bears the number `key` (see `Reference.key`)."""

    key: str
    iri: Iri
    issuer: str
    year: str
    date: str | None
    words: str


class OpenMention(msgspec.Struct, frozen=True):
    """An unresolved node of a paper with all that may settle it; `before` is the date of that paper."""

    node: Iri
    key: str
    issuer: str | None
    year: str | None
    date: str | None
    words: str
    before: str | None


def claims_of(references: References) -> tuple[Claim, ...]:
    """Give the full identities that a paper states; laws on their number and on their name."""
    return tuple(
        Claim(key, r.iri, r.holder_key or "", r.year or "", r.date, r.words)
        for r in references
        if r.reason is None
        for key in (r.key, *_name_keys(r))
    )


def _name_keys(reference: Reference) -> set[str]:
    """Give the keys of the names under which a paper knows a document ("Luật Đầu tư công số 39/2019/QH14")."""
    keys = {law_name_key(name) for name in reference.names}
    return {key for key in keys if key.count("-") >= _NAME_WORDS}


def open_mentions_of(references: References) -> tuple[OpenMention, ...]:
    """Give what a paper leaves open, its own identity included."""
    return tuple(_open(r, references.own.date) for r in references if r.reason is not None)


def _open(reference: Reference, before: str | None) -> OpenMention:
    return OpenMention(
        reference.iri, reference.key, reference.holder_key, reference.year, reference.date, reference.words, before
    )


def agree(one: str, other: str) -> bool:
    """Tell whether two stretches of text hold the same subject.

    They do where most words of the shorter one stand in both in a row, where one of the two ends with these words, and
    where no other number stands beside them. A date at the beginning is the mention's, not its subject's.

    >>> agree("về phiên họp thường kỳ tháng 8 năm 2021", "phiên họp Chính phủ thường kỳ tháng 8 năm 2021")
    True
    >>> agree("về phiên họp thường kỳ tháng 8 năm 2021", "Phiên họp thường kỳ tháng 7 năm 2021")
    False
    >>> agree("ngày 23 tháng 12 năm 2009 và đề nghị", "ngày 23 tháng 12 năm 2009 và đề nghị")
    False
    """
    a, b = (_TOKEN.findall(_LEADING_DATE.sub("", plain(text))) for text in (one, other))
    length, i, j = _longest_run(a, b)
    if length < max(_RUN, _SHARE * min(len(a), len(b))) or (i < len(a) and j < len(b)):
        return False
    beyond_a = {token for token in a[i : i + _BEYOND] if token.isdigit()}
    beyond_b = {token for token in b[j : j + _BEYOND] if token.isdigit()}
    before_a = {token for token in a[max(0, i - length - _BEYOND) : i - length] if token.isdigit()}
    before_b = {token for token in b[max(0, j - length - _BEYOND) : j - length] if token.isdigit()}
    return not (_differ(beyond_a, beyond_b) or _differ(before_a, before_b))


def _differ(one: set[str], other: set[str]) -> bool:
    return bool(one and other and one != other)


def _longest_run(a: list[str], b: list[str]) -> tuple[int, int, int]:
    """Give the length of the longest run that both hold, and the places behind it in each."""
    best = (0, 0, 0)
    lengths = [0] * (len(b) + 1)
    for i, token in enumerate(a, start=1):
        previous = 0
        for j, other in enumerate(b, start=1):
            current = lengths[j]
            lengths[j] = previous + 1 if token == other else 0
            if lengths[j] > best[0]:
                best = (lengths[j], i, j)
            previous = current
    return best


def _may_be(mention: OpenMention, claim: Claim) -> bool:
    """Tell whether nothing that the mention says contradicts the claim."""
    if mention.issuer and mention.issuer != claim.issuer:
        return False
    if mention.year and mention.year != claim.year:
        return False
    if mention.date and claim.date and not _same_date(mention.date, claim.date):
        return False
    return not (mention.before and claim.date and _after(claim.date, mention.before))


def _same_date(one: str, other: str) -> bool:
    shared = min(len(one), len(other))
    return one[:shared] == other[:shared]


def _after(one: str, other: str) -> bool:
    shared = min(len(one), len(other))
    return one[:shared] > other[:shared]


def settle(mention: OpenMention, claims: Iterable[Claim]) -> Iri | None:
    """Give the document that `mention` means, None where the claims on its key name none or several."""
    possible = [claim for claim in claims if _may_be(mention, claim)]
    found = {claim.iri for claim in possible if _proves(mention, claim)}
    return found.pop() if len(found) == 1 else None


def _proves(mention: OpenMention, claim: Claim) -> bool:
    if mention.key.startswith("law:"):
        return mention.year is not None
    return bool(mention.issuer or mention.year) and agree(mention.words, claim.words)
