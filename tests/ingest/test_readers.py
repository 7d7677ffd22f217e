"""ingest.readers: bytes of any kind give text or one clear reason."""

import zipfile
from pathlib import Path

import pytest

from graph.errors import UnreadableFile
from ingest.readers import read

SAMPLES = Path(__file__).parent.parent.parent / "samples"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("Số: 01/KH-UBND\r\n".encode(), "Số: 01/KH-UBND\n", id="line ends of Windows"),
        pytest.param("\ufeffKế hoạch".encode(), "Kế hoạch", id="byte order mark is no text"),
        pytest.param("Kế hoạch".encode("utf-16"), "Kế hoạch", id="UTF-16 by its mark"),
        pytest.param("Quye\u0302\u0301t".encode(), "Quyết", id="decomposed letters are composed"),
        pytest.param("năm 2021²".encode(), "năm 2021²", id="a footnote mark stays a mark: never NFKC"),
    ],
)
def test_plain_text(tmp_path: Path, data: bytes, text: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    assert read(file) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "không có chữ nào", id="empty"),
        pytest.param(b"\xff\xfa\x00\x01", "UTF-8", id="no known encoding"),
        pytest.param(b"abc\x00def", "nhị phân", id="binary"),
        pytest.param(b"PK\x03\x04broken", "nhị phân", id="broken archive"),
    ],
)
def test_unreadable_says_why(tmp_path: Path, data: bytes, reason: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    with pytest.raises(UnreadableFile, match=reason):
        read(file)


def test_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="không mở được"):
        read(tmp_path / "none.txt")


def test_docx_keeps_header_cells_apart() -> None:
    text = read(SAMPLES / "10-tri-ton-ke-hoach-31-kh-ubnd.docx")
    assert "Số: 31/KH-UBND\tTri Tôn, ngày 20 tháng 3 năm 2024" in text


def test_docx_that_is_no_word_file_inside(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<broken")
    with pytest.raises(UnreadableFile, match="không có chữ nào"):
        read(file)
