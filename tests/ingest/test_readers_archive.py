"""ingest.readers.archive and .mail: several papers in one file, each read or with its own reason."""

import io
import zipfile
from email.message import EmailMessage

import pytest

from graph.errors import UnreadableFile, decoded
from ingest.readers import archive
from ingest.readers.dispatch import papers
from tests.ingest.word_files import paragraph, word_file


def packed(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name, content in files.items():
            target.writestr(name, content)
    return stream.getvalue()


def letter(text: str = "", **attachments: bytes) -> bytes:
    message = EmailMessage()
    message["From"] = "vanthu@example.vn"
    message["Subject"] = "Gửi kế hoạch"
    message.set_content(text)
    for name, content in attachments.items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def found(data: bytes) -> list[tuple[str, str, str | None]]:
    return [(paper.part, paper.text.strip(), paper.reason) for paper in papers(data) if paper is not None]


def test_files_in_depth_under_their_paths() -> None:
    data = packed(**{"a/1.docx": word_file(paragraph("một")), "b.zip": packed(**{"2.txt": b"hai"})})
    assert found(data) == [("a/1.docx", "một", None), ("b.zip/2.txt", "hai", None)]


def test_a_bad_file_says_why_and_the_others_are_read() -> None:
    [(_, _, reason), good] = found(packed(**{"x.bin": b"\x00\x01\x02", "y.txt": "tốt".encode()}))
    assert reason is not None
    assert "nhị phân" in str(decoded(reason))
    assert good == ("y.txt", "tốt", None)


def test_nothing_readable_is_a_failure() -> None:
    with pytest.raises(UnreadableFile, match=r"x\.bin: tệp nhị phân"):
        found(packed(**{"x.bin": b"\x00\x01\x02"}))


def test_litter_of_systems_is_no_paper() -> None:
    data = packed(**{"__MACOSX/._a": b"\x00", "a/.DS_Store": b"\x00", "Thumbs.db": b"\x00", "a.txt": b"x"})
    assert [part for part, _, _ in found(data)] == ["a.txt"]


def test_a_path_that_leads_outside_is_only_a_name() -> None:
    assert found(packed(**{"../../etc/a.txt": b"x"})) == [("../../etc/a.txt", "x", None)]


def test_archives_without_end_are_left() -> None:
    data = b"x"
    for _ in range(8):
        data = packed(a=data)
    with pytest.raises(UnreadableFile, match="lồng nhau"):
        found(data)


def test_an_archive_that_swells_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_UNPACKED", 10)
    with pytest.raises(UnreadableFile, match="giải ra hơn"):
        found(packed(a=b"x" * 11))


def test_a_locked_file_says_so() -> None:
    data = bytearray(packed(**{"a.txt": b"x"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableFile, match="mật khẩu"):
        found(bytes(data))


def test_spoiled_bytes_say_so() -> None:
    data = packed(**{"[Content_Types].xml": b"x" * 4000, "a.txt": b"y"}).replace(b"x" * 4000, b"z" * 4000)
    [(name, _, reason), good] = found(data)
    assert name == "[Content_Types].xml"
    assert reason is not None
    assert "hỏng" in str(decoded(reason))
    assert good == ("a.txt", "y", None)


def test_letter_and_attachments() -> None:
    data = letter("Kính chuyển.", **{"kế hoạch.docx": word_file(paragraph("một"))})
    assert found(data) == [("", "Kính chuyển.", None), ("kế hoạch.docx", "một", None)]


def test_letter_in_a_letter() -> None:
    message = EmailMessage()
    message["From"] = "a@example.vn"
    message.set_content("ngoài")
    inner = EmailMessage()
    inner["From"] = "b@example.vn"
    inner["MIME-Version"] = "1.0"
    inner.set_content("trong")
    message.add_attachment(inner)
    assert [text for _, text, _ in found(message.as_bytes())] == ["ngoài", "trong"]


def test_letter_in_an_old_encoding() -> None:
    data = (
        b"From: a@example.vn\nMIME-Version: 1.0\nContent-Type: text/plain; charset=x-unknown\n"
        b"Content-Transfer-Encoding: 8bit\n\n" + "Kế hoạch".encode()
    )
    assert found(data) == [("", "Kế hoạch", None)]
