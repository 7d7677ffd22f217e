"""queries.versions: paragraphs that are the same, gone, new or changed, and the words that differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.versions import Part, difference


def shown(parts: tuple[Part, ...]) -> list[str]:
    """Each part as one string: "-words-" are gone, "+words+" are new."""
    return [
        f"{part.kind}: "
        + "".join(p.text if p.same else f"-{p.text}-" for p in part.old)
        + ("" if part.kind in ("same", "new") else " > ")
        + "".join(p.text if p.same else f"+{p.text}+" for p in part.new)
        for part in parts
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("Điều 1.", "Điều 1.", ["same: Điều 1."], id="nothing"),
        pytest.param("Giao Sở\nTài chính.", "Giao Sở Tài\nchính.", ["same: Giao Sở Tài\nchính."], id="lines break"),
        pytest.param("Một.\nHai.", "Một.", ["same: Một.", "gone: -Hai.- > "], id="a paragraph is gone"),
        pytest.param("Một.", "Một.\n\nHai.", ["same: Một.", "new: +Hai.+"], id="a paragraph is new"),
        pytest.param(
            "Xong trước ngày 1/3.",
            "Xong trước ngày 1/5.",
            ["changed: Xong trước ngày -1/3.- > Xong trước ngày +1/5.+"],
            id="a word is another",
        ),
        pytest.param("", "", [], id="no text"),
        pytest.param("", "Một.", ["new: +Một.+"], id="all is new"),
    ],
)
def test_difference(old: str, new: str, expected: list[str]) -> None:
    assert shown(difference(old, new)) == expected


@given(st.text("a .\nb", max_size=60), st.text("a .\nb", max_size=60))
def test_no_word_is_lost(old: str, new: str) -> None:
    parts = difference(old, new)
    kept = "\n".join("".join(piece.text for piece in part.new) for part in parts)
    assert kept.split() == new.split()
    before = "\n".join(
        "".join(p.text for p in (part.old or (part.new if part.kind == "same" else ()))) for part in parts
    )
    assert before.split() == old.split()


def test_much_text_is_compared_in_time() -> None:
    words = "và các sở ban ngành thuộc tỉnh "
    old, new = words * 3_000, f"{words * 1_500} thêm {words * 1_500}"
    (part,) = difference(old, new)
    assert part.kind == "changed"
