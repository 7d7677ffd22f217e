"""What is no task although it names a body and an act: facts, the writer's own acts, rules of law, requests upwards."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from graph.agencies import full_name, level_of
from graph.record import Header, fold_space
from graph.tables import read_table
from graph.territories import find_province
from graph.vocabulary import levels
from ingest.letters import fold
from ingest.tasks.body_names import body_starts_at
from ingest.tasks.cue_words import Stretch, cue_at
from ingest.tasks.orders import Order

__all__ = ["Limits"]

_DESCRIPTIVE = re.compile(
    r"(?:\W*)(?:danh\s+gia|ket\s+qua|tinh\s+hinh|muc\s+dich|muc\s+tieu|quan\s+diem|can\s+cu|thanh\s+phan|ton\s+tai|nguyen\s+nhan|su\s+can\s+thiet"
    r"|boi\s+canh|thuc\s+trang|uu\s+diem|han\s+che|giai\s+thich|nguyen\s+tac|noi\s+dung\s+bao\s+cao|doi\s+tuong\s+ap\s+dung|pham\s+vi\s+(?:dieu\s+chinh|ap\s+dung)|de\s+cuong)(?!\w)"
)
# "Nghị quyết này áp dụng đối với:": what stands below is who falls under it
_APPLIES = re.compile(
    r"\W*(?:nghi\s+quyet|quyet\s+dinh|thong\s+tu|nghi\s+dinh|luat|quy\s+che|quy\s+dinh)\s+nay\s+(?:ap\s+dung|quy\s+dinh)"
)
_DUTIES = re.compile(
    r"(?:to\s+chuc\s+thuc\s+hien|trach\s+nhiem|thi\s+hanh|hieu\s+luc|lo\s+trinh|chuyen\s+tiep|phan\s+cong"
    r"|dieu\s+khoan\s+thuc\s+hien)"
)
# "Điều 1. Thành lập Đoàn kiểm tra gồm các ông (bà) có tên sau:": names stand below
_MEMBERS = re.compile(r"(?:gom|thanh\s+phan)\b[^.;:]{0,120}(?:\bong\b|\bba\b|thanh\s+vien|dong\s+chi)[^.;]{0,60}$")
_AMENDING = re.compile(r"\W*(?:sua\s+doi|bo\s+sung|thay\s+the|bai\s+bo|thay\s+cum\s+tu)(?!\w)")
_BINDING = re.compile(
    r"(?<!\w)(?:trach\s+nhiem|chu\s+tri|nhiem\s+vu|giao|phan\s+cong|yeu\s+cau|de\s+nghi|phoi\s+hop\s+voi)(?!\w)"
)
_LEADS = re.compile(r"chu\s+tri|dau\s+moi")
_PRIVATE = re.compile(
    r"\W*(?:cac |nhung |moi )?(?:nguoi(?! dung dau| co tham quyen)|ho gia dinh|gia dinh|hoc sinh|sinh vien|thi sinh"
    r"|nhan dan|cong dan|ca nhan(?! co tham quyen))(?!\w)"
)
_TAIL = 250  # characters at the end of a paragraph that open a list
_TITLE = 4  # words in capitals that tell a header
_DOTS = re.compile(r"(?:\.{3}|…)\W*\w")  # dots that lead from a name to an office: a list of members
_PERSON = re.compile(r"(?:ong|ba|dai dien)(?!\w)")


_SOVEREIGN = re.compile(
    r"(?:chinh phu(?: viet nam)?|nha nuoc|quoc hoi|thu tuong chinh phu)$"
)  # "Chủ tịch Ủy ban nhân dân tỉnh có thẩm quyền ...": what the law allows is no order
_ENTITLED = re.compile(r"(?:chu tich|bo truong|giam doc|uy ban|so|thu tuong)\s.*\sco tham quyen$")
_CITES = re.compile(r"\d\s*/\s*\w+-")  # "Sở X tại Tờ trình số …": a legal basis
# "Tổ chức tham gia … được xem xét miễn …": what those who act are given is no order
_GIVEN = re.compile(
    r"(?:(?!\s(?:cho|để)\s)[^.;:]){3,160}?\s(?:thì\s+)?được\s+"
    r"(?:xem xét|miễn|hưởng|ưu tiên|khen thưởng|loại trừ|công nhận)(?!\w)"
)
_PAPER = re.compile(r"(?:quyet dinh|thong bao|to trinh) ")
# what it does, it was not told to do


class PaperKind(msgspec.Struct, frozen=True):
    """What a type of paper is to the reader of tasks (see the head of `tables/paper_kinds.tsv`)."""

    type: str
    kind: Literal["law", "rules", "account", "plan", "letter", "directive"]


@cache
def _kinds() -> dict[str | None, str]:
    return {row.type: row.kind for row in read_table("ingest", "paper_kinds", PaperKind)}


class Section(msgspec.Struct, frozen=True):
    """An open heading at `depth`: whether it describes, lays down duties, amends another paper."""

    depth: int
    descriptive: bool
    duties: bool
    amending: bool


class Limits:
    """The limits that hold for one paper, by its header and by the section that is being read."""

    def __init__(self, header: Header) -> None:
        """Take the paper's header; no section is open yet."""
        self.header = header
        number = header.number or ""
        kind = _kinds().get(header.type)
        self.issuer = fold(header.issuer or "")
        # a resolution of the Government names what each ministry must do, also where its number bears a year
        dated = kind is None and not (header.type == "nghị quyết" and self.issuer == "chinh phu")
        self.is_law = kind == "law" or (dated and bool(re.search(r"/(?:19|20)\d\d/", number)))
        self.is_rules = kind == "rules"
        self.is_account = kind == "account"
        self.is_plan = kind == "plan"
        self.is_letter = kind == "letter" or header.type is None
        self.territory = _territory(header.issuer)
        self.sections: list[Section] = []  # the open ones, the outermost first

    @property
    def descriptive(self) -> bool:
        """Whether the innermost section describes."""
        return bool(self.sections) and self.sections[-1].descriptive

    @property
    def duties(self) -> bool:
        """Whether a section lays down duties."""
        return any(section.duties for section in self.sections)

    @property
    def amending(self) -> bool:
        """Whether a section amends another paper: what a law is changed into orders nothing here."""
        return any(section.amending for section in self.sections)

    def section(self, folded: str, depth: int) -> None:
        """A heading was read: what stands below it describes, or lays down duties."""
        self.item(depth)
        describes = bool(_DESCRIPTIVE.match(folded) or _APPLIES.match(folded))
        self.sections.append(Section(depth, describes, bool(_DUTIES.search(folded)), bool(_AMENDING.match(folded))))

    def members(self, folded: str, depth: int) -> None:
        """A numbered paragraph was read: where it ends in "gồm các ông, bà sau:", names stand below."""
        tail = folded[-_TAIL:]
        if ("gom" in tail or "thanh" in tail) and _MEMBERS.search(tail):
            self.sections.append(Section(depth, descriptive=True, duties=False, amending=False))

    def item(self, depth: int) -> None:
        """An item begins: it closes the sections that are not above it."""
        while self.sections and self.sections[-1].depth >= depth:
            self.sections.pop()

    def may_order(self, stretch: Stretch, start: int, end: int) -> bool:
        """Tell whether a sentence may hold an order of its own: in a law only where words of duty stand in it."""
        if self.is_account:
            return False
        return not self.is_law or self.duties or _BINDING.search(stretch.folded, start, end) is not None

    def allow(self, order: Order, stretch: Stretch, *, told: bool = False) -> bool:
        """Tell whether the order is one; `told` where an introduction orders what its list says."""
        act = order.act
        duty = bool(act and act.duty)
        bound = duty or order.commanded
        if self.is_account or (self.amending and not (act and act.duty)):
            return False
        if self.descriptive and not bound and not told and not (act and act.leading):
            return False
        leads = act is not None and act.leading and bool(_LEADS.search(stretch.folded, order.end_of_leads, act.start))
        if self.is_law and order.commanded and not duty and stretch.text[order.start].islower():
            return False  # "thì yêu cầu cơ quan có thẩm quyền ...": a step of a procedure
        if self.is_rules and not bound and not leads:
            return False
        if self.is_law and not bound and not leads and not self.duties:
            return False
        first = order.leads[0]
        lead = fold_space(stretch.text[first.start : first.end])
        if _PRIVATE.match(fold(lead)) or (lead.isupper() and (len(lead) > 8 or not lead.isascii())):
            return False
        if len(words := lead.split()[:_TITLE]) == _TITLE and all(word.isupper() for word in words):
            return False  # "SỞ NỘI VỤ TỈNH ... Kính gửi": a header
        if _DOTS.search(lead):
            return False
        if not bound and _PERSON.match(fold(lead)):
            return False
        if not order.commanded and fold(lead).startswith(("nhung ", "mot so ")):
            return False  # "những đơn vị gửi chậm sẽ không được ...": a condition
        if _ENTITLED.match(fold(lead)) or _CITES.search(lead):
            return False
        if act and not bound and not act.leading and _GIVEN.match(stretch.text, act.start):
            return False
        if order.commanded and self.is_letter and self.is_writer(lead):
            return False  # what a superior gave the writer to do
        start = body_starts_at(stretch, first.start, first.end) if self.is_plan else None
        headed = start is not None and start.kind == "head"  # in its own plan who leads a body has a part of it to do
        own = self.is_writer(lead) and len(order.leads) == 1 and not headed
        if not bound and (own or _SOVEREIGN.match(fold(lead))):
            return False
        return not (self.outranks(lead) and (order.commanded or self.is_account) and self.header.type != "chỉ thị")

    def allow_bare(self, stretch: Stretch, place: int) -> bool:
        """Tell whether an act without a body may be one for the addressees."""
        hit = cue_at(stretch, place, min(len(stretch.text), place + 60))
        # "Quyết định ...", "Thông báo ..." in a list are papers
        paper = hit is not None and _PAPER.match(stretch.folded, place) is not None
        topic = hit is not None and (
            paper or hit.roles <= {"opening", "setting"}
        )  # "Việc quản lý ...": what a report must speak of
        return (
            hit is not None
            and not topic
            and not ("report" in hit.roles or hit.roles == {"own"})
            and not self.is_account
        )

    def is_writer(self, lead: str) -> bool:
        """Tell whether `lead` is the paper's own issuer or its head."""
        if not self.issuer:
            return False
        name = fold(full_name(lead, self.territory))
        headed = re.match(r"(?:pho )?chu tich (?:ubnd|uy ban nhan dan) (tinh|thanh pho)(?!\w)", fold(lead))
        if headed and self.issuer.startswith("uy ban nhan dan " + headed[1]):
            return True
        return name == self.issuer or (len(name) > 8 and self.issuer.startswith(name + " "))

    def outranks(self, lead: str) -> bool:
        """Tell whether `lead` stands above the issuer: what is asked of it is a request."""
        name = full_name(lead, self.territory)
        theirs, ours = level_of(name), self.header.level
        if theirs is None or ours is None or ours in ("party", "other") or theirs in ("party", "other"):
            return False
        ranks = levels()
        if ranks[theirs].rank != ranks[ours].rank:
            return ranks[theirs].rank < ranks[ours].rank
        return _dignity(fold(name)) > _dignity(self.issuer)


def _dignity(folded: str) -> int:
    """The order of bodies of one level: a people's council, a people's committee, the others."""
    return 2 if folded.startswith("hoi dong nhan dan") else 1 if folded.startswith("uy ban nhan dan") else 0


def _territory(issuer: str | None) -> str | None:
    """The province that the issuer's name ends with."""
    words = (issuer or "").split()
    for start in range(max(0, len(words) - 6), len(words)):
        province = find_province(" ".join(words[start:]))
        if province:
            return province.title
    return None
