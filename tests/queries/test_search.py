"""queries.search: numbers in any spelling, words without diacritics, agencies; facets that count what is left."""

import pytest

from graph.errors import AmbiguousNumber, NotFound
from graph.stores.library import Library
from queries.search import FACETS, meant, search, suggest


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        pytest.param("901/NQ-CP", "901/NQ-CP", id="a number as printed"),
        pytest.param("901 nq cp", "901/NQ-CP", id="spaces for signs, small letters"),
        pytest.param("0901/nq-cp", "901/NQ-CP", id="a serial with a zero before it"),
        pytest.param("nghị quyết 901/NQ-CP", "901/NQ-CP", id="the type before the number"),
        pytest.param("145 kh ubnd ben tre", "145/KH-UBND", id="words of the issuer behind it"),
        pytest.param("901/NQ", "901/NQ-CP", id="the beginning of a number"),
        pytest.param("ứng phó xâm nhập mặn", "95/CĐ-TTg", id="words of a title"),
        pytest.param("ung pho xam nhap man", "95/CĐ-TTg", id="without diacritics"),
    ],
)
def test_the_first_hit(samples: Library, asked: str, first: str) -> None:
    assert search(samples, asked).hits[0].card.number == first


@pytest.mark.parametrize("asked", ["khongcogi", "💥", "\"' OR NEAR(*", "()", "9999/XX"])
def test_nothing_is_found_and_nothing_breaks(samples: Library, asked: str) -> None:
    found = search(samples, asked)
    assert (found.total, found.hits) == (0, ()) or not any(c.isalnum() for c in asked)


@pytest.mark.parametrize(
    ("asked", "marked"),
    [
        pytest.param("xâm nhập mặn", {"xâm nhập mặn"}, id="words that stand together are one mark"),
        pytest.param("mặn xâm", {"mặn", "xâm"}, id="others are marked one by one, near one another"),
    ],
)
def test_a_snippet_marks_what_was_asked(samples: Library, asked: str, marked: set[str]) -> None:
    hit = next(hit for hit in search(samples, asked).hits if hit.card.number == "95/CĐ-TTg")
    assert hit.snippet
    assert {hit.snippet.text[start:end] for start, end in hit.snippet.marks} == marked


def test_facets_narrow_and_count(samples: Library) -> None:
    everything = search(samples, "", limit=10_000)
    assert everything.total == len(everything.hits)
    for name, values in everything.facets.items():
        for value, number in values:
            found = search(samples, "", {name: value}, limit=10_000)
            assert found.total == number, (name, value)
            assert all(FACETS[name](hit.card) == value for hit in found.hits)


def test_pages_follow_one_another(samples: Library) -> None:
    whole = [hit.card.id for hit in search(samples, "", limit=10_000).hits]
    parts = [
        hit.card.id for offset in range(0, len(whole), 7) for hit in search(samples, "", offset=offset, limit=7).hits
    ]
    assert parts == whole


def test_what_a_name_means(samples: Library) -> None:
    assert meant(samples, "145 kh-ubnd ben tre").endswith("ben-tre/2024/145-kh-ubnd")
    with pytest.raises(AmbiguousNumber) as several:
        meant(samples, "145/KH-UBND")
    assert len(several.value.candidates) == 2
    with pytest.raises(NotFound):
        meant(samples, "0/XX")
    with pytest.raises(NotFound):  # 901/NQ-CP is there: another document of that serial
        meant(samples, "901/KH-UBND")


def test_suggestions_hold_documents_and_agencies(samples: Library) -> None:
    assert suggest(samples, "901")[0].label == "Nghị quyết 901/NQ-CP"
    assert any(one.kind == "Agency" for one in suggest(samples, "so tai"))
    assert suggest(samples, " ") == ()
