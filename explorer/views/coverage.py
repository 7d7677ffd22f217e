"""How far a document was carried out: tiles of the provinces, and the table of any bodies with the route of each."""

from __future__ import annotations

from typing import cast, get_args

from explorer.answer import Answer, Table, cells
from explorer.ask import Ask
from explorer.tiles import STEPS, step, tiles
from graph.territories import provinces
from queries.coverage import STATES, Among, coverage

__all__ = ["covered"]

COLUMNS = ("body", "state", "days", "number", "type", "date", "route", "id")


def covered(ask: Ask) -> Answer:
    """Show who of `among` carried `document` out, at the day `at`; departments and districts are of `province`."""
    values = ask.parameters
    among = cast(Among, values.choice("among", get_args(Among), "provinces"))
    at = values.iso("at")
    province = values.text("province")
    form = {
        "named": values.text("document"),
        "among": among,
        "at": at or "",
        "province": province,
        "choices": get_args(Among),
        "all_provinces": sorted(provinces()),
        "steps": STEPS,
    }
    root = ask.document()
    needs_province = among in ("departments", "districts") and not province
    if root is None or needs_province:
        return Answer(template="coverage.html", context={**form, "found": None, "needs_province": needs_province})
    found = coverage(ask.engine, root, among, at=at, province=province or None)
    cards = {card.id: card for card in found.documents}
    rows = [
        {
            "body": one.body,
            "state": one.state,
            "days": one.days,
            "route": [cards[iri].number or iri for iri in one.route],
            **(cells(cards[one.first], ("number", "type", "date", "id")) if one.first else {}),
        }
        for one in found.bodies
    ]
    return Answer(
        template="coverage.html",
        context={
            **form,
            "found": found,
            "root": cards[root],
            "cards": cards,
            "states": STATES,
            "tiles": [(one, tiles()[one.body], step(one)) for one in found.bodies if one.body in tiles()],
            "needs_province": False,
        },
        data=found,
        table=Table(COLUMNS, rows),
        name="muc-do-trien-khai",
    )
