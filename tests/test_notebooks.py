"""Every notebook runs from the first cell to the last, on the samples."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))


@pytest.mark.filterwarnings("default")  # the kernel's own machinery, not ours
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DANCHIEU_DATA", raising=False)
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert any("image/png" in output.get("data", {}) for output in shown), "a picture"
    assert any("text/html" in output.get("data", {}) for output in shown), "a table"


def test_notebooks_are_kept_without_outputs() -> None:
    kept = [cell for path in NOTEBOOKS for cell in nbformat.read(path, as_version=4).cells if cell.get("outputs")]
    assert kept == []
