"""Read what stands behind the bodies of an order as an act: duties and circumstances, partners, and where it begins."""

from __future__ import annotations

import re

import msgspec

from ingest.layout.cells import Place
from ingest.tasks.bodies import BodyList, read_bodies
from ingest.tasks.body_names import body_starts_at
from ingest.tasks.cue_words import ACTS, GOING_ON, CueHit, Stretch, cue_at

__all__ = ["MARKS", "PREAMBLES", "THEN", "Act", "read_act"]


class Act(msgspec.Struct, frozen=True):
    """What is to be done: from `start` on, with `partners`.

    `duty` where words like "có trách nhiệm" bind to it, `leading` where "chủ trì", "phải" and the like do. `kind`
    is "act" for words of an act, "report" for a statement of fact, "own" for an act of the writer's, "none" where
    nothing is recognised.
    """

    start: int
    kind: str
    duty: bool = False
    leading: bool = False
    partners: tuple[Place, ...] = ()


MARKS = re.compile(r"[\s,:*_“\"]*")
_AND = re.compile(r"[\s,:*_“\"]*(?:và\s+)?")
THEN = re.compile(r"\s+(?:,\s*(?:thì\s+)?|thì\s+)|,\s*(?:thì\s+)?")  # each branch begins with a sign to look for
# "theo chức năng, nhiệm vụ ... được giao", "trong phạm vi ... quản lý": how far a body's own powers reach
_POWERS = re.compile(
    r"(?:theo|can\s+cu|tren\s+co\s+so|trong)\s*,?\s+(?:dung\s+)?(?:pham\s+vi\s+)?(?:chuc\s+nang|nhiem\s+vu|tham\s+quyen|pham\s+vi|linh\s+vuc)"
)
_POWERS_END = re.compile(
    r"(?:duoc\s+(?:giao|phan\s+cong)|cua\s+(?:minh|nganh|don\s+vi|dia\s+phuong)|quan\s+ly|tham\s+quyen|quyen\s+han|nhiem\s+vu"
    r"|chuc\s+nang|lien\s+quan|phu\s+trach|dia\s+phuong|nha\s+nuoc)[\s,]+"
)
_CLOSELY = re.compile(r"\s*(?:chat\s+che|tot|hieu\s+qua)?\s*,?\s*")
_TWO_WORDS = re.compile(r"\w+\s+\w+$")
_BASED = re.compile(r"(?:can\s+cu|tren\s+co\s+so)\s[^,.;:]{4,90}?\sde\s+")
_PASSIVE = re.compile(r"(?:duoc|bi)(?!\w)")  # "nhiệm vụ giao các bộ được theo dõi": no command
_DOES = re.compile(r"thuc\s+hien\s+(?:cac\s+)?nhiem\s+vu\s+(?!sau|nhu\s|cu\s+the)\w")
_LEADING = re.compile(r"[^.;:]{0,110}?(?<!\w)(?<!de )(?=chu\s+tri\s*,?\s*(?:va\s+)?phoi\s+hop)")
_ANSWERS = re.compile(r"chiu\s+trach\s+nhiem")
# "phối hợp với Sở X trong công tác ...": in what a body works with its partners is what it must do
_FIELD = re.compile(r"\s*(?:trong\s+(?:viec|cong\s+tac|qua\s+trinh)|ve)\s")
# "phối hợp với nhau", "với cơ quan này": no body is named
_EACH_OTHER = re.compile(r"(?:nhau|(?:co\s+quan|don\s+vi|to\s+chuc)\s+(?:nay|do))(?!\w)")
_FIELD_WORDS = 9  # words of such a field, at least
_AGREES = re.compile(r"thong\s+nhat\s")
PREAMBLES = 10  # circumstances before the body that are read over, at most


def read_act(stretch: Stretch, place: int, end: int, *, commanded: bool = False) -> Act:
    """Read what stands from `place` on as an act: duties and circumstances, then partners, then the act itself."""
    duty = leading = must = False
    partners: tuple[Place, ...] = ()
    for _ in range(PREAMBLES):
        marks = MARKS.match(stretch.text, place, end)
        place = marks.end() if marks else place
        if place >= end:
            break
        if stretch.folded.startswith(("va ", "hoac "), place):
            place = stretch.folded.index(" ", place) + 1
            continue
        hit = cue_at(stretch, place, end)
        if hit is None:
            known = commanded or duty or must or partners
            return Act(place, "act" if known else "none", duty, leading, partners)
        roles = hit.roles
        if "duty" in roles and "verb" not in roles and _DOES.match(stretch.folded, place, end):
            return Act(place, "act", duty, leading, partners)  # "thực hiện các nhiệm vụ quy định tại ..."
        if "duty" in roles:
            bound = stretch.folded[hit.start : hit.end].endswith(("trach nhiem", "nhiem vu", "quyen han"))
            duty, leading = duty or bound, True
            must = must or stretch.folded[hit.start : hit.end].endswith("phai")  # whatever follows is an act
            place = hit.end
            continue
        if "partner" in roles:
            found = _partners(stretch, hit, end)
            if found is None and _AGREES.match(stretch.folded, hit.start, end):
                return Act(hit.start, "own", duty, leading, partners)  # "thống nhất với hồ sơ ...": with no body
            if found is None:
                closely = _CLOSELY.match(stretch.folded, hit.end, end)
                setting = cue_at(stretch, closely.end() if closely else hit.end, end)
                behind = _behind_setting(stretch, setting, end) if setting and "setting" in setting.roles else None
                if behind is None:
                    return Act(hit.start, "act", duty, leading, partners)
                place = behind
                continue
            partners = (*partners, *found.bodies)
            rest = _behind_partners(stretch, found, end)
            if rest is None:
                field = _FIELD.match(stretch.folded, found.end, end)
                said = field is not None and len(stretch.text[found.end : end].split()) >= _FIELD_WORDS
                return Act(found.end if said else hit.start, "act", duty, leading, partners)
            place = rest
            continue
        if "setting" in roles and not ("verb" in roles and stretch.text[place].isupper()):
            behind = _behind_setting(stretch, hit, end)
            if behind is None:
                return Act(place, "act" if commanded or duty else "none", duty, leading, partners)
            place = behind
            continue
        passive = "report" in roles and _PASSIVE.match(stretch.folded, place, end) is not None
        if "report" in roles and (passive or not commanded) and not duty:
            return Act(place, "report", duty, leading, partners)
        if "own" in roles and "verb" not in roles and not (commanded or duty):
            return Act(place, "own", duty, leading, partners)
        if roles & {"adverb"}:
            ahead = _AND.match(stretch.text, hit.end, end)
            following = cue_at(stretch, ahead.end() if ahead else hit.end, end)
            if following and "partner" in following.roles:
                place = following.start
                continue
            if following and "duty" in following.roles and following.end - following.start > 4:
                place = following.start
                continue
        ahead = _LEADING.match(stretch.folded, place, end)
        if ahead and ahead.end() > place and not partners:
            place = ahead.end()  # "tiếp thu ý kiến, chủ trì, phối hợp với ...": the act is what it leads
            continue
        duty = duty or _ANSWERS.match(stretch.folded, place, end) is not None
        return Act(place, "act", duty, leading, partners)
    return Act(place, "none", duty, leading, partners)


def _partners(stretch: Stretch, hit: CueHit, end: int) -> BodyList | None:
    """The bodies behind "phối hợp với"."""
    marks = re.compile(r"\s*,?\s*").match(stretch.text, hit.end, end)
    place = marks.end() if marks else hit.end
    if _EACH_OTHER.match(stretch.folded, place, end):
        return None
    if place >= end or (cue_at(stretch, place, end) and not body_starts_at(stretch, place, end)):
        return None
    words = stretch.folded[hit.start : hit.end]
    loose = words.endswith(("voi", "cung")) and not _AGREES.match(words)
    return read_bodies(stretch, place, end, loose=loose)


def _behind_partners(stretch: Stretch, found: BodyList, end: int) -> int | None:
    """Where the act behind the partners begins, None where a circumstance or nothing follows."""
    if found.stop != "cue":
        return None
    marks = re.compile(r"[\s,]*(?:de\s+)?").match(stretch.folded, found.end, end)
    place = marks.end() if marks else found.end
    hit = cue_at(stretch, place, end)
    if hit is None or not hit.roles & ACTS:
        return None
    return place


def _behind_setting(stretch: Stretch, hit: CueHit, end: int) -> int | None:
    """Where the clause goes on behind a circumstance: after its comma, or where a body's own powers end."""
    if _POWERS.match(stretch.folded, hit.start, end):
        for closing in _POWERS_END.finditer(stretch.folded, hit.start, min(end, hit.start + 200)):
            act = cue_at(stretch, closing.end(), end)
            if act and act.roles & GOING_ON and "word" not in act.roles:
                return closing.end()
    based = _BASED.match(stretch.folded, hit.start, end)
    if based:  # "căn cứ tình hình thực tế để quyết định ..."
        act = cue_at(stretch, based.end(), end)
        if act and act.roles & {"verb", "adverb"}:
            return based.end()
    place = hit.end
    for _ in range(PREAMBLES):
        then = THEN.search(stretch.text, place, end)
        if then is None:
            return None
        following = cue_at(stretch, then.end(), end)
        # "đối với các nội dung kiến nghị, đề xuất": of two acts in a row neither ends the circumstance
        two = _TWO_WORDS.search(stretch.text, hit.end, then.start()) if "opening" in hit.roles else None
        act = cue_at(stretch, two.start(), end) if two and stretch.folded.startswith("doi", hit.start) else None
        named = act is not None and act.end == then.start() and "verb" in act.roles
        if following and following.roles & GOING_ON and not named and "order" not in following.roles:
            return then.end()
        place = then.end()
    return None
