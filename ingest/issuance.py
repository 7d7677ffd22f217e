"""Read when and by whom a cited document was issued, from the words of its sentence."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from graph.agencies import agencies, departments, fold_name
from ingest.dates import DATE, read_date
from ingest.naming import type_pattern

__all__ = ["Issuance", "issuance_after", "issued_before"]

# What may stand between a number and its date or issuer: a footnote mark, a bracket, a comma, emphasis.
_GAP = re.compile(
    r"[\s*_\])\"”¹²³⁰⁴-⁹]*(?:\(\d{1,2}\)|\[\d{1,2}\]\s*|\(https?://[^)\s]*\))?[\s*_,(]*(?:(?:ký|ban hành|được ban hành)\s+)?"
)
_OF = re.compile(r"[\s*_,)]*(?:(?:[Cc]ủa|CỦA)|do)\s+")
_SAME_DAY = re.compile(r"[\s,(]*(?:(?:ban hành|ký)\s+)?(?:cùng|đều)\s+(?:ban hành\s+|ký\s+)?(?:ngày)\s*")

# Where a body's name ends, unless a known name goes on over it ("Bộ Văn hóa, Thể thao và Du lịch").
_STOP = re.compile(
    r"""
    [.;:()\[\]"“”|*\n]                                                        # the end of the clause
    | ,
    | \s(?:về|V/v|v/v|quy|ban|hướng|phê|ngày|tại|sửa|thực|triển|công\ bố|đã|được|yêu|đề\ nghị|trình|gửi|thông\ báo|nêu|theo
        |cho|giao|để|nhằm|là|thì|có|số|năm|trên|trong|với|đối|như|này|đang|hết|và\ các|bổ|bãi|thay|điều\ chỉnh|kèm|ký
        |khóa|nhiệm\ kỳ|từ|đến|cùng|chỉ\ đạo|phân|quyết|chấp|cấp|kết\ luận|thành\ lập|tổ\ chức\ thực|xử|báo\ cáo)\s
    | \s(?:và|hoặc|,)\s
    """,
    re.VERBOSE,
)
_AND = re.compile(r"\s+và\s+")
_ISSUING = r"(?:đã\s+|vừa\s+|có\s+|mới\s+)*(?:ban\s+hành|ký\s+ban\s+hành|ký|có|gửi|trình|phê\s+duyệt|thông\s+qua)"
# "Ngày 11/9/2021, Chính phủ ban hành [Nghị quyết số …]"
_DATED_ACT = re.compile(rf"(?P<body>[^.;:\d]{{0,120}}?)\s*{_ISSUING}\s+(?:các\s+)?$")
# "đề nghị của Sở Nội vụ tại [Tờ trình số …]", "Sở Nội vụ có [Tờ trình số …]"
_ASKED = re.compile(
    r"(?:[Đđ]ề nghị|[Ýý] kiến|[Bb]áo cáo|[Đđ]ề xuất|[Tt]ham mưu)\s+của\s+(?P<body>[^.;\d]{4,140}?),?\s+(?:tại|theo|ở)\s+(?:các\s+)?$"
)
_HAVING = re.compile(r"(?:^|[.;:,]\s+)(?P<body>[A-ZĐÀ-Ỹ][^.;:,\d]{4,90}?)\s+(?:đã\s+)?(?:có|ban\s+hành)\s+(?:các\s+)?$")


class Issuance(msgspec.Struct, frozen=True):
    """Date and issuer as the words behind a mention give them; `same_day` where they say "cùng ngày"; `end` is where they end."""

    end: int
    date: str | None = None
    issuer: str | None = None
    same_day: bool = False


@cache
def _long_names() -> re.Pattern[str]:
    """The known names that hold a comma, "và" or a stop word, longest first, in folded text."""
    names = {
        fold_name(name)
        for row in (*agencies().values(), *departments().values())
        for name in (row.name, *row.aliases)
        if len(name) > 8
    }
    choice = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?:[^\W\d]+\s+){{0,4}}?(?:{choice})(?!\w)")


@cache
def _type_next() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:cac\s+)?{type_pattern()}")


def _body_end(text: str, start: int) -> int:
    """Where the name of the body that begins at `start` ends."""
    window = text[start : start + 170]
    known = _long_names().match(fold_name(window))
    stop = _STOP.search(window, known.end() if known else 0)
    return start + (stop.start() if stop else len(window))


def issuance_after(text: str, end: int) -> Issuance:
    """Give date and issuer as printed behind the mention that ends at `end`, in either order.

    >>> issuance_after("số 68/NQ-CP ngày 01 tháng 7 năm 2021 của Chính phủ về hỗ trợ", 11)
    Issuance(end=50, date='2021-07-01', issuer='Chính phủ', same_day=False)
    """
    date = issuer = None
    place = end
    for _ in range(2):
        same = _SAME_DAY.match(text, place)
        if same and date is None:
            found = DATE.match(text, same.end()) or DATE.match("ngày " + text[same.end() : same.end() + 40])
            return Issuance(same.end(), read_date(found) if found else None, issuer, same_day=True)
        gap = _GAP.match(text, place)
        found = DATE.match(text, gap.end() if gap else place)
        if found and date is None:
            date, place = read_date(found), found.end()
            continue
        of = _OF.match(text, place)
        if of and issuer is None:
            stop = _body_end(text, of.end())
            issuer, place = text[of.end() : stop].strip(" ,") or None, stop
            continue
        break
    return Issuance(place, date, issuer)


def issued_before(text: str, start: int) -> tuple[str | None, str | None]:
    """Give date and issuer as the sentence says them before the mention that begins at `start`.

    >>> issued_before("Ngày 11/9/2021, Chính phủ ban hành Nghị quyết số", 35)
    ('2021-09-11', 'Chính phủ')
    """
    window = text[max(0, start - 190) : start]
    act = _DATED_ACT.search(window)
    if act:
        for found in reversed(list(DATE.finditer(window[: act.end()]))):
            between = window[found.end() :]
            dated = _DATED_ACT.fullmatch(between)
            if (
                dated
                and found["y4"] is None
                and window[: found.start()].rstrip()[-1:] in ("", ".", ";", ":", ",", "-", "–")
            ):
                return read_date(found), dated["body"].strip(" ,)") or None
            break
    asked = _ASKED.search(window) or _HAVING.search(window)
    return None, asked["body"].strip(" ,") if asked else None
