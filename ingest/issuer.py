"""Read who issues a paper, with its territory, and at which level of government."""

from __future__ import annotations

import difflib
import re
from functools import cache

import msgspec

from graph.agencies import agencies, departments, full_name, issuer_of_code, level_of
from graph.record import Level
from graph.tables import read_table
from graph.territories import Province, find_districts, find_province
from ingest.cues import cue
from ingest.head import DATE, MOTTO, NUMBER
from ingest.layout import Layout
from ingest.letters import fold

__all__ = ["header_bodies", "read_issuer"]

_CELL = re.compile(r"\n|\t|\x00|\s{3,}|\||<br\s*/?>")
_EDGES = " \t*_|\"“”'`.,;:()[]<>~^!/\\=-–—#+¬"
_JOINT_SIGN = re.compile(r"(?:^|/)(?:TTLT|NQLT|TTLB|TT-?LB|LT|LB|QCPH|CTPH|KHLT|HDLT)\b")
_TERRITORY = re.compile(r"\b(?:tinh|thanh\s+pho|tp\.?|huyen|quan|thi\s+xa|xa|phuong|thi\s+tran|dac\s+khu)\s+\S")
_ENACTING = re.compile(r"(?P<who>[^\W\d_][^,;.:]{3,80}?)\s+ban\s+hành\s+[^\W\d_]")
_ENACTED_WITHIN = 60  # paragraphs: an act can have many bases
_NUMBER_CELL = re.compile(r"s[o06]\s*[:;.]")  # a number too spoiled to be read: "Số" is no "SỞ"
_PROVINCE_KIND = re.compile(r"(?:tinh|thanh\s+pho|tp\.?|t\.p\.?)\s+")
_ALIKE = 0.75
_PARTY_COMMITTEE = re.compile(r"(?:tinh|thanh)\s+uy\b")
_PARTY_MOTTO = re.compile(r"dang\s+cong\s+san\s+viet\s+nam")


class BodyKind(msgspec.Struct, frozen=True):
    """The words with which names of a kind of body begin, from the table of `graph.agencies`."""

    words: str


def read_issuer(layout: Layout, sign: str | None, place: str | None) -> tuple[str | None, Level | None]:
    """Give the full official name of the issuer, joint issuers joined by "; ", and its level.

    The names above the number decide; where they are missing or spoiled, the sign of the number with the place does. A
    body below a people's committee or council takes the territory of that one.
    """
    printed = [_mended(name, place) for name in header_bodies(layout)]
    by_sign = _by_sign(sign, place)
    if not printed:
        name = by_sign or _enacting(layout)
        return name, _level(layout, name)
    if len(printed) > 1 and sign and _JOINT_SIGN.search(sign):
        joint = "; ".join(dict.fromkeys(full_name(name) for name in printed))
        return joint, level_of(joint)
    name = _with_superior(printed, place)
    if by_sign and by_sign != name and _prefers_sign(name, by_sign):
        name = by_sign
    return name, _level(layout, name)


def _level(layout: Layout, issuer: str | None) -> Level | None:
    """The level of `issuer`; whoever writes under the Party's name is of the Party."""
    above = layout.text[layout.issuer.start : layout.issuer.end] if layout.issuer else ""
    if issuer and _PARTY_MOTTO.search(fold(above)):
        return "party"
    return level_of(issuer)


def _enacting(layout: Layout) -> str | None:
    """The body that the enacting sentence names ("Bộ trưởng Bộ X ban hành Thông tư …") in a text without masthead."""
    for paragraph in layout.paragraphs[:_ENACTED_WITHIN]:
        found = _ENACTING.match(layout.text, paragraph.start, paragraph.end)
        if found:
            name = full_name(found["who"])
            return name if _official(name) else None
    return None


def header_bodies(layout: Layout) -> list[str]:
    """The bodies named above the number, the superior ones first, as printed."""
    if layout.issuer is None:
        return []
    words = layout.text[layout.issuer.start : layout.issuer.end]
    folded = fold(words)
    for pattern in (MOTTO, NUMBER, DATE):
        for found in pattern.finditer(folded):
            words = words[: found.start()] + "\x00" * (found.end() - found.start()) + words[found.end() :]
    bodies: list[str] = []
    grows = False
    for printed in _CELL.split(words):
        cell = printed.strip(_EDGES)
        if not cell:
            continue
        folded = fold(cell)
        opens = cue("body").match(folded) is not None
        if (
            cue("stamp").match(folded)
            or _NUMBER_CELL.match(folded)
            or not (_in_capitals(cell) or (opens and _official(cell)))
        ):
            grows = False
            continue
        last = fold(bodies[-1]) if bodies else ""
        hangs = grows and (re.search(r"(?:\bva|\bcua|\bcac|[,-])$", last) or cue("hanging").fullmatch(last))
        if opens and not hangs:
            bodies.append(cell)
            grows = True
        elif grows:
            bodies[-1] += " " + cell
    return bodies


def _in_capitals(cell: str) -> bool:
    """Tell whether `cell` is printed in capitals, a damaged letter or two aside."""
    letters = [letter for letter in cell if letter.isalpha()]
    return len(letters) > 1 and sum(map(str.isupper, letters)) >= 0.75 * len(letters)


@cache
def _official_names() -> dict[str, str]:
    """Names of tables by their folded letters."""
    names = {}
    bodies = [(body.name, body.aliases) for body in departments().values()]
    bodies += [(body.name, body.aliases) for body in agencies().values()]
    for official, aliases in bodies:
        for name in (*aliases, official):
            if " " in name or official in departments():
                names[re.sub(r"\W", "", fold(name))] = official
    return names


def _official(cell: str) -> str | None:
    """The official name whose letters, marks aside, `cell` has."""
    return _official_names().get(re.sub(r"\W", "", fold(cell)))


def _mended(name: str, place: str | None = None) -> str:
    """The printed name with the letters that a scan damaged set right, as far as tables and the dateline tell.

    >>> _mended("SỞ Y TẺ"), _mended("ỦY BAN NHÂN DẦN TĨNH QUẢNG NGÃI")
    ('Sở Y tế', 'Ủy ban nhân dân tỉnh Quảng Ngãi')
    >>> _mended("UBND TĨNH QUANG NGÁÀI", "Quảng Ngãi")
    'Ủy ban nhân dân tỉnh Quảng Ngãi'
    """
    official = _official(name)
    if official:
        return official
    words = name.split()
    for count in range(len(words) - 1, 0, -1):
        head = _official(" ".join(words[:count]))
        if head:
            rest = " ".join(words[count:])
            province, home = _province_in(rest), find_province(place)
            if province is None and home and _PROVINCE_KIND.match(fold(rest)) and _alike(rest, home.title):
                province = home
            if province:
                department = departments().get(head)
                return department.of(province) if department else f"{head} {province.title}"
            if _TERRITORY.match(fold(rest)):
                return full_name(f"{head} {rest}") if rest.isupper() else f"{head} {rest}"
            break
    kind = next((words for key, words in _body_kinds() if fold(name).startswith(key)), None)
    return f"{kind.upper()}{name[len(kind) :]}" if kind and name.isupper() else name


@cache
def _body_kinds() -> tuple[tuple[str, str], ...]:
    """How names of bodies begin, folded and as written, the longest first."""
    words = sorted((row.words for row in read_table("graph", "body_kinds", BodyKind)), key=len, reverse=True)
    return tuple((fold(kind), kind) for kind in words)


def _province_in(words: str) -> Province | None:
    """The province with which `words` begin, what a scan glued behind it left out."""
    kind = _PROVINCE_KIND.match(fold(words))
    tokens = words[kind.end() if kind else 0 :].split()
    sizes = range(len(tokens), 0 if kind else len(tokens) - 1, -1)
    return next(filter(None, (find_province(" ".join(tokens[:size])) for size in sizes)), None)


def _with_superior(printed: list[str], place: str | None) -> str:
    """The full name of the last of `printed`, with the territory or name of the body above it where it needs one."""
    name = printed[-1]
    above = printed[-2] if len(printed) > 1 else None
    superior = full_name(above) if above else None
    territory = _territory_of(superior) or place
    folded = fold(name)
    if above and superior and folded.strip() == "van phong":
        return f"Văn phòng {superior}"
    if superior and _PARTY_COMMITTEE.match(fold(superior)):
        return _mended(f"{name} {superior}")
    full = full_name(name, territory if find_province(territory) else None)
    if superior and folded.startswith("doan ") and fold(superior).startswith("hoi dong nhan dan"):
        return f"{full} của {superior}"
    named = _territory_of(superior)
    if named and not _TERRITORY.search(fold(full)) and (level_of(full) not in ("other", "national", "party")):
        return f"{full} {named}"
    return full


def _territory_of(body: str | None) -> str | None:
    """The territory, with its kind, that the name of a committee or council ends with."""
    found = _TERRITORY.search(fold(body)) if body else None
    return body[found.start() :] if body and found else None


def _by_sign(sign: str | None, place: str | None) -> str | None:
    """The body that the number's sign stands for, in the place from which the paper is dated."""
    if not sign:
        return None
    territory = place
    if place and not find_province(place):
        found = find_districts(place)
        territory = found[0].title if len(found) == 1 else None
    return issuer_of_code(sign, territory)


def _prefers_sign(name: str, by_sign: str) -> bool:
    """Tell whether the body of the sign is what a damaged or incomplete header means by `name`."""
    if name == "Chính phủ":  # a page's error: the Government issues under CP alone
        return True
    agency, department = agencies().get(by_sign), _official(by_sign)
    if agency and agency.parent == name:
        return True
    if (
        name.startswith("Ủy ban nhân dân")
        and department
        and not by_sign.startswith(("Ủy ban", "Hội đồng", "Văn phòng"))
    ):
        return True  # the line of the department is missing
    words = name.split()
    heads = [count for count in range(len(words), 0, -1) if _official(" ".join(words[:count]))]
    known = any(count == len(words) or _TERRITORY.match(fold(" ".join(words[count:]))) for count in heads)
    return not known and _alike(name, by_sign)


def _alike(name: str, other: str) -> bool:
    """Tell whether a scan may have made `name` of `other`."""
    return difflib.SequenceMatcher(None, fold(name), fold(other)).ratio() > _ALIKE
