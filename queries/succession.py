"""Bodies through time: who a body is on a day, who bore and bears an assignment.

The tables of `graph` say all of it; the `succeeded_by` edges of the graph are the same facts. What no table tells stays
"unknown".
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from graph.agencies import Department, agencies, departments, level_of
from graph.communes import all_places, origins
from graph.errors import NotFound
from graph.identity import BASE, agency_iri
from graph.instruments import Instrument, instruments_in
from graph.links import Link, links_of
from graph.model import Iri, Node
from graph.parties import body, canonical, is_listed, of_commune, province_in
from graph.territories import districts, find_districts, provinces
from queries.documents import Document
from queries.members import Members, members
from queries.tasks import Task

__all__ = ["Bearer", "Step", "Who", "bearers", "now"]

State = Literal["itself", "succeeded", "split", "ended", "not yet", "unknown"]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """`body` became `successor` (None: it has none) on `day`, which is as precise as the tables are.

    `basis` holds the acts that say so, () where no table names one.
    """

    body: str
    successor: str | None
    day: str | None
    basis: tuple[Instrument, ...] = ()


class Who(msgspec.Struct, frozen=True, kw_only=True):
    """Who `name` is on the day `at`.

    `bodies` are the bodies of that day: itself, its successor ("succeeded") or its successors ("split"), none where it
    "ended"; before it began ("not yet"), who stood in its place. `steps` lead there. `takes_over` is what stands in the
    place of a body of an ended district beside the commune level. "unknown": no table tells of its life.
    """

    name: str
    iri: Iri
    at: str
    state: State
    bodies: tuple[str, ...]
    steps: tuple[Step, ...] = ()
    takes_over: tuple[str, ...] = ()


class Bearer(msgspec.Struct, frozen=True, kw_only=True):
    """Who bears a task: as `name` is told in it, who that was on the day of its document and who it is `now`.

    `then` and `now` have one entry for a single body and one for each member of a group; `group` tells which.
    """

    role: Literal["lead", "coordinate", "reports_to"]
    name: str
    group: Members | None
    then: tuple[Who, ...]
    now: tuple[Who, ...]


def now(name_or_iri: str, at: str, speaker: str | None = None) -> Who:
    """Tell who a body is on the day `at` (ISO); `speaker` is the issuer of the paper that says a name.

    Raises `NotFound` where the name means no single body.

    >>> now("Bộ Giao thông vận tải", "2026-01-01").bodies, now("Bộ Giao thông vận tải", "2021-05-01").bodies
    (('Bộ Xây dựng',), ('Bộ Giao thông vận tải',))
    >>> now("Sở Kế hoạch và Đầu tư tỉnh Kiên Giang", "2025-07-01").bodies
    ('Sở Tài chính tỉnh An Giang',)
    """
    if name_or_iri.startswith(BASE):
        name = _listed().get(name_or_iri) or _of_communes().get(name_or_iri)
    else:
        name = canonical(name_or_iri, speaker, at)
    if name is None:
        raise NotFound("no-one-body", name=name_or_iri)
    return _who(name, at)


@cache
def _listed() -> dict[str, str]:
    """Give the bodies that the tables name, and the committees of districts, by their IRI."""
    names = [*agencies()]
    names += (kind.of(province) for kind in departments().values() for province in provinces().values())
    places = [f"{row.title}, {provinces()[row.province].title}" for row in districts()]
    names += (f"{kind.name} {place}" for kind in departments().values() if kind.below for place in places)
    return {agency_iri(name): name for name in names}


@cache
def _of_communes() -> dict[str, str]:
    """Give the committees and councils of communes by their IRI."""
    kinds = [kind.name for kind in departments().values() if kind.below]
    return {agency_iri(name): name for place in all_places() for kind in kinds if (name := f"{kind} {place.name}")}


@cache
def _who(name: str, at: str) -> Who:
    iri = agency_iri(name)
    known = dict(body(name).properties)
    began, ended = known.get("valid_from"), known.get("valid_to")
    if (began or "") > at:
        before, back = _before(name, at)
        return Who(name=name, iri=iri, at=at, state="not yet", bodies=before, steps=back)
    if is_listed(name):
        if _is_on(ended, at):
            return Who(name=name, iri=iri, at=at, state="itself", bodies=(name,))
        bodies, steps = _after(name, at)
        state: State = "split" if len(bodies) > 1 else "succeeded" if bodies else "ended"
        return Who(name=name, iri=iri, at=at, state=state, bodies=bodies, steps=steps)
    if (kind := _of_district(name)) and level_of(name) != "commune":
        return _district_body(name, kind, at)
    return Who(name=name, iri=iri, at=at, state="unknown", bodies=(name,))


def _is_on(ended: str | None, at: str) -> bool:
    """Tell whether what ends with `ended` is still there; an end known to the month or the year lasts that long."""
    return ended is None or ended >= at[: len(ended)]


def _next_day(ended: str | None) -> str | None:
    """Give the day after the last one, or the month or year of the end where no more is known.

    >>> _next_day("2025-06-30"), _next_day("2007")
    ('2025-07-01', '2007')
    """
    if ended is None or len(ended) < len("2025-06-30"):
        return ended
    return (datetime.date.fromisoformat(ended) + datetime.timedelta(days=1)).isoformat()


def _links(name: str) -> Iterator[Link]:
    party = body(name)
    return (link for link in links_of(Node(party.iri, party.kind, party.properties)) if link.relation == "succeeded_by")


def _after(name: str, at: str) -> tuple[tuple[str, ...], tuple[Step, ...]]:
    """Follow what became of an ended body until the bodies of the day."""
    bodies: list[str] = []
    steps: list[Step] = []
    waiting, seen = [name], {name}
    while waiting:
        one = waiting.pop(0)
        known = dict(body(one).properties)
        ended = known.get("valid_to")
        if (known.get("valid_from") or "") > at:  # what stood in between, no table tells
            continue
        if _is_on(ended, at):
            bodies.append(one)
            continue
        for link in _links(one):
            heir = link.party.name
            steps.append(Step(body=one, successor=heir, day=_next_day(ended), basis=instruments_in(link.source)))
            if heir not in seen:
                seen.add(heir)
                waiting.append(heir)
    return tuple(bodies), tuple(steps)


def _before(name: str, at: str) -> tuple[tuple[str, ...], tuple[Step, ...]]:
    """Follow a body that is not there yet back to those from which it came."""
    bodies: list[str] = []
    steps: list[Step] = []
    waiting, seen = [name], {name}
    while waiting:
        one = waiting.pop(0)
        for older in _forerunners(one):
            known = dict(body(older).properties)
            link = next(link for link in _links(older) if link.party.name == one)
            day, basis = _next_day(known.get("valid_to")), instruments_in(link.source)
            steps.append(Step(body=older, successor=one, day=day, basis=basis))
            if older in seen:
                continue
            seen.add(older)
            if (known.get("valid_from") or "") > at:
                waiting.append(older)
            else:
                bodies.append(older)
    return tuple(bodies), tuple(steps)


def _forerunners(name: str) -> list[str]:
    if name in agencies():
        return [row.name for row in agencies().values() if name in row.successors]
    if committee := of_commune(name):
        return [f"{committee[0].name} {place.name}" for place in origins(committee[1].commune)]
    where = province_in(name)
    if where is None:
        return []
    kinds: dict[str, Department] = {kind.of(where): kind for kind in departments().values()}
    return [full for full, kind in kinds.items() if name in kinds and kinds[name].name in kind.successors]


def _of_district(name: str) -> Department | None:
    """Give the kind of a committee or council of a district, None for any other body."""
    kind = next((k for k in departments().values() if k.below and name.startswith(f"{k.name} ")), None)
    place = name.removeprefix(kind.name).strip().partition(",")[0] if kind else ""
    return kind if kind and find_districts(place) and not place.startswith(("xã", "phường")) else None


def _district_body(name: str, kind: Department, at: str) -> Who:
    """Tell of a district's committee or council: it has no successor, the communes and the province take over."""
    iri, where = agency_iri(name), province_in(name)
    place = name.removeprefix(kind.name).strip().partition(",")[0]
    found = [row for row in find_districts(place) if where and row.province == where.name]
    if not where or not found:
        return Who(name=name, iri=iri, at=at, state="unknown", bodies=(name,))
    ended = max(row.valid_to for row in found)
    if ended >= at:
        return Who(name=name, iri=iri, at=at, state="itself", bodies=(name,))
    row = max(found, key=lambda one: one.valid_to)
    if not row.source:  # merged into another district or renamed earlier; no table says into which
        return Who(name=name, iri=iri, at=at, state="unknown", bodies=())
    step = Step(body=name, successor=None, day=_next_day(ended), basis=instruments_in(row.source))
    heirs = now(kind.of(where), at)
    return Who(name=name, iri=iri, at=at, state="ended", bodies=(), steps=(step, *heirs.steps), takes_over=heirs.bodies)


def bearers(task: Task, document: Document, at: str) -> tuple[Bearer, ...]:
    """Tell of each body that a task of `document` names who it was on the document's day and who it is on `at`.

    A group is expanded to its members of the document's day; a document without a date is asked about at `at`.
    """
    day = document.date or at
    told = (("lead", task.lead), ("coordinate", task.coordinate), ("reports_to", task.reports_to))
    found = []
    for role, names in told:
        for name in names:
            one = canonical(name, document.issuer, day)
            group = None if one else members(name, day, document.issuer)
            single = (one,) if one else group.bodies if group else ()
            found.append(
                Bearer(
                    role=role,  # type: ignore[arg-type]
                    name=name,
                    group=group,
                    then=tuple(_who(each, day) for each in single),
                    now=tuple(_who(each, at) for each in single),
                )
            )
    return tuple(found)
