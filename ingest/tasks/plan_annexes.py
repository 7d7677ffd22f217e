"""Find the plan that a decision encloses without a header of its own: what it lays down the decision orders."""

from __future__ import annotations

import re

from ingest.layout.cells import Layout, Paragraph
from ingest.layout.lines import split_lines
from ingest.layout.paragraphs import cut_paragraphs
from ingest.letters import fold
from ingest.tasks.text import closing

__all__ = ["plan_annex"]

# "KẾ HOẠCH", "DANH MỤC VÀ PHÂN CÔNG ...": what such an annex is called
_TITLE = re.compile(
    r"\W*(?:ke\s+hoach|chuong\s+trinh|phuong\s+an|(?:bang\s+|danh\s+muc\s+(?:va\s+)?)phan\s+cong)(?!\w)"
)
_ENCLOSED = re.compile(r"(?:ban\s+hanh\s+theo|kem\s+theo|dinh\s+kem)\s+(?:quyet\s+dinh|nghi\s+quyet|chi\s+thi)")
# the national motto: a paper with a header of its own stands here
_HEADER = re.compile(r"cong\s+hoa\s+xa\s+hoi|doc\s+lap\s*[-–—]\s*tu\s+do")
_NEAR = 6  # paragraphs from the title to the line in brackets, or from a header above to the title


def plan_annex(layout: Layout) -> list[Paragraph]:
    """Give the paragraphs of the plan that the paper encloses, cut as those of a body; none without one.

    The plan begins with its title, has a line "(Ban hành kèm theo Quyết định số …)" and no header of its own; it ends
    at its end mark or where another header stands.
    """
    body = max((i for i, p in enumerate(layout.paragraphs) if p.kind != "annex"), default=-1)
    annex = layout.paragraphs[body + 1 :]
    folded = [fold(layout.text[p.start : min(p.end, p.start + 400)]) for p in annex]
    for index, words in enumerate(folded):
        if not _TITLE.match(words):
            continue
        above = max(0, index - _NEAR)
        if any(_HEADER.search(other) for other in folded[above : index + _NEAR]):
            continue
        if not any(_ENCLOSED.search(other) for other in folded[index : index + _NEAR]):
            continue
        end = next((i for i in range(index, len(annex)) if _HEADER.search(folded[i])), len(annex))
        start, stop = annex[index].start, annex[end - 1].end
        lines = [line for line in split_lines(layout.text) if start <= line.start < stop]
        paragraphs = cut_paragraphs(lines)
        return paragraphs[: closing(layout.text, paragraphs) + 1]
    return []
