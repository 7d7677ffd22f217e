"""explorer.words: every word that a template or a view asks for is in the table, and none stands there for nothing."""

import re
from pathlib import Path

import pytest

from explorer.words import LANGUAGES, Language, words
from graph.vocabulary import levels
from queries.coverage import Among
from queries.search import FACETS

ROOM = Path(__file__).parent.parent.parent / "explorer"
TEXT = "\n".join(path.read_text("utf-8") for path in [*ROOM.rglob("*.html"), *ROOM.rglob("*.py")])
ASKED = {key for key in re.findall(r"""(?:w\[|say\(|word\(|said\()["']([\w -]+)["']""", TEXT) if not key.endswith("-")}
MADE = re.compile(  # keys that are put together: "facet-" and the name of a facet
    r"^(?:facet|among|role|group|kind|sum|form|http|chain|table|moments?|paper)-"
    r"|^(?:read|mentioned|unresolved|acted|not found|no paper)$"
    r"| unknown$"
)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_that_is_asked_for_is_there(lang: Language) -> None:
    assert set(words(lang)) >= ASKED
    assert all(words(lang).values())


def test_no_word_stands_for_nothing() -> None:
    assert {key for key in words("vi") if not MADE.search(key)} <= ASKED


@pytest.mark.parametrize(
    ("prefix", "names"),
    [
        ("facet", tuple(FACETS)),
        ("among", Among.__args__),  # type: ignore[attr-defined]
        ("kind", ("Agency", "Person", "Territory")),
        ("sum", ("sources", "failed", "papers", "documents", "unresolved")),
    ],
)
def test_words_that_are_put_together(prefix: str, names: tuple[str, ...]) -> None:
    assert {f"{prefix}-{name}" for name in names} <= set(words("vi"))


def test_both_languages_fill_the_same_blanks() -> None:
    for key, vietnamese in words("vi").items():
        assert set(re.findall(r"{\w+}", vietnamese)) == set(re.findall(r"{\w+}", words("en")[key])), key


def test_every_level_has_a_colour_in_the_legend() -> None:
    assert all(re.fullmatch(r"#[0-9a-f]{6}", level.colour) for level in levels().values())
