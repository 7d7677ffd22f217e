"""Annexed lists of documents that an act repeals, or that have ended their force."""

from __future__ import annotations

import pytest

from tests.ingest.relations.conftest import triples

LISTED = [
    pytest.param(
        [
            "Điều 1. Bãi bỏ 02 văn bản về bến thuyền (có Phụ lục kèm theo).",
            "annex| PHỤ LỤC CÁC VĂN BẢN ĐƯỢC BÃI BỎ",
            "annex| 1 | ⟦Thông tư số 3/2030/TT-BA⟧ về bến.",
            "annex| ⟦Quyết định số 4/2030/QĐ-BA⟧ về phà.",
            "annex| Không còn phù hợp với ⟦Nghị định số 9/2031/NĐ-CP⟧.",
        ],
        {"3/2030/TT-BA", "4/2030/QĐ-BA"},
        id="rows begin with what is repealed, reasons do not",
    ),
    pytest.param(
        [
            "Điều 1. Công bố Danh mục văn bản hết hiệu lực toàn bộ hoặc một phần kèm theo Quyết định này.",
            "annex| DANH MỤC VĂN BẢN HẾT HIỆU LỰC TOÀN BỘ HOẶC MỘT PHẦN",
            "annex| A. VĂN BẢN HẾT HIỆU LỰC TOÀN BỘ",
            "annex| ⟦Nghị định số 3/2030/NĐ-CP⟧ về bến.",
            "annex| B. VĂN BẢN HẾT HIỆU LỰC MỘT PHẦN",
            "annex| ⟦Nghị định số 5/2030/NĐ-CP⟧ về phà.",
        ],
        {"3/2030/NĐ-CP"},
        id="what ended in part is left to what ended it",
    ),
    pytest.param(
        [
            "Điều 1. Công bố kết quả hệ thống hóa văn bản kèm theo Quyết định này, gồm Danh mục văn bản hết hiệu lực.",
            "annex| ⟦Nghị định số 3/2030/NĐ-CP⟧ về bến.",
        ],
        set(),
        id="a survey lists what is in force as well",
    ),
    pytest.param(
        ["Điều 1. Bãi bỏ văn bản về bến.", "annex| ⟦Thông tư số 3/2030/TT-BA⟧ về bến."], set(), id="no list annexed"
    ),
]


@pytest.mark.parametrize(("lines", "repealed"), LISTED)
def test_annexed_lists(relations_of, lines, repealed):
    assert triples(relations_of(*lines, kind="quyết định")) == {("self", "repeals", number) for number in repealed}


def test_a_letter_ends_nothing(relations_of):
    lines = ["1. Rà soát văn bản hết hiệu lực kèm theo.", "annex| ⟦Nghị định số 3/2030/NĐ-CP⟧ về bến."]
    assert relations_of(*lines) == ()


def test_rows_tell_what_ended_the_documents_that_they_name(relations_of):
    found = relations_of(
        "Điều 1. Công bố Danh mục văn bản hết hiệu lực kèm theo Quyết định này.",
        "annex| ⟦Nghị định số 3/2030/NĐ-CP⟧ về bến. Được thay thế bởi ⟦Nghị định số 9/2031/NĐ-CP⟧ về bến.",
        "annex| ⟦Thông tư số 4/2030/TT-BA⟧ sửa đổi ⟦Thông tư số 2/2029/TT-BA⟧ về phà. Căn cứ ⟦Luật Phà năm 2031⟧.",
        "annex| Quy định kèm theo căn cứ vào ⟦Nghị định số 5/2030/NĐ-CP⟧ sửa đổi ⟦Nghị định số 1/2029/NĐ-CP⟧.",
        kind="quyết định",
    )
    assert triples(found) == {
        ("self", "repeals", "3/2030/NĐ-CP"),
        ("9/2031/NĐ-CP", "replaces", "3/2030/NĐ-CP"),
        ("self", "repeals", "4/2030/TT-BA"),
        ("4/2030/TT-BA", "amends", "2/2029/TT-BA"),
    }
