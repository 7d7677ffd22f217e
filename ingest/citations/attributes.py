"""Complete the mentions of a paper from one another and from its header.

Source of the rule: Decree 30/2020/NĐ-CP, Annex I, II.4 and II.6: the first mention gives type, number, date, issuer and
subject, later ones type and number only; laws have neither number nor issuer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

import msgspec

from graph.agencies import agencies, full_name, issuer_of_code, level_of
from graph.laws import law_key
from graph.record import Citation, Header, fold_space
from graph.territories import find_province
from ingest.citations.bills import without_bills
from ingest.citations.finding import Mention
from ingest.citations.numbers import Number, is_assembly, read_number
from ingest.layout.finding import Layout
from ingest.letters import fold

__all__ = ["complete"]

_LAWS = frozenset({"hiến pháp", "bộ luật", "luật", "pháp lệnh"})
_ASSEMBLY = "Quốc hội"
_STANDING_COMMITTEE = "Ủy ban Thường vụ Quốc hội"
_PARTS = ("Văn phòng", "Phòng", "Thanh tra", "Chi cục", "Ban Thường vụ", "Ban Chấp hành")
# Every province has its own; those of the centre say so.
_COMMITTEE = re.compile(r"Ban [Cc]hỉ (?:đạo|huy)\s(?!.*(?:TW|[Tt]rung ương|[Qq]uốc gia|[Nn]hà nước|[Cc]hính phủ))")
_OPEN_PARTY = re.compile(r"(?:Tỉnh|Thành) ủy$")
_LISTED, _SERIAL, _SPOILED = "listed-number", "serial-only", "spoiled-number"
_WHOLE_DATE = len("2021-09-11")
_SHORT_CODES = frozenset({"UB", "TU", "HU", "QU"})
_DASHED = re.compile(r"\s*[-–—]{1,2}\s+|\s+[-–—]{1,2}")
# "Trưởng Ban Chỉ đạo" is the head of "Ban Chỉ đạo", "Thường trực Ủy ban" its standing members.
_CHAIR = re.compile(
    r"^Ban\s+[Gg]iám\s+(?:hiệu|đốc)\s+(?=\w)|"
    r"^(?:Phó\s+)?Trưởng\s+(?=[Bb]an\s+[A-ZĐ])|^Thường\s+trực\s+(?=(?:Ủy\s+ban\s+[A-ZĐ]|Hội\s+đồng|[A-ZĐ]\w+\s+ủy|HĐND|UBND))"
    r"|^Hội\s+nghị\s+(?:lần\s+thứ\s+\w+\s+)?(?:của\s+)?(?=Ban\s+Chấp\s+hành)"
)
_MINISTRY = re.compile(r"\s*[-,]?\s*(?:thuộc\s+)?Bộ\s[A-ZĐ].*$")
_CLEAN = re.compile(r"[\w\s,.&()/’'-]{5,}")
_BELOW = re.compile(r"\b(?:huyện|quận|thị xã|thị trấn|xã|phường)\s")
# How bodies begin that no table knows.
_BODY = re.compile(
    r"(?:Ủy ban|Ban|Hội đồng|Hội(?! nghị)|Hiệp hội|Liên (?:đoàn|hiệp|minh)|Tổ|Đoàn|Đảng|Cục|Vụ|Tổng cục|Bộ|Sở|Phòng"
    r"|Thanh tra|Cơ quan|Trung tâm|Viện|Trường|Học viện|Bệnh viện|Tòa án|Ngân hàng|Quỹ|(?:Tổng )?[Cc]ông ty|Tập đoàn"
    r"|Doanh nghiệp|Nhà máy|Chi nhánh)\s"
)
_OVER_ANNEX = re.compile(r"\(\s*[*_]*(?:[Bb]an\s+hành\s+)?[Kk]èm\s+theo\s+$")
_SHORT = re.compile(r"\d/((?:19|20)\d\d)$")  # "Nghị định 76/2009": serial and year alone
_DECREES = "1993"  # since the Constitution of 1992 the Government alone issues decrees
_AS_FIGURES = str.maketrans("lIOo", "1100")
_LOOKALIKES = str.maketrans("oqil", "0011")
_CENTRAL = re.compile(r"(?<!\w)(?:quoc\s+gia|trung\s+uong|quoc\s+hoi)(?!\w)")
_STRAYS = re.compile(r"\s[Tt]ỉnh(?!\s+ủy)(\s+\S.*)$")
_CITY = re.compile(r"\b[Tt][Pp]\.?\s*(?=[A-ZĐ])")
_OPEN_TERRITORY = re.compile(r"\s(?:tỉnh|thành phố|Tỉnh|Thành phố|TP)$")
_PROVINCE = re.compile(r"(?<!\w)[Tt]ỉnh\s+((?:[A-ZĐ]\w+\s+){0,3}[A-ZĐ]\w+)")
_BARE_LAWS = frozenset({"luat", "bo luat", "phap lenh"})
_LAW_TAIL = re.compile(r"[\s,(]*(?:số\s*:?\s*\d|ngày\s*\d|năm\s*\d|\d).*$", re.DOTALL | re.IGNORECASE)


class _Known(msgspec.Struct):
    """A mention while it is completed."""

    mention: Mention
    number: Number | None
    law: str
    date: str | None
    issuer: str | None = None

    @property
    def is_law(self) -> bool:
        return self.mention.type in _LAWS


def complete(layout: Layout, header: Header, mentions: Sequence[Mention]) -> tuple[Citation, ...]:
    """Give the citations that `mentions` (offsets in the whole text, reading order) stand for.

    Mentions that overlap an earlier one, and mentions of the paper itself ("ban hành kèm theo Quyết định số …" over its
    own annex), are left out. Date and issuer come from the mention's own words, from the nearest other mention of the
    same document, from its number.
    """
    laws = without_bills(layout, [*_apart(mentions)])
    known = [_known(m, layout.text) for m in laws if not _is_own(m, header, layout.text)]
    _complete_dates(known)
    _complete_issuers(known, header, layout.text)
    return tuple(
        Citation(
            quote=fold_space(layout.text[k.mention.start : k.mention.end]),
            number=k.mention.number,
            type=k.mention.type,
            date=k.date,
            issuer=k.issuer,
            provision=k.mention.provision,
            start=k.mention.start,
            end=k.mention.end,
            rule=k.mention.rule,
            confidence=k.mention.confidence,
        )
        for k in known
    )


def _apart(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions that overlap none before them."""
    last = -1
    for mention in mentions:
        if mention.start >= last:
            last = mention.end
            yield mention


def _is_own(mention: Mention, header: Header, text: str) -> bool:
    """True for a mention of the paper itself: its number, and no other type or date.

    Over an annex ("kèm theo Quyết định số …") the paper's own number may be spoiled, or unknown from its head: there
    type, date and body tell.
    """
    if mention.number is None:
        return False
    same_type = mention.type is None or header.type is None or mention.type == header.type
    same_date = mention.date is None or header.date is None or mention.date[:7] == header.date[:7]
    heads_annex = _OVER_ANNEX.search(text, max(0, mention.start - 40), mention.start) is not None
    number, own = read_number(mention.number), read_number(header.number) if header.number else None
    if mention.number == header.number or (number and own and number.mended == own.mended):
        return same_type and (same_date or heads_annex)
    if not (heads_annex and same_type and header.date):
        return False
    if own and mention.rule == _SPOILED:
        number = _readable(mention.number)
        same_year = mention.date is None or header.date.startswith(mention.date[:4])
        return number is not None and number.sign == own.sign and same_year
    if number is None or mention.date is None or mention.date[:7] != header.date[:7]:
        return False
    if own is None:
        return header.number is None and _printed(mention.issuer, _territory(header, text)) == header.issuer is not None
    # An act that counts its year has no other of its body's acts of that day over its annexes.
    misprinted = own.year is not None and mention.date == header.date and len(mention.date) == _WHOLE_DATE
    same_serial = own.serial.translate(_AS_FIGURES) == number.serial.translate(_AS_FIGURES)
    return number.sign == own.sign and (same_serial or misprinted)


def _known(mention: Mention, text: str) -> _Known:
    number = _readable(mention.number) if mention.number else None
    law = law_key(_LAW_TAIL.sub("", text[mention.start : mention.end])) if mention.type in _LAWS else ""
    return _Known(mention, number, law if law not in _BARE_LAWS else "", mention.date)


def _readable(number: str) -> Number | None:
    """The number taken apart; of a number whose serial is spoiled, what stands behind the serial."""
    return read_number(number) or read_number("1/" + re.split("[/:⁄]", number, maxsplit=1)[-1])


# --- dates -------------------------------------------------------------------------------------------------------


def _complete_dates(known: Sequence[_Known]) -> None:
    """Fill the dates: "cùng ngày" from its neighbour, short mentions from full ones, the rest from the number."""
    for i, one in enumerate(known):
        if one.mention.same_day and i:
            one.date = one.date or known[i - 1].date
            if known[i - 1].date is None and one.mention.start - known[i - 1].mention.end < 200:
                known[i - 1].date = one.date
    _fill_dates(known, _printed_number)
    _fill_dates(known, _blurred)
    for one in known:
        if one.is_law and one.date is None and one.number:
            one.date = one.number.year
    _fill_dates(known, lambda k: k.law if not k.mention.number or k.date is None else "", lambda k: k.law)
    for i in range(len(known) - 2, -1, -1):  # "số 12/BC-X và số 13/BC-X ngày …": the date stands for both
        one, following = known[i], known[i + 1]
        shares = following.mention.link and (following.mention.rule == _LISTED or _one_series(one, following))
        year = one.number.year if one.number else None
        if one.date is None and shares and following.date and (not year or following.date.startswith(year)):
            one.date = following.date
    for i, one in enumerate(known):
        if one.date is None and one.mention.rule == _SPOILED:
            one.date = _date_of_only(known, one)
        if one.date is None and one.mention.rule == _SERIAL:
            one.date = next((k.date for k in _same_serial(known, i) if k.date), None)
    for one in known:
        short = _SHORT.search(one.mention.number) if one.date is None and one.mention.number else None
        if one.date is None and (one.number or short):
            one.date = one.number.year if one.number else short[1] if short else None


def _printed_number(one: _Known) -> str:
    """The number as printed."""
    return one.mention.number or ""


def _blurred(one: _Known) -> str:
    """The number with one letter for those that scans and typists take for one another ("11/TT-LDCL", "11/TT-LĐCL")."""
    return fold(one.number.mended).translate(_LOOKALIKES) if one.number else ""


def _date_of_only(known: Sequence[_Known], spoiled: _Known) -> str | None:
    """The date of the one document of the paper that has the type and the body of a number whose serial is spoiled."""
    alike = [k for k in known if k.mention.rule != _SPOILED and k.mention.type == spoiled.mention.type and k.date]
    dates = {k.mention.number: k.date for k in alike if _same_body(k, spoiled)}
    return next(iter(dates.values())) if len(dates) == 1 else None


def _same_serial(known: Sequence[_Known], place: int) -> Iterator[_Known]:
    """The mentions whose number begins with the serial that stands alone at `place`, the nearest before it first."""
    one = known[place]
    for other in (*reversed(known[:place]), *known[place + 1 :]):
        short = (other.number.serial, f"{other.number.serial}/{other.number.year}") if other.number else ()
        full = one.mention.number in short and other.mention.rule != _SERIAL
        if full and other.mention.type == one.mention.type:
            yield other


def _fill_dates(
    known: Sequence[_Known], key: Callable[[_Known], str], source: Callable[[_Known], str] | None = None
) -> None:
    """Give each mention without a date the fullest date of the mentions with its key, the nearest before it first."""
    dated: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for i, one in enumerate(known):
        if one.date:
            dated[(source or key)(one)].append((i, one.date))
    for i, one in enumerate(known):
        wanted = key(one)
        if one.date is None and wanted and dated.get(wanted):
            fullest = max(len(date) for _, date in dated[wanted])
            fitting = [(j, date) for j, date in dated[wanted] if len(date) == fullest]
            before = [date for j, date in fitting if j < i]
            one.date = before[-1] if before else fitting[0][1]


# --- issuers -----------------------------------------------------------------------------------------------------


def _complete_issuers(known: Sequence[_Known], header: Header, text: str) -> None:
    """Fill the issuers: the code of a central body, the words, another mention's words, the paper's own territory."""
    territory = _territory(header, text)
    for one in known:
        one.issuer = _issuer_itself(one, territory)
    for i in range(len(known) - 2, -1, -1):  # one "của …" behind a list stands for all of its numbers
        one, following = known[i], known[i + 1]
        if one.issuer is None and following.mention.link and _same_body(one, following):
            one.issuer = following.issuer
    for i in range(1, len(known)):
        if known[i].issuer is None and known[i].mention.link and _same_body(known[i], known[i - 1]):
            known[i].issuer = known[i - 1].issuer
    named: dict[str, str] = {}
    for key in (_printed_number, _blurred):
        for one in known:
            if one.issuer and key(one):
                named.setdefault(key(one), one.issuer)
    own = read_number(header.number) if header.number else None
    for i, one in enumerate(known):
        if one.issuer and _of_series(one, own) and _shortens(one.issuer, header.issuer):
            one.issuer = header.issuer  # "Hội đồng định giá" in a paper of "Hội đồng định giá tỉnh X"
        if one.issuer is None and one.mention.rule == _SERIAL:
            one.issuer = next((k.issuer for k in _same_serial(known, i) if k.issuer), None)
            if one.issuer is None and one.mention.type == "nghị định" and (one.date or "") >= _DECREES:
                one.issuer = "Chính phủ"
        if one.issuer is None and one.mention.number and not _of_centre(one):
            said = named.get(one.mention.number) or named.get(_blurred(one))
            one.issuer = said or _issuer_by_series(one, own, header, territory)


def _one_series(one: _Known, other: _Known) -> bool:
    """True for two numbers of one body, or for one serial and the next ("số 193/UBND-X và Kế hoạch số 194/KH-Y")."""
    if not (other.mention.link == "và" and one.number and other.number):
        return False
    first, second = one.number.serial, other.number.serial
    return _same_body(one, other) or (first.isdecimal() and second.isdecimal() and int(first) + 1 == int(second))


def _same_body(one: _Known, other: _Known) -> bool:
    """True for two numbers with the code of one body."""
    return bool(one.number and other.number and one.number.issuer_codes[:1] == other.number.issuer_codes[:1] != ())


def _issuer_itself(one: _Known, territory: str | None) -> str | None:
    """The issuer that the type, a central body's code or the mention's own words give."""
    if one.is_law and one.mention.type != "pháp lệnh":
        return _ASSEMBLY
    central = _issuer_of(one.number) if one.number else None
    printed = _printed(one.mention.issuer, territory)
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


def _of_centre(one: _Known) -> bool:
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
def _printed(words: str | None, territory: str | None) -> str | None:
    """The full name of the body that `words` name, None where they name none or its territory stays open."""
    if not words:
        return None
    words = _DASHED.sub(" - ", _CHAIR.sub("", words)).replace("uỷ", "ủy").replace("Uỷ", "Ủy")
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


def _issuer_by_series(one: _Known, own: Number | None, header: Header, territory: str | None) -> str | None:
    """The issuer that the paper's own number or its territory gives to a local code."""
    if one.number is None:
        return None
    if _of_series(one, own):
        return header.issuer
    if territory and one.number.issuer_codes[:1] == (
        "VP",
    ):  # the office whose code names no body is that of the provincial government
        return full_name("Văn phòng Ủy ban nhân dân", territory)
    return _issuer_of(one.number, territory) if territory else None


def _shortens(name: str, full: str | None) -> bool:
    """True where `full` goes on from `name`, the name of a body that no table knows as it stands."""
    return full is not None and name not in agencies() and fold(full).startswith(f"{fold(name)} ")


def _of_series(one: _Known, own: Number | None) -> bool:
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


def _territory(header: Header, text: str) -> str | None:
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
