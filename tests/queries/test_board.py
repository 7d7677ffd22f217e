"""queries.board: deadlines on the calendar, and the filters of the board."""

import datetime

import pytest

from graph.identity import BASE
from graph.model import Iri
from graph.stores.library import Library
from queries.board import Narrowing, board, occurrences
from queries.engines import Sparql
from tests.queries.conftest import Engines

DAY = datetime.date.fromisoformat
DEPARTMENT = Iri(f"{BASE}agency/so-nong-nghiep-va-phat-trien-nong-thon-tinh-an-giang")


@pytest.mark.parametrize(
    ("deadline", "since", "until", "days"),
    [
        pytest.param("daily", "2024-02-28", "2024-03-01", ["2024-02-28", "2024-02-29", "2024-03-01"], id="every day"),
        pytest.param("weekly:5", "2024-03-01", "2024-03-14", ["2024-03-01", "2024-03-08"], id="Fridays"),
        pytest.param("weekly", "2024-03-01", "2024-03-10", ["2024-03-03", "2024-03-10"], id="the last day of a week"),
        pytest.param("monthly:25", "2024-01-26", "2024-03-25", ["2024-02-25", "2024-03-25"], id="a day of the month"),
        pytest.param("monthly:31", "2024-02-01", "2024-02-29", ["2024-02-29"], id="a day that February lacks"),
        pytest.param("monthly", "2024-02-01", "2024-02-29", ["2024-02-29"], id="the last day of the month"),
        pytest.param("quarterly", "2024-01-01", "2024-06-30", ["2024-03-31", "2024-06-30"], id="quarters"),
        pytest.param("half-yearly", "2024-01-01", "2024-12-31", ["2024-06-30", "2024-12-31"], id="halves"),
        pytest.param("yearly:01-15", "2024-01-01", "2025-01-15", ["2024-01-15", "2025-01-15"], id="a day of the year"),
        pytest.param("yearly", "2024-01-01", "2024-12-31", ["2024-12-31"], id="the last day of the year"),
        pytest.param("now and then", "2024-01-01", "2024-12-31", [], id="no recurrence"),
        pytest.param("monthly:25", "2024-03-01", "2024-02-01", [], id="a range that is none"),
    ],
)
def test_occurrences(deadline: str, since: str, until: str, days: list[str]) -> None:
    assert [str(day) for day in occurrences(deadline, DAY(since), DAY(until))] == days


def test_the_tasks_of_an_agency_by_role(samples: Library) -> None:
    leads = board(Sparql(samples.sparql), Narrowing(agency=DEPARTMENT, role="lead")).rows
    assert leads
    assert all("Sở Nông nghiệp và Phát triển nông thôn tỉnh An Giang" in due.task.lead for due in leads)
    every = board(Sparql(samples.sparql), Narrowing(agency=DEPARTMENT)).rows
    assert {due.task.id for due in leads} <= {due.task.id for due in every}


def test_what_is_overdue_at_a_day(samples: Library) -> None:
    at = DAY("2024-03-18")
    late = board(Sparql(samples.sparql), Narrowing(at=at, overdue=True)).rows
    assert late
    assert all(due.date and due.date < at and due.overdue for due in late)


def test_recurring_tasks_stand_once_a_time_within_a_range(samples: Library) -> None:
    since, until = DAY("2024-03-01"), DAY("2024-05-31")
    times = [due for due in board(Sparql(samples.sparql), Narrowing(since=since, until=until)).rows if due.recurring]
    assert len({due.task.id for due in times}) < len(times)
    assert all(due.date and since <= due.date <= until and due.date >= DAY(due.document.date or "") for due in times)


def test_words_document_and_order(samples: Library) -> None:
    rows = board(Sparql(samples.sparql), Narrowing()).rows
    dates = [due.date or datetime.date.max for due in rows]
    assert dates == sorted(dates)
    assert all(
        "nguồn nước" in (due.task.action or "")
        for due in board(Sparql(samples.sparql), Narrowing(words="nguon nuoc")).rows
    )
    one = rows[0].document.id
    assert {due.document.id for due in board(Sparql(samples.sparql), Narrowing(document=one)).rows} == {one}


def test_a_range_of_all_time_ends(samples: Library) -> None:
    assert board(Sparql(samples.sparql), Narrowing(since=datetime.date.min, until=datetime.date.max)).rows


def test_a_part_of_the_board_is_the_same_rows(samples: Library) -> None:
    whole = board(Sparql(samples.sparql), Narrowing())
    assert whole.total == len(whole.rows)
    assert board(Sparql(samples.sparql), Narrowing(), offset=2, limit=3).rows == whole.rows[2:5]


@pytest.mark.neo4j
@pytest.mark.parametrize(
    "narrowing",
    [
        pytest.param(Narrowing(), id="all"),
        pytest.param(Narrowing(agency=DEPARTMENT, role="lead"), id="of an agency"),
        pytest.param(Narrowing(since=DAY("2024-03-01"), until=DAY("2024-05-31")), id="due in a time, recurring too"),
        pytest.param(Narrowing(overdue=True, at=DAY("2024-03-18")), id="overdue at a day"),
    ],
)
def test_engines_give_the_same_board(samples: Library, engines: Engines, narrowing: Narrowing) -> None:
    boards = [board(engine, narrowing) for engine in engines(samples).values()]
    assert boards[0].rows
    assert boards[0] == boards[1] == boards[2]
