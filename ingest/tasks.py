"""Read who must do what by when."""

from __future__ import annotations

from collections.abc import Sequence

from graph.record import Citation, Header, Task
from ingest.layout import Layout

__all__ = ["find_tasks"]


def find_tasks(layout: Layout, header: Header, citations: Sequence[Citation]) -> tuple[Task, ...]:
    """Give the tasks of the paper in reading order."""
    del layout, header, citations
    return ()
