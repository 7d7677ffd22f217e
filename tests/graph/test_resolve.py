"""What settles a mention that a paper leaves open, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Iri
from graph.resolve import Claim, OpenMention, agree, settle

TITLE = "về bảo đảm nước tưới mùa khô cho vùng ven biển"
ONE, OTHER = Iri("urn:one"), Iri("urn:other")


def mention(**given: str | None) -> OpenMention:
    values: dict[str, str | None] = {
        "key": "5-kh-ubnd", "issuer": "a", "year": None, "date": None, "words": TITLE, "before": "2021-06-01",
    }  # fmt: skip
    return OpenMention(node=Iri("urn:open"), **(values | given))  # type: ignore[arg-type]


def claim(iri: Iri = ONE, **given: str | None) -> Claim:
    values: dict[str, str | None] = {
        "key": "5-kh-ubnd", "issuer": "a", "year": "2021", "date": "2021-03-01", "words": TITLE,
    }  # fmt: skip
    return Claim(iri=iri, **(values | given))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "claims", "expected"),
    [
        pytest.param(mention(), [claim()], ONE, id="same issuer, same subject, older than the paper"),
        pytest.param(mention(), [claim(), claim(words="")], ONE, id="two papers on one document"),
        pytest.param(
            mention(), [claim(), claim(OTHER, year="2020", words="")], ONE, id="the other's subject is unknown"
        ),
        pytest.param(mention(), [claim(), claim(OTHER, year="2020", date="2020-03-01")], None, id="two candidates"),
        pytest.param(mention(), [claim(), claim(OTHER, year="2020", date="2022-01-01")], ONE, id="one is too young"),
        pytest.param(mention(words=""), [claim()], None, id="no subject: the number and issuer alone"),
        pytest.param(mention(issuer=None), [claim()], None, id="neither issuer nor year"),
        pytest.param(mention(issuer=None, year="2021"), [claim()], ONE, id="year and subject"),
        pytest.param(mention(issuer="b"), [claim()], None, id="another issuer"),
        pytest.param(mention(year="2020"), [claim()], None, id="another year"),
        pytest.param(mention(issuer=None, year="2021", date="2021-04-01"), [claim()], None, id="another day"),
        pytest.param(mention(before="2021-02"), [claim()], None, id="younger than the paper"),
        pytest.param(mention(before=None), [claim()], ONE, id="a paper without date"),
        pytest.param(mention(key="law:luat-x-y", issuer="a", year="2021", words=""), [claim()], ONE, id="law and year"),
        pytest.param(mention(key="law:luat-x-y", issuer="a", words=""), [claim()], None, id="law without year"),
        pytest.param(
            mention(key="law:luat-x-y", issuer="a", year="2021", words=""), [claim(), claim(OTHER)], None, id="two laws"
        ),
    ],
)
def test_settle(asked: OpenMention, claims: list[Claim], expected: Iri | None) -> None:
    assert settle(asked, claims) == settle(asked, claims[::-1]) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(TITLE, TITLE.upper(), True, id="case"),
        pytest.param(f"ngày 01/3/2021 của Ủy ban nhân dân tỉnh {TITLE}", TITLE, True, id="behind date and issuer"),
        pytest.param("về việc triển khai thực hiện Nghị quyết của Chính phủ về phòng, chống hạn hán",
                     "về việc triển khai thực hiện Nghị quyết của Chính phủ về phát triển nhà ở xã hội", False,
                     id="only the phrase that all papers use"),
        pytest.param("giao dự toán ngân sách năm 2020", "giao dự toán ngân sách năm 2021", False, id="year"),
        pytest.param("phiên họp thường kỳ tháng 8 năm 2021", "phiên họp thường kỳ tháng 7 năm 2021", False, id="month"),
        pytest.param("về phòng dịch", "về phòng dịch", False, id="too short to tell"),
        pytest.param("", TITLE, False, id="nothing"),
    ],
)  # fmt: skip
def test_agree(one: str, other: str, expected: bool) -> None:
    assert agree(one, other) is agree(other, one) is expected


WORDS = st.lists(st.sampled_from(["về", "việc", "nước", "đê", "8", "9", "2021"]), max_size=12).map(" ".join)


@given(WORDS, WORDS)
def test_agreement_has_no_direction(one: str, other: str) -> None:
    assert agree(one, other) == agree(other, one)
