"""Tasks in the tables of plans."""

import pytest

from ingest.cells import Paragraph
from ingest.cue_words import Stretch
from ingest.draft_tasks import Draft
from ingest.letters import fold
from ingest.task_tables import find_rows


def rows_of(*lines: str) -> tuple[str, list[Draft]]:
    """The text of a table and the tasks of its rows."""
    text = "\n".join(lines)
    paragraphs, start = [], 0
    for line in lines:
        paragraphs.append(Paragraph(start, start + len(line), "table"))
        start += len(line) + 1
    return text, find_rows(Stretch(text, fold(text)), paragraphs, "2029-05-02")


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            (
                "TT\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian",
                "1\tMở lớp tập huấn\tSở Tư pháp\tSở Nội vụ, các sở, ngành\tQuý III/2029",
            ),
            id="tabs",
        ),
        pytest.param(
            (
                "| TT | Nhiệm vụ | Cơ quan thực hiện | Cơ quan phối hợp thực hiện | Thời hạn |",
                "|----|----|----|----|----|",
                "| 1 | Mở lớp tập huấn | Sở Tư pháp | Sở Nội vụ, các sở, ngành | Tháng 9/2029 |",
            ),
            id="pipes",
        ),
    ],
)
def test_a_row_with_a_lead_is_a_task(lines: tuple[str, ...]) -> None:
    text, (row,) = rows_of(*lines)
    assert (row.label, row.leads) == ("1", ("Sở Tư pháp",))
    assert [text[p.start : p.end] for p in row.partners] == ["Sở Nội vụ", "các sở, ngành"]
    assert text[row.action :].startswith("Mở lớp tập huấn")
    assert row.due is not None
    assert row.due[0] == "2029-09"


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("TT\tHọ và tên\tChức vụ", "1\tLê Thị Mẫu\tGiám đốc"), id="no such head"),
        pytest.param(("TT\tNội dung\tĐơn vị chủ trì", "I\tCông tác chung\t "), id="a row without a lead"),
        pytest.param(("TT\tNội dung\tĐơn vị chủ trì", "1\tRà soát"), id="a broken row"),
    ],
)
def test_other_rows_are_none(lines: tuple[str, ...]) -> None:
    assert rows_of(*lines)[1] == []
