"""The state of the data: how much is held, what could not be read, what is not settled and why."""

from __future__ import annotations

from explorer.answer import Answer, Table
from explorer.ask import Ask
from queries.state import failures, open_references

__all__ = ["state"]

PAGE = 50
COLUMNS = ("number", "reason", "cited_by", "chains", "iri")


def state(ask: Ask) -> Answer:
    """Show the ledger's sums, the failures, and the open references, those first that break the most chains."""
    offset = ask.parameters.number("offset", 0, 1_000_000)
    reason = ask.parameters.text("reason")
    every = open_references(ask.library)
    reasons = sorted({one.reason for one in every})
    found = [one for one in every if not reason or one.reason == reason]
    failed = failures(ask.library)
    return Answer(
        template="data.html",
        context={
            "held": ask.library.status(),
            "failed": failed,
            "found": found[offset : offset + PAGE],
            "total": len(found),
            "reasons": reasons,
            "reason": reason,
            "offset": offset,
            "limit": PAGE,
            "values_now": {"reason": reason},
        },
        data={"held": ask.library.status(), "failures": failed, "open_references": found},
        table=Table(COLUMNS, [{name: getattr(one, name) for name in COLUMNS} for one in found]),
        name="chua-xac-dinh",
    )
