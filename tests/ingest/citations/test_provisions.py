"""The provision of a document that a mention points at."""

import pytest

from ingest.citations.provisions import provision_before


@pytest.mark.parametrize(
    ("words", "provision"),
    [
        pytest.param("theo điểm a khoản 2 Điều 5 ", "điểm a khoản 2 Điều 5", id="smallest first"),
        pytest.param("tại khoản 3 Điều 31 của ", "khoản 3 Điều 31", id="của between"),
        pytest.param("tại điểm c và d khoản 2 Điều 30 ", "điểm c và d khoản 2 Điều 30", id="two points"),
        pytest.param("tại Điều 31 và Khoản 4 Điều 32 ", "Điều 31 và Khoản 4 Điều 32", id="two articles"),
        pytest.param(
            "quy định tại các khoản 9, 10 và 13 Điều 3 Chương I, các điều 21 và 24 Chương V ",
            "các khoản 9, 10 và 13 Điều 3 Chương I, các điều 21 và 24 Chương V",
            id="lists and chapters",
        ),
        pytest.param(
            "Bãi bỏ Điều 5; điểm d khoản 2 Điều 7 ", "Điều 5; điểm d khoản 2 Điều 7", id="a semicolon between"
        ),
        pytest.param("QUY ĐỊNH TẠI KHOẢN 1 ĐIỀU 4 ", "KHOẢN 1 ĐIỀU 4", id="capitals"),
        pytest.param("Tại điểm a mục 2 ", "điểm a mục 2", id="section of a công văn"),
        pytest.param("theo Mục 2 Phụ lục I ", "Mục 2 Phụ lục I", id="annex"),
        pytest.param(
            "Căn cứ Điều 18 của Quy định nào đó ban hành kèm theo ",
            "Điều 18",
            id="of the regulation that a decision promulgates",
        ),
        pytest.param("mục V phụ lục I ban hành kèm theo ", "mục V phụ lục I", id="annex of the decision"),
        pytest.param("tại Phụ lục ban hành kèm theo ", "Phụ lục", id="the only annex"),
        pytest.param("thuốc thuộc phụ lục V - ", "phụ lục V", id="a dash between"),
        pytest.param("Căn cứ Điêu 20 của ", "Điêu 20", id="spoiled by a scan"),
        pytest.param("theo khoản 2 Điều này và ", None, id="an article of the paper itself"),
        pytest.param("Điều 5. Bãi bỏ ", None, id="heading"),
        pytest.param("theo ", None, id="none"),
    ],
)
def test_provision_before(words: str, provision: str | None) -> None:
    assert provision_before(words + "Nghị định số 5/2020/NĐ-CP", 0, len(words)) == provision
