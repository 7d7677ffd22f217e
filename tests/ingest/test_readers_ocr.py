"""ingest.readers.ocr: scans are read, wherever they come in, and what reads them is asked for where it lacks."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from graph.errors import UnreadableFile
from ingest.readers import ocr
from ingest.readers.dispatch import papers
from ingest.readers.ocr_signs import mended
from ingest.readers.pages import Word
from ingest.readers.source import SourceText

LINES = ["Số: 15/QĐ-UBND", "Ủy ban nhân dân huyện Đại Hòa quyết định", "giao Phòng Y tế kiểm tra các trạm cấp nước"]
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None or "vie" not in ocr._run(["--list-langs"], b"").split(), reason="needs Tesseract"
)


def sheet(angle: float = 0.0, *, stamp: bool = False, lines: list[str] | None = None) -> Image.Image:
    """Draw a sheet of A5 at 150 dots per inch with three lines on it."""
    import matplotlib

    font = ImageFont.truetype(str(Path(matplotlib.get_data_path(), "fonts", "ttf", "DejaVuSerif.ttf")), 28)
    image = Image.new("RGB", (874, 620), "white")
    pen = ImageDraw.Draw(image)
    if stamp:
        pen.ellipse((300, 190, 500, 390), outline=(230, 40, 50), width=9)
        pen.line((300, 215, 500, 375), fill=(230, 40, 50), width=9)
    for number, line in enumerate(LINES if lines is None else lines):
        pen.text((70, 120 + 60 * number), line, fill="black", font=font)
    return image.rotate(angle, expand=angle in (90, 180, 270), fillcolor="white", resample=Image.Resampling.BICUBIC)


def file(*images: Image.Image, kind: str = "PDF") -> bytes:
    stream = io.BytesIO()
    images[0].save(stream, kind, save_all=len(images) > 1, append_images=images[1:], resolution=150, dpi=(150, 150))
    return stream.getvalue()


def read(data: bytes) -> SourceText:
    [paper] = [found for found in papers(data) if found is not None]
    return paper


@needs_tesseract
@pytest.mark.parametrize(
    "data",
    [
        pytest.param(file(sheet()), id="PDF"),
        pytest.param(file(sheet(), kind="PNG"), id="PNG"),
        pytest.param(file(sheet(2.5), kind="TIFF"), id="askew"),
        pytest.param(file(sheet(stamp=True)), id="under a red stamp"),
        pytest.param(file(sheet(180), kind="PNG"), id="upside down"),
        pytest.param(file(sheet(90), kind="PNG"), id="on its side"),
    ],
)
def test_scans_are_read(data: bytes) -> None:
    assert read(data).text.split() == " ".join(LINES).split()


@needs_tesseract
def test_words_stand_where_they_are_on_the_askew_sheet() -> None:
    paper = read(file(sheet(2.5), kind="PNG"))
    box = paper.boxes_between(paper.text.index("giao"), paper.text.index("giao") + 1)[0]
    upright = read(file(sheet(), kind="PNG"))
    level = upright.boxes_between(upright.text.index("giao"), upright.text.index("giao") + 1)[0]
    assert abs(box.left - level.left) < 0.03
    assert 0.0 < (box.top + box.bottom - level.top - level.bottom) / 2 < 0.06


@needs_tesseract
@pytest.mark.parametrize("angle", [90, 180, 270])
def test_words_stand_where_they_are_on_the_turned_sheet(angle: int) -> None:
    image = sheet(angle)
    paper = read(file(image, kind="PNG"))
    box = paper.boxes_between(paper.text.index("15/QĐ"), paper.text.index("15/QĐ") + 1)[0]
    edges = (box.left * image.width, box.top * image.height, box.right * image.width, box.bottom * image.height)
    upright = image.crop(tuple(map(round, edges))).rotate(-angle, expand=True)
    assert upright.width > 3 * upright.height
    assert upright.convert("L").getextrema()[0] < 64  # there is print in it


@needs_tesseract
def test_a_line_of_a_sheet_askew_is_one_line() -> None:
    long = ["Căn cứ Quyết định số 15/QĐ-UBND ngày 3 tháng 2", "năm 2024 của Ủy ban nhân dân huyện Đại Hòa"]
    assert len(read(file(sheet(2.5, lines=long), kind="PNG")).text.split("\n")) <= 2


@needs_tesseract
def test_pages_come_in_order_and_empty_ones_count() -> None:
    paper = read(file(sheet(lines=["Trang thứ nhất"]), sheet(lines=[]), sheet(lines=["Trang thứ ba"])))
    assert [paper.page_at(paper.text.index(word)) for word in ("nhất", "ba")] == [1, 3]


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    ocr.require_ocr.cache_clear()
    monkeypatch.setattr("shutil.which", lambda _: None)
    yield
    ocr.require_ocr.cache_clear()


@pytest.mark.usefixtures("without_tesseract")
@pytest.mark.parametrize("kind", ["PDF", "PNG"])
def test_without_tesseract_the_way_to_install_it(kind: str) -> None:
    with pytest.raises(UnreadableFile, match=r"apt install tesseract-ocr .*danchieu\[ocr\]"):
        read(file(sheet(), kind=kind))


@pytest.mark.parametrize(
    ("line", "legible"),
    [
        pytest.param([("Số:", 96), ("24", 47), ("/QĐ-UBND", 60)], "Số: /QĐ-UBND", id="a number that a pen filled in"),
        pytest.param([("Số:j4", 32), ("/QĐ-UBND", 60)], "Số: /QĐ-UBND", id="and that touches the print"),
        pytest.param([("Số:", 96), ("24", 91), ("/QĐ-UBND", 60)], "Số: 24 /QĐ-UBND", id="a number beyond doubt"),
        pytest.param([("ngày", 96), ("4", 7), ("tháng", 97)], "ngày tháng", id="a day that a pen filled in"),
        pytest.param([("theo", 96), ("12/2008/QĐ-BYT", 9)], "theo 12/2008/QĐ-BYT", id="long numbers are never sure"),
        pytest.param([("15/QĐ-BYT", 50)], "15/QĐ-BYT", id="a number alone on its line"),
        pytest.param([("~", 70), ("ab", 30)], "", id="specks"),
    ],
)
def test_what_a_line_is_sure_of(line: list[tuple[str, float]], legible: str) -> None:
    words = [(Word(text, 0, 0, 1, 1), sure) for text, sure in line]
    assert " ".join(word.text for word in ocr._legible(words)) == legible


def test_an_image_too_large_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    data = file(sheet(), kind="PNG")
    monkeypatch.setattr(ocr, "require_ocr", lambda: None)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    with pytest.raises(UnreadableFile, match="triệu điểm"):
        read(data)


def test_a_broken_image_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "require_ocr", lambda: None)
    with pytest.raises(UnreadableFile, match="ảnh hỏng"):
        read(b"\x89PNG\r\n\x1a\nbroken")


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        pytest.param("18/QĐĐ-UBND", "18/QĐ-UBND", id="a letter read twice"),
        pytest.param("4349/TTIr-UBND", "4349/TTr-UBND", id="an I beside a T"),
        pytest.param("64/QĐ-TIg,", "64/QĐ-TTg,", id="an I for a T"),
        pytest.param("78/2025NĐ-CP", "78/2025/NĐ-CP", id="the slash behind the year"),
        pytest.param("43/2013/QH13", "43/2013/QH13", id="a term of the Assembly"),
        pytest.param("5/KH-XYYZ", "5/KH-XYYZ", id="a code that nobody knows stays"),
        pytest.param("3/TTr-BTTTT", "3/TTr-BTTTT", id="a code with the same letter four times"),
        pytest.param("10/2024", "10/2024", id="no sign"),
        pytest.param("18/2009/QĐ-TTEg", "18/2009/QĐ-TTg", id="the small letter of the Prime Minister's sign"),
        pytest.param("18/2009/QD-T1g", "18/2009/QĐ-TTg", id="look-alikes in two groups"),
        pytest.param("/QĐ-TIg", "/QĐ-TTg", id="the serial stands apart"),
        pytest.param("79⁄QĐ-UBND", "79/QĐ-UBND", id="the slash of a fraction"),
        pytest.param("32/2024/OHI5", "32/2024/QH15", id="the first figure of a term as a letter"),
        pytest.param("105/2016/UBTVQHI13", "105/2016/UBTVQH13", id="the first figure of a term twice"),
        pytest.param("519/SNV-TCCC", "519/SNV-TCCC", id="names of units are no closed list"),
        pytest.param("01/QLĐĐ-KT", "01/QLĐĐ-KT", id="no letter loses its bar, so this is not QLD"),
        pytest.param("14/TTr-BQL", "14/TTr-BQL", id="no letter is lost, so this is not BQLL"),
    ],
)
def test_numbers_are_mended(printed: str, meant: str) -> None:
    assert mended(printed) == meant
