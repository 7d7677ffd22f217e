"""graph/errors.py: every error that is raised has its sentence in both languages, and every sentence its error."""

from __future__ import annotations

import ast
import pickle
import string
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from graph.errors import AmbiguousNumber, DanchieuError, NotFound, StoreError, UnreadableFile, decoded
from graph.tables import read_table

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("graph", "ingest", "queries", "explorer", "danchieu")
FAMILY = {"AmbiguousNumber", "DanchieuError", "NotFound", "Refused", "StoreError", "UnreadableFile"}


class Row(msgspec.Struct):
    key: str
    vi: str
    en: str


ROWS = {row.key: row for row in read_table("graph", "errors", Row)}


def names(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def calls() -> Iterator[tuple[str, str, set[str] | None]]:
    """Give each place where an error is made, its key and the names of its values (None where they are passed on)."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if not isinstance(node, ast.Call) or not node.args:
                    continue
                called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                inherited = called == "__init__" and isinstance(node.args[0], ast.Constant)
                passed_on = isinstance(node.args[0], ast.Attribute | ast.Name)
                if (called in FAMILY and not passed_on) or inherited:
                    key = node.args[0].value if isinstance(node.args[0], ast.Constant) else ast.unparse(node.args[0])
                    given = {keyword.arg for keyword in node.keywords}
                    place = f"{path.relative_to(ROOT)}:{node.lineno}"
                    yield place, str(key), None if None in given else {name for name in given if name}


CALLS = list(calls())


@pytest.mark.parametrize(("place", "key", "given"), [pytest.param(*call, id=call[0]) for call in CALLS])
def test_every_error_has_its_sentences_with_the_values_it_gives(place: str, key: str, given: set[str] | None) -> None:
    assert key in ROWS, place
    if given is not None:
        assert given == names(ROWS[key].vi)


def test_every_sentence_is_used_and_says_the_same_in_both_languages() -> None:
    assert set(ROWS) == {key for _, key, _ in CALLS}
    for row in ROWS.values():
        assert row.vi
        assert row.en
        assert names(row.vi) == names(row.en), row.key


def test_errors_speak_both_languages() -> None:
    error = UnreadableFile("of-file", path="a.zip", reason=UnreadableFile("binary"))
    assert str(error) == "a.zip: tệp nhị phân, không phải văn bản"
    assert error.sentence("en") == "a.zip: a binary file, not a text"
    several = UnreadableFile("archive-unreadable", reasons=(UnreadableFile("binary"), UnreadableFile("pdf-locked")))
    assert several.sentence("en") == "a binary file, not a text; the PDF file has a password"


@pytest.mark.parametrize(
    "error", [NotFound("not-found", name="5/X"), AmbiguousNumber("ambiguous", ("a", "b"), name="5/X", count=2)]
)
def test_errors_pass_between_processes(error: DanchieuError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.sentence("en"), vars(again)) == (type(error), error.sentence("en"), vars(error))


def test_telling_an_error_never_fails() -> None:
    assert str(StoreError("a key that no table has")) == "a key that no table has"


def test_an_error_is_kept_with_its_values_and_said_in_any_language() -> None:
    reasons = (NotFound("not-found", name="a"), StoreError("no-store", folder="b"))
    inner = UnreadableFile("archive-unreadable", reasons=reasons)
    error = UnreadableFile("of-file", path=Path("x.zip"), reason=inner)
    kept = decoded(error.encoded())
    assert (kept.sentence("vi"), kept.sentence("en")) == (error.sentence("vi"), error.sentence("en"))


@pytest.mark.parametrize("text", ["hỏng", "", "[1]", '{"key": 1}', "null", '"x"', '{"key": "x", "values": 1}'])
def test_what_is_no_encoded_error_is_said_as_it_is(text: str) -> None:
    assert decoded(text).sentence("en") == text
