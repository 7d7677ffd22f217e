"""The cells of an official paper: where its header, addressees, bases, numbered body, footnotes and signature stand.

Source of the layout: Decree 30/2020/NĐ-CP, Annex I (and, for Party papers, Guidance 36-HD/VPTW). Every place is a pair of
offsets into the text that was read; nothing here copies or changes the text.
"""

from __future__ import annotations

from ingest.cells import Layout, Paragraph, ParagraphKind, Place
from ingest.closing import find_closing
from ingest.lines import split_lines
from ingest.masthead import find_masthead
from ingest.paragraphs import cut_paragraphs

__all__ = ["Layout", "Paragraph", "ParagraphKind", "Place", "lay_out"]


def lay_out(text: str) -> Layout:
    """Find the cells of the paper `text` (NFC). Never fails: what cannot be told apart is body."""
    lines = split_lines(text)
    head = find_masthead(text, lines)
    below = [line for stretch in head.body for line in lines[stretch.start : stretch.stop]]
    tail = find_closing(below)
    paragraphs = cut_paragraphs(below[: tail.body_to]) + cut_paragraphs(below[tail.annex_from :], annex=True)
    return Layout(
        text=text,
        issuer=head.issuer,
        number=head.number,
        place_date=head.place_date,
        type=head.type,
        title=head.title,
        addressees=head.addressees,
        paragraphs=tuple(paragraphs),
        recipients=tail.recipients,
        signature=tail.signature,
    )
