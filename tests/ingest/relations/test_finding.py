"""What a whole paper says: one entry a pair, with its evidence, whatever the text."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.record import Header, fold_space
from graph.vocabulary import relations
from ingest.citations.attributes import complete
from ingest.layout.finding import lay_out
from ingest.layout.header import read_header
from ingest.pipeline import find_mentions
from ingest.relations.finding import find_relations
from tests.ingest.relations.conftest import triples

DECISION, CIRCULAR = "quyết định", "thông tư"


def test_the_title_carries_out_what_only_the_body_numbers(relations_of):
    found = relations_of(
        "Ngày 1/2/2030, Chính phủ ban hành ⟦Nghị quyết số 8/NQ-CP⟧ về phiên họp tháng 01.",
        title="V/v triển khai thực hiện Nghị quyết phiên họp tháng 01",
    )
    assert [(r.predicate, r.object, r.rule) for r in found] == [("implements", "8/NQ-CP", "title-names-it")]


def test_one_entry_a_pair_the_most_specific(relations_of):
    found = relations_of("Căn cứ ⟦Nghị quyết số 8/NQ-CP⟧;", "1. Triển khai thực hiện ⟦Nghị quyết số 8/NQ-CP⟧.")
    assert triples(found) == {("self", "implements", "8/NQ-CP")}


def test_an_annex_says_nothing_of_this_paper(relations_of):
    assert relations_of("annex| Căn cứ ⟦Nghị định số 11/2030/NĐ-CP⟧;") == ()


def test_quoted_words_belong_to_the_amended_circular(relations_of):
    found = relations_of(
        "Điều 1. Sửa đổi Điều 2 của ⟦Thông tư số 3/2030/TT-BA⟧ như sau:",
        "“Điều 2. Thông tư này hướng dẫn ⟦Quyết định số 9/QĐ-TTg⟧.”",
        kind=CIRCULAR,
    )
    assert triples(found) == {("self", "amends", "3/2030/TT-BA"), ("3/2030/TT-BA", "guides", "9/QĐ-TTg")}


def test_a_typewriter_quotes_with_straight_marks(relations_of):
    found = relations_of(
        "Điều 1. Sửa đổi Điều 2 của ⟦Thông tư số 3/2030/TT-BA⟧ như sau:",
        '"Điều 2. Phạm vi',
        'Thông tư này hướng dẫn ⟦Quyết định số 9/QĐ-TTg⟧.".',
        "Điều 2. Bãi bỏ ⟦Thông tư số 1/2029/TT-BA⟧.",
        kind=CIRCULAR,
    )
    assert triples(found) == {
        ("self", "amends", "3/2030/TT-BA"),
        ("3/2030/TT-BA", "guides", "9/QĐ-TTg"),
        ("self", "repeals", "1/2029/TT-BA"),
    }


def test_a_resolution_with_the_force_of_a_law_changes_a_law(relations_of):
    line = "Điều 1. Sửa đổi danh mục bến tại Phụ lục IV của ⟦Luật Bến thuyền số 9/2029/QH20⟧."
    assert triples(relations_of(line, kind="nghị quyết", number="66.1/2030/NQ-CP")) == {
        ("self", "amends", "9/2029/QH20")
    }
    assert triples(relations_of(line, kind="nghị quyết", number="7/NQ-CP")) == set()


def test_a_stray_quotation_mark_of_a_scan_silences_nothing(relations_of):
    found = relations_of("Ngày lâu “II, huyện", "Căn cứ ⟦Nghị định số 11/2030/NĐ-CP⟧;")
    assert triples(found) == {("self", "based_on", "11/2030/NĐ-CP")}


def test_a_consolidated_text_holds_its_base_and_what_amended_it(relations_of):
    found = relations_of(
        "⟦Thông tư số 3/2030/TT-BA⟧ của Bộ trưởng Bộ A, có hiệu lực từ ngày 1/2/2030, được sửa đổi, bổ sung bởi:",
        "⟦Thông tư số 4/2031/TT-BA⟧ của Bộ trưởng Bộ A, có hiệu lực từ ngày 1/2/2031.",
        "Căn cứ ⟦Nghị định số 11/2029/NĐ-CP⟧;",
        kind="văn bản hợp nhất",
    )
    assert triples(found) == {
        ("self", "consolidates", "3/2030/TT-BA"),
        ("self", "consolidates", "4/2031/TT-BA"),
        ("4/2031/TT-BA", "amends", "3/2030/TT-BA"),
        ("self", "based_on", "11/2029/NĐ-CP"),
    }


def test_the_bases_that_a_footnote_quotes_are_another_acts(relations_of):
    found = relations_of(
        "⟦Thông tư số 3/2030/TT-BA⟧ của Bộ trưởng Bộ A, có hiệu lực từ ngày 1/2/2030.",
        "Căn cứ ⟦Nghị định số 11/2029/NĐ-CP⟧;",
        "note| ¹ ⟦Thông tư số 4/2031/TT-BA⟧ sửa đổi ⟦Thông tư số 3/2030/TT-BA⟧ có căn cứ ban hành như sau:",
        "Căn cứ ⟦Nghị định số 12/2030/NĐ-CP⟧;",
        "Căn cứ ⟦Nghị định số 13/2030/NĐ-CP⟧;",
        kind="văn bản hợp nhất",
    )
    assert {obj for _, predicate, obj in triples(found) if predicate == "based_on"} == {"11/2029/NĐ-CP"}


def test_an_amending_law_that_ends_in_the_number_of_its_object_amends_it(relations_of):
    found = relations_of(
        "Quốc hội ban hành ⟦Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15⟧.",
        title="Sửa đổi, bổ sung một số điều của ⟦Luật Đất đai⟧",
        kind="luật",
    )
    assert triples(found) == {("self", "amends", "31/2024/QH15")}


def test_the_name_of_an_amending_law_may_leave_out_the_preposition(relations_of):
    found = relations_of(
        "Căn cứ ⟦Luật Bến thuyền năm 2020⟧; ⟦Luật sửa đổi, bổ sung một số điều Luật Bến thuyền năm 2030⟧;",
        kind=DECISION,
    )
    amending = "Luật sửa đổi, bổ sung một số điều Luật Bến thuyền năm 2030"
    assert (amending, "amends", "Luật Bến thuyền năm 2020") in triples(found)


def test_an_amending_law_amends_no_later_law_of_the_same_name(relations_of):
    found = relations_of(
        "Căn cứ ⟦Luật Bến thuyền số 8/2035/QH21⟧;",
        "Danh mục: ⟦Luật sửa đổi, bổ sung một số điều của Luật Bến thuyền và Luật Nhà ở số 5/2030/QH20⟧.",
    )
    assert not any(predicate == "amends" for _, predicate, _ in triples(found))


def test_laws_numbered_inside_the_name_of_their_amending_law_are_no_bases(relations_of):
    found = relations_of(
        "Căn cứ ⟦Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15⟧, ⟦Luật Nhà ở số 27/2023/QH15⟧;",
        kind="nghị định",
    )
    assert ("self", "based_on", "27/2023/QH15") not in triples(found)


def test_its_own_number_is_itself(relations_of):
    assert relations_of("Thực hiện ⟦Công văn số 5/SA-VP⟧.", number="5/SA-VP") == ()


def test_words_are_read_through_a_scan_that_lost_the_marks(relations_of):
    assert triples(relations_of("Can cu ⟦Nghị định số 11/2030/NĐ-CP⟧ cua Chinh phu;")) == {
        ("self", "based_on", "11/2030/NĐ-CP")
    }


def test_evidence_is_where_the_words_stand(relations_of):
    (found,) = relations_of("2. Sở A khẩn trương triển khai\n⟦Kế hoạch số 13/KH-UBND⟧ của tỉnh.")
    assert found.quote == "triển khai Kế hoạch số 13/KH-UBND"
    assert (found.subject_mention, found.object_mention, found.rule) == (None, 0, "carry-out")


WORDS = [
    "Căn cứ", "Thực hiện", "theo", "được sửa đổi, bổ sung bởi", "thay thế",
    "và", ";", ",", "(", ")", "“", "”", ":", "|",
    "Quyết định này", "hết hiệu lực", "về việc", "Luật sửa đổi Luật A", "Nghị định số 11/2030/NĐ-CP", "Luật A năm 2020",
    "Công văn số 5/SA-VP", "\n", "\n\n", "1.", "Điều 2.", "V/v", "KẾ HOẠCH", "Số: 7/KH-UBND",
]  # fmt: skip


def read(text):
    """The text as it was read, its citations, its relations."""
    layout = lay_out(unicodedata.normalize("NFC", text))
    header = read_header(layout)
    citations = complete(layout, header, find_mentions(layout))
    return layout.text, citations, find_relations(layout, header, citations)


def test_a_day_behind_the_name_of_the_amended_law_can_be_that_of_the_amending_one():
    _, _, found = read(
        "Căn cứ Luật Tần số vô tuyến điện số 42/2009/QH12 ngày 23 tháng 11 năm 2009; Luật số 09/2022/QH15 sửa đổi, bổ "
        "sung một số điều của Luật Tần số vô tuyến điện ngày 09 tháng 11 năm 2022;"
    )
    assert ("09/2022/QH15", "amends", "42/2009/QH12") in triples(found)


def test_who_made_a_law_does_not_guide_it_but_puts_it_into_force():
    _, _, found = read("Căn cứ Nghị quyết số 24/2030/QH20 ngày 3 tháng 4 năm 2030 về thi hành Luật Đất đai;")
    assert ("24/2030/QH20", "implements", "Luật Đất đai") in triples(found)


def test_of_two_of_one_type_the_passive_speaks_of_that_of_the_same_body():
    _, _, found = read(
        "Căn cứ Nghị quyết số 8/NQ-CP ngày 01/2/2030 của Chính phủ về thực hiện Nghị quyết số 5-NQ/TW ngày 02/01/2030"
        " của Bộ Chính trị được sửa đổi, cập nhật tại Nghị quyết số 9/NQ-CP ngày 03/4/2031 của Chính phủ;"
    )
    assert ("9/NQ-CP", "amends", "8/NQ-CP") in triples(found)
    assert ("9/NQ-CP", "amends", "5-NQ/TW") not in triples(found)


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_order_of_its_words_gives_a_sound_record(words):
    text = " ".join(words)
    text, citations, found = read(text)
    for r in found:
        assert r.predicate in relations()
        assert r.subject != r.object
        assert 0 <= r.start < r.end <= len(text)
        assert r.quote == fold_space(text[r.start : r.end])
        assert 0 < r.confidence <= 1
        for name, mention in ((r.subject, r.subject_mention), (r.object, r.object_mention)):
            assert (mention is None) <= (name == "self")
            assert mention is None or mention < len(citations)
    pairs = [(r.subject, r.object) for r in found]
    assert len(pairs) == len(set(pairs))


RUNS = [
    "1.1.1.1.",
    "........",
    "_ _ _ ",
    "1" * 40,
    "iiii ",
    "v x i ",
    "((((",
    "so so ",
    "| ",
    "\n\n",
    "điểm a, b và c ",
]


@given(st.lists(st.tuples(st.sampled_from(WORDS + RUNS), st.integers(1, 60)), max_size=8))
@settings(deadline=2000)  # a pattern that tries everything twice would take hours
def test_no_run_of_signs_takes_long(runs):
    read(" ".join(word * times for word, times in runs) + " Nghị định số 11/2030/NĐ-CP")


@given(st.text(max_size=300))
def test_no_text_breaks_it(text):
    assert find_relations(lay_out(text), Header(), ()) == ()
    read(text)


def test_a_part_repealed_is_told_from_a_part_replaced(relations_of):
    lines = ["1. Bãi bỏ Điều 4 ⟦Quyết định số 5/QĐ-UBND⟧.", "2. Thay thế Điều 5 ⟦Quyết định số 6/QĐ-UBND⟧."]
    assert [r.rule for r in relations_of(*lines, kind=DECISION)] == ["part-repealed", "part-replaced"]
