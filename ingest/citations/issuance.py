"""Read when and by whom a cited document was issued, from the words of its sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

import msgspec

from graph.agencies import agencies, departments, fold_name, level_of
from ingest.citations.dates import date_at, find_dates

__all__ = ["Issuance", "issuance_after", "issued_before"]

# What may stand between a number and its date or issuer: a footnote mark, a link, a bracket, a comma, emphasis, and
# before "ngày" what a scan left of the number's end ("725-CV/BTCT|U ngày").
_GAP = re.compile(
    r"[\s*_\])\"”¹²³⁰⁴-⁹]*(?:\(\d{1,2}\)|\[\d{1,2}\]\s*|\(https?://[^)\s]*\))?[\s*_,(]*"
    r"(?:(?:được\s+)?(?:ký|ban hành)\s+)?"
)
_DEBRIS = re.compile(r"[^\w;.]{0,4}(?:[A-ZĐ]\w{0,4}|/\w{1,4}|[^\w\s;.]{1,3}\w{0,2})?[^\w;.]{0,4}(?=[Nn]g[àảa]y\s*\d)")
_OF = re.compile(r"[\s*_,)]*(?:(?:[Cc]ủa|CỦA)|do)\s+")
_SAME_DAY = re.compile(r"[\s,(]*(?:(?:ban hành|ký)\s+)?(?:cùng|đều)\s+(?:ban hành\s+|ký\s+)?(?:ngày\s*)?")

# A body's name ends at these, unless a known name goes on over them ("Bộ Văn hóa, Thể thao và Du lịch").
# A comma stands inside "Phòng, chống lụt, bão" and "Ủy ban Quốc phòng, An ninh và Đối ngoại".
_DOCUMENT = r"(?:Nghị|Quyết|Thông|Luật|Chỉ|Công\s+(?:văn|điện)|Kế|Báo|Tờ|Văn\s+bản|Kết)"
_MARK = (
    r"[.;:)\[\]\"“”|*(]|\n\s*\n"
    rf"|,(?!\s*(?:chống|bão|Dược|khắc\s+phục|tệ\s+nạn|tìm\s+kiếm)|\s(?!{_DOCUMENT})[A-ZĐ]\w+(?:\s[a-zđ]\w*){{0,3}}\s+và\s+[A-ZĐ])"
)
_VERB = (
    r"v[ềêẻẽ]|V/v|v/v|quy\s+định|ban\s+hành|hướng\s+dẫn|phê\s+(?:duyệt|chuẩn)|sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|thay\s+thế|thực\s+hiện"
    r"|triển\s+khai|công\s+(?:bố|nhận)|yêu\s+cầu|đề\s+nghị|trình|gửi|thông\s+(?:báo|qua)|nêu|giao|kết\s+luận|thành\s+lập"
    r"|chỉ\s+đạo(?!\s+(?:phòng|quốc|thực|Trung|tỉnh|\d|cải|xây))|quyết\s+định|chấp\s+thuận|cấp(?!\s+(?:tỉnh|huyện|xã))|xử\s+lý"
    r"|báo\s+cáo|tổ\s+chức\s+thực|tiếp\s+tục|tăng\s+cường|đã|được|nhằm|kèm|ký|điều\s+chỉnh|phân\s+(?:công|cấp|bổ)"
)
_LINK = (
    r"ngày|tại|theo|cho|để|là|thì|có|số(?<!đổi số)|năm"
    r"|trên|trong|với|đối|như|này|đang|hết|từ|đến|cùng|khóa|Khóa|nhiệm\s+kỳ|hoặc"
)
_PROVISION = r"[ĐđKkMmC](?:iều|iểm|hoản|ục|hương)"
_AND = (
    rf"và(?=\s+(?:các|những|{_DOCUMENT}|ý\s+kiến|{_VERB}|theo|căn|trên|tại|có|sử\s+dụng|{_PROVISION}"
    r"|[a-zđ]+\s+(?:số|bản)))"
)
_STOP = re.compile(rf"{_MARK}|\s(?:{_VERB}|{_LINK}|{_AND})(?!\w)")
# A steering committee is named by all that it steers: "Ban Chỉ đạo phát triển khoa học, công nghệ và chuyển đổi số".
_COMMITTEE = re.compile(r"Ban\s+[Cc]hỉ\s+(?:đạo|huy)\s+(?!quốc|trung|tỉnh|nhà|của|liên)(?=[a-zđ])")
_COMMITTEE_STOP = re.compile(rf"[.;:)\[\]\"“”|*(]|\n\s*\n|,(?!\s+[a-zđ])|\s(?:{_VERB}|{_LINK}|{_AND}|các|những)(?!\w)")
_GOES_ON = re.compile(r"\s+(?:tỉnh|thành\s+phố|huyện|quận|khu\s+vực)\s")  # "Thanh tra … tỉnh" is no central body
_SHORT_FORM = re.compile(r"\s*\([A-ZĐ&]{2,12}\)(?=\s+\w)")  # "Ủy ban nhân dân (UBND) tỉnh"
# "…, của Bộ Tài chính tại các văn bản số": the body behind "của" belongs to the documents that follow.
_NEXT_DOCUMENT = re.compile(
    r"\s+(?:tại|theo)\s+(?:các\s+)?(?:[Vv]ăn|[Cc]ông|[Tt]ờ|[Bb]áo|[Qq]uyết|[Kk]ế|[Tt]hông|[Nn]ghị)\s"
)

# The verbs of issuing, between the body and the mention: "Bộ Y tế (đã) ban hành". These cues are for folded text.
_ISSUING = (
    r"(?:da|vua|moi)?\s*(?:ky\s+ban\s+hanh|ban\s+hanh|ky|co|gui|trinh|phe\s+duyet|thong\s+qua)(?:\s+(?:cac|van\s+ban))?"
)
_ACT_ENDS = re.compile(rf"(?<!\w){_ISSUING}\s+$")
_ACT = re.compile(rf"(?P<body>[^.;:\d]{{0,120}}?)[\s,]*(?<!\w){_ISSUING}\s+$")
# "đề nghị của Sở Nội vụ tại", "chỉ đạo của Ban Bí thư tại", "… và của Bộ Tài chính tại"
_SAID = re.compile(
    r"(?:(?:nghi|kien|cao|xuat|muu|dao|cau|dan|luan|bao|trinh)\s+|[,;]\s*|\bva\s+|^\s*)cua\s+"
    r"(?P<body>[^.;\d]{4,150}?)(?:\s+duoc\s[^.;\d]{3,60})?,?\s+(?:neu\s+)?(?:tai|theo|o|trong)(?:\s+cac)?\s+$"
)
# "…, Ủy ban nhân dân tỉnh Lào Cai tại"
_STANDING = re.compile(r"(?:^|[,;:]\s+|\sva\s+)(?P<body>[^,.;:\d]{5,90}?)\s+(?:tai|theo)(?:\s+cac)?\s+$")
# "UBND tỉnh đã cấp phép khai thác tại", "Chủ tịch UBND tỉnh phê duyệt theo"
_DOING = (
    r"(?:phe\s+duyet|cap|thanh\s+lap|cho\s+phep|cong\s+nhan|ban\s+hanh|giao|thong\s+nhat)"
    r"[^.;:,\d]{0,60}?\s(?:tai|theo)\s+$"
)
_DONE_ENDS = re.compile(_DOING)  # spares most windows the next one, which tries every place for the body
_DONE = re.compile(rf"(?P<body>[^\W\d_][^.;:,\d]{{3,70}}?)\s+(?:\([^()]*\)\s+)?(?:da\s+)?{_DOING}")
# "Ngày 5/9/2021, Chính phủ phê duyệt Đề án … tại": the day is that of the document
_DATED = re.compile(r"(?:^|[.;:]\s+|\n\W*)(?=ngay\s)")
_DATED_ACT = re.compile(
    r"\s*,?\s*(?P<body>[^.;:,\d]{4,60}?)\s+(?:da\s+)?(?:phe\s+duyet|ban\s+hanh|thong\s+qua|cong\s+nhan|thanh\s+lap)"
    r"\s[^.;:]{0,140}?\s(?:tai|theo)\s+$"
)
_CLAUSE = re.compile(r"[.;:]\s")
_SAID_ENDS = re.compile(r"\s(?:tai|theo|o|trong)(?:\s+cac)?\s+$")


class Issuance(msgspec.Struct, frozen=True):
    """Date and issuer as the words behind a mention give them.

    `same_day` where they say "cùng ngày"; `end` is where these words end.
    """

    end: int
    date: str | None = None
    issuer: str | None = None
    same_day: bool = False


def _names(rows: Iterable[tuple[str, tuple[str, ...]]]) -> re.Pattern[str]:
    """Names and aliases, longest first, behind up to four words ("Bộ trưởng", "Giám đốc"), for `fold_name`d text."""
    names = {fold_name(name) for row in rows for name in (row[0], *row[1]) if len(name) > 5}
    behind: defaultdict[str, list[str]] = defaultdict(list)  # one branch for a first word, not for each name
    for name in sorted(names, key=len, reverse=True):
        first, _, rest = name.partition(" ")
        behind[first].append(re.escape(f" {rest}" if rest else "").replace(r"\ ", r"\s+"))
    choice = "|".join(rf"{re.escape(first)}(?:{'|'.join(rests)})(?!\w)" for first, rests in behind.items())
    return re.compile(rf"(?:[^\W\d]+\s+){{0,4}}?(?:{choice})")


@cache
def _central() -> re.Pattern[str]:
    return _names((row.name, row.aliases) for row in agencies().values())


@cache
def _local() -> re.Pattern[str]:
    return _names((row.name, row.aliases) for row in departments().values())


def _body(text: str, start: int) -> tuple[str | None, int]:
    """The name of the body that begins at `start`, and where it ends."""
    window = text[start : start + 180]
    folded = fold_name(window)
    stops = _COMMITTEE_STOP if _COMMITTEE.match(window) else _STOP
    stop = stops.search(window)
    central = _central().match(folded)
    if central and (not stop or central.end() >= stop.start() or not _GOES_ON.match(window, central.end())):
        return window[: central.end()].strip(" ,*_\n-–"), start + central.end()
    local = _local().match(folded)
    place = local.end() if local else 0
    short = _SHORT_FORM.search(window, 0, 60)
    if short and (not stop or stop.start() >= short.start()):
        place = max(place, short.end())
    stop = stops.search(window, place)
    end = stop.start() if stop else len(window)
    name = window[:end] if not short or short.start() > end else window[: short.start()] + window[short.end() : end]
    return name.strip(" ,*_\n-–") or None, start + end


def issuance_after(text: str, folded: str, end: int, year: str | None = None) -> Issuance:
    """Give date and issuer as printed behind the mention that ends at `end`, in either order.

    `year` is the year inside the number: a bare date of another year ("8/2/2019" in the next column) is not its date.

    >>> from ingest.letters import fold
    >>> words = "số 68/NQ-CP ngày 01 tháng 7 năm 2021 của Chính phủ về hỗ trợ"
    >>> issuance_after(words, fold(words), 11)
    Issuance(end=50, date='2021-07-01', issuer='Chính phủ', same_day=False)
    """
    date = issuer = None
    place = end
    for _ in range(2):
        same = _SAME_DAY.match(text, place)
        if same and date is None:
            found = date_at(folded, same.end())
            return Issuance(found.end if found else same.end(), found.iso if found else None, issuer, same_day=True)
        gap = _GAP.match(text, place)
        found = date_at(folded, gap.end() if gap else place)
        debris = _DEBRIS.match(text, place) if not found and place == end else None
        found = date_at(folded, debris.end()) if debris else found
        if found and date is None:
            if year and found.iso[:4] != year and folded[found.start].isdecimal():
                break
            date, place = found.iso, found.end
            continue
        of = _OF.match(text, place)
        if of and issuer is None:
            name, stop = _body(text, of.end())
            if _NEXT_DOCUMENT.match(text, stop):
                break
            issuer, place = name, stop
            continue
        break
    return Issuance(place, date, issuer)


@lru_cache(maxsize=4096)
def _named_body(words: str, *, alone: bool = False) -> str | None:
    """`words` where they are the name of a body: the last of several clauses, behind "được".

    `alone` asks that nothing but the name stands there.
    """
    name = re.split(r"\s(?:được|do)\s|thống nhất của\s", words.strip(" ,)*_\n"))[-1]
    if alone and _body(name, 0)[1] < len(name):
        return None
    if not level_of(name):
        name = name.rsplit(", ", 1)[-1]
    return name if name[:1].isupper() and len(name) > 3 else None


def issued_before(text: str, folded: str, left: int, start: int) -> tuple[str | None, str | None]:
    """Give date and issuer as the sentence says them between `left` and the mention that begins at `start`.

    >>> from ingest.letters import fold
    >>> words = "Ngày 11/9/2021, Chính phủ ban hành Nghị quyết số"
    >>> issued_before(words, fold(words), 0, 35)
    ('2021-09-11', 'Chính phủ')
    """
    offset = max(left, start - 190)
    window, words = folded[offset:start], text[offset:start]
    if _ACT_ENDS.search(window, max(0, len(window) - 34)):
        last = next(iter(reversed(list(find_dates(words)))), None)
        act = _ACT.fullmatch(window, last.end) if last and len(last.iso) == 10 else None
        if act and last:
            body = _named_body(words[slice(*act.span("body"))])
            if body or not act["body"].strip(" ,"):
                return last.iso, body
        act = _ACT.search(window, max((m.end() for m in _CLAUSE.finditer(window)), default=0))
        return None, _named_body(words[slice(*act.span("body"))]) if act else None
    if _SAID_ENDS.search(window, max(0, len(window) - 16)):
        for opening in reversed(list(_DATED.finditer(window))):
            date = date_at(window, opening.end())
            act = _DATED_ACT.match(window, date.end) if date and len(date.iso) == 10 else None
            body = _named_body(words[slice(*act.span("body"))], alone=True) if act else None
            if date and body:
                return date.iso, body
        for pattern in (_SAID, _STANDING, _DONE):
            if pattern is _DONE and not _DONE_ENDS.search(window):
                break
            match = pattern.search(window)
            body = _named_body(words[slice(*match.span("body"))], alone=pattern is _STANDING) if match else None
            if body:
                return None, body
    return None, None
