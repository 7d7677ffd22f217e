"""Find and read the title (trích yếu): the lines under the type, or the "V/v" lines of a letter."""

from __future__ import annotations

import re

from graph.casing import is_readable
from graph.record import fold_space
from ingest.layout.cells import Layout, Place
from ingest.layout.cues import cue
from ingest.layout.endings import is_open
from ingest.layout.head import MOTTO, Head, type_named
from ingest.layout.markers import read_marker
from ingest.letters import fold

__all__ = ["find_subject", "find_title", "read_title"]

_SUBJECT = re.compile(r"(?<!\w)(?:[vw]\s?[/⁄]\s?[vw]\b|v/\s|(?<=\n)\w{1,2}[#%]\s|(?<=\n['`])v[#%]\s|vv\s?:|vw\s)")
_COLUMN = re.compile(r"\t|\s{4,}|\||<br\s*/?>")
_MARKUP = re.compile(r"\*+|^#+\s|^>\s|_{2,}|-{3,}|={3,}", re.MULTILINE)
# No title ends in these, as one may end in "đến" or "năm".
_GOVERNS = re.compile(r"\b(?:của|số|theo|và|bởi)[*_\s]*$")
_SHORT_WORDS = 2.3  # letters a word in what a scan makes of a stamp
_SPECKS = re.compile(r"[<>{}\\^~§¬]")
_FEWEST_WORDS = 3  # of the first line of a title
_LONGEST = 22  # lines of a title
_PARAGRAPH = 4  # lines below the first that a title broken by a blank line does not have
_PARAGRAPH_LINE = 40
_NAME = 50  # letters of the name of who enacts, in small letters
_REST = 3  # lines of a title behind one that seemed to end it
_SENTENCE = 140  # a line of this length below the first line of a title is text


def find_title(head: Head, type_at: int, number: Place | None, place_date: Place | None) -> tuple[Place | None, int]:
    """Give the place of the title under the type line, and the index of the line behind it."""
    lines = head.lines
    begin = type_at + 1
    cells = [place for place in (number, place_date) if place and place.start > lines[type_at].start]
    for place in sorted(cells, key=lambda place: place.start):
        # "QUYẾT ĐỊNH / CỦA … SỐ 63/QĐ-TTg / NGÀY …": the number's lines are no title
        if begin < len(lines) and place.start < lines[begin].end:
            begin = max(begin, head.index_after(place.end - 1) + 1)
    if begin + 1 < head.opening and _is_authority(head, begin) and head.words(lines[begin + 1]).startswith("ve "):
        begin += 1  # "NGHỊ QUYẾT / HỘI NGHỊ LẦN THỨ NĂM … / về …": whose it is
    index = begin
    while index < min(len(lines), begin + _LONGEST):
        line = lines[index]
        if head.opens_body(line) or _ends_title(head, begin, index):
            break
        if any(line.start <= place.start < line.end for place in cells):
            break
        if type_at < head.motto_at <= index + 3 and (index >= head.motto_at or line.text.isupper()):
            break  # a page that puts type and title above the masthead
        index += 1
    title = Place(lines[begin].start, lines[index - 1].end) if index > begin else None
    while index < min(head.opening, len(lines)) and _is_authority(head, index):
        index += 1
    return title, index


def _ends_title(head: Head, begin: int, index: int) -> bool:
    """Tell whether line `index` no longer belongs to the title that began at line `begin`."""
    line, words = head.lines[index], head.words(head.lines[index])
    if words.startswith(("(ban hanh", "(kem theo", "ban hanh kem", "(da ")) or _is_authority(head, index):
        return True
    if cue("page").match(words):
        return True
    if index == begin:
        marker = read_marker(line.text)
        if marker and marker.kind in ("number", "roman") and marker.number in ("1", "I"):
            return True
        return cue("opener").match(line.text) is not None and len(line.text) > _SENTENCE
    last = head.lines[index - 1]
    if line.ruled:
        return True
    if line.text.isupper() and last.text.isupper():
        return False
    if line.text.isupper() and " " in line.text and not line.text[0].isdigit() and _only_capitals_left(head, index):
        return True
    if line.blanks and not is_open(last.text) and _is_paragraph(head, index):
        return True
    if not line.text[0].isupper():
        marker = read_marker(line.text)
        return marker is not None and marker.kind in ("number", "dotted", "round") and not is_open(last.text)
    if cue("opener").match(line.text):
        return not _GOVERNS.search(last.text)
    if is_open(last.text):
        return False
    return line.text[-1] in ".:;" or (line.blanks > 0 and not _goes_on_to_bases(head, index))


def _goes_on_to_bases(head: Head, index: int) -> bool:
    """Tell whether nothing but the rest of a title can stand from line `index` to the legal bases."""
    rest = head.lines[index : head.opening]
    return (
        len(rest) <= _REST
        and head.opening < len(head.lines)
        and head.words(head.lines[head.opening]).startswith("can cu")
        and all(len(line.text) < _SENTENCE and line.text[-1] not in ".:;" for line in rest)
        and all(sum(map(str.isupper, line.text)) < len(line.text) / 4 for line in rest)  # no stamp, no enacting body
        and not (cue("authority").match(head.words(rest[0])) and len(rest[0].text) < _NAME)
    )


def _is_paragraph(head: Head, index: int) -> bool:
    """Tell whether line `index` is followed by more lines, without blanks, than the last lines of a title are."""
    rest = head.lines[index + 1 : index + 1 + _PARAGRAPH]
    return len(rest) == _PARAGRAPH and not any(
        line.blanks or line.text.isupper() or len(line.text) < _PARAGRAPH_LINE for line in rest
    )


def _only_capitals_left(head: Head, index: int) -> bool:
    """Tell whether all from line `index` to the body is in capitals: the enacting body, spoiled by stamp or scan."""
    rest = head.lines[index : head.opening]
    return (
        head.opening < len(head.lines)
        and sum(len(line.text) for line in rest) < 100
        and all(line.text.isupper() for line in rest)
    )


def _is_authority(head: Head, index: int) -> bool:
    """Tell whether line `index` names, in capitals, who enacts what follows."""
    line = head.lines[index]
    if not line.text.isupper() or not cue("authority").match(head.words(line).lstrip(" .-_*¿¬\"'")):
        return False
    after = head.lines[index + 1 : index + 4]
    last_but_one = len(after) > 1 and head.opens_body(after[1]) and head.lines[index - 1].text.isupper()
    if last_but_one and len(line.text) > len(after[0].text) and _is_authority(head, index + 1):
        return False  # "… BỐ TRÍ ĐẠI BIỂU / HỘI ĐỒNG NHÂN DÂN CẤP XÃ / ỦY BAN THƯỜNG VỤ QUỐC HỘI": the last one enacts
    return any(head.opens_body(other) for other in after) or (bool(after) and not after[0].text.isupper())


def find_subject(
    head: Head, number: Place | None, place_date: Place | None, begin: int, *, lettered: bool
) -> tuple[Place | None, int]:
    """Give the place of the "V/v" lines above the body, and the index of the line behind them.

    A paper without a type line (`lettered`) and without "V/v" has as its title what stands between the number and the
    addressees.
    """
    lines = head.lines
    for at in range(head.first, head.opening):
        found = _SUBJECT.search(head.folded, lines[at].start, lines[at].end)
        if found and (not number or found.start() > number.start) and found.start() - lines[at].start < 60:
            break
    else:
        return _untitled_letter(head, number, begin) if lettered else (None, begin)
    index = at + 1
    while index < head.opening and index < at + 12:
        line = lines[index]
        if line.ruled or line.text[0] == "[" or MOTTO.match(head.words(line)) or type_named(line.text):
            break
        if place_date and 0 <= place_date.start - line.start < 4:
            break
        if line.blanks and not line.text[0].islower() and not is_open(lines[index - 1].text):
            break
        index += 1
    return Place(found.start(), lines[index - 1].end), max(index, begin)


def _untitled_letter(head: Head, number: Place | None, begin: int) -> tuple[Place | None, int]:
    """The title of a letter whose "V/v" is missing or spoiled."""
    rows = head.lines[begin : head.opening]
    if not number or not rows or len(rows) > 6 or head.opening == len(head.lines):
        return None, begin
    if any(len(line.text) > 120 or line.text[-1] in ":;" for line in rows) or len(rows[0].text.split()) < _FEWEST_WORDS:
        return None, begin
    return Place(rows[0].start, rows[-1].end), head.opening


def read_title(layout: Layout) -> str | None:
    """Read the title's lines as one, without what a merged column or a stamp put between them."""
    if layout.title is None:
        return None
    start, end = layout.title.start, layout.title.end
    words = layout.text[start:end]
    folded = fold(words)
    mottos = (found for found in MOTTO.finditer(folded) if not folded[: found.start()].endswith("nuoc "))  # a treaty's
    cuts = [(found.start(), found.end()) for found in mottos]
    for other in (layout.place_date, layout.number):
        if other and start <= other.start < end:
            cuts.append((other.start - start, min(other.end, end) - start))
    for cut_start, cut_end in sorted(cuts, reverse=True):
        words = words[:cut_start] + "\t" + words[cut_end:]
    rows: list[str] = []
    for row in words.split("\n"):
        cells = [cell for cell in _COLUMN.split(row) if cell.strip()]
        cell = next(filter(_has_words, cells), cells[0]) if len(cells) > 1 else "".join(cells)
        if cell and not _is_noise(cell, rows):
            rows.append(cell)
        elif rows and cell.strip() in ("-", "–") and rows[-1].rstrip()[-1].isdigit():
            rows[-1] += " -"  # "2026 / - / 2030" in a page
        elif rows and not row.strip():
            rows[-1] += " "
    if len(rows) > 1 and fold(rows[0]).startswith("cua ") and rows[0].isupper():  # "CHỈ THỊ / CỦA THỦ TƯỚNG … / Về …"
        del rows[0]
    title = fold_space(_MARKUP.sub(" ", _glued(rows))).strip(" *_|#>").lstrip(" /⁄\\'`.,:;¬°•")
    title = title.strip("()") if re.match(r"\(\s*[vV]\s?/", title) else title.rstrip(" .;,:-–—_")
    return (title.removesuffix(")") if title.count(")") > title.count("(") else title) or None


def _has_words(cell: str) -> bool:
    """Tell whether two words of `cell` can be read."""
    return sum(word.isalpha() and is_readable(word) for word in cell.split()) > 1


def _is_noise(cell: str, above: list[str]) -> bool:
    """Tell whether `cell` was stamped over the title: the words of an incoming stamp, or mere specks."""
    folded = fold(cell)
    if above and not above[0].isupper() and sum(map(str.isupper, cell)) > 5 and cue("incoming").search(folded):
        return True
    stamped = not cell.isupper() and sum(map(str.isupper, cell)) > len(cell) / 2
    if stamped and cue("incoming").search(folded):
        return True
    words = cell.split()
    if len(words) > 3 and sum(map(len, words)) < _SHORT_WORDS * len(words):
        return True
    return not any(map(str.isalnum, cell)) or bool(above and _SPECKS.search(cell) and not _has_words(cell[:-1]))


_SHARD = re.compile(r"[BCDĐGHKLMNPQRSTVX]|[bcdghklmnpqrstvxđ]{1,3}|[Qq]u")  # no syllable, so a part of one

# Consonants behind a vowel that end no syllable: "viên" and "n", left of "ban nhân", are not one word.
_NO_SYLLABLE = re.compile(r"[aeiouy](?!(?:ch?|m|n[gh]?|p|t)$)[b-df-hj-np-tvx]+$")


def _glued(rows: list[str]) -> str:
    """The rows as one line, a word that page markup tore apart ("V / ề / các cơ ch / ế") put together again.

    A row ends or begins with a blank where a word ends there.
    """
    title = ""
    for row in rows:
        last, first = (title.split() or [""])[-1], (row.split() or [""])[0]
        whole = title[-1:].isspace() or row[:1].isspace() or not first[:1].islower()
        torn = not (whole or _NO_SYLLABLE.search(fold(last + first))) and (
            len(row) == 1 or (len(rows[-1]) > 1 and bool(_SHARD.fullmatch(last) or _SHARD.fullmatch(first)))
        )
        title = title + row if torn or first[:1] in (",", ";") else f"{title} {row}"
    return title
