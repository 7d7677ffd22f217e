"""Mentions of other documents: numbers, laws by name, and what completes them."""

from ingest.citations.attributes import complete
from ingest.citations.finding import Mention, find_citations
from ingest.citations.laws import find_laws

__all__ = ["Mention", "complete", "find_citations", "find_laws"]
