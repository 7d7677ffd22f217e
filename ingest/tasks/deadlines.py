"""Read by when a task must be done: a date, a recurrence, or words that are relative to something."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from ingest.citations.dates import date_at
from ingest.letters import fold

__all__ = ["Deadline", "find_deadline", "read_period"]


class Deadline(msgspec.Struct, frozen=True):
    """A deadline as printed from `start` to `end`.

    `value` is an ISO date with the precision that is read, or a recurrence: "daily", "weekly", "weekly:5" (ISO day),
    "monthly" and "monthly:25", "quarterly", "half-yearly", "yearly" and "yearly:01-15"; None for relative wording.
    """

    start: int
    end: int
    value: str | None


# "trước ngày", "chậm nhất là ngày", "đến hết ngày", "trước 17 giờ 00 ngày"; the date itself follows
_BY = re.compile(
    r"""(?<!\w)(?:
      (?:cham|muon)\s+nhat\s*(?:la|vao|den|:)?\s*(?:truoc|het|den)?\s*
    | han\s+(?:cuoi|chot)\s*(?:cung)?\s*(?:la|vao|den|:)?\s*
    | (?:(?:cho|keo\s+dai)\s+)?den\s+het\s+
    | t?ruoc\s+  # a scan loses the first letter
    )
    (?:\d{1,2}\s*(?:h|g|gio|:)\s*(?:\d{2}|00)?\s*(?:phut)?\s*,?\s*)?
    (?:(?:thu\s+(?:hai|ba|tu|nam|sau|bay|[2-7])|chu\s+nhat)\s*,?\s*)?
    (?=ngay|\d{1,2}\s*/|thang|quy|nam)""",
    re.VERBOSE,
)
_BY_WORDS = ("ruoc", "nhat", "het", "han")  # one of which such words hold
_EVERY = r"(?:hang|moi|tung)"
_DAY_MONTH = re.compile(r"(?:ngay\s*)?(?P<d>[0-3]?\d)\s*(?:/|thang)\s*(?P<m>[01]?\d)(?![\d/])")
_DAY = re.compile(r"ngay\s*(?:mung\s+)?(?P<d>[0-3]?\d)(?![\d/])(?!\s*thang\s*\d)")
_YEARLY = re.compile(rf"\s*,?\s*(?:cua\s+)?(?:{_EVERY}\s+nam|nam\s+(?:sau|tiep\s+theo|ke\s+tiep|liền\s+ke)|cua\s+nam)")
_MONTHLY = re.compile(rf"\s*,?\s*(?:cua\s+)?(?:{_EVERY}\s+thang|thang\s+(?:sau|ke\s+tiep|tiep\s+theo|bao\s+cao))")
# "vào ngày 10 hằng tháng", "từ ngày 25 đến 30 hằng tháng": the end counts
_MONTH_DAY = re.compile(
    rf"(?<!\w)(?:vao\s+ngay\s+|tu\s+ngay\s+\d{{1,2}}\s+den\s+(?:ngay\s+)?)(?P<d>\d{{1,2}})\s*,?\s*(?:cua\s+)?{_EVERY}\s+thang(?!\w)"
)
_LAST_DAY = 31
_MONTHS = 12
_STOP = re.compile(r"[;:]|\.\s")  # no date behind it belongs to the same act
_EACH_YEAR = re.compile(rf"(?:dinh\s+ky\s+)?{_EVERY}\s+nam(?:\s+va\s+(?:dinh\s+ky\s+)?\d{{1,2}}\s+nam)?[\s,]*$")
_QUARTERLY = re.compile(
    rf"\s*,?\s*(?:cua\s+)?(?:thang\s+)?(?:cuoi\s+|dau\s+)?(?:(?:thang\s+)?cuoi\s+)?(?:cua\s+)?(?:{_EVERY}\s+)?quy"
)
_RECURRENCE = re.compile(
    rf"""(?<!\w)(?:
      dinh\s+ky\s*\(?\s*(?:vao\s+)?(?:0?6\s*(?:\(sau\)\s*)?thang|sau\s+thang)(?P<half>)
    | (?:0?1|mot|moi)\s+(?P<turn>tuan|thang|quy|nam)\s*/\s*(?:0?1\s*)?lan
    | (?:dinh\s+ky\s+(?:theo\s+)?\(?\s*(?:bao\s+cao\s+)?)?(?:{_EVERY}|0?1|01\s+\(mot\))\s+
      (?P<unit>ngay|tuan|thang|quy|nam)
    | dinh\s+ky\s+(?:theo\s+)?(?P<bare>quy|thang|nam|tuan)
    | (?:0?6|sau)\s+thang\s*(?:/|mot|1)\s*(?:0?1\s*)?lan(?P<half2>)
    | dinh\s+ky\s*\(?\s*(?:0?3|ba)\s+thang(?P<three>)
    | (?:0?3|ba)\s+thang\s*/\s*(?:0?1\s*)?lan(?P<three2>)
    )(?!\w)""",
    re.VERBOSE,
)
# "Cuối tháng, Sở X lập …", "cuối mỗi quý"; "cuối năm" alone may be that of the paper
_AT_THE_END = re.compile(r"(?:(?:^|[.;]\s)\s*(?P<at>(?:vao\s+)?cuoi\s+(?P<unit>thang|quy)(?!\s*\d|\w)))")
_UNITS = {"ngay": "daily", "tuan": "weekly", "thang": "monthly", "quy": "quarterly", "nam": "yearly"}
_WEEKDAY = re.compile(
    r"(?:chieu\s+|sang\s+)?thu\s+(?P<day>hai|ba|tu|nam|sau|bay|[2-7])\s*,?\s*(?:hang|moi)\s+tuan|chu\s+nhat\s+(?:hang|moi)\s+tuan"
)
_WEEKDAYS = {"hai": 1, "2": 1, "ba": 2, "3": 2, "tu": 3, "4": 3, "nam": 4, "5": 4, "sau": 5, "6": 5, "bay": 6, "7": 6}
_PERIOD = re.compile(
    r"""(?<!\w)trong\s+(?:
      (?P<month>thang\s*(?P<m>[01]?\d)(?:\s*(?:/|nam\s*|[,-]\s*nam\s*)(?P<my>20\d\d))?)
    | (?P<quarter>quy\s*(?P<q>iv|i{1,3}|[1-4])\s*(?:/|nam\s*|[,-]\s*|\s)\s*(?:nam\s*)?(?P<qy>20\d\d))
    | (?P<year>nam\s*(?P<y>20\d\d))
    )(?!\w)""",
    re.VERBOSE,
)
_QUARTERS = {"i": "03", "1": "03", "ii": "06", "2": "06", "iii": "09", "3": "09", "iv": "12", "4": "12"}
# behind a month or quarter the act may go on: "báo cáo trong tháng 3 năm 2020, trong đó …"
_GOES_ON = re.compile(r"\s*,|\s+(?:de|va|dong\s+thoi|nhung)\s")
_REPORTED = re.compile(r"(?<!\w)(?:ket\s+qua|tinh\s+hinh|de\s+ra|phat\s+sinh|da)(?!\w)[^.;]{0,40}$")  # what was
_CLOSES = re.compile(r"\s*(?:[.;)]|$|\./|theo\b|va\s+bao\s+cao)")
_DONE = re.compile(r"(?<!\w)(?:hoan\s+thanh|xong|thoi\s+gian|han|dam\s+bao\s+tien\s+do)[^.;]{0,40}$")
_RELATIVE = re.compile(
    r"""(?<!\w)(?:trong\s+(?:thoi\s+(?:han|gian)|vong)\s+(?:cham\s+nhat\s+)?\d|cham\s+nhat\s+(?:la\s+|trong\s+|sau\s+)?\d+\s|sau\s+\d+\s+ngay|ngay\s+sau\s+khi)
    [^.;,]{0,110}""",
    re.VERBOSE,
)


def find_deadline(text: str, paper_date: str | None = None) -> Deadline | None:
    """Give the deadline that `text` states; with several the first definite one, else the first relative one.

    `paper_date` gives a day without a year its year; a date before it is no deadline.

    >>> find_deadline("Hoàn thành trước ngày 25/3/2025.").value
    '2025-03-25'
    >>> find_deadline("hằng tháng, trước ngày 25, gửi báo cáo").value
    'monthly:25'
    >>> find_deadline("trong vòng 5 ngày làm việc").value is None
    True
    """
    folded = fold(text)
    found = min(_definite(folded, paper_date), key=lambda deadline: deadline.start, default=None) or _ending(
        folded, paper_date
    )
    if found:
        return found
    relative = _RELATIVE.search(folded)
    return Deadline(relative.start(), len(folded[: relative.end()].rstrip()), None) if relative else None


def read_period(text: str, paper_date: str | None = None) -> Deadline | None:
    """Read the cell of a table that says when: a date, a period (its end counts) or a recurrence; None for no words.

    >>> read_period("Quý I/2030").value, read_period("2029 - 2030").value, read_period("Thường xuyên").value
    ('2030-03', '2030', None)
    """
    printed = text.strip(" \t\n|*.;-")
    if not printed:
        return None
    start = text.index(printed)
    found = find_deadline(printed, paper_date) or find_deadline(f"trong {printed[:1].lower()}{printed[1:]}", paper_date)
    value = found.value if found else None
    if value is None:
        last = list(_LAST.finditer(fold(printed)))
        value = _iso(last[-1]) if last else None
    return Deadline(start, start + len(printed), value)


_LAST = re.compile(r"(?:(?:(?P<d>[0-3]?\d)/)?(?P<m>[01]?\d)/)?(?<!\d)(?P<y>20\d\d)(?!\d)")


def _iso(match: re.Match[str]) -> str:
    """The ISO form of day, month and year, as far as they stand."""
    parts = [match["y"], *(f"{int(match[name]):02}" for name in ("m", "d") if match[name])]
    return "-".join(parts)


def _definite(folded: str, paper_date: str | None) -> Iterator[Deadline]:
    for by in _BY.finditer(folded) if any(word in folded for word in _BY_WORDS) else ():
        found = _dated(folded, by.start(), by.end(), paper_date)
        if found:
            yield found
            break
    for weekday in _WEEKDAY.finditer(folded) if "tuan" in folded else ():
        day = _WEEKDAYS.get(weekday["day"] or "", 7)
        yield Deadline(weekday.start(), weekday.end(), f"weekly:{day}")
        break
    monthly = _MONTH_DAY.search(folded) if "thang" in folded else None
    if monthly and 1 <= int(monthly["d"]) <= _LAST_DAY:
        yield Deadline(monthly.start(), monthly.end(), f"monthly:{int(monthly['d']):02}")
    closing = _AT_THE_END.search(folded) if "cuoi" in folded else None
    if closing:
        yield Deadline(closing.start("at"), closing.end(), _UNITS[closing["unit"]])
    for again in _RECURRENCE.finditer(folded):
        found = _recurring(folded, again)
        if found:
            yield found
            break


def _ending(folded: str, paper_date: str | None) -> Deadline | None:
    """The first period in which the work must end."""
    periods = (_period(folded, period, paper_date) for period in _PERIOD.finditer(folded))
    return next((period for period in periods if period), None)


def _dated(folded: str, start: int, place: int, paper_date: str | None) -> Deadline | None:
    """The deadline whose date stands at `place` behind words like "trước"."""
    full = date_at(folded, place)
    if full:
        early = paper_date is not None and full.iso < paper_date[: len(full.iso)]
        return None if early else Deadline(start, full.end, full.iso)
    part = _DAY_MONTH.match(folded, place)
    if part:
        return _without_year(folded, start, part, paper_date)
    day = _DAY.match(folded, place)
    if day:
        return _day_of_period(folded, start, day)
    return None


def _without_year(folded: str, start: int, part: re.Match[str], paper_date: str | None) -> Deadline | None:
    """A day and month: of every year, or of the paper's."""
    day, month = int(part["d"]), int(part["m"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    every = _YEARLY.match(folded, part.end())
    begin = _EACH_YEAR.search(folded, 0, start)
    if every or begin:
        return Deadline(
            begin.start() if begin and not every else start,
            every.end() if every else part.end(),
            f"yearly:{month:02}-{day:02}",
        )
    if paper_date and len(paper_date) >= 7:
        iso = f"{paper_date[:4]}-{month:02}-{day:02}"
        if iso[: len(paper_date)] >= paper_date:
            return Deadline(start, part.end(), iso)
    return Deadline(start, part.end(), None)


def _day_of_period(folded: str, start: int, day: re.Match[str]) -> Deadline | None:
    """A day alone: of every month or quarter, as the words behind or before it say."""
    number = int(day["d"])
    before = re.search(
        rf"(?:dinh\s+ky\s+)?{_EVERY}\s+(thang|quy)[\s,]*(?:\(?\s*(?:gui|bao\s+cao)\s*)?$", folded[:start]
    )
    month = _MONTHLY.match(folded, day.end())
    quarter = _QUARTERLY.match(folded, day.end())
    if month or (before and before[1] == "thang"):
        return Deadline(start if month or not before else before.start(), (month or day).end(), f"monthly:{number:02}")
    if quarter or before:
        return Deadline(start if quarter or not before else before.start(), (quarter or day).end(), "quarterly")
    return None


def _recurring(folded: str, again: re.Match[str]) -> Deadline | None:
    """A recurrence; "hằng năm" behind a noun ("kế hoạch hằng năm") describes that noun and is none."""
    if again["half"] is not None or again["half2"] is not None:
        return Deadline(again.start(), again.end(), "half-yearly")
    if again["three"] is not None or again["three2"] is not None:
        return Deadline(again.start(), again.end(), "quarterly")
    unit = again["unit"] or again["bare"] or again["turn"]
    if not again[0].startswith("dinh") and not again["turn"]:
        opens = re.search(r"(?:^|[.;,(:]|\bva|\bbao cao|\bky)\s*$", folded[: again.start()])
        acts = re.match(
            r"\s*,?\s*(?:bao\s+cao|gui|truoc\s+ngay|tong\s+hop|cham\s+nhat|to\s+chuc|ra\s+soat|danh\s+gia)",
            folded[again.end() :],
        )
        if not (opens and (acts or folded[: again.start()].strip() == "")) and not acts:
            return None
    by = _BY.match(folded, again.end() + len(re.match(r"[\s,(]*", folded[again.end() :])[0]))  # type: ignore[index]
    if by:
        dated = _dated(folded, again.start(), by.end(), None)
        if dated and dated.value:
            return msgspec.structs.replace(dated, start=again.start())
    return _by_day(folded, again, unit) or Deadline(again.start(), again.end(), _UNITS[unit])


def _by_day(folded: str, again: re.Match[str], unit: str) -> Deadline | None:
    """The day that the sentence gives a recurrence behind other words: "hằng năm báo cáo Bộ X trước ngày 15/12"."""
    stop = _STOP.search(folded, again.end())
    by = _BY.search(folded, again.end(), stop.start() if stop else len(folded))
    if by is None or unit not in ("nam", "thang"):
        return None
    day = (_DAY_MONTH if unit == "nam" else _DAY).match(folded, by.end())
    if day is None or date_at(folded, by.end()):
        return None
    number = int(day["d"])
    if unit == "thang" and 1 <= number <= _LAST_DAY:
        return Deadline(again.start(), day.end(), f"monthly:{number:02}")
    if unit == "nam" and 1 <= number <= _LAST_DAY and 1 <= int(day["m"]) <= _MONTHS:
        return Deadline(again.start(), day.end(), f"yearly:{int(day['m']):02}-{number:02}")
    return None


def _period(folded: str, period: re.Match[str], paper_date: str | None) -> Deadline | None:
    """A month, quarter or year that the work must end in: at the end of a sentence or behind "hoàn thành"."""
    goes_on = not period["year"] and _GOES_ON.match(folded, period.end())
    if goes_on and _REPORTED.search(folded[: period.start()]):
        return None
    if not goes_on and not _CLOSES.match(folded, period.end()) and not _DONE.search(folded[: period.start()]):
        return None
    if period["month"]:
        year = period["my"] or (paper_date or "")[:4]
        value = f"{year}-{int(period['m']):02}" if year and 1 <= int(period["m"]) <= 12 else None
    elif period["quarter"]:
        value = f"{period['qy']}-{_QUARTERS[period['q']]}"
    else:
        value = period["y"]
    if value and paper_date and value < paper_date[: len(value)]:
        return None
    return Deadline(period.start(), period.end(), value)
