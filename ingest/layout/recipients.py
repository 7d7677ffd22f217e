"""Read who gets a copy of a paper: the items of "Nơi nhận".

Source: Decree 30/2020/NĐ-CP, Annex I, II.9: one item a line behind a dash, closed by a semicolon; the last one, "Lưu:",
says who keeps the paper on file and is no recipient.
"""

from __future__ import annotations

import re

from graph.record import fold_space
from ingest.layout.finding import Layout
from ingest.layout.lines import split_lines
from ingest.layout.signing import RECIPIENTS, is_person, known_position, position_in, signing_cells, signing_mode
from ingest.letters import fold

__all__ = ["read_recipients"]

_COLUMN = re.compile(r"\t|\s{3,}|\||\*\*\s+\*\*")
_BREAK = re.compile(r"(?<=[;:*])\s*(?=[-–+]\s)")  # items of one line, as in the cell of a web page
_BULLET = re.compile(r"(?:(?:[-–—+•~●▪]|[*_]\s|\d{1,2}[.)]\s)\s*)+")
_FILED = re.compile(r"\W*luu\b(?!\s+(?:tru|hoc)\b)")  # in folded text; "Lưu trữ …" is a body
_SIGNED = re.compile(r"\W*(?:da\s*ky|ky\s+boi|ky\s+ten)\b")  # what stands for the hand in a copy
_ENDS = re.compile(r"^[^\w(“\"]+|[^\w)”\"]+$|;\W*\w?\W*\w?\W*$|,\W*\w?\W*$")  # a scan leaves scraps at the end
_RIGHT = 24  # columns: what is indented so far and bears no dash stands in the signature's column
_SENTENCE = 200  # a line so long is no recipient


def read_recipients(layout: Layout) -> tuple[str, ...]:
    """Read the items of "Nơi nhận" as printed, without dash and closing mark, up to the file copy.

    "Như trên" and "Như Điều 3" stand as printed. What a scan's merged columns added of the signature is left out.

    >>> from ingest.layout.finding import lay_out
    >>> paper = "THÔNG BÁO\\n\\nNghỉ.\\n\\nNơi nhận:\\t\\tCHỦ TỊCH\\n- Như trên;\\n- Sở Y tế;\\n- Lưu: VT.\\t\\tLý Sen"
    >>> read_recipients(lay_out(paper))
    ('Như trên', 'Sở Y tế')
    """
    if layout.recipients is None:
        return ()
    block = layout.text[layout.recipients.start : layout.recipients.end]
    items: list[str] = []
    closed = True  # the last item has its semicolon, or there is none yet
    signing = False
    lines = split_lines(_BREAK.sub("\n", block))
    awaited = any(_BULLET.match(line.text) for line in lines)  # a list with dashes begins with one
    for line in lines:
        column, *beside = _COLUMN.split(line.text)
        signing = signing or any(_is_signature(cell) for cell in beside)
        if heading := RECIPIENTS.match(fold(column[:30])):
            column = column[heading.end() :]
        bullet = _BULLET.match(column)
        words = column[bullet.end() :] if bullet else column
        if _FILED.match(fold(words[:16])):
            break
        if not bullet and (_is_signature(words) or (signing and words.isupper()) or line.indent > _RIGHT):
            signing = True
            continue
        awaited = awaited and not bullet
        words = _without_signature(words, listed=bullet is not None)
        if awaited or len(words) > _SENTENCE or not any(map(str.isalnum, words)):
            continue
        if bullet or closed:
            if bullet or not words.rstrip().endswith(":"):  # "Gửi bản điện tử:" parts the list
                items.append(words)
        else:
            items[-1] += f" {words}"
        closed = not items or words.rstrip().endswith((";", "."))
    return tuple(item for item in (_ENDS.sub("", fold_space(item)).strip() for item in items) if len(item) > 1)


def _is_signature(cell: str) -> bool:
    """Tell whether a cell without a dash belongs to the signature."""
    if signing_mode(cell) or is_person(cell) or _SIGNED.match(fold(cell[:16])):
        return True
    return cell.isupper() and (known_position(cell) or position_in(cell)) is not None


def _without_signature(words: str, *, listed: bool) -> str:
    """The words of an item without a position or a name that a scan glued to them."""
    tails = signing_cells(f"- {words}") if listed else []
    return words[: words.rindex(tails[-1])] if tails and tails[-1] in words else words
