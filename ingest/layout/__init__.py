"""The cells of an official paper: where they stand, and what its header says."""

from ingest.layout.finding import Layout, Paragraph, ParagraphKind, Place, lay_out
from ingest.layout.header import read_header

__all__ = ["Layout", "Paragraph", "ParagraphKind", "Place", "lay_out", "read_header"]
