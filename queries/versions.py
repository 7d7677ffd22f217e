"""What differs between two papers of one document: by paragraph, and by word where a paragraph was changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from graph.record import fold_space

__all__ = ["Part", "Piece", "difference"]

MOST_WORDS = 4_000_000  # pairs of words compared exactly: beyond this, words that stand everywhere tie nothing
_PARAGRAPH = re.compile(r"\s*\n\s*\n\s*|(?<=[.;:!?])[^\S\n]*\n\s*")  # an empty line, or a line that ends a sentence
_WORD = re.compile(r"\S+\s*")


class Piece(msgspec.Struct, frozen=True):
    """Some words in a row: the `same` in both papers or not."""

    text: str
    same: bool


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of both papers: paragraphs that are the "same" (`old` is empty then), "gone", "new" or "changed"."""

    kind: Literal["same", "gone", "new", "changed"]
    old: tuple[Piece, ...] = ()
    new: tuple[Piece, ...] = ()


def difference(old: str, new: str) -> tuple[Part, ...]:
    """Compare two texts; how their lines are broken and spaced makes no difference.

    >>> [part.kind for part in difference("Điều 1. Một.\\nĐiều 2. Hai.", "Điều 1.  Một.\\nĐiều 2. Ba.")]
    ['same', 'changed']
    """
    before, after = _paragraphs(old), _paragraphs(new)
    parts: list[Part] = []
    matcher = SequenceMatcher(
        None, [fold_space(one) for one in before], [fold_space(one) for one in after], autojunk=False
    )
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            parts += (Part(kind="same", new=(Piece(one, same=True),)) for one in after[k:m])
        else:
            parts.append(_changed("\n".join(before[i:j]), "\n".join(after[k:m])))
    return tuple(parts)


def _paragraphs(text: str) -> list[str]:
    return [one.strip() for one in _PARAGRAPH.split(text) if one.strip()]


def _changed(old: str, new: str) -> Part:
    if not new:
        return Part(kind="gone", old=(Piece(old, same=False),))
    if not old:
        return Part(kind="new", new=(Piece(new, same=False),))
    before, after = _WORD.findall(old), _WORD.findall(new)
    many = len(before) * len(after) > MOST_WORDS
    matcher = SequenceMatcher(None, [w.rstrip() for w in before], [w.rstrip() for w in after], autojunk=many)
    codes = matcher.get_opcodes()
    pieces = tuple(_pieces(before, [(tag, i, j) for tag, i, j, _, _ in codes]))
    others = tuple(_pieces(after, [(tag, k, m) for tag, _, _, k, m in codes]))
    if all(piece.same for piece in (*pieces, *others)):  # only the lines are broken elsewhere
        return Part(kind="same", new=others)
    return Part(kind="changed", old=pieces, new=others)


def _pieces(words: Sequence[str], codes: Sequence[tuple[str, int, int]]) -> Iterator[Piece]:
    for tag, first, last in codes:
        if first < last:
            yield Piece("".join(words[first:last]), same=tag == "equal")
