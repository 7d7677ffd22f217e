"""A failure is told in the language that was chosen, by the option or by the environment."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from danchieu.cli import main


@pytest.mark.parametrize(
    ("option", "environment", "words"),
    [
        pytest.param([], None, "chưa có kho dữ liệu", id="Vietnamese by default"),
        pytest.param(["--lang", "en"], None, "there is no store yet", id="the option"),
        pytest.param([], "en", "there is no store yet", id="the environment"),
        pytest.param(["--lang", "vi"], "en", "chưa có kho dữ liệu", id="the option over the environment"),
    ],
)
def test_failures_are_told_in_the_chosen_language(
    option: list[str],
    environment: str | None,
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("DANCHIEU_LANG", raising=False)
    if environment:
        monkeypatch.setenv("DANCHIEU_LANG", environment)
    monkeypatch.setattr(sys, "argv", ["danchieu", "--data", str(tmp_path / "none"), *option, "show", "5/NQ-CP"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 1
    assert words in capsys.readouterr().err
