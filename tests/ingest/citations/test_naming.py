"""The words before a number: a type, a form, nothing."""

import pytest

from graph.tables import read_table
from graph.vocabulary import document_types
from ingest.citations.naming import _Word, introduces_rejected, named_type
from ingest.letters import fold


def name_before(words: str, code_type: str | None = None) -> str | None:
    named = named_type(words, fold(words), 0, len(words), code_type)
    return named.name if named else None


@pytest.mark.parametrize(
    ("words", "code_type", "name"),
    [
        pytest.param("theo Thông tư liên tịch số ", None, "thông tư liên tịch", id="the longest name"),
        pytest.param("theo Quyết . định sô\n", None, "quyết định", id="spoiled by a scan"),
        pytest.param("theo NĐ ", None, "nghị định", id="short form in capitals"),
        pytest.param("theo nd ", None, None, id="short form in small letters"),
        pytest.param("Quy chế phối hợp ", None, "quy chế", id="joint regulation"),
        pytest.param("Báo cáo ý kiến số ", "báo cáo", "báo cáo", id="words between, the same type"),
        pytest.param("Kế hoạch được duyệt tại số ", "quyết định", None, id="words between, another type"),
        pytest.param("Văn bản ", None, "", id="the code decides"),
    ],
)
def test_named_type(words: str, code_type: str | None, name: str | None) -> None:
    assert name_before(words, code_type) == name


@pytest.mark.parametrize("words", ["Mẫu số ", "theo biểu mẫu số: ", "Giấy phép ", "QCVN ", "số tài khoản "])
def test_rejected(words: str) -> None:
    assert introduces_rejected(fold(words), 0, len(words))


def test_table_names_known_types() -> None:
    rows = read_table("ingest", "number_words", _Word)
    assert {row.type for row in rows if row.type} <= document_types().keys() | {"thông tri"}
    assert len({(row.role, row.form) for row in rows}) == len(rows)
