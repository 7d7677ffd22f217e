"""graph.places: boxes as they are kept, and the strokes that mark them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.places import Box, Places, marks_of


@st.composite
def boxes(draw: st.DrawFn) -> list[Box]:
    """Words in text order on pages in any order, with edges in the steps that are kept."""
    found, offset = [], 0
    for _ in range(draw(st.integers(0, 30))):
        offset += draw(st.integers(0, 5))
        end = offset + draw(st.integers(1, 12))
        left, right = sorted(draw(st.tuples(st.integers(0, 10_000), st.integers(0, 10_000))))
        top, bottom = sorted(draw(st.tuples(st.integers(0, 10_000), st.integers(0, 10_000))))
        edges = (edge / 10_000 for edge in (left, top, right, bottom))
        found.append(Box(offset, end, draw(st.integers(1, 9)), *edges))
        offset = end
    return found


@given(boxes(), st.integers(0, 12))
def test_what_is_packed_comes_back(words: list[Box], last: int) -> None:
    places = Places.of(words, last)
    assert Places.unpacked(places.packed()) == places
    assert [places.pages.page_at(word.start) for word in words] == [word.page for word in words]
    assert [places.between(word.start, word.end) for word in words] == [(word,) for word in words]


def test_without_boxes_there_is_no_page() -> None:
    assert Places.of([], 3).packed() == (b"", b"")
    assert Places.unpacked((b"", b"")).pages.page_at(0) is None


def word(start: int, left: float, top: float, page: int = 1) -> Box:
    return Box(start, start + 4, page, left, top, left + 0.08, top + 0.02)


@pytest.mark.parametrize(
    ("words", "strokes"),
    [
        pytest.param([word(0, 0.1, 0.1), word(5, 0.19, 0.1)], 1, id="words of a line are one stroke"),
        pytest.param([word(0, 0.8, 0.1), word(5, 0.1, 0.13)], 2, id="the next line is another"),
        pytest.param([word(0, 0.1, 0.1), word(5, 0.6, 0.1)], 2, id="what stands between two cells is not marked"),
        pytest.param([word(0, 0.1, 0.1), word(5, 0.19, 0.1, page=2)], 2, id="so is the next page"),
        pytest.param([word(0, 0.1, 0.1), word(5, 0.19, 0.103)], 1, id="a line that leans a little is one"),
    ],
)
def test_strokes(words: list[Box], strokes: int) -> None:
    marks = marks_of(words)
    assert len(marks) == strokes
    assert (marks[0].start, marks[-1].end) == (words[0].start, words[-1].end)
