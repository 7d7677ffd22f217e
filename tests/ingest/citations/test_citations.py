"""Which numbers a text cites, with the type, date, issuer and provision that its own words give."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.citations.finding import Mention, find_citations


def cited(text: str) -> list[tuple[str, str | None, str | None]]:
    """Quote, number and type of each mention."""
    return [(text[m.start : m.end], m.number, m.type) for m in find_citations(text)]


def only(text: str) -> Mention:
    (mention,) = find_citations(text)
    return mention


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "theo Nghị quyết số 12/NQ-CP.", [("Nghị quyết số 12/NQ-CP", "12/NQ-CP", "nghị quyết")], id="type and number"
        ),
        pytest.param(
            "các Nghị định của Chính phủ: số 5/2030/NĐ-CP",
            [("Nghị định của Chính phủ: số 5/2030/NĐ-CP", "5/2030/NĐ-CP", "nghị định")],
            id="a colon before số",
        ),
        pytest.param(
            "Luật Đất đai số 9/2030/QHI15",
            [("Luật Đất đai số 9/2030/QHI15", "9/2030/QHI15", "luật")],
            id="a scan doubles the 1 of the Assembly's term",
        ),
        pytest.param(
            "Luật ban hành văn bản quy phạm pháp luật của Hội đồng nhân và Ủy ban số 9/2030/QH11",
            [
                (
                    "Luật ban hành văn bản quy phạm pháp luật của Hội đồng nhân và Ủy ban số 9/2030/QH11",
                    "9/2030/QH11",
                    "luật",
                )
            ],
            id="a name with a misprint goes on to its number",
        ),
        pytest.param("theo Kế hoạch 9/KH-UBND", [("Kế hoạch 9/KH-UBND", "9/KH-UBND", "kế hoạch")], id="no số"),
        pytest.param("QĐ 20/2010/QĐ-UBND", [("QĐ 20/2010/QĐ-UBND", "20/2010/QĐ-UBND", "quyết định")], id="short type"),
        pytest.param(
            "văn bản số 2/BTC-KBNN", [("văn bản số 2/BTC-KBNN", "2/BTC-KBNN", None)], id="văn bản: the code decides"
        ),
        pytest.param("văn bản số 2/BC-BTC", [("văn bản số 2/BC-BTC", "2/BC-BTC", "báo cáo")], id="văn bản with a code"),
        pytest.param("(5/CĐ-TTg)", [("5/CĐ-TTg", "5/CĐ-TTg", "công điện")], id="a code is enough"),
        pytest.param(
            "Công văn hỏa tốc số 8/SYT-NVY",
            [("Công văn hỏa tốc số 8/SYT-NVY", "8/SYT-NVY", "công văn")],
            id="words between name and number",
        ),
        pytest.param(
            "Nghị quyết của Hội đồng nhân dân tỉnh số 7/NQ-HĐND",
            [("Nghị quyết của Hội đồng nhân dân tỉnh số 7/NQ-HĐND", "7/NQ-HĐND", "nghị quyết")],
            id="issuer between name and number",
        ),
        pytest.param(
            "các Công điện số 5/CĐ-TTg ngày 2/8/2021 và 6/CĐ-TTg ngày 3/8/2021",
            [("Công điện số 5/CĐ-TTg", "5/CĐ-TTg", "công điện"), ("6/CĐ-TTg", "6/CĐ-TTg", "công điện")],
            id="list that names its type once",
        ),
        pytest.param(
            "các Công văn số 1/UBND-TH, 2/UBND-KT",
            [("Công văn số 1/UBND-TH", "1/UBND-TH", "công văn"), ("2/UBND-KT", "2/UBND-KT", "công văn")],
            id="list without type codes inherits the name",
        ),
        pytest.param(
            "các Công văn số 1/BTC-TH; Nghị định số 2/2030/NĐ-CP; số 3/BTC-KT",
            [
                ("Công văn số 1/BTC-TH", "1/BTC-TH", "công văn"),
                ("Nghị định số 2/2030/NĐ-CP", "2/2030/NĐ-CP", "nghị định"),
                ("3/BTC-KT", "3/BTC-KT", "công văn"),
            ],
            id="a number without a type code is of the type of its like",
        ),
        pytest.param(
            "Luật Giá s ố 9/2030/QH15", [("Luật Giá s ố 9/2030/QH15", "9/2030/QH15", "luật")], id="số torn apart"
        ),
        pytest.param(
            "Luật Đầu tư công số 39/2019/QH14",
            [("Luật Đầu tư công số 39/2019/QH14", "39/2019/QH14", "luật")],
            id="law by name and number",
        ),
        pytest.param(
            "Luật Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng số 69/2020/QH14",
            [
                (
                    "Luật Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng số 69/2020/QH14",
                    "69/2020/QH14",
                    "luật",
                )
            ],
            id="a law whose name ends like a contract",
        ),
        pytest.param(
            "Luật sửa đổi, bổ sung một số điều của Luật Giá số 5/2026/QH16",
            [("Luật sửa đổi, bổ sung một số điều của Luật Giá số 5/2026/QH16", "5/2026/QH16", "luật")],
            id="amending law",
        ),
        pytest.param(
            "tờ trình số 6 và 7/TTr-XY",
            [("tờ trình số 6", "6/TTr-XY", "tờ trình"), ("7/TTr-XY", "7/TTr-XY", "tờ trình")],
            id="serials that share a sign",
        ),
        pytest.param("Nghị định 43 của Chính phủ", [("Nghị định 43", "43", "nghị định")], id="serial only"),
        pytest.param(
            "Quyết: định số 63160: BYT",
            [("Quyết: định số 63160: BYT", "63160:BYT", "quyết định")],
            id="spoiled, as printed",
        ),
        pytest.param(
            "Quyết định 22 5/QĐ-SYT", [("Quyết định 22 5/QĐ-SYT", "225/QĐ-SYT", "quyết định")], id="serial torn apart"
        ),
        pytest.param(
            "các Nghị định 5/2030, 6/2031/NĐ-CP",
            [("Nghị định 5/2030", "5/2030/NĐ-CP", "nghị định"), ("6/2031/NĐ-CP", "6/2031/NĐ-CP", "nghị định")],
            id="serials with their years share the sign behind the last",
        ),
        pytest.param(
            "Nghị quyết số 12\\-NQ/TW", [("Nghị quyết số 12\\-NQ/TW", "12-NQ/TW", "nghị quyết")], id="Markdown's guard"
        ),
        pytest.param("; số 1 02/2030/NĐ-CP", [("1 02/2030/NĐ-CP", "102/2030/NĐ-CP", "nghị định")], id="torn, no name"),
        pytest.param(
            "Thông tư số\n[12/2020/TT-BYT](https://example.vn/12-2020-tt-byt.htm)",
            [("Thông tư số\n[12/2020/TT-BYT", "12/2020/TT-BYT", "thông tư")],
            id="the words of a link, not its address",
        ),
    ],
)
def test_cited(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert cited(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("theo Mẫu số 01/TB-TCT ban hành kèm theo", id="form"),
        pytest.param("các Mẫu: 01/TB-TCT, 02/TB-TCT, 03/KK-TCT", id="list of forms"),
        pytest.param("Hợp đồng số 12/HĐ-XD ngày 1/2/2020", id="contract"),
        pytest.param("TCVN 9386:2012, QCVN 06:2022/BXD", id="standards"),
        pytest.param("CÔNG BÁO/Số 180/Ngày 05-3-2026", id="line of the gazette"),
        pytest.param("Số: 12/KH-UBND\t\tNơi đó, ngày 1 tháng 2 năm 2020", id="masthead of an attached paper"),
        pytest.param("Căn cứ Quyết định số …/QĐ-UBND ngày …", id="number left blank"),
        pytest.param("Kế hoạch 5 năm; Báo cáo 6 tháng; Nghị định này", id="quantities"),
        pytest.param("https://example.vn/van-ban/12/2020/QĐ-TTg.pdf", id="address of the web"),
    ],
)
def test_not_cited(text: str) -> None:
    assert cited(text) == []


@pytest.mark.parametrize(
    ("text", "date", "issuer"),
    [
        pytest.param("Quyết định số 5/QĐ-XY ngày 2/3/2020 của Sở A về", "2020-03-02", "Sở A", id="date, issuer"),
        pytest.param("Quyết định số 5/QĐ-XY của Sở A ngày 2/3/2020", "2020-03-02", "Sở A", id="issuer, date"),
        pytest.param("Quyết định số 5/QĐ-XY (ngày 2/3/2020)", "2020-03-02", None, id="date in brackets"),
        pytest.param("Quyết định số 5/QĐ-XY² ngày 2/3/2020", "2020-03-02", None, id="footnote mark between"),
        pytest.param("Ngày 2/3/2020, Sở A ban hành Quyết định số 5/QĐ-XY", "2020-03-02", "Sở A", id="before"),
        pytest.param("theo đề nghị của Sở A tại Tờ trình số 5/TTr-XY", None, "Sở A", id="asked for by"),
        pytest.param("Quyết định số 5/QĐ-XY và Quyết định này ngày 2/3/2020", None, None, id="date of something else"),
        pytest.param(
            "Công văn số 5/XY-ZT ngày 2/3/2020 của Sở Văn hóa, Thể thao và Du lịch về việc",
            "2020-03-02",
            "Sở Văn hóa, Thể thao và Du lịch",
            id="comma and và inside a name",
        ),
        pytest.param(
            "Nghị quyết số 5-NQ/TW của Bộ Chính trị và Kế hoạch này", None, "Bộ Chính trị", id="no leak over và"
        ),
    ],
)
def test_date_and_issuer(text: str, date: str | None, issuer: str | None) -> None:
    assert (only(text).date, only(text).issuer) == (date, issuer)


def test_body_behind_a_list_belongs_to_the_next_document() -> None:
    first, second = find_citations("tại văn bản số 6/UBND-XY ngày 8/1/2010, của Bộ Tài chính tại văn bản số 7/BTC-YZ")
    assert (first.issuer, second.issuer) == (None, "Bộ Tài chính")


@pytest.mark.parametrize(("words", "link"), [(", ", ","), (" và ", "và"), (", và số ", "và"), (" theo ", "")])
def test_link(words: str, link: str) -> None:
    assert find_citations(f"Quyết định số 5/QĐ-XY{words}6/QĐ-XY")[1].link == link


@given(st.text(alphabet="sốSĐQT-/ 0123456789.,()ngàytháănmvà\n:"))
def test_any_text_is_read(text: str) -> None:
    mentions = find_citations(text)
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))
