"""The patterns of a paper's head and the lines in which they are looked for."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from functools import cache

from graph.vocabulary import document_types
from ingest.layout.addressees import opens_addressees
from ingest.layout.cells import Place
from ingest.layout.cues import cue
from ingest.layout.lines import Line
from ingest.letters import fold

__all__ = ["COLUMN", "DATE", "MOTTO", "NUMBER", "UNPARTED", "Head", "other_type", "type_named"]

_HEAD_LINES = 130  # no masthead met is longer
_HEAD_SIZES = (2500, 5000)  # the second where the body does not begin in the first
_AROUND = 4  # lines behind the beginning of the body that are looked at
_ABOVE_MOTTO = 12  # lines of issuer, stamps and signatures that stand above the motto

# All of these are looked for in folded text (see ingest.letters).
MOTTO = re.compile(
    r"\bc\w{1,3}g\W{1,3}h\w{1,3}\W{1,3}x\w\W{1,3}h\w{1,3}\W{1,3}ch\w?\W{1,3}ngh\w{1,3}(?:\W{1,3}(?:\w{3,5}\W{1,3}n\w{1,3}|v\w{2,4})\b)?"
    r"|(?<![^\W_])d\w{1,2}\W{1,2}[lt]\w{1,2}\W{1,5}t\w\W{1,2}d\w\W{1,5}[hl]\w{2,4}\W{1,2}(?:\w{1,2}\W)?ph\w{1,3}\b"
    r"|\bdang\s+cong\s+san\s+viet\s+nam\b"
)
NUMBER = re.compile(
    r"(?<![\w/])(?:(?:bo\s+luat|luat|nghi\s+quyet|phap\s+lenh|lenh)\s{1,3})?[s$]\n?[oae06](?:\s?/\s?no)?\s{0,3}[:;.,!'`*¿]{0,4}\s{0,40}"
    r"(?P<serial>[^\n\t|:]{0,14}?|[^\n\t|:a-z]{0,30}?)\s*(?P<cut>[/⁄]|[-–](?=\s?\w+\s?/))\s*"
    r"(?P<sign>[/⁄]?\s?(?:(?:19|20)\s?\d\s?\d(?=\s?[/⁄])|[^\W\d_][\w&.]*)"
    r"(?:[ ]?[-–/⁄]{1,2}\s?\w[\w&.]*|\s?[/⁄]\s?\w[\w&.]*){0,6})"
)
# "Số: 443 BCĐ", without a stroke; looked for in the text itself.
UNPARTED = re.compile(
    r"(?<!\w)[Ss][ốóôồo06]\s{0,2}[:;.,]?\s{0,2}(?P<serial>\d{1,5})\s?(?P<sign>[A-ZĐÐ]{2,8}(?:\s?[-–/]\s?[A-ZĐ]{2,8}){0,2})(?!\w)"
)
# "ngày 3 tháng 01 năm 2025", with what a scan makes of the figures.
DATE = re.compile(
    r"\b(?:ng[a-z]y|nga(?!i\b)[a-z]?)\s*(?P<day>[^\n]{0,9}?)\s*(?:t?h[a-z]ng|(?<=\d)[/.](?=\d))\s*(?P<month>[^\n]{0,9}?)"
    r"\s*(?:\bn[a-z]m|(?<=\d)[/.](?=\d))\s*(?P<year>\d{4}|\d[\d .]{2,4}\d|[^\s]{0,6})"
)
_SPOILED_BASIS = re.compile(
    r"[a-z]{1,3}n\s+c[uv]\s+(?:luat|bo\s+luat|nghi\s+[dq]|quyet\s+d|thong\s+t|hien\s+p|phap\s+l)"
)
_NOTE_MARK = re.compile(r"(?<=[^\W\d_])[\d¹²³*]{1,2}\W*$")
_OTHER_TYPE = 45  # characters of the longest name of another type
_LIKE = 0.88  # of the letters of a type's name
_SPECKS = 4  # letters that a scan may see around a type's name
COLUMN = re.compile(r"\t|\s{3,}|\||<br\s*/?>")
_BULLET = "-–+*•> "


@cache
def _type_names() -> dict[str, str]:
    """Document types by their folded letters."""
    return {re.sub("[^a-z]", "", fold(name)): name for name in document_types()}


def type_named(line: str, *, spoiled: bool = False) -> str | None:
    """The type of paper that `line` is the name of, None where it says anything else.

    With `spoiled`, also where a scan changed a letter or put specks around it.

    >>> type_named(": ,DUYẾT ĐỊNH", spoiled=True), type_named("7. , KẾ HOẠCH _", spoiled=True)
    ('quyết định', 'kế hoạch')
    >>> type_named("QUYẾT ĐỊNH"), type_named("Kế hoạch:"), type_named("Quyết định này"), type_named("l THÔNG BÁO")
    ('quyết định', 'kế hoạch', None, 'thông báo')
    """
    if len(line) > 60:
        return None
    if spoiled:
        return _like_a_type(line)
    folded = fold(line)
    first = re.search("[a-z]", folded)
    line = _NOTE_MARK.sub("", line)
    if first is None or re.search(r"\d", line):
        return None
    named = _type_names().get(re.sub("[^a-z]", "", folded)) if line[first.start()].isupper() else None
    if named or not line[-3:].strip(" .:").isupper():
        return named
    words = [word for word in line.split() if word.isupper() and len(word) > 1]  # specks of a scan around the name
    specks = sum(map(str.isalpha, line)) - sum(map(str.isalpha, "".join(words)))
    return _type_names().get(re.sub("[^a-z]", "", fold("".join(words)))) if specks < _SPECKS else None


def other_type(line: str) -> bool:
    """Tell whether `line` names, in capitals, a type of paper outside the vocabulary.

    >>> other_type("ĐIỀU LỆ"), other_type("GIẤY PHÉP XÂY DỰNG"), other_type("Danh sách")
    (True, True, False)
    """
    return len(line) < _OTHER_TYPE and line.isupper() and cue("other_type").match(fold(line.strip(" *_"))) is not None


def _like_a_type(line: str) -> str | None:
    """The type whose name a scan may have made into the capitals with which `line` ends."""
    words = [word for word in re.findall(r"[^\W\d_]+", line) if word.isupper()]
    if not words or sum(map(str.isalpha, line)) - sum(map(len, words)) >= _SPECKS:
        return None
    for begin in range(max(0, len(words) - 3), len(words)):
        key = re.sub("[^a-z]", "", fold("".join(words[begin:])))
        if key in _type_names():
            apart = begin == 0 or re.search(rf"[^\w\s]\s*{words[begin]}", line)
            return _type_names()[key] if apart else None
    key = re.sub("[^a-z]", "", fold("".join(words)))
    close = difflib.get_close_matches(key, _type_names(), 1, _LIKE) if len(key) > 7 else []
    return _type_names()[close[0]] if close else None


class Head:
    """The lines above and around the masthead, with the folded text they stand in."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        """Look at the first of `lines`."""
        self.text = text
        base = lines[0].start if lines else 0
        for size in _HEAD_SIZES:
            self.lines = [line for line in lines[:_HEAD_LINES] if line.start < base + size]
            self.folded = fold(text[: self.lines[-1].end]) if self.lines else ""
            self.opening = next((i for i, line in enumerate(self.lines) if self.opens_body(line)), len(self.lines))
            if self.opening + _AROUND < len(self.lines):
                break
        motto = MOTTO.search(self.folded, 0, self.end_of(self.opening - 1))
        self.motto = Place(motto.start(), motto.end()) if motto else None
        self.motto_at = self.index_after(motto.start()) if motto else 0
        self.first = max(0, self.motto_at - _ABOVE_MOTTO)

    def words(self, line: Line) -> str:
        """The folded text of `line`."""
        return self.folded[line.start : line.end]

    def opens_body(self, line: Line) -> bool:
        """Tell whether `line` can only stand at or below the beginning of the body."""
        words = self.words(line).lstrip(_BULLET)
        if opens_addressees(words):
            return True
        if _SPOILED_BASIS.match(words):
            return True
        return words.startswith(("can c", "dieu 1", "dieu i.", "chuong i", "xet de", "theo de")) and bool(
            cue("basis").match(words) or re.match(r"dieu\s+[1i]\b|chuong\s+i\b", words)
        )

    def index_after(self, offset: int) -> int:
        """The index of the first line that ends behind `offset`."""
        return next((i for i, line in enumerate(self.lines) if line.end > offset), len(self.lines))

    def end_of(self, index: int) -> int:
        """Where the line with this index ends, 0 before the first."""
        return self.lines[min(index, len(self.lines) - 1)].end if index >= 0 and self.lines else 0
