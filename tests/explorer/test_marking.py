"""explorer.marking: the pieces give back the text, links never overlap, every mark is where it should be."""

from hypothesis import given
from hypothesis import strategies as st

from explorer.marking import Span, cut

TEXT = "Căn cứ Nghị quyết số 7/NQ-CP của Chính phủ, Sở Y tế chủ trì."
PLACES = st.integers(0, len(TEXT))
SPANS = st.lists(
    st.builds(
        lambda a, b, kind, link: Span(min(a, b), max(a, b), (kind,), "/x" if link else "", key=f"{a}-{b}"),
        PLACES,
        PLACES,
        st.sampled_from(["cited", "body", "task"]),
        st.booleans(),
    ),
    max_size=12,
)


@given(SPANS, PLACES, PLACES)
def test_the_pieces_give_back_the_text(spans: list[Span], a: int, b: int) -> None:
    start, end = min(a, b), max(a, b)
    runs = cut(TEXT, spans, start, end)
    assert "".join(piece.text for run in runs for piece in run.pieces) == TEXT[start:end]


@given(SPANS)
def test_every_character_has_the_kinds_that_lie_over_it(spans: list[Span]) -> None:
    place = 0
    for run in cut(TEXT, spans):
        for piece in run.pieces:
            for _ in piece.text:
                assert set(piece.kinds) == {k for s in spans if s.start <= place < s.end for k in s.kinds}
                place += 1


@given(SPANS)
def test_an_anchor_stands_once_where_its_mark_begins(spans: list[Span]) -> None:
    anchors = [anchor for run in cut(TEXT, spans) for piece in run.pieces for anchor in piece.anchors]
    assert len(anchors) == len(set(anchors))
    assert set(anchors) == {span.key for span in spans if span.start < span.end}


def test_of_two_links_that_overlap_the_first_holds() -> None:
    outer, inner = Span(7, 28, ("cited",), "/long"), Span(21, 28, ("cited",), "/short")
    links = [run.link.href for run in cut(TEXT, [inner, outer]) if run.link]
    assert links == ["/long"]
