"""The letters of bodies' names: how they fold, which words can be read, the case of names in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

import msgspec

from graph.record import Level
from graph.tables import read_table
from graph.territories import provinces, spelling_key

__all__ = [
    "LOCAL_UNITS",
    "BodyKind",
    "any_of",
    "cased",
    "fold_name",
    "is_acronym",
    "is_readable",
    "kind_of",
    "kind_written_out",
]

# The old and the new place of a tone mark, the look-alike of đ, dashes and the blank that does not break: all of one
# length, so that offsets stay. A few times `replace` is much faster than `translate`, which looks every letter up.
_SPELLINGS = (("uỷ", "ủy"), ("hoà", "hòa"), ("toà", "tòa"), ("thoả", "thỏa"), ("uý", "úy"), ("hoá", "hóa"))
_SIGNS = (("ð", "đ"), ("–", "-"), ("—", "-"), ("−", "-"), ("‐", "-"), ("‑", "-"), ("\u00a0", " "))
LOCAL_UNITS = ("huyện", "quận", "thị xã", "thị trấn", "thành phố", "tp", "xã", "phường", "đặc khu", "các ")
# A syllable without marks: onset, vowels, coda.
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|[kctpg]h|gi|tr|qu|[bcdghklmnprstvx])?(?:[iey]?[aeou]|[iuoy]|[aeo][iuoy]|[iyu][aeu]?[iuyoe]|oa[iyo]?|oe[o]?|u[oa]|uo[iu]|ie[u]?|uy[eau]?|oo)"
    r"(?:ch|n[gh]?|[cmpt])?"
)
_TERRITORY = re.compile(r"(\b(?:tỉnh|huyện|quận|thị xã|thị trấn|xã(?! hội)|phường|đặc khu) )(\w+(?: \w+){0,2})$")
_ROMAN = re.compile(r"[IVX]+")


class BodyKind(msgspec.Struct, frozen=True):
    """How names of a kind of body begin; `aliases` are shorter writings of these words."""

    words: str
    level: Level | Literal["local", "department"]  # "local" and "department": the rest of the name decides
    aliases: tuple[str, ...] = ()
    rest: Literal["", "name"] = ""  # what follows the words is a proper name ("Huyện ủy Ba Tri")


def fold_name(name: str) -> str:
    """Fold case, tone placement and dashes of a name, keeping its length.

    >>> fold_name("UỶ BAN NHÂN DÂN")
    'ủy ban nhân dân'
    """
    folded = name.lower()
    if len(folded) != len(name):  # a foreign capital with a longer small letter
        folded = "".join(c.lower()[0] for c in name)
    for old, new in (*_SIGNS, *_SPELLINGS):
        folded = folded.replace(old, new)
    return folded


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Give the pattern for any of `words` in a folded name, the longer first."""
    folded = sorted(map(fold_name, words), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, folded))})\b")


@cache
def _kinds() -> tuple[tuple[str, BodyKind], ...]:
    """The kinds of bodies with their folded words, the longest first."""
    kinds = read_table("graph", "body_kinds", BodyKind)
    return tuple(sorted(((fold_name(kind.words), kind) for kind in kinds), key=lambda pair: -len(pair[0])))


@cache
def _short_kinds() -> tuple[tuple[str, BodyKind], ...]:
    """The kinds of bodies with their folded shorter writings, the longest first."""
    pairs = ((fold_name(alias), kind) for _, kind in _kinds() for alias in kind.aliases)
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def kind_of(folded: str) -> BodyKind | None:
    """The kind that a folded name begins with, as whole words."""
    for words, kind in _kinds():
        if folded.startswith(words) and not folded[len(words) : len(words) + 1].isalnum():
            return kind
    return None


def kind_written_out(name: str) -> str:
    """`name` with the kind of body that it begins with written out.

    >>> kind_written_out("TRƯỜNG ĐH HOA SEN"), kind_written_out("BQL Chợ Nổi")
    ('TRƯỜNG ĐẠI HỌC HOA SEN', 'Ban Quản lý Chợ Nổi')
    """
    folded = fold_name(name)
    for words, kind in _short_kinds():
        if folded.startswith(words) and folded[len(words) : len(words) + 1] == " ":
            return (kind.words.upper() if name.isupper() else kind.words) + name[len(words) :]
    return name


def is_acronym(word: str) -> bool:
    """Tell whether `word`, in capitals, cannot be a syllable (KCN, KHCN&MT, II).

    >>> [is_acronym(word) for word in ("KCN", "GTVT", "HỌC", "NGHIỆP", "THƯƠNG", "XIII")]
    [True, True, False, False, False, True]
    """
    letters = word.strip(".,;()")
    if not letters[:1].isalpha() or not letters.isupper() or "-" in letters:
        return False
    if len(letters) > 1 and _ROMAN.fullmatch(letters) and letters != "VI":
        return True
    return _SYLLABLE.fullmatch(spelling_key(letters)) is None


def is_readable(word: str) -> bool:
    """Tell whether `word` can be a part of a name: a syllable, an acronym, a short figure; not what a scan made up.

    >>> [is_readable(word) for word in ("THƯỜNG", "KCN", "138", "Só207SYT", "_.ắ..—..n", "-")]
    [True, True, True, False, False, True]
    """
    if word in ("-", "–", "&"):
        return True
    letters = word.strip('.,;:()"“”')
    if letters.isdigit():
        return len(letters) < 5
    if not letters or not re.fullmatch(r"[\w&.]+(?:[-–/][\w&.]+)*", letters):
        return False
    if len(letters) > 4 and re.search(r"\d", letters):
        return False
    parts = re.split(r"[-–/&.]", letters)
    return all(part.isupper() or part.isdigit() or _SYLLABLE.fullmatch(spelling_key(part)) for part in parts if part)


@cache
def _proper_names() -> re.Pattern[str]:
    return any_of((*provinces(), "Việt Nam"))


def cased(name: str, *, unit: bool = False) -> str:
    """Give a name in capitals the case of an official name: its kind as in the table, then a capital; acronyms stay.

    >>> cased("TRƯỜNG ĐẠI HỌC KỸ THUẬT - CÔNG NGHỆ CẦN THƠ"), cased("PHÒNG XDCB")
    ('Trường Đại học Kỹ thuật - Công nghệ Cần Thơ', 'Phòng XDCB')
    """
    folded = fold_name(name)
    if unit:  # "HUYỆN THANH TRÌ": the kind small, the name in capitals
        kind = next(u for u in LOCAL_UNITS if folded.startswith(u))
        return kind + folded[len(kind) :].title()
    kind_of_body = kind_of(folded)
    kind_words = kind_of_body.words if kind_of_body else ""
    rest = _proper_names().sub(lambda m: m[0].title(), folded[len(kind_words) :])
    rest = rest.title() if kind_of_body and kind_of_body.rest else _TERRITORY.sub(lambda m: m[1] + m[2].title(), rest)
    rest = re.sub(r"(?<= - )\w", lambda m: m[0].upper(), rest)
    for found in re.finditer(r"[^\s\-–/,()]+", name[len(kind_words) :]):
        if is_acronym(found[0]):
            rest = rest[: found.start()] + found[0] + rest[found.end() :]
    capital = next((i for i, c in enumerate(rest) if c.isalpha()), 0)
    return kind_words + rest[:capital] + rest[capital : capital + 1].upper() + rest[capital + 1 :]
