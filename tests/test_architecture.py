"""The arrows between the rooms, as docs/architecture.md draws them: a room imports only what stands below it."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "graph": set(),
    "ingest": {"graph"},
    "queries": {"graph"},
    "explorer": {"graph", "queries"},
    "danchieu": {"graph", "ingest", "queries", "explorer"},
}


def rooms_imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names & MAY_IMPORT.keys()


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_room_imports_only_what_stands_below_it(room: str) -> None:
    wrong = {
        str(path.relative_to(ROOT)): extra
        for path in (ROOT / room).rglob("*.py")
        if (extra := rooms_imported(path) - MAY_IMPORT[room] - {room})
    }
    assert not wrong


def test_no_file_outgrows_one_reading() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for room in MAY_IMPORT
        for path in (ROOT / room).rglob("*.py")
        if (lines := len(path.read_text("utf-8").splitlines())) > 450
    }
    assert not long, "look for the seam in these files"
