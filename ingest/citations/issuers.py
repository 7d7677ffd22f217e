"""Say who issued each document that a paper mentions: its code, the words, other mentions, the paper's territory."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from functools import cache, lru_cache

from graph.agencies import agencies, full_name, issuer_of_code, level_of
from graph.record import Header
from graph.territories import find_districts, find_province, provinces
from ingest.citations.known import BARE, SERIAL, Known, blurred_number, printed_number, same_body, same_serial
from ingest.citations.numbers import Number, is_assembly, read_number
from ingest.letters import fold

__all__ = ["body_named", "complete_issuers", "territory_of"]

_ASSEMBLY = "Quốc hội"
_STANDING_COMMITTEE = "Ủy ban Thường vụ Quốc hội"
_PARTS = ("Văn phòng", "Phòng", "Thanh tra", "Chi cục", "Ban Thường vụ", "Ban Chấp hành", "Thường trực")
# Every province has its own; those of the centre say so.
_COMMITTEE = re.compile(r"Ban [Cc]hỉ (?:đạo|huy)\s(?!.*(?:TW|[Tt]rung ương|[Qq]uốc gia|[Nn]hà nước|[Cc]hính phủ))")
_OPEN_PARTY = re.compile(r"(?:Tỉnh|Thành) ủy$")
_SHORT_CODES = frozenset({"UB", "TU", "HU", "QU"})
_DASHED = re.compile(r"\s*[-–—]{1,2}\s+|\s+[-–—]{1,2}")
# "Trưởng Ban Chỉ đạo" is the head of "Ban Chỉ đạo", "Thường trực Tỉnh ủy" its standing members.
_CHAIR = re.compile(
    r"^Ban\s+[Gg]iám\s+(?:hiệu|đốc)\s+(?=\w)|"
    r"^(?:Phó\s+)?Trưởng\s+(?=[Bb]an\s+[A-ZĐ])|^Thường\s+trực\s+(?=(?:Ủy\s+ban\s+nhân|Hội\s+đồng(?!\s+nhân)|[A-ZĐ]\w+\s+ủy|UBND))"
    r"|^Hội\s+nghị\s+(?:lần\s+thứ\s+\w+\s+)?(?:của\s+)?(?=Ban\s+Chấp\s+hành)"
)
# The standing members of a council or of an Assembly committee are a body of their own (Law 77/2015/QH13, article 6).
_STANDING = re.compile(r"Thường\s+trực\s+(?=HĐND|Hội\s+đồng\s+nhân\s+dân|Ủy\s+ban\s+[A-ZĐ])")
_PARTY_CENTRE = re.compile(
    r"(?:Hội\s+nghị\s+(?:lần\s+thứ\s+\w+\s+)?)?Trung\s+ương(?:\s+Đảng)?"
)  # "của Trung ương khóa XII"
_MINISTRY = re.compile(r"\s*[-,]?\s*(?:thuộc\s+)?Bộ\s[A-ZĐ].*$")
_CLEAN = re.compile(r"[\w\s,.&()/’'-]{5,}")
_BELOW = re.compile(r"\b(?:huyện|quận|thị xã|thị trấn|xã|phường)\s")
# How bodies begin that no table knows.
_BODY = re.compile(
    r"(?:Ủy ban|Ban|Hội đồng|Hội(?! nghị)|Hiệp hội|Liên (?:đoàn|hiệp|minh)|Tổ|Đoàn|Đảng|Cục|Vụ|Tổng cục|Bộ|Sở|Phòng"
    r"|Thanh tra|Cơ quan|Trung tâm|Viện|Trường|Học viện|Bệnh viện|Tòa án|Ngân hàng|Quỹ|(?:Tổng )?[Cc]ông ty|Tập đoàn"
    r"|Doanh nghiệp|Nhà máy|Chi nhánh)\s"
)
_DECREES = "1993"  # since the Constitution of 1992 the Government alone issues decrees
_CENTRAL = re.compile(r"(?<!\w)(?:quoc\s+gia|trung\s+uong|quoc\s+hoi)(?!\w)")
_STRAYS = re.compile(r"\s[Tt]ỉnh(?!\s+ủy)(\s+\S.*)$")
_CITY = re.compile(r"\b[Tt][Pp]\.?\s*(?=[A-ZĐ])")
_OPEN_TERRITORY = re.compile(r"\s(?:tỉnh|thành phố|Tỉnh|Thành phố|TP)$")
_TERRITORY = re.compile(r"(?<!\w)(?:tỉnh|th[àa]nh ph[ốôổỗ])(?:\s[A-ZĐ]\w+){2,3}$")
_ALIKE = 0.93  # of the letters of a province's name with its kind
_PROVINCE = re.compile(r"(?<!\w)[Tt]ỉnh\s+((?:[A-ZĐ]\w+\s+){0,3}[A-ZĐ]\w+)")


def complete_issuers(known: Sequence[Known], header: Header, text: str) -> None:
    """Fill the issuers: the code of a central body, the words, another mention's words, the paper's own territory."""
    territory = territory_of(header, text)
    for one in known:
        one.issuer = _issuer_itself(one, territory)
    for i in range(len(known) - 2, -1, -1):  # one "của …" behind a list stands for all of its numbers
        one, following = known[i], known[i + 1]
        if one.issuer is None and following.mention.link and same_body(one, following):
            one.issuer = following.issuer
    for i in range(1, len(known)):
        if known[i].issuer is None and known[i].mention.link and same_body(known[i], known[i - 1]):
            known[i].issuer = known[i - 1].issuer
    named: dict[str, str] = {}
    for key in (printed_number, blurred_number):
        for one in known:
            if one.issuer and key(one):
                named.setdefault(key(one), one.issuer)
    own = read_number(header.number) if header.number else None
    for i, one in enumerate(known):
        if one.issuer is None and one.mention.rule == BARE:  # "các Công văn: số 1/X về …, số 2/X về …" of one body
            one.issuer = next((k.issuer for k in reversed(known[:i]) if same_body(one, k)), None)
        if one.issuer and _of_series(one, own) and _shortens(one.issuer, header.issuer):
            one.issuer = header.issuer  # "Hội đồng định giá" in a paper of "Hội đồng định giá tỉnh X"
        if one.issuer is None and one.mention.rule == SERIAL:
            one.issuer = next((k.issuer for k in same_serial(known, i) if k.issuer), None)
            if one.issuer is None and one.mention.type == "nghị định" and (one.date or "") >= _DECREES:
                one.issuer = "Chính phủ"
        if one.issuer is None and one.mention.number and not _of_centre(one):
            said = named.get(one.mention.number) or named.get(one.blurred)
            one.issuer = said or _issuer_by_series(one, own, header, territory)


def _issuer_itself(one: Known, territory: str | None) -> str | None:
    """The issuer that the type, a central body's code or the mention's own words give."""
    if one.is_law and one.mention.type != "pháp lệnh":
        return _ASSEMBLY
    central = _issuer_of(one.number) if one.number else None
    printed = body_named(one.mention.issuer, territory)
    if central and printed == f"Thường trực {central}":
        return printed
    if printed is None and not central and _of_centre(one):
        return None
    if central and not (printed and _is_department(printed) and central.startswith("Bộ ")):
        return central
    if one.is_law:
        return _STANDING_COMMITTEE
    if one.number and one.mention.issuer:
        named = _provinces((one.mention.issuer,))
        of_code = _issuer_of(one.number, named[0] if named else territory)
        if of_code and (named or printed) and _means(printed, of_code, bool(named)):
            return of_code
    return printed


def _of_centre(one: Known) -> bool:
    """True where the words name a body of the centre: spoiled or not, no code of this province stands for it."""
    return bool(one.mention.issuer and _CENTRAL.search(fold(one.mention.issuer)))


def _means(printed: str | None, of_code: str, province_named: bool) -> bool:
    """True where the words mean the body of the code: the words are spoiled, name its head or leave its province out.

    "Sở Giao thông vân tải" (a scan) with 5/SGTVT-VP, "Ban Chủ nhiệm Đoàn Luật sư tỉnh X" with 2-TTr/ĐLS.
    """
    if printed is None:
        return True
    if _BELOW.search(printed) or printed.startswith(_PARTS):
        return False
    head, code_head = fold(printed).split()[:2], fold(of_code).split()[:2]
    spoiled = head == code_head and (province_named or code_head[0] not in ("uy", "hoi"))
    spoiled = spoiled or head[:1] == code_head[:1] == ["so"]
    return spoiled or fold(of_code) in fold(printed)


@lru_cache(maxsize=4096)
def _issuer_of(number: Number, territory: str | None = None) -> str | None:
    """The body that the code of `number` stands for; in a territory short codes stand for too many bodies."""
    code = (number.issuer_codes or ("",))[0]
    if is_assembly(code):
        return _STANDING_COMMITTEE if code.startswith("UBTVQH") else _ASSEMBLY if code.startswith("QH") else None
    found = issuer_of_code(number.mended.replace(code, code.split(".")[0], 1) if code else number.mended)
    if found or not territory or (len(code) < 3 and code not in _SHORT_CODES):
        return found
    return issuer_of_code(number.mended.replace(code, code.split(".")[0], 1), territory)


def _letters(name: str) -> str:
    """The bare letters of a name."""
    return "".join(letter for letter in fold(name) if letter.isalnum())


@cache
def _spelled() -> dict[str, str]:
    """The names of central bodies by their bare letters: a scan's "Ban Châp hành Trung ương" is one of them."""
    return {_letters(name): row.name for row in agencies().values() for name in (row.name, *row.aliases) if " " in name}


def _is_department(name: str) -> bool:
    """True for a provincial body: where the words name one, a ministry's code is a slip ("140/KH-BYT của Sở Y tế")."""
    return name.startswith("Sở ")


@lru_cache(maxsize=4096)
def body_named(words: str | None, territory: str | None) -> str | None:
    """The full name of the body that `words` name, None where they name none or its territory stays open."""
    if not words:
        return None
    words = _DASHED.sub(" - ", _CHAIR.sub("", words)).replace("uỷ", "ủy").replace("Uỷ", "Ủy")
    standing = _STANDING.match(words)
    if standing:
        whole = body_named(words[standing.end() :], territory)
        return f"Thường trực {whole}" if whole else None
    if _PARTY_CENTRE.fullmatch(words):
        return "Ban Chấp hành Trung ương Đảng"
    words = words.replace("Ban thường vụ", "Ban Thường vụ")
    name = full_name(words[0].upper() + words[1:], territory)
    name = _CITY.sub("thành phố ", _spelled().get(_letters(name), name))
    if name.startswith(("Cục ", "Vụ ", "Tổng cục ")):  # a department of a ministry stands without its ministry
        name = _MINISTRY.sub("", name)
    if not (level_of(name) or level_of(f"{name} tỉnh") or _BODY.match(name)) or not _CLEAN.fullmatch(name):
        return None
    strays = _STRAYS.search(name)
    if strays and not _provinces((name,)):  # "Ủy ban nhân dân tỉnh tổng hợp kết quả": the name ended before
        name = name[: strays.start(1)].rstrip()
    name = _clear_territory(name)
    if _OPEN_TERRITORY.search(name):
        province = find_province(territory)
        return _OPEN_TERRITORY.sub(f" {province.title}", name) if province else None
    if (
        _COMMITTEE.match(name)
        and level_of(name) is None
        and not _BELOW.search(name)
        and (own := find_province(territory))
    ):
        return f"{name} {own.title}"
    if _OPEN_PARTY.search(name):
        province = find_province(territory)
        return f"{name} {province.name}" if province else name
    return name[0].upper() + name[1:]


def _clear_territory(name: str) -> str:
    """`name` with the one province that a scan's "thành phố Hề Chí Minh" can be."""
    printed = _TERRITORY.search(name)
    if printed is None or find_province(printed[0]) or find_districts(printed[0]):
        return name
    close = difflib.get_close_matches(fold(printed[0]), _province_titles(), 1, _ALIKE)
    return name[: printed.start()] + _province_titles()[close[0]] if close else name


@cache
def _province_titles() -> dict[str, str]:
    """The provinces with their kind, by their folded titles."""
    return {fold(province.title): province.title for province in provinces().values()}


def _issuer_by_series(one: Known, own: Number | None, header: Header, territory: str | None) -> str | None:
    """The issuer that the paper's own number or its territory gives to a local code."""
    if one.number is None:
        return None
    if _of_series(one, own) or _abbreviates(one.number.issuer_codes, header.issuer):
        return header.issuer
    if territory and one.number.issuer_codes[:1] == (
        "VP",
    ):  # the office whose code names no body is that of the provincial government
        return full_name("Văn phòng Ủy ban nhân dân", territory)
    return _issuer_of(one.number, territory) if territory else None


def _abbreviates(codes: Sequence[str], name: str | None) -> bool:
    """True where the code of a body is made of the first letters of its `name`, that of its kind left out or not.

    "ĐHKTCN" is "Trường Đại học Kỹ thuật - Công nghệ Cần Thơ"; three letters alone fit too many names.
    """
    initials = "".join(word[0] for word in (name or "").upper().split() if word[0].isalpha())
    return bool(codes) and len(codes[0]) > 3 and (initials.startswith(codes[0]) or initials.startswith(codes[0], 1))


def _shortens(name: str, full: str | None) -> bool:
    """True where `full` goes on from `name`, the name of a body that no table knows as it stands."""
    return full is not None and name not in agencies() and fold(full).startswith(f"{fold(name)} ")


def _of_series(one: Known, own: Number | None) -> bool:
    """True for a number with the code of the paper's own body."""
    codes = one.number.issuer_codes if one.number else ()
    return bool(own and own.issuer_codes and codes and _bare(codes[0]) == _bare(own.issuer_codes[0]))


def _bare(code: str) -> str:
    """A body's code without the number that some committees add ("BCĐ138")."""
    return code.rstrip("0123456789")


def _provinces(names: Sequence[str | None]) -> list[str]:
    """The provinces whose names end `names`."""
    found = []
    for name in names:
        words = (name or "").split()
        province = next((p for i in range(len(words)) if (p := find_province(" ".join(words[i:])))), None)
        if province:
            found.append(province.name)
    return found


def territory_of(header: Header, text: str) -> str | None:
    """The province whose bodies local codes mean: the issuer's own, for a paper of the centre its addressee's.

    A paper that lost its head belongs to the one province that its text names.
    """
    if header.level in ("national", "ministry"):
        addressed = set(_provinces(header.addressees))
        return addressed.pop() if len(addressed) == 1 else None
    if header.issuer or header.place:
        return next(iter(_provinces((header.issuer, header.place))), None)
    named = {name for match in _PROVINCE.finditer(text) if (name := _province_at(match[1].split()))}
    return named.pop() if len(named) == 1 else None


def _province_at(words: Sequence[str]) -> str | None:
    """The province whose name `words` begin with, the longest name first."""
    for count in range(len(words), 0, -1):
        province = find_province(" ".join(words[:count]))
        if province:
            return province.name
    return None
