"""SPARQL 1.1 over HTTP: the protocol, and what it may not do here.

The engine is Oxigraph (pyoxigraph). A query runs in a process of its own, which is ended when its time is over; the
store is opened for reading alone; SERVICE is refused, as it would make this machine call others. There is no update.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from explorer.sparql_worker import RDF_FORMATS, RESULT_FORMATS, TOO_LARGE, WRONG_QUERY
from graph.errors import DanchieuError, StoreError
from graph.namespaces import PREFIXES
from graph.sparql_text import calls_others

__all__ = ["Refused", "Request", "Result", "description_of", "media_wanted", "run"]

SECONDS = 30
MOST_BYTES = 50_000_000


class Refused(DanchieuError):
    """A query that is wrong, that asks for what is not done here, or that took too long; `status` is the HTTP one."""

    def __init__(self, key: str, status: int = 400, **values: object) -> None:
        """Take the key and the values of the sentence and the status."""
        super().__init__(key, **values)
        self.status = status


class Request(msgspec.Struct, frozen=True):
    """A query with the graphs it is about (SPARQL 1.1 Protocol, 2.1.4) and the media types wanted, best first."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()


class Result(msgspec.Struct, frozen=True):
    """An answer in a media type."""

    media: str
    body: bytes


def run(folder: Path, request: Request, *, seconds: float = SECONDS, most_bytes: int = MOST_BYTES) -> Result:
    """Answer `request` over the store in `folder`, whose lock the caller holds.

    The default graph is the union of all unless the request names graphs. Raises `Refused`.
    """
    if calls_others(request.query):
        raise Refused("sparql-service")
    asked = {
        "path": str(folder / "graph"),
        "query": request.query,
        "prefixes": dict(PREFIXES),
        "default_graphs": request.default_graphs,
        "named_graphs": request.named_graphs,
        "accept": request.accept,
        "seconds": int(seconds) + 1,
        "most_bytes": most_bytes,
    }
    command = [sys.executable, "-m", "explorer.sparql_worker"]
    try:
        done = subprocess.run(  # noqa: S603 - this Python, a module of ours
            command, input=json.dumps(asked).encode(), capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise Refused("sparql-too-long", 503, seconds=f"{seconds:g}") from None
    if done.returncode == WRONG_QUERY:
        raise Refused("wrong-sparql", reason=done.stderr.decode("utf-8", "replace").strip())
    if done.returncode == TOO_LARGE:
        raise Refused("sparql-too-large", 413)
    if done.returncode < 0:  # ended by a limit on time or memory
        raise Refused("sparql-too-heavy", 503)
    if done.returncode:
        raise StoreError("sparql-failed", reason=done.stderr.decode("utf-8", "replace").strip()[-500:])
    media, _, body = done.stdout.partition(b"\n")
    return Result(media.decode(), body)


def media_wanted(accept: str) -> tuple[str, ...]:
    """Give the media types of an Accept header that a query can be answered in, best first.

    >>> media_wanted("text/csv;q=0.5, application/sparql-results+xml")
    ('application/sparql-results+xml', 'text/csv')
    """
    liked: list[tuple[float, str]] = []
    for part in accept.split(","):
        name, *options = (piece.strip().lower() for piece in part.split(";"))
        quality = next((o[2:] for o in options if o.startswith("q=")), "1")
        if (name in RESULT_FORMATS or name in RDF_FORMATS) and re.fullmatch(r"[01](?:\.\d{0,3})?", quality):
            liked.append((float(quality), name))
    return tuple(name for quality, name in sorted(liked, key=lambda one: -one[0]) if quality > 0)


def description_of(endpoint: str, graphs: Sequence[str] = ()) -> str:
    """Give the service description (SPARQL 1.1 Service Description) of the endpoint at this address, in Turtle."""
    formats = ", ".join(f"<http://www.w3.org/ns/formats/{name}>" for name in _FORMAT_NAMES)
    named = "".join(f"\n    sd:namedGraph [ a sd:NamedGraph ; sd:name <{graph}> ] ;" for graph in graphs)
    return f"""@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
<{endpoint}> a sd:Service ;
  sd:endpoint <{endpoint}> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:feature sd:UnionDefaultGraph ;
  sd:resultFormat {formats} ;
  sd:defaultDataset [ a sd:Dataset ;{named}
    sd:defaultGraph [ a sd:Graph ] ] .
"""


_FORMAT_NAMES = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples",
    "JSON-LD", "RDF_XML",
)  # fmt: skip
