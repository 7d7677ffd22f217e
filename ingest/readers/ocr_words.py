"""Mend words that OCR spoils in ways of its own: "bố sung" for "bổ sung", "Ñguyễn" for "Nguyễn".

Most misread letters give another word, and nothing but the word beside it tells which was printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from graph.tables import read_table

__all__ = ["OcrWords", "respelled"]

LETTERS = re.compile(r"[^\W\d_]+")
FOREIGN = re.compile("N?Ñ|n?ñ")  # no letter of Vietnamese: what Tesseract makes of an N
SPECK = re.compile(r"(?<=[A-ZĐ])['’‘](?=[A-ZĐ])")  # within an abbreviation: "BCV'T"


class OcrWords(msgspec.Struct):
    """A row of tables/ocr_words.tsv: two words, in small letters, as they are misread and as they are meant."""

    misread: str
    meant: str


@cache
def _pairs() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    rows = read_table("ingest", "ocr_words", OcrWords)
    return {tuple(row.misread.split()): tuple(row.meant.split()) for row in rows}


def respelled(words: Sequence[str]) -> list[str]:
    """Give the words of a line as they were printed, where that is beyond doubt.

    >>> respelled(["Sửa", "đối,", "bố", "sung", "công", "bố", "Ñguyễn", "NÑCS"])
    ['Sửa', 'đổi,', 'bổ', 'sung', 'công', 'bố', 'Nguyễn', 'NCS']
    """
    found = [SPECK.sub("", FOREIGN.sub(_plain, word)) for word in words]
    cores = [LETTERS.search(word) for word in found]
    for n in range(len(found) - 1):
        first, second = cores[n], cores[n + 1]
        if first is None or second is None or first.end() != len(found[n]) or second.start():
            continue  # a sign stands between them
        meant = _pairs().get((first[0].lower(), second[0].lower()))
        if meant:
            for at, match, word in ((n, first, meant[0]), (n + 1, second, meant[1])):
                shaped = "".join(
                    letter.upper() if old.isupper() else letter for letter, old in zip(word, match[0], strict=True)
                )
                found[at] = found[at][: match.start()] + shaped + found[at][match.end() :]
                cores[at] = LETTERS.search(found[at])
    return found


def _plain(letter: re.Match[str]) -> str:
    return "n" if letter[0].islower() else "N"
