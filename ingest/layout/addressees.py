"""Find and read whom a paper addresses: the items of "Kính gửi", or of a wire's "… điện:"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.record import fold_space
from ingest.layout.cells import Layout, Place
from ingest.layout.cues import cue
from ingest.layout.lines import Line
from ingest.letters import fold

__all__ = ["opens_addressees", "read_addressees", "take_addressees"]

# In folded text; a scan reads "Kính gởi", "Kinh gữi".
_GREETING = re.compile(r"\W{0,4}k[il1]nh\s*(?:g[uoi][il1]|tr[il1]nh)\b")
_WIRE = re.compile(r"[^\n]{3,90}\bdien\s*:\W*$")
_BESIDE = re.compile(r"[^\n]{1,16}\bkinh\s*gui\s*:")  # a speck or a stamp stands before it
_CUE = re.compile(r"k[il1]nh\s*(?:g[uoi][il1]|tr[il1]nh)\b|\bdien\s*:\W*$")
_ITEM = re.compile(r"[-–—+*•~●]|_\s|\d{1,2}[.)]\s")
_BULLET = re.compile(r"^(?:(?:[-–—+*•~●_.:]+|\d{1,2}[.)])\s*)+")
_MARKUP = re.compile(r"\*+|_{2,}|^#+\s|\|", re.MULTILINE)
_DASHES = "-–"
_TOGETHER = "au day goi"  # "(sau đây gọi chung là thủ trưởng các đơn vị)" is no further item
_SENTENCE = 100  # a line of this length without a dash is text
_OPENING = 40  # characters that tell whether a line opens a legal basis
_INDENTED = 5  # columns
_LONGEST = 60
_NEAR = 15  # lines between the title and "Kính gửi" that a scan's columns can put there


def opens_addressees(folded: str) -> bool:
    """Tell whether a folded line opens the list of addressees.

    >>> opens_addressees("kinh gui: so y te"), opens_addressees("thu tuong chinh phu dien:")
    (True, True)
    """
    if _GREETING.match(folded) or ("kinh" in folded[:24] and _BESIDE.match(folded)):
        return True
    return folded.endswith(("dien:", "dien :")) and _WIRE.match(folded) is not None


def take_addressees(
    lines: Sequence[Line], text: str, folded: str, behind: int, *, lettered: bool = False
) -> tuple[tuple[Place, ...], range]:
    """Give the items of the addressees that begin near line `behind`, and the range of lines that they fill.

    In a letter (`lettered`) a list right below the title is theirs, though a scan lost its heading.
    """
    at = next(
        (
            index
            for index in range(behind, min(len(lines), behind + _NEAR))
            if lines[index].end <= len(folded) and opens_addressees(folded[lines[index].start : lines[index].end])
        ),
        None,
    )
    if at is None:
        if not (lettered and _is_listed(lines[behind : behind + 2])):
            return (), range(behind, behind)
        at = behind
        items: list[list[int]] = []
        index = at
    else:
        line = lines[at]
        found = _CUE.search(folded, line.start, line.end)
        begin = found.end() if found else line.end
        while begin < line.end and folded[begin] in ' :*.;_\t“"„':
            begin += 1
        items = [[begin, line.end]] if line.end - begin > 2 else []
        index = at + 1
    while index < min(len(lines), at + _LONGEST):
        line = lines[index]
        last = text[items[-1][0] : items[-1][1]].rstrip() if items else ""
        listed = bool(items) and text[items[0][0]] in _DASHES and line.text[0] in _DASHES and not line.blanks
        listed = listed and _TOGETHER not in fold(line.text[:_OPENING])
        if last.endswith(".") and not re.search(r"\b(?:TP|Tp|tp|TX|T)\.$", last) and not listed:
            break
        if items and cue("basis").match(fold(_BULLET.sub("", line.text[:_OPENING]))):
            break
        if not items and not _ITEM.match(line.text) and (_opens_text(line.text) or len(line.text) > _SENTENCE):
            break  # dots to be filled in
        if _ITEM.match(line.text) or not items:
            if last.endswith((":", ",")) and _ITEM.match(line.text) and line.text[0] in "+":
                items[-1][1] = line.end
            else:
                items.append([line.start, line.end])
        elif last.endswith(";"):
            if line.blanks or len(line.text) > _SENTENCE or line.text[-1] not in ";.":
                break
            items.append([line.start, line.end])
        elif line.text[0].isupper() and (line.blanks or len(line.text) > _SENTENCE or _opens_text(line.text)):
            break
        elif line.indent > _INDENTED and line.text[0].isupper() and cue("body").match(fold(line.text)):
            items.append([line.start, line.end])  # under the first, which stands beside "Kính gửi:"
        else:
            items[-1][1] = line.end
        index += 1
    return tuple(Place(start, end) for start, end in items), range(at, index)


def _is_listed(lines: Sequence[Line]) -> bool:
    """Tell whether each of two lines is an item that a semicolon or a full stop ends."""
    return (
        len(lines) == 2
        and all(line.text[0] in "-–~" and len(line.text) < _SENTENCE for line in lines)
        and (lines[0].text[-1] == ";")
    )


def _opens_text(text: str) -> bool:
    """Tell whether a line without a dash is the first of the text and not the rest of an addressee."""
    return text.endswith(("./.", ":")) or cue("opener").match(text) is not None


def read_addressees(layout: Layout) -> tuple[str, ...]:
    """Read the addressees, without dash and closing mark."""
    items = []
    for place in layout.addressees:
        for part in re.split(r";\s*(?=[-–+]\s)|;[ \t]*\n", layout.text[place.start : place.end]):
            item = _BULLET.sub("", fold_space(_MARKUP.sub(" ", part))).rstrip(" ;.,:-")
            if len(item) > 1:
                items.append(item)
    return tuple(items)
