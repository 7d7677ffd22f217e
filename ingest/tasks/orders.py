"""Read one clause of an order: who commands, who must act, with whom, and where the act begins."""

from __future__ import annotations

import re

import msgspec

from ingest.layout.cells import Place
from ingest.tasks.bodies import BodyList, read_bodies
from ingest.tasks.body_names import body_starts_at
from ingest.tasks.cue_words import CueHit, Stretch, cue_at

__all__ = ["Act", "Order", "read_act", "read_order"]


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


class Order(msgspec.Struct, frozen=True):
    """A clause that names who must act.

    `commanded` where a word like "giao", "yêu cầu" stands before the bodies; `act` is None where the clause names
    bodies and nothing else, as a heading does.
    """

    start: int
    leads: tuple[Place, ...]
    groups: tuple[bool, ...]
    commanded: bool
    act: Act | None
    end_of_leads: int


_OPENING = re.compile(r"[\s*_“\"'.,:;~`|¬-]*")
_MARKS = re.compile(r"[\s,:*_“\"]*")
_AND = re.compile(r"[\s,:*_“\"]*(?:và\s+)?")
_THEN = re.compile(r"\s+(?:,\s*(?:thì\s+)?|thì\s+)|,\s*(?:thì\s+)?")  # each branch begins with a sign to look for
_COMMANDS = re.compile(
    r"(?<!\w)(?:yeu\s+cau|de\s+nghi|(?<!chuyen\s)(?<!ban\s)giao(?!\s+(?:ban|dich|luu|thong|tiep|hang)\b)(?:\s+(?:nhiem\s+vu\s+)?cho)?|phan\s+cong|thong\s+bao\s+(?:de|den|toi)|kinh\s+chuyen)\s*:?\s+"
)
# the same with a scan's dirt between the syllables: "yêu. cầu"
_SPOILT = re.compile(r"(?:yeu\s?[.,'`]\s?cau|de\s?[.,'`]\s?nghi)(?!\w)")
# "Nhận được Công văn (này) ..." as a scan may spoil it
_RECEIVED = re.compile(r"nhan\W{1,3}duoc\W{1,3}cong\W{1,3}van(?:\W{1,3}nay)?\W{1,4}")
# "theo chức năng, nhiệm vụ ... được giao", "trong phạm vi ... quản lý": how far a body's own powers reach
_POWERS = re.compile(
    r"(?:theo|can\s+cu|tren\s+co\s+so|trong)\s*,?\s+(?:dung\s+)?(?:pham\s+vi\s+)?(?:chuc\s+nang|nhiem\s+vu|tham\s+quyen|pham\s+vi|linh\s+vuc)"
)
_POWERS_END = re.compile(
    r"(?:duoc\s+(?:giao|phan\s+cong)|cua\s+(?:minh|nganh|don\s+vi|dia\s+phuong)|quan\s+ly|tham\s+quyen|quyen\s+han|nhiem\s+vu"
    r"|chuc\s+nang|lien\s+quan|phu\s+trach|dia\s+phuong|nha\s+nuoc)[\s,]+"
)
_TOLD = re.compile(r"thong\s+bao\s[^;]{0,300}?\s(?:de|den)\s+(?=cac\s|quy\s|thu\s+truong)")
_CLOSELY = re.compile(r"\s*(?:chat\s+che|tot|hieu\s+qua)?\s*,?\s*")
_CARRYING = re.compile(
    r"(?:thuc\s+hien|trien\s+khai(?:\s+thuc\s+hien)?|de\s+trien\s+khai)\s+(?:\w+\s+){0,3}?"
    r"(?:ke\s+hoach|quyet\s+dinh|cong\s+van|chi\s+thi|nghi\s+quyet|chuong\s+trinh|thong\s+bao|cong\s+dien|van\s+ban|y\s+kien|chi\s+dao"
    r"|thong\s+tu|luat|nghi\s+dinh|huong\s+dan|ket\s+luan|thong\s+tri|quy\s+dinh)(?!\w)"
)
_TOPIC = re.compile(r"[^.;:(]{3,160}:\s*(?=(?:[Mm]ỗi|[Cc]ác|[Gg]iao|[Đđ]ề nghị|[Yy]êu cầu|[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ]\w+)\s)")
# "Trưởng đoàn phân công nhiệm vụ cho từng thành viên": with no body behind it, what the body itself must do
_ASSIGNS = re.compile(r"phan\s+cong(?!\w)")
_SEMICOLON = re.compile(r";\s+")
_TWO_WORDS = re.compile(r"\w+\s+\w+$")
_BASED = re.compile(r"(?:can\s+cu|tren\s+co\s+so)\s[^,.;:]{4,90}?\sde\s+")
_PASSIVE = re.compile(r"(?:duoc|bi)(?!\w)")  # "nhiệm vụ giao các bộ được theo dõi": no command
_DOES = re.compile(r"thuc\s+hien\s+(?:cac\s+)?nhiem\s+vu\s+(?!sau|nhu\s|cu\s+the)\w")
_GIVES = re.compile(r"[Gg]iao\s[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ][^\W\d_]*\s")
_CLOSED = re.compile(r"ket\s+thuc\s[^,.;:]{3,60}?\s(?=cac\s(?:don\s+vi|co\s+quan|dia\s+phuong)\s)")
# what was, and whom one heard: only a command behind it orders
_PAST = re.compile(
    r"(?:ngay\s+\d|vua\s+qua|thoi\s+gian\s+qua|trong\s+thoi\s+gian\s+qua|sau\s+khi\s+nghe\s|can\s+cu\s+chi\s+dao\s+cua\s)"
)
_DUTIES_OF = re.compile(
    r"doi\s+voi\s+|(?:chuc\s+nang,?\s*)?(?:nhiem\s+vu|trach\s+nhiem)(?:\s*(?:,|va)\s*(?:quyen\s+han|trach\s+nhiem))?\s+cua\s+"
)
_NO_MORE = re.compile(r"[\s:.*_]*(?:(?:cu\s+the\s+)?nhu\s+sau|gom(?:\s+co)?)?[\s:.*_]*")
_PURPOSE = re.compile(
    r"(?:de|nham|neu|khi|truong\s+hop|sau\s+khi|trong\s+qua\s+trinh|truoc|thuc\s+hien|trien\s+khai|do|vi|tren\s+day|doi\s+voi)(?!\w)"
)
_LISTED = re.compile(
    r"(?<!\w)(?:(?:cac|nhung)\s[^,\d]{1,40}|(?:doanh\s+nghiep|to\s+chuc|co\s+quan|don\s+vi|ca\s+nhan|dia\s+phuong)[^,]{0,12})\s*,\s*$"
)
_LEADING = re.compile(r"[^.;:]{0,110}?(?<!\w)(?<!de )(?=chu\s+tri\s*,?\s*(?:va\s+)?phoi\s+hop)")
_ANSWERS = re.compile(r"chiu\s+trach\s+nhiem")
# "phối hợp với Sở X trong công tác ...": in what a body works with its partners is what it must do
_FIELD = re.compile(r"\s*(?:trong\s+(?:viec|cong\s+tac|qua\s+trinh)|ve)\s")
# "phối hợp với nhau", "với cơ quan này": no body is named
_EACH_OTHER = re.compile(r"(?:nhau|(?:co\s+quan|don\s+vi|to\s+chuc)\s+(?:nay|do))(?!\w)")
_FIELD_WORDS = 9  # words of such a field, at least
_AGREES = re.compile(r"thong\s+nhat\s")
_MAY = re.compile(r"(?:co\s+the|co\s+ke\s+hoach|chiu\s+trach\s+nhiem)")
_PREAMBLES = 10  # circumstances before the body that are read over, at most


def read_order(stretch: Stretch, place: int, end: int) -> Order | None:
    """Read the clause from `place` to `end`: circumstances, command, bodies, duty, partners, act; None without one."""
    opening = _OPENING.match(stretch.text, place, end)
    place = opening.end() if opening else place
    order = _duties_of(stretch, place, end) or _order_at(stretch, place, end)
    if order:
        return order
    received = _RECEIVED.match(stretch.folded, place, end)
    if received:
        order = _order_at(stretch, received.end(), end)
        if order and order.commanded:
            return order
    closed = _CLOSED.match(stretch.folded, place, end)
    if closed and body_starts_at(stretch, closed.end(), end):
        order = _order_at(stretch, closed.end(), end)  # "Kết thúc đợt thi đua các đơn vị báo cáo ...": no comma
        if order and len(order.leads) == 1 and order.act and order.act.kind == "act":
            return order
    hit = cue_at(stretch, place, end)
    if hit and "opening" in hit.roles:
        following = cue_at(stretch, hit.end + 1, end) if "adverb" in hit.roles else None
        if following and "verb" in following.roles:
            return None  # "Hằng năm báo cáo ...": an act without a body
        order = _order_at(stretch, hit.end + 1, end) if "adverb" in hit.roles else None
        if order and order.act and order.act.kind == "act":
            return order  # "Cuối năm Sở X tổng hợp ...": no comma behind the time
        return _behind_circumstances(stretch, place, end)
    told = _TOLD.match(stretch.folded, place, end)
    if told and body_starts_at(stretch, told.end(), end):
        return _order_at(stretch, told.end(), end)  # "thông báo kết luận này để các cơ quan ... thực hiện"
    if _CARRYING.match(stretch.folded, place, end):
        return _behind_circumstances(stretch, place, end)
    colon = _TOPIC.match(stretch.text, place, end)
    if colon and not (hit and hit.roles & {"verb", "adverb", "answer"}):
        order = _order_at(stretch, colon.end(), end)
        if order and order.act and order.act.kind == "act":
            return order
    if hit is None and not _PAST.match(stretch.folded, place, end):
        # "Bước khảo sát, đoàn kiểm tra phải ...": a topic of any words, then a body with a duty
        then = _THEN.search(stretch.text, place, min(end, place + 100))
        order = _order_at(stretch, then.end(), end) if then else None
        if (
            order
            and order.act
            and (order.act.duty or order.act.leading or _MAY.match(stretch.folded, order.act.start, end))
        ):
            return order
    return _behind_commander(stretch, place, end)


def _behind_circumstances(stretch: Stretch, place: int, end: int) -> Order | None:
    """The order behind the commas, the "thì" or the word of command that end circumstances."""
    past = _PAST.match(stretch.folded, place, end) is not None
    purpose = _PURPOSE.match(stretch.folded, place, end) is not None
    commanded = past or _CARRYING.match(stretch.folded, place, end) is not None
    for _ in range(_PREAMBLES):
        step = _next_part(stretch, place, end)
        if step is None:
            return None
        listed = _LISTED.search(stretch.folded, place, step) is not None
        place = step
        told = _TOLD.match(stretch.folded, place, end)
        if told and body_starts_at(stretch, told.end(), end):
            return _order_at(stretch, told.end(), end)
        start = body_starts_at(stretch, place, end)
        if listed and start and start.kind in ("group", "place") and not start.plural:
            continue  # the rest of "các cơ quan, đơn vị" in the circumstance
        order = _order_at(stretch, place, end)
        if order and order.act and (order.act.kind != "none" or order.act.duty):
            # "Để có cơ sở trình A, B phê duyệt ..., X đề nghị Y ...": what the purpose names is not told to act
            later = _behind_commander(stretch, place, end) if purpose and not order.commanded else None
            if later:
                return later
            return None if commanded and not order.commanded else order
        hit = cue_at(stretch, place, end) if stretch.text[place : place + 1].islower() else None
        if (
            hit
            and not purpose
            and not commanded
            and hit.roles & {"verb", "adverb", "answer", "partner", "duty"}
            and not hit.roles & {"opening", "order"}
        ):
            # an act without a body, or a title in a circumstance
            return _behind_commander(stretch, place, end) or _behind_semicolon(stretch, place, end)
    return None


def _behind_semicolon(stretch: Stretch, place: int, end: int) -> Order | None:
    """The command behind the semicolon that ends long bases: "Căn cứ Điều 4 …, Điều 7 …; giao Sở X …"."""
    for semicolon in _SEMICOLON.finditer(stretch.text, place, end):
        hit = cue_at(stretch, semicolon.end(), end)
        if hit and "order" in hit.roles:
            return _order_at(stretch, semicolon.end(), end)
    return None


def _behind_commander(stretch: Stretch, place: int, end: int) -> Order | None:
    """The order behind a body that commands: "…, Chủ tịch Ủy ban nhân dân tỉnh giao Sở X …"."""
    if stretch.text.find(",", place, end) < 0 and stretch.text.find(";", place, end) < 0:
        return None
    for command in _COMMANDS.finditer(stretch.folded, place, end):
        comma = max(stretch.text.rfind(",", place, command.start()), stretch.text.rfind(";", place, command.start()))
        behind = _MARKS.match(stretch.text, comma + 1, command.start()) if comma >= 0 else None
        if behind and body_starts_at(stretch, behind.end(), end) and body_starts_at(stretch, command.end(), end):
            return _order_at(stretch, behind.end(), end)
    return None


def _duties_of(stretch: Stretch, place: int, end: int) -> Order | None:
    """The heading "Nhiệm vụ của Đoàn kiểm tra:", "Trách nhiệm của Sở X"."""
    found = _DUTIES_OF.match(stretch.folded, place, end)
    bodies = read_bodies(stretch, found.end(), end) if found else None
    if bodies is None or not _NO_MORE.fullmatch(stretch.folded, bodies.end, end):
        return None
    return Order(place, bodies.bodies, bodies.is_group, False, Act(end, "none", duty=True), bodies.end)


def _next_part(stretch: Stretch, place: int, end: int) -> int | None:
    """Where the next part of the clause begins: behind a comma or "thì", or at a word of command before a body."""
    then = _THEN.search(stretch.text, place, end)
    for command in _COMMANDS.finditer(stretch.folded, place, min(end, then.start() if then else end)):
        if command.start() > place and body_starts_at(stretch, command.end(), end):
            return command.start()
    return then.end() if then else None


def _order_at(stretch: Stretch, place: int, end: int) -> Order | None:
    """The order whose command or bodies stand exactly at `place`."""
    commanded = False
    hit = cue_at(stretch, place, end)
    start = place
    if hit and "word" in hit.roles and _GIVES.match(stretch.text, place, end):
        hit = CueHit(place, place + len("giao"), frozenset({"order"}))  # "Giao Ban Quản lý ...", no "giao ban"
    spoilt = _SPOILT.match(stretch.folded, place, end) if hit is None else None
    if spoilt:
        hit = CueHit(place, spoilt.end(), frozenset({"order"}))
    if hit and "order" in hit.roles:
        marks = _MARKS.match(stretch.text, hit.end, end)
        inner = marks.end() if marks else hit.end
        if not body_starts_at(stretch, inner, end):
            return None
        place, commanded = inner, True
    leads = read_bodies(stretch, place, end)
    if leads is None:
        return None
    if not commanded and _is_chance(stretch, place, end):
        return None
    first = stretch.text[leads.bodies[0].start : leads.bodies[0].end]
    if not commanded and len(leads.bodies) == 1 and first.islower() and " " not in first:
        return None  # a small "đội", "trường" alone
    if not commanded:
        # "Bộ trưởng yêu cầu các đơn vị ...": the first list commands the second
        command = cue_at(stretch, leads.end, end)
        if leads.stop == "cue" and command and "order" in command.roles:
            inner_order = _order_at(stretch, command.start, end)
            if inner_order:
                return msgspec.structs.replace(inner_order, start=start)
            if not _ASSIGNS.match(stretch.folded, command.start, end):
                return None
    return _with_act(stretch, start, leads, commanded, end)


def _is_chance(stretch: Stretch, place: int, end: int) -> bool:
    """Tell whether a sentence that begins with a small "vụ", "tỉnh" has lost its beginning: no body was meant."""
    start = body_starts_at(stretch, place, end)
    if start is None or start.plural or start.known or not stretch.text[place].islower():
        return False
    if start.kind == "place":
        return True
    if start.kind not in ("name", "team") or " " in stretch.text[place : start.noun]:
        return False
    # "đoàn kiểm tra", "khoa Sản" are bodies; "ban tháng 3" is what the end of a line left of "giao ban"
    following = cue_at(stretch, start.noun + 1, end)
    naming = following is not None and "naming" in following.roles
    return not naming and not stretch.text[start.noun + 1 : start.noun + 2].isupper()


def _with_act(stretch: Stretch, start: int, leads: BodyList, commanded: bool, end: int) -> Order:
    marks = _MARKS.match(stretch.text, leads.end, end)
    place = marks.end() if marks else leads.end
    act = read_act(stretch, place, end, commanded=commanded) if place < end else None
    if act and leads.stop == "cue" and not commanded and stretch.text.startswith("được ", place):
        act = Act(place, "report")  # "Sở X được phép ...": what it may do is no order
    return Order(start, leads.bodies, leads.is_group, commanded, act, leads.end)


def read_act(stretch: Stretch, place: int, end: int, *, commanded: bool = False) -> Act:
    """Read what stands from `place` on as an act: duties and circumstances, then partners, then the act itself."""
    duty = leading = must = False
    partners: tuple[Place, ...] = ()
    for _ in range(_PREAMBLES):
        marks = _MARKS.match(stretch.text, place, end)
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
    if hit is None or not hit.roles & {"verb", "adverb", "answer", "duty"}:
        return None
    return place


def _behind_setting(stretch: Stretch, hit: CueHit, end: int) -> int | None:
    """Where the clause goes on behind a circumstance: after its comma, or where a body's own powers end."""
    if _POWERS.match(stretch.folded, hit.start, end):
        for closing in _POWERS_END.finditer(stretch.folded, hit.start, min(end, hit.start + 200)):
            act = cue_at(stretch, closing.end(), end)
            if act and act.roles & {"verb", "adverb", "duty", "partner", "answer"} and "word" not in act.roles:
                return closing.end()
    based = _BASED.match(stretch.folded, hit.start, end)
    if based:  # "căn cứ tình hình thực tế để quyết định ..."
        act = cue_at(stretch, based.end(), end)
        if act and act.roles & {"verb", "adverb"}:
            return based.end()
    place = hit.end
    for _ in range(_PREAMBLES):
        then = _THEN.search(stretch.text, place, end)
        if then is None:
            return None
        following = cue_at(stretch, then.end(), end)
        # "đối với các nội dung kiến nghị, đề xuất": of two acts in a row neither ends the circumstance
        two = _TWO_WORDS.search(stretch.text, hit.end, then.start()) if "opening" in hit.roles else None
        act = cue_at(stretch, two.start(), end) if two and stretch.folded.startswith("doi", hit.start) else None
        named = act is not None and act.end == then.start() and "verb" in act.roles
        if (
            following
            and following.roles & {"verb", "adverb", "duty", "partner", "answer"}
            and not named
            and "order" not in following.roles
        ):
            return then.end()
        place = then.end()
    return None
