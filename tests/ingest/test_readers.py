"""ingest.readers: bytes of any kind give papers or one clear reason, and a bad file costs itself only."""

import io
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from uuid import UUID

import pytest

from graph.errors import UnreadableFile
from ingest.readers import bounded, packages, read, read_papers
from ingest.readers.kinds import kind_of
from ingest.readers.source import Box, SourceText, with_pages
from ingest.readers.word import read_word
from tests.ingest.word_files import paragraph, word_file


def ole(group: str, *streams: str) -> bytes:
    """The head of an OLE file: where its directory stands, the class of its root (by its first group), its streams."""
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"))
    header[30:32], header[48:52] = (9).to_bytes(2, "little"), (0).to_bytes(4, "little")
    family = "0000-0000-c000-000000000046" if int(group, 16) else "0000-0000-0000-000000000000"
    root = bytes(80) + UUID(f"{group}-{family}").bytes_le + bytes(32)
    return bytes(header) + root + "".join(streams).encode("utf-16-le")


def opened(kind: str) -> bytes:
    """A file of LibreOffice with nothing but its kind."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
    return stream.getvalue()


SAMPLES = Path(__file__).parent.parent.parent / "samples"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param("Số: 01/KH-UBND".encode(), "text", id="text"),
        pytest.param("Kế hoạch".encode("utf-16"), "text", id="UTF-16"),
        pytest.param(b"junk\n%PDF-1.4", "pdf", id="PDF behind a line of junk, as mail gateways leave it"),
        pytest.param(b"{\\rtf1\\ansi", "office", id="RTF, whatever it is called"),
        pytest.param(b"\n<!DOCTYPE html><html>", "html", id="HTML"),
        pytest.param("\ufeff<html><body>".encode("utf-16-le"), "html", id="HTML in UTF-16"),
        pytest.param(b"<?xml version='1.0'?><?mso-application progid=\"Word.Document\"?>", "office", id="Word 2003"),
        pytest.param(b"From: a@example.vn\nMIME-Version: 1.0\n\nx", "mail", id="letter"),
        pytest.param("Subject: không phải thư\n\nx".encode(), "text", id="one line that looks like a letter's"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "image", id="PNG"),
        pytest.param(b"RIFF\0\0\0\0WAVE", "text", id="sound is no image; the text reader refuses it"),
        pytest.param(b"PK\x03\x04broken", "archive", id="broken archive: its reader says so"),
        pytest.param(b"Rar!\x1a\x07", "packed", id="RAR"),
        pytest.param(b"7z\xbc\xaf\x27\x1c\x00\x04", "packed", id="7z"),
        pytest.param(b"a.txt".ljust(257, b"\0") + b"ustar", "packed", id="tar"),
        pytest.param(b"\0\0\0\x18ftypheic", "photo", id="HEIC, as telephones save pictures"),
        pytest.param(b"\0\0\0\x0cjP  \r\n\x87\n", "image", id="JPEG 2000"),
        pytest.param(ole("00020d0b", "__substg1.0_", "WordDocument"), "outlook", id="Outlook letter with a Word file"),
        pytest.param(ole("00020906", "Workbook", "__substg1.0_"), "office", id="Word file with a table of Excel"),
        pytest.param(ole("00000000", "Workbook"), "old-sheet", id="Excel 97 to 2003"),
        pytest.param(ole("00000000", "PowerPoint Document"), "slides", id="PowerPoint 97 to 2003"),
        pytest.param(ole("00000000", "VisioDocument"), "other", id="another OLE file"),
        pytest.param(opened("spreadsheet"), "old-sheet", id="table of LibreOffice"),
        pytest.param(opened("text-template"), "office", id="template of LibreOffice"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "office", id="Word 97 to 2003"
        ),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked", id="password"
        ),
    ],
)
def test_kind_comes_from_the_content(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "không có chữ nào", id="empty"),
        pytest.param(b" \n\t", "không có chữ nào", id="blank"),
        pytest.param(b"\xff\xfa\x01\x02" * 9, "bảng mã", id="no known encoding"),
        pytest.param(b"abc\x00def", "nhị phân", id="binary"),
        pytest.param(b"PK\x03\x04broken", "tệp nén hỏng", id="broken archive"),
        pytest.param(b"Rar!\x1a\x07\x00", "nén lại thành .zip", id="an archive that nothing here opens"),
        pytest.param(b"\0\0\0\x18ftypavif", "thành JPG", id="a picture of a telephone"),
        pytest.param(ole("00020d0b"), "lưu các tệp đính kèm", id="an Outlook letter"),
        pytest.param(ole("00020820"), r"lưu lại thành \.xlsx", id="an old spreadsheet"),
        pytest.param(ole("64818d10"), "không phải văn bản", id="an OLE file of no known class"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu", id="password"
        ),
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


def test_no_regular_file_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(UnreadableFile, match="không phải tệp thường"):
            read(path)


def test_large_file_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    with file.open("wb") as stream:
        stream.truncate(600 << 20)
    with pytest.raises(UnreadableFile, match="lớn hơn"):
        read(file)


def test_long_text_is_refused_whatever_holds_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.readers.MOST_TEXT", 10)
    with pytest.raises(UnreadableFile, match="văn bản dài hơn"):
        read(next(SAMPLES.glob("*.docx")))


def test_a_file_that_changes_while_it_is_read_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Kế hoạch")
    opened = Path.open

    def grown(path: Path, mode: str) -> object:
        with opened(path, "ab") as stream:
            stream.write(b"x")
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", grown)
    with pytest.raises(UnreadableFile, match="đang được ghi"):
        read(file)


def test_blank_lines_cost_no_more_than_others(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\n" * 2_000_000)  # minutes, where a pattern runs over them from each of them
    with pytest.raises(UnreadableFile, match="không có chữ nào"):
        read(file)


def test_a_worker_that_grew_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    sample = next(SAMPLES.glob("*.docx"))
    read(sample)
    first = bounded._workers[os.getpid()].process.pid
    read(sample)
    assert bounded._workers[os.getpid()].process.pid == first
    done = bounded.Finished(spent=True)
    monkeypatch.setattr(bounded._Worker, "replies", lambda *_: iter([done]))
    assert list(bounded.read_elsewhere(b"")) == []
    assert os.getpid() not in bounded._workers


def test_worker_that_hangs_is_ended_and_the_next_file_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    sample = next(SAMPLES.glob("*.docx"))
    read(sample)
    monkeypatch.setattr(bounded, "SILENCE", 0.0)
    with pytest.raises(UnreadableFile, match="quá lâu"):
        read(sample)
    monkeypatch.undo()
    assert read(sample)


def test_worker_that_dies_costs_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    sample = next(SAMPLES.glob("*.docx"))
    read(sample)
    bounded._workers[os.getpid()].process.kill()
    with pytest.raises(UnreadableFile, match="dừng đột ngột"):
        read(sample)
    assert read(sample)


def test_worker_ends_with_a_process_that_is_killed() -> None:
    code = (
        "import os, signal, sys; from pathlib import Path; from ingest.readers import bounded, read\n"
        "read(Path(sys.argv[1])); print(bounded._workers[os.getpid()].process.pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    sample = next(SAMPLES.glob("*.docx"))
    done = subprocess.run([sys.executable, "-c", code, str(sample)], capture_output=True, check=False, text=True)
    ps = ["ps", "-o", "stat=", "-p", done.stdout.strip()]
    for _ in range(100):
        state = subprocess.run(ps, capture_output=True, check=False, text=True).stdout
        if not state or state.startswith("Z"):
            return
        time.sleep(0.1)
    pytest.fail("the worker runs on")


def test_reading_may_stop_before_the_last_paper() -> None:
    sample = next(SAMPLES.glob("*.docx"))
    next(read_papers(sample))
    assert read(sample)


def test_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MOST_UNPACKED", 1000)
    with pytest.raises(UnreadableFile, match="giải nén ra hơn"):
        read_word(word_file(paragraph("x" * 1001)))


def test_places_lead_back_to_the_page() -> None:
    paper = with_pages("Trang một.\fTrang hai.")
    assert (paper.text, [paper.page_at(offset) for offset in (0, 9, 10)]) == ("Trang một.Trang hai.", [1, 1, 2])


def test_text_without_pages_has_no_page() -> None:
    assert with_pages("x").page_at(0) is None


def test_boxes_of_a_quote() -> None:
    boxes = tuple(Box(start, start + 3, 1, 0, 0, 1, 1) for start in (0, 4, 8))
    paper = SourceText(text="một hai ba.", boxes=boxes)
    assert paper.boxes_between(2, 5) == boxes[:2]
    assert paper.boxes_between(3, 4) == ()
