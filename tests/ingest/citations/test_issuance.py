"""When and by whom a cited document was issued, as its sentence says."""

import pytest

from ingest.citations.issuance import issuance_after, issued_before
from ingest.letters import fold


def after(words: str) -> tuple[str | None, str | None]:
    found = issuance_after(words, fold(words), 0)
    return found.date, found.issuer


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(" ngày 1/2/2020 của Chính phủ về", ("2020-02-01", "Chính phủ"), id="plain"),
        pytest.param(" của Chính phủ ngày 1/2/2020", ("2020-02-01", "Chính phủ"), id="turned round"),
        pytest.param("] (https://example.vn) ngày 1/2/2020", ("2020-02-01", None), id="link between"),
        pytest.param("|U ngày 1/2/2020 của Sở A", ("2020-02-01", "Sở A"), id="debris of a scan between"),
        pytest.param(" của Bộ Chính trị Khóa XV về", (None, "Bộ Chính trị"), id="a central name ends where it ends"),
        pytest.param(
            " của ủy ban nhân dân (UBND) tỉnh Nghệ An về",
            (None, "ủy ban nhân dân tỉnh Nghệ An"),
            id="short form inside",
        ),
        pytest.param(
            " của Ban Chỉ đạo phòng, chống lụt, bão tỉnh về",
            (None, "Ban Chỉ đạo phòng, chống lụt, bão tỉnh"),
            id="commas of a name",
        ),
        pytest.param(" của UBND tỉnh, Sở Y tế và Sở Nội vụ", (None, "UBND tỉnh"), id="comma of a list"),
        pytest.param(" ban hành ngày 1/2/2020", ("2020-02-01", None), id="verb between"),
        pytest.param(" và Quyết định này ngày 1/2/2020", (None, None), id="of something else"),
    ],
)
def test_after(words: str, expected: tuple[str | None, str | None]) -> None:
    assert after(words) == expected


def test_same_day() -> None:
    words = " cùng ngày của Sở A"
    assert issuance_after(words, fold(words), 0).same_day


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("Ngày 1/2/2020, Bộ Y tế đã ban hành ", ("2020-02-01", "Bộ Y tế"), id="act with its date"),
        pytest.param(
            "Hồi 09 giờ ngày 1/2/2020 Bộ Y tế ban hành ", ("2020-02-01", "Bộ Y tế"), id="hour before the date"
        ),
        pytest.param("Xét để nghị của Sở Nội vụ tại ", (None, "Sở Nội vụ"), id="request, spoiled by a scan"),
        pytest.param("theo chỉ đạo của Ban Bí thư tại ", (None, "Ban Bí thư"), id="direction"),
        pytest.param(
            "năm 2009, Ủy ban nhân dân tỉnh Lào Cai tại ", (None, "Ủy ban nhân dân tỉnh Lào Cai"), id="body alone"
        ),
        pytest.param("UBND tỉnh đã cấp phép khai thác tại ", (None, "UBND tỉnh"), id="act of the body"),
        pytest.param("Ngày 1/2/2020, Sở A nhận được ", (None, None), id="date of receipt"),
        pytest.param("họp ngày 1/2/2020 và theo ", (None, None), id="date of a meeting"),
        pytest.param(
            "Ngày 22/11/2023, Chính phủ phê duyệt Quy hoạch bến thời kỳ 2021-2030, tầm nhìn đến năm 2050 tại ",
            ("2023-11-22", "Chính phủ"),
            id="the day on which it was approved, whatever years the matter has",
        ),
    ],
)
def test_before(words: str, expected: tuple[str | None, str | None]) -> None:
    assert issued_before(words, fold(words), 0, len(words)) == expected
