"""The saved questions in Cypher, on the Neo4j that the explorer was told of."""

from __future__ import annotations

from explorer.answer import Answer, Table
from explorer.ask import Ask
from explorer.asked import labels_of, values_of
from explorer.cypher import SECONDS, Rows, Server, run
from graph.errors import DanchieuError
from queries.saved import Saved, saved, saved_names

__all__ = ["cypher"]

SHOWN = 500  # rows of an answer on the page; the files have all


def cypher(ask: Ask, server: Server | None) -> Answer:
    """Show the question `saved` with its parameters; its answer on `server` where all of them are given."""
    questions = [saved(one, "cypher") for one in saved_names()]
    chosen = next((one for one in questions if one.name == ask.parameters.text("saved")), None)
    answer: Rows | None = None
    error, status = "", 200
    try:
        answer = _answer(ask, server, chosen) if server and chosen else None
    except DanchieuError as wrong:
        error, status = wrong.sentence(ask.lang), 400
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows] if answer else []
    return Answer(
        template="cypher.html",
        context={
            "server": server.uri if server else "",
            "questions": questions,
            "chosen": chosen,
            "values": {p.name: "; ".join(ask.parameters.every(p.name)) for p in chosen.parameters} if chosen else {},
            "error": error,
            "answer": answer,
            "rows": answer.rows[:SHOWN] if answer else (),
            "total": len(rows),
            "shown": SHOWN,
            "seconds": f"{SECONDS:g}",
            "labels": labels_of(ask.library, ask.lang) if answer else {},
        },
        data=rows if answer else None,
        table=Table(answer.columns, rows) if answer else None,
        name=chosen.name if chosen else "cypher",
        status=status,
    )


def _answer(ask: Ask, server: Server, question: Saved) -> Rows | None:
    if not question.parameters and ask.parameters.text("run") != "1":
        return None  # a link to a question does not ask it yet
    values = values_of(ask.library, question, ask.parameters.every)
    return None if values is None else run(server, question.name, values)
