"""Tasks in the tables of plans."""

import pytest

from ingest.layout.cells import Paragraph
from ingest.letters import fold
from ingest.tasks.cue_words import Stretch
from ingest.tasks.drafts import Draft
from ingest.tasks.tables import find_rows


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


HEAD = "TT\tNội dung\tThời gian\tCơ quan chủ trì\tCơ quan phối hợp"


def test_headings_part_a_table_and_leave_it_open() -> None:
    _, rows = rows_of(HEAD, "I. TỰ KIỂM TRA", "1\tRà soát sổ\tTháng 6/2029\tVụ Pháp chế\tCác đơn vị")
    assert [row.leads for row in rows] == [("Vụ Pháp chế",)]


def test_a_row_whose_cell_holds_several_paragraphs() -> None:
    lines = (HEAD, "2.\tHỏi ý kiến:", "- Đối tượng: người dân;", "- Số phiếu: 90\tTháng 7/2029\tBộ Y tế\tcác tỉnh")
    text, (row,) = rows_of(*lines)
    assert (row.leads, row.due) == (("Bộ Y tế",), ("2029-07", "Tháng 7/2029"))
    assert text[row.action :].startswith("Hỏi ý kiến")


def test_a_row_that_lost_its_number() -> None:
    head = "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian |"
    text, (row,) = rows_of(head, "Xây nhà kho | Sở Xây dựng | Viện, Trường; Sở, ban, ngành | 2030 |")
    assert (row.leads, row.due) == (("Sở Xây dựng",), ("2030", "2030"))
    assert [text[p.start : p.end] for p in row.partners] == ["Viện", "Trường", "Sở, ban, ngành"]


def test_the_head_of_another_table_ends_the_columns() -> None:
    _, rows = rows_of(HEAD, "STT\tTên kho\tĐịa chỉ\tDiện tích\tGhi chú", "1\tKho A\tphố B\tSở Y tế\t-")
    assert rows == []


def test_a_table_whose_head_is_lost() -> None:
    text, rows = rows_of("1.\tLuật Chợ\tNghị định về chợ đêm\tBộ Công Thương\t15/6/2029", "Sổ tay\tbìa cứng\t40 trang")
    assert [(row.leads, row.due) for row in rows] == [(("Bộ Công Thương",), ("2029-06-15", "15/6/2029"))]
    assert text[rows[0].action :].startswith("Nghị định về chợ đêm")
