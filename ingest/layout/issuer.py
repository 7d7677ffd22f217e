"""Read who issues a paper, with its territory, and at which level of government."""

from __future__ import annotations

import difflib
import re
from itertools import pairwise

from graph.agencies import agencies, departments, full_name, issuer_of_code, level_of
from graph.record import Level, fold_space
from graph.territories import find_districts, find_province
from ingest.layout.cues import cue
from ingest.layout.finding import Layout
from ingest.layout.head import DATE, MOTTO, NUMBER
from ingest.layout.vouching import TERRITORY, known_body, vouched
from ingest.letters import fold

__all__ = ["header_bodies", "read_issuer"]

_CELL = re.compile(r"\n|\t|\x00|\s{3,}|\||<br\s*/?>")
_AND = re.compile(r"\s[-–]\s?|\s?[-–]\s")
_EDGES = " \t*_|\"“”'`.,;:()[]<>~^!/\\=-–—#+¬"
_JOINT_SIGN = re.compile(r"(?:^|/)(?:TTLT|NQLT|TTLB|TT-?LB|LT|LB|QCPH|CTPH|KHLT|HDLT)\b")
_ENACTING = re.compile(r"(?P<who>[^\W\d_][^,;.:]{3,80}?)\s+ban\s+hành\s+\w")
_ABOVE_BASES = 3  # paragraphs in which who enacts stands above the first basis
_ENACTED_WITHIN = 60  # paragraphs: an act can have many bases
_NUMBER_CELL = re.compile(r"s[o06]\s*[:;.]")  # a number too spoiled to be read: "Số" is no "SỞ"
_LAST = 500  # characters in which a text that breaks off there is signed
_LONGEST = 90
_MOST = 12  # bodies above the number that are looked at
_ALIKE = 0.75
_PARTY_COMMITTEE = re.compile(r"(?:tinh|thanh)\s+uy\b")
_WITHIN = re.compile(r"(?:phong|ban\s+to\s+chuc|bo\s+phan)\s")  # parts of the body above them
_PARTY_MOTTO = re.compile(r"dang\s+cong\s+san\s+viet\s+nam")


def read_issuer(layout: Layout, sign: str | None, place: str | None) -> tuple[str | None, Level | None]:
    """Give the full official name of the issuer, joint issuers joined by "; ", and its level.

    The names above the number decide; where they are missing or spoiled, the sign of the number with the place does. A
    body below a people's committee or council takes the territory of that one.
    """
    bodies = header_bodies(layout)
    joint = (len(bodies) > 1 and sign and _JOINT_SIGN.search(sign)) or any(len(_parts(body)) > 1 for body in bodies)
    by_sign = _by_sign(sign, place)
    names = [vouched(part, place, layout.text) for body in bodies[-_MOST:] for part in _parts(body)]
    printed = list(filter(None, names))
    if not printed:
        name = by_sign or _enacting(layout) or _signing(layout, place)
        return name, _level(layout, name)
    if joint:
        superior = printed.pop(0) if sign and len(printed) > 2 and not _JOINT_SIGN.search(sign) else None
        name = "; ".join(dict.fromkeys(_with_superior([*filter(None, [superior]), body], place) for body in printed))
        return name, level_of(name)
    name = _with_superior(printed, place)
    if by_sign and by_sign != name and (names[-1] is None or _prefers_sign(name, by_sign)):
        name = by_sign
    level = _level(layout, name)
    return name, level or (level_of(printed[-2]) if len(printed) > 1 else None)


def _parts(body: str) -> list[str]:
    """The bodies that one line joins ("BỘ CÔNG AN - BỘ QUỐC PHÒNG")."""
    parts = [part.strip() for part in _AND.split(body)]
    opened = [i for i, part in enumerate(parts) if i == 0 or cue("body").match(fold(part))]
    return [" - ".join(parts[i:j]) for i, j in zip(opened, [*opened[1:], len(parts)], strict=True)]


def _level(layout: Layout, issuer: str | None) -> Level | None:
    """The level of `issuer`; whoever writes under the Party's name is of the Party."""
    above = layout.text[layout.issuer.start : layout.issuer.end] if layout.issuer else ""
    if issuer and _PARTY_MOTTO.search(fold(above)):
        return "party"
    return level_of(issuer)


def _enacting(layout: Layout) -> str | None:
    """The body that a text without masthead names: above its bases, or where it enacts ("Bộ trưởng … ban hành …")."""
    for above, first in pairwise(layout.paragraphs[:_ABOVE_BASES]):
        words = fold_space(layout.text[above.start : above.end])
        if first.kind == "basis" and len(words) < _LONGEST and cue("authority").match(fold(words)):
            name = full_name(words)
            return name if known_body(name) else None
    for paragraph in layout.paragraphs[:_ENACTED_WITHIN]:
        found = _ENACTING.match(layout.text, paragraph.start, paragraph.end)
        if found:
            name = full_name(found["who"])
            return name if known_body(name) else None
    return None


def _signing(layout: Layout, place: str | None) -> str | None:
    """The body in capitals over the signature at the end of a text whose head names none."""
    for line in reversed(layout.text[-_LAST:].split("\n")):
        cell = line.strip(_EDGES)
        if cell.isupper() and len(cell) < _LONGEST and cue("body").match(fold(cell)):
            name = vouched(cell, place)
            return name if name and TERRITORY.search(fold(name)) else None
    return None


def header_bodies(layout: Layout) -> list[str]:
    """The bodies named above the number, the superior ones first, as printed."""
    if layout.issuer is None:
        return []
    words = layout.text[layout.issuer.start : layout.issuer.end]
    date = layout.place_date
    if date and date.start < layout.issuer.end:
        start, end = (max(0, offset - layout.issuer.start) for offset in (date.start, date.end))
        words = words[:start] + "\x00" * (min(end, len(words)) - start) + words[end:]
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
            or not (_in_capitals(cell) or (opens and known_body(cell)))
        ):
            grows = False
            continue
        last = fold(bodies[-1]) if bodies else ""
        hangs = grows and (re.search(r"(?:\bva|\bcua|\bcac|[,-])$", last) or cue("hanging").fullmatch(last))
        if opens and not hangs:
            bodies.append(cell)
            grows = True
        elif grows and not _ends_before(bodies[-1], cell):
            bodies[-1] += " " + cell
        elif grows:
            bodies.append(cell)
    return bodies


def _ends_before(name: str, cell: str) -> bool:
    """Tell whether `name` is complete, so that `cell` is a line of another body whose first word a scan spoiled."""
    known = known_body(name)
    if known_body(f"{name} {cell}") or TERRITORY.match(fold(cell)):
        return False
    territory = _territory_of(name)
    return known in agencies() or bool(territory and find_province(territory))


def _in_capitals(cell: str) -> bool:
    """Tell whether `cell` is printed in capitals, a damaged letter or two aside."""
    letters = [letter for letter in cell if letter.isalpha()]
    return len(letters) > 1 and sum(map(str.isupper, letters)) >= 0.75 * len(letters)


def _with_superior(printed: list[str], place: str | None) -> str:
    """The full name of the last of `printed`, with the territory or name of the body above it where it needs one."""
    name = printed[-1]
    if name in agencies():
        return name
    superior = full_name(printed[-2]) if len(printed) > 1 else None
    territory = _territory_of(superior) or place
    home = territory if find_province(territory) else None
    folded = fold(name)
    full = full_name(name, home)
    if superior is None:
        return full
    above = fold(superior)
    if folded == "van phong" or (folded == "thanh tra" and not above.startswith("uy ban nhan dan")):
        return f"{name} {full_name(superior, home)}"
    if _PARTY_COMMITTEE.match(above):
        return known_body(f"{name} {superior}") or f"{name} {superior}"
    if folded.startswith("doan ") and above.startswith("hoi dong nhan dan"):
        return f"{full} của {superior}"
    if _WITHIN.match(folded) and not TERRITORY.search(fold(full)) and not above.startswith("uy ban nhan dan"):
        return f"{full} {full_name(superior, home)}"
    named = _territory_of(superior)
    if named and not TERRITORY.search(fold(full)) and (level_of(full) not in ("other", "national", "party")):
        return f"{full} {named}"
    return full


def _territory_of(body: str | None) -> str | None:
    """The territory, with its kind, that the name of a committee or council ends with."""
    found = TERRITORY.search(fold(body)) if body else None
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
    agency = agencies().get(by_sign)
    department = known_body(by_sign) or any(by_sign.startswith(body) for body in departments())
    if agency and agency.parent == name:
        return True
    if (
        name.startswith("Ủy ban nhân dân")
        and department
        and not by_sign.startswith(("Ủy ban", "Hội đồng", "Văn phòng"))
    ):
        return True  # the line of the department is missing
    words = name.split()
    heads = [count for count in range(len(words), 0, -1) if known_body(" ".join(words[:count]))]
    rests = (fold(" ".join(words[count:])) for count in heads)
    known = any(not rest or TERRITORY.match(rest) or cue("body").match(rest) for rest in rests)
    return not known and difflib.SequenceMatcher(None, fold(name), fold(by_sign)).ratio() > _ALIKE
