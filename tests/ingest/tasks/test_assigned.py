"""Lists of work whose heading names who does them, as a scan leaves them."""

import pytest

from ingest.layout.lines import split_lines
from ingest.layout.paragraphs import cut_paragraphs
from ingest.letters import fold
from ingest.tasks.cue_words import Stretch
from ingest.tasks.tables import find_tables

ROWS = (
    "Tham mưu chỉ đạo các chợ lập sổ kho đúng quy Tháng\nđịnh 12/2029\n\n"
    "2_| Giải quyết đơn của các hộ kinh doanh đúng hạn\n"
)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            "1. Phòng Kế hoạch (2 nhiệm vụ):\n, Chỉ tiê Thời gian\nTT Nhiệm vụ hoàn\n" + ROWS + "\n2. Văn phòng Sở:\n",
            [("1", "Phòng Kế hoạch", "2029-12"), ("1.2", "Phòng Kế hoạch", None)],
            id="rows by their acts, a number where the scan kept it, the first month that follows",
        ),
        pytest.param(
            "1. Phòng Kế hoạch:\nTT Nhiệm vụ\nGiải quyết 90% Tháng\nmmj ệ| 12/2029\n", [], id="words of another column"
        ),
        pytest.param("1. Phòng Kế hoạch:\n" + ROWS, [], id="no head of a table: prose"),
        pytest.param("1. Kế hoạch năm:\nTT Nhiệm vụ\n" + ROWS, [], id="the heading names nobody"),
        pytest.param(
            "1. Phòng Kế hoạch:\nTT Nhiệm vụ\n- Rà soát sổ kho của các chợ theo Thông tư 4/2029/TT-BCT\n"
            "- Xây dựng mẫu sổ kho cho các chợ\n",
            [("1", "Phòng Kế hoạch", None)],
            id="dashes are one row; the year of a number is no time",
        ),
    ],
)
def test_rows_under_a_name(text: str, rows: list[tuple[str, str, str | None]]) -> None:
    paragraphs = cut_paragraphs(split_lines(text), annex=True)
    tables = find_tables(Stretch(text, fold(text)), paragraphs, "2029-05-02")
    found = [row for table in tables for row in table.rows]
    assert [(row.label, row.leads[0], row.due[0] if row.due else None) for row in found] == rows
