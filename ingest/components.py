"""spaCy components that mark citations, bodies and dates on a `Doc`, for any pipeline with any tokenizer.

`nlp.add_pipe("danchieu_citations")` needs no import of this module: the factories are registered as entry points. The
finders match on characters; each find is a span of the tokens it touches in `doc.spans[spans_key]`, and the find
itself, as a dict with its exact character offsets, stands at the same place of `doc._.danchieu_citations`,
`doc._.danchieu_agencies`, `doc._.danchieu_dates`.

>>> import spacy
>>> nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
>>> _ = nlp.add_pipe("danchieu_citations")
>>> doc = nlp("Căn cứ Nghị quyết số 68/NQ-CP;")
>>> [(span.text, span.label_) for span in doc.spans["citations"]], doc._.danchieu_citations[0]["number"]
([('Nghị quyết số 68/NQ-CP;', 'nghị quyết')], '68/NQ-CP')
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from ingest.citations.dates import DateMention, find_dates
from ingest.citations.finding import Mention, find_citations
from ingest.citations.laws import find_laws
from ingest.tasks.agencies import AgencyMention, find_agencies

__all__ = ["Marker", "make_agencies", "make_citations", "make_dates", "mentions"]


class _Find(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Marker:
    """A component that marks what `find` finds: spans under `spans_key`, the finds under `doc._.extension`."""

    def __init__(
        self, find: Callable[[str], Sequence[_Find]], label: Callable[[_Find], str], spans_key: str, extension: str
    ) -> None:
        """Take the finder, how a find is labelled, and where spans and finds go."""
        self.find = find
        self.label = label
        self.spans_key = spans_key
        self.extension = extension
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=[])

    def __call__(self, doc: Doc) -> Doc:
        """Mark `doc` and give it back."""
        finds = self.find(doc.text)
        spans = [doc.char_span(f.start, f.end, label=self.label(f), alignment_mode="expand") for f in finds]
        doc.spans[self.spans_key] = SpanGroup(doc, name=self.spans_key, spans=[span for span in spans if span])
        doc._.set(self.extension, [msgspec.to_builtins(f) for f in finds])
        return doc


def mentions(text: str) -> list[Mention]:
    """Give the mentions of numbered documents and of laws by name alone in `text`, in reading order."""
    return sorted((*find_citations(text), *find_laws(text)), key=lambda mention: (mention.start, -mention.end))


def _citation_label(find: _Find) -> str:
    return (find.type if isinstance(find, Mention) else None) or "văn bản"


def _agency_label(find: _Find) -> str:
    return "nhóm cơ quan" if isinstance(find, AgencyMention) and find.is_group else "cơ quan"


def _date_label(find: _Find) -> str:
    return "ngày" if isinstance(find, DateMention) and len(find.iso) == 10 else "thời gian"


@Language.factory("danchieu_citations", assigns=["doc.spans"], default_config={"spans_key": "citations"})
def make_citations(nlp: Language, name: str, spans_key: str) -> Marker:
    """Make the component that marks mentions of documents; a span's label is the document's type."""
    del nlp, name
    return Marker(mentions, _citation_label, spans_key, "danchieu_citations")


@Language.factory("danchieu_agencies", assigns=["doc.spans"], default_config={"spans_key": "agencies"})
def make_agencies(nlp: Language, name: str, spans_key: str) -> Marker:
    """Make the component that marks bodies; groups ("các sở, ban, ngành") have a label of their own."""
    del nlp, name
    return Marker(find_agencies, _agency_label, spans_key, "danchieu_agencies")


@Language.factory("danchieu_dates", assigns=["doc.spans"], default_config={"spans_key": "dates"})
def make_dates(nlp: Language, name: str, spans_key: str) -> Marker:
    """Make the component that marks dates."""
    del nlp, name
    return Marker(lambda text: list(find_dates(text)), _date_label, spans_key, "danchieu_dates")
