"""ingest/layout/recipients.py: the items of "Nơi nhận" as papers, web pages and scans print them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.layout.finding import lay_out
from ingest.layout.recipients import read_recipients

BODY = "THÔNG BÁO\nVề việc dời chợ nổi\n\nChợ nổi dời sang bến mới từ tháng sau.\n\n"


def recipients(closing: str) -> tuple[str, ...]:
    """The recipients of a paper that ends with `closing`."""
    return read_recipients(lay_out(BODY + closing))


@pytest.mark.parametrize(
    ("closing", "items"),
    [
        pytest.param(
            "Nơi nhận:\n- Như trên;\n- Sở Y tế;\n- Lưu: VT, KT.\nCHỦ TỊCH\n\nLý Thị Sen",
            ("Như trên", "Sở Y tế"),
            id="above",
        ),
        pytest.param(
            "CHỦ TỊCH\n\nLý Thị Sen\n\nNơi nhận:\n- Như Điều 3;\n- Lưu: VT.", ("Như Điều 3",), id="below the signature"
        ),
        pytest.param(
            "Nơi nhận:\n- Ban Quản lý các bến chợ nổi\ntrên địa bàn tỉnh;\n- Báo Tỉnh;\n- Lưu: VT.",
            ("Ban Quản lý các bến chợ nổi trên địa bàn tỉnh", "Báo Tỉnh"),
            id="broken over two lines",
        ),
        pytest.param(
            "Nơi nhận:         KT. CHỦ TỊCH\n- Như trên;        PHÓ CHỦ TỊCH\n- Sở Y tế;\n- Lưu: VT.\n\n"
            "                             Lý Thị Sen",
            ("Như trên", "Sở Y tế"),
            id="two columns",
        ),
        pytest.param(
            "Nơi nhận: GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC\n- Sở Y tế (để biết); ,\n- Lưu: VT.\nLý Thị Sen",
            ("Như trên", "Sở Y tế (để biết)"),
            id="columns and scraps that a scan merged",
        ),
        pytest.param(
            "Nơi nhận:\n- Như trên;\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n- Bộ Y tế;\n- Lưu: VT.\nLý Thị Sen",
            ("Như trên", "Bộ Y tế"),
            id="the signature between two items",
        ),
        pytest.param(
            "| **Nơi nhận:** - Như trên; - Sở Y tế; - Lưu: VT. | **CHỦ TỊCH** **Lý Thị Sen** |",
            ("Như trên", "Sở Y tế"),
            id="the cell of a page",
        ),
        pytest.param(
            "Nơi nhận:\n- Như trên; - Sở Y tế; - Lưu: VT.\nCHỦ TỊCH\nLý Thị Sen",
            ("Như trên", "Sở Y tế"),
            id="in one line",
        ),
        pytest.param(
            "Nơi nhận:\nNhư trên;\nSở Y tế;\nLưu: VT.\nCHỦ TỊCH\nLý Thị Sen",
            ("Như trên", "Sở Y tế"),
            id="without dashes",
        ),
        pytest.param(
            "Nơi nhận:\nBản điện tử:\n- Sở Y tế;\nBản giấy:\n- Bộ Y tế;\n- Lưu: VT.\nCHỦ TỊCH\nLý Thị Sen",
            ("Sở Y tế", "Bộ Y tế"),
            id="headings part the list",
        ),
        pytest.param(
            "Nơi nhận:\n- Cục X; Báo Y;\n- Lưu trữ lịch sử tỉnh;\n- Lưu VP, TH.\nCHỦ TỊCH\nLý Thị Sen",
            ("Cục X; Báo Y", "Lưu trữ lịch sử tỉnh"),
            id="the archive is a recipient, the file copy none",
        ),
        pytest.param("CHỦ TỊCH\n\nLý Thị Sen", (), id="none"),
    ],
)
def test_recipients(closing: str, items: tuple[str, ...]) -> None:
    assert recipients(closing) == items


@given(st.text(alphabet=st.sampled_from("Nơi nhận:\n\t -;.|*<br>Lưu VTCHỦỊKTSởế<>"), max_size=120))
@settings(max_examples=150)
def test_any_closing_gives_clean_items(closing: str) -> None:
    for item in recipients(f"Nơi nhận:\n{closing}\n- Lưu: VT."):
        assert item == " ".join(item.split())
        assert not item.startswith(("-", ";"))
        assert not item.endswith((";", "."))
