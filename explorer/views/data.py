"""The state of the data: how much is held, what failed, what is open and why, what is cited most, what nothing ties."""

from __future__ import annotations

from explorer.answer import Answer, Table, cells
from explorer.ask import Ask
from queries.state import failures, most_cited, open_references, orphans

__all__ = ["state"]

PAGE = 50
TABLES = ("unresolved", "failures", "cited", "orphans")
CARD = ("number", "type", "title", "issuer", "date", "level", "status", "id")
NAMES = {"unresolved": "chua-xac-dinh", "failures": "khong-doc-duoc", "cited": "dan-chieu-nhieu", "orphans": "roi"}


def state(ask: Ask) -> Answer:
    """Show the ledger's sums and four tables; `table` names the one that CSV gives, `reason` narrows the unresolved."""
    offset = ask.parameters.number("offset", 0, 1_000_000)
    reason = ask.parameters.text("reason")
    table = ask.parameters.choice("table", TABLES, "unresolved")
    every = open_references(ask.engine)
    found = [one for one in every if not reason or one.reason == reason]
    failed, cited, loose = failures(ask.library), most_cited(ask.engine), orphans(ask.engine)
    held = ask.library.status()
    tables = {
        "unresolved": Table(
            ("number", "reason", "chains", "cited_by", "document"),
            [cells(one, one.__struct_fields__) for one in found],
        ),
        "failures": Table(("path", "reason"), [{"path": one.path, "reason": one.sentence(ask.lang)} for one in failed]),
        "cited": Table(
            ("count", *CARD),
            [{"count": one.count, **cells(one.document, CARD)} for one in cited],
        ),
        "orphans": Table(CARD, [cells(card, CARD) for card in loose]),
    }
    return Answer(
        template="data.html",
        context={
            "held": held,
            "failed": failed,
            "found": found[offset : offset + PAGE],
            "total": len(found),
            "reasons": sorted({one.reason for one in every}),
            "reason": reason,
            "cited": cited,
            "orphans": loose,
            "offset": offset,
            "limit": PAGE,
            "values_now": {"reason": reason},
        },
        data={"held": held, "failures": failed, "open_references": found, "most_cited": cited, "orphans": loose},
        table=tables[table],
        name=NAMES[table],
    )
