"""The saved questions in Cypher on the user's own Neo4j: read only, within a time and a number of rows.

Only saved texts are run, with parameters, never text from a page: a server in read mode still fetches files and pages
for LOAD CSV, and calls whatever procedures it has.
"""

from __future__ import annotations

from typing import Any

import msgspec
from neo4j import READ_ACCESS, ManagedTransaction, unit_of_work
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import DanchieuError, StoreError
from graph.stores.neo4j import connect
from queries.saved import Values, saved

__all__ = ["MOST_ROWS", "SECONDS", "Rows", "Server", "run"]

SECONDS = 30.0
MOST_ROWS = 100_000


class Server(msgspec.Struct, frozen=True):
    """A Neo4j that holds the projection of the library; `database` None is the server's own default."""

    uri: str
    user: str | None = None
    password: str | None = None
    database: str | None = None


class Rows(msgspec.Struct, frozen=True):
    """An answer: the names of its columns and the rows in the order that the server gave them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def run(server: Server, name: str, values: Values, *, seconds: float = SECONDS, most: int = MOST_ROWS) -> Rows:
    """Ask the saved question `name` in a read transaction that the server ends after `seconds`.

    Raises `StoreError` where the server cannot be reached or does not answer, and `DanchieuError` where the answer has
    more than `most` rows: it is refused, never cut.
    """
    text = saved(name, "cypher").text

    @unit_of_work(timeout=seconds)
    def ask(transaction: ManagedTransaction) -> Rows:
        result = transaction.run(text, dict(values))
        rows: list[tuple[Any, ...]] = []
        for record in result:
            if len(rows) == most:
                raise DanchieuError("cypher-too-many", most=most)
            rows.append(tuple(record.values()))
        return Rows(tuple(result.keys()), tuple(rows))

    with connect(server.uri, server.user, server.password) as driver:
        try:
            with driver.session(database=server.database, default_access_mode=READ_ACCESS) as session:
                return session.execute_read(ask)
        except (DriverError, Neo4jError, OSError) as error:
            raise StoreError("neo4j-no-answer", reason=error) from error
