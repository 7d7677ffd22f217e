"""Read the provision (điểm, khoản, điều, chương, mục, phụ lục) that a mention points at.

Source of the forms: Decree 30/2020/NĐ-CP, Annex I, II.4 and II.6: the smallest unit first ("điểm a khoản 2 Điều 5").
"""

from __future__ import annotations

import re

__all__ = ["provision_before"]

_UNIT = (
    r"(?:[Đđ]i[ểêễế]m|ĐIỂM|[Kk]ho[ảàãa]n|KHOẢN|[Đđ]i[ềêểễ]u|ĐIỀU"  # a scan's "Điêu", "khoan"
    r"|[Cc]hương|CHƯƠNG|[Mm]ục|MỤC|[Tt]iểu mục|[Pp]hần|PHẦN|[Tt]iết|TIẾT"
    r"|[Pp]hụ\s+lục|PHỤ\s+LỤC)"
)
_MARK = r"(?:số\s+)?(?:\d+[a-zđ]?(?:[.-]\d+)*|[IVXLC]+(?!\w)|[a-zđA-ZĐ]\d?(?!\w))"
_ITEM = rf"(?:(?:[Cc]ác\s+|CÁC\s+)?{_UNIT}\s+{_MARK}(?:\s*(?:,|và|,\s*và|đến|-)\s+{_MARK})*)"
_CHAIN = rf"{_ITEM}(?:(?:\s*[,;]\s*|\s+và\s+|\s*,\s+và\s+|\s+của\s+|\s+){_ITEM})*"
_BEFORE = re.compile(
    rf"(?<!\w)(?P<provision>{_CHAIN})[\s,*_]*(?:(?:[-–]|[Cc]ủa|CỦA|tại|thuộc)\s+)?(?:[Cc]ác\s+)?[*_\s]*$"
)
# A regulation that has no number of its own comes with the decision that promulgates it.
_PROMULGATED = re.compile(r"(?:được\s+)?ban\s+hành\s+(?:kèm\s+)?theo\s+$")
_BEFORE_NAME = re.compile(rf"(?<!\w)(?P<provision>{_CHAIN})\s+(?:của\s+)?(?=[A-ZĐ]|được\s+ban|ban\s+hành)")
_ONLY_ANNEX = re.compile(r"(?<!\w)(?P<provision>[Pp]hụ\s+lục)\s+(?:được\s+)?ban\s+hành\s+(?:kèm\s+)?theo\s+$")
_CLAUSE_END = re.compile(r"[.;:()]\s")
_HINT = re.compile(r"i[ềêểễ]u|i[ểêễế]m|ho[ảàãa]n|hương|ục |hần|iết|IỀU|HOẢN")


def provision_before(text: str, left: int, start: int) -> str | None:
    """Give the provision that the words between `left` and a mention at `start` name, as printed.

    >>> provision_before("theo điểm a khoản 2 Điều 5 của Nghị định số 1/2020/NĐ-CP", 0, 31)
    'điểm a khoản 2 Điều 5'
    """
    window = text[left:start]
    if not _HINT.search(window):
        return None
    match = _BEFORE.search(window)
    promulgated = _PROMULGATED.search(window) if match is None else None
    if promulgated:
        match = next(iter(reversed(list(_BEFORE_NAME.finditer(window, 0, promulgated.end())))), None)
        if match and _CLAUSE_END.search(window, match.end(), promulgated.start()):
            match = None
        match = match or _ONLY_ANNEX.search(window)
    return " ".join(match["provision"].split()) if match else None
