"""Say what governs each mention of a sentence: which document, by which words, does something to it.

A sentence is read from left to right. A mention stands under the paper itself until the words before it leave it inside
the name of another one ("Công văn số A … về triển khai Công điện số B"): then the other one is the subject. A mention
that "và", a comma or a semicolon joins to an earlier one shares what governs that one.
"""

from __future__ import annotations

import re

import msgspec

from graph.laws import LAW_TYPES
from ingest.relations.bonds import CHANGES, ITSELF, Bond, Page, Placed
from ingest.relations.clauses import Sentence, Spot
from ingest.relations.cues import (
    Found,
    act_types,
    is_under,
    kinds_pattern,
    leading_cues,
    named_cues,
    outermost,
    passive_cue,
    word_pattern,
)
from ingest.relations.cues import (
    words as forms,
)
from ingest.relations.names import AMENDING_LAW, numbered_after_its_object
from ingest.relations.own_words import MARKER_ONLY, OwnWords, Setting, part_or_whole

__all__ = ["Reader"]

_ACTIONS = CHANGES | {"implements"}
_CONNECTOR = re.compile(r"[,;]|(?<!\w)(?:va|hoac|cung\s+voi)(?!\w)")


def _only(*words: str) -> re.Pattern[str]:
    """Nothing but kinds of documents, provisions and the folded `words` up to a mention."""
    content = [form.replace(" ", r"\s+") for form in forms("content")]
    choice = "|".join((*words, *content, "diem", "khoan", "dieu", "muc", "chuong", r"phu\s+luc", kinds_pattern()))
    numeral = r"(?:[\d.]++|[ivx]++|[a-z])(?!\w)[\s,)]*+"
    # possessive: nothing is tried twice, whatever the scan has left between
    return re.compile(rf"[\s_]*+(?>(?:{choice})(?!\w)[\s:]*+|{numeral}|[-–+*\"“(]\s*+)*+$")


# What may stand between a conjunction and the mention that it joins; before the items of a list "theo" may not, since
# "Theo Quyết định …" opens a sentence.
_LISTED = _only("cac", "nhung", "so", "ca", "va", "tai", "cua", r"noi\s+dung", r"van\s+ban", r"quy\s+dinh")
_PLAIN = _only("cac", "nhung", "so", "ca", "tai", "cua", r"noi\s+dung", r"van\s+ban", r"quy\s+dinh", "trong", "theo")
# "và Giám đốc Sở Nội vụ tại Tờ trình số …": a name or one of these words begins it, "tại" ends it.
_NAMED = re.compile(r"\s*(?:y\s+kien|chi\s+dao|cua|tai|de\s+nghi|de\s+xuat|ket\s+luan|noi\s+dung|bao\s+cao)(?!\w)")
_NAMED_END = re.compile(r"(?:tai|kem\s+theo|trong|so)\s*(?:cac\s+|van\s+ban\s*)*$")
_VERBS = re.compile(
    r"(?<!\w)(?:thuc\s+hien|trien\s+khai|huong\s+dan|sua\s+doi|thay\s+the|yeu\s+cau|(?<!kem )theo)(?!\w)"
)
_KIND_FIRST = re.compile(rf"\s*(?:cac\s+)?(?:{kinds_pattern()})(?!\w)")
_BY = re.compile(rf"\W*(?:\w{{1,5}}\s+){{0,2}}(?:boi|tai|theo|bang)\s+(?:(?:cac|{kinds_pattern()})\s*)?(?:so\s*)?$")
_RULES = re.compile(r"(?<!\w)(?:thi|duoc|phai|neu|khi)(?!\w)")  # "Nghị định số … thì được điều chỉnh theo …"
_PROVISIONS = re.compile(r"\s+(?:(?:diem|khoan|dieu|muc|chuong|phu\s+luc)\s+\w{1,4}(?:\s*(?:,|va)\s*|\s+|$))+$")
_SHORT_NAME = 80  # characters of the name of a paper without a number that others are listed behind
_ASIDE = re.compile(r"\([^()]*\)")
_BARE = re.compile(r"(?:so\W*)?\d")
_DIGIT = re.compile(r"\d")
_SEVERAL = re.compile(rf"(?<!\w)(?:cac|nhung|hai|ba|\d+)\s+(?:{kinds_pattern()})\W*(?:so\W*)?$")
_OPINION = re.compile(r"\s*(?:y\s+kien|de\s+nghi|de\s+xuat)(?!\w)")
_SUFFERS = re.compile(r"[(\[]?\s*(?:da|duoc|bi)(?!\w)")
_MINUTES = re.compile(r"bien\s+ban(?!\w)")  # they prove what is proposed
_ALONGSIDE = re.compile(r"(?:,|va)\s*(?:tiep\s+tuc\s+)?$")
_WITH = re.compile(r"(?:gan\s+voi|cung\s+voi|ket\s+hop\s+voi|ket\s+hop|(?<!\w)va\s+viec)(?!\w)[^,;]{0,60}$")
_NEGATED = re.compile(r"(?<!\w)(?:khong|chua|khong\s+phai)\s*$")
_UNNAMED = re.compile(
    rf"(?:va|,|;)\s+(?:cac\s+)?(?:{kinds_pattern()})\s*$"
)  # "… và Quyết định thay thế Quyết định số …"
_ISSUED = re.compile(r"(?<!\w)(?:ban\s+hanh|phe\s+duyet|xay\s+dung|co)(?:\s+cac)?(?:\s+van\s+ban)?\s*$")
_NOT_MAIN = r"(?!\s+(?:kem\s+theo|thong|doanh|dich|duc))"  # "ban hành kèm theo", "giao thông", "giao dịch"
_MAIN = re.compile(word_pattern("main") + _NOT_MAIN)
_MAIN_IF = re.compile(word_pattern("main", "main-if") + _NOT_MAIN)
# "để" turns; folded it is also "đề", which begins what a document is about ("đề tài") or a proposal beside another
_TURN = re.compile(r"(?!de\s+(?:an|tai|cuong|xuat)(?!\w))" + word_pattern("turn"))
_OPENED = re.compile(word_pattern("opener"))
_FUND = re.compile(word_pattern("fund") + r"\s*(?:de\s*)?$")
_WISHED = re.compile(word_pattern("wish") + r"[^;]{0,60}$")


class Reader:
    """Reads the sentences of a paper in order; it remembers what the paper amends, whose text its quotes then hold."""

    def __init__(self, page: Page) -> None:
        """Take the paper."""
        self._page = page
        self._amended: Spot | None = None
        self._acted_on: set[str | None] = (
            set()
        )  # the numbers to which, in this sentence, the paper itself does something
        self.own = OwnWords(page)

    def read(self, sentence: Sentence, setting: Setting, carried: Bond | None = None) -> list[Placed]:
        """Place the spots of `sentence`; `carried`, from a lead-in, governs a first spot that nothing precedes."""
        self.own.setting = setting
        self._acted_on.clear()
        placed: list[Placed] = []
        for pointed in sentence.spots:
            spot = self._whose(pointed)
            place = self._next(placed, spot) if placed else self._first(sentence.start, spot, carried)
            placed.append(place)
            if place.bond and place.bond.other is ITSELF:
                cited = self._page.cited(spot)
                self._acted_on.add(cited.number if cited else None)
                if place.bond.predicate == "amends":
                    self._amended = spot
        self.own.close(placed, sentence)
        return placed

    def _whose(self, spot: Spot) -> Spot:
        """Inside the quoted text of an amendment "Thông tư này" is the amended one."""
        if spot.back and spot.mention is None and self._amended and self._page.quoted(spot.start):
            return msgspec.structs.replace(spot, mention=self._amended.mention, type=self._amended.type)
        return spot

    def _first(self, start: int, spot: Spot, carried: Bond | None) -> Placed:
        folded = self._page.folded
        if (
            carried
            and spot.mention is not None
            and any(pattern.match(folded, start, spot.start) for pattern in (MARKER_ONLY, _LISTED))
        ):
            return Placed(spot, self.own.listed(carried, start, spot), None)
        cut = self._page.semicolon(start, spot.start)
        bond = (self._behind(cut, spot, []) if cut else None) or self.own.bond(start, spot)
        head = None if bond else self._beside_unnumbered(start, spot)
        bond = bond or (self.own.accept(head, start, spot) if head else None) or self.own.ceases(start, spot.start)
        start = cut or start
        found = () if bond else leading_cues(folded, start, spot.start)
        return Placed(spot, bond, None, told=next((f for f in found if f.cue.predicate != "promulgated_with"), None))

    def _beside_unnumbered(self, start: int, spot: Spot) -> Found | None:
        """The words that reach what is listed behind a paper without a number.

        "Thực hiện Kết luận của Tỉnh ủy và Công văn số …", "… thực hiện Nghị quyết Đại hội, Nghị quyết số …"
        """
        folded = self._page.folded
        for head in outermost(named_cues(folded, start, spot.start)):
            if head.cue.predicate not in {"implements", "based_on"}:
                continue
            connectors = list(_CONNECTOR.finditer(folded, head.end, spot.start))
            connector = connectors[-1] if connectors else None
            if connector is None or not _PLAIN.match(folded[connector.end() : spot.start]):
                continue
            unnumbered = folded[head.end : connector.start()]
            alone = MARKER_ONLY.match(folded[start : head.start])
            longest = 250 if alone else _SHORT_NAME if head.cue.predicate == "implements" else 0
            if len(unnumbered) <= longest and _KIND_FIRST.match(unnumbered) and not _MAIN_IF.search(unnumbered):
                return head
        return None

    def _next(self, placed: list[Placed], spot: Spot) -> Placed:
        page, last = self._page, placed[-1]
        start = last.spot.end
        if spot.start <= start:
            return Placed(spot, None, last)
        turn = self._turn(last, spot)
        if turn:
            if self._issued(placed, turn, spot):
                return Placed(spot, None, None)
            return Placed(spot, self.own.bond(turn, spot), None)
        ceases = self.own.ceases(start, spot.start)
        if ceases:
            return Placed(spot, ceases, None)
        passive = passive_cue(page.folded, start, spot.start)
        target = self._patient(last, spot) if passive else last
        # "B sửa đổi một số nội dung tại A" is no passive: A is the older one
        active = passive and page.older(spot, target.spot) and not _SUFFERS.match(page.folded, passive.start)
        if passive and not active:
            return Placed(spot, Bond(target.spot, passive, passive=True), target)
        if spot.back and spot.mention is None:
            return Placed(spot, None, None)  # "… Quyết định này": only a passive does something to the paper at hand
        cell = page.cell(start, spot.start)
        if cell is not None:
            return Placed(spot, self.own.bond(cell, spot), None)
        cut = page.semicolon(start, spot.start)
        bond = self._behind(cut, spot, placed) if cut else None
        if self._in_amending_name(last, spot):
            return Placed(spot, None, last)
        joined = None if bond else self._joined(last, spot, cut)
        if joined:
            return joined
        return Placed(spot, bond, None) if cut else self._named(last, spot)

    def _behind(self, cut: int, spot: Spot, placed: list[Placed]) -> Bond | None:
        """What the paper does by the words behind a semicolon; a change only where the sentence has begun with one."""
        bond = self.own.bond(cut, spot)
        begun = any(p.spot.mention is None for p in placed) or any(
            p.bond is not None and p.bond.predicate in CHANGES for p in placed
        )
        return None if bond and bond.predicate in CHANGES and not begun else bond

    # -- a further clause ----------------------------------------------------------------------------------------------

    def _turn(self, last: Placed, spot: Spot) -> int | None:
        """Where, between `last` and `spot`, a new clause begins with a body that acts, None where none does."""
        folded, text = self._page.folded, self._page.text
        head = last.chain()[-1]
        bond = head.bond
        said = head.told.cue.predicate if head.told else bond.predicate if bond and not bond.passive else None
        main = _MAIN_IF if said in {"implements", "responds_to"} else _MAIN
        for comma in re.finditer(r",\s+", folded[last.spot.end : spot.start]):
            at = last.spot.end + comma.end()
            if _TURN.match(folded, at):
                return at
            if text[at : at + 1].isupper():
                stop = min((p for p in (folded.find(c, at, spot.start) for c in ",;") if p > 0), default=spot.start)
                if main.search(folded, at, min(stop, at + 160)):
                    return at
        return None

    def _issued(self, placed: list[Placed], turn: int, spot: Spot) -> bool:
        """Read "Căn cứ C; thực hiện A, Ủy ban ban hành B": B carries A out and is based on C, this paper is not."""
        head = placed[-1].chain()[-1]
        bond = head.bond
        found = bond.found if bond and not bond.passive else head.told
        if not found or found.cue.predicate != "implements":
            return False
        if not _ISSUED.search(self._page.folded, turn, spot.start):
            return False
        for other in placed:
            if (other is head or (bond and other.bond is bond)) and self._page.younger(spot, other.spot):
                other.carried_by = Bond(spot, found, rule="issued-to-carry-out")
                other.bond = None
            elif other.bond and other.bond.other is ITSELF and other.bond.predicate == "based_on":
                other.bond = msgspec.structs.replace(other.bond, other=spot)
        return True

    # -- mentions side by side -----------------------------------------------------------------------------------------

    def _joined(self, last: Placed, spot: Spot, cut: int | None) -> Placed | None:
        """The earlier mention that a conjunction joins `spot` to, None without one."""
        folded, text = self._page.folded, self._page.text
        head = self._beside_unnumbered(last.spot.end, spot)
        under = self._under(head, last, spot) if head else None
        if under:
            return under
        for connector in reversed(list(_CONNECTOR.finditer(folded, last.spot.end, spot.start))):
            rest = folded[connector.end() : spot.start]
            if any(_PROVISIONS.match(folded[found.end : connector.start()]) for found in self._changes(last, spot)):
                continue  # "sửa đổi khoản 3, khoản 4 Điều 12 Thông tư số …": the comma joins provisions
            if not _PLAIN.match(rest):
                if len(rest) > 200:
                    break
                begins = connector.end() + len(rest) - len(rest.lstrip())
                named = text[begins : begins + 1].isupper() or _NAMED.match(rest)
                if not named or not _NAMED_END.search(rest) or _VERBS.search(rest):
                    continue
                if self._page.type_of(spot) in act_types() and self._changes(last, spot):
                    continue  # "điều chỉnh vốn của Sở Nông nghiệp và Môi trường tại Quyết định số …": a name with "và"
            sibling = self._sibling(last, spot, cut, near=connector.group() == "va")
            bond = sibling.bond
            if bond and bond.predicate in {"responds_to", "based_on"} and _OPINION.match(rest):
                bond = msgspec.structs.replace(bond, changed="proposed_by", rule="opinion-beside-request")
            if bond and bond.predicate == "proposed_by" and _MINUTES.match(folded, spot.start):
                bond = msgspec.structs.replace(bond, changed="based_on", rule="minutes-beside-proposal")
            return Placed(spot, bond, sibling.parent, beside=sibling)
        return None

    def _changes(self, last: Placed, spot: Spot) -> list[Found]:
        """The words between `last` and `spot` that change the document at `spot`."""
        cues = leading_cues(self._page.folded, last.spot.end, spot.start)
        return [found for found in cues if found.cue.predicate in CHANGES]

    def _sibling(self, last: Placed, spot: Spot, cut: int | None, *, near: bool) -> Placed:
        """Among `last` and those in whose names it stands, the one that `spot` stands beside."""
        folded, chain = self._page.folded, last.chain()
        chain = [p for p in chain if not self._outlived(p, spot)] or chain[-1:]
        closed = folded.rfind(")", last.spot.end, spot.start) > folded.rfind("(", last.spot.end, spot.start)
        if len(chain) > 1 and closed:
            chain = chain[1:]
        if cut:
            # a semicolon goes back to the head, unless only a name in it carries papers out: "về triển khai A; B"
            root = chain[-1]
            bonds = [p for p in reversed(chain) if p.bond and not p.bond.passive and p.bond.predicate == "implements"]
            return root if root.bond or not bonds else bonds[0]
        if listed := next((place for place in chain if self._is_bare(spot) and self._opens_list(place.first())), None):
            return listed
        if last.bond and last.bond.passive and last.parent and not self._amends_too(last, last.bond, spot):
            return last.parent
        mine = self._page.cited(spot)
        if near and len(chain) > 1 and mine and mine.number and mine.number in self._acted_on:
            return chain[0]  # "thực hiện A và B, B … về triển khai C và A": A is named again for B's sake

        def likeness(place: Placed) -> int:
            other = self._page.cited(place.spot)
            if mine is None or other is None:
                return 0
            return 2 * (mine.issuer is not None and mine.issuer == other.issuer) + (mine.type == other.type)

        kin = [place for place in chain if likeness(place) >= 2] if near else []
        return kin[0] if kin else max(chain, key=likeness)  # "A về việc … B và C", B and C of one issuer

    def _outlived(self, place: Placed, spot: Spot) -> bool:
        """Whether what acts on the document at `place` is too old to act on the one at `spot`."""
        bond = place.bond
        return bond is not None and not bond.passive and bond.other is not ITSELF and self._page.older(bond.other, spot)

    def _is_bare(self, spot: Spot) -> bool:
        """Whether only the number is printed there ("số 7/QĐ-X"): the kind stands at the head of its list."""
        return bool(_BARE.match(self._page.folded, spot.start, spot.end))

    def _opens_list(self, place: Placed) -> bool:
        """Whether "các Quyết định (số)" stands before the number there."""
        folded, spot = self._page.folded, place.spot
        number = _DIGIT.search(folded, spot.start, spot.end)
        return bool(number and _SEVERAL.search(folded, max(0, spot.start - 40), number.start()))

    def _in_amending_name(self, last: Placed, spot: Spot) -> bool:
        """Whether `spot` is a name that belongs to "Luật sửa đổi … của Luật A, Luật B, …" before it.

        It is a bare one, or numbered like A: "Luật sửa đổi … của Luật A số 1/2030/QH16, Luật B số 2/2030/QH16".
        """
        cited, before = self._page.cited(spot), self._page.cited(last.chain()[0].spot)
        if not cited or cited.type not in LAW_TYPES:
            return False
        numbered = cited.number and before and numbered_after_its_object(before)
        if (cited.number or cited.date) and not numbered:
            return False
        inside = any(
            AMENDING_LAW.match(self._page.folded, place.spot.start) and place.spot.mention is not None
            for place in last.chain()
        )
        return inside and bool(_PLAIN.match(self._page.folded[last.spot.end : spot.start].lstrip(" ,")))

    def _amends_too(self, last: Placed, bond: Bond, spot: Spot) -> bool:
        """Whether `spot` may amend what `last` before it amends: like `last` in type, younger than their object."""
        page, cited = self._page, self._page.cited(spot)
        if cited and cited.type in LAW_TYPES and not (cited.number or cited.date):
            return False
        return page.type_of(spot) == page.type_of(last.spot) and page.younger(spot, bond.other)

    def _patient(self, last: Placed, spot: Spot) -> Placed:
        """The mention that a passive before `spot` speaks of: the nearest of the same type, since like amends like.

        Of two of one type it is the one of the same body: what the Government resolves does not amend the Party.
        """
        chain, kind = last.chain(), self._page.type_of(spot)
        alike = [p for p in chain if self._page.type_of(p.spot) == kind]
        actor = self._page.cited(spot)
        if actor and actor.issuer:
            alike.sort(key=lambda p: (cited := self._page.cited(p.spot)) is None or cited.issuer != actor.issuer)
        lawless = [p for p in chain if self._page.type_of(p.spot) not in LAW_TYPES]
        return (alike or ([] if kind in LAW_TYPES else lawless) or chain)[0]

    # -- a mention in the name of another ------------------------------------------------------------------------------

    def _named(self, last: Placed, spot: Spot) -> Placed:
        """Place a mention that stands in the name of the one before it, or in a further clause of the same sentence."""
        folded, start = self._page.folded, last.spot.end
        cues = leading_cues(folded, start, spot.start)
        if cues and last.parent and self._bracketed(last.parent, last, cues[0].start):
            last = last.parent  # "A (được sửa đổi bởi B) hướng dẫn C": it is A that guides C
        for found in sorted(cues, key=lambda f: f.cue.predicate != "guides" or f.cue.path == "under"):
            place = self._under(found, last, spot)
            if place:
                return place
        bond, gap = last.bond, folded[start : spot.start]
        if bond and not bond.passive and bond.predicate == "implements" and is_under(gap) and not _OPENED.search(gap):
            return Placed(spot, bond, last.parent)
        # nothing stands in the name of "Kể từ ngày Quyết định này có hiệu lực, …"
        return Placed(spot, None, last if last.spot.mention is not None else None)

    def _bracketed(self, outer: Placed, inner: Placed, end: int) -> bool:
        """Whether a bracket holds `inner`, opened after `outer` and closed before `end`."""
        text = self._page.folded
        return "(" in text[outer.spot.end : inner.spot.start] and ")" in text[inner.spot.end : end]

    def _kin(self, last: Placed, spot: Spot) -> Placed | None:
        """Of those in whose name `last` of another type stands, the first that may change `spot`: like changes like."""
        page, kind = self._page, self._page.type_of(spot)
        named = last.chain()[1:] if page.type_of(last.spot) != kind else []
        return next((p for p in named if page.type_of(p.spot) == kind and not page.older(p.spot, spot)), None)

    def _says_again(self, found: Found, predicate: str, last: Placed) -> bool:
        """Whether `found` says once more what the paper itself does: "sửa đổi A hướng dẫn B và sửa đổi C"."""
        bonds = (place.bond for place in last.chain())
        same = next((b for b in bonds if b and not b.passive and b.predicate == predicate), None)
        if same is None or same.other is not ITSELF:
            return False
        if predicate == "implements":  # "thực hiện A về … và thực hiện C", in the same words
            verbs = {tuple(self._page.folded[f.start : f.end].split()) for f in (found, same.found)}
            return same is last.bond and len(verbs) == 1
        return predicate in CHANGES and same.found.cue.predicate == found.cue.predicate

    def _under(self, found: Found, last: Placed, spot: Spot) -> Placed | None:
        """The place of `spot` if the cue `found` after `last` governs it."""
        page, cue, start = self._page, found.cue, last.spot.end
        before = _ASIDE.sub(" ", page.folded[start : found.start])
        opened = bool(_OPENED.search(before))
        if last.spot.mention is None:
            own = self.own.accept(found, start, spot, named=True)
            return Placed(spot, own, last) if own else None
        if cue.scope == "self" or not self.own.takes(found, spot):
            own = None if opened or cue.scope != "self" else self.own.accept(found, start, spot)
            return Placed(spot, own, None) if own else None
        if cue.predicate == "promulgated_with":
            attached = page.type_of(last.spot) not in act_types() and not opened and len(before) <= 90
            return Placed(spot, Bond(last.spot, found), last) if attached else None
        stated = part_or_whole(page, Bond(last.spot, found), found.end, spot.start)
        subject, law = page.cited(last.spot), page.cited(spot)
        if cue.objects == "law" and subject and law and law.issuer and law.issuer == subject.issuer:
            stated = msgspec.structs.replace(stated, changed="implements")  # who made a law puts it into force
        if _ALONGSIDE.search(before) and self._says_again(found, stated.predicate, last):
            named = stated.predicate in CHANGES
            return Placed(spot, self.own.accept(found, start, spot, named=named), None)
        if cue.predicate in CHANGES and _ALONGSIDE.search(before) and (kin := self._kin(last, spot)):
            return Placed(spot, msgspec.structs.replace(stated, other=kin.spot), kin)
        if page.older(last.spot, spot) and not page.is_bare_law(spot):
            # what is older does nothing to what is younger; what looks so can be a passive whose words a scan spoiled
            by = cue.predicate in CHANGES and _BY.match(page.folded, found.end, spot.start)
            return Placed(spot, Bond(last.spot, found, passive=True), last) if by else None
        if _UNNAMED.search(before) or _NEGATED.search(before) or _FUND.search(before) or page.opens_line(found.start):
            return None
        if cue.papers == "act" and (_WISHED.search(before) or (not opened and _RULES.search(before))):
            return None
        bond = last.bond
        if cue.predicate in CHANGES and subject and subject.type in LAW_TYPES and not (subject.number or subject.date):
            return None  # a law by its bare name is spoken of, it changes nothing here
        if cue.predicate == "implements":
            if _WITH.search(before):
                return Placed(spot, bond, last.parent) if bond and not bond.passive else None
            if cue.path in {"under", "content"} and not opened:
                return None
        if bond and not bond.passive and not opened and _ALONGSIDE.search(before) and stated.predicate in _ACTIONS:
            # "… và thay thế B" goes on with the clause in which A stands, not with A's name
            if bond.other is ITSELF and bond.predicate in _ACTIONS | {"based_on"}:
                return Placed(spot, self.own.accept(found, start, spot), None)
            if bond.other is not ITSELF and bond.predicate in _ACTIONS | {"guides"}:
                return Placed(spot, msgspec.structs.replace(stated, other=bond.other), last.parent)
        return Placed(spot, stated, last)
