"""Find the names of laws: where one begins, where it ends, and the date or year printed behind it.

The names come from `graph/tables/laws.tsv` and are compared without diacritics, so that a scan's "Luật Đắt đai" is
known too; a name that the table lacks is followed up to the word that cannot belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

import msgspec

from graph.laws import law_acts, law_key
from ingest.citations.dates import date_at
from ingest.letters import fold

__all__ = ["SPOILED_LAW", "LawName", "find_law_names"]

_KIND_WORDS = (
    r"(?:(?P<code>[Bb]ộ\s+[Ll]uật|BỘ\s+LUẬT)|(?P<law>[Ll]uật|LUẬT)|(?P<ordinance>[Pp]háp\s+[Ll]ệnh|PHÁP\s+LỆNH)"
    r"|(?P<constitution>Hiến\s+[Pp]háp|HIẾN\s+PHÁP)"
    r"|(?P<spoiled>Tuật|[TL]uậi))"  # what scans make of "Luật", where a known name follows
)
_KIND = re.compile(rf"{_KIND_WORDS}(?!\w)")
_KIND_LAST = re.compile(rf"(?<!\w){_KIND_WORDS}$")
# Their last letters, the rarest first: this is looked for in a small part of the time that the words themselves take.
_KIND_END = re.compile(
    r"ật(?<=uật)|ậi(?<=uậi)|ẬT(?<=UẬT)|ệnh(?<=[lL]ệnh)|ỆNH(?<=LỆNH)|áp(?<=iến\spháp|iến Pháp)|ÁP(?<=IẾN PHÁP)"
)
_KINDS = {"code": "bộ luật", "law": "luật", "ordinance": "pháp lệnh", "constitution": "hiến pháp"}
SPOILED_LAW = ("tuat", "tuai", "luai")
"""What scans make of "luật", folded: the words of the last group."""

# "pháp luật", "kỷ luật", "quy luật": the word is no law. All of these are matched in folded text.
_NOT_A_LAW = re.compile(r"(?:phap|ky)\s+$")
_NOT_A_LAW_IN_SMALL_LETTERS = re.compile(r"(?:phap|ky|quy|he|cong|dinh|vi|bo)\s+$")
# "dự án Luật", "dự thảo Luật", "chính sách của Luật": drafts are no citations; the drafts of a list follow one another.
_DRAFT = re.compile(
    r"(?:(?:du\s+an|du\s+thao|xay\s+dung|chinh\s+sach\s+cua)\s*:?|trinh\s+quoc\s+hoi\s+(?:ban\s+hanh|thong\s+qua))"
    r"\s+(?:cac\s+)?$"
)
_NEXT_DRAFT = re.compile(r"\s*(?:\(sua\s+doi[^()]*\))?\s*(?:,|;|va|,\s*va|\()\s*")
_REVISED = re.compile(r"\s*\(sua\s+doi\)")  # "Luật Hộ tịch (sửa đổi)": a bill, unless a number or date follows
_WORD = re.compile(r"[a-z0-9]+")
# A scan's "Luật được" for "Luật Dược": a passive has its verb behind it.
_NO_PASSIVE = re.compile(r"được(?=\s*[;.]|\s+và\s|\s*\n\s*\n)")
_BETWEEN = re.compile(r"[\s,\-/(]*$")

# "sửa đổi, bổ sung một số điều của", "sửa đổi Điều 10 của": what an amending law does, up to the law amended.
_AMENDING = re.compile(
    r"\s+(?:sua\s+d.i|b.\s+s.ng|thay\s+the)(?:\s*[,.]?\s*(?:va\s+)?b.\s+s.ng)?:?[^.;:()]{0,90}?(?=\s(?:cac\s+)?(?:bo\s+)?(?:luat|phap\s+lenh)\b)"
)
# "của 11 luật có liên quan đến an ninh, trật tự", "các luật về thuế": laws amended without their names.
_MANY = re.compile(
    r"\s+(?:cac\s+)?luat\s+(?:ve|co\s+lien\s+quan)(?:\s+(?!va\s+(?:sua|bo)\s)[a-z]+(?:,(?=\s[a-z]))?){1,8}"
)
_NEXT = re.compile(r"\s*(?:,|va|,\s*va)\s+(?=(?:bo\s+)?(?:luat|phap\s+lenh)\b)")
_NUMBER_OR_DATE = re.compile(r"\s*,?\s*\(?(?:so\s*:?\s*)?\d|\s*,?\s*(?:ngay|nam)\s+\d")
# "Luật … của Hội đồng nhân và Ủy ban nhân dân số 31/2004/QH11": a misprint in the name, which its number closes.
_ON_TO_NUMBER = re.compile(r"\s+cua\s+(?:\w+\s+){1,9}(?=so\s*:?\s*\d{1,3}/(?:19|20)\d\d/qh)")
_NATION = re.compile(r"\s+(?:cua\s+)?nuoc\s+cong\s+h.a\s+xa\s+hoi\s+chu\s+nghia\s+viet\s+nam")
# The words that cannot stand inside the name of a law that the table lacks; diacritics count here ("từ" is not "tư").
_STOP = re.compile(
    r"\s+(?:này|số|ngày|năm|của|được|bị|đã|sẽ|có|là|do|bằng|tại|theo|thì|để|khi|như|hoặc|gồm|đến|từ|cho|bởi|phải|không"
    r"|quy\s+định|hiện\s+hành|mới|nói|trên|nêu|ban\s+hành|về|\d"
    r"|và\s+(?:các|luật|nghị|bộ|thông|pháp|quy|văn|chỉ|hướng)|và\s+[A-ZĐ])(?!\w)"
)


_FIRST_LETTER = re.compile(r"\s+([^\W\d_])")
_LIMIT = re.compile(r"[.;:()\"“”|*\[\]\d]|\n\n|,(?!\s+[a-zà-ỹđ])|\s[-–]\s")
_LONGEST = 90  # characters of a name that no table holds
_DEEPEST = 3  # a law that amends a law that amends a law
# What may stand between a law's name and its date; the date is known then, but no part of the name.
_DATE_APART = re.compile(
    r"\s*(?:\((?:da\s+)?(?:duoc\s+)?sua\s+doi[^()]{0,40}\)|,|(?:da\s+)?duoc\s+quoc\s+hoi[^.;:,]{0,60}?\sthong\s+qua)\s*(?=ngay\s*\d)"
)
_SPACE = re.compile(r"\s+")
_BARE_YEAR = re.compile(r"\s*\(?(?:nam\s+)?((?:19|20)\d\d)\)?(?![\d/])")  # "Luật Đất đai 2024", "(năm 2024)"


class LawName(msgspec.Struct, frozen=True, kw_only=True):
    """The name of a law in a text: `end` includes the date printed right behind it, `name_end` does not.

    `key` is `graph.laws.law_key` of the name, `known` whether the table holds it, `amending` whether it amends others.
    """

    start: int
    name_end: int
    end: int
    type: str
    key: str
    known: bool
    amending: bool
    date: str | None


@cache
def _tree() -> dict[str, Any]:
    """The known names as a tree of folded words; "" marks the end of a name."""
    root: dict[str, Any] = {}
    for key in law_acts():
        node = root
        for word in key.split():
            node = node.setdefault(word, {})
        node[""] = {}
    return root


@cache
def _short_names() -> frozenset[str]:
    """The names of one word, with their diacritics: "Luật gia" (a jurist) is not "Luật Giá"."""
    words = [name.lower().split() for acts in law_acts().values() for act in acts for name in (act.name, *act.aliases)]
    return frozenset(name[-1] for name in words if len(name) == 2)


def _known_end(text: str, folded: str, start: int) -> int | None:
    """Where the longest known name that begins at `start` ends, None where none does."""
    node, end, last = _tree(), None, start
    if folded.startswith(SPOILED_LAW, start):
        node, last = node["luat"], start + len("luat")
    for word in _WORD.finditer(folded, last, start + 220):
        gap = folded[last : word.start()]
        if word[0] not in node or not _BETWEEN.match(gap) or gap.count("\n") > 3:
            break
        node, last = node[word[0]], word.end()
        if "" in node:
            end = last
    if end and len(folded[start:end].split()) == 2 and text[start:end].lower().split()[-1] not in _short_names():
        return end if text[start] == "L" and _NO_PASSIVE.match(text, end - len("được")) else None
    return end


def _open_end(text: str, after_kind: int) -> int | None:
    """Where the name of a law that the table lacks ends: it must begin with a capital."""
    head = _FIRST_LETTER.match(text, after_kind)
    if not head or not head[1].isupper() or text[after_kind - 1].isupper():
        return None
    longest = min(len(text), after_kind + _LONGEST)
    limit = _LIMIT.search(text, after_kind, longest)
    stop = limit.start() if limit else longest
    cut = _STOP.search(text, after_kind, stop)
    end = cut.start() if cut else stop
    name = text[after_kind:end].rstrip(" ,\n")
    letters = sum(len(word) == 1 for word in name.split())  # "Luật G á R H": what a scan left of something else
    return after_kind + len(name) if len(name.split()) >= 2 and letters < 2 else None


def _amending_end(text: str, folded: str, after_kind: int, depth: int) -> int | None:
    """Where the name of a law that amends others ends; at `depth` it may itself be amended by another one."""
    head = _AMENDING.match(folded, after_kind) if depth < _DEEPEST else None
    if not head:
        return None
    many = _MANY.match(folded, head.end())
    if many:
        return many.end()
    kind = _KIND.search(text, head.end(), head.end() + 20)
    end = _name_end(text, folded, kind.start(), kind.end(), depth + 1)[0] if kind else None
    if end is None:
        return None
    reach, following = end, _NEXT.match(folded, end)
    while following:
        kind = _KIND.match(text, following.end())
        stop = _name_end(text, folded, kind.start(), kind.end(), _DEEPEST)[0] if kind else None
        if stop is None:
            break
        reach, following = stop, _NEXT.match(folded, stop)
    # A list of laws behind "sửa đổi …" belongs to the amending law where its own number or date closes it.
    return reach if reach > end and _NUMBER_OR_DATE.match(folded, reach) else end


def _name_end(text: str, folded: str, start: int, after_kind: int, depth: int = 0) -> tuple[int | None, bool, bool]:
    """Where the name ends, whether the table holds it, whether the law amends others."""
    amending = _amending_end(text, folded, after_kind, depth)
    if amending:
        return amending, law_key(text[start:amending]) in law_acts(), True
    known = _known_end(text, folded, start)
    if known:
        return known, True, False
    if folded.startswith(SPOILED_LAW, start):
        return None, False, False
    # "pháp / luật Có tư cách …": a word in small letters begins no name that nobody knows
    return (_open_end(text, after_kind) if text[start].isupper() else None), False, False


@lru_cache(maxsize=4)  # numbered and unnumbered laws are looked for in the same text, one after the other
def find_law_names(text: str) -> tuple[LawName, ...]:
    """Give the names of laws in `text`, in reading order; a law named inside another one's name has no entry.

    >>> [text[n.start:n.end] for text in ("theo Luật Đất đai năm 2024 và Luật Nhà ở",) for n in find_law_names(text)]
    ['Luật Đất đai năm 2024', 'Luật Nhà ở']
    """
    kinds = list(_kinds(text))
    return tuple(_law_names(text, fold(text), kinds)) if kinds else ()


def _kinds(text: str) -> Iterator[re.Match[str]]:
    """The places of the words for law, code, ordinance and constitution, "pháp luật" aside.

    The search is for their last letters and from there back to the word.
    """
    for ending in _KIND_END.finditer(text):
        end = ending.end()
        kind = None if text[end : end + 1].isalnum() else _KIND_LAST.search(text, max(0, end - 12), end)
        if kind and text[kind.start() - 4 : kind.start()].lower() != "háp ":
            yield kind


def _law_names(text: str, folded: str, kinds: Iterable[re.Match[str]]) -> Iterator[LawName]:
    """The names that begin at `kinds`, the places of the words for law, code, ordinance and constitution."""
    last, draft_end = 0, -1
    for kind in kinds:
        start, type_name = kind.start(), _KINDS.get(kind.lastgroup or "law", "luật")
        before = folded[max(0, start - 40) : start]
        no_law = _NOT_A_LAW if text[kind.end() - 4].isupper() else _NOT_A_LAW_IN_SMALL_LETTERS
        if start < last or text[start - 1 : start].isalnum() or no_law.search(before):
            continue
        if type_name == "hiến pháp":
            nation = _NATION.match(folded, kind.end())
            end, known, amending = (nation.end() if nation else kind.end()), True, False
        else:
            found, known, amending = _name_end(text, folded, start, kind.end())
            if found is None:
                continue
            onward = _ON_TO_NUMBER.match(folded, found)
            end = onward.end() - 1 if onward else found
        follows_draft = draft_end >= 0 and _NEXT_DRAFT.fullmatch(folded, draft_end, start) is not None
        revised = _REVISED.match(folded, end)
        if follows_draft or _DRAFT.search(before) or (revised and not _NUMBER_OR_DATE.match(folded, revised.end())):
            draft_end = last = end
            continue
        draft_end = -1
        blank = _SPACE.match(folded, end)
        date = date_at(folded, blank.end()) if blank else None
        if blank and date and folded[blank.end()].isdecimal():
            date = None  # the next cell of a table: the day on which the law takes effect
        iso, stop = (date.iso, date.end) if date else (None, end)
        if iso is None:
            year = _BARE_YEAR.match(folded, end)
            iso, stop = (year[1], year.end()) if year else (None, end)
        apart = _DATE_APART.match(folded, end) if iso is None else None
        date = date_at(folded, apart.end()) if apart else None
        iso = date.iso if date else iso
        last = stop
        yield LawName(
            start=start,
            name_end=end,
            end=stop,
            type=type_name,
            key=law_key(f"{type_name}{text[kind.end() : end]}"),
            known=known,
            amending=amending,
            date=iso,
        )
