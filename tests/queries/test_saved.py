"""The saved texts stand by themselves, agree with one another and with the vocabulary, and take values safely."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import Store

from graph.errors import DanchieuError
from graph.vocabulary import relations
from queries.chain import chain_relations
from queries.in_memory import ANSWERS
from queries.saved import Language, Parameter, Saved, fill, saved, saved_names

QUESTIONS = (Path(__file__).parent.parent.parent / "docs" / "questions.md").read_text("utf-8")
LANGUAGES: tuple[Language, ...] = ("rq", "cypher")


@pytest.mark.parametrize("name", saved_names())
def test_a_question_is_the_same_in_every_language(name: str) -> None:
    sparql, cypher = (saved(name, language) for language in LANGUAGES)
    assert (sparql.title_vi, sparql.title_en, sparql.parameters) == (
        cypher.title_vi,
        cypher.title_en,
        cypher.parameters,
    )
    assert set(re.findall(r"\$(\w+)", cypher.text)) == {parameter.name for parameter in cypher.parameters}
    assert name in ANSWERS
    assert f"`{name}`" in QUESTIONS, "docs/questions.md says which function asks it, and which command and page"


@pytest.mark.parametrize("name", saved_names())
def test_a_sparql_question_stands_as_saved(name: str) -> None:
    question = saved(name, "rq")
    assert list(Store().query(question.text)) == []
    assert all(f"VALUES ?{parameter.name} {{" in question.text for parameter in question.parameters)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["chain_down", "chain_up", "unresolved"])
def test_a_chain_follows_the_relations_of_the_vocabulary(name: str, language: Language) -> None:
    text = saved(name, language).text
    paths = re.findall(r"\((dch:[\w|:]+)\)[*+]|:([A-Z_]+\|[A-Z_|]+)", text)
    named = {relation.removeprefix("dch:") for path in paths for each in path if each for relation in each.split("|")}
    kinds = [relations()[relation] for relation in chain_relations()]
    assert named == {kind.name if language == "rq" else kind.neo4j for kind in kinds}
    if language == "rq" and name != "unresolved":
        assert set(re.findall(r'\(dch:(\w+) "\1"\)', text)) == set(chain_relations())


TWO = Saved(
    name="two",
    language="rq",
    title_vi="",
    title_en="",
    parameters=(Parameter("word", "word", "", ""), Parameter("other", "iri", "", "")),
    text='SELECT ?word ?other { VALUES ?word { "example" } VALUES ?other { <x:example> } }',
)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("2024-03-01", id="a date"),
        pytest.param('"} SELECT * {', id="quotes and braces stay inside the literal"),
        pytest.param("\\u0022 \\", id="backslashes stay what they are"),
        pytest.param("VALUES ?other { <x:filled> }", id="what was filled in is not filled again"),
        pytest.param("Số\nliệu", id="line breaks"),
    ],
)
def test_a_word_stays_a_word(value: str) -> None:
    (row,) = Store().query(fill(TWO, {"word": value, "other": "x:filled"}))
    assert (row["word"].value, row["other"].value) == (value, "x:filled")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        pytest.param({"root": "x:1> . ?s ?p ?o . <x:2"}, "IRI", id="no IRI can end early"),
        pytest.param({"root": "107/NQ-CP"}, "IRI", id="a number is none"),
        pytest.param({}, "thiếu root", id="missing"),
    ],
)
def test_a_wrong_value_is_refused(values: dict[str, str], message: str) -> None:
    with pytest.raises(DanchieuError, match=message):
        fill(saved("chain_down", "rq"), values)


def test_an_unknown_question_is_named() -> None:
    with pytest.raises(DanchieuError, match=r"nonsense\.rq"):
        saved("nonsense", "rq")
