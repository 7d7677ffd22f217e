"""The nouns and the known names that names of bodies begin with, from the tables, looked up at a place of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import Literal

import msgspec

from graph.agencies import agencies, departments
from graph.tables import read_table
from graph.territories import districts, provinces
from ingest.letters import fold
from ingest.tasks.cue_words import Stretch, cue_at

__all__ = [
    "BodyKind",
    "Start",
    "body_starts_at",
    "first_words",
    "is_described",
    "is_organisation",
    "is_place",
    "stem_at",
]

BodyKind = Literal["name", "team", "authority", "head", "group", "place"]


class BodyWord(msgspec.Struct, frozen=True):
    """A noun that names of bodies begin with (see the head of `tables/bodies.tsv`)."""

    words: str
    kind: BodyKind
    not_before: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()


class Start(msgspec.Struct, frozen=True):
    """A body that begins at a place: where its first noun stands, what kind that is, whether a plural stands before."""

    begin: int
    noun: int
    kind: BodyKind
    plural: bool
    known: bool


_WORD = re.compile(r"\w+|[^\w\s]")
_LETTERS = re.compile(r"\w+")
_BEHIND = re.compile(r"\W+(\w+)")
_NEXT = re.compile(r"[\s,&/–—-]{0,4}\s*(?<!\w)(\w+)")
_PLURAL = re.compile(
    r"(?:(?:tất cả |toàn bộ |toàn thể )?các(?: đồng chí| ông,? bà| ông \(bà\))?"
    r"|những|mỗi|từng|một số|quý|\d{1,2}(?: \([^)]{1,12}\))?)\s+",
    re.IGNORECASE,
)


_NOUN_AND_ACT = 3  # words of "Sở xây dựng"
_PLURAL_WORDS = frozenset(
    {"cac", "nhung", "moi", "tung", "mot", "quy", "tat", "toan"}
)  # how `_PLURAL` may begin, folded
_MANY = re.compile(r"các\s+", re.IGNORECASE)  # where the longer form swallows the noun: "các ông, bà có tên"


def _official_names() -> list[str]:
    """Every known name of a body, aliases included, folded."""
    central = chain.from_iterable((row.name, *row.aliases) for row in agencies().values())
    local = chain.from_iterable((row.name, *row.aliases) for row in departments().values())
    return [fold(name) for name in chain(central, local)]


_Names = dict[str, tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]]]


def _by_first_word(names: Iterable[str]) -> _Names:
    """How folded names may begin and how they run, as words, by their first word."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        words = tuple(_LETTERS.findall(name))
        found.setdefault(words[0], set()).add(words)
    return {
        first: (frozenset(row[:count] for row in rows for count in range(1, len(row) + 1)), frozenset(rows))
        for first, rows in found.items()
    }


@cache
def _known_names() -> _Names:
    """The names and aliases of known bodies."""
    return _by_first_word(_official_names())


@cache
def _known_stems() -> _Names:
    """What stands after "các Sở:" and "các Bộ:"."""
    parts = (name.partition(" ") for name in _official_names())
    return _by_first_word(stem for kind, _, stem in parts if kind in ("so", "bo") and stem)


class _Noun(msgspec.Struct, frozen=True):
    second: str | None  # its second word, folded: most places are told by it at once
    pattern: re.Pattern[str]
    loose: re.Pattern[str] | None
    other: re.Pattern[str] | None  # what behind it makes another word of it
    needed: re.Pattern[str] | None  # what must stand behind it where no plural stands before
    kind: BodyKind
    length: int


@cache
def _nouns() -> dict[str, tuple[_Noun, ...]]:
    """The nouns of bodies by their first folded word, the longest first."""
    nouns: dict[str, list[_Noun]] = {}
    for row in read_table("ingest", "bodies", BodyWord):
        words = row.words.lower()
        folded = fold(words)
        tail = "|".join(r"\s*," if word == "," else r"\s+" + re.escape(word) + r"(?!\w)" for word in row.not_before)
        # one syllable must stand with its diacritics ("số" is no "sở"); of several a scan may have spoilt some
        pattern = re.compile(
            re.escape(words).replace(r"\ ", r"\s+") + (r"(?!\w)" if words[-1].isalnum() else ""), re.IGNORECASE
        )
        loose = re.compile(re.escape(folded).replace(r"\ ", r"\s+") + r"(?!\w)") if " " in words else None
        other = re.compile(tail, re.IGNORECASE) if tail else None
        must = "|".join(r"\s*" + re.escape(word).replace(r"\ ", r"\s+") + r"(?!\w)" for word in row.only_before)
        needed = re.compile(must, re.IGNORECASE) if must else None
        nouns.setdefault(re.split(r"\W", folded)[0], []).append(
            _Noun(next(iter(_LETTERS.findall(folded)[1:]), None), pattern, loose, other, needed, row.kind, len(folded))
        )
    return {first: tuple(sorted(found, key=lambda n: -n.length)) for first, found in nouns.items()}


def _name_at(table: _Names, stretch: Stretch, place: int, end: int) -> int | None:
    """Where the longest name of `table` at `place` ends; between its words spaces, dashes and commas may differ."""
    word = _LETTERS.match(stretch.folded, place, end)
    rows = table.get(word[0]) if word else None
    if word is None or rows is None:
        return None
    beginnings, names = rows
    words: tuple[str, ...] = (word[0],)
    ends = [word.end()]
    while True:
        word = _NEXT.match(stretch.folded, ends[-1], end)
        if word is None or (*words, word[1]) not in beginnings:
            break
        words = (*words, word[1])
        ends.append(word.end())
    for count in range(len(words), 0, -1):
        if words[:count] in names:
            return ends[count - 1]
    return None


def body_starts_at(stretch: Stretch, place: int, end: int) -> Start | None:
    """Tell whether a body begins at `place`: a plural, a known name, or a noun of the table."""
    key = (place, end)
    if key not in stretch.starts:
        stretch.starts[key] = _look_up(stretch, place, end)
    return stretch.starts[key]


def _look_up(stretch: Stretch, place: int, end: int) -> Start | None:
    """The body at `place`, looked up in the tables."""
    word = _WORD.match(stretch.folded, place, end)
    if word is None:
        return None
    plural = None
    if word[0] in _PLURAL_WORDS or word[0].isdigit():
        plural = _PLURAL.match(stretch.text, place, end)
    elif word[0] not in _known_names() and word[0] not in _nouns():
        return None
    start = _start_behind(stretch, plural, place, end)
    if start is None and plural and (many := _MANY.match(stretch.text, place, end)):
        start = _start_behind(stretch, many, place, end)
    return start


def _start_behind(stretch: Stretch, plural: re.Match[str] | None, place: int, end: int) -> Start | None:
    """The body whose noun or known name stands behind `plural`, or at `place` without one."""
    noun = plural.end() if plural else place
    word = _WORD.match(stretch.folded, noun, end)
    if word is None or (word[0] not in _known_names() and word[0] not in _nouns()):
        return None
    known = _name_at(_known_names(), stretch, noun, end)
    if known and _is_act(stretch, noun, known, end):
        known = None
    found = _noun_at(stretch, noun, end, plural=plural is not None)
    written = stretch.text[noun].isupper() or len(stretch.text[noun : known or noun].split()) > 2
    if known and (found is None or found[0] <= known) and written:
        return Start(noun, known, found[1] if found else "name", bool(plural), known=True)
    if found:
        return Start(noun, found[0], found[1], bool(plural), known=False)
    return None


def _is_act(stretch: Stretch, noun: int, known: int, end: int) -> bool:
    """Tell whether a known name is a noun and its act in small letters: "Sở xây dựng kế hoạch ..."."""
    words = stretch.text[noun:known].split()
    if len(words) != _NOUN_AND_ACT or not words[1].islower():
        return False
    act = cue_at(stretch, noun + len(words[0]) + 1, end)
    behind = _LETTERS.match(stretch.text, known + 1, end)
    follows = behind is not None and behind[0].islower() and cue_at(stretch, known + 1, end) is None
    return act is not None and "verb" in act.roles and follows


def _noun_at(stretch: Stretch, place: int, end: int, *, plural: bool) -> tuple[int, BodyKind] | None:
    """The noun of a body at `place`: where it ends and its kind."""
    word = _WORD.match(stretch.folded, place, end)
    nouns = _nouns().get(word[0]) if word else None
    if word is None or nouns is None:
        return None
    behind = _BEHIND.match(stretch.folded, word.end(), end)
    second = behind[1] if behind else None
    for noun in nouns:
        if noun.second is not None and noun.second != second:
            continue
        found = noun.pattern.match(stretch.text, place, end)
        if found is None and noun.loose:
            found = noun.loose.match(stretch.folded, place, end)
            found = None if found and _is_word(stretch, place, found.end(), end) else found
        if found is None or (noun.other and noun.other.match(stretch.text, found.end(), end)):
            continue
        word_behind = _WORD.match(stretch.text, found.end() + 1, end)
        named = word_behind is not None and len(word_behind[0]) > 1 and word_behind[0].isupper()
        if plural or noun.needed is None or named or noun.needed.match(stretch.text, found.end(), end):
            return found.end(), noun.kind
    return None


def _is_word(stretch: Stretch, place: int, stop: int, end: int) -> bool:
    """Tell whether the letters up to `stop` are no spoilt noun but a word of their own ("học viên", no "học viện")."""
    hit = cue_at(stretch, place, end)
    return hit is not None and "word" in hit.roles and hit.end >= stop


def is_described(stretch: Stretch, start: Start) -> bool:
    """Tell whether the noun of `start` has a description of its own ("tổ chức X", not "đơn vị liên quan")."""
    rest = stretch.folded[start.noun : start.noun + 14].strip()
    return (
        not rest.startswith(("lien quan", "co lien quan", "khac", "nay", "truc thuoc", "thuoc")) and rest[:1].isalpha()
    )


def is_organisation(stretch: Stretch, place: int, end: int) -> bool:
    """Tell whether "tổ chức" at `place` is the noun, no act."""
    start = body_starts_at(stretch, place, end)
    return start is not None and start.kind == "group" and stretch.text[start.noun : start.noun + 1] != ","


def stem_at(stretch: Stretch, place: int, end: int) -> int | None:
    """Where the name at `place` that stands for a department or ministry without its "Sở", "Bộ" ends ("Y tế")."""
    return _name_at(_known_stems(), stretch, place, end)


@cache
def first_words() -> frozenset[str]:
    """The first words, in lower case, of all nouns and known names of bodies."""
    nouns = {row.words.lower().split()[0] for row in read_table("ingest", "bodies", BodyWord)}
    central = {name.lower().split()[0] for row in agencies().values() for name in (row.name, *row.aliases)}
    local = {name.lower().split()[0] for row in departments().values() for name in (row.name, *row.aliases)}
    return frozenset(nouns | central | local)


@cache
def _places() -> frozenset[str]:
    """Folded names of provinces and districts."""
    return frozenset(map(fold, (*provinces(), *(district.name for district in districts()))))


def is_place(name: str) -> bool:
    """Tell whether `name` is a province or a district."""
    return fold(name).strip() in _places()
