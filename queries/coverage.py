"""Who has carried a document out: of each body that could be expected to, the first paper in the chain and its route.

Three states are kept apart: a body has acted; the store holds papers of it from that time, but none in the chain; the
store holds no paper of it, so that nothing can be said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

import msgspec

from graph.agencies import agencies, departments, fold_name
from graph.errors import DanchieuError
from graph.model import Iri
from graph.parties import province_in
from graph.territories import Province, districts, find_province, provinces
from queries.branches import days_between, provinces_on, today
from queries.chain import WHOLE, Chain, Limits, chain
from queries.documents import Document
from queries.engines import Engine, Question
from queries.members import stands

__all__ = ["Among", "Coverage", "Covered", "coverage"]

Among = Literal["provinces", "ministries", "departments", "districts", "addressees"]
State = Literal["acted", "not found", "no paper"]
STATES: tuple[State, ...] = ("acted", "not found", "no paper")


class Covered(msgspec.Struct, frozen=True, kw_only=True):
    """One expected body. `first` is its earliest paper in the chain, `route` leads from there to the root.

    `days` passed from the root's date to the paper's, None where one of them is not known to the day.
    """

    body: str
    state: State
    first: Iri | None = None
    days: int | None = None
    route: tuple[Iri, ...] = ()


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """The expected bodies, those first that acted first. `groups` are addressees that name no single body."""

    root: Iri
    among: Among
    at: str
    bodies: tuple[Covered, ...]
    groups: tuple[str, ...]
    documents: tuple[Document, ...]

    def count(self, state: State) -> int:
        """Give how many bodies are in `state`."""
        return sum(body.state == state for body in self.bodies)

    def to_builtins(self) -> dict[str, Any]:
        """Give the coverage as plain dicts and lists: the form of `danchieu coverage --format json`."""
        built: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self))
        return built


class _Issuer(msgspec.Struct, frozen=True):
    agency: Iri
    name: str


class _Addressee(msgspec.Struct, frozen=True):
    document: Iri
    agency: Iri
    name: str
    group: str | None = None


class _Expected(msgspec.Struct, frozen=True):
    """Who is expected, and which of them the issuer of a given name is."""

    bodies: tuple[str, ...]
    of: Callable[[str], str | None]
    groups: tuple[str, ...] = ()


_LIST = re.compile(r"[,;]|\bvà\b")
ISSUERS = Question("issuers", _Issuer)
ADDRESSEES = Question("addressees", _Addressee)


def coverage(
    engine: Engine,
    root: Iri,
    among: Among = "provinces",
    *,
    at: str | None = None,
    province: str | None = None,
    limits: Limits = WHOLE,
) -> Coverage:
    """Tell who of `among` has a paper in the chain down from `root`.

    Bodies are those of the day `at` (ISO; the root's date by default): papers of a body that had ended by then count
    for its successor. `departments` and `districts` are those of `province`; `addressees` are the bodies that the root
    addresses or gives tasks to lead. Raises `NotFound` where the graph lacks the root.
    """
    found = chain(engine, root, "down", limits)
    cards = {card.id: card for card in found.nodes}
    began = cards[root].date or ""
    day = at or (began if len(began) == len("2024-01-01") else today().isoformat())
    expected = _expected(engine, root, among, day, province)
    papers: dict[str, list[Document]] = defaultdict(list)
    for card in found.nodes:
        for body in _bodies(card.issuer, expected) if card.id != root else ():
            papers[body].append(card)
    heard = {
        body for row in engine.ask(ISSUERS, since=began or "0000") for body in _bodies(row.name, expected)
    } | papers.keys()
    onward = _onward(found)
    covered = [_covered(body, papers.get(body), body in heard, cards[root], onward) for body in expected.bodies]
    covered.sort(key=lambda one: (STATES.index(one.state), 10**9 if one.days is None else one.days, one.body))
    shown = {root} | {iri for one in covered for iri in one.route}
    return Coverage(
        root=root,
        among=among,
        at=day,
        bodies=tuple(covered),
        groups=expected.groups,
        documents=tuple(card for card in found.nodes if card.id in shown),
    )


def _covered(
    body: str, papers: list[Document] | None, heard: bool, root: Document, onward: Mapping[Iri, Iri]
) -> Covered:
    if not papers:
        return Covered(body=body, state="not found" if heard else "no paper")
    first = min(papers, key=lambda card: (card.date or "9999", card.id))
    route = [first.id]
    while route[-1] != root.id:
        route.append(onward[route[-1]])
    return Covered(
        body=body, state="acted", first=first.id, days=days_between(root.date, first.date), route=tuple(route)
    )


def _onward(found: Chain) -> dict[Iri, Iri]:
    """Give for each document of the chain the next one on a shortest way to the root; nodes come nearest first."""
    near: dict[Iri, list[Iri]] = defaultdict(list)
    for hop in found.edges:
        near[hop.target].append(hop.source)
    onward: dict[Iri, Iri] = {}
    border = [found.root]
    seen = {found.root}
    while border:
        reached: dict[Iri, Iri] = {}
        for iri in border:
            for far in near[iri]:
                if far not in seen:
                    reached[far] = min(iri, reached.get(far, iri))
        onward |= reached
        seen |= reached.keys()
        border = sorted(reached)
    return onward


def _bodies(issuer: str | None, expected: _Expected) -> Iterable[str]:
    wanted = set(expected.bodies)
    return {body for name in (issuer or "").split("; ") if (body := expected.of(name)) in wanted and body}


def _expected(engine: Engine, root: Iri, among: Among, day: str, province: str | None) -> _Expected:
    if among == "provinces":
        return _Expected(tuple(provinces_on(day)), lambda name: _province_of(name, day))
    if among == "ministries":
        there = [row.name for row in agencies().values() if row.level == "ministry" and stands(row, day)]
        return _Expected(tuple(there), lambda name: _ministry_of(name, day))
    if among == "addressees":
        return _addressed(engine.ask(ADDRESSEES, document=[root]), day)
    where = find_province(province)
    if where is None:
        raise DanchieuError("no-province", name=province or "?")
    if among == "departments":
        kinds = [row for row in departments().values() if stands(row, day) and row.only_in in (None, where.kind)]
        names = [row.of(where) for row in kinds]
    else:
        names = [row.title for row in districts() if row.province == where.name and row.valid_to >= day]
        return _Expected(tuple(names), lambda name: _district_of(name, where, names))
    named = {fold_name(name): name for name in names}
    return _Expected(tuple(names), lambda name: named.get(fold_name(name)))


def _addressed(rows: Iterable[_Addressee], day: str) -> _Expected:
    """Expect who is named, and every province that a group names ("UBND các tỉnh An Giang, Bến Tre")."""
    named: dict[str, str] = {}
    placed: dict[str, str] = {}
    groups: set[str] = set()
    for row in rows:
        if not row.group:
            named[fold_name(row.name)] = row.name
        elif listed := {found for part in _LIST.split(row.name) if (found := _province_of(part, day))}:
            placed |= {name: provinces()[name].title for name in listed}
        else:
            groups.add(row.name)
    return _Expected(
        (*sorted(set(named.values())), *sorted(placed.values())),
        lambda name: named.get(fold_name(name)) or placed.get(_province_of(name, day) or ""),
        tuple(sorted(groups)),
    )


def _province_of(name: str, day: str) -> str | None:
    province = province_in(name)
    while province and province.successor and province.valid_to and province.valid_to < day:
        province = provinces()[province.successor]
    return province.name if province else None


def _ministry_of(name: str, day: str) -> str | None:
    agency = agencies().get(name)
    while agency and not stands(agency, day) and len(agency.successors) == 1:
        agency = agencies().get(agency.successors[0])
    return agency.name if agency else None


def _district_of(name: str, where: Province, titles: list[str]) -> str | None:
    if province_in(name) != where:
        return None
    said = fold_name(name)
    return max((title for title in titles if fold_name(title) in said), key=len, default=None)
