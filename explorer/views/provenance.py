"""Where a statement stands: the sentence in its paper; a paper's own text; a task in the text that gives it."""

from __future__ import annotations

from explorer.address import path_of, with_query
from explorer.answer import Answer
from explorer.ask import Ask, Elsewhere
from explorer.linked import forms_of
from explorer.marking import Span, cut
from explorer.views.document import spans_of
from explorer.views.naming import name_of
from explorer.views.sheet import sheets_of
from graph.errors import NotFound
from graph.identity import BASE
from graph.model import Iri
from queries.dossier import statement, text_of

__all__ = ["evidence", "paper", "paper_text", "task"]

AROUND = 400  # characters of the paper on each side of the sentence: it stands on the first screen


def evidence(ask: Ask) -> Answer:
    """Show one statement with the sentence it was read from, in its surroundings."""
    iri = Iri(BASE + ask.path.lstrip("/"))
    said = statement(ask.library, iri)
    whole = said.text.record.text or ""
    proof = said.evidence
    first = whole.rfind("\n", 0, max(0, proof.start - AROUND)) + 1
    last = found if (found := whole.find("\n", proof.end + AROUND)) != -1 else len(whole)
    spans = [*spans_of(said.text.marks), Span(proof.start, proof.end, ("here",), key="here")]
    document = ask.library.find_documents(said.text.paper)
    _, places = ask.library.places(said.text.paper)
    sheets = sheets_of(places, said.text.paper, proof.start, proof.end)
    context = {
        "statement": said,
        "proof": proof,
        "source": name_of(said.source, ask.lang),
        "target": name_of(said.target, ask.lang),
        "paper": document[0].iri if document else None,
        "paper_name": name_of(document[0], ask.lang) if document else "",
        "sheets": sheets if ask.sheets else (),
        "runs": cut(whole, spans, first, last),
        "before": first > 0,
        "after": last < len(whole),
    }
    data = {
        "iri": iri,
        "source": said.source.iri,
        "relation": said.relation,
        "target": said.target.iri,
        "evidence": proof,
        "context": whole[first:last],
        "context_start": first,
        "pages": [sheet.page for sheet in sheets],
        "files": said.text.sources,
    }
    return Answer(template="evidence.html", context=context, data=data, others=forms_of(ask.library, iri))


def paper(ask: Ask) -> Answer:
    """Lead from a paper to the document that it is a text of; as linked data, describe the paper itself."""
    iri = Iri(BASE + ask.path.lstrip("/"))
    document = ask.library.document(iri)
    if ask.parameters.text("format") in ("", "html"):
        raise Elsewhere(with_query(path_of(document), {"paper": iri.rpartition("/")[2][:12]}))
    return Answer(template="", context={}, data=text_of(ask.library, iri), others=forms_of(ask.library, iri))


def paper_text(ask: Ask) -> Answer:
    """Give the text of a paper as it was read, nothing else."""
    text = text_of(ask.library, Iri(f"{BASE}paper/{ask.parts['digest']}")).record.text or ""
    return Answer(template="", context={}, others={"txt": text.encode})


def task(ask: Ask) -> Answer:
    """Lead from a task to its place in the paper; as linked data, describe the task itself."""
    iri = Iri(BASE + ask.path.lstrip("/"))
    digest, place = ask.parts["digest"], ask.parts["place"]
    if ask.library.node(iri) is None:
        raise NotFound("not-found", name=ask.path)
    if ask.parameters.text("format") in ("", "html"):
        document = ask.library.document(f"{BASE}paper/{digest}")
        raise Elsewhere(f"{with_query(path_of(document), {'paper': digest[:12]})}#task-{place}")
    return Answer(template="", context={}, others=forms_of(ask.library, iri))
