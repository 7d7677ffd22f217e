"""The nouns and the known names that names of bodies begin with, from the tables, looked up at a place of a text."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import Literal

import msgspec

from graph.agencies import agencies, departments
from graph.tables import read_table
from graph.territories import districts, provinces
from ingest.cue_words import Stretch
from ingest.letters import fold

__all__ = ["BodyKind", "Start", "body_starts_at", "first_words", "is_place", "stem_at"]

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
_PLURAL = re.compile(
    r"(?:(?:tất cả |toàn bộ |toàn thể )?các(?: đồng chí| ông,? bà| ông \(bà\))?"
    r"|những|mỗi|từng|một số|quý|\d{1,2}(?: \([^)]{1,12}\))?)\s+",
    re.IGNORECASE,
)


_MANY = re.compile(r"các\s+", re.IGNORECASE)  # where the longer form swallows the noun: "các ông, bà có tên"


def _official_names() -> list[str]:
    """Every known name of a body, aliases included, folded."""
    central = chain.from_iterable((row.name, *row.aliases) for row in agencies().values())
    local = chain.from_iterable((row.name, *row.aliases) for row in departments().values())
    return [fold(name) for name in chain(central, local)]


@cache
def _known_names() -> dict[str, tuple[str, ...]]:
    """Folded names and aliases of known bodies by their first word, the longest first."""
    names: dict[str, set[str]] = {}
    for name in _official_names():
        names.setdefault(name.split()[0], set()).add(name)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in names.items()}


@cache
def _known_stems() -> dict[str, tuple[str, ...]]:
    """What stands after "các Sở:" and "các Bộ:", by the first word, the longest first."""
    stems: dict[str, set[str]] = {}
    for name in _official_names():
        kind, _, stem = name.partition(" ")
        if kind in ("so", "bo") and stem:
            stems.setdefault(stem.split()[0], set()).add(stem)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in stems.items()}


class _Noun(msgspec.Struct, frozen=True):
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
        needed = re.compile(must) if must else None
        nouns.setdefault(re.split(r"\W", folded)[0], []).append(
            _Noun(pattern, loose, other, needed, row.kind, len(folded))
        )
    return {first: tuple(sorted(found, key=lambda n: -n.length)) for first, found in nouns.items()}


def _name_at(table: dict[str, tuple[str, ...]], stretch: Stretch, place: int, end: int) -> int | None:
    """Where the longest name of `table` that stands at `place` ends; spaces and dashes may differ."""
    word = _WORD.match(stretch.folded, place, end)
    if word is None:
        return None
    for name in table.get(word[0], ()):
        if stretch.folded.startswith(name, place):
            stop = place + len(name)
        else:
            found = _loose(name).match(stretch.folded, place, end)
            if found is None:
                continue
            stop = found.end()
        if not stretch.folded[stop : stop + 1].isalnum():
            return stop
    return None


@cache
def _loose(name: str) -> re.Pattern[str]:
    """A pattern of a name over broken lines and with other dashes."""
    return re.compile(
        r"\s*[-–—]\s*".join(r"\s+".join(map(re.escape, part.split())) for part in re.split(r"\s*-\s*", name))
    )


def body_starts_at(stretch: Stretch, place: int, end: int) -> Start | None:
    """Tell whether a body begins at `place`: a plural, a known name, or a noun of the table."""
    plural = _PLURAL.match(stretch.text, place, end)
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
    found = _noun_at(stretch, noun, end, plural=plural is not None)
    written = stretch.text[noun].isupper() or len(stretch.text[noun : known or noun].split()) > 2
    if known and (found is None or found[0] <= known) and written:
        return Start(noun, known, found[1] if found else "name", bool(plural), known=True)
    if found:
        return Start(noun, found[0], found[1], bool(plural), known=False)
    return None


def _noun_at(stretch: Stretch, place: int, end: int, *, plural: bool) -> tuple[int, BodyKind] | None:
    """The noun of a body at `place`: where it ends and its kind."""
    word = _WORD.match(stretch.folded, place, end)
    for noun in _nouns().get(word[0], ()) if word else ():
        found = noun.pattern.match(stretch.text, place, end)
        if found is None and noun.loose:
            found = noun.loose.match(stretch.folded, place, end)
        if found is None or (noun.other and noun.other.match(stretch.text, found.end(), end)):
            continue
        word_behind = _WORD.match(stretch.text, found.end() + 1, end)
        named = word_behind is not None and len(word_behind[0]) > 1 and word_behind[0].isupper()
        if plural or noun.needed is None or named or noun.needed.match(stretch.text, found.end(), end):
            return found.end(), noun.kind
    return None


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
