"""Make agency nodes of the bodies that papers name, completed by who speaks."""

from __future__ import annotations

import msgspec

from graph.identity import agency_iri, group_iri
from graph.model import Iri

__all__ = ["Party", "parties"]


class Party(msgspec.Struct, frozen=True):
    """A body or a group of bodies: its IRI, the full name, and the properties of its node."""

    iri: Iri
    name: str
    properties: tuple[tuple[str, str], ...]


def parties(printed: str, speaker: str | None) -> tuple[Party, ...]:
    """Give the bodies that `printed` names ("A; B" are two); `speaker` is the issuer of the paper that says so."""
    found = []
    for name in filter(None, (part.strip() for part in printed.split(";"))):
        if name[0].islower() and speaker:
            found.append(Party(group_iri(speaker, name), name, (("group", "true"), ("name", name))))
        else:
            found.append(Party(agency_iri(name), name, (("name", name),)))
    return tuple(found)
