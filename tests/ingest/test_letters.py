"""The fold of letters keeps every place, in short texts and in long ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.letters import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("TRỒNG TRE", "trong tre", id="capitals with tone marks"),
        pytest.param("Ðê đắp", "de dap", id="a look-alike of Đ"),
        pytest.param("số\u00a05", "so 5", id="a blank that does not break"),
        pytest.param("đê – “đập” 𝄞", "de – “dap” 𝄞", id="signs and other scripts stay"),
    ],
)
@pytest.mark.parametrize("times", [pytest.param(1, id="short"), pytest.param(100, id="long")])
def test_letters_lose_case_and_marks(text: str, folded: str, times: int) -> None:
    assert fold(text * times) == folded * times


@given(st.text(st.characters(), max_size=300))  # lone surrogates too
def test_each_letter_folds_for_itself(text: str) -> None:
    assert fold(text) == "".join(map(fold, text))
