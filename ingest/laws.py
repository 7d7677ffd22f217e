"""Find laws that are cited by name alone."""

from __future__ import annotations

from ingest.citations import Mention

__all__ = ["find_laws"]


def find_laws(text: str) -> list[Mention]:
    """Find the laws, codes, ordinances and constitutions that `text` names without a number, in reading order."""
    del text
    return []
