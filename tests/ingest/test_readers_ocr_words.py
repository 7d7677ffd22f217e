"""ingest.readers.ocr_words: words that a scan spoils are mended where the word beside them tells."""

import pytest

from graph.tables import read_table
from ingest.letters import fold
from ingest.readers.ocr_words import OcrWords, respelled

ROWS = read_table("ingest", "ocr_words", OcrWords)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        pytest.param("Sửa đối, bố sung Quy chế", "Sửa đổi, bổ sung Quy chế", id="two pairs side by side"),
        pytest.param("CHÍ THỊ", "CHỈ THỊ", id="capitals stay"),
        pytest.param("(Mọi chỉ tiết, xin hỏi)", "(Mọi chi tiết, xin hỏi)", id="a sign behind the pair"),
        pytest.param("công bố. Sung túc", "công bố. Sung túc", id="a sign within is no pair"),
        pytest.param(
            "phân bố dân cư đối với đồng bào", "phân bố dân cư đối với đồng bào", id="words in their own right"
        ),
        pytest.param("Ñguyễn Văn NÑam", "Nguyễn Văn Nam", id="a letter that Vietnamese lacks"),
        pytest.param("BCV'T và CNTT", "BCVT và CNTT", id="a speck within an abbreviation"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_line(line: str, text: str) -> None:
    assert " ".join(respelled(line.split(" "))) == text


def test_what_is_meant_differs_by_its_marks_only_and_stays_as_it_is() -> None:
    for row in ROWS:
        assert fold(row.misread) == fold(row.meant), row
        assert len(row.misread) == len(row.meant), row
        assert row.meant == row.meant.lower(), row
        assert " ".join(respelled(row.meant.split())) == row.meant, row
    assert len({row.misread for row in ROWS}) == len(ROWS)
