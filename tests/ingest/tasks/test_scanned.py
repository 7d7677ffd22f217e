"""Rows of a scanned table in one run of words."""

import pytest

from ingest.layout.lines import split_lines
from ingest.layout.paragraphs import cut_paragraphs
from ingest.letters import fold
from ingest.tasks.cue_words import Stretch
from ingest.tasks.drafts import Draft
from ingest.tasks.tables import find_tables

HEAD = "STT Công việc Thời gian Người thực hiện & kết\n— _ ˆ quả :\n"


def rows_of(text: str) -> list[Draft]:
    """The tasks of the tables in `text`, a paper of May 2029."""
    tables = find_tables(Stretch(text, fold(text)), cut_paragraphs(split_lines(text)), "2029-05-02")
    return [row for table in tables for row in table.rows]


def test_a_line_is_matter_time_and_body() -> None:
    rows = rows_of(
        HEAD
        + "01 Lập danh mục sổ kho 01/6/2029 — 05/6/2029 Sở Y tế\n\ncủa các chợ\n"
        + "02 | Rà soát danh mục & gửi | Trước ngày 9/6/2029 Các bệnh viện\n03 Mua giấy 9/6/2029\n"
        + "Công bố sổ kho của chợ | < 5 ngày làm việc Giám đốc Sở Y tế\n\n2. Mua vật tư:\n"
        + "04 Lập danh mục vật tư 01/6/2029 Sở Y tế\n"
    )
    assert [(row.label, row.leads, row.due and row.due[0]) for row in rows] == [
        ("01", ("Sở Y tế",), "2029-06-05"),
        ("02", ("Các bệnh viện",), "2029-06-09"),
        (None, ("Giám đốc Sở Y tế",), None),
    ]


@pytest.mark.parametrize(
    ("elsewhere", "lead"),
    [
        pytest.param(
            "\n\nTrung tâm Kiểm nghiệm thực phẩm nhận đơn.\n", "Trung tâm Kiểm nghiệm thực phẩm", id="named whole"
        ),
        pytest.param("", "Trung tâm Kiểm nghiệm", id="named nowhere else: what the line holds"),
    ],
)
def test_a_body_that_the_line_breaks_off(elsewhere: str, lead: str) -> None:
    first = "01 Lập danh mục sổ kho 01/6/2029 Trung tâm Kiểm nghiệm\ncủa kho thực phẩm\n"
    assert rows_of(HEAD + first + "02 Gửi danh mục kho 05/6/2029 Sở Y tế\n" + elsewhere)[0].leads == (lead,)


def test_one_row_is_no_table() -> None:
    assert rows_of(HEAD + "01 Lập danh mục sổ kho 01/6/2029 Sở Y tế\n") == []
