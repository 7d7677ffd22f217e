"""Composed patterns over folded text that tell how the name of a body goes on, for the reader of lists of bodies."""

from __future__ import annotations

import re

__all__ = [
    "ABBREVIATED",
    "ABOVE_ALL",
    "ADDRESS",
    "BROKEN_OFF",
    "CAPITALS",
    "CONTINUES",
    "DUTY",
    "DUTY_OF_ASSIGNED",
    "EXECUTION",
    "MATTER",
    "NAMES",
    "PERMITTED",
    "QUALIFIED",
    "SECOND_OFFICE",
    "WHERE",
    "WITHIN",
]

# the words of duty behind an act that describes the bodies ("các đơn vị thực hiện dự án có trách nhiệm ...")
DUTY = re.compile(r"[^,.;:]{3,120}?(?<!va )(?=\b(?:co|chiu) trach nhiem\b)")
# the same behind "được giao", whose description holds commas
DUTY_OF_ASSIGNED = re.compile(r"[^.;:]{3,220}?(?=\b(?:co|chiu) trach nhiem\b)")
# the run of capitals that may be a place
CAPITALS = re.compile(r"[^\W\d_]+(?:\s[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ][^\W\d_]*)*")
# "cơ quan đã tiếp nhận hồ sơ tiếp tục giải quyết": what it did describes the body that goes on
CONTINUES = re.compile(r"(?:da|dang)\s[^,.;:]{3,140}?(?=\s(?:thi\s+)?tiep\s+tuc\s)")
# capitals behind commas: the names of a list go on
NAMES = re.compile(r"[^.;:]{3,80},\s+[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ]")
# the initials of a body in a list of names
ABBREVIATED = re.compile(r"[A-ZĐ]{2,12}\s*(?:[,;.]|và\s|$)")
# "..., nhất là các Bộ: A, B": who is meant above all is named twice
ABOVE_ALL = re.compile(r"(?:nhat\s+la|dac\s+biet\s+la|truc\s+tiep\s+la)\s")
# a form of address before a head is no part of the body
ADDRESS = re.compile(
    r"(?:cac\s+)?ong(?:,?\s+ba|\s*\(ba\))?\s+|(?:cac\s+)?dong\s+chi\s+(?=chanh|giam|thu\s+truong|chu\s+tich)"
)
# a minister without a ministry, who holds a second office
SECOND_OFFICE = re.compile(r"bo\s+truong\s*,\s*(?:chu\s+nhiem|truong\s+ban|tong)\s")
# "trong việc" opens a circumstance, "trong tỉnh" describes
WITHIN = re.compile(
    r"trong\s+(?!(?:tinh|nuoc|va|linh|he|nganh|khu|vung|huyen|truong|toan|ca|thanh|dia|danh|mang|lien|khoi|cum|xa|quan|dieu|phu)(?!\w))"
)
# "Ban Điều hành Chương trình hỗ trợ ...": the act is what the programme is for
MATTER = re.compile(r"\s(?:chuong\s+trinh|du\s+an|de\s+an|phong\s+trao|cuoc\s+van\s+dong)\s$")
# the formula of execution: no act stands before it
EXECUTION = re.compile(r"chiu\s+trach\s+nhiem\s+(?:to\s+chuc\s+)?thi\s+hanh(?!\w)")
# what may stand in small letters behind a known name and is a part of it: "Ngân hàng Nhà nước chi nhánh ..."; other
# words are an act that the table of cues does not hold
QUALIFIED = re.compile(
    r"\s*(?:cap|khu|vung|khac|nhan\s+dan|phu\s+trach|tai|o|thuoc|truc\s+thuoc|noi|co|lien\s+quan|neu|ngoai|tren|duoi|trong|va|cua"
    r"|chi\s+nhanh|dia\s+phuong|cung|cu|moi|hai|ven|phia|nuoc|so|dang|da)(?!\w)"
)
# words that go on with what does not follow: a name does not end with them
BROKEN_OFF = re.compile(
    r"(?:\s+(?:có|của|và|tại|đang|đã|sẽ|là|với|cho|từ|để|về|do|bởi|(?<!kèm )theo|hoặc|(?<!địa )chỉ))+$"
)
# "Ủy ban nhân dân các cấp nơi có ..., thực hiện": where it is describes the body, up to the comma before the act
WHERE = re.compile(r"noi\s[^,;:.]{3,200}?(?=,\s)")
# what a body may do
PERMITTED = re.compile(r"duoc\s+(?:phep|lua\s+chon|quyen)(?!\w)")
