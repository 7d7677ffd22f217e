"""What makes a document, a paper, an agency the same one: keys and IRIs, and nothing that reads text.

A document is (issuer, year, number); its IRI reads like an ELI. A paper is its bytes. What a paper names without all
three stays a node of that paper alone.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

import msgspec

from graph.model import Iri
from graph.tables import read_table
from graph.vocabulary import document_types

__all__ = [
    "BASE",
    "PLAIN",
    "act_iri",
    "agency_iri",
    "digest_of",
    "document_iri",
    "group_iri",
    "issuer_slug",
    "latin",
    "number_key",
    "number_slug",
    "paper_iri",
    "person_iri",
    "plain",
    "slug",
    "task_iri",
    "territory_iri",
    "unresolved_iri",
    "year_of",
]

BASE = "https://w3id.org/danchieu/"
_SLUG_LENGTH = 120  # a title taken for a name must not make an IRI that no tool will take
_REMEMBERED = 1 << 14  # numbers and names, of which papers repeat the same few
_SPACE = re.compile(r"\s+")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_SLASHES = re.compile("[/\u2044\u2215]+")
_LOOK_ALIKE = str.maketrans("АВЕКМНОРСТХ", "ABEKMHOPCTX")  # Cyrillic letters that keyboards mix in
_SERIAL_ZEROS = re.compile(r"^0+(?=\d)")
_NUMBER_YEAR = re.compile(r"^[^/]{1,8}/((?:19|20)\d\d)(?:/|$)")
_NO_SLASH_BEFORE = re.compile(r"^(\d{2,3})((?:19|20)\d\d)(?=/)")  # no serial has six digits
_NO_SLASH_AFTER = re.compile(r"^(\d+[a-zđ]?/(?:19|20)\d\d)(?=[a-zđ])")
_DATE_YEAR = re.compile(r"^(\d{4})(?:-|$)")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_SEGMENTS = re.compile(r"([/-])")


def _base(letter: str) -> str:
    """Give the bare small letter under `letter`; đ and its look-alike (Ð, U+00D0) give d."""
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return "d" if base in "đð" else base if len(base) == 1 else letter


# One letter for one, so that offsets found in plain text hold in the text itself: ASCII, Latin-1, Latin Extended-A and
# -B, Latin Extended Additional. Signs that stay as they are stand here too: what has no entry costs an exception.
_LATIN = (range(0x80), range(0xA0, 0x250), range(0x1E00, 0x1F00))
_PUNCTUATION = range(0x2000, 0x2070)
PLAIN: Final = {
    **{code: _base(chr(code)) for block in _LATIN for code in block},
    **{code: chr(code) for code in _PUNCTUATION},
    0xA0: " ",
}
"""What `plain` makes of each letter; all others stay."""


def plain(text: str) -> str:
    """Give `text` (NFC) in lower case without diacritics, đ as d, a hard space as a space, of the same length.

    >>> plain("Sở Đất đai")
    'so dat dai'
    """
    return text.translate(PLAIN)


@lru_cache(_REMEMBERED)
def slug(text: str) -> str:
    """Give the part of an IRI that stands for a name: plain letters and digits joined by hyphens.

    >>> slug("Uỷ ban nhân dân tỉnh Kiên Giang")
    'uy-ban-nhan-dan-tinh-kien-giang'
    """
    words = _NOT_SLUG.sub("-", plain(unicodedata.normalize("NFC", text))).strip("-")
    if len(words) <= _SLUG_LENGTH:
        return words
    return f"{words[: _SLUG_LENGTH - 9].rstrip('-')}-{hashlib.sha256(words.encode()).hexdigest()[:8]}"


def latin(text: str) -> str:
    """Give `text` with Latin letters for the Cyrillic ones that look like them.

    >>> latin("18/2024/TT-B\u0422C")
    '18/2024/TT-BTC'
    """
    return text.translate(_LOOK_ALIKE)


@lru_cache(_REMEMBERED)
def number_key(number: str) -> str:
    """Give the form of a số ký hiệu under which its printings compare equal.

    Case, spaces, kinds of dash and slash, the letter Ð (U+00D0), Cyrillic letters for Latin ones, leading
    zeros of the serial ("01" to "09" of Decree 30/2020/NĐ-CP, Annex I, II.3) and a slash that printing lost beside the
    year do not tell numbers apart.

    >>> number_key("01507 /UBND–TH"), number_key("18/2002/QÐ-BTS")
    ('1507/ubnd-th', '18/2002/qđ-bts')
    >>> number_key("73/1999NĐ-CP"), number_key("1402018/NĐ-CP"), number_key("73/⁄1999/NĐ-CP")
    ('73/1999/nđ-cp', '140/2018/nđ-cp', '73/1999/nđ-cp')
    """
    key = _SLASHES.sub("/", _DASHES.sub("-", _SPACE.sub("", unicodedata.normalize("NFC", number))))
    key = _SERIAL_ZEROS.sub("", latin(key).casefold().replace("\u00f0", "đ"))
    return _NO_SLASH_AFTER.sub(r"\1/", _NO_SLASH_BEFORE.sub(r"\1/\2", key))


@cache
def _codes_told_apart_by_d() -> frozenset[str]:
    """The type codes that would fall on another code without the bar of their Đ (ĐA on DA, HĐ on HD)."""
    types: dict[str, set[str]] = {}
    for kind in document_types().values():
        for code in kind.codes:
            types.setdefault(plain(code), set()).add(kind.name)
    codes = {code.casefold() for kind in document_types().values() for code in kind.codes}
    return frozenset(code for code in codes if "đ" in code and len(types[plain(code)]) > 1)


@lru_cache(_REMEMBERED)
def number_slug(number: str) -> str:
    """Give the part of an IRI that stands for a number.

    >>> number_slug("107/NQ-CP"), number_slug("05/ĐA-UBND"), number_slug("05/DA-UBND")
    ('107-nq-cp', '5-dda-ubnd', '5-da-ubnd')
    """
    parts = _SEGMENTS.split(number_key(number))
    return slug("".join(p.replace("đ", "dd") if p in _codes_told_apart_by_d() else p for p in parts))


def year_of(number: str | None, date: str | None) -> str | None:
    """Give the year that counts for identity: the one inside the number, else the date's; None where neither tells.

    >>> year_of("23/2021/QĐ-TTg", "2022-01-03"), year_of("107/NQ-CP", "2021-09"), year_of("107/NQ-CP", None)
    ('2021', '2021', None)
    """
    found = _NUMBER_YEAR.match(number_key(number or "")) or _DATE_YEAR.match(date or "")
    return found[1] if found else None


def issuer_slug(issuer: str) -> str:
    """Give the part of an IRI that stands for the issuer; joint issuers ("A; B") in one order."""
    return "_".join(sorted(filter(None, {slug(name) for name in issuer.split(";")})))


def document_iri(issuer: str, year: str, number: str) -> Iri:
    """Name a document by the three that identify it.

    >>> document_iri("Chính phủ", "2021", "107/NQ-CP")
    'https://w3id.org/danchieu/eli/chinh-phu/2021/107-nq-cp'
    """
    return Iri(f"{BASE}eli/{issuer_slug(issuer)}/{year}/{number_slug(number)}")


def act_iri(issuer: str, year: str, name: str) -> Iri:
    """Name an act that has no number, of which there is one in a year: a constitution.

    >>> act_iri("Quốc hội", "2013", "Hiến pháp")
    'https://w3id.org/danchieu/eli/quoc-hoi/2013/hien-phap'
    """
    return Iri(f"{BASE}eli/{issuer_slug(issuer)}/{year}/{slug(name)}")


def digest_of(data: bytes) -> str:
    """Give the SHA-256 of a file's bytes in hexadecimal: what names a paper."""
    return hashlib.sha256(data).hexdigest()


def paper_iri(digest: str) -> Iri:
    """Name a paper, which is also its named graph."""
    return Iri(f"{BASE}paper/{digest}")


def unresolved_iri(digest: str, name: str) -> Iri:
    """Name what the paper `digest` calls by the slug `name` and does not identify."""
    return Iri(f"{BASE}unresolved/{digest}/{name}")


def task_iri(digest: str, place: int) -> Iri:
    """Name the task at `place` (from 1) of the paper `digest`."""
    return Iri(f"{BASE}paper/{digest}/task/{place}")


class _Alike(msgspec.Struct, frozen=True):
    place: str
    code: str


@cache
def _alike() -> tuple[_Alike, ...]:
    return read_table("graph", "alike_communes", _Alike)


@lru_cache(_REMEMBERED)
def _told_apart(name: str) -> str:
    """Give what tells a commune, or a body of it, from the one of the same slug; "" for all other names."""
    return next((f"-{row.code}" for row in _alike() if name.endswith(row.place)), "")


def agency_iri(name: str) -> Iri:
    """Name an agency by its full official name, which holds its territory.

    >>> [agency_iri(f"UBND xã {name}, tỉnh Quảng Ngãi").rpartition("/")[2] for name in ("Ba Tô", "Ba Vì")]
    ['ubnd-xa-ba-to-tinh-quang-ngai-21523', 'ubnd-xa-ba-vi-tinh-quang-ngai']
    """
    return Iri(f"{BASE}agency/{slug(name)}{_told_apart(name)}")


def group_iri(scope: str, name: str) -> Iri:
    """Name a group of agencies ("các sở, ban, ngành") of `scope`, the territory or the body that speaks."""
    return Iri(f"{BASE}agency/{slug(scope)}/{slug(name)}")


def territory_iri(name: str) -> Iri:
    """Name a territory by its full name."""
    return Iri(f"{BASE}territory/{slug(name)}{_told_apart(name)}")


def person_iri(name: str, issuer: str) -> Iri:
    """Name a signer: people of one name in different bodies are different people."""
    return Iri(f"{BASE}person/{issuer_slug(issuer)}/{slug(name)}")
