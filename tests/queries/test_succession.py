"""Who a body is on a day, who bears an assignment, and that the graph's edges say the same."""

from __future__ import annotations

import pytest

from graph.agencies import Agency, Department, agencies, departments
from graph.errors import NotFound
from graph.identity import agency_iri
from graph.instruments import instruments_in
from graph.model import Iri
from graph.record import Task as Told
from graph.stores.library import Library
from queries.documents import documents
from queries.engines import Sparql
from queries.succession import bearers, now
from queries.tasks import tasks_of
from tests.queries.conftest import MakeLibrary, make_paper

# (name, day, state, bodies of the day, numbers of the acts)
LIVES = [
    pytest.param("Bộ Y tế", "2026-01-01", "itself", ["Bộ Y tế"], [], id="a ministry that goes on"),
    pytest.param(
        "Bộ GTVT", "2025-02-28", "itself", ["Bộ Giao thông vận tải"], [], id="the last day of a ministry, by its alias"
    ),
    pytest.param(
        "Bộ GTVT", "2025-03-01", "succeeded", ["Bộ Xây dựng"], ["176/2025/QH15"], id="the first day of its successor"
    ),
    pytest.param(
        "Bộ Thông tin và Truyền thông",
        "2026-01-01",
        "split",
        ["Bộ Khoa học và Công nghệ", "Bộ Văn hóa, Thể thao và Du lịch", "Bộ Công an"],
        ["176/2025/QH15"],
        id="split among three",
    ),
    pytest.param(
        "Bộ Thủy sản",
        "2026-01-01",
        "succeeded",
        ["Bộ Nông nghiệp và Môi trường"],
        ["01/2007/QH12", "176/2025/QH15"],
        id="over two reorganisations",
    ),
    pytest.param(
        "Bộ Thủy sản",
        "2010-01-01",
        "succeeded",
        ["Bộ Nông nghiệp và Phát triển nông thôn"],
        ["01/2007/QH12"],
        id="between the two",
    ),
    pytest.param(
        "Bộ Nông nghiệp và Môi trường",
        "2021-01-01",
        "not yet",
        ["Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Tài nguyên và Môi trường"],
        ["176/2025/QH15"],
        id="who then: its forerunners",
    ),
    pytest.param(
        "Sở Nông nghiệp và Môi trường tỉnh Long An",
        "2021-01-01",
        "not yet",
        ["Sở Nông nghiệp và Phát triển nông thôn tỉnh Long An", "Sở Tài nguyên và Môi trường tỉnh Long An"],
        ["45/2025/NĐ-CP"],
        id="who then: forerunners of a department",
    ),
    pytest.param(
        "Sở Kế hoạch và Đầu tư tỉnh Kiên Giang",
        "2025-05-01",
        "succeeded",
        ["Sở Tài chính tỉnh Kiên Giang"],
        ["45/2025/NĐ-CP"],
        id="a department merged in its own province",
    ),
    pytest.param(
        "Sở Kế hoạch và Đầu tư tỉnh Kiên Giang",
        "2025-07-01",
        "succeeded",
        ["Sở Tài chính tỉnh An Giang"],
        ["45/2025/NĐ-CP", "202/2025/QH15"],
        id="then its province merged too",
    ),
    pytest.param(
        "UBND tỉnh Bến Tre",
        "2025-07-01",
        "succeeded",
        ["Ủy ban nhân dân tỉnh Vĩnh Long"],
        ["202/2025/QH15"],
        id="a province",
    ),
    pytest.param(
        "UBND tỉnh Thừa Thiên Huế",
        "2025-01-01",
        "succeeded",
        ["Ủy ban nhân dân thành phố Huế"],
        ["175/2024/QH15"],
        id="a province that became a city",
    ),
    pytest.param(
        "Tỉnh ủy Bình Dương",
        "2025-07-01",
        "succeeded",
        ["Thành ủy Hồ Chí Minh"],
        ["202/2025/QH15"],
        id="the Party committee of a city is a Thành ủy",
    ),
    pytest.param("Văn phòng Tỉnh ủy Bình Dương", "2025-07-01", "ended", [], [], id="no table has a city's counterpart"),
    pytest.param(
        "UBND huyện Ba Tri",
        "2025-06-30",
        "itself",
        ["Ủy ban nhân dân huyện Ba Tri, tỉnh Bến Tre"],
        [],
        id="the last day of the districts",
    ),
    pytest.param(
        "UBND huyện Ba Tri",
        "2025-07-01",
        "ended",
        [],
        ["203/2025/QH15", "72/2025/QH15", "202/2025/QH15"],
        id="a district has no successor",
    ),
    pytest.param(
        "UBND xã Ô Lâm, huyện Tri Tôn, tỉnh An Giang",
        "2025-07-01",
        "succeeded",
        ["Ủy ban nhân dân xã Ô Lâm, tỉnh An Giang"],
        ["1654/NQ-UBTVQH15"],
        id="a commune",
    ),
    pytest.param(
        "UBND phường Cống Vị, quận Ba Đình, Hà Nội",
        "2025-07-01",
        "split",
        ["Ủy ban nhân dân phường Ngọc Hà, thành phố Hà Nội", "Ủy ban nhân dân phường Giảng Võ, thành phố Hà Nội"],
        ["1656/NQ-UBTVQH15"],
        id="a commune that was divided",
    ),
    pytest.param(
        "UBND đặc khu Thổ Châu, tỉnh An Giang",
        "2025-06-30",
        "not yet",
        ["Ủy ban nhân dân xã Thổ Châu, thành phố Phú Quốc, tỉnh Kiên Giang"],
        ["1654/NQ-UBTVQH15"],
        id="a commune of today, before",
    ),
    pytest.param(
        "Hội Nông dân tỉnh An Giang",
        "2026-01-01",
        "unknown",
        ["Hội Nông dân tỉnh An Giang"],
        [],
        id="no table of its life",
    ),
]


@pytest.mark.parametrize(("name", "at", "state", "bodies", "acts"), LIVES)
def test_who_a_body_is_on_a_day(name: str, at: str, state: str, bodies: list[str], acts: list[str]) -> None:
    who = now(name, at)
    assert (who.state, list(who.bodies)) == (state, bodies)
    assert list(dict.fromkeys(act.number for step in who.steps for act in step.basis)) == acts


def test_communes_and_the_province_take_over_from_a_district() -> None:
    assert now("UBND huyện Ba Tri", "2026-01-01").takes_over == ("Ủy ban nhân dân tỉnh Vĩnh Long",)


@pytest.mark.parametrize("name", ["Bộ Giao thông vận tải", "Sở Y tế tỉnh Long An", "UBND huyện Ba Tri, tỉnh Bến Tre"])
def test_an_iri_means_what_its_name_means(name: str) -> None:
    who = now(name, "2026-01-01")
    assert now(agency_iri(who.name), "2026-01-01") == who


@pytest.mark.parametrize("name", ["UBND huyện Châu Thành", "các sở, ngành", "https://w3id.org/danchieu/agency/x", ""])
def test_what_means_no_single_body_is_refused(name: str) -> None:
    with pytest.raises(NotFound):
        now(name, "2026-01-01")


def test_every_succession_of_2025_has_its_act_with_its_date() -> None:
    all_rows: list[Agency | Department] = [*agencies().values(), *departments().values()]
    rows = [row for row in all_rows if row.successors]
    named = {row.name for row in rows if row.level != "party" and (row.valid_to or "").startswith("2025-02")}
    undated = {row.name for row in rows if not any(act.date for act in instruments_in(row.source or ""))}
    # No source at hand confirms the dates of the decrees on single ministries, nor the act on border guards.
    assert {name for name in named & undated if name.startswith(("Bộ ", "Sở ", "Ủy ban"))} <= {
        "Bộ Chỉ huy Bộ đội Biên phòng"
    }


def test_the_edges_of_the_graph_say_the_same(samples: Library) -> None:
    edges = list(samples.edges(relation="succeeded_by"))
    assert edges
    for edge in edges:
        older, newer = samples.node(edge.source), samples.node(edge.target)
        assert older
        assert newer
        ended = dict(older.properties)["valid_to"]
        who = now(dict(older.properties)["name"], f"{ended[:4]}-12-31" if len(ended) == 4 else "2026-01-01")
        assert dict(newer.properties)["name"] in {step.successor for step in who.steps}


def test_who_bore_a_task_and_who_bears_it_now(library_of: MakeLibrary) -> None:
    told = Told(
        label=None,
        lead=("Sở Kế hoạch và Đầu tư",),
        coordinate=("các huyện, thị xã",),
        action="lập kế hoạch",
        deadline=None,
        deadline_text=None,
        citations=(),
        start=0,
        end=2,
        rule="test",
        confidence=1.0,
    )
    library = library_of(make_paper("5/KH-UBND Ủy_ban_nhân_dân_tỉnh_Kiên_Giang 2021-03-01", tasks=(told,)))
    engine = Sparql(library.sparql)
    iri = Iri(library.document("5/KH-UBND"))
    (task,) = tasks_of(engine, [iri])
    lead, others = bearers(task, documents(engine, [iri])[iri], "2026-01-01")
    assert [who.bodies for who in (*lead.then, *lead.now)] == [
        ("Sở Kế hoạch và Đầu tư tỉnh Kiên Giang",),
        ("Sở Tài chính tỉnh An Giang",),
    ]
    assert others.role == "coordinate"
    assert {who.state for who in others.then} == {"itself"}
    assert {who.state for who in others.now} == {"ended"}
    assert {who.takes_over for who in others.now} == {("Ủy ban nhân dân tỉnh An Giang",)}


def test_the_tax_offices_of_2025() -> None:
    """Of provinces till February, of regions (no table has them) from March, of provinces again from July."""
    assert now("Cục Thuế tỉnh Kiên Giang", "2025-02-28").state == "itself"
    assert now("Cục Thuế tỉnh Kiên Giang", "2025-05-01").bodies == ()
    assert now("Cục Thuế tỉnh Kiên Giang", "2025-07-01").bodies == ("Thuế tỉnh An Giang",)
    assert now("Cục Thuế thành phố Hà Nội", "2025-07-01").bodies == ("Thuế thành phố Hà Nội",)
