"""What one document does to another, clause by clause."""

from ingest.relations.finding import find_relations

__all__ = ["find_relations"]
