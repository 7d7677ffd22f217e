"""ingest.readers.plain and .legacy: Vietnamese in any encoding."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.tables import read_table
from ingest.readers import read
from ingest.readers.legacy import ENCODINGS, LegacyLetter, decode, restore, spelling
from ingest.readers.plain import read_plain

PAPER = """ỦY BAN NHÂN DÂN HUYỆN THẠNH LỘC
Số: 12/KH-UBND
Kế hoạch phòng, chống hạn hán và xâm nhập mặn
Giao Phòng Nông nghiệp chủ trì, phối hợp với các xã kiểm tra những cống đã xuống cấp; báo cáo trước ngày 15/3.
"""

LETTERS = read_table("ingest", "legacy_letters", LegacyLetter)
WORDS = [word for row in LETTERS if (word := f"ng{row.letter}") and row.letter.islower() and row.tcvn3]


def encode(text: str, encoding: str) -> bytes:
    """Write `text` as typists did; TCVN3 has no toned capitals and takes the small ones."""
    codes = {row.letter: getattr(row, encoding) or row.tcvn3 for row in LETTERS}
    small = {row.letter.upper(): row.tcvn3 for row in LETTERS if row.letter.islower()}
    return b"".join(
        bytes.fromhex(codes.get(char) or small[char]) if char in codes else char.encode("ascii") for char in text
    )


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("Số: 01/KH-UBND\r\n".encode(), "Số: 01/KH-UBND\n", id="line ends of Windows"),
        pytest.param("\ufeffKế hoạch".encode(), "Kế hoạch", id="byte order mark is no text"),
        pytest.param("Kế hoạch".encode("utf-16"), "Kế hoạch", id="UTF-16 by its mark"),
        pytest.param("Kế hoạch".encode("utf-32"), "Kế hoạch", id="UTF-32: its mark begins like UTF-16's"),
        pytest.param(PAPER.encode("utf-16-le"), PAPER, id="UTF-16 without a mark"),
        pytest.param(PAPER.encode("utf-16-be"), PAPER, id="UTF-16, big end first, without a mark"),
        pytest.param("Quye\u0302\u0301t".encode(), "Quyết", id="decomposed letters are composed"),
        pytest.param("năm 2021²".encode(), "năm 2021²", id="a footnote mark stays a mark: never NFKC"),
        pytest.param("QUYẾT ÐỊNH".encode(), "QUYẾT ĐỊNH", id="the Icelandic letter that old keyboards typed"),
        pytest.param("Số\u200b 5/\u00adNQ".encode(), "Số 5/NQ", id="shapeless characters go"),
        pytest.param(PAPER.encode()[:-1] + b"\xff\n", PAPER[:-1] + "�\n", id="one damaged byte costs itself"),
    ],
)
def test_unicode(tmp_path: Path, data: bytes, text: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    assert read(file) == text


@pytest.mark.parametrize("encoding", ["vni", "vps"])
def test_old_encodings_come_back(encoding: str) -> None:
    assert read_plain(encode(PAPER, encoding)).text == PAPER


def test_tcvn3_comes_back_with_the_capitals_that_can_be_told() -> None:
    read_back = read_plain(encode(PAPER, "tcvn3")).text
    assert read_back.lower() == PAPER.lower()
    assert "NHÂN DÂN HUYỆN THẠNH LỘC" in read_back


def test_windows_1258_comes_back() -> None:
    text = "Căn cứ Luật Tổ chức chính quyền địa phương; trưởng phòng đề nghị."
    assert read_plain("".join(_tone_behind(char) for char in text).encode("cp1258")).text == text


def _tone_behind(char: str) -> str:
    """Write a letter that Windows-1258 lacks as its vowel and the tone behind it."""
    if char.encode("cp1258", "ignore"):
        return char
    tones = [mark for mark in unicodedata.normalize("NFD", char) if mark in "\u0300\u0301\u0303\u0309\u0323"]
    vowel = [mark for mark in unicodedata.normalize("NFD", char) if mark not in tones]
    return unicodedata.normalize("NFC", "".join(vowel)) + "".join(tones)


# Words that differ: the same word twelve times over may spell another in another encoding (ngá, ngỏ).
@given(st.lists(st.sampled_from(WORDS), min_size=12, max_size=40, unique=True), st.sampled_from(ENCODINGS))
def test_any_sentence_comes_back_from_any_old_encoding(words: list[str], encoding: str) -> None:
    text = " ".join(words)
    data = encode(text, encoding)
    assert decode(data.decode("latin-1"), encoding) == text
    assert read_plain(data).text == text


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_codes_are_distinct(encoding: str) -> None:
    codes = [code for row in LETTERS if (code := getattr(row, encoding))]
    assert len(codes) == len(set(codes)) >= 74


def test_old_lines_in_a_modern_page_are_turned_and_modern_ones_kept() -> None:
    page = "QUYẾT ĐỊNH\nC¨n cø NghÞ ®Þnh sè 08/2004/N§-CP cña ChÝnh phñ\nHà Nội – 2004"
    assert restore(page) == "QUYẾT ĐỊNH\nCăn cứ Nghị định số 08/2004/NĐ-CP của Chính phủ\nHà Nội – 2004"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Diện tích 08 m² × 3, góc 19°17', 25 °C ± 2; Điều 5 §2", id="signs and units"),
        pytest.param("Công ty Schröder & Söhne, Tập đoàn Nestlé, Đại sứ Weiß và ông Bjørn", id="names of elsewhere"),
        pytest.param("ª\n®\n¾\nĐộc lập – Tự do", id="rubbish of one sign a line"),
        pytest.param("Thủ tục số 1\n" + "ï\n" * 40, id="only rubbish"),
    ],
)
def test_modern_text_stays(text: str) -> None:
    assert restore(text) == text


@pytest.mark.parametrize(
    ("text", "good", "bad"),
    [
        pytest.param("Căn cứ nghị quyết", 4, 0, id="syllables"),
        pytest.param("C¨n cø ®iÒu", 0, 3, id="TCVN3 seen as Western"),
        pytest.param("Caên cöù", 0, 2, id="VNI seen as Western"),
        pytest.param("5 km² và 30°", 1, 1, id="a sign behind a digit is no word"),
        pytest.param("ấḿ", 0, 1, id="two tones on one syllable"),
        pytest.param("THÔNG báo kẾ", 2, 1, id="cases mixed in a word"),
    ],
)
def test_spelling(text: str, good: int, bad: int) -> None:
    assert spelling(text) == (good, bad)
