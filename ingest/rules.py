"""Say by which rules a paper was read: a digest of all that can change what is read from it."""

from __future__ import annotations

from graph.versions import sources_digest

__all__ = ["rules"]


def rules() -> str:
    """Give the digest of the code and tables by which this program reads papers; light to ask, nothing is loaded."""
    return sources_digest("ingest", "graph")
