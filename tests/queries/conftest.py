"""Libraries of hand-made papers, and the three engines over one library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from neo4j import Driver

from graph.identity import digest_of
from graph.record import Citation, Header, Record, Relation, Task
from graph.stores.library import Library, Reading
from graph.stores.neo4j import push
from graph.stores.networkx import whole
from queries.engines import Cypher, Engine, InMemory, Sparql

# A document as a test names it: "5/KH-UBND An Giang 2024-03-01"; without issuer and date it stays unresolved.
Said = tuple[str, str]
MakeLibrary = Callable[..., Library]
Engines = Callable[[Library], dict[str, Engine]]
ISSUERS = {"CP": "Chính phủ", "TTg": "Thủ tướng Chính phủ", "AG": "Ủy ban nhân dân tỉnh An Giang"}


def _split(name: str) -> tuple[str, str | None, str | None]:
    number, issuer, date = [*name.split(" "), None, None][:3]
    return str(number), ISSUERS.get(issuer or "", issuer and issuer.replace("_", " ")), date


def make_paper(name: str, *said: Said, tasks: tuple[Task, ...] = ()) -> Record:
    """The paper of the document `name`, which stands in each relation of `said` to the document named there."""
    number, issuer, date = _split(name)
    text = f"Số: {number}\n"
    citations, relations = [], []
    for place, (predicate, target) in enumerate(said):
        cited, cited_issuer, cited_date = _split(target)
        start = len(text) + len(f"{predicate} ")
        text += f"{predicate} {cited} của {cited_issuer} ngày {cited_date};\n"
        citations.append(
            Citation(
                quote=cited,
                number=cited,
                type=None,
                date=cited_date,
                issuer=cited_issuer,
                provision=None,
                start=start,
                end=start + len(cited),
                rule="test",
                confidence=0.9,
            )
        )
        if predicate != "cites":
            relations.append(
                Relation(
                    subject="self",
                    predicate=predicate,
                    object=cited,
                    quote=text[start:],
                    start=start,
                    end=start + len(cited),
                    rule="test",
                    confidence=0.8,
                    object_mention=place,
                )
            )
    header = Header(number=number, issuer=issuer, date=date, title=f"Về {number}")
    return Record(
        id=name, document=header, citations=tuple(citations), relations=tuple(relations), tasks=tasks, text=text
    )


@pytest.fixture
def library_of(tmp_path: Path) -> Iterator[MakeLibrary]:
    """Make a library of papers: `library_of(("5/KH AG 2024", ("implements", "1/NQ CP 2024")), …)`."""
    opened: list[Library] = []

    def make(*papers: tuple[object, ...] | Record) -> Library:
        records = [paper if isinstance(paper, Record) else make_paper(*paper) for paper in papers]  # type: ignore[arg-type]
        library = Library(tmp_path / str(len(opened)), write=True)
        opened.append(library)
        library.put(Reading(f"{record.id}.txt", digest_of((record.text or "").encode()), record) for record in records)
        return library

    yield make
    for library in opened:
        library.close()


@pytest.fixture
def engines(neo4j_driver: Driver) -> Engines:
    """Put a library into all three engines."""

    def make(library: Library) -> dict[str, Engine]:
        push(neo4j_driver, library)
        return {"SPARQL": Sparql(library.sparql), "Cypher": Cypher(neo4j_driver), "networkx": InMemory(whole(library))}

    return make
