"""Read the provision (điểm, khoản, điều, chương, mục, phụ lục) that a mention points at."""

from __future__ import annotations

import re

__all__ = ["provision_after", "provision_before"]

_UNIT = (
    r"(?:[Đđ]iểm|ĐIỂM|[Kk]hoản|KHOẢN|[Đđ]iều|ĐIỀU|[Cc]hương|CHƯƠNG|[Mm]ục|MỤC|[Pp]hần|PHẦN|[Tt]iết|[Pp]hụ lục|PHỤ LỤC)"
)
_MARK = r"(?:số\s+)?(?:\d+[a-zđ]?(?:\.\d+)*|[IVXLC]+\b|[a-zđ]\d?\b)"
_LIST = rf"(?:{_MARK}(?:\s*,\s*{_MARK})*(?:\s+và\s+{_MARK})?)"
_ITEM = rf"(?:(?:các\s+)?{_UNIT}\s+{_LIST})"
_CHAIN = rf"{_ITEM}(?:\s*(?:,\s*|và\s+|của\s+|,\s+và\s+)?\s*{_ITEM})*"
_BEFORE = re.compile(rf"(?P<p>{_CHAIN})\s*,?\s*(?:của\s+|tại\s+|ban hành kèm theo\s+|kèm theo\s+|Quy định\s+)?$")
_AFTER = re.compile(rf"\s*[\(,]?\s*(?:tại\s+)?\(?(?P<p>{_CHAIN})")


def provision_before(text: str) -> str | None:
    """Give the provision that ends `text`, the words before a mention, as printed."""
    match = _BEFORE.search(text)
    return " ".join(match["p"].split()) if match else None


def provision_after(text: str) -> str | None:
    """Give the provision that begins `text`, the words after a mention, as printed."""
    match = _AFTER.match(text)
    return " ".join(match["p"].split()) if match else None
