"""Three engines that answer the same questions alike: SPARQL, Cypher and networkx.

A `Question` is a saved text (`queries.saved`) and the form of its rows. Whoever asks does not see which engine answers;
the tests ask all three.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar, cast

import msgspec
import networkx as nx
from neo4j import Driver, RoutingControl
from neo4j.exceptions import DriverError, Neo4jError
from pyoxigraph import QuerySolutions

from graph.errors import StoreError
from queries.in_memory import ANSWERS
from queries.saved import fill, saved

__all__ = ["Cypher", "Engine", "InMemory", "Question", "Sparql"]

Row = TypeVar("Row", bound=msgspec.Struct)
Cells = Mapping[str, Any]


class Question(msgspec.Struct, Generic[Row], frozen=True):
    """The saved question `name` and the class of its rows, whose fields are the columns of the answer."""

    name: str
    row: type[Row]


class Engine(Protocol):
    """Whatever answers questions."""

    def ask(self, question: Question[Row], **values: str | Sequence[str]) -> list[Row]:
        """Give the rows of the answer, each once, sorted."""


class Sparql:
    """Oxigraph, or any other store that answers SPARQL text with pyoxigraph's solutions."""

    def __init__(self, query: Callable[[str], Any]) -> None:
        """Ask through `query`, for example `Library.sparql`."""
        self.query = query

    def ask(self, question: Question[Row], **values: str | Sequence[str]) -> list[Row]:
        """Give the rows of the answer, each once, sorted."""
        return _rows(question, self._cells(fill(saved(question.name, "rq"), values)))

    def _cells(self, text: str) -> Iterator[Cells]:
        solutions = cast(QuerySolutions, self.query(text))
        names = [variable.value for variable in solutions.variables]
        for solution in solutions:
            yield {name: term.value for name in names if (term := solution[name])}


class Cypher:
    """A Neo4j that holds the projection of `graph.stores.neo4j`."""

    def __init__(self, driver: Driver, database: str | None = None) -> None:
        """Ask `database` through `driver`."""
        self.driver = driver
        self.database = database

    def ask(self, question: Question[Row], **values: str | Sequence[str]) -> list[Row]:
        """Give the rows of the answer, each once, sorted. Raises `StoreError` where the server does not answer."""
        text = saved(question.name, "cypher").text
        try:
            answer = self.driver.execute_query(
                text,
                parameters_=dict(values),
                database_=self.database,
                routing_=RoutingControl.READ,
            )
        except (DriverError, Neo4jError, OSError) as error:
            raise StoreError("neo4j-no-answer", reason=error) from error
        return _rows(question, (record.data() for record in answer.records))


class InMemory:
    """A networkx graph of the whole library (`graph.stores.networkx.whole`)."""

    def __init__(self, graph: nx.MultiDiGraph[str]) -> None:
        """Ask `graph`."""
        self.graph = graph

    def ask(self, question: Question[Row], **values: str | Sequence[str]) -> list[Row]:
        """Give the rows of the answer, each once, sorted."""
        return _rows(question, ANSWERS[question.name](self.graph, **values))


def _rows(question: Question[Row], cells: Iterable[Cells]) -> list[Row]:
    """Give typed rows: engines write numbers in their own ways, and an unknown value as null or not at all."""
    rows = {msgspec.convert({k: v for k, v in c.items() if v is not None}, question.row, strict=False) for c in cells}
    return sorted(rows, key=msgspec.json.encode)
