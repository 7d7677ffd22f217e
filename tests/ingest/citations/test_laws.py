"""Laws that a text cites by name alone: where the name ends, and what date it bears."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.citations.laws import find_laws


def named(text: str) -> list[tuple[str, str | None, str | None]]:
    """Quote, type and date of each law."""
    return [(" ".join(text[m.start : m.end].split()), m.type, m.date) for m in find_laws(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Căn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001;",
            [("Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001", "luật", "2001-12-25")],
            id="date",
        ),
        pytest.param(
            "Bộ luật Lao động năm 2019 quy định", [("Bộ luật Lao động năm 2019", "bộ luật", "2019")], id="year"
        ),
        pytest.param(
            "Luật Sửa đổi, bổ Sung: một số điều của Luật Giá ngày 1/2/2030",
            [("Luật Sửa đổi, bổ Sung: một số điều của Luật Giá ngày 1/2/2030", "luật", "2030-02-01")],
            id="a mark of a scan inside an amending law's name",
        ),
        pytest.param("Luật Giá\n01/7/2031", [("Luật Giá", "luật", None)], id="the next cell of a table holds a date"),
        pytest.param("Luật khám chữa\nbệnh.", [("Luật khám chữa bệnh", "luật", None)], id="a law by its everyday name"),
        pytest.param("Luật Giá (sửa đổi) ngày 1/2/2030", [("Luật Giá", "luật", "2030-02-01")], id="date apart"),
        pytest.param(
            "Bộ luật Lao động được Quốc hội thông qua ngày 18/6/2012",
            [("Bộ luật Lao động", "bộ luật", "2012-06-18")],
            id="date of adoption",
        ),
        pytest.param("Luật Đất đai 2024.", [("Luật Đất đai 2024", "luật", "2024")], id="bare year"),
        pytest.param("LUẬT BẢO HIỂM XÃ HỘI ĐỐI VỚI", [("LUẬT BẢO HIỂM XÃ HỘI", "luật", None)], id="capitals"),
        pytest.param("theo luật luật sư", [("luật luật sư", "luật", None)], id="small letters, a known name"),
        pytest.param("Căn cứ Luật Đắt đai", [("Luật Đắt đai", "luật", None)], id="spoiled by a scan"),
        pytest.param(
            "của Luật Ban hành\nvăn bản quy phạm\npháp luật",
            [("Luật Ban hành văn bản quy phạm pháp luật", "luật", None)],
            id="broken lines",
        ),
        pytest.param(
            "Luật Phòng chống tham nhũng", [("Luật Phòng chống tham nhũng", "luật", None)], id="comma left out"
        ),
        pytest.param(
            "Luật Quản lý, sử dụng tài sản công và Luật Giá",
            [("Luật Quản lý, sử dụng tài sản công", "luật", None), ("Luật Giá", "luật", None)],
            id="a comma inside the name, a list of names",
        ),
        pytest.param(
            "Luật sửa đổi, bổ sung một số điều của Luật Giá ngày 1 tháng 2 năm 2030",
            [("Luật sửa đổi, bổ sung một số điều của Luật Giá ngày 1 tháng 2 năm 2030", "luật", "2030-02-01")],
            id="amending law: the amended one is part of its name",
        ),
        pytest.param(
            "Luật sửa đổi, bổ sung một số điều của Luật Giá, Luật Đầu tư và Luật Nhà ở ngày 1/2/2030",
            [
                (
                    "Luật sửa đổi, bổ sung một số điều của Luật Giá, Luật Đầu tư và Luật Nhà ở ngày 1/2/2030",
                    "luật",
                    "2030-02-01",
                )
            ],
            id="amending several laws",
        ),
        pytest.param("Pháp lệnh Ngoại hối", [("Pháp lệnh Ngoại hối", "pháp lệnh", None)], id="ordinance"),
        pytest.param("thực hiện Hiến pháp năm 2013", [("Hiến pháp năm 2013", "hiến pháp", "2013")], id="constitution"),
        pytest.param("theo Tuật Hộ tịch năm 2030", [("Tuật Hộ tịch năm 2030", "luật", "2030")], id="a scan's Luật"),
        pytest.param(
            "chi tiết thi hành Luật được;", [("Luật được", "luật", None)], id="a scan's Dược: no passive ends here"
        ),
        pytest.param("Luật Vũ trụ được ban hành", [("Luật Vũ trụ", "luật", None)], id="a name that no table holds"),
    ],
)
def test_named(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("quy định của pháp luật đất đai", id="pháp luật"),
        pytest.param("vi phạm kỷ luật lao động", id="kỷ luật"),
        pytest.param("Luật này có hiệu lực; Hội Luật gia; Đoàn Luật sư", id="no name"),
        pytest.param("Luật được Quốc hội thông qua", id="a passive"),
        pytest.param("Tuật Hoa Sen nở", id="no law that anybody knows"),
        pytest.param("dự án Luật Đường sắt, Luật Nhà ở và Luật Giá", id="drafts, one after another"),
        pytest.param("về chính sách của Luật Giá", id="a law in the making"),
        pytest.param("b) Luật Hộ tịch (sửa đổi);", id="a bill"),
        pytest.param("trình Quốc hội ban hành Luật Đường sắt", id="a law that is asked for"),
        pytest.param("chủ trì thẩm tra 02 dự án: Luật Giá, Luật Nhà ở", id="bills behind a colon"),
        pytest.param("pháp\tluật Có tư cách đầy đủ", id="half of pháp luật in another column"),
        pytest.param("Luật Đầu tư công số 39/2019/QH14", id="numbered: find_citations has it"),
        pytest.param("Luật số 59/2020/QH14", id="number without name"),
    ],
)
def test_no_law_by_name(text: str) -> None:
    assert named(text) == []


def test_provision_before_the_name() -> None:
    (law,) = find_laws("theo điểm a khoản 2 Điều 53 của Luật Đấu thầu 2023")
    assert law.provision == "điểm a khoản 2 Điều 53"


@given(
    st.lists(
        st.sampled_from(
            ["Luật", "luật", "Bộ luật", "sửa đổi,", "bổ sung", "của", "Giá", "Nhà ở", "\n", "số 5", "và", ","]
        )
    )
)
def test_any_text_is_read(words: list[str]) -> None:
    text = " ".join(words)
    laws = find_laws(text)
    assert all(0 <= law.start < law.end <= len(text) for law in laws)
    assert all(a.end <= b.start for a, b in itertools.pairwise(laws))


def test_laws_amending_laws_amending_laws_come_to_an_end() -> None:
    assert named("Luật sửa đổi, bổ sung một số điều của " * 2000) == []
