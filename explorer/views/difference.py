"""What differs between two papers of one document."""

from __future__ import annotations

from explorer.answer import Answer, Table
from explorer.ask import Ask
from graph.errors import NotFound
from graph.model import Iri
from queries.documents import documents
from queries.dossier import Text, files_of, text_of
from queries.versions import Piece, difference

__all__ = ["differences"]

AROUND = 1  # paragraphs that are the same, shown before and behind a change


def differences(ask: Ask) -> Answer:
    """Show what differs between the papers `old` and `new` of `document` (beginnings of digests; the last two else)."""
    root = ask.document()
    if root is None:
        return Answer(template="difference.html", context={"card": None, "named": ""})
    papers = ask.library.papers_of(root)
    card = documents(ask.engine, [root])[root]
    context = {"card": card, "named": ask.parameters.text("document"), "parts": None}
    if len(papers) < 2:
        return Answer(template="difference.html", context=context)
    old = _paper(ask, papers, "old", papers[-2])
    new = _paper(ask, papers, "new", papers[-1])
    parts = difference(old.record.text or "", new.record.text or "")
    changes = [place for place, part in enumerate(parts) if part.kind != "same"]
    shown = {place + step for place in changes for step in range(-AROUND, AROUND + 1)}
    rows = [
        {"kind": part.kind, "old": _text(part.old), "new": _text(part.new)} for part in parts if part.kind != "same"
    ]
    return Answer(
        template="difference.html",
        context={
            **context,
            "parts": [(part, place in shown) for place, part in enumerate(parts)],
            "changes": len(changes),
            "old": old,
            "new": new,
            "papers": [(paper, files_of(ask.library, paper)) for paper in papers],
        },
        data={"document": root, "old": old.paper, "new": new.paper, "parts": parts},
        table=Table(("kind", "old", "new"), rows),
        name="so-sanh-" + root.rpartition("/")[2],
    )


def _paper(ask: Ask, papers: tuple[Iri, ...], parameter: str, default: Iri) -> Text:
    wanted = ask.parameters.text(parameter)
    found = next((one for one in papers if one.rpartition("/")[2].startswith(wanted)), None) if wanted else default
    if found is None:
        raise NotFound("not-found", name=wanted)
    return text_of(ask.library, found)


def _text(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)
