"""What the tables tell of bodies and territories: of what they are part, where they lie, what became of them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from graph.agencies import agencies, departments
from graph.communes import Place, heirs, place_of
from graph.identity import agency_iri, territory_iri
from graph.model import Node
from graph.parties import Party, body, department_of, districts_in, of_commune, pairs, province_in
from graph.territories import District, Province, find_province, provinces

__all__ = ["Link", "links_of"]


class Link(msgspec.Struct, frozen=True):
    """What the tables say of a body: that it stands in `relation` to `party`, by the instrument `source`."""

    relation: str
    party: Party
    source: str


def _territory(name: str, valid_to: str | None) -> Party:
    return Party(territory_iri(name), "Territory", name, pairs({"name": name, "valid_to": valid_to}))


def _of_province(province: Province) -> Party:
    return _territory(province.title, province.valid_to)


def _of_district(district: District) -> Party:
    name = f"{district.title}, {provinces()[district.province].title}"
    return _territory(name, district.valid_to)


def _of_place(place: Place) -> Party:
    return _territory(place.name, place.commune.valid_to)


def _act_of(place: Place) -> str:
    """Give the act that formed a commune of today."""
    return provinces()[place.commune.province].communes_by or ""


def links_of(node: Node) -> Iterator[Link]:
    """Give what the tables of agencies and territories say of a body or a territory."""
    name = dict(node.properties).get("name", "")
    if node.kind == "Territory" and node.iri == territory_iri(name):
        yield from _links_of_territory(name)
    elif node.kind == "Agency" and node.iri == agency_iri(name):
        yield from _links_of_agency(name)


def _links_of_territory(name: str) -> Iterator[Link]:
    if place := place_of(name):
        above = _of_district(place.district) if place.district else _of_province(provinces()[place.commune.province])
        yield Link("within", above, "")
        for new in map(Place, heirs(place.commune)):
            yield Link("within", _of_place(new), _act_of(new))
        return
    districts = districts_in(name, province_in(name)) if "," in name else ()
    if districts:
        yield Link("within", _of_province(provinces()[districts[0].province]), "")
    elif (province := find_province(name)) and province.successor:
        yield Link("within", _of_province(provinces()[province.successor]), province.source or "")


def _links_of_agency(name: str) -> Iterator[Link]:
    if known := agencies().get(name):
        source = known.source or ""
        if known.parent:
            yield Link("part_of", body(known.parent), source)
        for successor in known.successors:
            yield Link("succeeded_by", body(successor), source)
        return
    province = province_in(name)
    if local := department_of(name):
        kind, province = local
        yield Link("located_in", _of_province(province), "")
        if above := departments().get(kind.parent or ""):
            yield Link("part_of", body((above.in_place(province) or above).of(province)), "")
        elif kind.parent:
            yield Link("part_of", body(kind.parent), "")
        for successor in kind.successors:
            if counterpart := departments().get(successor):
                # A body that began after provinces merged is one of the province of today.
                where = province.today if (counterpart.valid_from or "") > (province.valid_to or "9999") else province
                yield Link(
                    "succeeded_by", body((counterpart.in_place(where) or counterpart).of(where)), kind.source or ""
                )
        if not kind.successors and province.successor:
            heir = provinces()[province.successor]
            if same := kind.in_place(heir):
                yield Link("succeeded_by", body(same.of(heir)), province.source or "")
    elif place := place_of(name):
        yield Link("located_in", _of_place(place), "")
        if committee := of_commune(name):
            for new in map(Place, heirs(place.commune)):
                yield Link("succeeded_by", body(f"{committee[0].name} {new.name}"), _act_of(new))
    elif districts := districts_in(name, province):
        yield Link("located_in", _of_district(districts[0]), "")
    elif province:
        yield Link("located_in", _of_province(province), "")
