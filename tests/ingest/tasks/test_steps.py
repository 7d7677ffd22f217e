"""The steps of an office's own procedure."""

import pytest

from graph.tables import read_table
from ingest.layout.lines import split_lines
from ingest.layout.paragraphs import cut_paragraphs
from ingest.letters import fold
from ingest.tasks.cue_words import Stretch
from ingest.tasks.steps import Staff, find_steps


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "+ Bước 2: Chuyên viên Chi cục\nThủy sản thẩm định đơn của hộ nuôi cá lồng: 4,5 ngày (cả ngày trả đơn).",
            [(("Chuyên viên Chi cục Thủy sản",), "thẩm định đơn", "4,5 ngày")],
            id="a desk with its office, over a broken line, and the time that it has",
        ),
        pytest.param("Bước 3: Văn thư đóng dấu, trả đơn.", [(("Văn thư",), "đóng dấu,", None)], id="a bare desk"),
        pytest.param(
            "Bước 1. Mở sổ: Giám đốc Sở Y tế phê duyệt mẫu sổ kho.",
            [(("Giám đốc Sở Y tế",), "phê duyệt", None)],
            id="a step with a title",
        ),
        pytest.param("Bước 1: Cá nhân nộp đơn tại quầy.", [], id="what citizens do"),
        pytest.param("Bước 1: Chuẩn bị hồ sơ kho.", [], id="nobody is named"),
        pytest.param(
            "Bước 1: Nhận đơn\n\nBước 2: Đơn vị nghiệp vụ trả lời đơn\n\nBước 3: Trả kết quả", [], id="titles"
        ),
        pytest.param("Sở Y tế phê duyệt mẫu sổ.", [], id="no step"),
    ],
)
def test_who_takes_a_step(text: str, found: list[tuple[tuple[str, ...], str, str | None]]) -> None:
    steps = list(find_steps(Stretch(text, fold(text)), cut_paragraphs(split_lines(text))).values())
    assert [(step.leads, step.due[1] if step.due else None) for step in steps] == [(row[0], row[2]) for row in found]
    assert all(text[step.action :].startswith(row[1]) for step, row in zip(steps, found, strict=True))


def test_the_table_of_staff_names_each_once() -> None:
    words = [row.words for row in read_table("ingest", "staff", Staff)]
    assert len(words) == len(set(words))
