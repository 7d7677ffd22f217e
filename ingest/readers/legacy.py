"""Vietnamese letters of before Unicode: TCVN3 (ABC), VNI and VPS, told apart by whether the result spells syllables.

Such text arrives as bytes of an old file or, more often, as Western characters inside a modern one (Word, HTML, PDF),
where only the font (.VnTime, VNI-Times) turned them into Vietnamese: "C¨n cø" for "Căn cứ".
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from graph.tables import read_table

__all__ = ["ENCODINGS", "Spelling", "decode", "encoding_of", "restore", "spelling", "western"]

ENCODINGS = ("tcvn3", "vni", "vps")

TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")

# A Vietnamese syllable without its tone: onset, vowels, coda. The vowels are those of Vietnamese spelling: "aê" or
# "oâ" is no syllable but how VNI writes one letter.
ONSET = r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
THREE_VOWELS = r"iêu|yêu|oai|oay|oao|oeo|uây|uôi|ươi|ươu|uya|uyê|uyu|uêu"
TWO_VOWELS = r"a[iouy]|â[uy]|e[o]|êu|i[aêu]|o[aăei]|oo|ôi|ơi|u[aâêiôơy]|ư[aiơu]|yê"
NUCLEUS = rf"(?:{THREE_VOWELS}|{TWO_VOWELS}|[aăâeêioôơuưy])"
CODA = r"(?:ng|nh|ch|[cmnpt])?"
SYLLABLE = re.compile(ONSET + NUCLEUS + CODA)

# A word with a letter beyond ASCII or with one of the signs that the old encodings use for letters; a digit ends it
# (and a sign behind one is no letter: 19°17').
WORD = re.compile(r"(?<![\d])[A-Za-z]*[^\x00-\x7f\s“”‘’–—…•][^\s\x00-@\[-`{-\x7f“”‘’–—…•]*")

# Western signs and letters that Vietnamese does not have: the trace of an old encoding.
FOREIGN = re.compile("[\x80-\x9f¡-¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ]")

# Letters that only Unicode has: their line is in Unicode, whatever else it holds.
MODERN = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")

BEYOND_ASCII = re.compile("[^\x00-\x7f]")

SUSPECT_SHARE = 0.02  # of the characters beyond ASCII: below this, foreign ones are a name or a unit (m², °C)
SAMPLE = 100_000  # characters from which the encoding is told
LEAST_GAIN = 3  # words that an old encoding must explain before a Unicode text is taken for one


class Spelling(NamedTuple):
    """How many words with letters beyond ASCII spell Vietnamese syllables, and how many do not."""

    good: int
    bad: int

    @property
    def balance(self) -> int:
        """What decides between two readings of the same bytes."""
        return self.good - 2 * self.bad


class LegacyLetter(msgspec.Struct):
    """A row of tables/legacy_letters.tsv: the bytes of a letter in each encoding, in hexadecimal."""

    letter: str
    tcvn3: str = ""
    vni: str = ""
    vps: str = ""


def western(data: bytes) -> str:
    """Give bytes as the Western characters that a program without the font shows: Windows-1252, its holes as Latin-1.

    >>> western(b"C\\xa8n c\\xf8")
    'C¨n cø'
    """
    return data.decode("latin-1").translate(_c1_to_1252())


@cache
def _c1_to_1252() -> dict[int, str]:
    found = ((byte, bytes([byte]).decode("cp1252", "ignore")) for byte in range(0x80, 0xA0))
    return {byte: char for byte, char in found if char}


@cache
def _decoder(encoding: str) -> tuple[re.Pattern[str], dict[str, str]]:
    letters: dict[str, str] = {}
    for row in read_table("ingest", "legacy_letters", LegacyLetter):
        code: str = getattr(row, encoding)
        if not code:
            continue
        latin = bytes.fromhex(code).decode("latin-1")
        for form in {latin, western(bytes.fromhex(code))}:
            letters.setdefault(form, row.letter)
            if (
                encoding == "vni" and len(form) == 2
            ):  # a capital with the mark of the small letter, as it was often typed
                letters.setdefault(form[0].upper() + form[1], row.letter.upper())
    pattern = "|".join(map(re.escape, sorted(letters, key=len, reverse=True)))
    return re.compile(pattern), letters


def decode(text: str, encoding: str, *, capitals: bool = False) -> str:
    """Turn Western characters into the Vietnamese letters they meant in `encoding`, one of `ENCODINGS`.

    `capitals` is for fonts that draw capitals only (.VnTimeH). TCVN3 has no toned capitals: a word typed in capitals
    gets them back.

    >>> decode("C¨n cø NghÞ ®Þnh", "tcvn3"), decode("CéNG HOµ", "tcvn3"), decode("Caên cöù", "vni")
    ('Căn cứ Nghị định', 'CỘNG HOÀ', 'Căn cứ')
    """
    pattern, letters = _decoder(encoding)
    found = pattern.sub(lambda match: letters[match[0]], text)
    if capitals:
        return found.upper()
    return CAPITAL_WORD.sub(lambda match: match[0].upper(), found) if encoding == "tcvn3" else found


# Two capitals or more, small letters only beyond ASCII: "CộNG", "HOà"; not "Bộ", which is a word in itself.
CAPITAL_WORD = re.compile(r"\b(?=(?:[^\Wa-z\d_]*[A-Z]){2})[^\Wa-z\d_]+\b")


def spelling(text: str) -> Spelling:
    """Judge the words of `text`, of two letters or more, that hold letters beyond ASCII.

    >>> spelling("Căn cứ C¨n cø")
    Spelling(good=2, bad=2)
    """
    good = bad = 0
    for match in WORD.finditer(text):
        if len(match[0]) == 1:
            continue
        if _is_syllable(match[0]):
            good += 1
        else:
            bad += 1
    return Spelling(good, bad)


@lru_cache(maxsize=16384)
def _is_syllable(word: str) -> bool:
    """Tell whether `word` is spelled as a Vietnamese syllable, in one case or with a capital at its head."""
    apart = unicodedata.normalize("NFD", word)
    bare = unicodedata.normalize("NFC", "".join(char for char in apart if char not in TONES))
    if len(apart) - len(unicodedata.normalize("NFD", bare)) > 1:
        return False
    return SYLLABLE.fullmatch(bare.lower()) is not None and (word[1:].islower() or word.isupper())


def encoding_of(text: str) -> str | None:
    """Name the old encoding in which lines of `text` are written, None where all is modern.

    >>> encoding_of("C¨n cø NghÞ ®Þnh cña ChÝnh phñ"), encoding_of("Căn cứ Nghị định của Chính phủ")
    ('tcvn3', None)
    """
    if len(FOREIGN.findall(text)) <= SUSPECT_SHARE * len(BEYOND_ASCII.findall(text)):
        return None
    sample = "\n".join(line for line in text.split("\n") if _suspect(line))[:SAMPLE]
    gains = {encoding: spelling(decode(sample, encoding)).balance for encoding in ENCODINGS}
    best = max(ENCODINGS, key=gains.__getitem__)
    return best if gains[best] >= max(0, spelling(sample).balance) + LEAST_GAIN else None


def restore(text: str) -> str:
    """Give `text` with the lines that are in an old encoding turned into Vietnamese; other lines stay as they are.

    >>> restore("QUYẾT ĐỊNH" + chr(10) + "Bé tr­ëng Bé X©y dùng")
    'QUYẾT ĐỊNH\\nBộ trưởng Bộ Xây dựng'
    """
    encoding = encoding_of(text)
    if encoding is None:
        return text
    if MODERN.search(text) is None:  # "Sè" is a word of either, whose lines are all in one encoding here
        return _better(text, decode(text, encoding))
    lines = text.split("\n")
    return "\n".join(_better(line, decode(line, encoding)) if _suspect(line) else line for line in lines)


def _suspect(line: str) -> bool:
    return FOREIGN.search(line) is not None and MODERN.search(line) is None


def _better(line: str, turned: str) -> str:
    return turned if spelling(turned).balance > spelling(line).balance else line
