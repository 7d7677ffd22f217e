"""Who must do what by when, and the bodies that a text names."""

from ingest.tasks.agencies import AgencyMention, find_agencies
from ingest.tasks.finding import find_tasks

__all__ = ["AgencyMention", "find_agencies", "find_tasks"]
