"""Who carried a document out, who did not, and of whom the store cannot tell."""

from __future__ import annotations

import pytest

from graph.errors import DanchieuError
from graph.stores.library import Library
from queries.coverage import Among, coverage
from queries.engines import Sparql
from queries.render import coverage_text
from tests.queries.conftest import Engines, MakeLibrary

COMMITTEE = "Ủy_ban_nhân_dân"
ROOT = "1/NQ-CP CP 2024-01-15"


def told(library: Library, among: Among = "provinces", **options: str | None) -> dict[str, tuple[str, int | None, int]]:
    """State, days and length of the route of each body that is not simply absent."""
    found = coverage(Sparql(library.sparql), library.document("1/NQ-CP"), among, **options)
    return {one.body: (one.state, one.days, len(one.route)) for one in found.bodies if one.state != "no paper"}


@pytest.fixture
def library(library_of: MakeLibrary) -> Library:
    return library_of(
        (ROOT,),
        (f"2/KH {COMMITTEE}_tỉnh_An_Giang 2024-03-01", ("implements", ROOT)),
        (f"3/KH {COMMITTEE}_tỉnh_An_Giang 2024-02-01", ("implements", f"2/KH {COMMITTEE}_tỉnh_An_Giang 2024-03-01")),
        (f"4/KH {COMMITTEE}_thành_phố_Hà_Nội 2024", ("based_on", ROOT)),
        (f"5/KH {COMMITTEE}_tỉnh_Long_An 2024-05-01", ("cites", ROOT)),
        (f"6/KH {COMMITTEE}_tỉnh_Bến_Tre 2023-12-31",),
        (
            f"7/KH {COMMITTEE}_huyện_Tri_Tôn,_tỉnh_An_Giang 2024-04-01",
            ("implements", f"2/KH {COMMITTEE}_tỉnh_An_Giang 2024-03-01"),
        ),
        ("8/QĐ-BYT Bộ_Y_tế 2024-01-20", ("guides", ROOT)),
    )


def test_provinces(library: Library) -> None:
    assert told(library) == {
        "An Giang": ("acted", 17, 3),  # the earliest paper counts, over the documents between
        "Hà Nội": ("acted", None, 2),  # a year alone gives no days
        "Long An": ("not found", None, 0),  # it has papers from that time; a mere citation is no execution
        # Bến Tre has none but one from before
    }


@pytest.mark.parametrize(
    ("at", "bodies", "of_long_an"),
    [
        pytest.param(None, 63, "Long An", id="63 on the root's date"),
        pytest.param("2025-06-30", 63, "Long An", id="the last day of the 63"),
        pytest.param("2025-07-01", 34, "Tây Ninh", id="what Long An did counts for Tây Ninh"),
    ],
)
def test_the_provinces_of_a_day(library: Library, at: str | None, bodies: int, of_long_an: str) -> None:
    found = coverage(Sparql(library.sparql), library.document("1/NQ-CP"), at=at)
    assert len(found.bodies) == bodies
    assert {one.body for one in found.bodies if one.state == "not found"} == {of_long_an}


def test_ministries(library: Library) -> None:
    assert told(library, "ministries") == {"Bộ Y tế": ("acted", 5, 2)}


def test_districts_of_a_province(library: Library) -> None:
    assert told(library, "districts", province="An Giang") == {"huyện Tri Tôn": ("acted", 77, 3)}


def test_departments_of_a_province(library: Library) -> None:
    assert told(library, "departments", province="an giang") == {"Ủy ban nhân dân tỉnh An Giang": ("acted", 17, 3)}


def test_a_province_that_is_none(library: Library) -> None:
    with pytest.raises(DanchieuError, match="Atlantis"):
        told(library, "districts", province="Atlantis")


def test_addressees_of_the_samples(samples: Library) -> None:
    found = coverage(Sparql(samples.sparql), samples.document("901/NQ-CP"), "addressees")
    states = {one.body: one.state for one in found.bodies}
    assert {body: states[body] for body in states if body.startswith("tỉnh")} == {
        "tỉnh An Giang": "acted",
        "tỉnh Bến Tre": "acted",
        "tỉnh Kiên Giang": "no paper",
        "tỉnh Tiền Giang": "no paper",
    }
    lines = coverage_text(found).splitlines()
    assert lines[0].startswith("Mức độ triển khai Nghị quyết 901/NQ-CP · Chính phủ · 15/01/2024")
    assert "  tỉnh An Giang · +44 ngày · 28/02/2024 · Kế hoạch 145/KH-UBND → Nghị quyết 901/NQ-CP" in lines


@pytest.mark.neo4j
def test_engines_agree(samples: Library, engines: Engines) -> None:
    root = samples.document("901/NQ-CP")
    named = engines(samples)
    for among, province in (("provinces", None), ("addressees", None), ("districts", "An Giang")):
        found = {name: coverage(engine, root, among, province=province) for name, engine in named.items()}
        assert found["SPARQL"] == found["Cypher"] == found["networkx"]
