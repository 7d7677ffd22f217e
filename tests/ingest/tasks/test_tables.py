"""Tasks in the tables of plans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.layout.cells import Paragraph
from ingest.layout.lines import split_lines
from ingest.layout.paragraphs import cut_paragraphs
from ingest.letters import fold
from ingest.tasks.cue_words import Stretch
from ingest.tasks.drafts import Draft
from ingest.tasks.tables import find_tables


def rows_of(*lines: str) -> tuple[str, list[Draft]]:
    """The text of a table and the tasks of its rows."""
    text = "\n".join(lines)
    paragraphs, start = [], 0
    for line in lines:
        paragraphs.append(Paragraph(start, start + len(line), "table"))
        start += len(line) + 1
    tables = find_tables(Stretch(text, fold(text)), paragraphs, "2029-05-02")
    return text, [row for table in tables for row in table.rows]


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


MERGED = pytest.param(
    ("1\tXã A\tTháng 6/2029\tVụ Pháp chế\tSở B", "2", "\tXã C\tTháng 7/2029", "  Sở D"),
    [("1", "Vụ Pháp chế", "2029-06"), ("2", "Vụ Pháp chế", "2029-07")],
    id="a line break stands for the cell merged with the one above",
)


@pytest.mark.parametrize(
    ("lines", "tasks"),
    [
        MERGED,
        pytest.param(
            ("I\tCông tác chung\t \t \t ", "1\tRà soát\tQuý III/2029\tSở A\t "),
            [("I.1", "Sở A", "2029-09")],
            id="a heading among the rows stands before their numbers",
        ),
        pytest.param(
            ("III. KIỂM TRA TẠI CHỖ", "1\tXã A\t2029\tSở B\tSở C", "Điều 5. Sở D lập sổ." + " Sổ ghi mọi việc." * 20),
            [("III.1", "Sở B", "2029")],
            id="prose behind the table is no part of it",
        ),
        pytest.param(
            ("1\tMở lớp\t2029\tCục A phối hợp với Viện B\t ",), [("1", "Cục A", "2029")], id="a lead with its helper"
        ),
    ],
)
def test_rows_of_tabs(lines: tuple[str, ...], tasks: list[tuple[str, str, str]]) -> None:
    _, rows = rows_of(HEAD, *lines)
    assert [(row.label, row.leads[0], row.due and row.due[0]) for row in rows] == tasks


def test_bodies_on_lines_of_one_cell() -> None:
    _, (row,) = rows_of(HEAD, "1\tLập kế hoạch\t2029\tCác đơn vị thuộc Bộ", "- Vụ Pháp chế\t ")
    assert row.leads == ("Các đơn vị thuộc Bộ", "Vụ Pháp chế")


def test_a_row_that_lost_its_head_and_a_number_on_its_own_line() -> None:
    lines = ("1.\tLuật Chợ\tNghị định về chợ\tBộ A\t6/2029", "2.", "Nghị định về sạp\tBộ B\t7/2029")
    assert [(row.label, row.leads) for row in rows_of(*lines)[1]] == [("1", ("Bộ A",)), ("2", ("Bộ B",))]


STACKED = (
    "STT", "Tên dự án", "Cơ quan trình", "Cơ quan chủ trì", "thẩm tra", "Cơ quan tham gia thẩm tra",
    "1.", "Luật Chợ", "Chính phủ", "Ủy ban", "Kinh tế và Tài chính", "Hội đồng Dân tộc",
    "2.", "Luật Đò", "Chính phủ", "Ủy ban Pháp luật", "Hội đồng Dân tộc",
)  # fmt: skip


@pytest.mark.parametrize(
    ("below", "due"),
    [
        pytest.param("Điều 3. Hiệu lực thi hành", None, id="no time"),
        pytest.param("* Tiến độ trình: Phiên họp tháng 9/2029 (cho cả hai dự án)", "2029-09", id="in a note below"),
    ],
)
def test_a_table_that_a_page_gives_cell_by_cell(below: str, due: str | None) -> None:
    text = "\n\n".join((*STACKED, below))
    paragraphs = cut_paragraphs(split_lines(text))
    (table,) = find_tables(Stretch(text, fold(text)), paragraphs, "2029-05-02")
    assert [(row.label, row.leads) for row in table.rows] == [
        ("1", ("Chính phủ", "Ủy ban Kinh tế và Tài chính")),
        ("2", ("Chính phủ", "Ủy ban Pháp luật")),
    ]
    assert [row.due and row.due[0] for row in table.rows] == [due, due]


@given(st.text(alphabet="12.I\t\n |abSởBộ", max_size=80))
def test_any_text_is_read(text: str) -> None:
    head = HEAD + "\n"
    paragraphs = cut_paragraphs(split_lines(head + text))
    for table in find_tables(Stretch(head + text, fold(head + text)), paragraphs, None):
        assert table.start <= table.end <= len(head + text)


def ruled(*rows: str) -> list[Draft]:
    """The tasks of rows, whose cells are parted by "|" here, and by lines of a pipe in the text."""
    text = "\n|\n".join(cell for row in rows for cell in (*row.split("|"), "")).replace("|\n\n|", "|\n|")
    return [row for table in find_tables(Stretch(text, fold(text)), [Paragraph(0, len(text), "annex")], "2029-05-02")
            for row in table.rows]  # fmt: skip


RULED = "**STT**|**Nhiệm vụ**|**Cơ quan chủ trì**|**Cơ quan\nphối hợp**|**Thời hạn**"


@pytest.mark.parametrize(
    ("rows", "tasks"),
    [
        pytest.param(
            ("I|**Thể chế**", "1|Rà soát\nsổ|Sở A|Sở B|Quý III/2029"), [("I.1", "Sở A", "2029-09")], id="a section"
        ),
        pytest.param(
            ("1|Rà soát|Sở A|Sở B|6/2029", "2|Lập sổ|Sở C|Sở D"),
            [("1", "Sở A", "2029-06"), ("2", "Sở C", "2029-06")],
            id="the last cell is merged with the one above",
        ),
        pytest.param(
            ("1|Rà soát|Sở A|Sở B|6/2029", "Lập sổ|Sở C"),
            [("1", "Sở A", "2029-06"), ("1", "Sở C", "2029-06")],
            id="its number is merged too",
        ),
        pytest.param(
            ("1|Rà soát|Sở A|Sở B|6/2029", "2|Lập sổ|nt|Sở D|7/2029"),
            [("1", "Sở A", "2029-06"), ("2", "Sở A", "2029-07")],
            id="nt: as above",
        ),
        pytest.param(
            ("1|Rà soát|Sở A|Sở B|6/2029|PHỤ LỤC II|TT|Nội dung|Đơn vị thực hiện", "1|Mở lớp|Sở C"),
            [("1", "Sở A", "2029-06"), ("1", "Sở C", None)],
            id="the caption and the head of the next table run into the row",
        ),
    ],
)
def test_rows_between_lines_of_a_pipe(rows: tuple[str, ...], tasks: list[tuple[str, str, str | None]]) -> None:
    assert [(row.label, row.leads[0], row.due[0] if row.due else None) for row in ruled(RULED, *rows)] == tasks


def test_a_list_of_procedures_orders_nothing() -> None:
    assert ruled("STT|Mã TTHC|Tên TTHC|Cơ quan thực hiện|Nội dung", "1|1.01|Cấp sổ|Sở A|Nghị định") == []


def test_the_rows_of_a_table_with_another_head_are_none() -> None:
    _, rows = rows_of("STT\tCông nghệ\tĐịa điểm\tThời điểm", "1\tNâng cấp xưởng\tSở Công Thương\t2029-2030")
    assert rows == []


@pytest.mark.parametrize(
    ("cell", "leads"),
    [
        ("Vụ Pháp chế xây dựng phương án triển khai trình Bộ", ("Vụ Pháp chế",)),
        ("Các doanh nghiệp cung cấp dịch vụ đò, Sở A", ("Các doanh nghiệp cung cấp dịch vụ đò", "Sở A")),
        ("Viện Nghiên cứu phát triển Thành phố", ("Viện Nghiên cứu phát triển Thành phố",)),
    ],
)
def test_an_act_in_the_cell_of_a_body(cell: str, leads: tuple[str, ...]) -> None:
    _, (row,) = rows_of(HEAD, f"1\tRà soát sổ\t2029\t{cell}\t ")
    assert row.leads == leads
