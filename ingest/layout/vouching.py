"""Say which official name a printed body means: what tables, the kinds of bodies or the paper's own words vouch for.

A scan spoils letters and leaves specks between them. A name is taken as far as it can be read; what no table, no kind
of body and no other sentence of the paper supports is left out, and a body of which nothing is left is None.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from functools import cache

from graph.agencies import agencies, departments, full_name
from graph.casing import BodyKind, is_acronym, is_readable
from graph.tables import read_table
from graph.territories import Province, find_province
from ingest.layout.cues import cue
from ingest.letters import fold

__all__ = ["TERRITORY", "known_body", "vouched"]

TERRITORY = re.compile(r"\b(?:tinh|thanh\s+pho|tp\.?|huyen|quan|thi\s+xa|xa|phuong|thi\s+tran|dac\s+khu)\s+\S")
_PROVINCE_KIND = re.compile(r"(?:tinh|thanh\s+pho|tp\.?|t\.p\.?)\s+")
_SPECKS = " \t*_|\"“”'`.;:[]{}<>~^!/\\=—#+¬«»°"
_ALIKE = 0.75
_CLOSE = 0.86  # "Sở Nội vụ" and "Bộ Nội vụ" are less alike
_READ = 30_000  # characters in which the paper's own words are looked for
_MOST_WORDS = 24


@cache
def _official_names() -> dict[str, str]:
    """Names of tables by their folded letters."""
    names = {}
    bodies = [(body.name, body.aliases) for body in departments().values()]
    bodies += [(body.name, body.aliases) for body in agencies().values()]
    for official, aliases in bodies:
        for name in (*aliases, official):
            if " " in name or official in departments():
                names[_key(name)] = official
    return names


@cache
def _local_names() -> dict[str, str]:
    """Names of provincial bodies by their folded letters."""
    return {_key(name): body.name for body in departments().values() for name in (*body.aliases, body.name)}


@cache
def _body_kinds() -> tuple[tuple[str, str], ...]:
    """How names of bodies begin, folded and as written, the longest first."""
    words = sorted((row.words for row in read_table("graph", "body_kinds", BodyKind)), key=len, reverse=True)
    return tuple((fold(kind), kind) for kind in words)


def _key(name: str) -> str:
    """The folded letters of a name."""
    return re.sub(r"[\W_]", "", fold(name))


def known_body(cell: str) -> str | None:
    """The official name whose letters, marks aside, `cell` has.

    >>> known_body("SỞ Y TẺ"), known_body("SỞ Y TẾ LONG AN")
    ('Sở Y tế', None)
    """
    return _official_names().get(_key(cell))


def vouched(printed: str, place: str | None = None, text: str = "") -> str | None:
    """The name of the body that `printed` means, None where nothing vouches for it.

    `place` is that of the dateline, `text` the paper.

    >>> vouched("SỞ Y' YTÉ"), vouched("ỦY BAN NHÂN DẦN TĨNH QUẢNG NGÃI"), vouched("BÔ5 x,")
    ('Sở Y tế', 'Ủy ban nhân dân tỉnh Quảng Ngãi', None)
    >>> vouched("UBND TĨNH QUANG NGÁÀI", "Quảng Ngãi"), vouched("SỞ Y TẾ (DỰ ÁN TRE")
    ('Ủy ban nhân dân tỉnh Quảng Ngãi', 'Sở Y tế')
    """
    words = [word for word in (word.strip(_SPECKS) for word in _commas_kept(printed)) if word][:_MOST_WORDS]
    words = [word.strip(",") if i in (0, len(words) - 1) else word for i, word in enumerate(words)]
    name = " ".join(words)
    return known_body(name) or _headed(words, place, text) or _close(words, place) or _of_a_kind(words, place, text)


def _commas_kept(printed: str) -> list[str]:
    """The words of `printed`, without specks; a comma between words stays."""
    words = printed.split()
    return [word for word in words if re.search(r"\w", word) or word in ("-", "–", "&")]


def _headed(words: list[str], place: str | None, text: str) -> str | None:
    """The body whose official name stands at the head of `words`, with what can be read behind it."""
    for count in range(len(words) - 1, 0, -1):
        head = known_body(" ".join(words[:count]))
        if head:
            local = _local_names().get(_key(" ".join(words[:count])))
            return _with_rest(head, words[count:], place, local) or _in_text(words, text) or _longer(head, words, count)
    return None


def _with_rest(head: str, rest: list[str], place: str | None, local: str | None = None) -> str | None:
    """`head` with its territory, or with the body that it belongs to, where `rest` names one.

    `local` is the provincial body that is called like the central one ("Bảo hiểm xã hội").
    """
    words = " ".join(rest)
    province, home = _province_in(words), find_province(place)
    if province is None and home and _PROVINCE_KIND.match(fold(words)) and _alike(words, home.title):
        province = home
    if head in agencies() and (province or TERRITORY.match(fold(words))):
        if local is None:
            return head if province else None
        head = local
    department = departments().get(head)
    if province:
        return department.of(province) if department else f"{head} {province.title}"
    if TERRITORY.match(fold(words)):
        named = rest[: next((i for i, word in enumerate(rest) if not is_readable(word)), len(rest))]
        unit = " ".join(named)
        return full_name(f"{head} {unit}") if unit.isupper() else f"{head} {unit}" if unit else None
    above = vouched(words, place) if cue("body").match(fold(words)) else None
    return f"{head} {above}" if above else None


def _longer(head: str, words: list[str], count: int) -> str:
    """`head`, or the longer name that goes on behind it in readable capitals ("Cục Quản lý Dược cổ truyền")."""
    rest = words[count:]
    readable = all(word.isupper() and is_readable(word) for word in rest) and not rest[0].startswith(("-", "–", "("))
    if readable and head in agencies() and cue("branch").match(fold(" ".join(rest))):
        return " ".join([head, *(word if is_acronym(word) else word.lower() for word in rest)])
    return full_name(" ".join(words)) if readable and head not in agencies() else head


def _close(words: list[str], place: str | None) -> str | None:
    """The official body of whose name a scan spoiled a letter or two."""
    for count in range(min(len(words), 12), 1, -1):
        key = _key("".join(words[:count]))
        if len(key) < 5:
            continue
        # Names that differ in length by more than a third are never so close; most need no comparison then.
        near = [name for name in _official_names() if abs(len(name) - len(key)) <= len(key) / 3]
        names = difflib.get_close_matches(key, near, 1, _CLOSE)
        if names and names[0][0] == key[0]:
            head = _official_names()[names[0]]
            return (_with_rest(head, words[count:], place) if words[count:] else None) or head
    return None


def _of_a_kind(words: list[str], place: str | None, text: str) -> str | None:
    """The body of a known kind that no table lists, as far as it can be read."""
    folded = fold(" ".join(words))
    if not cue("body").match(folded):
        return _in_text(words, text, whole=False)
    printed = _in_text(words, text)
    if printed:
        return printed
    stop = next((i for i, word in enumerate(words) if not is_readable(word.strip("(),"))), len(words))
    if stop < 2:
        return None
    name = " ".join(words[:stop]).strip(" -–,(")
    if stop < len(words) and not any(fold(name).startswith(key) for key, _ in _body_kinds()):
        return None
    name = _with_kind(name)
    home = find_province(place)
    name = full_name(name)
    at = fold(name).find(fold(home.name)) if home else -1
    return f"{name[:at]}{home.name}{name[at + len(home.name) :]}" if home and at > 0 else name


def _in_text(words: list[str], text: str, *, whole: bool = True) -> str | None:
    """The name as sentences of the paper print it, letters, marks and case aside; "" in capitals alone.

    Without `whole`, `words` are the rest of a name whose first line is lost: a body's first words must stand before.
    """
    if len(words) < 3 or not text:
        return None
    body = text[:_READ]
    folded = fold(body)
    before = "" if whole else r"(?:[^\W\d_]{1,7}[ \n]){2,5}"
    name = r"[\s,]{1,3}".join(map(re.escape, (fold(word.strip("(),")) for word in words)))
    forms: Counter[str] = Counter()
    for found in re.finditer(rf"\b{before}{name}(?!\w)", folded):
        form = body[found.start() : found.end()].split()
        lost = len(form) - len(words)  # words that may stand before the name, of which the first is its kind
        starts = range(1 if whole else max(lost, 0) + 1)
        at = next((i for i in starts if form[i][0].isupper() and cue("body").match(fold(" ".join(form[i:])))), None)
        if at is not None and any(map(str.islower, form[-1])):
            forms[" ".join(form[at:])] += 1
    return _with_kind(max(forms, key=lambda form: forms[form])) if forms else None


def _with_kind(name: str) -> str:
    """`name` with the words of its kind as the table writes them."""
    kind = next((words for key, words in _body_kinds() if fold(name).startswith(key)), "")
    return f"{kind.upper() if name.isupper() else kind}{name[len(kind) :]}"


def _province_in(words: str) -> Province | None:
    """The province with which `words` begin, what a scan glued behind it left out."""
    kind = _PROVINCE_KIND.match(fold(words))
    tokens = words[kind.end() if kind else 0 :].split()
    sizes = range(len(tokens), 0 if kind else len(tokens) - 1, -1)
    return next(filter(None, (find_province(" ".join(tokens[:size])) for size in sizes)), None)


def _alike(name: str, other: str) -> bool:
    """Tell whether a scan may have made `name` of `other`."""
    return difflib.SequenceMatcher(None, fold(name), fold(other)).ratio() > _ALIKE
