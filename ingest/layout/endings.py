"""Tell from the end of a line whether its sentence ends there or must go on."""

from __future__ import annotations

import re

__all__ = ["is_open", "is_stopped"]

_STOPS = ".;:!?…"
_AFTER_STOP = "”\"'’)]*_ "
# A line that ends in one of these goes on in the next line, whatever stands between.
_OPEN_MARKS = (",", "-", "–", "(", "/", "“")
_OPEN_WORDS = re.compile(
    r"\b(?:số|[Cc]ăn cứ|ngày|tháng|năm|khoản|điểm|[Đđ]iều|[Mm]ục|[Pp]hụ lục|của|và|các|theo|tại|về|hoặc"
    r"|được|bởi|với|cho|do|từ|đến|trong|[Ll]uật|[Nn]ghị định|[Tt]hông tư|[Qq]uyết định|[Nn]ghị quyết|[Cc]hỉ thị"
    r"|[Bb]ộ luật)$"
)
_LONGEST_OPENER = len("Nghị quyết")


def is_stopped(text: str) -> bool:
    """Tell whether a line ends a sentence or an item ("…./." too).

    >>> is_stopped("Trồng tre ven đê./."), is_stopped("(nếu có)"), is_stopped("**Trồng tre;**")
    (True, False, True)
    """
    if text[-1] in _STOPS:
        return True
    bare = text.rstrip(_AFTER_STOP)
    return bool(bare) and (bare[-1] in _STOPS or bare.endswith("./"))


def is_open(text: str) -> bool:
    """Tell whether a line ends in a word or mark behind which more must follow.

    >>> is_open("theo Nghị định số"), is_open("trồng tre")
    (True, False)
    """
    text = text.rstrip().rstrip("*_")
    if text.endswith(_OPEN_MARKS):
        return True
    return _OPEN_WORDS.search(text, max(0, len(text) - _LONGEST_OPENER)) is not None
