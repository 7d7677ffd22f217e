"""From a layout to mentions, and from a text to a record."""

import itertools
import os
import unicodedata
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.record import Record, fold_space
from ingest.layout.finding import Paragraph, lay_out
from ingest.pipeline import extract, find_mentions

CORPUS = Path(os.environ.get("DANCHIEU_CORPUS", Path(__file__).parents[3] / "shared" / "corpus")) / "text"


def laid_out(*paragraphs: str, marker: str | None = None) -> list[str | None]:
    """The numbers found in paragraphs that stand on lines of their own, the last with `marker`."""
    text, places = "", []
    for paragraph in paragraphs:
        places.append(Paragraph(len(text), len(text) + len(paragraph), "body"))
        text += paragraph + "\n\n"
    if marker:
        places[-1] = Paragraph(places[-1].start, places[-1].end, "body", marker=marker)
    layout = msgspec.structs.replace(lay_out(""), text=text, title=None, paragraphs=tuple(places))
    return [mention.number for mention in find_mentions(layout)]


@pytest.mark.parametrize(
    ("paragraphs", "marker", "numbers"),
    [
        pytest.param(
            ("theo Quyết định số", "5/QĐ-UBND ngày 1/2/2020."), None, ["5/QĐ-UBND"], id="broken in the middle"
        ),
        pytest.param(("theo Quyết định số 63160:", "BYT của Bộ"), None, ["63160:BYT"], id="broken at the divider"),
        pytest.param(("theo Quyết định.", "5/TP-HCM là tên đường"), None, [], id="a closed sentence"),
        pytest.param(("theo Công văn số", "2. 5/UBND-TH"), "2.", [], id="a numbered item begins anew"),
    ],
)
def test_mentions_over_paragraphs(paragraphs: tuple[str, ...], marker: str | None, numbers: list[str]) -> None:
    assert laid_out(*paragraphs, marker=marker) == numbers


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=300))
def test_any_text_gives_a_record(text: str) -> None:
    record = extract(text, "x")
    assert Record.from_json(record.to_json()) == record
    assert record.text == unicodedata.normalize("NFC", text)


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the folder of real papers")
def test_offsets_of_real_papers_give_their_quotes() -> None:
    for path in sorted(CORPUS.glob("*.txt"))[::20]:
        record = extract(path.read_text("utf-8"), path.stem)
        assert record.text is not None
        for citation in record.citations:
            assert citation.quote == fold_space(record.text[citation.start : citation.end])
        places = [(citation.start, citation.end) for citation in record.citations]
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(places))
