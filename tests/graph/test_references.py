"""Which mentions of one paper mean one document, and what each lacks."""

from __future__ import annotations

import pytest

from graph.identity import act_iri, document_iri, unresolved_iri
from graph.named_acts import law_name_key
from graph.references import References, best_date, read_references
from tests.graph.papers import AN_GIANG, BEN_TRE, GOVERNMENT, citation, paper

DIGEST = "00"


def references(*mentions: tuple[str, str | None, str | None, str | None], own: str | None = "1/KH-UBND") -> References:
    """Read a paper that makes `mentions`: quote, number, date, issuer."""
    text = "\n".join(f"{quote} [{place}]" for place, (quote, *_) in enumerate(mentions))
    seen: dict[str, int] = {}
    citations = []
    for quote, number, date, issuer in mentions:
        seen[quote] = seen.get(quote, 0) + 1
        citations.append(citation(text, quote, number, date=date, issuer=issuer, occurrence=seen[quote]))
    return read_references(paper(own, text=text, citations=tuple(citations)), DIGEST)


def iris(*mentions: tuple[str, str | None, str | None, str | None]) -> set[str]:
    return {reference.iri for reference in references(*mentions).others}


Q = "Kế hoạch số 5/KH-UBND"
N = "5/KH-UBND"
FULL_AN_GIANG = (Q, N, "2021-03-01", AN_GIANG)
FULL_BEN_TRE = (Q, N, "2021-03-01", BEN_TRE)
A = document_iri(AN_GIANG, "2021", N)
B = document_iri(BEN_TRE, "2021", N)


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        pytest.param([FULL_AN_GIANG, (Q, N, None, None)], {A}, id="in full, then by type and number (Decree 30)"),
        pytest.param([(Q, N, None, None), FULL_AN_GIANG], {A}, id="the other way round"),
        pytest.param([(Q, N, None, AN_GIANG), (Q, N, "2021", None)], {A}, id="two halves make one"),
        pytest.param([FULL_AN_GIANG, FULL_BEN_TRE], {A, B}, id="two issuers are two documents"),
        pytest.param(
            [FULL_AN_GIANG, FULL_BEN_TRE, (Q, N, None, BEN_TRE)], {A, B}, id="a half that fits one of two is that one"
        ),
        pytest.param(
            [FULL_AN_GIANG, FULL_BEN_TRE, (Q, N, None, None)],
            {A, B, unresolved_iri(DIGEST, "5-kh-ubnd")},
            id="a half that fits both is neither",
        ),
        pytest.param(
            [(Q, N, "2020", None), (Q, N, "2021", None)],
            {unresolved_iri(DIGEST, "5-kh-ubnd_2020"), unresolved_iri(DIGEST, "5-kh-ubnd_2021")},
            id="two halves that contradict each other are two",
        ),
        pytest.param([(Q, N, None, None)], {unresolved_iri(DIGEST, "5-kh-ubnd")}, id="alone"),
        pytest.param(
            [("Quyết định 9/QĐ-TTg", "9/QĐ-TTg", "2021", GOVERNMENT)],
            {document_iri("Thủ tướng Chính phủ", "2021", "9/QĐ-TTg")},
            id="the sign of a national body is stronger than the words",
        ),
        pytest.param(
            [("Nghị quyết 57-NQ/TW", "57-NQ/TW", "2024-12-22", "Bộ Chính trị"), ("57-NQ/TW", "57-NQ/TW", "2024", None)],
            {document_iri("Ban Chấp hành Trung ương Đảng", "2024", "57-NQ/TW")},
            id="one series for all bodies of the Central Committee",
        ),
        pytest.param(
            [("Luật Đầu tư công năm 2019", None, "2019", "Quốc hội")],
            {document_iri("Quốc hội", "2019", "39/2019/QH14")},
            id="a law by its name and year",
        ),
        pytest.param(
            [("Luật Đầu tư công", None, None, "Quốc hội")],
            {document_iri("Quốc hội", "2019", "39/2019/QH14")},
            id="a law without year: the one in force on the day of the paper",
        ),
        pytest.param(
            [("Luật Bảo vệ môi trường", None, None, "Quốc hội")],
            {unresolved_iri(DIGEST, "luat-bao-ve-moi-truong")},
            id="a law without year, while a new one waits for its force",
        ),
        pytest.param(
            [
                ("Luật Bảo vệ môi trường năm 2014", None, "2014", "Quốc hội"),
                ("Luật Bảo vệ môi trường", None, None, "Quốc hội"),
            ],
            {document_iri("Quốc hội", "2014", "55/2014/QH13")},
            id="the law that the paper names in full",
        ),
        pytest.param(
            [
                ("Luật Đầu tư công năm 2014", None, "2014", "Quốc hội"),
                ("Luật Đầu tư công", None, None, "Quốc hội"),
            ],
            {document_iri("Quốc hội", "2014", "49/2014/QH13"), unresolved_iri(DIGEST, "luat-dau-tu-cong")},
            id="the law in force is not the one that the paper names in full: either may be meant",
        ),
        pytest.param(
            [("Hiến pháp năm 1992", None, "1992", "Quốc hội"), ("Hiến pháp", None, None, None)],
            {act_iri("Quốc hội", "1992", "Hiến pháp"), unresolved_iri(DIGEST, "hien-phap")},
            id="a constitution by its year; another one is in force",
        ),
        pytest.param(
            [("Hiến pháp", None, None, None), ("Hiến pháp năm 2013", None, "2013", None)],
            {act_iri("Quốc hội", "2013", "Hiến pháp")},
            id="a constitution has no number",
        ),
    ],
)
def test_which_documents_a_paper_names(
    mentions: list[tuple[str, str | None, str | None, str | None]], expected: set[str]
) -> None:
    assert iris(*mentions) == expected


@pytest.mark.parametrize(
    ("date", "issuer", "reason"),
    [
        pytest.param(None, AN_GIANG, "year unknown", id="year"),
        pytest.param("2021", None, "issuer unknown", id="issuer"),
        pytest.param(None, None, "issuer and year unknown", id="both"),
        pytest.param("2021", "Sở Y tế các tỉnh", "issuer unknown", id="no single body"),
        pytest.param("2021", "Ban Chỉ đạo", "issuer unknown", id="a body of which there are many"),
    ],
)
def test_what_an_unresolved_mention_lacks(date: str | None, issuer: str | None, reason: str) -> None:
    assert [r.reason for r in references((Q, N, date, issuer)).others] == [reason]


@pytest.mark.parametrize(
    ("between", "number"),
    [
        pytest.param(" về thi hành ", "13/2003/QH11", id="in the title of an older document"),
        pytest.param("; căn cứ ", "45/2013/QH13", id="beside it"),
    ],
)
def test_a_law_in_the_title_of_a_document_is_the_law_of_that_day(between: str, number: str) -> None:
    decree, law = "Nghị định số 999/2009/NĐ-CP", "Luật Đất đai"
    text = decree + between + law
    cited = (
        citation(text, decree, "999/2009/NĐ-CP", date="2009-05-29", issuer=GOVERNMENT, type="nghị định"),
        citation(text, law, None, type="luật"),
    )
    found = read_references(paper("1/KH-UBND", text=text, citations=cited), DIGEST)
    assert found.others[1].number == number


def test_a_date_that_the_paper_gave_a_law_of_the_name_is_not_believed_in_an_older_title() -> None:
    decree, law, full = "Thông tư số 999/2019/TT-BTC", "Luật Đất đai", "Luật Đất đai năm 2024"
    text = f"Căn cứ {full}; {decree} hướng dẫn {law}"
    cited = (
        citation(text, full, None, date="2024", type="luật"),
        citation(text, decree, "999/2019/TT-BTC", date="2019-05-29", issuer="Bộ Tài chính", type="thông tư"),
        citation(text, law, None, date="2024", type="luật", occurrence=2),
    )
    found = read_references(paper("1/KH-UBND", "2025-05-01", text=text, citations=cited), DIGEST)
    assert [found.at(place).number for place in found.by_citation] == [
        "31/2024/QH15",
        "999/2019/TT-BTC",
        "45/2013/QH13",
    ]


def test_a_constitution_is_what_others_call_by_its_year() -> None:
    own = read_references(paper(None, "2013-11-28", "Quốc hội", type="hiến pháp"), DIGEST).own
    assert (own.iri, own.reason) == (act_iri("Quốc hội", "2013", "Hiến pháp"), None)


def test_a_paper_that_names_itself_makes_no_other_document() -> None:
    found = references(("Kế hoạch số 1/KH-UBND", "1/KH-UBND", None, None))
    assert (found.others, found.at(found.by_citation[0])) == ((), found.own)


def test_the_number_of_this_paper_in_another_year_is_another_document() -> None:
    assert iris(("Kế hoạch số 1/KH-UBND", "1/KH-UBND", "2019", AN_GIANG)) == {
        document_iri(AN_GIANG, "2019", "1/KH-UBND")
    }


def test_a_paper_without_number_is_a_document_of_its_own() -> None:
    own = references(own=None).own
    assert (own.iri, own.reason) == (unresolved_iri(DIGEST, "van-ban"), "number unknown")


def test_an_unresolved_paper_and_another_document_of_its_number_stay_two() -> None:
    text = "Kế hoạch số 5/KH-UBND"
    own = paper("5/KH-UBND", None, AN_GIANG, text=text, citations=(citation(text, text, "5/KH-UBND", issuer=BEN_TRE),))
    found = read_references(own, DIGEST)
    assert len({found.own.iri, *(reference.iri for reference in found.others)}) == 2


@pytest.mark.parametrize(
    ("dates", "best"),
    [
        pytest.param([], None, id="none"),
        pytest.param(["2021", "2021-09-11"], "2021-09-11", id="the more precise"),
        pytest.param(["2021-09-11", "2021-09-01", "2021-09-11"], "2021-09-11", id="the more frequent"),
        pytest.param(["2021-09-11", "2021-09-01"], "2021-09-01", id="the earlier"),
    ],
)
def test_the_date_to_believe(dates: list[str], best: str | None) -> None:
    assert best_date(dates) == best


def test_a_law_has_one_key_however_its_name_goes_on() -> None:
    names = ("Luật Đất đai", "Luật Đất đai năm 2024", "Luật Đất đai số 31/2024/QH15", "LUẬT ĐẤT ĐAI ngày 18/01/2024")
    assert {law_name_key(name) for name in names} == {"law:luat-dat-dai"}


def test_a_number_whose_parts_are_glued_is_that_of_its_clean_twin() -> None:
    ministry = "Bộ Y tế"
    glued = ("Thông tư số 9/2025/TTBYT", "9/2025/TTBYT", None, ministry)
    clean = ("Thông tư số 9/2025/TT-BYT", "9/2025/TT-BYT", None, ministry)
    assert iris(glued, clean) == {document_iri(ministry, "2025", "9/2025/TT-BYT")}


def test_a_date_that_contradicts_the_year_in_the_number_is_not_believed() -> None:
    (decree,) = references(("Nghị định số 9/2016/NĐ-CP", "9/2016/NĐ-CP", "2018-06-29", GOVERNMENT)).others
    assert (decree.year, decree.date) == ("2016", None)
