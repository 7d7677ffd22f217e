"""ingest.readers on real files: each gives the citations of the text that was taken from it before."""

import os
from collections import Counter
from pathlib import Path

import pytest

from ingest.pipeline import extract
from ingest.readers import read

CORPUS = Path(os.environ.get("DANCHIEU_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
ORIGINALS = sorted(CORPUS.glob("original/*.docx")) + sorted(CORPUS.glob("original/*.pdf"))
INDEX = CORPUS / "INDEX.tsv"
ROWS = [line.split("\t") for line in INDEX.read_text("utf-8").splitlines()[1:]] if INDEX.exists() else []
SCANS = {row[0] for row in ROWS if "ocr" in row[2]}


def numbers(text: str) -> Counter[str]:
    return Counter(citation.number for citation in extract(text, "x").citations if citation.number)


@pytest.mark.corpus
@pytest.mark.skipif(not ORIGINALS, reason="needs the folder of real papers")
@pytest.mark.parametrize("file", [path for path in ORIGINALS if path.stem not in SCANS], ids=lambda path: path.name)
def test_no_citation_is_lost(file: Path) -> None:
    text = (CORPUS / "text" / f"{file.stem}.txt").read_text("utf-8")
    found = read(file)
    assert not numbers(text) - numbers(found)
    assert 0.7 * len(text.split()) < len(found.split()) < 1.3 * len(text.split())
