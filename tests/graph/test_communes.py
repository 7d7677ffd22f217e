"""Communes through time: the counts, what a name means where and when it is said, and what became of each."""

from __future__ import annotations

import subprocess
import sys

import pytest

from graph.communes import FIRST_DAY, LAST_DAY, all_places, communes_on, find_place, heirs, origins, place_of
from graph.identity import agency_iri, territory_iri
from graph.parties import canonical, level_within, of_commune
from graph.territories import districts, find_districts, find_province, provinces

BEFORE = [place.commune for place in all_places() if place.commune.valid_to == LAST_DAY]
TODAY = [place.commune for place in all_places() if place.commune.valid_to is None]


def test_counts_before_and_after_july_2025() -> None:
    """10,040 units of the lowest level: 10,035 communes and 5 island districts without any."""
    with_communes = {commune.district for commune in BEFORE}
    alone = [row for row in districts() if row.valid_to == LAST_DAY and row.code not in with_communes]
    assert (len(BEFORE), len(alone), len(TODAY)) == (10_035, 5, 3_321)
    kinds = [sum(commune.kind == kind for commune in TODAY) for kind in ("xã", "phường", "đặc khu")]
    assert kinds == [2_621, 687, 13]
    assert len({commune.code for commune in TODAY}) == 3_321


def test_every_commune_became_one_of_today_in_the_province_of_today() -> None:
    for commune in BEFORE:
        assert heirs(commune), commune
        assert {heir.province for heir in heirs(commune)} == {provinces()[commune.province].today.name}, commune


def test_every_commune_of_today_has_its_origins() -> None:
    """But for the five island districts, which became special zones, a commune was formed from former ones."""
    new = {commune.name for commune in TODAY if not origins(commune)}
    assert new == {"Bạch Long Vĩ", "Cồn Cỏ", "Côn Đảo", "Hoàng Sa", "Lý Sơn"}


def test_every_province_has_an_act_that_formed_its_communes() -> None:
    acts = {province.name: province.communes_by for province in provinces().values() if not province.valid_to}
    assert len(set(acts.values())) == 34
    assert all(acts.values())


AN_GIANG = "tỉnh An Giang"


@pytest.mark.parametrize(
    ("printed", "within", "at", "name"),
    [
        pytest.param(
            "xã Ô Lâm, huyện Tri Tôn, tỉnh An Giang", None, None, "xã Ô Lâm, huyện Tri Tôn, tỉnh An Giang", id="full"
        ),
        pytest.param(
            "xã Ô Lâm, huyện Tri Tôn", None, None, "xã Ô Lâm, huyện Tri Tôn, tỉnh An Giang", id="one such district"
        ),
        pytest.param("xã Ô Lâm", AN_GIANG, None, None, id="one of then and one of now"),
        pytest.param("xã Ô Lâm", AN_GIANG, "2024-01-01", "xã Ô Lâm, huyện Tri Tôn, tỉnh An Giang", id="then"),
        pytest.param("xã Ô Lâm", AN_GIANG, FIRST_DAY, "xã Ô Lâm, tỉnh An Giang", id="now"),
        pytest.param(
            "xã Hoà An",
            "thành phố Cao Lãnh, tỉnh Đồng Tháp",
            None,
            "xã Hòa An, thành phố Cao Lãnh, tỉnh Đồng Tháp",
            id="tone",
        ),
        pytest.param(
            "XÃ MĨ ĐỨC",
            "huyện Châu Phú, tỉnh An Giang",
            None,
            "xã Mỹ Đức, huyện Châu Phú, tỉnh An Giang",
            id="i and y, capitals",
        ),
        pytest.param("Phường 03, Quận Gò Vấp", None, None, "phường 3, quận Gò Vấp, Thành phố Hồ Chí Minh", id="a zero"),
        pytest.param(
            "phường Hương Văn, thị xã Hương Trà, Huế",
            None,
            FIRST_DAY,
            "phường Hương Văn, thị xã Hương Trà, thành phố Huế",
            id="accents tell",
        ),
        pytest.param("phường Huong Van, thị xã Hương Trà", None, None, None, id="no accents do not"),
        pytest.param(
            "xã Chân Mây - Lăng Cô, thành phố Huế",
            None,
            None,
            "xã Chân Mây - Lăng Cô, thành phố Huế",
            id="a dash; a city, no district",
        ),
        pytest.param(
            "phường 1, thành phố Vũng Tàu, tỉnh Bà Rịa - Vũng Tàu",
            None,
            None,
            "phường 1, thành phố Vũng Tàu, tỉnh Bà Rịa - Vũng Tàu",
            id="a dash in the province",
        ),
        pytest.param("xã Tân Lập", None, None, None, id="many provinces have one"),
        pytest.param("xã Ô Lâm, huyện Ba Tri", None, None, None, id="not there"),
        pytest.param("phường Ô Lâm, huyện Tri Tôn", None, None, None, id="of another kind"),
        pytest.param("xã hội, tỉnh An Giang", None, None, None, id="no commune"),
    ],
)
def test_find_place(printed: str, within: str | None, at: str | None, name: str | None) -> None:
    found = find_place(printed, within=within, at=at)
    assert (found.name if found else None) == name
    assert found is None or place_of(found.name) == found


def test_two_communes_of_one_slug_are_two() -> None:
    names = {place.name for place in all_places() if place.commune.valid_to in (None, LAST_DAY)}
    for iri in (agency_iri, territory_iri):
        assert len({iri(name) for name in names}) == len(names) == 10_035 + 3_321


@pytest.mark.parametrize(
    ("printed", "speaker", "at", "name"),
    [
        pytest.param(
            "UBND xã Ô Lâm",
            "Ủy ban nhân dân huyện Tri Tôn, tỉnh An Giang",
            None,
            "Ủy ban nhân dân xã Ô Lâm, huyện Tri Tôn, tỉnh An Giang",
            id="the speaker's district",
        ),
        pytest.param(
            "UBND xã Ô Lâm",
            "Sở Y tế tỉnh An Giang",
            "2025-09",
            "Ủy ban nhân dân xã Ô Lâm, tỉnh An Giang",
            id="said now",
        ),
        pytest.param(
            "UBND xã Ô Lâm",
            "Sở Y tế tỉnh An Giang",
            "2025",
            "Ủy ban nhân dân xã Ô Lâm, tỉnh An Giang",
            id="said in a year of both: as printed",
        ),
        pytest.param(
            "UBND xã",
            "Ủy ban nhân dân xã Ô Lâm, tỉnh An Giang",
            FIRST_DAY,
            "Ủy ban nhân dân xã Ô Lâm, tỉnh An Giang",
            id="the speaker's own",
        ),
        pytest.param(
            "UBND xã Sen Vàng",
            "Ủy ban nhân dân huyện Tri Tôn, tỉnh An Giang",
            None,
            "Ủy ban nhân dân xã Sen Vàng, huyện Tri Tôn, tỉnh An Giang",
            id="in no table: as it was",
        ),
    ],
)
def test_the_committee_of_a_commune(printed: str, speaker: str, at: str | None, name: str) -> None:
    assert canonical(printed, speaker, at) == name
    assert level_within(name) == "commune"


def test_only_a_committee_of_a_commune_in_the_tables_is_listed() -> None:
    assert of_commune("Ủy ban nhân dân xã Ô Lâm, huyện Tri Tôn, tỉnh An Giang")
    assert of_commune("Trạm Y tế xã Ô Lâm, huyện Tri Tôn, tỉnh An Giang") is None


def test_communes_of_a_day() -> None:
    an_giang, tri_ton = find_province("An Giang"), find_districts("huyện Tri Tôn")[0]
    assert an_giang
    assert [len(places) for places in communes_on("2025-07-01", an_giang)] == [102, 0]
    assert [len(places) for places in communes_on("2025-06-30", tri_ton)] == [15, 0]
    assert communes_on("2025-07-01", tri_ton) == ((), ())
    sure, perhaps = communes_on("2023-01-01", an_giang)
    assert {place.commune.valid_to for place in sure} == {LAST_DAY}
    assert any(place.commune.valid_to != LAST_DAY for place in perhaps)


def test_nobody_reads_the_communes_who_does_not_ask_for_one() -> None:
    code = "import graph.links; import graph.communes as c; "
    code += "print(c._today.cache_info().currsize + c._former.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "0"
