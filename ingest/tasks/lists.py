"""Tell an act that only opens the list below it from one that orders something of its own."""

from __future__ import annotations

import re

__all__ = ["also_orders", "directs_list", "ends_in_list", "merely_does", "merely_lists", "names_list", "orders_more"]

# "thực hiện các nhiệm vụ sau:" and its like: an act that is only the list below it
_LISTS = re.compile(
    r"(?:(?:tap\s+trung|nghiem\s+tuc|khan\s+truong|chi\s+dao|to\s+chuc|thuc\s+hien|trien\s+khai|quan\s+triet|tot|ngay|va|,)"
    r"[\s,]*)*(?:(?:mot\s+so|cac|nhung)\s+)?"
    r"(?:noi\s+dung|nhiem\s+vu|cong\s+viec|viec|giai\s+phap|yeu\s+cau|bien\s+phap|van\s+de|cong\s+tac)\b[^.;:]{0,90}?:?\s*$"
)
# whom one is to direct adds nothing to the list
_DIRECTS = re.compile(
    r"chi\s+dao\s[^.;:]{3,160}?\s(?:to\s+chuc\s+|trien\s+khai\s+)*thuc\s+hien\s+(?:(?:tot|nghiem\s+tuc|mot\s+so|cac|nhung)\s+)*"
    r"(?:noi\s+dung|nhiem\s+vu|cong\s+viec|viec|yeu\s+cau|giai\s+phap)(?:\s+cong\s+viec)?\s*(?:cu\s+the\s*)?(?:nhu\s+)?(?:sau(?:\s+day)?)?\s*:?\s*$"
)
_DOES = re.compile(r"(?:phoi\s+hop\s*)?(?:va\s+)?(?:to\s+chuc|trien\s+khai|thuc\s+hien|\s)+")
_TAIL = re.compile(r"(?:nhu\s+sau|sau\s+day|sau|cu\s+the|gom)\s*:?\s*[*_]*$")
_SEVERAL = re.compile(
    r";|(?:,|(?<!\w)trong\s+do|(?<!\w)dong\s+thoi)\s[^;]{0,60}(?:noi\s+dung|nhiem\s+vu|giai\s+phap|cong\s+viec)"
)
# what stands before "và những yêu cầu sau" is no part of the list
_ALSO = re.compile(
    r"[^;:]{40,}?\sva\s+(?:cac|nhung|mot\s+so)\s+(?:noi\s+dung|nhiem\s+vu|yeu\s+cau|giai\s+phap|cong\s+viec|quy\s+dinh)[^;:]{0,40}"
)
_NUMBER = re.compile(r"\d\s*/\s*[A-ZĐÐ]|\d/\d{4}/")


def merely_lists(folded: str) -> bool:
    """Tell whether an act, folded, is so short that it orders nothing, or only names the list below it."""
    return len(folded) < 25 or names_list(folded)


def names_list(folded: str) -> bool:
    """Tell whether an act, folded, is only "thực hiện các nhiệm vụ sau:"."""
    return _LISTS.fullmatch(folded) is not None


def directs_list(folded: str) -> bool:
    """Tell whether the act of an introduction, folded, hands the list on: "chỉ đạo các sở thực hiện các việc sau:"."""
    return _DIRECTS.match(folded) is not None


def merely_does(folded: str) -> bool:
    """Tell whether an act, folded, is only "phối hợp thực hiện"."""
    return _DOES.fullmatch(folded) is not None


def ends_in_list(folded: str) -> bool:
    """Tell whether folded words end as an introduction does ("... cụ thể như sau:")."""
    return _TAIL.search(folded) is not None


def orders_more(act: str, folded: str) -> bool:
    """Tell whether an act that opens a list orders what that does not repeat: it cites a paper or orders several."""
    return bool(_NUMBER.search(act) or _SEVERAL.search(folded))


def also_orders(folded: str) -> bool:
    """Tell whether an act, folded, orders one thing "và những yêu cầu sau:", so that its list does not repeat it."""
    return _ALSO.match(folded) is not None
