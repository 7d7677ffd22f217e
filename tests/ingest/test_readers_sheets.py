"""ingest.readers.sheets: a spreadsheet gives the rows that it shows."""

import io
import zipfile
from collections.abc import Sequence

import pytest

from ingest.readers.dispatch import papers

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STRINGS = ("Nhiệm vụ", "Sở Y tế")
STYLES = (
    '<numFmts><numFmt numFmtId="170" formatCode="[$-42A]dd/mm/yyyy"/>'
    "<numFmt numFmtId='171' formatCode='0 \"ngày\"'/>"
    '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>'
)


def workbook(*sheets: str, states: Sequence[str] = ("visible",) * 9, more: str = "") -> bytes:
    """A spreadsheet whose sheets hold these rows; cell formats: a number, two of days, a number with a word."""
    places = range(1, len(sheets) + 1)
    relations = [("sharedStrings", "s", "sharedStrings"), ("styles", "y", "styles")]
    relations += [("worksheet", f"w{n}", f"sheet{n}") for n in places]
    names = "".join(f'<sheet name="{n}" state="{states[n - 1]}" r:id="w{n}"/>' for n in places)
    listing = "".join(f'<Relationship Id="{i}" Type="{R}/{k}" Target="{t}.xml"/>' for k, i, t in relations)
    parts = {
        "[Content_Types].xml": f'<Types><Override ContentType="{TYPE}.sheet.main+xml"/></Types>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{R}">{more}<sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{listing}</Relationships>",
        "xl/sharedStrings.xml": f"<sst xmlns='{MAIN}'>{''.join(f'<si><t>{one}</t></si>' for one in STRINGS)}</sst>",
        "xl/styles.xml": f"<styleSheet xmlns='{MAIN}'>{STYLES}</styleSheet>",
    }
    for n, rows in enumerate(sheets, start=1):
        parts[f"xl/sheet{n}.xml"] = f"<worksheet xmlns='{MAIN}'><sheetData>{rows}</sheetData></worksheet>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def text_of(data: bytes) -> str:
    [paper] = [paper for paper in papers(data) if paper]
    return paper.text


def inline(text: str, place: str = "") -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        pytest.param('<c t="s"><v>0</v></c><c t="s"><v>1</v></c>', "Nhiệm vụ\tSở Y tế", id="shared strings"),
        pytest.param(
            inline("a", "B1") + inline("b", "D1"), "a\t\tb", id="an empty cell keeps its column, not an empty edge"
        ),
        pytest.param(inline("Phụ lục", "C1"), "Phụ lục", id="a title in the midst"),
        pytest.param('<c t="inlineStr"><is><r><t>Điều </t></r><r><t>5</t></r></is></c>', "Điều 5", id="runs"),
        pytest.param('<c s="1"><v>45432</v></c>', "20/5/2024", id="a day in the format of the system"),
        pytest.param('<c s="2"><v>45432.5</v></c>', "20/5/2024", id="a day in a format of one's own"),
        pytest.param('<c s="3"><v>15</v></c>', "15", id="a number before the word for day is no day"),
        pytest.param("<c><v>0.30000000000000004</v></c>", "0.3", id="a number as shown"),
        pytest.param('<c t="str"><f>A1</f><v>12/KH-UBND</v></c>', "12/KH-UBND", id="a formula gives its value"),
        pytest.param('<c t="e"><v>#REF!</v></c>' + inline("a"), "a", id="an error is no text"),
        pytest.param(
            inline("- Sở A;\n- Sở B.") + inline("x"), "- Sở A;\n- Sở B.\nx", id="lines in a cell: cell after cell"
        ),
        pytest.param(inline("a", "A1") + inline("b", "XFD1"), "a", id="a stray cell far off"),
    ],
)
def test_a_row(cells: str, text: str) -> None:
    assert text_of(workbook(f"<row>{cells}</row>")) == text


def test_days_that_count_from_1904() -> None:
    book = workbook('<row><c s="1"><v>43970</v></c></row>', more='<workbookPr date1904="1"/>')
    assert text_of(book) == "20/5/2024"


def test_sheets_are_pages_and_what_is_hidden_stays_out() -> None:
    rows = f"<row>{inline('một')}</row><row hidden='1'>{inline('ẩn')}</row><row/>"
    book = workbook(
        rows, f"<row>{inline('ẩn')}</row>", f"<row>{inline('hai')}</row>", states=("visible", "hidden", "visible")
    )
    [paper] = [paper for paper in papers(book) if paper]
    assert (paper.text, paper.pages) == ("một\nhai", (0, 4))
