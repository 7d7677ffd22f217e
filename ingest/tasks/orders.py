"""Read one clause of an order: who commands, who must act, with whom, and where the act begins."""

from __future__ import annotations

import re

import msgspec

from ingest.layout.cells import Place
from ingest.tasks.acts import MARKS, PREAMBLES, THEN, Act, read_act
from ingest.tasks.bodies import BodyList, read_bodies
from ingest.tasks.body_names import body_starts_at
from ingest.tasks.cue_words import GOING_ON, CueHit, Stretch, cue_at

__all__ = ["Order", "read_order"]


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
_COMMANDS = re.compile(
    r"(?<!\w)(?:yeu\s+cau|de\s+nghi|(?<!chuyen\s)(?<!ban\s)giao(?!\s+(?:ban|dich|luu|thong|tiep|hang)\b)(?:\s+(?:nhiem\s+vu\s+)?cho)?|phan\s+cong|thong\s+bao\s+(?:de|den|toi)|kinh\s+chuyen)\s*:?\s+"
)
# the same with a scan's dirt between the syllables: "yêu. cầu"
_SPOILT = re.compile(r"(?:yeu\s?[.,'`]\s?cau|de\s?[.,'`]\s?nghi)(?!\w)")
# "Nhận được Công văn (này) ..." as a scan may spoil it
_RECEIVED = re.compile(r"nhan\W{1,3}duoc\W{1,3}cong\W{1,3}van(?:\W{1,3}nay)?\W{1,4}")
_TOLD = re.compile(r"thong\s+bao\s[^;]{0,300}?\s(?:de|den)\s+(?=cac\s|quy\s|thu\s+truong)")
_CARRYING = re.compile(
    r"(?:thuc\s+hien|trien\s+khai(?:\s+thuc\s+hien)?|de\s+trien\s+khai)\s+(?:\w+\s+){0,3}?"
    r"(?:ke\s+hoach|quyet\s+dinh|cong\s+van|chi\s+thi|nghi\s+quyet|chuong\s+trinh|thong\s+bao|cong\s+dien|van\s+ban|y\s+kien|chi\s+dao"
    r"|thong\s+tu|luat|nghi\s+dinh|huong\s+dan|ket\s+luan|thong\s+tri|quy\s+dinh)(?!\w)"
)
_TOPIC = re.compile(r"[^.;:(]{3,160}:\s*(?=(?:[Mm]ỗi|[Cc]ác|[Gg]iao|[Đđ]ề nghị|[Yy]êu cầu|[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ]\w+)\s)")
# "Trưởng đoàn phân công nhiệm vụ cho từng thành viên": with no body behind it, what the body itself must do
_ASSIGNS = re.compile(r"phan\s+cong(?!\w)")
# "Đối với …:", "Riêng …:": the matter that the body behind the colon acts in
_MATTERS = ("doi voi ", "rieng ", "truong hop ")
_LONGEST_MATTER = 320
_SYLLABLE = 12  # characters of a noun that stands alone for a body, more than of "Thanh tra"
_SEVERAL = re.compile(r"[.;]\s|(?<!\w)thi\s")  # what is no matter alone
_SEMICOLON = re.compile(r";\s+")
_GIVES = re.compile(r"[Gg]iao\s[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ][^\W\d_]*\s")
_CLOSED = re.compile(r"ket\s+thuc\s[^,.;:]{3,60}?\s(?=cac\s(?:don\s+vi|co\s+quan|dia\s+phuong)\s)")
# what was, and whom one heard: only a command behind it orders
_PAST = re.compile(
    r"(?:ngay\s+\d|vua\s+qua|thoi\s+gian\s+qua|trong\s+thoi\s+gian\s+qua|sau\s+khi\s+nghe\s|can\s+cu\s+chi\s+dao\s+cua\s)"
)
_DUTIES_OF = re.compile(
    r"doi\s+voi\s+|(?:chuc\s+nang,?\s*)?(?:nhiem\s+vu|trach\s+nhiem)(?:\s+thuc\s+hien)?(?:\s*(?:,|va)\s*(?:quyen\s+han|trach\s+nhiem))?\s+cua\s+"
)
_NO_MORE = re.compile(r"[\s:.*_]*(?:(?:cu\s+the\s+)?nhu\s+sau|gom(?:\s+co)?)?[\s:.*_]*")
_PURPOSE = re.compile(
    r"(?:de|nham|neu|khi|truong\s+hop|sau\s+khi|trong\s+qua\s+trinh|truoc|thuc\s+hien|trien\s+khai|do|vi|tren\s+day|doi\s+voi)(?!\w)"
)
_LISTED = re.compile(
    r"(?<!\w)(?:(?:cac|nhung)\s[^,\d]{1,40}|(?:doanh\s+nghiep|to\s+chuc|co\s+quan|don\s+vi|ca\s+nhan|dia\s+phuong)[^,]{0,12})\s*,\s*$"
)
_MAY = re.compile(r"(?:co\s+the|co\s+ke\s+hoach|chiu\s+trach\s+nhiem)")


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
        return _of_matter(stretch, place, end) or _behind_circumstances(stretch, place, end)
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
        then = THEN.search(stretch.text, place, min(end, place + 100))
        order = _order_at(stretch, then.end(), end) if then else None
        if (
            order
            and order.act
            and (order.act.duty or order.act.leading or _MAY.match(stretch.folded, order.act.start, end))
        ):
            return order
    if hit and hit.roles & {"report", "own"}:
        # "Đánh giá cao ...; giao Sở X ...": praise or assent, then a command
        return _behind_semicolon(stretch, place, end) or _behind_commander(stretch, place, end)
    return _behind_commander(stretch, place, end) or _in_last_part(stretch, place, end)


def _in_last_part(stretch: Stretch, place: int, end: int) -> Order | None:
    """The order in the last part of an introduction: "Quán triệt ...; căn cứ ..., Văn phòng X làm các việc sau:"."""
    last = stretch.text.rfind("; ", place, end)
    if last < 0 or stretch.text[last:end].rstrip(" *_\n")[-1:] != ":":
        return None
    order = read_order(stretch, last + 2, end)
    return order if order and order.act and order.act.kind == "act" else None


def _of_matter(stretch: Stretch, place: int, end: int) -> Order | None:
    """The order behind the colon of "Đối với khoản nợ đã khoanh: Ngân hàng X thực hiện …", if nothing orders before."""
    if not stretch.folded.startswith(_MATTERS, place):
        return None
    colon = stretch.text.find(":", place, min(end, place + _LONGEST_MATTER))
    if colon < 0 or _SEVERAL.search(stretch.folded, place, colon) or _COMMANDS.search(stretch.folded, place, colon):
        return None
    marks = MARKS.match(stretch.text, colon, end)
    start = body_starts_at(stretch, marks.end(), end) if marks else None
    if marks is None or start is None:
        return None
    named = stretch.text[start.noun + 1 : start.noun + 2].isupper()
    if not named and start.noun - start.begin < _SYLLABLE:
        return None
    order = _order_at(stretch, marks.end(), end)
    return order if order and order.act and order.act.kind == "act" else None


def _behind_circumstances(stretch: Stretch, place: int, end: int) -> Order | None:
    """The order behind the commas, the "thì" or the word of command that end circumstances."""
    past = _PAST.match(stretch.folded, place, end) is not None
    purpose = _PURPOSE.match(stretch.folded, place, end) is not None
    commanded = past or _CARRYING.match(stretch.folded, place, end) is not None
    for _ in range(PREAMBLES):
        step = _next_part(stretch, place, end)
        if step is None:
            return None
        listed = _LISTED.search(stretch.folded, place, step) is not None
        place = step
        told = _TOLD.match(stretch.folded, place, end)
        if told and body_starts_at(stretch, told.end(), end):
            return _order_at(stretch, told.end(), end)
        start = body_starts_at(stretch, place, end)
        small = start is not None and start.kind != "head" and stretch.text[start.begin].islower()
        if listed and start and (start.kind in ("group", "place") or small) and not start.plural:
            continue  # the rest of "các cơ quan, đơn vị" in the circumstance
        order = _order_at(stretch, place, end)
        if order and order.act and (order.act.kind != "none" or order.act.duty):
            # "Để có cơ sở trình A, B phê duyệt ..., X đề nghị Y ...": what the purpose names is not told to act
            later = _behind_commander(stretch, place, end) if purpose and not order.commanded else None
            if later:
                return later
            return None if commanded and not order.commanded else order
        hit = cue_at(stretch, place, end) if stretch.text[place : place + 1].islower() else None
        if hit and not purpose and not commanded and hit.roles & GOING_ON and not hit.roles & {"opening", "order"}:
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
        behind = MARKS.match(stretch.text, comma + 1, command.start()) if comma >= 0 else None
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
    then = THEN.search(stretch.text, place, end)
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
        marks = MARKS.match(stretch.text, hit.end, end)
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
    marks = MARKS.match(stretch.text, leads.end, end)
    place = marks.end() if marks else leads.end
    act = read_act(stretch, place, end, commanded=commanded) if place < end else None
    if act and leads.stop == "cue" and not commanded and stretch.text.startswith("được ", place):
        act = Act(place, "report")  # "Sở X được phép ...": what it may do is no order
    return Order(start, leads.bodies, leads.is_group, commanded, act, leads.end)
