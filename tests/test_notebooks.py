"""Every notebook runs from the first cell to the last, on the samples."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))


SAID = {  # what a reader must find in the outputs of each
    "1-from-one-dispatch-to-its-chain": ("Nghị quyết 901/NQ-CP", "Thực hiện Kế hoạch số 145/KH-UBND"),
    "2-how-a-resolution-spread": ("An Giang", "Kế hoạch 145/KH-UBND → Nghị quyết 901/NQ-CP"),
    "3-tasks-of-one-department": ("khảo sát nguồn nước", "15/03/2024", "quá hạn"),
}


@pytest.mark.filterwarnings("default")  # the kernel's own machinery, not ours
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DANCHIEU_DATA", raising=False)
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert any("image/png" in output.get("data", {}) for output in shown), "a picture"
    assert any("text/html" in output.get("data", {}) for output in shown), "a table"
    words = " ".join(
        str(data) for output in shown for data in (*output.get("data", {}).values(), output.get("text", ""))
    )
    for part in SAID[path.stem]:
        assert part in words


def test_notebooks_speak_both_languages() -> None:
    for path in NOTEBOOKS:
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "markdown":
                assert "*" in cell.source.splitlines()[1], f"{path.stem}: English in italics below {cell.source[:30]}"


def test_notebooks_are_kept_without_outputs() -> None:
    kept = [cell for path in NOTEBOOKS for cell in nbformat.read(path, as_version=4).cells if cell.get("outputs")]
    assert kept == []
