"""What the documents that a paper mentions do to one another."""

from __future__ import annotations

import pytest

from tests.ingest.relations.conftest import triples

BETWEEN_OTHERS = [
    pytest.param(
        [
            (
                "note| ² ⟦Công văn số 13/UBND-VX⟧ ngày 2/3/2030 của Chủ tịch về triển "
                "khai ⟦Công điện số 4/CĐ-TTg⟧ của Thủ tướng"
            )
        ],
        {("13/UBND-VX", "implements", "4/CĐ-TTg")},
        id="inside the title of a cited letter",
    ),
    pytest.param(
        [
            (
                "⟦Kế hoạch số 13/KH-UBND⟧ về thực hiện hỗ trợ ngư dân theo ⟦Nghị quyết "
                "số 8/NQ-CP⟧ và ⟦Quyết định số 9/QĐ-TTg⟧."
            )
        ],
        {("13/KH-UBND", "implements", "8/NQ-CP"), ("13/KH-UBND", "implements", "9/QĐ-TTg")},
        id="under two papers, inside a title",
    ),
    pytest.param(
        [
            (
                "Căn cứ ⟦Nghị định số 7/2030/NĐ-CP⟧ được sửa đổi, bổ sung bởi ⟦Nghị định số "
                "8/2031/NĐ-CP⟧ và ⟦Nghị định số 9/2032/NĐ-CP⟧;"
            )
        ],
        {
            ("self", "based_on", "7/2030/NĐ-CP"),
            ("8/2031/NĐ-CP", "amends", "7/2030/NĐ-CP"),
            ("9/2032/NĐ-CP", "amends", "7/2030/NĐ-CP"),
        },
        id="a passive and what a conjunction joins to it",
    ),
    pytest.param(
        [
            (
                "Căn cứ ⟦Nghị định số 7/2030/NĐ-CP⟧ được sửa đổi bởi ⟦Nghị định số "
                "8/2031/NĐ-CP⟧; ⟦Nghị định số 5/2028/NĐ-CP⟧;"
            )
        ],
        {
            ("self", "based_on", "7/2030/NĐ-CP"),
            ("8/2031/NĐ-CP", "amends", "7/2030/NĐ-CP"),
            ("self", "based_on", "5/2028/NĐ-CP"),
        },
        id="a semicolon goes back to the basis",
    ),
    pytest.param(
        [
            (
                "Căn cứ ⟦Nghị định số 7/2030/NĐ-CP⟧ quy định chi tiết thi hành ⟦Luật Bến thuyền⟧ "
                "đã được sửa đổi tại Điều 2 ⟦Nghị định số 8/2031/NĐ-CP⟧;"
            )
        ],
        {
            ("self", "based_on", "7/2030/NĐ-CP"),
            ("7/2030/NĐ-CP", "guides", "Luật Bến thuyền"),
            ("8/2031/NĐ-CP", "amends", "7/2030/NĐ-CP"),
        },
        id="a decree amends the decree, not the law between them",
    ),
    pytest.param(
        [
            (
                "Căn cứ ⟦Nghị định số 8/2031/NĐ-CP⟧ sửa đổi, bổ sung một số điều của ⟦Nghị định "
                "số 7/2030/NĐ-CP⟧ quy định chi tiết ⟦Luật Bến thuyền⟧;"
            )
        ],
        {
            ("self", "based_on", "8/2031/NĐ-CP"),
            ("8/2031/NĐ-CP", "amends", "7/2030/NĐ-CP"),
            ("7/2030/NĐ-CP", "guides", "Luật Bến thuyền"),
        },
        id="a title within a title",
    ),
    pytest.param(
        ["Căn cứ ⟦Luật Bến thuyền năm 2020⟧; ⟦Luật sửa đổi, bổ sung một số điều của Luật Bến thuyền năm 2028⟧;"],
        {
            ("self", "based_on", "Luật Bến thuyền năm 2020"),
            ("self", "based_on", "Luật sửa đổi, bổ sung một số điều của Luật Bến thuyền năm 2028"),
            (
                "Luật sửa đổi, bổ sung một số điều của Luật Bến thuyền năm 2028",
                "amends",
                "Luật Bến thuyền năm 2020",
            ),
        },
        id="the name of an amending law",
    ),
    pytest.param(
        [
            "Tỉnh đã ban hành các ⟦Quyết định: số 5/QĐ-UBND⟧ về điều chỉnh vốn của Sở A tại ⟦Quyết định số 1/QĐ-UBND⟧"
            " của tỉnh, ⟦số 6/QĐ-UBND⟧ về điều chỉnh vốn của Sở Bến và Phà tại ⟦Quyết định số 1/QĐ-UBND⟧ và"
            " ⟦số 7/QĐ-UBND⟧ về mua ca nô."
        ],
        {("5/QĐ-UBND", "amends", "1/QĐ-UBND"), ("6/QĐ-UBND", "amends", "1/QĐ-UBND")},
        id="items of one list, each with a document in its name",
    ),
    pytest.param(
        ["⟦Nghị định số 7/2030/NĐ-CP⟧ (sửa đổi, bỗ xung tại ⟦Nghị định số 8/2031/NĐ-CP⟧)."],
        {("8/2031/NĐ-CP", "amends", "7/2030/NĐ-CP")},
        id="what is older changes nothing younger, however a scan spoiled the passive",
    ),
    pytest.param(
        ["⟦Nghị định số 7/2030/NĐ-CP⟧ và sửa đổi ⟦Nghị định số 8/2031/NĐ-CP⟧."],
        set(),
        id="what is older changes nothing younger, and no word turns it round",
    ),
    pytest.param(
        [
            "⟦Luật Tôo chức bến thuyền năm 2020⟧; ⟦Luật sửa đổi, bổ sung một số điều của Luật Tổ chức bến thuyền"
            " năm 2028⟧;"
        ],
        {
            (
                "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức bến thuyền năm 2028",
                "amends",
                "Luật Tôo chức bến thuyền năm 2020",
            )
        },
        id="the name of an amending law, that of its object spoiled",
    ),
    pytest.param(
        [
            "⟦Thông tư số 9/2030/TT-BA⟧ sửa đổi khoản 3, khoản 4 Điều 12 ⟦Thông tư số 7/2029/TT-BA⟧ (đã được sửa đổi"
            " tại ⟦Thông tư số 8/2029/TT-BA⟧) và bãi bỏ Điều 5 ⟦Thông tư số 6/2028/TT-BA⟧."
        ],
        {
            ("9/2030/TT-BA", "amends", "7/2029/TT-BA"),
            ("8/2029/TT-BA", "amends", "7/2029/TT-BA"),
            ("9/2030/TT-BA", "amends", "6/2028/TT-BA"),
        },
        id="a comma between provisions, a bracket within the clause",
    ),
    pytest.param(
        ["⟦Thông tư số 7/2029/TT-BA⟧ (sửa đổi tại ⟦Thông tư số 8/2030/TT-BA⟧) hướng dẫn ⟦Nghị định số 5/2028/NĐ-CP⟧."],
        {("8/2030/TT-BA", "amends", "7/2029/TT-BA"), ("7/2029/TT-BA", "guides", "5/2028/NĐ-CP")},
        id="what stands behind a bracket speaks of the document before it",
    ),
    pytest.param(
        [
            "⟦Thông tư số 8/2030/TT-BA⟧ sửa đổi một số điều của ⟦Thông tư số 6/2029/TT-BA⟧ và ⟦Thông tư số"
            " 9/2030/TT-BA⟧ sửa đổi một số điều của ⟦Thông tư số 7/2029/TT-BA⟧."
        ],
        {("8/2030/TT-BA", "amends", "6/2029/TT-BA"), ("9/2030/TT-BA", "amends", "7/2029/TT-BA")},
        id="of one series the lower number is older and changes no higher one",
    ),
    pytest.param(
        ["⟦Kế hoạch số 13/KH-UBND⟧ ban hành kèm theo ⟦Quyết định số 9/QĐ-UBND⟧."],
        {("13/KH-UBND", "promulgated_with", "9/QĐ-UBND")},
        id="a plan that comes with a decision",
    ),
    pytest.param(
        ["⟦Công văn số 13/CQL-VP⟧ về việc đính chính ⟦Công văn số 12/CQL-VP⟧."],
        {("13/CQL-VP", "corrects", "12/CQL-VP")},
        id="a letter corrects a letter",
    ),
    pytest.param(
        ["⟦Quyết định số 9/QĐ-UBND⟧ về việc trồng cây (thay thế ⟦Quyết định số 8/QĐ-UBND⟧)."],
        {("9/QĐ-UBND", "replaces", "8/QĐ-UBND")},
        id="in brackets",
    ),
    pytest.param(["Danh sách kèm theo (⟦Công văn số 13/CQL-VP⟧)."], set(), id="merely mentioned"),
    pytest.param(
        ["⟦Tờ trình số 3/TTr-SNV⟧ về việc đề xuất xử lý các hội theo ⟦Công văn số 2/UBND-NC⟧ của tỉnh."],
        set(),
        id="theo alone, inside a title",
    ),
    pytest.param(
        ["Thực hiện ⟦Chỉ thị số 6/CT-TTg⟧ về trồng cây, Ủy ban nhân dân tỉnh đã ban hành ⟦Kế hoạch số 13/KH-UBND⟧."],
        {("13/KH-UBND", "implements", "6/CT-TTg")},
        id="a plan issued to carry a directive out",
    ),
    pytest.param(
        ["⟦Nghị quyết số 9/2031/NQ-HĐND⟧ sửa đổi một số nội dung tại ⟦Nghị quyết số 4/2030/NQ-HĐND⟧ của tỉnh."],
        {("9/2031/NQ-HĐND", "amends", "4/2030/NQ-HĐND")},
        id="tại behind what changes is no passive: the other one is older",
    ),
    pytest.param(
        ["Căn cứ ⟦Nghị quyết số 4/NQ-HĐND⟧; thực hiện ⟦Kế hoạch số 6/KH-UBND⟧, Sở A xây dựng ⟦Kế hoạch số 13/KH-SA⟧."],
        {("13/KH-SA", "implements", "6/KH-UBND"), ("13/KH-SA", "based_on", "4/NQ-HĐND")},
        id="what a plan carries out and rests on, told by another paper",
    ),
    pytest.param(
        ["Thực hiện ⟦Chỉ thị số 6/CT-TTg⟧ về trồng cây, Sở A yêu cầu các đơn vị thực hiện ⟦Kế hoạch số 13/KH-UBND⟧."],
        {("self", "implements", "6/CT-TTg"), ("self", "implements", "13/KH-UBND")},
        id="a body after a comma begins a clause of its own",
    ),
]


@pytest.mark.parametrize(("lines", "expected"), BETWEEN_OTHERS)
def test_what_documents_do_to_one_another(relations_of, lines, expected):
    assert triples(relations_of(*lines, kind="thông báo")) == expected


# Each row: the type of the paper, its lines, what it says.
BY_THE_PAPER = [
    pytest.param(
        "quyết định",
        [
            "Theo đề nghị của Ủy ban nhân dân xã A tại ⟦Tờ trình số 5/TTr-UBND⟧, đề xuất của Sở B tại ⟦Tờ trình số "
            "6/TTr-SB⟧;"
        ],
        {("self", "proposed_by", "5/TTr-UBND"), ("self", "proposed_by", "6/TTr-SB")},
        id="a second proposal behind a comma opens no clause",
    ),
    pytest.param(
        "chỉ thị",
        [
            "Thực hiện ⟦Chỉ thị số 6/CT-TTg⟧ về trồng cây và thực hiện chế độ báo cáo theo ⟦Công văn số 7/VPCP-NN⟧, "
            "Sở A chỉ thị:"
        ],
        {("self", "implements", "6/CT-TTg"), ("self", "implements", "7/VPCP-NN")},
        id="the same verb again goes on with the paper's own orders",
    ),
    pytest.param(
        "thông tư",
        [
            "1. Sửa đổi một số điều của ⟦Thông tư số 3/2030/TT-BA⟧ hướng dẫn ⟦Luật Bến thuyền⟧ và sửa đổi, bổ sung một "
            "số biểu mẫu của ⟦Thông tư số 4/2031/TT-BA⟧."
        ],
        {
            ("self", "amends", "3/2030/TT-BA"),
            ("3/2030/TT-BA", "guides", "Luật Bến thuyền"),
            ("self", "amends", "4/2031/TT-BA"),
        },
        id="the same change again behind the name of a law",
    ),
    pytest.param(
        "thông tư",
        [
            "2. Bãi bỏ các khoản 1, 2 Điều 1; các khoản 3, 4 Điều 5; Chương II, Chương III; Phụ lục I và IV của "
            "⟦Thông tư số 3/2030/TT-BA⟧ về bến thuyền."
        ],
        {("self", "amends", "3/2030/TT-BA")},
        id="parts that semicolons list",
    ),
    pytest.param(
        "thông tư",
        [
            "3. Bãi bỏ quy định tại:",
            "a) Điều 2 ⟦Thông tư số 3/2030/TT-BA⟧.",
            "b) Điều 3, Điều 4 và Điều 7 ⟦Thông tư số 4/2031/TT-BA⟧.",
            "c) Điều 5 ⟦Thông tư số 5/2031/TT-BA⟧ sửa đổi ⟦Thông tư số 2/2029/TT-BA⟧ và sửa đổi ⟦Thông tư số "
            "1/2029/TT-BA⟧.",
        ],
        {
            ("self", "amends", "3/2030/TT-BA"),
            ("self", "amends", "4/2031/TT-BA"),
            ("self", "amends", "5/2031/TT-BA"),
            ("5/2031/TT-BA", "amends", "2/2029/TT-BA"),
            ("5/2031/TT-BA", "amends", "1/2029/TT-BA"),
        },
        id="items with several parts; what is ended in part has changed two others",
    ),
    pytest.param(
        "kết luận",
        ["2. Tiếp tục nâng cao hiệu quả việc thực hiện Nghị quyết Trung ương 4, ⟦Kết luận số 8-KL/TW⟧ về trồng cây."],
        {("self", "implements", "8-KL/TW")},
        id="listed behind a paper without a number",
    ),
    pytest.param(
        "thông tư",
        [
            "1. Bãi bỏ ⟦Quyết định số 3/2030/QĐ-BA⟧ ban hành Chương trình thực hiện Nghị quyết Đại hội, ⟦Nghị quyết số "
            "8/NQ-CP⟧ về trồng cây."
        ],
        {("self", "repeals", "3/2030/QĐ-BA"), ("3/2030/QĐ-BA", "implements", "8/NQ-CP")},
        id="listed behind a paper without a number in the name of what is repealed",
    ),
    pytest.param(
        "quyết định",
        [
            "1. Phân công soạn thảo văn bản quy định chi tiết thi hành các luật thông qua tại kỳ họp và ⟦Pháp lệnh Bến "
            "thuyền⟧."
        ],
        set(),
        id="the laws that texts to be drafted will detail",
    ),
    pytest.param(
        "thông tư",
        [
            "1. Thay thế ⟦Thông tư số 7/2031/TT-BA⟧ hướng dẫn ⟦Nghị định số 5/2029/NĐ-CP⟧ và sửa đổi, bổ sung, cập "
            "nhật ⟦Thông tư số 2/2030/TT-BA⟧."
        ],
        {
            ("self", "replaces", "7/2031/TT-BA"),
            ("7/2031/TT-BA", "guides", "5/2029/NĐ-CP"),
            ("7/2031/TT-BA", "amends", "2/2030/TT-BA"),
        },
        id="like changes like: not the decree that it guides",
    ),
]


@pytest.mark.parametrize(("kind", "lines", "expected"), BY_THE_PAPER)
def test_what_goes_on_with_the_papers_own_words(relations_of, kind, lines, expected):
    assert triples(relations_of(*lines, kind=kind)) == expected
