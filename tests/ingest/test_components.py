"""The spaCy components: found by name, the same finds as the finders, exact offsets, made to be stored."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import DocBin

from ingest.citations.dates import find_dates
from ingest.components import mentions

TEXT = "Căn cứ Nghị quyết số 68/NQ-CP ngày 01 tháng 7 năm 2021 của Chính phủ và Luật Giá;"


@pytest.fixture(scope="module")
def nlp() -> Language:
    blank = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    for name in ("danchieu_citations", "danchieu_agencies", "danchieu_dates"):
        blank.add_pipe(name)
    return blank


def test_spans_cover_the_finds_and_their_offsets_are_exact(nlp: Language) -> None:
    doc = nlp(TEXT)
    finds = doc._.danchieu_citations
    assert [TEXT[find["start"] : find["end"]] for find in finds] == ["Nghị quyết số 68/NQ-CP", "Luật Giá"]
    assert [(span.text, span.label_) for span in doc.spans["citations"]] == [
        ("Nghị quyết số 68/NQ-CP", "nghị quyết"),
        ("Luật Giá;", "luật"),
    ]


def test_components_find_what_the_finders_find(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [find["number"] for find in doc._.danchieu_citations] == [m.number for m in mentions(TEXT)]
    assert [find["iso"] for find in doc._.danchieu_dates] == [d.iso for d in find_dates(TEXT)]


def test_key_is_configurable() -> None:
    blank = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    blank.add_pipe("danchieu_dates", config={"spans_key": "when"})
    doc = blank("từ ngày 1/2/2020 trở đi")
    assert [span.text for span in doc.spans["when"]] == ["ngày 1/2/2020"]


def test_documents_and_pipelines_are_stored(nlp: Language, tmp_path) -> None:
    docs = DocBin(docs=[nlp(TEXT)], store_user_data=True)
    (doc,) = docs.get_docs(nlp.vocab)
    assert len(doc.spans["citations"]) == 2
    nlp.to_disk(tmp_path)
    assert spacy.load(tmp_path)(TEXT)._.danchieu_citations == nlp(TEXT)._.danchieu_citations


def test_any_tokenizer_will_do() -> None:
    english = spacy.blank("en")
    english.add_pipe("danchieu_citations")
    assert [find["number"] for find in english(TEXT)._.danchieu_citations] == ["68/NQ-CP", None]


def test_empty_text(nlp: Language) -> None:
    doc = nlp("")
    assert list(doc.spans["citations"]) == []
