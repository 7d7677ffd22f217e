"""ingest.readers.gazette: an issue gives its papers, any other paper stays whole."""

import pytest

from ingest.readers.gazette import papers_of_issue
from ingest.readers.source import Box, SourceText


def paper(number: str, more: str = "") -> str:
    return (
        f"ỦY BAN NHÂN DÂN\nTỈNH HẢI LAM\n\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\tĐộc lập - Tự do - Hạnh phúc\n"
        f"Số: {number}\tHải Lam, ngày 5 tháng 2 năm 2024\nQUYẾT ĐỊNH\nĐiều 1. Ban hành quy định.\n{more}"
    )


HEAD = "CÔNG BÁO/Số 12 + 13/Ngày 20-02-2024\n"
FORM = "MẪU SỐ 1\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: ……/……\nĐơn đề nghị\n"


def parts(text: str, *, is_gazette: bool = False) -> list[tuple[str, str]]:
    found = papers_of_issue(SourceText(text=text), is_gazette=is_gazette)
    return [(paper.part, paper.text.split("\n")[0]) for paper in found]


@pytest.mark.parametrize("is_gazette", [True, False])
def test_an_issue_gives_its_papers(is_gazette: bool) -> None:
    text = f"{'' if is_gazette else HEAD}Mục lục\n{paper('3/2024/QĐ-UBND', FORM)}\n{paper('4/2024/QĐ-UBND')}"
    assert parts(text, is_gazette=is_gazette) == [
        ("3/2024/QĐ-UBND", "ỦY BAN NHÂN DÂN"),
        ("4/2024/QĐ-UBND", "ỦY BAN NHÂN DÂN"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(paper("3/2024/QĐ-UBND") + paper("4/QĐ-UBND"), id="two papers in a file that is no gazette"),
        pytest.param(HEAD + paper("3/2024/QĐ-UBND", FORM), id="one paper with a form in its annex"),
        pytest.param("Đăng Công báo số 12/2024.", id="the gazette named in a sentence"),
    ],
)
def test_any_other_paper_stays_whole(text: str) -> None:
    assert parts(text) == [("", text.split("\n")[0])]


def test_places_go_with_their_paper() -> None:
    first, second = paper("3/QĐ-UBND"), paper("4/QĐ-UBND")
    start = len(HEAD) + len(first)
    box = Box(start + 5, start + 8, 2, 0, 0, 1, 1)
    text = SourceText(text=HEAD + first + second, pages=(0, start), boxes=(box,))
    _, found = papers_of_issue(text)
    assert found.text == second
    assert found.page_at(0) == 2
    assert found.boxes[0].start == 5


def test_numbers_that_come_twice_are_told_apart() -> None:
    text = HEAD + paper("3/QĐ-UBND") + paper("3/QĐ-UBND")
    assert [part for part, _ in parts(text)] == ["3/QĐ-UBND", "3/QĐ-UBND (2)"]
