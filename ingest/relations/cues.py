"""The words that say what one document does to another, from `tables/relation_cues.tsv`, and how far they reach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec

from graph.tables import read_table
from graph.vocabulary import document_types
from ingest.letters import fold

__all__ = [
    "Cue",
    "Found",
    "act_types",
    "closing_cue",
    "is_near",
    "is_under",
    "kinds_pattern",
    "leading_cues",
    "named_cues",
    "outermost",
    "passive_cue",
    "types_by_words",
    "word_pattern",
    "words",
]

Role = Literal[
    "tale", "manner", "matter", "content", "opener", "turn", "main", "main-if", "noun", "fund", "drive", "wish", "act"
]
Place = Literal["before", "passive", "after"]
Path = Literal["near", "content", "under", "asked", "tail", "reach", "open", "-"]


class Word(msgspec.Struct, frozen=True):
    """A word or phrase of one of the roles that the head of the table explains."""

    role: Role
    form: str


class Cue(msgspec.Struct, frozen=True):
    """One row of the table, whose head explains the columns."""

    rule: str
    predicate: str
    pattern: str
    place: Place
    path: Path
    scope: Literal["any", "self", "third"]
    papers: Literal["any", "act", "letter"]
    objects: Literal["any", "request", "proposal", "law"]
    confidence: float
    reason: str
    openings: tuple[str, ...] = ()


class Found(msgspec.Struct, frozen=True):
    """A cue where it stands in the text."""

    cue: Cue
    start: int
    end: int


@cache
def words(role: Role) -> tuple[str, ...]:
    """The forms of `role`, folded, the longest first."""
    rows = read_table("ingest", "relation_words", Word)
    return tuple(sorted({fold(row.form) for row in rows if row.role == role}, key=lambda f: (-len(f), f)))


@cache
def word_pattern(*roles: Role) -> str:
    """A pattern without groups for the forms of `roles`, whole words of folded text."""
    forms = sorted({form for role in roles for form in words(role)}, key=len, reverse=True)
    return r"(?<!\w)(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms) + r")(?!\w)"


@cache
def act_types() -> frozenset[str]:
    """The types of paper that can change another by their own words."""
    return frozenset(row.form for row in read_table("ingest", "relation_words", Word) if row.role == "act")


@cache
def types_by_words() -> dict[str, str]:
    """The types of documents by their names in folded text."""
    return {fold(name): name for name in document_types()}


@cache
def kinds_pattern() -> str:
    """A pattern without groups for the names of the types of documents, in folded text, the longest first."""
    names = sorted(types_by_words(), key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)


_NO_LETTER = r"(?<![^\W_])"  # an underscore before a word is emphasis or a stray mark


def _compile(cue: Cue) -> re.Pattern[str]:
    body = fold(cue.pattern).replace(" ", r"\s+")
    if cue.place == "passive":
        body = rf"[(\[]?\s*(?:{body})\s*[:(]?\s*(?:{_DOC_WORDS})?\s*$"
    return re.compile(rf"{_NO_LETTER}{body}" if cue.place != "before" else rf"{_NO_LETTER}(?:{body})(?!\w)")


_DOC_WORDS = rf"(?:(?:cac|nhung|so|mot\s+so|hai|ba|\d++|{kinds_pattern()}|van\s+ban)\s*)+"


@cache
def _passives() -> tuple[tuple[Cue, re.Pattern[str]], ...]:
    return tuple((row, _compile(row)) for row in read_table("ingest", "relation_cues", Cue) if row.place == "passive")


@cache
def _openings(place: Place) -> tuple[re.Pattern[str], dict[str, tuple[tuple[Cue, re.Pattern[str]], ...]]]:
    """A pattern for the syllables with which the cues of `place` open, and the cues by these."""
    cues: dict[str, list[tuple[Cue, re.Pattern[str]]]] = {}
    for row in read_table("ingest", "relation_cues", Cue):
        for opening in row.openings if row.place == place else ():
            cues.setdefault(fold(opening), []).append((row, _compile(row)))
    choice = "|".join(sorted(cues, key=len, reverse=True))
    return re.compile(rf"{_NO_LETTER}(?:{choice})(?!\w)"), {opening: tuple(rows) for opening, rows in cues.items()}


def _found(place: Place, folded: str, start: int, end: int) -> Iterator[Found]:
    """Every cue of `place` between `start` and `end`, in reading order, whatever it reaches."""
    pattern, cues = _openings(place)
    for opening in pattern.finditer(folded, start, end):
        for cue, full in cues[opening.group()]:
            match = full.match(folded, opening.start(), end)
            if match:
                yield Found(cue, match.start(), match.end())


@cache
def _bag() -> re.Pattern[str]:
    """What may stand between a verb and the document it governs; possessive, so that nothing is tried twice."""
    phrases = {*words("manner"), *words("matter"), *map(fold, document_types())}
    choice = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(phrases, key=lambda p: (-len(p), p)))
    return re.compile(rf"\W*+(?:(?>(?:{choice}|[\d.]+|[a-z]|[ivx]+)(?!\w))[^\w.;]*+)*+$")


def is_near(between: str) -> bool:
    """Whether only manner, matter, names of kinds of documents, numerals and letters of provisions stand in between."""
    return bool(_bag().match(between)) and not _ITS_GUIDES.search(between)


# "các Nghị định, Thông tư hướng dẫn Luật …": the verb governs the unnamed papers, not the law
_ITS_GUIDES = re.compile(
    r"(?:nghi\s+dinh|thong\s+tu|van\s+ban|quyet\s+dinh)\s[^;]*(?:huong\s+dan|quy\s+dinh\s+chi\s+tiet)\s*$"
)
_ORDINAL = r"(?:\d[\w.]*|[a-z]\d?|[ivx]+)(?!\w)"
_PROVISION = re.compile(
    rf"(?:(?:cac\s+)?(?:diem|khoan|dieu|muc|phan|chuong|phu\s+luc|tiet|tieu\s+muc)\s+{_ORDINAL}"
    rf"(?:\s*(?:,|va)\s*{_ORDINAL})*\s*[,;]?\s*(?:(?:va\s+)?(?:cua\s+)?))+$"
)
_TAIL = re.compile(r"(?:tai|trong|so|kem\s+theo|:)\s*(?:cac\s+|nhung\s+|van\s+ban\s*)*$")
_LISTING = re.compile(
    r"(?:dac\s+biet|nhat|truoc\s+het)\s+la\s*(?:tai\s*)?(?:cac\s*)?$|:\s*$|nhu\s*:?\s*$|gom\s*:?\s*$"
    r"|(?:chi\s+dao|y\s+kien|ket\s+luan|van\s+ban|yeu\s+cau)(?!\w)[^,;()]{0,80}\(\s*(?:tai\s+)?(?:cac\s+)?$"
)
_BY_RULE = re.compile(r"theo\s+(?:dung\s+)?(?:cac\s+)?(?:quy\s+dinh|huong\s+dan|tham\s+quyen)")
_DUTIES = re.compile(r"nhiem\s+vu(?:\s[^;]{0,60}?)?\s+theo\s+qu[iy]\s+dinh\s+(?:tai|cua|trong)\s+\W*")
_UNDER = re.compile(r"(?<!kem )(?<!\w)theo(?!\w)(?!.*(?<!kem )(?<!\w)theo(?!\w))", re.DOTALL)  # the last one
_SENT_WITH = re.compile(r"(?<!hanh )kem\s+theo\s*$")
_ASKED = re.compile(
    r"theo\s+(?:dung\s+)?(?:noi\s+dung\s+)?(?:yeu\s+cau|chi\s+dao|tinh\s+than)(?:\s+noi\s+dung)?(?:\s+(?:cua|tai|trong)(?:\s[^,;]{0,80}\stai)?)?\s*$"
)
_REACH = re.compile(
    r"(?:kem\s+theo|tai|cua|hanh\s+theo|duyet\s+theo|trong)\s*(?:cac\s+)?$"
    r"|mot\s+so\s+dieu\s+cua\s[^,;.]{4,60}\sva\s*$"  # beside a law whose name a scan spoiled
)
_REACH_LIMIT = {"near": 120, "content": 260, "under": 260, "asked": 160, "tail": 320, "reach": 320, "open": 320}


@cache
def _content() -> re.Pattern[str]:
    return re.compile(word_pattern("content"))


def is_under(between: str) -> bool:
    """Whether `between` ends in a "theo" that makes what follows the plan of the work before it."""
    under = _UNDER.search(between)
    if under is None or _BY_RULE.search(between, under.start()):
        return False
    rest = between[under.end() :]
    if _ABOVE_ALL.search(rest):
        return len(rest) < 160 and bool(_content().search(rest))
    return is_near(rest) or (
        len(rest) < 110 and bool(_TAIL.search(rest)) and "," not in rest and not _SENT_WITH.search(rest)
    )


def _reaches(path: Path, between: str) -> bool:
    """Whether a cue with this `path` governs the mention that follows `between` (folded)."""
    bare = _PROVISION.sub("", between)  # "bãi bỏ khoản 1 Điều 2; Chương II của …": however many parts there are
    if len(bare) > _REACH_LIMIT[path] or ";" in bare:
        return False
    if path == "open":
        return True
    if path == "near":
        return is_near(bare)
    if path == "under":
        return is_under(bare)
    if path == "asked":
        return bool(_ASKED.search(bare))
    if _BY_RULE.search(between) and not (path == "content" and _DUTIES.search(between)):
        return False
    if path == "content":
        head = _content().search(bare)
        return bool(head and head.start() < 70 and not _BESIDE.search(bare)) and bool(
            _TAIL.search(bare) or _LISTING.search(bare) or _OF.search(bare)
        )
    if path == "tail":
        return bool(_TAIL.search(bare)) or is_near(bare)
    return bool(_REACH.search(bare)) or bare != between or is_near(bare)


_BESIDE = re.compile(r"(?<!\w)(?:phu\s+hop|can\s+cu|lien\s+quan|dap\s+ung|ngoai)(?!\w)")
_ABOVE_ALL = re.compile(r"(?:dac\s+biet|nhat|truoc\s+het)\s+la\s*(?:tai\s*)?(?:cac\s*)?$")
_OF = re.compile(r"(?:cua|theo)\s*$")


def leading_cues(folded: str, start: int, end: int) -> list[Found]:
    """The cues between `start` and `end` that reach a mention beginning at `end`, the nearest first.

    A cue that lies inside another one ("thực hiện" in "hướng dẫn thực hiện") is left out.
    """
    window = _found("before", folded, max(start, end - 420), end)
    found = [f for f in window if _reaches(f.cue.path, folded[f.end : end])]
    return sorted(outermost(found), key=lambda f: -f.start)


def named_cues(folded: str, start: int, end: int) -> list[Found]:
    """Every cue before its object between `start` and `end`, the first one first, whatever it reaches."""
    return list(_found("before", folded, start, end))


def outermost(found: Sequence[Found]) -> list[Found]:
    """The cues that lie inside no other one of `found`."""
    return [f for f in found if not any(_inside(f, g) for g in found)]


def _inside(small: Found, large: Found) -> bool:
    same = (small.start, small.end) == (large.start, large.end)
    return not same and large.start <= small.start and small.end <= large.end


_PASSIVE = re.compile(r"(?:boi|tai|theo|bang|trong)[\s:(]*(?:\w++\s*+){0,4}$")  # what brings the actor, at the end


def passive_cue(folded: str, start: int, end: int) -> Found | None:
    """The passive that ends right before a mention beginning at `end` ("được sửa đổi bởi"), None without one."""
    provision = _PROVISION.search(folded, max(start, end - 90), end)  # "… tại khoản 1 Điều 8 Thông tư số …"
    end = provision.start() if provision else end
    begin = max(start, end - 160)
    if not _PASSIVE.search(folded, begin, end):
        return None
    for cue, pattern in _passives():
        found = pattern.search(folded, begin, end)
        if found:
            return Found(cue, found.start(), found.end())
    return None


def closing_cue(folded: str, start: int, end: int) -> Found | None:
    """The first cue after its object between `start` and `end` ("hết hiệu lực kể từ …"), None without one."""
    return next(_found("after", folded, start, end), None)
