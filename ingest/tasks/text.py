"""Cut the paragraphs of a paper for the reader of tasks: sentences, parts, where words begin, where the paper ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph.record import fold_space
from ingest.layout.cells import Paragraph, Place
from ingest.tasks.cue_words import Stretch

__all__ = [
    "behind_marker",
    "closing",
    "is_below",
    "is_number",
    "name_at",
    "parts_of",
    "quotations",
    "quotes_in",
    "sent_in",
    "sentences",
    "states_facts",
    "subitems",
    "tells_part",
]

_SENTENCE = re.compile(r"[.!?][\"”’)\]*_]*\s+(?=[\"“(\[*_+–-]*\s?[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ])")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:TP|Tp|TX|Tx|TT|Q|P|H|TS|ThS|PGS|GS|BS|CN|[đĐ]/c|Tr|\d{1,2})$")
_SEMICOLON = re.compile(r";\s+")
_MARKER = re.compile(r"[\s*_“\"\\.):/-]*")
_RECIPIENTS = re.compile(r"\W{0,4}Nơi\s+nhận\s*:")
_RECIPIENTS_INSIDE = re.compile(r"\n\W{0,4}Nơi\s+nhận\s*:")  # a scan leaves no line free above them
_END_MARK = re.compile(r"\.\s?[/⁄]\s?\.|[/⁄]\s?\.(?=\s|$)")
# "Đơn vị chủ trì:", "Cơ quan thực hiện:": a plan tells of an item who does it
_PART = re.compile(
    r"(?:(?:co\s+quan|don\s+vi|bo\s+phan)\s+(?:(?P<does>chu\s+tri|thuc\s+hien|dau\s+moi|chiu\s+trach\s+nhiem|tham\s+muu)|phoi\s+hop"
    r"|\w+)(?:\s+(?:thuc\s+hien|chinh|tham\s+gia|trien\s+khai))?|(?P<alone>phan\s+cong|chu\s+tri|phoi\s+hop)(?:\s+thuc\s+hien)?)\s*:\s*"
)
_SUBITEM = re.compile(r"\((i{1,3}|iv|vi{0,3}|ix|x)\)\s*")
_SENT = re.compile(
    r"(?:van\s+ban|bao\s+cao|ho\s+so|danh\s+sach|y\s+kien|ket\s+qua|phieu|noi\s+dung|thong\s+tin|cong\s+van|san\s+pham|bai)(?!\w)"
    r"[^.;]{0,90}?(?:\s+cua\s+(?P<by>[^.;]{2,40}?))?\s+(?:xin\s+|de\s+nghi\s+|phai\s+)?(?:duoc\s+)?"
    r"(?P<send>g[uo]i\s+(?:truoc\s+ngay\s+[\d/.]{4,12}\s+)?(?:ve|den|cho)|nop\s+ve)(?!\w)"
)
_QUOTED = re.compile(r"“[^”]{60,}”|\"[^\"]{60,}\"")
_OPENING_QUOTE = re.compile(r"[^\w“\"]{0,8}([“\"])")
_CLOSING_STRAIGHT = re.compile(
    r"\"[.;,]*[ \t*_]*(?:\n|$)"
)  # which of two straight marks closes, the end of its line tells
_QUOTE_MARK = re.compile(r"[“”]")
_LONGEST_QUOTE = 20_000
_DASHES = "-–—−•+*·●◦▪■➢✓~"
# "Thời gian: …", "Địa điểm: …" tell facts
_FACT = re.compile(
    r"(?:thoi\s+gian|dia\s+diem|thanh\s+phan|kinh\s+phi|doi\s+tuong|so\s+luong|hinh\s+thuc|ghi\s+chu|dia\s+chi|dien\s+thoai"
    r"|ho\s+so|trong\s+do|tong\s+so|noi\s+dung|muc\s+dich)(?:\s[^:]{0,60})?(?::|\s*$)"
)


def closing(text: str, paragraphs: Sequence[Paragraph]) -> int:
    """The place of the paragraph with the end mark "./." or above the recipients, else of the last one.

    Behind it stands another paper.
    """
    for index, paragraph in enumerate(paragraphs):
        if index and _RECIPIENTS.match(text, paragraph.start, paragraph.end):
            return index - 1
        if text.find("Nơi", paragraph.start, paragraph.end) >= 0 and _RECIPIENTS_INSIDE.search(
            text, paragraph.start, paragraph.end
        ):
            return index
        slashed = any(text.find(slash, paragraph.start, paragraph.end) >= 0 for slash in "/⁄")
        if slashed and _END_MARK.search(text, paragraph.start, paragraph.end):
            return index
    return len(paragraphs) - 1


def behind_marker(text: str, paragraph: Paragraph) -> int:
    """Where the words of `paragraph` begin, behind its number or dash and the marks around it."""
    place = paragraph.start
    if paragraph.marker:
        found = text.find(paragraph.marker[0], place, paragraph.end)
        place = (found if found >= 0 else place) + len(paragraph.marker)
    marks = _MARKER.match(text, place, paragraph.end)
    return marks.end() if marks else place


def name_at(text: str, place: Place) -> str:
    """The name of a body as printed at `place`, on one line, without the marks around it."""
    return fold_space(text[place.start : place.end]).strip(" *_./")


def sentences(text: str, start: int, end: int) -> Iterator[Place]:
    """The sentences from `start` to `end`."""
    place = start
    for stop in _SENTENCE.finditer(text, start, end):
        if text[stop.start()] == "." and _ABBREVIATION.search(text[max(start, stop.start() - 5) : stop.start()]):
            continue
        yield Place(place, stop.end())
        place = stop.end()
    if place < end:
        yield Place(place, end)


def parts_of(text: str, start: int, end: int) -> Iterator[Place]:
    """What stands behind each semicolon from `start` on, up to `end`."""
    for stop in _SEMICOLON.finditer(text, start, end):
        yield Place(stop.end(), end)


def quotations(text: str, paragraphs: Sequence[Paragraph]) -> list[Place]:
    """The quotations that begin a paragraph behind "… như sau:", as in a paper that amends another.

    >>> first = "Sửa đổi Điều 2 như sau:"
    >>> text = first + "\\n“Điều 2. Sở X\\nlập sổ.”"
    >>> quotations(text, [Paragraph(0, 23, "body"), Paragraph(24, 37, "body"), Paragraph(38, 46, "body")])
    [Place(start=24, end=46)]
    """
    found: list[Place] = []
    reach = 0
    for above, paragraph in pairwise(paragraphs):
        opening = _OPENING_QUOTE.match(text, paragraph.start, paragraph.end)
        if opening is None or paragraph.start < reach or text[above.start : above.end].rstrip(" *_")[-1:] != ":":
            continue
        if opening[1] == '"':
            closing_mark = _CLOSING_STRAIGHT.search(text, opening.end(), opening.end() + _LONGEST_QUOTE)
            if closing_mark:
                reach = closing_mark.end()
                found.append(Place(paragraph.start, reach))
            continue
        depth = 0
        for mark in _QUOTE_MARK.finditer(text, opening.end() - 1, opening.end() + _LONGEST_QUOTE):
            depth += 1 if mark[0] == "“" else -1
            if depth == 0:
                reach = mark.end()
                found.append(Place(paragraph.start, reach))
                break
    return found


def quotes_in(text: str, start: int, end: int) -> list[Place]:
    """The long quotations between `start` and `end`: what they order another paper orders."""
    if text.find("“", start, end) < 0 and text.find('"', start, end) < 0:
        return []
    return [Place(m.start(), m.end()) for m in _QUOTED.finditer(text, start, end)]


def sent_in(stretch: Stretch, place: int, end: int) -> re.Match[str] | None:
    """How a sentence "Báo cáo (của các đơn vị) gửi về Sở X" reads: "by" holds who sends, "send" begins the act.

    >>> text = "Báo cáo gửi về Sở X"
    >>> sent_in(Stretch(text, "bao cao gui ve so x"), 0, len(text))["send"]
    'gui ve'
    """
    return _SENT.match(stretch.folded, place, end)


def subitems(text: str, start: int, end: int) -> list[tuple[str, Place]]:
    """The items "(i) …; (ii) …" of a sentence with their numbers; none unless the first stands at `start`."""
    marks = list(_SUBITEM.finditer(text, start, end))
    if len(marks) < 2 or marks[0].start() > start + 3:
        return []
    stops = [mark.start() for mark in marks[1:]] + [end]
    return [(mark[1], Place(mark.end(), stop)) for mark, stop in zip(marks, stops, strict=True)]


def states_facts(stretch: Stretch, place: int, end: int) -> bool:
    """Tell whether the words from `place` to `end` are a line of facts ("Thời gian: …", "Thành phần tham dự")."""
    return _FACT.match(stretch.folded, place, end) is not None


def tells_part(stretch: Stretch, place: int, end: int) -> tuple[str, int] | None:
    """What "Đơn vị chủ trì: …", "Cơ quan phối hợp: …" says of the item above: "lead", "partner" or "fact", and where.

    >>> text = "Cơ quan chủ trì: Sở Tư pháp"
    >>> tells_part(Stretch(text, "co quan chu tri: so tu phap"), 0, len(text))
    ('lead', 17)
    """
    found = _PART.match(stretch.folded, place, end)
    if found is None:
        return None
    role = "partner" if "phoi hop" in found[0] else "lead" if found["does"] or found["alone"] else "fact"
    return role, found.end()


def is_number(marker: str | None) -> bool:
    """Tell a number or letter from a dash and from no marker."""
    return marker is not None and marker[0] not in _DASHES


def is_below(label: str | None, above: str | None) -> bool:
    """Tell whether the item `label` is `above` or stands below it."""
    if above is None:
        return label is None
    return label is not None and (label == above or label.startswith(above + "."))
