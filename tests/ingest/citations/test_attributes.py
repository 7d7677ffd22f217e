"""What the rest of the paper gives to a mention."""

import msgspec
import pytest

from graph.record import Citation, Header
from ingest.citations.attributes import complete
from ingest.layout.finding import Paragraph, lay_out
from ingest.pipeline import find_mentions

PROVINCE = Header(
    number="9/UBND-TH", type="công văn", date="2021-05-04", issuer="Ủy ban nhân dân tỉnh Kiên Giang", level="province"
)
DEPARTMENT = Header(number="9/SYT-NVY", issuer="Sở Y tế tỉnh Kiên Giang", level="province")
SCHOOL = Header(issuer="Trường Đại học Kinh tế Trà Bồng", level="other")
MINISTRY = Header(issuer="Bộ Xây dựng", level="ministry", place="Hà Nội")


def completed(text: str, header: Header = PROVINCE) -> list[Citation]:
    paragraph = Paragraph(0, len(text), "body")
    layout = msgspec.structs.replace(lay_out(""), text=text, title=None, paragraphs=(paragraph,))
    return list(complete(layout, header, find_mentions(layout)))


def dates(text: str, header: Header = PROVINCE) -> list[str | None]:
    return [citation.date for citation in completed(text, header)]


def issuers(text: str, header: Header = PROVINCE) -> list[str | None]:
    return [citation.issuer for citation in completed(text, header)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Nghị quyết số 5/NQ-CP ngày 1/7/2021 về việc này; theo Nghị quyết số 5/NQ-CP.",
            ["2021-07-01", "2021-07-01"],
            id="later mention, Decree 30",
        ),
        pytest.param(
            "Theo Nghị quyết số 5/NQ-CP; căn cứ Nghị quyết số 5/NQ-CP ngày 1/7/2021.",
            ["2021-07-01", "2021-07-01"],
            id="earlier mention",
        ),
        pytest.param("theo Quyết định số 5/2021/QĐ-TTg", ["2021"], id="year of the number"),
        pytest.param(
            "Quyết định số 5/QĐ-TTg ngày 1/2/2020; Quyết định số 5/QĐ-TTg ngày 3/4/2021; Quyết định số 5/QĐ-TTg",
            ["2020-02-01", "2021-04-03", "2021-04-03"],
            id="two documents of one number: the nearest before",
        ),
        pytest.param(
            "Quyết định số 5/QĐ-UBND và Quyết định số 6/QĐ-UBND cùng ngày 1/2/2020",
            ["2020-02-01", "2020-02-01"],
            id="cùng ngày",
        ),
        pytest.param(
            "Quyết định số 5/QĐ-UBND ngày 1/2/2020 và Quyết định số 6/QĐ-UBND cùng ngày",
            ["2020-02-01", "2020-02-01"],
            id="cùng ngày behind the date",
        ),
        pytest.param(
            "Tờ trình số 7/TTr-CP và Đề án số 8/ĐA-CP ngày 1/2/2020",
            ["2020-02-01", "2020-02-01"],
            id="one date for two papers",
        ),
        pytest.param(
            "Nghị quyết số 26-NQ/TW và Quyết định số 8/QĐ-TTg ngày 1/2/2020",
            [None, "2020-02-01"],
            id="not for unlike papers",
        ),
        pytest.param("Luật Giá số 16/2023/QH15; theo Luật Giá", ["2023", "2023"], id="a law's year from its number"),
        pytest.param(
            "Nghị quyết số 68/NQ-CP ngày 1/7/2021 (gọi tắt là Nghị quyết 68)",
            ["2021-07-01", "2021-07-01"],
            id="serial only",
        ),
    ],
)
def test_dates(text: str, expected: list[str | None]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(
    ("text", "header", "issuer"),
    [
        pytest.param(
            "Công văn số 5/UBND-KT của Chủ tịch UBND tỉnh",
            PROVINCE,
            "Ủy ban nhân dân tỉnh Kiên Giang",
            id="own province",
        ),
        pytest.param(
            "Quyết định số 5/QĐ-UBND", PROVINCE, "Ủy ban nhân dân tỉnh Kiên Giang", id="code in its own province"
        ),
        pytest.param("Kế hoạch số 5/KH-SYT", DEPARTMENT, "Sở Y tế tỉnh Kiên Giang", id="own series"),
        pytest.param("Công văn số 5/SNV-TC", DEPARTMENT, "Sở Nội vụ tỉnh Kiên Giang", id="another department"),
        pytest.param("Công văn số 5/VP-TH", PROVINCE, "Văn phòng Ủy ban nhân dân tỉnh Kiên Giang", id="the office"),
        pytest.param("Công văn số 5/UBND-TN", MINISTRY, None, id="local code in a central paper"),
        pytest.param(
            "Công văn số 5/UBND-TN của UBND tỉnh Nghệ An",
            MINISTRY,
            "Ủy ban nhân dân tỉnh Nghệ An",
            id="province in the words",
        ),
        pytest.param(
            "Quyết định số 5/QĐ-TTg của Chính phủ", PROVINCE, "Thủ tướng Chính phủ", id="a central code decides"
        ),
        pytest.param(
            "Quyết định số 5/QĐ-BTC của Bộ trưởng Bộ Tài chính", PROVINCE, "Bộ Tài chính", id="the body, not its head"
        ),
        pytest.param("Kế hoạch số 5/KH-BYT của Sở Y tế", PROVINCE, "Sở Y tế tỉnh Kiên Giang", id="a slip in the code"),
        pytest.param(
            "Công văn số 5/UBND-KT của Văn phòng UBND tỉnh",
            PROVINCE,
            "Văn phòng Ủy ban nhân dân tỉnh Kiên Giang",
            id="the words decide on a local code",
        ),
        pytest.param("Kết luận số 5-KL/TW", PROVINCE, None, id="a Party code without a body"),
        pytest.param(
            "Chỉ thị số 5-CT/TW của Ban Bí thư", PROVINCE, "Ban Bí thư Trung ương Đảng", id="a Party body in the words"
        ),
        pytest.param(
            "Kế hoạch số 5-KH/BCĐ của Ban Chỉ đạo phát triển bến, phà, chuyển đổi số và đề án 9 về việc này",
            PROVINCE,
            "Ban Chỉ đạo phát triển bến, phà, chuyển đổi số và đề án 9 tỉnh Kiên Giang",
            id="a steering committee is named by all that it steers, and has its province",
        ),
        pytest.param(
            "Kế hoạch số 5/KH-UBND của UBND tỉnh tổng hợp kết quả rà soát",
            PROVINCE,
            "Ủy ban nhân dân tỉnh Kiên Giang",
            id="words that are no part of the name",
        ),
        pytest.param(
            "Quyết định số 5/QĐ-UB của ử ban Quốc gia Cứu nạn", PROVINCE, None, id="a spoiled body of the centre"
        ),
        pytest.param(
            "Tờ trình số 5/TTr-HĐND của Thường trực HĐND tỉnh",
            PROVINCE,
            "Thường trực Hội đồng nhân dân tỉnh Kiên Giang",
            id="the standing members of a council are a body of their own",
        ),
        pytest.param(
            "Báo cáo số 5/BC-UBPLTP15 của Thường trực Ủy ban Pháp luật và Tư pháp",
            MINISTRY,
            "Thường trực Ủy ban Pháp luật và Tư pháp",
            id="the standing members of a committee, whose code is the committee's",
        ),
        pytest.param(
            "Nghị quyết số 5-NQ/TW của Trung ương khóa XII", PROVINCE, "Ban Chấp hành Trung ương Đảng", id="Trung ương"
        ),
        pytest.param("Kế hoạch số 5/KH-ĐHKT", SCHOOL, SCHOOL.issuer, id="a code of the first letters of its own body"),
        pytest.param("Luật Giá số 16/2023/QH15", PROVINCE, "Quốc hội", id="a law"),
        pytest.param(
            "Công văn số 5/GAVI của Cục Y tế dự phòng - Bộ Y tế",
            PROVINCE,
            "Cục Y tế dự phòng",
            id="a department without its ministry",
        ),
        pytest.param(
            "Công văn số 5/SYT-NV của Sở Ytế", PROVINCE, "Sở Y tế tỉnh Kiên Giang", id="spoiled words, known code"
        ),
    ],
)
def test_issuer(text: str, header: Header, issuer: str | None) -> None:
    assert issuers(text, header) == [issuer]


def test_issuer_behind_a_list_stands_for_all_of_it() -> None:
    text = "Công văn số 5/SYT-NV ngày 1/2/2012 và Công văn số 6/SYT-NV ngày 2/3/2012 của Sở Y tế tỉnh Long An"
    assert issuers(text, MINISTRY) == ["Sở Y tế tỉnh Long An"] * 2


def test_bare_numbers_of_a_list_are_of_the_body_before_it() -> None:
    text = "ý kiến của Thường trực HĐND tỉnh tại các Công văn: số 5/HĐND-KT ngày 1/2/2024 về chợ, số 6/HĐND-KT về cầu"
    assert issuers(text) == ["Thường trực Hội đồng nhân dân tỉnh Kiên Giang"] * 2


def test_addressee_gives_a_central_paper_its_territory() -> None:
    header = Header(issuer="Bộ Xây dựng", level="ministry", addressees=("Ủy ban nhân dân tỉnh Nghệ An",))
    assert issuers("Quyết định số 5/QĐ-UBND", header) == ["Ủy ban nhân dân tỉnh Nghệ An"]


def test_annex_of_a_paper_whose_head_lost_its_number() -> None:
    header = Header(type="quyết định", date="2021-05", issuer="Bộ Y tế", level="ministry")
    assert completed("(Ban hành kèm theo Quyết định số 7/QĐ-BYT ngày 4/5/2021 của Bộ trưởng Bộ Y tế)", header) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("(Ban hành kèm theo Công văn số 9/UBND-TH ngày 4/5/2021)", 0, id="itself over its annex"),
        pytest.param("(Kèm theo Công văn số 9⁄UBND-TH ngày 4/5/2021)", 0, id="another slash"),
        pytest.param("(Kèm theo Công văn số 8/UBND-TH ngày 4/5/2021)", 1, id="another paper's annex"),
        pytest.param(
            "(Kèm theo Công văn số 9/UBND-TH ngày 4/6/2021)", 0, id="itself over its annex, its date misprinted"
        ),
        pytest.param("(Kèm theo Công văn số 5§9/UBND-TH ngày tháng năm 2021)", 0, id="spoiled over its annex"),
        pytest.param("Công văn số 9/UBND-TH ngày 1/1/2020", 1, id="last year's paper of that number"),
        pytest.param("Quyết định số 9/UBND-TH", 1, id="another type"),
    ],
)
def test_own_number(text: str, count: int) -> None:
    assert len(completed(text)) == count


def test_annex_that_misprints_the_number_of_its_act() -> None:
    header = Header(number="9/2031/TT-BYT", type="thông tư", date="2031-05-04", issuer="Bộ Y tế", level="ministry")
    assert completed("(Ban hành kèm theo Thông tư số 8/2031/TT-BYT ngày 4/5/2031 của Bộ trưởng Bộ Y tế)", header) == []


def test_a_spoiled_number_has_date_and_issuer_of_its_clean_one() -> None:
    text = "Tờ trình số 5/TT-LDBB ngày 3/2/2031 của Liên đoàn Bóng bàn tỉnh Long An; theo Tờ trình số 5/TT-LĐBB."
    assert dates(text) == ["2031-02-03"] * 2
    assert issuers(text) == ["Liên đoàn Bóng bàn tỉnh Long An"] * 2


def test_a_parted_code_is_known_from_the_mention_with_the_date() -> None:
    text = "Công văn số 5/LĐBB LAn ngày 3/2/2031; xét Công văn số 5/LĐBB LAn nêu trên."
    assert [citation.number for citation in completed(text)] == ["5/LĐBBLAn"] * 2


def test_a_spoiled_province_is_the_one_it_can_be() -> None:
    text = "Công văn số 5/UBND-KT của Ủy ban nhân dân thành phố Hề Chí Minh"
    assert issuers(text, MINISTRY) == ["Ủy ban nhân dân Thành phố Hồ Chí Minh"]
