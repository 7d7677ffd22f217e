"""Say what governs each mention of a sentence: which document, by which words, does something to it.

A sentence is read from left to right. A mention stands under the paper itself until the words before it leave it inside
the name of another mention ("Công văn số A … về triển khai Công điện số B"): then the other one is the subject. A mention
that "và", a comma or a semicolon joins to an earlier one shares what governs that one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from graph.record import Citation, Header
from graph.vocabulary import document_types
from ingest.clauses import Sentence, Spot
from ingest.letters import fold
from ingest.relation_cues import (
    Found,
    act_types,
    closing_cue,
    is_under,
    leading_cues,
    named_cues,
    passive_cue,
    word_pattern,
)

__all__ = ["ITSELF", "Bond", "Placed", "Reader"]

ITSELF = Spot(-1, -1, None)

_CHANGES = frozenset({"amends", "replaces", "repeals", "extends", "suspends"})
_ACTIONS = _CHANGES | {"implements"}
_LAWS = frozenset({"luật", "bộ luật", "pháp lệnh", "hiến pháp"})
_LAWMAKING = _LAWS | {"lệnh"}

_NORMS = _LAWS | {"nghị định", "thông tư", "thông tư liên tịch", "nghị quyết liên tịch", "văn bản hợp nhất"}
_DIRECTIVES = {"chỉ thị", "kết luận", "công điện", "kế hoạch", "chương trình"}
_YEARED = re.compile(r"\d/(?:19|20)\d\d/")  # only normative acts have the year inside their number

_KINDS = "|".join(re.escape(fold(n)).replace(r"\ ", r"\s+") for n in sorted(document_types(), key=len, reverse=True))
_CONNECTOR = re.compile(r"[,;]|(?<!\w)(?:va|hoac|cung\s+voi)(?!\w)")
_PLAIN = re.compile(
    rf"\s*(?:(?:cac|nhung|so|ca|tai|cua|trong|theo|noi\s+dung|van\s+ban|quy\s+dinh|diem|khoan|dieu|muc|chuong|phu\s+luc|"
    rf"{_KINDS})(?!\w)[\s:]*|(?:[\d.]+|[a-z]|[ivx]+)(?!\w)[\s,]*|[-–+*\"“(]\s*)*$"
)
_LISTED = re.compile(_PLAIN.pattern.replace("|trong|theo|", "|"))  # "Theo Quyết định …" opens a sentence, no list
_NAMED = re.compile(r"\s*(?:y\s+kien|chi\s+dao|cua|tai|de\s+nghi|ket\s+luan|noi\s+dung|bao\s+cao)(?!\w)")
_NAMED_END = re.compile(r"(?:tai|kem\s+theo|trong|so)\s*(?:cac\s+|van\s+ban\s*)*$")
_ALONGSIDE = re.compile(r"(?:,|va)\s*$")
_WITH = re.compile(r"(?:gan\s+voi|cung\s+voi|ket\s+hop\s+voi|ket\s+hop|(?<!\w)va\s+viec)(?!\w)[^,;]{0,60}$")
_NEGATED = re.compile(r"(?<!\w)(?:khong|chua|khong\s+phai)\s*$")
_OPINION = re.compile(r"\s*(?:y\s+kien|de\s+nghi|de\s+xuat)(?!\w)")
_ITEM = r"(?:[\W_]|dieu\s+\d+[.:]?|\d+(?:\.\d+)*[.):]?(?!\w)|[a-z]\d?\)|nay(?!\w)|khoan\s+\d+)*"
_MARKER_ONLY = re.compile(rf"{_ITEM}$")
_ENACTING = re.compile(
    rf"ban\s+hanh\s+(?:{_KINDS})(?:\s+(?:ve\s+viec|ve|quy\s+dinh))?\s*$"
    r"|(?<!\w)(?:nay|quyet\s+nghi|quyet\s+dinh|dong\s+y|thong\s+nhat|cho\s+phep|phe\s+duyet|xin)\s*:?\s*(?:viec\s*)?$"
    rf"|(?:^\W*|dieu\s+chinh\s+)(?:{_KINDS})\s*$"
    r"|co\s+hieu\s+luc[^;]{0,90}(?:va|,|;)\s*$"
)
_PAST = re.compile(r"(?<!\w)đã(?!\w)")
_ORDER = re.compile(r"(?<!\w)(?:yeu\s+cau|de\s+nghi|giao|chi\s+dao|phai|can)(?!\w)")
_NOT_YET = re.compile(r"(?:khong|chua|truoc\s+khi|den\s+khi|da|neu|khi)\s*$")
_ISSUED = re.compile(r"(?<!\w)(?:ban\s+hanh|phe\s+duyet|xay\s+dung|co)(?:\s+cac)?(?:\s+van\s+ban)?\s*$")
_PART = re.compile(
    r"(?<!\w)(?:(?:diem|khoan|dieu|muc|chuong|phan|phu\s+luc)\s+(?:\d|[a-z](?!\w)|[ivx]+(?!\w))|cum\s+tu|mot\s+phan|phu\s+luc"
    r"|mot\s+so\s+(?:dieu|noi\s+dung|quy\s+dinh))"
)
_NUMERAL = re.compile(r"\W*(?:(?:dieu\s+)?\d+(?:\.\d+)*[.)]|[a-z]\d?\))?\s*")
_ASKING = re.compile(r"(?:ve\s+viec|ve|v/v)\s+(?:de\s+nghi|xin|de\s+xuat|trinh|kien\s+nghi|tham\s+dinh)")


class Bond(msgspec.Struct, frozen=True):
    """What governs a mention: `other` does what `found` says to it, or suffers it from it where `passive`."""

    other: Spot
    found: Found
    passive: bool = False
    predicate: str | None = None  # where the object makes the cue say something else (a part repealed is an amendment)
    rule: str | None = None


class Placed(msgspec.Struct):
    """A spot with its bonds and the mention in whose name it stands."""

    spot: Spot
    bond: Bond | None
    parent: Placed | None
    barred: bool = False  # a cue reaches it but does not hold: what follows speaks of something else
    closing: Bond | None = None
    cited_under: Bond | None = None

    def root(self) -> Placed:
        """The mention in whose name all of this stands."""
        place = self
        while place.parent is not None:
            place = place.parent
        return place


class Reader:
    """Reads the sentences of one paper in order; it remembers what the paper amends, whose text its quotes then hold."""

    def __init__(self, text: str, folded: str, header: Header, citations: Sequence[Citation]) -> None:
        """Take the text, its fold (`ingest.letters.fold`), the header and the citations of one paper."""
        self._text = text
        self._folded = folded
        self._citations = citations
        self._kind = header.type
        self._acts = header.type in act_types()
        self._normative = self._kind in _NORMS or bool(header.number and _YEARED.search(header.number))
        self._title = False
        self._numbered = False
        self._preamble = True
        self._amended: Spot | None = None

    def read(
        self,
        sentence: Sentence,
        carried: Bond | None,
        *,
        title: bool = False,
        numbered: bool = False,
        preamble: bool = False,
    ) -> list[Placed]:
        """Place the spots of `sentence`; `carried` governs a first spot before which no word of the sentence stands.

        `title` says that this is the paper's own title, `numbered` that the paragraph is a numbered item,
        `preamble` that none came before it.
        """
        self._title, self._numbered, self._preamble = title, numbered, preamble
        placed: list[Placed] = []
        for spot in sentence.spots:
            spot = self._whose(spot)
            if not placed:
                if carried and any(p.match(self._folded, sentence.start, spot.start) for p in (_MARKER_ONLY, _LISTED)):
                    placed.append(Placed(spot, self._part_of(carried, sentence.start, spot.start), None))
                else:
                    bond = self._own(sentence.start, spot)
                    barred = bond is None and any(
                        f.cue.predicate != "promulgated_with"
                        for f in leading_cues(self._folded, sentence.start, spot.start)
                    )
                    placed.append(Placed(spot, bond, None, barred))
            else:
                placed.append(self._next(placed, spot, sentence))
            if self._is_amended(placed[-1]):
                self._amended = spot
        self._close(placed, sentence)
        return placed

    def passive_lead_in(self, placed: Sequence[Placed], end: int) -> Bond | None:
        """What "… được sửa đổi, bổ sung bởi:" at the end of a paragraph says of the documents listed below it."""
        found = passive_cue(self._folded, placed[-1].spot.end, end)
        return Bond(placed[-1].root().spot, found, passive=True) if found else None

    def _part_of(self, bond: Bond, start: int, end: int) -> Bond:
        """The bond of a list whose item names a part of the document: a part repealed is an amendment."""
        whole = self._predicate(bond) not in {"repeals", "replaces"} or not self._names_part(start, end)
        return bond if whole else msgspec.structs.replace(bond, predicate="amends")

    def lead_in(self, start: int, end: int) -> Bond | None:
        """What the words up to a colon at `end` say of the documents that follow them in a list."""
        spot = Spot(end, end, None)
        if not _LISTS.search(self._folded[start:end]):
            return None
        found = closing_cue(self._folded, start, end)
        if found and self._acts and not _NOT_YET.search(self._folded, start, found.start):
            return Bond(ITSELF, found)
        bond = self._own(start, spot)
        if bond is None:
            for found in named_cues(self._folded, start, end):
                if found.cue.rule == "basis":
                    return Bond(ITSELF, found)
                if not self._acts:
                    break
                if found.cue.predicate in _CHANGES and _MARKER_ONLY.match(self._folded[start : found.start]):
                    part = found.cue.predicate in {"repeals", "replaces"} and _PART.search(self._folded, found.end, end)
                    return Bond(ITSELF, found, predicate="amends" if part else None)
        return bond

    # -- the first mention of a sentence, and those after a turn: the paper itself acts ------------------------------

    def _own(self, start: int, spot: Spot) -> Bond | None:
        """What the paper itself does to `spot` by the words from `start`."""
        if self._quoted(spot.start):
            return None
        start = self._cell(start, spot.start) or start
        for found in leading_cues(self._folded, start, spot.start):
            bond = self._own_bond(found, start, spot)
            if bond:
                return bond
        return None

    def _own_bond(self, found: Found, start: int, spot: Spot, *, named: bool = False) -> Bond | None:
        cue, before = found.cue, self._folded[start : found.start]
        if cue.scope == "third" or not self._takes(found, spot) or _NEGATED.search(before):
            return None
        if cue.papers == "letter" and self._acts:
            return None
        predicate = cue.predicate
        if cue.rule == "proposal" and not _MARKER_ONLY.match(before):
            return None
        if predicate == "based_on" and (self._numbered or not _MARKER_ONLY.match(before)) and not self._title:
            return None
        if cue.papers == "act":
            if not named and not self._enacts(before):
                return None
            if self._type(spot) in _LAWS and self._kind not in _LAWMAKING:
                return None
            if predicate in {"repeals", "replaces"} and _PART.search(self._folded, found.end, spot.start):
                predicate = "amends"
        if predicate == "implements" and not self._orders(found, start, spot):
            return None
        if predicate == "guides" and re.search(r"(?:van\s+ban|danh\s+muc|cac\s+quy\s+dinh)\s*$", before):
            return None
        if predicate == "guides" and self._acts and not (named or self._title or self._enacts(before)):
            return None
        if predicate == "guides" and not (named or self._title or self._acts or self._kind == "hướng dẫn"):
            predicate = "implements"
            if not _CARRIES.search(self._folded, found.start, found.end):
                return None
        return Bond(ITSELF, found, predicate=predicate)

    def _enacts(self, before: str) -> bool:
        """Whether a change is made by this paper, not wished for or told of."""
        if self._title:
            return not re.search(word_pattern("wish"), before)
        return self._acts and bool(_MARKER_ONLY.match(before) or _ENACTING.search(before))

    def _orders(self, found: Found, start: int, spot: Spot) -> bool:
        """Whether "thực hiện" tells somebody to do it, and is not a noun or a thing of the past."""
        before = self._folded[start : found.start]
        if self._type(spot) in _LAWS and re.search(r"(?:de|nham)\s*$", before):
            return False  # a law is the aim of many works that do not carry it out
        if re.search(word_pattern("fund") + r"\s*(?:de\s*)?$", before):
            return False
        if self._title:
            return True
        if self._normative and not self._preamble and self._type(spot) not in _DIRECTIVES:
            return False  # "thực hiện theo Nghị định …" in a norm is a rule, not an order
        if re.search(word_pattern("tale") + r"\s*(?:to\s+chuc\s*)?$", before):
            return False
        noun = re.search(word_pattern("noun") + r"\s*(?:to\s+chuc\s*)?$", before)
        if noun and not re.search(word_pattern("drive") + r"[^,;]{0,40}$", before[: noun.start()]):
            return False
        if _PAST.search(self._text[start : found.start]):
            return False
        if _MARKER_ONLY.match(before):
            after = self._until(spot.end)
            comma = self._text.find(",", spot.end, after)
            if comma > 0 and _PAST.search(self._text[comma:after]) and not _ORDER.search(self._folded, comma, after):
                return False
        return True

    def _takes(self, found: Found, spot: Spot) -> bool:
        """Whether a document of the spot's type can be the object of the cue."""
        objects, kind = found.cue.objects, self._type(spot)
        if objects == "any":
            return True
        if objects == "law":
            return kind in _LAWS
        if kind in act_types() or kind == "chỉ thị":
            return False
        if objects == "request":
            return True
        asking = _ASKING.search(self._folded, spot.end, min(spot.end + 220, self._until(spot.end)))
        return kind == "tờ trình" or bool(asking)

    # -- every later mention -------------------------------------------------------------------------------------------

    def _next(self, placed: list[Placed], spot: Spot, sentence: Sentence) -> Placed:
        last = placed[-1]
        folded, start = self._folded, last.spot.end
        if spot.start <= start:
            return Placed(spot, None, last)
        turn = self._turn(last, spot)
        if turn:
            issued = _ISSUED.search(folded, turn, spot.start)
            first = placed[0]
            if issued and first.bond and self._predicate(first.bond) == "implements" and not first.bond.passive:
                for other in placed:
                    if other.bond is first.bond and self._younger(spot, other.spot):
                        other.cited_under = Bond(spot, first.bond.found, rule="issued-to-carry-out")
                return Placed(spot, None, None)
            return Placed(spot, self._own(turn, spot), None)
        passive = passive_cue(folded, start, spot.start)
        if passive:
            target = self._patient(last, spot)
            return Placed(spot, Bond(target.spot, passive, passive=True), target)
        if spot.back and spot.mention is None:
            return Placed(spot, None, None)  # "… Quyết định này": nothing is done to the paper at hand but by a passive
        cell = self._cell(start, spot.start)
        if cell is not None:
            return Placed(spot, self._own(cell, spot), None)
        cut = self._semicolon(start, spot.start)
        if cut:
            bond = self._own(cut, spot)
            if bond:
                return Placed(spot, bond, None)
        joined = self._joined(last, spot, cut)
        if joined:
            return Placed(spot, joined.bond, joined.parent)
        if cut:
            return Placed(spot, None, None)
        return self._named(last, spot)

    def _named(self, last: Placed, spot: Spot) -> Placed:
        """Place a mention that stands in the name of the one before it, or in a further clause of the same sentence."""
        folded, start = self._folded, last.spot.end
        for found in sorted(leading_cues(folded, start, spot.start), key=lambda f: f.cue.predicate != "guides"):
            before = folded[start : found.start]
            opened = bool(_OPENED.search(before))
            if found.cue.scope == "self" or not self._takes(found, spot):
                if last.spot.mention is None:
                    continue
                if found.cue.scope == "self" and not opened:
                    own = self._own_bond(found, start, spot)
                    if own:
                        return Placed(spot, own, None)
                continue
            if last.spot.mention is None:
                bond = self._own_bond(found, start, spot, named=True)
                if bond:
                    return Placed(spot, bond, last)
                continue
            if found.cue.predicate == "promulgated_with":
                if self._type(last.spot) in act_types() or _OPENED.search(before) or len(before) > 90:
                    continue
                return Placed(spot, Bond(last.spot, found), last)
            if found.cue.papers == "act" and re.search(word_pattern("wish") + r"[^;]{0,60}$", before):
                continue
            if re.search(word_pattern("fund") + r"\s*(?:de\s*)?$", before):
                continue
            if _NEGATED.search(before) or self._breaks_line(found.start):
                continue
            if found.cue.predicate == "implements":
                if _WITH.search(before) and last.bond and not last.bond.passive:
                    return Placed(spot, last.bond, last.parent)
                if found.cue.path in {"under", "content"} and not opened:
                    continue
            predicate = found.cue.predicate
            if predicate in {"repeals", "replaces"} and _PART.search(folded, found.end, spot.start):
                predicate = "amends"
            if not opened and last.bond and not last.bond.passive and _ALONGSIDE.search(before):
                if predicate in _ACTIONS and self._predicate(last.bond) in _ACTIONS | {"based_on"}:
                    if last.bond.other is ITSELF:
                        return Placed(spot, self._own_bond(found, start, spot), None)
                    return Placed(spot, Bond(last.bond.other, found, predicate=predicate), last.parent)
            return Placed(spot, Bond(last.spot, found, predicate=predicate), last)
        bond = last.bond
        if bond and not bond.passive and self._predicate(bond) == "implements":
            gap = folded[start : spot.start]
            if is_under(gap) and not _OPENED.search(gap):
                return Placed(spot, bond, last.parent)
        return Placed(spot, None, last)

    def _names_part(self, start: int, end: int) -> bool:
        """Whether the words from `start`, after an item's numeral, name a part of the document at `end`."""
        numeral = _NUMERAL.match(self._folded, start, end)
        return bool(_PART.search(self._folded, numeral.end() if numeral else start, end))

    def _cell(self, start: int, end: int) -> int | None:
        """Where the table cell that `end` stands in, or the label beside it where nothing precedes, begins; None outside."""
        bar = self._text.rfind("|", start, end)
        line = self._text.rfind("\n", 0, end) + 1
        if bar < line or self._text.count("|", line, end + 400) < 2:
            return None
        if self._text[bar + 1 : end].strip(" *:"):
            return bar + 1
        return max(self._text.rfind("|", line, bar) + 1, line)

    def _breaks_line(self, at: int) -> bool:
        """Whether a capital at the beginning of a line opens a new heading or item there."""
        before = self._text[max(0, at - 3) : at]
        return self._text[at : at + 1].isupper() and "\n" in before and not before.strip()

    def _turn(self, last: Placed, spot: Spot) -> int | None:
        """Where, between `last` and `spot`, a new clause begins with a body that acts, None where none does."""
        folded, text = self._folded, self._text
        bond = last.root().bond
        told = bond is not None and not bond.passive and self._predicate(bond) in {"implements", "responds_to"}
        main = _MAIN_IF if told else _MAIN
        for comma in re.finditer(r",\s+", folded[last.spot.end : spot.start]):
            at = last.spot.end + comma.end()
            if _TURN.match(folded, at):
                return at
            if text[at : at + 1].isupper():
                stop = min((p for p in (folded.find(c, at, spot.start) for c in ",;") if p > 0), default=spot.start)
                if main.search(folded, at, min(stop, at + 160)):
                    return at
        return None

    def _semicolon(self, start: int, end: int) -> int | None:
        at = self._folded.rfind(";", start, end)
        if at < 0 or self._folded.count("(", start, end) > self._folded.count(")", start, end):
            return None
        return at + 1

    def _joined(self, last: Placed, spot: Spot, cut: int | None) -> Placed | None:
        """The earlier mention that a conjunction joins `spot` to, None without one."""
        folded, start = self._folded, last.spot.end
        for connector in reversed(list(_CONNECTOR.finditer(folded, start, spot.start))):
            rest = folded[connector.end() : spot.start]
            if _PLAIN.match(rest):
                return self._sibling(last, spot, cut)
            if len(rest) > 200:
                break
            stripped = connector.end() + len(rest) - len(rest.lstrip())
            proper = self._text[stripped : stripped + 1].isupper() or _NAMED.match(rest)
            if proper and _NAMED_END.search(rest) and not _ACTS.search(rest):
                sibling = self._sibling(last, spot, cut)
                if sibling.bond and self._predicate(sibling.bond) == "responds_to" and _OPINION.match(rest):
                    opinion = msgspec.structs.replace(
                        sibling.bond, predicate="proposed_by", rule="opinion-beside-request"
                    )
                    return Placed(spot, opinion, sibling.parent)
                return sibling
        return None

    def _sibling(self, last: Placed, spot: Spot, cut: int | None) -> Placed:
        """Among `last` and those in whose names it stands, the one that `spot` stands beside."""
        chain = [last]
        while chain[-1].parent is not None:
            chain.append(chain[-1].parent)
        if len(chain) > 1 and self._folded.rfind(")", chain[0].spot.end, spot.start) > self._folded.rfind(
            "(", chain[0].spot.end, spot.start
        ):
            chain = chain[1:]
        if cut:
            return next((p for p in reversed(chain) if p.bond and not p.bond.passive), chain[-1])
        mine = self._citation(spot)
        if last.bond and last.bond.passive and last.parent and not self._amends_too(last, spot):
            return last.parent

        def likeness(place: Placed) -> int:
            other = self._citation(place.spot)
            if mine is None or other is None:
                return 0
            return 2 * (mine.issuer is not None and mine.issuer == other.issuer) + (mine.type == other.type)

        return max(chain, key=likeness)

    def _amends_too(self, last: Placed, spot: Spot) -> bool:
        """Whether `spot` may amend what the amending `last` before it amends: like it in type, younger than its object."""
        return (
            last.bond is not None and self._type(spot) == self._type(last.spot) and self._younger(spot, last.bond.other)
        )

    def _younger(self, young: Spot, old: Spot) -> bool:
        """Whether the dates, where both are known to the day, let `young` act on `old`."""
        new, former = self._citation(young), self._citation(old)
        dates = new and new.date, former and former.date
        return not (dates[0] and dates[1] and len(dates[0]) == len(dates[1]) == 10 and dates[0] <= dates[1])

    def _patient(self, last: Placed, spot: Spot) -> Placed:
        """The mention that a passive before `spot` speaks of: the nearest of the same type, since like amends like."""
        chain = [last]
        while chain[-1].parent is not None:
            chain.append(chain[-1].parent)
        kind = self._type(spot)
        alike = [p for p in chain if self._type(p.spot) == kind]
        lawless = [p for p in chain if self._type(p.spot) not in _LAWS]
        return (alike or ([] if kind in _LAWS else lawless) or chain)[0]

    # -- what follows its object ---------------------------------------------------------------------------------------

    def _close(self, placed: list[Placed], sentence: Sentence) -> None:
        """Apply "hết hiệu lực", "tiếp tục có hiệu lực" to the mentions before it."""
        if not self._acts or self._quoted(sentence.spots[0].start):
            return
        for here, after in zip(placed, [*placed[1:], None], strict=True):
            end = after.spot.start if after else sentence.end
            found = closing_cue(self._folded, here.spot.end, end)
            if found is None or _NOT_YET.search(self._folded, here.spot.end, found.start):
                continue
            head = here.root()
            gap = self._folded[here.spot.end : found.start]
            if _OTHERS.search(gap) or _SINCE.search(self._folded, sentence.start, head.spot.start):
                continue
            if head.barred or (head.bond and self._predicate(head.bond) not in _CHANGES):
                continue
            for other in placed[: placed.index(here) + 1]:
                same = other is head or (other.parent is None and other.bond is head.bond)
                if same and not (self._type(other.spot) in _LAWS and self._kind not in _LAWMAKING):
                    opening = sentence.start if other is placed[0] else other.spot.start
                    part = found.cue.predicate == "repeals" and self._names_part(opening, other.spot.start)
                    other.closing = Bond(ITSELF, found, predicate="amends" if part else None)

    # -- small questions -------------------------------------------------------------------------------------------------

    def _whose(self, spot: Spot) -> Spot:
        """Inside the quoted text of an amendment "Thông tư này" is the amended one."""
        if spot.back and spot.mention is None and self._amended and self._quoted(spot.start):
            return msgspec.structs.replace(spot, mention=self._amended.mention, type=self._amended.type)
        return spot

    def _is_amended(self, place: Placed) -> bool:
        bond = place.bond
        return bond is not None and bond.other is ITSELF and self._predicate(bond) == "amends"

    def _quoted(self, at: int) -> bool:
        """Whether `at` stands in words of another text, quoted after a colon (a stray quote of a scan follows none)."""
        opened = self._text.rfind("“", max(0, at - 4000), at)
        said = self._text[max(0, opened - 4) : opened].rstrip().endswith(":") or self._kind == "văn bản hợp nhất"
        return opened >= 0 and said and self._text.rfind("”", opened, at) < 0

    def _until(self, at: int) -> int:
        stop = _END.search(self._text, at)
        return stop.start() if stop else len(self._text)

    def _citation(self, spot: Spot) -> Citation | None:
        return None if spot.mention is None else self._citations[spot.mention]

    def _type(self, spot: Spot) -> str | None:
        cited = self._citation(spot)
        return cited.type if cited else spot.type or (self._kind if spot.mention is None and spot.back else None)

    @staticmethod
    def _predicate(bond: Bond) -> str:
        return bond.predicate or bond.found.cue.predicate


_END = re.compile(r"[.;]\s|\n\s*\n|$")
_OTHERS = re.compile(r"[,;]\s+(?:cac|nhung)\s")
_SINCE = re.compile(r"(?:tu|den|truoc|sau)\s+(?:ngay|khi)\s*$")
_LISTS = re.compile(
    rf"(?:van\s+ban|{_KINDS})[^.;]{{0,160}}:?\W*$|^\W*(?:[ivx]+\W+|\d+\W+)?(?:cac\s+)?can\s+cu(?:\s\w+){{0,3}}\W*$"
)
_CARRIES = re.compile(r"thuc\s+hien|thi\s+hanh|trien\s+khai")
_OPENED = re.compile(word_pattern("opener"))
_TURN = re.compile(word_pattern("turn"))
_NOT_MAIN = r"(?!\s+(?:kem\s+theo|thong|doanh|dich|duc))"  # "ban hành kèm theo", "giao thông", "giao dịch"
_MAIN = re.compile(word_pattern("main") + _NOT_MAIN)
_MAIN_IF = re.compile(word_pattern("main", "main-if") + _NOT_MAIN)
_ACTS = re.compile(
    r"(?<!\w)(?:thuc\s+hien|trien\s+khai|huong\s+dan|sua\s+doi|thay\s+the|yeu\s+cau|(?<!kem )theo)(?!\w)"
)
