"""The commands that tell of lives: `force` and `who`, in every form and with every wrong call."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.danchieu.test_cli import SAMPLES, danchieu


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("following") / "data"
    assert danchieu("--data", folder, "ingest", SAMPLES).returncode == 0
    return folder


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(
            ["force", "410/QĐ-UBND", "--at", "2026-01-01"],
            ["hết hiệu lực tại ngày 01/01/2026", "1350/QĐ-UBND"],
            id="over",
        ),
        pytest.param(
            ["force", "901/NQ-CP", "--at", "1999-01-01"], ["chưa có hiệu lực", "ban hành"], id="not issued yet"
        ),
        pytest.param(
            ["who", "Bộ GTVT", "--at", "2026-01-01"], ["Nay là Bộ Xây dựng", "176/2025/QH15"], id="a successor"
        ),
        pytest.param(
            ["who", "UBND huyện Ba Tri", "--at", "2026-01-01"], ["chính quyền cấp xã", "Vĩnh Long"], id="ended"
        ),
        pytest.param(
            ["who", "Sở Y tế", "--of", "Ủy ban nhân dân tỉnh Long An", "--at", "2026-01-01"],
            ["Nay là Sở Y tế tỉnh Tây Ninh"],
            id="of the speaker's province",
        ),
        pytest.param(
            ["who", "các bộ, cơ quan ngang bộ", "--at", "2026-01-01"], ["17 cơ quan", "Bộ Nội vụ"], id="a group"
        ),
    ],
)
def test_answers(data: Path, arguments: list[str], words: list[str]) -> None:
    done = danchieu("--data", data, *arguments)
    assert done.returncode == 0, done.stderr
    assert all(word in done.stdout for word in words), done.stdout


def test_forms(data: Path) -> None:
    ended = json.loads(danchieu("--data", data, "force", "410/QĐ-UBND", "--format", "json").stdout)
    assert ended["state"] == "not in force"
    assert ended["because"][0]["said"][0]["quote"]
    assert "not in force" in danchieu("--data", data, "--lang", "en", "force", "410/QĐ-UBND").stdout
    rows = danchieu("--data", data, "force", "410/QĐ-UBND", "--format", "csv").stdout.splitlines()
    assert rows[0] == "state,day,how,kind,actor,whole,doubtful"
    who = json.loads(danchieu("who", "Bộ TT&TT", "--at", "2026-01-01", "--format", "json").stdout)
    assert len(who["bodies"]) == 3
    rows = danchieu("who", "Bộ TT&TT", "--at", "2026-01-01", "--format", "csv").stdout.splitlines()
    assert len(rows) == 4


@pytest.mark.parametrize("name", ["UBND huyện Châu Thành", "Tổng", "các đơn vị liên quan"])
def test_a_name_of_no_single_body_is_refused(name: str) -> None:
    done = danchieu("who", name)
    assert (done.returncode, "--of" in done.stderr) == (1, True)
