"""Find what a paper encloses without a header of its own, plans, regulations, tables: what they say it orders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from ingest.layout.cells import Layout, Paragraph
from ingest.layout.lines import split_lines
from ingest.layout.paragraphs import cut_paragraphs
from ingest.letters import fold
from ingest.tasks.text import closing

__all__ = ["Enclosed", "enclosed_annexes", "own_annexes"]

# "KẾ HOẠCH", "DANH MỤC VÀ PHÂN CÔNG ...", "QUY CHẾ": what such an annex is called
_TITLE = re.compile(
    r"\W*(?:ke\s+hoach|chuong\s+trinh|phuong\s+an|(?:bang\s+|danh\s+muc\s+(?:va\s+)?)phan\s+cong"
    r"|(?P<rules>quy\s+che|quy\s+dinh|quy\s+trinh|noi\s+quy))(?!\w)"
)
_ENCLOSED = re.compile(r"(?:ban\s+hanh\s+theo|kem\s+theo|dinh\s+kem)\s+(?:quyet\s+dinh|nghi\s+quyet|chi\s+thi)")
# the national motto: a paper with a header of its own stands here; in small letters the state is named in a sentence
_HEADER = re.compile(r"(?P<state>cong\s+hoa\s+xa\s+hoi)|doc\s+lap\s*[-–—]\s*tu\s+do")
# "(Kèm theo Công văn số …)": whose annex stands here
_WITH = re.compile(r"(?:kem\s+theo|dinh\s+kem)\s+(?=\w)")
_READ = 400  # characters of a paragraph in which such words are looked for
_NEAR = 6  # paragraphs from the title to the line in brackets, or from a header above to the title


class Enclosed(msgspec.Struct, frozen=True):
    """The paragraphs of an annex, cut as those of a body, and whether it lays down rules."""

    paragraphs: list[Paragraph]
    rules: bool


def enclosed_annexes(layout: Layout, text: str, number: str | None) -> Iterator[Enclosed]:
    """Give the plans and the regulations that the paper encloses, in order; `text` is its text folded.

    Each begins with its title and has a line "(Ban hành kèm theo Quyết định số …)"; under a header of its own it is
    another paper, unless that line names the `number` of this one. It ends at its end mark, or where the next one or
    another header stands.
    """
    own = "".join(fold(number or "").split())
    annex = _behind_body(layout)
    folded = [text[p.start : min(p.end, p.start + _READ)] for p in annex]
    headers = [_is_header(layout.text, paragraph, words) for paragraph, words in zip(annex, folded, strict=True)]
    titles = [index for index in range(len(annex)) if _begins(folded, headers, index, own)]
    lines = split_lines(layout.text) if titles else ()
    for index, following in pairwise([*titles, len(annex)]):
        end = next((i for i in range(index, following) if headers[i]), following)
        start, stop = annex[index].start, annex[end - 1].end
        paragraphs = cut_paragraphs([line for line in lines if start <= line.start < stop])
        title = _TITLE.match(folded[index])
        rules = title is not None and title["rules"] is not None
        yield Enclosed(paragraphs[: closing(layout.text, paragraphs) + 1], rules)


def own_annexes(layout: Layout, text: str, kind: str) -> list[Paragraph]:
    """Give the paragraphs of annexes that no header parts from the paper, in order; `text` is its text folded.

    `kind` is the folded name of the paper's type. Behind a header stands another paper, up to an annex that says that
    it comes with this one.
    """
    own: list[Paragraph] = []
    theirs = False
    for paragraph in _behind_body(layout):
        words = text[paragraph.start : min(paragraph.end, paragraph.start + _READ)]
        come = _WITH.search(words)
        if come and (words.startswith(kind, come.end()) or _ENCLOSED.search(words)):
            theirs = False
        elif _is_header(layout.text, paragraph, words):
            theirs = True
        if not theirs:
            own.append(paragraph)
    return own


def _behind_body(layout: Layout) -> tuple[Paragraph, ...]:
    """The annexes, without what a web page says about the paper before it begins."""
    body = max((i for i, p in enumerate(layout.paragraphs) if p.kind != "annex"), default=-1)
    return layout.paragraphs[body + 1 :]


def _is_header(text: str, paragraph: Paragraph, folded: str) -> bool:
    """Tell whether `paragraph`, whose beginning is `folded`, is the header of a paper."""
    return any(
        found["state"] is None or text[paragraph.start + found.start() : paragraph.start + found.end()].isupper()
        for found in _HEADER.finditer(folded)
    )


def _begins(folded: Sequence[str], headers: Sequence[bool], index: int, own: str) -> bool:
    """Tell whether an annex of the paper with the number `own` begins with the paragraph at `index`."""
    if _TITLE.match(folded[index]) is None or any(headers[index : index + _NEAR]):
        return False
    enclosing = [words for words in folded[index : index + _NEAR] if _ENCLOSED.search(words)]
    if any(headers[max(0, index - _NEAR) : index]):
        return bool(own) and any(own in "".join(words.split()) for words in enclosing)
    return bool(enclosing)
