"""Which laws a list of bills names, and which it cites."""

import pytest

from ingest.pipeline import extract

PROGRAMME = "Chương trình lập pháp năm 2031 đối với 03 dự án luật sau đây:"


def laws(*paragraphs: str) -> list[str]:
    text = "\n\n".join(["QUYẾT ĐỊNH", "Về chương trình", "Điều 1. Chương trình", *paragraphs])
    return [citation.quote for citation in extract(text, "a").citations]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param([PROGRAMME, "1. Luật Giá;", "2. Luật Nhà ở (sửa đổi)."], [], id="items"),
        pytest.param([PROGRAMME, "a) Luật Giá (thay thế Luật Đấu thầu);"], [], id="a law named inside a bill's name"),
        pytest.param(["Tên dự án", "1", "Luật Giá", "Chính phủ"], [], id="cells of a table"),
        pytest.param(
            [PROGRAMME, "1. Luật Giá;", "Điều 2. Thi hành", "Phân công như sau.", "Luật Giá"],
            [],
            id="the bill again, in an annex",
        ),
        pytest.param(
            [PROGRAMME, "1. Luật Giá, trình theo quy định của Luật Nhà ở;"], ["Luật Nhà ở"], id="a law in force"
        ),
        pytest.param([PROGRAMME, "1. Luật Giá số 5/2030/QH16;"], ["Luật Giá số 5/2030/QH16"], id="a numbered law"),
        pytest.param(["Dự án tuân thủ các luật sau đây:", "1. Luật Giá;"], ["Luật Giá"], id="no list of projects"),
        pytest.param([PROGRAMME, "1. Luật Nhà ở.", "Điều 2. Căn cứ", "Luật Giá"], ["Luật Giá"], id="list closed"),
    ],
)
def test_bills(paragraphs: list[str], expected: list[str]) -> None:
    assert laws(*paragraphs) == expected
