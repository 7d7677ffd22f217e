"""What a view answers, and the forms in which it is sent: a page, a table, data, linked data."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import msgspec

__all__ = ["FORMS", "Answer", "Form", "Table", "cells", "choose_form", "csv_text", "encode_json"]


class Form(msgspec.Struct, frozen=True):
    """A form of an answer: its media type, the extension of a saved file, and the name of its link on the page."""

    media: str
    extension: str
    label: str


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "html": Form("text/html", "html", "HTML"),
        "csv": Form("text/csv", "csv", "CSV"),
        "json": Form("application/json", "json", "JSON"),
        "ttl": Form("text/turtle", "ttl", "Turtle"),
        "jsonld": Form("application/ld+json", "jsonld", "JSON-LD"),
        "nt": Form("application/n-triples", "nt", "N-Triples"),
        "picture": Form("text/html", "html", "picture"),
        "gexf": Form("application/gexf+xml", "gexf", "GEXF"),
        "graphml": Form("application/graphml+xml", "graphml", "GraphML"),
        "jpeg": Form("image/jpeg", "jpg", "JPEG"),
        "ics": Form("text/calendar", "ics", "iCalendar"),
        "txt": Form("text/plain", "txt", "TXT"),
        "xml": Form("application/sparql-results+xml", "xml", "XML"),
        "tsv": Form("text/tab-separated-values", "tsv", "TSV"),
        "rdf": Form("application/rdf+xml", "rdf", "RDF/XML"),
    }
)


class Table(msgspec.Struct, frozen=True):
    """Rows under named columns: what CSV shows of an answer."""

    columns: tuple[str, ...]
    rows: Sequence[Mapping[str, Any]]


def cells(one: object, names: Iterable[str]) -> dict[str, Any]:
    """Give the fields `names` of a record as cells of a row.

    >>> cells(FORMS["csv"], ["label", "media"])
    {'label': 'CSV', 'media': 'text/csv'}
    """
    return {name: getattr(one, name) for name in names}


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a view found: `context` for `template`, `data` for JSON, `table` for CSV, other forms made when asked for.

    `name` is the name of a saved file, without extension; `lasting` says that the address always gives these bytes.
    """

    template: str
    context: Mapping[str, Any]
    data: Any = None
    table: Table | None = None
    others: Mapping[str, Callable[[], bytes]] = MappingProxyType({})
    name: str = "danchieu"
    status: int = 200
    lasting: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that this answer has, the page first."""
        forms = ["html"] if self.template else []
        if self.table is not None:
            forms.append("csv")
        if self.data is not None:
            forms.append("json")
        return (*forms, *self.others)

    def body(self, form: str) -> bytes:
        """Give the answer in one of its forms other than the page."""
        if form == "csv" and self.table is not None:
            return csv_text(self.table.rows, self.table.columns).encode("utf-8-sig")  # the mark that spreadsheets want
        if form == "json" and self.data is not None:
            return encode_json(self.data)
        return self.others[form]()


def encode_json(data: Any) -> bytes:
    """Give `data` as indented JSON in UTF-8."""
    return msgspec.json.format(msgspec.json.encode(data), indent=2)


# A spreadsheet takes a cell that begins so for a formula, and what a paper says must stay words.
_FORMULA = re.compile(r"[=+@\-\t\r](?!\d*(?:[.,]\d+)?$)")


def csv_text(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> str:
    r"""Give `rows` as CSV (RFC 4180) with a header line; lists are joined by "; ", None is empty.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.

    >>> csv_text([{"a": ("x", "y"), "b": "=1+1"}], ["a", "b"])
    "a,b\r\nx; y,'=1+1\r\n"
    """
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    return stream.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        value = "; ".join(str(item) for item in value)
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return "" if value is None else value


def choose_form(accept: str, forms: Sequence[str]) -> str:
    """Give the form among `forms` that an Accept header likes best, the first where it likes none or says nothing.

    >>> choose_form("text/turtle, text/html;q=0.5", ("html", "ttl"))
    'ttl'
    >>> choose_form("*/*", ("html", "ttl"))
    'html'
    """
    best, chosen = 0.0, forms[0]
    for form in forms:
        if form == "picture":  # a page of its own, never what a browser means by text/html
            continue
        if (liking := _liking(accept, FORMS[form].media)) > best:
            best, chosen = liking, form
    return chosen


def _liking(accept: str, media: str) -> float:
    """Give the quality that the most specific fitting range of an Accept header has (RFC 9110, 12.5.1)."""
    found = (0, 0.0)
    for part in accept.split(","):
        name, *options = (piece.strip().lower() for piece in part.split(";"))
        if name not in (media, media.split("/", maxsplit=1)[0] + "/*", "*/*"):
            continue
        specific = 3 if name == media else 1 if name == "*/*" else 2
        quality = next((option[2:] for option in options if option.startswith("q=")), "1")
        if re.fullmatch(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)", quality):
            found = max(found, (specific, float(quality)))
    return found[1]
