"""Edges between documents with the words that prove them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from graph.model import Iri
from queries.engines import Engine, Question

__all__ = ["Hop", "PartProofRow", "Proof", "ProofRow", "hops_between", "hops_of"]


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """The words that say so: `quote` stands from `start` to `end` in `paper`, which is a text of `document`."""

    document: Iri
    quote: str
    start: int
    end: int
    paper: Iri
    rule: str
    confidence: float


class Hop(msgspec.Struct, frozen=True, kw_only=True):
    """One edge: `source` stands in `relation` to `target`. The surest proof comes first."""

    source: Iri
    target: Iri
    relation: str
    evidence: tuple[Proof, ...]


class ProofRow(msgspec.Struct, frozen=True, kw_only=True):
    """One proof of one edge, as the saved questions give it."""

    source: Iri
    relation: str
    target: Iri
    document: Iri
    paper: Iri
    start: int
    end: int
    quote: str
    rule: str
    confidence: float


class PartProofRow(ProofRow, frozen=True, kw_only=True):
    """One proof of one edge; `provision` is the part of the target that its words name."""

    provision: str | None = None


EVIDENCE = Question("evidence", ProofRow)


def hops_of(rows: Iterable[ProofRow]) -> list[Hop]:
    """Gather proofs into edges, sorted by source, target and relation."""
    proofs: dict[tuple[Iri, Iri, str], list[Proof]] = defaultdict(list)
    for row in rows:
        proofs[row.source, row.target, row.relation].append(
            Proof(
                document=row.document,
                quote=row.quote,
                start=row.start,
                end=row.end,
                paper=row.paper,
                rule=row.rule,
                confidence=row.confidence,
            )
        )
    return [
        Hop(source=source, target=target, relation=relation, evidence=tuple(sorted(found, key=_surest)))
        for (source, target, relation), found in sorted(proofs.items())
    ]


def _surest(proof: Proof) -> tuple[float, Iri, Iri, int, int, str]:
    return -proof.confidence, proof.document, proof.paper, proof.start, proof.end, proof.rule


def hops_between(engine: Engine, iris: Iterable[Iri]) -> list[Hop]:
    """Give every edge of which both ends are among `iris`."""
    ends = sorted(set(iris))
    return hops_of(engine.ask(EVIDENCE, source=ends, target=ends))
