"""The cells of an official paper: where its header, addressees, bases, numbered body, footnotes and signature stand.

Source of the layout: Decree 30/2020/NĐ-CP, Annex I (and, for Party papers, Guidance 36-HD/VPTW). Every place is a pair
of offsets into the text that was read; nothing here copies or changes the text.
"""

from __future__ import annotations

from ingest.layout.cells import Layout, Paragraph, ParagraphKind, Place
from ingest.layout.closing import find_closing
from ingest.layout.colophon import find_adoption, find_certificate
from ingest.layout.lines import split_lines
from ingest.layout.masthead import find_masthead
from ingest.layout.paragraphs import cut_paragraphs

__all__ = ["Layout", "Paragraph", "ParagraphKind", "Place", "lay_out"]


def lay_out(text: str) -> Layout:
    """Find the cells of the paper `text` (NFC). Never fails: what cannot be told apart is body."""
    lines = split_lines(text)
    head = find_masthead(text, lines)
    below = [line for stretch in head.body for line in lines[stretch.start : stretch.stop]]
    tail = find_closing(below, page=text.startswith(("---", "#")))
    certificate = None if head.number else find_certificate(text, below)
    body_to = tail.body_to
    if certificate:
        body_to = next(
            (index for index, line in enumerate(below[:body_to]) if line.start >= certificate.start), body_to
        )
    paragraphs = [
        *cut_paragraphs(lines[head.front.start : head.front.stop], annex=True),
        *cut_paragraphs(below[:body_to]),
        *cut_paragraphs(below[tail.annex_from :], annex=True),
    ]
    place_date = head.place_date or (certificate.place_date if certificate else find_adoption(text, tail.signature))
    return Layout(
        text=text,
        issuer=certificate.issuer if certificate and certificate.issuer else head.issuer,
        number=certificate.number if certificate else head.number,
        place_date=place_date,
        type=head.type,
        title=head.title,
        addressees=head.addressees,
        paragraphs=tuple(paragraphs),
        recipients=tail.recipients,
        signature=tail.signature,
    )
