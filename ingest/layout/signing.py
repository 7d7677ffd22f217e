"""Tell apart what stands in a signature: the mode of signing, the position, the person.

Source of the modes: Decree 30/2020/NĐ-CP, Annex I, II.7 (TM., KT., TL., TUQ., Q.); Party papers write T/M, K/T, T/L
(Guidance 36-HD/VPTW).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from graph.tables import read_table
from graph.territories import provinces
from ingest.layout.cues import cue
from ingest.layout.vouching import known_body
from ingest.letters import fold

__all__ = [
    "RECIPIENTS",
    "Signature",
    "bare_name",
    "is_person",
    "known_position",
    "position_in",
    "read_signature",
    "signing_cells",
    "signing_mode",
]

_MODE = re.compile(
    r"(?:^|(?<=\s))(?P<mode>(?:T\s?M|K\s?T|T\s?L|TUQ|T\.U\.Q|Q)(?=\s{0,2}[./])|[TK]/(?:M|T|L|UQ))\s{0,2}[./]?\s{0,3}(?=[A-ZÀ-Ỹ]{2})"
)
_SMALL_MODE = re.compile(r"(?P<mode>TM|KT|TL|TUQ|Q)\s?[./]\s{0,3}(?=[A-ZĐ][a-zà-ỹ])")
# "CHÍNH PH / Ủ", "Tr / ần": page markup parts letters.
_TORN = re.compile(r"(?<=[BCDĐGHKLMNPQRSTVX])\n+(?=[À-Ỹ](?:\n|\s))|(?<=\b[CGKNPTQ][hgriu])\n(?=[à-ỹ])")
_DEPUTY = re.compile(r"(?:^|\s)PH[ÓÒOÔ](?:\s[A-ZĐ]{1,2}){0,4}\W*$")  # "PHÓ G Đ": of the rest a seal left little
_ITEM = re.compile(r"[-–—+•~●]|[*_]\s")
RECIPIENTS = re.compile(r"\W{0,4}\w?\W?[nm]o[iï]\s*nh[ae][nm]\W*")
_COLUMN = re.compile(r"\t|\s{3,}|\||<br\s*/?>|\*\*\s+\*\*")
# A name of three or four words at the end of a line, behind a comma, a mark or what a scan left of another column.
_LAST_NAME = re.compile(
    r"^(?P<before>.*?(?:,\s|[^\w\s]\s|\s[a-zđ]{1,3}\s)|[^\w]*)(?P<name>[^\W\d_]+(?:\s[A-ZĐÀ-Ỹ][^\W\d_]+){2,3})[^\w;]*$"
)
_SIGNED = re.compile(r"\s*\(?[Đđ]ã ký\W*$")
_COPY = re.compile(r"L[ưu]u\s*:")  # behind it stands who wrote the paper
_LOST = 2  # letters at the beginning of a family name
_LIKE = 0.74  # of its letters
_SPOILED_WORD = 5  # letters that a scan may make of "PHÓ" and a seal's specks
_EDGES = " \t\r\n*_|\"“”'`.,;:()[]{}<>~^!/\\=-–—«»‘’•·\u00a0"


class Position(msgspec.Struct, frozen=True):
    """A position as it is properly written."""

    name: str


class Surname(msgspec.Struct, frozen=True):
    """A Vietnamese family name."""

    name: str


class Signature(msgspec.Struct, frozen=True):
    """Who signed, in which position and mode."""

    signer: str | None = None
    position: str | None = None
    mode: str | None = None


@cache
def _positions() -> dict[str, str]:
    """Positions by their folded names without spaces."""
    return {re.sub(r"\W", "", fold(row.name)): row.name for row in read_table("ingest", "positions", Position)}


@cache
def _written_surnames() -> frozenset[str]:
    """Family names with their marks."""
    return frozenset(row.name for row in read_table("ingest", "surnames", Surname))


@cache
def _surnames() -> frozenset[str]:
    """Folded family names."""
    return frozenset(map(fold, _written_surnames()))


def signing_mode(cell: str) -> str | None:
    """The mode of signing with which `cell` begins.

    >>> signing_mode("KT. CHỦ TỊCH"), signing_mode("T/M BỘ CHÍNH TRỊ"), signing_mode("CHỦ TỊCH")
    ('KT', 'TM', None)
    >>> signing_mode("TL. Hiệu trưởng"), signing_mode("TM. Nguyễn")
    ('TL', None)
    """
    cell = cell.lstrip(_EDGES)
    found = _MODE.match(cell) or _SMALL_MODE.match(cell)
    if found and found.re is _SMALL_MODE and not known_position(cell[found.end() :]):
        return None
    return re.sub(r"\W", "", found["mode"]) if found else None


@lru_cache(maxsize=4096)
def known_position(cell: str, *, spoiled: bool = False) -> str | None:
    """The position that `cell` names, properly written; with `spoiled`, also where a scan damaged a letter or two.

    >>> known_position("PHÓ CHỦ TỊCH"), known_position("VỤ TRƯỞNG VỤ PHÁP CHẾ"), known_position("PHÒNG HỌP")
    ('Phó Chủ tịch', 'Vụ trưởng Vụ pháp chế', None)
    """
    cell = cell.strip(_EDGES)
    key = re.sub(r"\W", "", fold(cell))
    if len(key) < 5 or len(key) > 90:
        return None
    exact = _positions().get(key)
    if exact:
        return exact
    words = cell.split() if cell.isupper() else []
    for count in range(min(len(words) - 1, 6), 1, -1):
        head = _positions().get(re.sub(r"\W", "", fold("".join(words[:count]))))
        if head:
            rest = " ".join(words[count:])
            body = known_body(rest)
            named = body if body and len(body.split()) == len(rest.split()) else _lowered(words[count:])
            return f"{head} {named}"
    if spoiled and len(key) > 6:
        close = difflib.get_close_matches(key, _positions(), 1, 0.84)
        return _positions()[close[0]] if close else None
    return None


def _lowered(words: list[str]) -> str:
    """The rest of a position, in capitals as printed, the way it is written in a sentence."""
    if not " ".join(words).isupper():
        return " ".join(words)
    kinds = {fold(province.kind): province.kind for province in provinces().values()}  # "UBND TĨNH"
    out = [word if _is_acronym(word) else kinds.get(fold(word), word.lower()) for word in words]
    return " ".join([out[0] if _is_acronym(words[0]) else out[0].capitalize(), *out[1:]])


def _is_acronym(word: str) -> bool:
    """Tell whether `word` cannot be a syllable (UBND, KHCN&MT)."""
    return bool(re.search(r"&|[bcdđghklmnpqrstvx]{3}", fold(word))) or word in {"TP", "HĐND", "UBND", "TW"}


@lru_cache(maxsize=4096)
def is_person(cell: str) -> bool:
    """Tell whether `cell` is a person's name and nothing else.

    >>> is_person("Lý Thị Hoa Sen"), is_person("Lưu: VT"), is_person("Sở Tư pháp")
    (True, False, False)
    """
    words = bare_name(cell).split()
    if not 2 <= len(words) <= 6 or any(not word.isalpha() for word in words):
        return False
    if fold(words[0]) not in _surnames() or known_position(cell):
        return False
    return all(word[0].isupper() and (word[1:].islower() or len(word) == 1) for word in words)


@lru_cache(maxsize=4096)
def signing_cells(line: str) -> tuple[str, ...]:
    """The cells of a line below the body, without the items of the recipients' list.

    >>> signing_cells("- Như trên;          PHÓ GIÁM ĐỐC")
    ('PHÓ GIÁM ĐỐC',)
    """
    cells = []
    for printed in _COLUMN.split(line):
        cell = printed.strip()
        listed = _ITEM.match(cell) is not None
        cell = cell.strip(" *_`>#")
        heading = RECIPIENTS.match(fold(cell[:30]))
        if heading:
            cell = cell[heading.end() :].strip()
            mode = _MODE.search(cell)
            cell = cell[mode.start() :] if mode else cell
        elif listed or re.match(r"\W{0,2}(?:Lưu|Như )", cell):
            cell = _tail(cell)
        elif ";" in cell[:-1]:
            cell = _tail(cell) or cell
        if cell:
            cells.append(cell)
    return tuple(cells)


def _tail(item: str) -> str:
    """What a scan has glued to the end of a recipients' item: a position in capitals, or a name."""
    capitals = re.search(
        r"(?:^|[;.,)\s])\s*((?:\W?[A-ZĐÀ-Ỹ]\w?\s)?)((?:[A-Z]{1,3}[./]\s?)?[A-ZĐÀ-Ỹ]{2,}(?:\s[A-ZĐÀ-Ỹ]{2,})+)\W*$", item
    )
    if capitals and (known_position(capitals[2], spoiled=True) or known_position(capitals[1] + capitals[2])):
        return capitals[1] + capitals[2]  # with what is left of "PHÓ" before it
    deputy = _DEPUTY.search(item)
    if deputy:
        return deputy[0].strip()
    name = re.search(r"(?:[;.)]|\d\s)\s*\W{0,3}((?:[A-ZĐÀ-Ỹ][a-zà-ỹ]+\s?){2,5})\W*$", item)
    return name[1] if name and is_person(name[1]) else ""


def read_signature(block: str) -> Signature:
    """Read the signature out of `block`, the text below the body.

    The signer is the first person below a mode or a position, his position the first one below the last mode. Where a
    scan spoiled the modes, a position over its deputy ("GIÁM ĐỐC / PHÓ GIÁM ĐỐC") tells KT.
    """
    modes: list[str] = []
    positions: list[str] = []  # since the last mode
    whom = signer = alone = None
    reads_on = True  # until another paper's signature begins
    for cell in _cells_of(block):
        folded = fold(cell)
        if cell.isupper() and (
            (cue("copy").search(folded) and (modes or positions)) or (cue("approval").match(folded) and alone)
        ):
            reads_on = False
            break  # what follows is signed by another
        mode, position = signing_mode(cell), position_in(cell)
        behind = _MODE.search(cell) if position and not mode else None
        mode = signing_mode(cell[behind.start() :]) if behind else mode
        if positions and not mode and _is_repeated(cell, positions[0]):
            position = known_position(f"Phó {positions[0]}")
        if mode:
            modes.append(mode)
            positions, whom = [], position
        elif position:
            positions.append(position)
        elif (modes or positions) and (is_person(cell) or _is_person_in_capitals(cell)):
            signer = bare_name(cell)
            break
        elif is_person(cell) and min(map(len, bare_name(cell).split())) > 1:
            alone = bare_name(cell)
        elif _DEPUTY.search(cell) and ((positions and not modes) or (whom and not positions)):
            deputy = known_position(f"Phó {positions[0] if positions else whom}")
            positions += [deputy] if deputy else []
    signer = signer or (alone if not positions and not modes else None)
    signer = signer or (_last_person(block) if reads_on else None)
    if modes[-1:] == ["Q"] and whom and not positions:  # who acts as X signs as X
        positions.append(whom)
    position = positions[0] if positions else None
    deputy = known_position(f"Phó {position}") if position else None
    if deputy and not modes and deputy in positions:
        modes.append("KT")
        position = deputy
    elif deputy and position == whom and modes[-1:] == ["KT"]:  # who signs for X is no X: a scan lost "PHÓ"
        position = deputy
    return Signature(signer, position, "; ".join(dict.fromkeys(modes)) or None)


def _last_person(block: str) -> str | None:
    """The last name of `block` that a scan glued to a recipient's line, or the family name of which it spoiled."""
    for line in reversed(block.split("\n")):
        found = _LAST_NAME.search(line)
        if found is None or _COPY.search(line):
            continue
        name = found["name"]
        if is_person(name) or (not found["before"].strip(_EDGES) and _is_spoiled_person(name)):
            return bare_name(name)
    return None


def _is_spoiled_person(cell: str) -> bool:
    """Tell whether `cell` is a person's name of whose family name a scan lost or changed a letter or two.

    >>> _is_spoiled_person("Prẫn Phước Hiền"), _is_spoiled_person("guyên Trúc Giang"), _is_spoiled_person("Ban Dân tộc")
    (True, True, False)
    """
    first, *rest = cell.split()
    if cue("body").match(fold(cell)) or known_position(cell) or not all(word.istitle() for word in rest):
        return False
    key = fold(first)
    ends = len(key) > 1 and any(name.endswith(key) and len(name) <= len(key) + _LOST for name in _surnames())
    return ends or (len(key) > 3 and bool(difflib.get_close_matches(key, _surnames(), 1, _LIKE)))


def _is_person_in_capitals(cell: str) -> bool:
    """Tell whether `cell`, below a position, is a person's name in capitals."""
    words = bare_name(cell).split()
    if not cell.isupper() or len(words) not in (3, 4):
        return False
    name = " ".join(words).title()
    return is_person(name) and name.split()[0] in _written_surnames()


def _is_repeated(cell: str, position: str) -> bool:
    """Tell whether `cell` says `position` once more behind a spoiled word: that word was "PHÓ".

    >>> _is_repeated("HHÖ GIẦM ĐỐC", "Giám đốc"), _is_repeated("GIÁM ĐỐC", "Giám đốc")
    (True, False)
    """
    letters, name = re.sub(r"[\W_]", "", fold(cell)), re.sub(r"\W", "", fold(position))
    return letters.endswith(name) and 0 < len(letters) - len(name) <= _SPOILED_WORD and not letters.startswith("pho")


def _cells_of(block: str) -> Iterator[str]:
    """The cells of the lines of `block`, a family name joined to what the next line goes on with."""
    surname = ""
    for line in _TORN.sub("", block).split("\n"):
        for printed in signing_cells(line):
            cell = f"{surname} {printed}" if surname else printed
            surname = cell if cell.isalpha() and fold(cell) in _surnames() else ""
            yield cell


def position_in(cell: str) -> str | None:
    """The position that a cell of a signature names, the noise of a seal or a recipients' item before it left out.

    >>> position_in("V“T. GIÁM ĐÓC"), position_in("“BGĐSYT; PHÓ GIÁM ĐỚC"), position_in("- Như trên;")
    ('Giám đốc', 'Phó Giám đốc', None)
    """
    cell = re.sub(r"(?<=[A-ZĐÀ-Ỹ]{3})[a-z]{0,2}\W*$", "", cell.strip(_EDGES))
    whole = known_position(cell)
    if whole:
        return whole
    capitals = re.search(r"(?:^|[^\w\s]|\s)\s*([A-ZĐÀ-Ỹ]{2,}(?:\s[A-ZĐÀ-Ỹ]{2,})+)\W*$", cell)
    return known_position(capitals[1], spoiled=True) if capitals else None


def bare_name(cell: str) -> str:
    """A person's name without rank, title and "(đã ký)"."""
    name = _SIGNED.sub("", cell).strip(_EDGES + "0123456789")
    while found := cue("rank").match(fold(name)):
        name = name[found.end() :].strip(_EDGES)
    return " ".join(name.split())
