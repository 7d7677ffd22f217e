"""Tables of which a page keeps the lines of the cells, one below the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.layout.lines import split_lines
from ingest.layout.paragraphs import cut_paragraphs
from ingest.letters import fold
from ingest.tasks.cue_words import Stretch
from ingest.tasks.drafts import Draft
from ingest.tasks.tables import find_tables
from ingest.tasks.text import name_at

HEAD = "STT \nTên nhiệm vụ \nCơ quan \nchủ trì \nCơ quan \nphối hợp \nKết quả \nThời gian \nhoàn thành \n"
MATTER = "Lập sổ kho của các chợ trên địa bàn và \nđối chiếu với sổ năm trước \n"


def rows_of(text: str) -> list[Draft]:
    """The tasks of the rows of the tables in `text`, a paper of May 2029."""
    paragraphs = cut_paragraphs(split_lines(text), annex=True)
    return [row for table in find_tables(Stretch(text, fold(text)), paragraphs, "2029-05-02") for row in table.rows]


Expected = tuple[str | None, tuple[str, ...], list[str], str | None]


@pytest.mark.parametrize(
    ("rows", "tasks"),
    [
        pytest.param(
            "I. Mở chợ \n1. \n" + MATTER + "Bộ Công \nThương \nBộ Tài chính, \ncác địa phương \nSổ \nQuý III/2029 \n",
            [("I.1", ("Bộ Công Thương",), ["Bộ Tài chính", "các địa phương"], "2029-09")],
            id="a section; a name that a line breaks",
        ),
        pytest.param(
            "1 \n" + MATTER + "Bộ Y tế \nBộ Tài chính \nBộ Công an \nSổ kho \nThường \nxuyên \n",
            [("1", ("Bộ Y tế",), ["Bộ Tài chính", "Bộ Công an"], None)],
            id="the first body leads",
        ),
        pytest.param(
            "1 \nLập sổ kho của các chợ trên \nđịa bàn theo mẫu kèm theo thông tư Bộ Y tế \nBộ Công an \n2030 \n",
            [("1", ("Bộ Y tế",), ["Bộ Công an"], "2030")],
            id="the lead has run into the last line of the matter, which is longer than the others",
        ),
        pytest.param(
            "1 \n" + MATTER + "Ủy ban nhân \ndân cấp tỉnh \ntrình \nHội \nđồng \nnhân dân cùng cấp \nSở Y tế \n2030 \n",
            [("1", ("Ủy ban nhân dân cấp tỉnh",), ["Sở Y tế"], "2030")],
            id="what the lead does with its row is no name",
        ),
        pytest.param(
            "1 \n" + MATTER + "Bộ Y tế \nCác bộ, \n\nCÔNG BÁO/Số 9/Ngày 1-6-2029 \n12 \n" + HEAD
            + "ngành \n2030 \n2 \n" + MATTER + "Bộ Công an \n",
            [("1", ("Bộ Y tế",), [], None), ("2", ("Bộ Công an",), [], None)],
            id="a page broke the row: its partners are not whole",
        ),
        pytest.param("1 \n" + MATTER + "Sổ kho \n2030 \n", [], id="nobody leads"),
    ],
)  # fmt: skip
def test_rows_of_lines(rows: str, tasks: list[Expected]) -> None:
    text = HEAD + rows
    found = [
        (row.label, row.leads, [name_at(text, place) for place in row.partners], row.due[0] if row.due else None)
        for row in rows_of(text)
    ]
    assert found == tasks


def test_who_approves_is_no_partner() -> None:
    head = "TT \nNhiệm vụ \nCơ quan chủ trì \nĐơn vị phối hợp \nCấp phê duyệt \nTiến độ \n"
    text = head + "1 \n" + MATTER + "Bộ Y tế \nBộ Công an \nBộ trưởng Bộ Y tế \n2030 \n"
    (row,) = rows_of(text)
    assert [name_at(text, place) for place in row.partners] == ["Bộ Công an"]


@given(st.lists(st.sampled_from(["1", "I.", "IV", "Bộ Y tế", "lập sổ", "Sổ", "2030", "", "CÔNG BÁO/Số 1", "STT"])))
def test_no_order_of_lines_is_too_much(lines: list[str]) -> None:
    assert all(row.leads for row in rows_of(HEAD + "\n".join(lines)))
