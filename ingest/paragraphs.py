"""Join the lines of a body into paragraphs and give each its marker and label."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ingest.cells import Paragraph, ParagraphKind
from ingest.lines import Line

__all__ = ["cut_paragraphs"]

_UPPER = "A-ZÀ-ÝĐĂĨŨƠƯẠ-Ỹ"  # Ạ-Ỹ holds small letters too: good enough to tell a capital from a digit or a comma

# A marker opens an item. The classes follow Decree 30/2020/NĐ-CP, Annex I, II.5 (phần, chương, mục, điều, khoản, điểm; or
# I, 1, a, dash), with the looser forms that clerks type.
_MARKER = re.compile(
    rf"""
    [_“"]?\s?
    (?:
      (?P<unit>(?:PH[ẦA]N|Phần|CHƯƠNG|Chương|MỤC|Mục|TIỂU\ MỤC|Tiểu\ mục)\s+(?:[IVXLC]+|\d{{1,2}}|THỨ\s\w+|[Tt]hứ\s\w+)\b)[.:]?
        (?=\s*$|\s*[*]*\s*[-–.:]?\s*[*]*\s*[{_UPPER}])
      | (?P<article>(?:Đi[ềểêệễe]u|ĐI[ỀÊẺE]U)\s+(?:\d{{1,3}}[a-zđ]?|[Il]))\s*(?:[.:]|(?=\s*$))
      | (?P<roman>[IVX]{{1,5}}|[IVXLC]{{2,6}})\s?(?:[.)/:]|[-–](?=\s))(?=[\s*]|[{_UPPER}]|$)
      | (?P<upper>[A-HĐ])\s?[.)/](?=[\s*])
      | \(?(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}})(?P<close>\s?\\?[.)/:]|\s?[-–](?=\s+[{_UPPER}]))(?=[\s*]|[{_UPPER}“"(]|$)
      | (?P<dotted>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?=\s+[*]*[{_UPPER}“"(])
      | (?P<letter>[a-zđ]|[a-zđ]{{2}}(?=\))|[a-zđ]\.?\d{{1,2}}(?:\.\d)?)\s?(?P<letterclose>[.)/])(?=[\s*]|[{_UPPER}“"(]|$)
      | (?P<dash>[-–—−•+*·●◦▪■➢✓~])(?=\s+\S|[{_UPPER}])
    )
    """,
    re.VERBOSE,
)
_FOOTNOTE = re.compile(r"([¹²³⁰⁴-⁹]{1,3})\s*(?=\S)|\[(\d{1,3})\]\s+(?=\D)")
_SUPERSCRIPTS = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")

_BASIS = re.compile(
    r"(?:C[ăâa]n\s+[cq][ứửừưúuù]|Theo\s+đ[ềểêẻ]\s+nghị|X[éê]t\s+(?:đ[ềểêẻ]\s+nghị|[Tt]ờ\s+trình|[Bb]áo\s+cáo|[Cc]ông\s+văn|kết\s+quả))"
)
_STOP = re.compile(r"""[.;:!?…][”"'’)\]*_]*$|\./[.:;]?$""")
# A line that ends in one of these goes on in the next line, whatever stands between.
_OPEN_END = re.compile(
    r"(?:,|[-–(/“]|\b(?:số|[Cc]ăn cứ|ngày|tháng|năm|khoản|điểm|[Đđ]iều|[Mm]ục|[Pp]hụ lục|của|và|các|theo|tại|về|hoặc|được|bởi|với"
    r"|cho|do|từ|đến|trong|[Ll]uật|[Nn]ghị định|[Tt]hông tư|[Qq]uyết định|[Nn]ghị quyết|[Cc]hỉ thị|[Bb]ộ luật))[*_]*$"
)
_NO_JOIN_START = re.compile(r"[A-ZĐ]")
_LONG_LINE = 140  # longer lines are not hard-wrapped: each is a paragraph


class _Level(msgspec.Struct):
    """An open numbered item: the class of its marker, its own number and its label."""

    kind: str
    number: str
    label: str


def cut_paragraphs(lines: Sequence[Line], *, annex: bool = False) -> list[Paragraph]:
    """Give the paragraphs that `lines` make, in order; all of them of kind "annex" where `annex` is True."""
    width = _wrapping_width(lines)
    levels: list[_Level] = []
    paragraphs: list[Paragraph] = []
    group: list[Line] = []
    marker: re.Match[str] | None = None
    bases_over = False

    def close() -> None:
        nonlocal bases_over
        if not group:
            return
        paragraph = _paragraph(group, marker, levels)
        if annex:
            paragraph = msgspec.structs.replace(paragraph, kind="annex")
        elif paragraph.kind == "basis" and bases_over:
            paragraph = msgspec.structs.replace(paragraph, kind="body")
        elif paragraph.marker and paragraph.kind != "footnote" and paragraph.label:
            bases_over = True
        paragraphs.append(paragraph)
        group.clear()

    for line in lines:
        found = _MARKER.match(line.text)
        if group and _continues(group[-1], line, found, width, levels, first=group[0]):
            group.append(line)
            continue
        close()
        marker = found
        group.append(line)
    close()
    return paragraphs


def _wrapping_width(lines: Sequence[Line]) -> int:
    """The width at which the file breaks its lines, 0 where it does not break them."""
    lengths = sorted(len(line.text) for line in lines if not line.cells and len(line.text) > 30)
    if not lengths:
        return 0
    width = lengths[len(lengths) * 9 // 10]
    return width if width < _LONG_LINE else 0


def _continues(
    last: Line, line: Line, marker: re.Match[str] | None, width: int, levels: Sequence[_Level], *, first: Line
) -> bool:
    """Tell whether `line` goes on with the paragraph whose last line is `last`."""
    text = line.text
    if line.cells or last.cells:
        return False
    stopped = _STOP.search(last.text) is not None
    if marker:
        if stopped or line.blanks or not width:
            return False
        # Not at the start of a sentence: a number that happens to begin a broken line, unless it is the next of its list.
        return bool(_OPEN_END.search(last.text)) and not _is_next(marker, levels)
    if _FOOTNOTE.match(text) or (_BASIS.match(text) and (stopped or line.blanks)):
        return False
    head = text[0]
    if line.blanks > 1 and stopped:
        return False
    if not stopped and _OPEN_END.search(last.text):
        return True
    if line.blanks:
        return not stopped and (head.islower() or head in ",;.)" or (head.isdigit() and not last.text.isupper()))
    if not width or len(last.text) > width * 2:
        return not stopped and (head.islower() or head in ",;.)")
    if head.islower() and not last.text.isupper():
        return True
    if line.indent >= last.indent + 3 and (stopped or last is first) and line.indent > first.indent - 2 and stopped:
        return False
    full = len(last.text) + len(text.split(" ", 1)[0]) >= width * 0.85
    if stopped:
        return full and last.text[-1] not in ";:" and not (line.indent >= last.indent + 3)
    if last.text.isupper() != text.isupper():
        return False
    return full or len(last.text) >= width * 0.75


def _is_next(marker: re.Match[str], levels: Sequence[_Level]) -> bool:
    """Tell whether `marker` carries the number after the last open one of its class, or opens a list."""
    if marker["dash"] or marker["unit"] or marker["article"]:
        return True
    kind, number = _class_of(marker)
    return number in ("1", "01", "I", "a", "A") or any(
        level.kind == kind and number.isdigit() and level.number.isdigit() and int(number) == int(level.number) + 1
        for level in levels
    )


def _class_of(marker: re.Match[str]) -> tuple[str, str]:
    """The class of a numbered marker and its number."""
    if marker["article"]:
        number = marker["article"].split()[-1]
        return "article", {"I": "1", "l": "1"}.get(number, number)
    if marker["roman"]:
        return "roman", marker["roman"]
    if marker["upper"]:
        return "upper", marker["upper"]
    if marker["dotted"]:
        return "dotted", marker["dotted"]
    if marker["number"]:
        number = marker["number"]
        if "." in number:
            return "dotted", number
        return ("round" if marker[0].lstrip().startswith("(") else "number" + marker["close"].strip(" \\")), number
    return "letter", marker["letter"]


def _paragraph(group: Sequence[Line], marker: re.Match[str] | None, levels: list[_Level]) -> Paragraph:
    """Make the paragraph of `group`, opening its item in `levels` where `marker` is a number."""
    first = group[0]
    start, end = first.start, group[-1].end
    footnote = None if marker else _FOOTNOTE.match(first.text)
    if footnote:
        note = (footnote[1] or footnote[2]).translate(_SUPERSCRIPTS)
        return Paragraph(start, end, "footnote", marker=footnote[0].strip(), note=note)
    printed = marker[0].strip(' _“"').replace("\\", "") if marker else None
    if marker and marker["unit"]:
        levels.clear()
        return Paragraph(start, end, "heading", marker=printed)
    if marker and not marker["dash"]:
        _open_item(levels, *_class_of(marker))
        depth = len(levels) - 1
    else:
        depth = len(levels)
    label = levels[-1].label if levels else None
    return Paragraph(start, end, _kind(group, marker), marker=printed, label=label, depth=depth)


def _open_item(levels: list[_Level], kind: str, number: str) -> None:
    """Close the items that the new one ends and put it on `levels`."""
    if kind == "article":
        levels.clear()
    if kind == "dotted":
        parent = number.rpartition(".")[0]
        while levels and not (levels[-1].number == parent and levels[-1].kind != "letter"):
            if levels[-1].kind in ("roman", "upper", "article") and not any(level.number == parent for level in levels):
                break
            levels.pop()
        if levels and levels[-1].number == parent:
            above = levels[-1].label
            label = above[: len(above) - len(parent)] + number
        else:
            label = ".".join([*(level.label for level in levels[-1:]), number])
        levels.append(_Level(kind, number, label))
        return
    for index, level in enumerate(levels):
        if level.kind == kind:
            del levels[index:]
            break
    label = ".".join([*(level.label for level in levels[-1:]), number])
    levels.append(_Level(kind, number, label))


def _kind(group: Sequence[Line], marker: re.Match[str] | None) -> ParagraphKind:
    """The kind of the paragraph that `group` makes: a table row, a basis, a heading or plain body."""
    first = group[0]
    if first.cells:
        return "table"
    if _BASIS.match(first.text if marker is None else first.text[marker.end() :].lstrip(" *")):
        return "basis"
    last = group[-1].text
    body = first.text[marker.end() :] if marker else first.text
    size = group[-1].end - first.start
    letters = body.strip(" *")
    if letters and not _STOP.search(last) and size < 250:
        if letters.isupper():
            return "heading"
        if marker and not marker["dash"] and size < 120:
            return "heading"
    return "body"
