from __future__ import annotations

import pytest

from graph.record import Citation
from ingest.relations.names import canonical_names, number_key


def cite(quote: str, number: str | None = None, kind: str | None = "luật") -> Citation:
    return Citation(
        quote=quote,
        number=number,
        type=kind,
        date=None,
        issuer=None,
        provision=None,
        start=0,
        end=len(quote),
        rule="test",
        confidence=1.0,
    )


NAMES = [
    pytest.param(
        [cite("Luật Bến thuyền"), cite("Luật Bến thuyền năm 2029")],
        ["Luật Bến thuyền năm 2029"] * 2,
        id="the fullest quote names a law",
    ),
    pytest.param(
        [
            cite("Luật Bến thuyền"),
            cite("Luật Bến thuyền năm 2029"),
            cite("Luật Bến thuyền số 9/2029/QH20", "9/2029/QH20"),
        ],
        ["9/2029/QH20", "Luật Bến thuyền năm 2029", "9/2029/QH20"],
        id="a quote with a number is the fullest",
    ),
    pytest.param(
        [cite("Luật Bến"), cite("Luật Bến thuyền năm 2029")],
        ["Luật Bến", "Luật Bến thuyền năm 2029"],
        id="a longer name is another law",
    ),
    pytest.param(
        [cite("Luật Bến thuyền"), cite("Luật Bến thuyền năm 2019"), cite("Luật Bến thuyền năm 2029")],
        ["Luật Bến thuyền", "Luật Bến thuyền năm 2019", "Luật Bến thuyền năm 2029"],
        id="two years of one law leave the bare name alone",
    ),
    pytest.param(
        [
            cite("Quyết định 12QĐ-UBND", "12QĐ-UBND", "quyết định"),
            cite("Quyết định số 12/QĐ-UBND", "12/QĐ-UBND", "quyết định"),
        ],
        ["12/QĐ-UBND"] * 2,
        id="a number that lost its slash",
    ),
    pytest.param(
        [
            cite("Quyết định số 39T6:BYT", "39T6:BYT", "quyết định"),
            cite("Quyết định số 3916/QĐ-BYT", "3916/QĐ-BYT", "quyết định"),
        ],
        ["3916/QĐ-BYT"] * 2,
        id="a number that a scan spoiled",
    ),
    pytest.param(
        [
            cite("Quyết định số 12/QĐ-UBND", "12/QĐ-UBND", "quyết định"),
            cite("Quyết định số 13/QĐ-UBND", "13/QĐ-UBND", "quyết định"),
        ],
        ["12/QĐ-UBND", "13/QĐ-UBND"],
        id="two clean numbers stay two, however alike",
    ),
    pytest.param(
        [
            cite("Nghị quyết số 66.9/2030/NQ-CP", "66.9/2030/NQ-CP", "nghị quyết"),
            cite("Nghị quyết số 6/2030/NQ-CP", "6/2030/NQ-CP", "nghị quyết"),
        ],
        ["66.9/2030/NQ-CP", "6/2030/NQ-CP"],
        id="a serial number with a point can be read",
    ),
    pytest.param(
        [
            cite("Quyết định số 12/2030/0Đ-T1g", "12/2030/0Đ-T1g", "quyết định"),
            cite("Quyết định số 12/2030/QĐ-TTg", "12/2030/QĐ-TTg", "quyết định"),
            cite("Quyết định số 12/2031/0Đ-T1g", "12/2031/0Đ-T1g", "quyết định"),
        ],
        ["12/2030/QĐ-TTg", "12/2030/QĐ-TTg", "12/2031/0Đ-T1g"],
        id="a spoiled code behind a serial number and a year that can be read",
    ),
    pytest.param(
        [
            cite("Tờ trình số 3/TTr-LDBT", "3/TTr-LDBT", "tờ trình"),
            cite("Tờ trình số 3/TTr-LĐBT", "3/TTr-LĐBT", "tờ trình"),
        ],
        ["3/TTr-LĐBT"] * 2,
        id="a stroke is lost more easily than found",
    ),
    pytest.param(
        [
            cite("Thông tư số 6/2030/TT-BТС", "6/2030/TT-BТС", "thông tư"),
            cite("Thông tư số 6/2030/TT-BTC", "6/2030/TT-BTC", "thông tư"),
        ],
        ["6/2030/TT-BTC"] * 2,
        id="Cyrillic letters that look like Latin ones",
    ),
    pytest.param(
        [
            cite("Quyết định số 7/QĐĐ-UBND", "7/QĐĐ-UBND", "quyết định"),
            cite("Quyết định số 7/QĐ-UBND", "7/QĐ-UBND", "quyết định"),
        ],
        ["7/QĐ-UBND"] * 2,
        id="a scan doubles the Đ",
    ),
    pytest.param(
        [cite("Luật được", None, "luật"), cite("Tuật Dược", None, "luật")],
        ["Luật được"] * 2,
        id="two spoiled names of one law",
    ),
]


@pytest.mark.parametrize(("citations", "expected"), NAMES)
def test_one_name_a_document(citations, expected):
    assert canonical_names(citations) == expected


def test_the_old_letter_and_the_dashes_do_not_tell_numbers_apart():
    assert number_key("22/QÐ- SYT") == number_key("22/QĐ-SYT")
