"""ingest.readers.office: files of other word processors give what the Word file would."""

import random
import subprocess
from pathlib import Path

import pytest

from graph.errors import UnreadableFile
from ingest.readers import office
from ingest.readers.dispatch import papers
from ingest.readers.kinds import kind_of
from tests.ingest.word_files import paragraph, table, word_file

WORD = word_file(
    table(("Số: 15/SYT-NVY", "Hải Lam, ngày 3 tháng 2 năm 2024"))
    + paragraph("Sở Y tế đề nghị các xã báo cáo trước ngày 20.")
)
TEXT = "Số: 15/SYT-NVY\tHải Lam, ngày 3 tháng 2 năm 2024\nSở Y tế đề nghị các xã báo cáo trước ngày 20."


def text_of(data: bytes) -> str:
    [paper] = [found for found in papers(data) if found is not None]
    return paper.text.strip("\n")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the paper as LibreOffice saves it."""
    if office.program() is None:
        pytest.skip("needs LibreOffice")
    folder = tmp_path_factory.mktemp("printed")
    source = folder / "a.docx"
    source.write_bytes(WORD)
    for kind in ("doc", "odt"):
        office.convert(source, kind, folder)
    return folder


@pytest.mark.parametrize("kind", ["doc", "odt"])
def test_what_libreoffice_saves_comes_back(printed: Path, kind: str) -> None:
    data = (printed / f"a.{kind}").read_bytes()
    assert kind_of(data) == "office"
    assert text_of(data) == TEXT


def test_old_letters_in_rtf() -> None:
    if office.program() is None:
        pytest.skip("needs LibreOffice")
    old = "C¨n cø NghÞ ®Þnh".encode("cp1252").hex()
    letters = "".join(f"\\'{old[place : place + 2]}" for place in range(0, len(old), 2))
    rtf = "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fnil .VnTime;}}\\f0 " + letters + "\\par}"
    assert text_of(rtf.encode("ascii")) == "Căn cứ Nghị định"


def test_what_libreoffice_takes_for_a_text_is_no_paper() -> None:
    if office.program() is None:
        pytest.skip("needs LibreOffice")
    noise = random.Random(1)
    junk = b"".join(noise.randbytes(9_000) + "WordDocument".encode("utf-16-le") for _ in range(2))
    with pytest.raises(UnreadableFile, match="không mở được"):
        text_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + junk)


def test_without_libreoffice_the_way_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "PROGRAMS", ("no-such-program",))
    with pytest.raises(UnreadableFile, match="apt install libreoffice"):
        text_of(b"{\\rtf1 x}")


def test_a_file_that_it_cannot_open_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "PROGRAMS", ("true",))
    assert subprocess.run(["true"], check=False).returncode == 0
    with pytest.raises(UnreadableFile, match="không mở được"):
        text_of(b"{\\rtf1 x}")
