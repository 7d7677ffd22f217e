"""What a paper itself does to a document that it mentions: orders, changes, bases, answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from graph.laws import LAW_TYPES
from ingest.relations.bonds import CHANGES, ITSELF, NORMS, Bond, Page, Placed
from ingest.relations.clauses import Sentence, Spot
from ingest.relations.cues import (
    Found,
    act_types,
    closing_cue,
    is_near,
    kinds_pattern,
    leading_cues,
    named_cues,
    passive_cue,
    word_pattern,
)

__all__ = ["MARKER_ONLY", "OwnWords", "Setting", "part_or_whole"]

_DIRECTIVES = {
    "chỉ thị",
    "kết luận",
    "công điện",
    "kế hoạch",
    "chương trình",
}  # orders even where a norm speaks of them

_PARTY = re.compile(r"/T[WƯU]")  # what the Party resolves is an order, whatever its type
# Nothing stands before a cue but the marker of its item ("2.", "Điều 3.", "a)") or "Nay".
MARKER_ONLY = re.compile(r"(?>[\W_\u02b0-\u02ff]+|dieu\s+\d+|\d+(?!\w)|[a-z]\d?\)|nay(?!\w)|khoan\s+\d+)*+$")
# Words after which this paper makes the change that follows: "ban hành Nghị định sửa đổi", "có hiệu lực … và thay thế".
_ENACTING = re.compile(
    rf"ban\s+hanh\s+(?:{kinds_pattern()})(?:\s+(?:ve\s+viec|ve|quy\s+dinh))?\s*$"
    r"|(?<!\w)(?:nay|quyet\s+nghi|quyet\s+dinh|dong\s+y|thong\s+nhat|cho\s+phep|phe\s+duyet|xin)\s*:?\s*(?:viec\s*)?$"
    rf"|(?:^\W*|dieu\s+chinh\s+)(?:{kinds_pattern()})\s*$"
    r"|co\s+hieu\s+luc[^;]{0,90}(?:va|,|;)\s*$"
)
_NEGATED = re.compile(r"(?<!\w)(?:khong|chua|khong\s+phai)\s*$")
_NOT_YET = re.compile(r"(?:khong|chua|truoc\s+khi|den\s+khi|da|neu|khi)\s*$")  # a fact told or awaited, not made here
_PAST = re.compile(r"(?<!\w)đã(?!\w)")  # with its mark: "da", "đa", "đá" are other words
# "những gì đã có, góp phần thực hiện …" looks ahead
_AIMED = re.compile(r"(?<!\w)(?:gop\s+phan|nham|tiep\s+tuc)(?!\w)|[,;]\s+(?:bao\s+dam|dam\s+bao)(?!\w)")
_ORDERED = re.compile(r"(?<!\w)(?:yeu\s+cau|de\s+nghi|giao|chi\s+dao|phai|can)(?!\w)")
_DONE = re.compile(r"(?:duoc|chi\s+phi|kinh\s+phi|viec\s[^,;]{0,60})\s*$")
_AIM = re.compile(r"(?:de|nham)\s*$")
_TROUBLE = re.compile(r"(?:vuong\s+mac|kho\s+khan|bat\s+cap)\s+trong\s+(?:viec\s+|qua\s+trinh\s+)?$|(?<!\w)khi\s*$")
# "thực hiện theo Điều 69 Nghị định …", "theo thẩm quyền được quy định tại": what the law orders, not this paper.
_BY_LAW = re.compile(r"theo\s+(?:dung\s+)?(?:(?:diem|khoan|dieu|muc|chuong)\s+\w{1,4}|[^,;]{0,80}?quy\s+dinh)(?!\w)")
_CARRIES = re.compile(r"thuc\s+hien|thi\s+hanh|trien\s+khai")
_ABOUT = re.compile(r"(?<!\w)(?:ve\s+viec|ve|v/v)\s")
_ASKING = re.compile(
    r"(?<!\w)(?:ve\s+viec|ve|v/v)\s+(?:de\s+nghi|xin|de\s+xuat|trinh|kien\s+nghi|tham\s+dinh)"
    r"|(?<!\w)cua\s[^.,;:]{4,90}?\s(?:de\s+nghi|kien\s+nghi|de\s+xuat|xin)\s"
)
_ASKS = re.compile(r"\W*(?:ngay\s[\d/.\s]{6,14})?(?:de\s+nghi|kien\s+nghi|de\s+xuat|xin)\s")  # right behind a number
_ANSWERS = re.compile(r"(?<!\w)(?:co\s+y\s+kien|tra\s+loi|phuc\s+dap)(?!\w)")
_TEXTS = re.compile(
    r"(?:van\s+ban|danh\s+muc|cac\s+quy\s+dinh)\s*$"
)  # "công bố văn bản hướng dẫn …" guides nothing itself
_COLON = re.compile(r"(?:\s+thi\s+hanh)?\s*:")
_OTHERS = re.compile(r"[,;]\s+(?:cac|nhung)\s")
_SINCE = re.compile(r"(?:tu|den|truoc|sau)\s+(?:het\s+)?(?:ngay|khi)(?:\s+cac\s+quy\s+dinh)?(?:\s+tai)?\s*$")
_LEADS_IN = re.compile(
    rf"(?:van\s+ban|{kinds_pattern()})[^.;]{{0,160}}:?\W*$"
    r"|^\W*(?:[ivx]+\W+|\d+\W+)?(?:cac\s+)?can\s+cu(?:\s\w+){0,3}\W*$"
)
_FUND = re.compile(word_pattern("fund") + r"\s*(?:(?:de|viec|ve\s+viec)\s*)?$")
_TALE = re.compile(word_pattern("tale") + r"\s*(?:to\s+chuc\s*)?$")
_NOUN = re.compile(word_pattern("noun") + r"\s*(?:cua\s+\w+(?:\s+\w+){0,3}\s*)?(?:to\s+chuc\s*)?$")
_DRIVE = re.compile(word_pattern("drive") + r"[^,;]{0,40}$")
_WISH = re.compile(word_pattern("wish"))


class Setting(msgspec.Struct, frozen=True):
    """Where a sentence stands: in the paper's own title, in a numbered item, before the first numbered item.

    `noted`: among the bases of another act, which a footnote of a consolidated text quotes.
    """

    title: bool = False
    numbered: bool = False
    preamble: bool = False
    noted: bool = False


def part_or_whole(page: Page, bond: Bond, start: int, end: int) -> Bond:
    """`bond`, or what it says of a document where the words from `start` name only a part of the one at `end`."""
    return bond.of_part() if page.names_part(start, end) else bond


class OwnWords:
    """Finds what the paper itself does; `setting` is where the sentence at hand stands."""

    def __init__(self, page: Page) -> None:
        """Take the paper."""
        self._page = page
        self.setting = Setting()

    def bond(self, start: int, spot: Spot) -> Bond | None:
        """What the paper does to `spot` by the words from `start`."""
        if self._page.quoted(spot.start):
            return None
        start = self._page.cell(start, spot.start) or start
        bonds = (self.accept(found, start, spot) for found in leading_cues(self._page.folded, start, spot.start))
        return next((bond for bond in bonds if bond), None)

    def accept(self, found: Found, start: int, spot: Spot, *, named: bool = False) -> Bond | None:
        """The bond that `found` makes, None where it does not hold; `named` where "Quyết định này" is its subject."""
        page, cue = self._page, found.cue
        before, predicate = page.folded[start : found.start], cue.predicate
        bond = Bond(ITSELF, found)
        if cue.scope == "third" or not self.takes(found, spot) or _NEGATED.search(before):
            return None
        alone = bool(MARKER_ONLY.match(before))
        if (cue.papers == "letter" and page.acts) or (cue.rule == "proposal" and not alone):
            return None
        if cue.rule == "request-made" and not self._answers(spot):
            return None
        if predicate == "based_on" and not self.setting.title and not (alone and self._is_basis(found, spot)):
            return None
        if cue.papers == "act":
            if page.out_of_reach(spot) or not (named or self._enacts(before)):
                return None
            bond = part_or_whole(page, bond, found.end, spot.start)
        if predicate == "implements" and not self._orders(found, start, spot):
            return None
        if predicate == "guides":
            return self._guides(found, before, named)
        return bond

    def _is_basis(self, found: Found, spot: Spot) -> bool:
        """Whether "Căn cứ" states a basis of this paper; in an item, only what it names at once and by number does.

        An item of a norm tells others what to go by, and so does an item that speaks of a law.
        """
        cited = self._page.cited(spot)
        if self.setting.noted:
            return False
        if not self.setting.numbered:
            return True
        numbered = cited is not None and cited.number is not None
        return numbered and not self._page.normative and is_near(self._page.folded[found.end : spot.start])

    def _answers(self, spot: Spot) -> bool:
        """Whether the request at `spot`, told of before the first item, is answered in what follows."""
        return self.setting.preamble and bool(_ANSWERS.search(self._page.folded, spot.end, spot.end + 900))

    def takes(self, found: Found, spot: Spot) -> bool:
        """Whether a document of the spot's type can be the object of the cue."""
        page, objects = self._page, found.cue.objects
        kind = page.type_of(spot)
        if objects == "any":
            return True
        if objects == "law":
            return kind in LAW_TYPES
        if kind in act_types() or kind == "chỉ thị":
            return False
        if objects == "request" or kind == "tờ trình":
            return True
        end = page.sentence_end(spot.end)
        if _ASKING.search(page.folded, spot.end, min(spot.end + 220, end)) or _ASKS.match(page.folded, spot.end, end):
            return True
        about = _ABOUT.search(page.folded, spot.end, min(spot.end + 900, end))  # one request behind a list of letters
        return bool(about and _ASKING.match(page.folded, about.start()))

    def listed(self, bond: Bond, start: int, spot: Spot) -> Bond | None:
        """The bond of an item of a list whose lead-in is `bond`; the item's words begin at `start`."""
        if bond.predicate in CHANGES and not bond.passive and self._page.out_of_reach(spot):
            return None
        return part_or_whole(self._page, bond, start, spot.start)

    def ceases(self, start: int, end: int) -> Bond | None:
        """What "… sau đây hết hiệu lực: điểm a Điều 3" right before `end` does to the document there."""
        page, found = self._page, closing_cue(self._page.folded, start, end)
        if found is None or not page.acts or not _COLON.match(page.folded, found.end, end):
            return None
        told = _NOT_YET.search(page.folded, start, found.start)
        return None if told else part_or_whole(page, Bond(ITSELF, found), found.end, end)

    def lead_in(self, start: int, end: int) -> Bond | None:
        """What the words up to a colon at `end` say of the documents that follow them in a list."""
        page = self._page
        if not _LEADS_IN.search(page.folded[start:end]):
            return None
        closing = closing_cue(page.folded, start, end)
        if closing and page.acts and not _NOT_YET.search(page.folded, start, closing.start):
            return Bond(ITSELF, closing)
        bond = self.bond(start, Spot(end, end, None))
        if bond:
            return bond
        for found in named_cues(page.folded, start, end):
            if found.cue.rule == "basis":
                return Bond(ITSELF, found)
            alone = MARKER_ONLY.match(page.folded[start : found.start])
            if page.acts and found.cue.predicate in CHANGES and alone:
                return part_or_whole(page, Bond(ITSELF, found), found.end, end)
        return None

    def lost_basis(self, start: int, end: int, following: int) -> Bond | None:
        """What the next basis, at `following`, says also of the line above it: a scan lost the word for the first one.

        A seal covers "Căn cứ" there, the first letter of it stands on another line, or it is spoiled.
        """
        page = self._page
        if not page.acts or page.folded[start:end].rstrip()[-1:] not in {";", ","}:
            return None
        cues = named_cues(page.folded, following, min(following + 20, len(page.folded)))
        found = next((cue for cue in cues if cue.cue.rule == "basis"), None)
        return Bond(ITSELF, found) if found else None

    def passive_lead_in(self, placed: Sequence[Placed], end: int) -> Bond | None:
        """What "… được sửa đổi, bổ sung bởi:" at the end of a paragraph says of the documents listed below it."""
        found = passive_cue(self._page.folded, placed[-1].spot.end, end)
        return Bond(placed[-1].chain()[-1].spot, found, passive=True) if found else None

    def close(self, placed: Sequence[Placed], sentence: Sentence) -> None:
        """Apply "hết hiệu lực", "tiếp tục có hiệu lực" to the mentions before them."""
        page = self._page
        if not page.acts or page.quoted(sentence.spots[0].start):
            return
        for i, here in enumerate(placed):
            end = placed[i + 1].spot.start if i + 1 < len(placed) else sentence.end
            found = closing_cue(page.folded, here.spot.end, end)
            if found is None or _NOT_YET.search(page.folded, here.spot.end, found.start):
                continue
            head = here.chain()[-1]
            if _OTHERS.search(page.folded, here.spot.end, found.start):
                continue
            if _SINCE.search(page.folded, sentence.start, head.spot.start):
                continue
            if head.told or (head.bond and head.bond.predicate not in CHANGES):
                continue
            for j, other in enumerate(placed[: i + 1]):
                if other.first() is head.first() and not page.out_of_reach(other.spot):
                    opening = placed[j - 1].spot.end if j else sentence.start
                    opening = max(page.folded.rfind(stop, opening, other.spot.start) + 1 for stop in ",;:") or opening
                    other.closing = part_or_whole(page, Bond(ITSELF, found), opening, other.spot.start)

    def _guides(self, found: Found, before: str, named: bool) -> Bond | None:
        """Read "hướng dẫn": it guides in a title or a norm; elsewhere it tells others to carry something out."""
        page = self._page
        if _TEXTS.search(before):
            return None
        if page.acts and not (named or self.setting.title or self._enacts(before)):
            return None
        if named or self.setting.title or page.acts or page.kind == "hướng dẫn":
            return Bond(ITSELF, found)
        if _CARRIES.search(page.folded, found.start, found.end):
            return Bond(ITSELF, found, changed="implements")
        return None

    def _enacts(self, before: str) -> bool:
        """Whether a change is made by this paper, not wished for or told of."""
        if self.setting.title:
            return not _WISH.search(before)
        return self._page.acts and bool(MARKER_ONLY.match(before) or _ENACTING.search(before))

    def _orders(self, found: Found, start: int, spot: Spot) -> bool:
        """Whether "thực hiện" tells somebody to do it, and is neither a noun nor a thing of the past."""
        page = self._page
        before = page.folded[start : found.start]
        if page.type_of(spot) in LAW_TYPES and _AIM.search(before):
            return False  # a law is the aim of many works that do not carry it out
        if _FUND.search(before) or _TROUBLE.search(before):
            return False
        if self.setting.title:
            return True
        cited = page.cited(spot)
        of_party = cited is not None and found.cue.path != "under" and bool(_PARTY.search(cited.number or ""))
        directive = page.type_of(spot) in _DIRECTIVES or of_party
        if page.normative and not self.setting.preamble and not directive:
            return False  # "thực hiện theo Nghị định …" in a norm is a rule, not an order
        if found.cue.path == "under" and _BY_LAW.search(page.folded, found.start, spot.start):
            return False
        if page.type_of(spot) in NORMS and _DONE.search(before):
            return False  # "kinh phí được thực hiện theo Thông tư …"
        noun = _NOUN.search(before)
        if _TALE.search(before) or (noun and not _DRIVE.search(before[: noun.start()])):
            return False
        past = _PAST.search(page.text, start, found.start)
        if past and not _AIMED.search(page.folded, past.end(), found.start):
            return False
        if not MARKER_ONLY.match(before):
            return True
        # "Thực hiện Kế hoạch …, Ban đã xây dựng …" reports; "…, yêu cầu …" orders.
        after = page.sentence_end(spot.end)
        comma = page.text.find(",", spot.end, after)
        reported = comma > 0 and _PAST.search(page.text, comma, after)
        return not reported or bool(_ORDERED.search(page.folded, comma, after))
