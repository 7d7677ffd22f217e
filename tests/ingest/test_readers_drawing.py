"""ingest.readers.drawing: pages of originals as images."""

import email.message
import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from graph.errors import UnreadableFile
from graph.identity import digest_of
from ingest.readers import draw_page
from ingest.readers.drawing import LARGEST, draw

SIZE = (600, 850)


def leaf(left: int) -> Image.Image:
    """A white sheet with a black square that tells it from others."""
    image = Image.new("RGB", SIZE, "white")
    ImageDraw.Draw(image).rectangle((left, 100, left + 90, 190), fill="black")
    return image


def file(kind: str) -> bytes:
    stream = io.BytesIO()
    leaf(100).save(stream, kind, save_all=True, append_images=[leaf(400)])
    return stream.getvalue()


def zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


def letter(attachment: bytes) -> bytes:
    message = email.message.EmailMessage()
    message["Subject"] = "Gửi văn bản"
    message["From"] = "van-thu@example.org"
    message.set_content("Kính gửi quý cơ quan.")
    message.add_attachment(attachment, maintype="application", subtype="pdf", filename="5.pdf")
    return bytes(message)


def square(image: bytes) -> float:
    """Where the middle of the black square stands, as a share of the width."""
    grey = Image.open(io.BytesIO(image)).convert("L").point(lambda level: 255 if level < 100 else 0)
    box = grey.getbbox()
    assert box
    return (box[0] + box[2]) / 2 / grey.width


FIRST, SECOND = 145 / 600, 445 / 600


@pytest.mark.parametrize(
    ("data", "part", "page", "where"),
    [
        pytest.param(file("PDF"), "", 1, FIRST, id="a page of a PDF"),
        pytest.param(file("PDF"), "", 2, SECOND, id="its second"),
        pytest.param(file("TIFF"), "", 2, SECOND, id="a frame of an image"),
        pytest.param(file("PDF"), "15/2024/QĐ-UBND", 2, SECOND, id="a paper of a gazette: pages are the issue's"),
        pytest.param(zipped(a=file("TIFF"), b__c=file("PDF")), "b/c", 2, SECOND, id="in a folder of an archive"),
        pytest.param(zipped(a=zipped(b=file("PDF"))), "a/b", 1, FIRST, id="in an archive in an archive"),
        pytest.param(letter(file("PDF")), "5.pdf", 2, SECOND, id="attached to a letter"),
    ],
)
def test_pages_are_drawn(data: bytes, part: str, page: int, where: float) -> None:
    assert square(draw(data, part, page)) == pytest.approx(where, abs=0.01)


@pytest.mark.parametrize(
    ("data", "part", "page"),
    [
        pytest.param(file("PDF"), "", 3, id="behind the last"),
        pytest.param(file("PDF"), "", 0, id="before the first"),
        pytest.param(file("TIFF"), "", 3, id="behind the last frame"),
        pytest.param(zipped(a=file("PDF")), "../../etc/passwd", 1, id="no member of the archive"),
        pytest.param("Kế hoạch".encode(), "", 1, id="a text has none"),
    ],
)
def test_there_is_no_such_page(data: bytes, part: str, page: int) -> None:
    with pytest.raises(UnreadableFile) as caught:
        draw(data, part, page)
    assert caught.value.key == "no-such-page"


def test_no_image_is_larger_than_a_screen_can_use() -> None:
    stream = io.BytesIO()
    Image.new("L", (9000, 300), "white").save(stream, "PNG")
    assert max(Image.open(io.BytesIO(draw(stream.getvalue(), "", 1))).size) == LARGEST


def test_a_file_with_other_bytes_is_not_drawn(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(file("PDF"))
    digest = digest_of(path.read_bytes())
    assert square(draw_page(path, digest, "", 1)) == pytest.approx(FIRST, abs=0.01)
    path.write_bytes(file("TIFF"))
    with pytest.raises(UnreadableFile) as caught:
        draw_page(path, digest, "", 1)
    assert caught.value.key == "file-changed"


def test_a_broken_file_costs_its_page_only(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4\n%broken")
    with pytest.raises(UnreadableFile, match=r"a\.pdf"):
        draw_page(path, digest_of(path.read_bytes()), "", 1)
