"""What a paper itself does to the documents that it mentions."""

from __future__ import annotations

import pytest

from tests.ingest.relations.conftest import triples

DECISION, LETTER, CIRCULAR = "quyết định", "công văn", "thông tư"

# Each row: the type of the paper, its lines, what it says.
SELF = [
    pytest.param(
        DECISION,
        ["Căn cứ ⟦Nghị định số 11/2030/NĐ-CP⟧ ngày 02 tháng 3 năm 2030 của Chính phủ về bến thuyền;"],
        {("self", "based_on", "11/2030/NĐ-CP")},
        id="the basis of a decision",
    ),
    pytest.param(
        DECISION,
        ["Căn cứ ⟦Luật Bến thuyền ngày 02 tháng 3 năm 2029⟧;", "⟦Luật Đường sông ngày 05 tháng 4 năm 2029⟧;"],
        {
            ("self", "based_on", "Luật Bến thuyền ngày 02 tháng 3 năm 2029"),
            ("self", "based_on", "Luật Đường sông ngày 05 tháng 4 năm 2029"),
        },
        id="a second basis in a paragraph of its own, without the word",
    ),
    pytest.param(
        DECISION,
        ["⟦Luật Bến thuyền ngày 02 tháng 3 năm 2029⟧;", "Căn cứ ⟦Nghị định số 11/2030/NĐ-CP⟧ về bến thuyền;"],
        {("self", "based_on", "Luật Bến thuyền ngày 02 tháng 3 năm 2029"), ("self", "based_on", "11/2030/NĐ-CP")},
        id="a seal over the word of the first basis",
    ),
    pytest.param(
        DECISION,
        [
            "T”—€Cars ghị định số ⟦11/2030/NĐ-CP⟧ về bến thuyền,",
            "Căn cứ ⟦Luật Bến thuyền ngày 02 tháng 3 năm 2029⟧;",
        ],
        {("self", "based_on", "Luật Bến thuyền ngày 02 tháng 3 năm 2029"), ("self", "based_on", "11/2030/NĐ-CP")},
        id="the words of the first basis spoiled by a scan",
    ),
    pytest.param(
        DECISION,
        [
            "Ủy ban đã nhiều lần nhắc tới ⟦Nghị định số 11/2030/NĐ-CP⟧ về bến thuyền;",
            "Căn cứ ⟦Luật Bến thuyền ngày 02 tháng 3 năm 2029⟧;",
        ],
        {("self", "based_on", "Luật Bến thuyền ngày 02 tháng 3 năm 2029")},
        id="a sentence above the first basis is none",
    ),
    pytest.param(
        DECISION,
        ["Trên cơ sở ý kiến thống nhất của Thường trực Tỉnh ủy tại ⟦Thông báo số 5-TB/TU⟧ về việc trồng cây;"],
        {("self", "based_on", "5-TB/TU")},
        id="an agreement on which a decision rests",
    ),
    pytest.param(
        DECISION,
        ["Xét đề nghị của Sở A tại ⟦Công văn số 1/SA-VP⟧; ⟦Biên bản họp số 2/BB-SA⟧ ngày 3/4/2030;"],
        {("self", "proposed_by", "1/SA-VP"), ("self", "based_on", "2/BB-SA")},
        id="minutes beside a proposal prove, they propose nothing",
    ),
    pytest.param(
        "kế hoạch",
        ["- Thực hiện đầy đủ các nhiệm vụ của bến, của phà theo qui định tại ⟦Quyết định số 7/QĐ-BA⟧."],
        {("self", "implements", "7/QĐ-BA")},
        id="duties that a decision lays down",
    ),
    pytest.param(
        "chỉ thị",
        ["Thực hiện ⟦Chỉ thị số 6/CT-TTg⟧ về trồng cây, tiếp tục thực hiện ⟦Chỉ thị số 3/CT-BA⟧, Bộ yêu cầu:"],
        {("self", "implements", "6/CT-TTg"), ("self", "implements", "3/CT-BA")},
        id="the same verb again behind a comma, tiếp tục before it",
    ),
    pytest.param(
        DECISION,
        ["Căn cứ ⟦Nghị định số 11/2030/NĐ-CP⟧ về bến thuyền\n\n. Căn cứ ⟦Nghị định số 12/2030/NĐ-CP⟧ về phà;"],
        {("self", "based_on", "11/2030/NĐ-CP"), ("self", "based_on", "12/2030/NĐ-CP")},
        id="a scan lost the stop between two bases",
    ),
    pytest.param(
        DECISION,
        ["ˆ Căn cứ ⟦Nghị định số 11/2030/NĐ-CP⟧ về bến thuyền;"],
        {("self", "based_on", "11/2030/NĐ-CP")},
        id="a stray mark before the word",
    ),
    pytest.param(
        DECISION,
        ["Căn cứ. ⟦Nghị định số 11/2030/NĐ-CP⟧ ngày 02 tháng 3 năm 2030 của Chính phủ;"],
        {("self", "based_on", "11/2030/NĐ-CP")},
        id="a scan's full stop after the word",
    ),
    pytest.param(
        "kế hoạch",
        ["heading| I. CĂN CỨ XÂY DỰNG KẾ HOẠCH", "- ⟦Luật Bến thuyền số 9/2029/QH20⟧;", "- ⟦Chỉ thị số 4/CT-TTg⟧."],
        {("self", "based_on", "9/2029/QH20"), ("self", "based_on", "4/CT-TTg")},
        id="bases listed under a heading",
    ),
    pytest.param(
        LETTER,
        ["3. Căn cứ ⟦Luật Bến thuyền⟧, Quý Công ty làm tiếp thủ tục."],
        set(),
        id="what others do on the strength of a law, in an item",
    ),
    pytest.param(
        LETTER,
        ["2. Căn cứ quy định tại khoản 4 Điều 14 ⟦Nghị định số 11/2030/NĐ-CP⟧; giao Sở A lập danh sách."],
        {("self", "based_on", "11/2030/NĐ-CP")},
        id="the basis of an item, named at once and by number",
    ),
    pytest.param(
        CIRCULAR,
        ["2. Căn cứ ⟦Nghị định số 11/2030/NĐ-CP⟧, chủ bến lập danh sách."],
        set(),
        id="an item of a norm tells others what to go by",
    ),
    pytest.param(
        LETTER,
        ["Trên cơ sở nội dung ⟦Công văn số 31/SVH-VP⟧, Ủy ban nhân dân tỉnh có ý kiến như sau."],
        {("self", "based_on", "31/SVH-VP")},
        id="on the strength of a letter",
    ),
    pytest.param(
        DECISION,
        ["Xét đề nghị của Sở A tại ⟦Công văn số 1/SA-VP⟧ ngày 3/4/2030 và Giám đốc Sở B tại ⟦Tờ trình số 2/TTr-SB⟧,"],
        {("self", "proposed_by", "1/SA-VP"), ("self", "proposed_by", "2/TTr-SB")},
        id="two proposals in one sentence",
    ),
    pytest.param(
        DECISION,
        ["Xét đề nghị của Bộ A tại ⟦văn bản số 7/BA-VP⟧, ý kiến của Bộ B tại các ⟦văn bản số 8/BB-VP⟧, số ⟦9/BB-VP⟧,"],
        {("self", "proposed_by", n) for n in ("7/BA-VP", "8/BB-VP", "9/BB-VP")},
        id="a proposal and opinions on it",
    ),
    pytest.param(
        "nghị quyết",
        ["Sau khi xem xét ⟦Tờ trình số 3/TTr-CP⟧ của Chính phủ; ⟦Báo cáo thẩm tra số 4/BC-UB⟧ của Ủy ban,"],
        {("self", "proposed_by", "3/TTr-CP"), ("self", "proposed_by", "4/BC-UB")},
        id="a proposal weighed, and the report on it",
    ),
    pytest.param(
        LETTER,
        ["Sau khi xem xét hồ sơ kèm theo ⟦Công văn số 12/HTD-VP⟧ của Hội Thả diều, Sở A có ý kiến như sau."],
        {("self", "responds_to", "12/HTD-VP")},
        id="a file that came with a letter",
    ),
    pytest.param(
        DECISION,
        ["Theo đề nghị của Giám đốc Sở A về việc sửa đổi ⟦Quyết định số 5/QĐ-UBND⟧;"],
        set(),
        id="what a proposal is about is no proposal",
    ),
    pytest.param(
        LETTER,
        ["Ủy ban nhân dân tỉnh nhận được ⟦Công văn số 12/HTD-VP⟧ ngày 3/4/2030 của Hội Thả diều tỉnh."],
        {("self", "responds_to", "12/HTD-VP")},
        id="a request received",
    ),
    pytest.param(
        LETTER,
        ["Sở A nhận được ⟦Công văn số 12/HTD-VP⟧ của Hội Thả diều và ý kiến của Sở B tại ⟦Tờ trình số 3/TTr-SB⟧."],
        {("self", "responds_to", "12/HTD-VP"), ("self", "proposed_by", "3/TTr-SB")},
        id="a request and an opinion on it",
    ),
    pytest.param(
        LETTER,
        [
            "Ngày 02/3/2030, Hội Thả diều có ⟦Công văn số 12/HTD-VP⟧ đề nghị lùi ngày thi.",
            "Ủy ban nhân dân tỉnh có ý kiến như sau:",
        ],
        {("self", "responds_to", "12/HTD-VP")},
        id="a request told of, and what the paper thinks of it",
    ),
    pytest.param(
        LETTER,
        ["Ngày 02/3/2030, Hội Thả diều có ⟦Công văn số 12/HTD-VP⟧ đề nghị lùi ngày thi. Sở A chuyển Sở B."],
        set(),
        id="a request told of, and no answer",
    ),
    pytest.param(
        LETTER,
        ["Khi triển khai thực hiện ⟦Thông tư số 3/2030/TT-BA⟧, các đơn vị ghi lại vướng mắc."],
        set(),
        id="the time of a work orders nothing",
    ),
    pytest.param(
        DECISION,
        ["a) Chỉ tiêu theo Kế hoạch của địa phương thực hiện ⟦Nghị quyết số 8/NQ-CP⟧;"],
        set(),
        id="a plan that carries it out, with its owner",
    ),
    pytest.param(
        LETTER,
        ["1. Hoàn thành toàn bộ các nhiệm vụ được giao trong năm, nhất là tại ⟦Nghị quyết số 8/NQ-CP⟧."],
        {("self", "implements", "8/NQ-CP")},
        id="to finish what a resolution gave to do",
    ),
    pytest.param(
        LETTER,
        ["Thực hiện ⟦Chỉ thị số 6/CT-TTg⟧ về tổ chức lễ hội và thực hiện chế độ báo cáo theo ⟦Công văn số 7/VPCP-TH⟧."],
        {("self", "implements", "6/CT-TTg"), ("self", "implements", "7/VPCP-TH")},
        id="the same verb again has the same subject",
    ),
    pytest.param(
        LETTER,
        ["Trả lời ⟦Công văn số 12/HTD-VP⟧ của Hội Thả diều, Sở A có ý kiến như sau."],
        {("self", "responds_to", "12/HTD-VP")},
        id="an answer",
    ),
    pytest.param(
        LETTER,
        ["Sau khi nhận được ⟦Quyết định số 5/QĐ-UBND⟧, các đơn vị tổ chức họp."],
        set(),
        id="an act is no request",
    ),
    pytest.param(
        LETTER,
        [
            (
                "Thực hiện ⟦Công văn số 5/UBND-VX⟧ của Ủy ban nhân dân tỉnh về việc "
                "trồng cây, Sở A đề nghị các đơn vị báo cáo."
            )
        ],
        {("self", "implements", "5/UBND-VX")},
        id="carrying out, at the head of a letter",
    ),
    pytest.param(
        LETTER,
        ["2. Sở A chủ trì triển khai các giải pháp đề ra tại ⟦Nghị quyết số 8/NQ-CP⟧ của Chính phủ."],
        {("self", "implements", "8/NQ-CP")},
        id="what a resolution lays down, as a task",
    ),
    pytest.param(
        LETTER,
        [
            (
                "1. Thực hiện nghiêm các biện pháp chống hạn theo chỉ đạo của Chính phủ, "
                "nhất là các ⟦Công điện số 3/CĐ-TTg⟧ và ⟦4/CĐ-TTg⟧."
            )
        ],
        {("self", "implements", "3/CĐ-TTg"), ("self", "implements", "4/CĐ-TTg")},
        id="above all these dispatches",
    ),
    pytest.param(
        LETTER,
        [
            (
                "3. Khẩn trương triển khai chính sách hỗ trợ theo ⟦Nghị quyết số "
                "8/NQ-CP⟧ ngày 1/2/2030 và ⟦Quyết định số 9/QĐ-TTg⟧."
            )
        ],
        {("self", "implements", "8/NQ-CP"), ("self", "implements", "9/QĐ-TTg")},
        id="carrying out under two papers",
    ),
    pytest.param(
        LETTER,
        [
            (
                "4. Thực hiện nghiêm ⟦Chỉ thị số 6/CT-TTg⟧ về cấm săn cò, Quy chế sân chim "
                "ban hành kèm theo ⟦Nghị định số 7/2030/NĐ-CP⟧."
            )
        ],
        {("self", "implements", "6/CT-TTg"), ("self", "implements", "7/2030/NĐ-CP")},
        id="a regulation that came with a decree",
    ),
    pytest.param(
        LETTER,
        ["Thực hiện chương trình công tác năm 2030 và ⟦Công văn số 5/UBND-VX⟧, Sở A đề nghị các đơn vị báo cáo."],
        {("self", "implements", "5/UBND-VX")},
        id="beside a paper without a number",
    ),
    pytest.param(
        DECISION,
        ["Căn cứ Quy hoạch bến thuyền đến năm 2040; xét đề nghị của Sở A tại ⟦Tờ trình số 3/TTr-SA⟧;"],
        {("self", "proposed_by", "3/TTr-SA")},
        id="behind a semicolon, after a basis without a number",
    ),
    pytest.param(
        LETTER, ["Tiền công được thực hiện theo ⟦Thông tư số 3/2030/TT-BTC⟧."], set(), id="what a norm orders anyway"
    ),
    pytest.param(
        LETTER, ["Việc giải thể thực hiện theo quy định tại ⟦Nghị định số 7/2030/NĐ-CP⟧."], set(), id="by rule"
    ),
    pytest.param(LETTER, ["Xử lý các hội theo ⟦Công văn số 5/UBND-VX⟧."], set(), id="theo alone carries nothing out"),
    pytest.param(
        LETTER, ["Tăng cường công tác triển khai thực hiện ⟦Hiến pháp⟧."], set(), id="work as a subject of talk"
    ),
    pytest.param(
        "báo cáo",
        ["7. Thực hiện ⟦Kế hoạch số 29/KH-UBND⟧ của tỉnh, Ban đã xây dựng kế hoạch riêng."],
        set(),
        id="work told of as done",
    ),
    pytest.param(
        CIRCULAR,
        ["Điều 4. Cách tính", "2. Chi phí thực hiện theo ⟦Thông tư số 3/2030/TT-BTC⟧."],
        set(),
        id="a rule in a norm is no order",
    ),
    pytest.param(
        LETTER,
        ["Ngày 5/6/2030 Bộ A ban hành ⟦Công điện số 3/CĐ-BA⟧. Sở yêu cầu triển khai thực hiện Công điện nêu trên."],
        {("self", "implements", "3/CĐ-BA")},
        id="the dispatch named above",
    ),
    pytest.param(
        DECISION,
        ["Điều 3. Quyết định này có hiệu lực kể từ ngày ký và thay thế ⟦Quyết định số 5/QĐ-UBND⟧ ngày 1/2/2029."],
        {("self", "replaces", "5/QĐ-UBND")},
        id="this decision replaces",
    ),
    pytest.param(
        DECISION,
        ["2. ⟦Quyết định số 5/QĐ-UBND⟧ của Ủy ban hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành."],
        {("self", "repeals", "5/QĐ-UBND")},
        id="another ceases to have effect",
    ),
    pytest.param(
        DECISION,
        [
            "2. Các Quyết định sau hết hiệu lực thi hành:",
            "a) ⟦Quyết định số 5/QĐ-UBND⟧;",
            "b) Điều 2 ⟦Quyết định số 6/QĐ-UBND⟧.",
        ],
        {("self", "repeals", "5/QĐ-UBND"), ("self", "amends", "6/QĐ-UBND")},
        id="a list of what ceases, one of it in part",
    ),
    pytest.param(
        CIRCULAR,
        [
            "heading| Điều 1. Bãi bỏ toàn bộ 02 văn bản do Bộ trưởng ban hành",
            "1. ⟦Thông tư số 3/2020/TT-BA⟧.",
            "2. ⟦Thông tư số 4/2020/TT-BA⟧.",
        ],
        {("self", "repeals", "3/2020/TT-BA"), ("self", "repeals", "4/2020/TT-BA")},
        id="a list under a heading, items that end in full stops",
    ),
    pytest.param(
        DECISION,
        ["2. Bãi bỏ Điều 5 ⟦Quyết định số 5/QĐ-UBND⟧."],
        {("self", "amends", "5/QĐ-UBND")},
        id="a part repealed",
    ),
    pytest.param(
        DECISION,
        ["1. Sửa đổi Điều 4 ⟦Quyết định số 5/QĐ-UBND⟧.", "2. Bãi bỏ Điều 5 ⟦Quyết định số 5/QĐ-UBND⟧."],
        {("self", "amends", "5/QĐ-UBND")},
        id="amended in one part, repealed in another",
    ),
    pytest.param(
        DECISION,
        ["2. Bãi bỏ Quy định về bến thuyền ban hành kèm theo ⟦Quyết định số 5/QĐ-UBND⟧."],
        {("self", "repeals", "5/QĐ-UBND")},
        id="all that a decision promulgated",
    ),
    pytest.param(
        DECISION,
        ["2. ⟦Quyết định số 5/QĐ-UBND⟧ về phà, Điều 4 ⟦Quyết định số 6/QĐ-UBND⟧ hết hiệu lực thi hành."],
        {("self", "repeals", "5/QĐ-UBND"), ("self", "amends", "6/QĐ-UBND")},
        id="one ceases, of another an article",
    ),
    pytest.param(
        DECISION,
        ["2. ⟦Quyết định số 5/QĐ-UBND⟧ chấm dứt hiệu lực kể từ ngày Quyết định này có hiệu lực."],
        {("self", "repeals", "5/QĐ-UBND")},
        id="its effect is ended",
    ),
    pytest.param(
        DECISION,
        [
            "2. Kể từ ngày Quyết định này có hiệu lực, các quy định sau đây hết hiệu lực: Điều 3"
            " ⟦Quyết định số 5/QĐ-UBND⟧ về bến thuyền; Điều 4 ⟦Quyết định số 6/QĐ-UBND⟧ về phà."
        ],
        {("self", "amends", "5/QĐ-UBND"), ("self", "amends", "6/QĐ-UBND")},
        id="the word that ends them stands before the list",
    ),
    pytest.param(
        DECISION,
        ["2. Kể từ ngày Quyết định này có hiệu lực, các quy định về phà tại ⟦Quyết định số 5/QĐ-UBND⟧ hết hiệu lực."],
        {("self", "amends", "5/QĐ-UBND")},
        id="from the day of this one, what another says of a matter ceases",
    ),
    pytest.param(
        "kế hoạch",
        [
            "Triển khai ⟦Kế hoạch số 5-KH/TU⟧; ⟦Kế hoạch số 6/KH-UBND⟧ về thực hiện ⟦Nghị quyết số 7/NQ-CP⟧"
            " của Chính phủ và ⟦Kế hoạch số 5-KH/TU⟧."
        ],
        {
            ("self", "implements", "5-KH/TU"),
            ("self", "implements", "6/KH-UBND"),
            ("6/KH-UBND", "implements", "7/NQ-CP"),
            ("6/KH-UBND", "implements", "5-KH/TU"),
        },
        id="a paper named again for another's sake",
    ),
    pytest.param(
        DECISION,
        ["2. Quyết định này áp dụng đến hết ngày các quy định tại ⟦Nghị quyết số 5/2030/NQ-CP⟧ hết hiệu lực."],
        set(),
        id="the day on which another will cease",
    ),
    pytest.param(
        DECISION,
        [
            "Căn cứ ⟦Công văn số 7/STC-QLG⟧ ngày 02/3/2030 của Sở A tỉnh C, ⟦Công văn số 8/STC-QLG⟧ ngày 03/3/2030"
            " của Sở A tỉnh D và ⟦Công văn số 9/STC-QLG⟧ ngày 04/3/2030 của Sở A tỉnh E về việc đề nghị mở bến;"
        ],
        {("self", "proposed_by", f"{n}/STC-QLG") for n in (7, 8, 9)},
        id="one request behind a list of letters",
    ),
    pytest.param(
        DECISION,
        ["Căn cứ ⟦Công văn số 7/STC-QLG⟧ ngày 02/3/2030 của Sở A đề nghị mở bến;"],
        {("self", "proposed_by", "7/STC-QLG")},
        id="a letter that asks, without 'về việc'",
    ),
    pytest.param(
        DECISION,
        ["Theo ⟦Quyết định số 4/QĐ-UBND⟧. ⟦Quyết định số 5/QĐ-UBND⟧, ⟦Quyết định số 6/QĐ-UBND⟧ hết hiệu lực."],
        {("self", "repeals", "5/QĐ-UBND"), ("self", "repeals", "6/QĐ-UBND")},
        id="what ceases is what stands side by side",
    ),
    pytest.param(
        LETTER,
        ["_Thực hiện ⟦Kế hoạch số 5/KH-UBND⟧, Sở A mời họp."],
        {("self", "implements", "5/KH-UBND")},
        id="emphasis",
    ),
    pytest.param(
        LETTER,
        ["2. Báo cáo phải bám sát ⟦Hướng dẫn số 5-HD/BTC⟧."],
        {("self", "implements", "5-HD/BTC")},
        id="what a report must keep to",
    ),
    pytest.param(
        CIRCULAR,
        [
            "1. Tổ chức thực hiện nghiêm túc yêu cầu của ⟦Nghị quyết số 5-NQ/TW⟧.",
            "2. Thực hiện ⟦Nghị quyết số 6/NQ-CP⟧.",
        ],
        {("self", "implements", "5-NQ/TW")},
        id="a norm orders what the Party resolves; other papers it refers to",
    ),
    pytest.param(
        LETTER,
        ["Yêu cầu các đơn vị báo cáo theo tinh thần nội dung ⟦Công văn số 5/SYT-NVY⟧."],
        {("self", "implements", "5/SYT-NVY")},
        id="a report in the spirit of another letter",
    ),
    pytest.param(DECISION, ["⟦Quyết định số 5/QĐ-UBND⟧ đã hết hiệu lực."], set(), id="a fact, not an act"),
    pytest.param(DECISION, ["Quyết định này không thay thế ⟦Quyết định số 5/QĐ-UBND⟧."], set(), id="negated"),
    pytest.param(
        LETTER, ["1. Giao Sở A rà soát, đề xuất sửa đổi ⟦Quyết định số 5/QĐ-UBND⟧."], set(), id="a change wished for"
    ),
    pytest.param(
        "nghị định", ["⟦Luật Bến thuyền⟧ hết hiệu lực từ ngày 01 tháng 7."], set(), id="a decree cannot end a law"
    ),
    pytest.param(
        "nghị quyết",
        [
            (
                "Điều 1. Công bố ⟦Nghị định số 7/2030/NĐ-CP⟧, được sửa đổi, bổ sung bởi ⟦Nghị "
                "định số 8/2031/NĐ-CP⟧ tiếp tục có hiệu lực thi hành."
            )
        ],
        {("self", "extends", "7/2030/NĐ-CP"), ("8/2031/NĐ-CP", "amends", "7/2030/NĐ-CP")},
        id="stays in force",
    ),
    pytest.param(
        "nghị quyết",
        ["Điều 1. Kéo dài thời hạn áp dụng của ⟦Nghị định số 7/2030/NĐ-CP⟧ đến hết năm."],
        {("self", "extends", "7/2030/NĐ-CP")},
        id="a term made longer",
    ),
    pytest.param(
        DECISION,
        ["Điều 1. Thay thế Mẫu số 02 ban hành kèm theo ⟦Quyết định số 7/QĐ-BA⟧."],
        {("self", "amends", "7/QĐ-BA")},
        id="a form is a part",
    ),
    pytest.param(
        DECISION,
        ["Điều 1. Đính chính lỗi kỹ thuật tại ⟦Thông tư số 3/2030/TT-BA⟧."],
        {("self", "corrects", "3/2030/TT-BA")},
        id="a correction",
    ),
    pytest.param(
        "nghị định",
        ["Điều 3. Ngưng hiệu lực quy định về lưới tại Phụ lục ban hành kèm theo ⟦Nghị định số 7/2030/NĐ-CP⟧."],
        {("self", "suspends", "7/2030/NĐ-CP")},
        id="a suspension",
    ),
    pytest.param(
        CIRCULAR,
        ["Điều 1. Thông tư này quy định chi tiết một số điều của ⟦Nghị định số 7/2030/NĐ-CP⟧."],
        {("self", "guides", "7/2030/NĐ-CP")},
        id="this circular details",
    ),
    pytest.param(
        CIRCULAR,
        [
            "Điều 1. 03 văn bản sau đây bị bãi bỏ:",
            "Về bến thuyền:",
            "1. ⟦Thông tư số 3/2020/TT-BA⟧",
            "2. ⟦Thông tư số 4/2021/TT-BA⟧",
            "Về luồng lạch:",
            "3. ⟦Thông tư số 5/2021/TT-BA⟧",
        ],
        {
            ("self", "repeals", "3/2020/TT-BA"),
            ("self", "repeals", "4/2021/TT-BA"),
            ("self", "repeals", "5/2021/TT-BA"),
        },
        id="the names of groups within a list end nothing",
    ),
]


@pytest.mark.parametrize(("kind", "lines", "expected"), SELF)
def test_what_a_paper_does_itself(relations_of, kind, lines, expected):
    assert triples(relations_of(*lines, kind=kind)) == expected


TITLES = [
    pytest.param("V/v triển khai thực hiện ⟦Nghị quyết số 8/NQ-CP⟧", LETTER, "implements", id="carries out"),
    pytest.param("V/v báo cáo 5 năm thực hiện ⟦Nghị quyết số 8/NQ-CP⟧", LETTER, "implements", id="its very matter"),
    pytest.param("V/v hướng dẫn thực hiện ⟦Nghị quyết số 8/NQ-CP⟧", LETTER, "guides", id="guides"),
    pytest.param("Sửa đổi Điều 1 của ⟦Thông tư số 3/2030/TT-BA⟧", CIRCULAR, "amends", id="amends"),
    pytest.param("V/v đề nghị sửa đổi ⟦Thông tư số 3/2030/TT-BA⟧", LETTER, None, id="asks for a change"),
    pytest.param("V/v góp ý kiến việc thực hiện ⟦Thông tư số 3/2030/TT-BA⟧", LETTER, None, id="asks for views of it"),
    pytest.param("Về mức lương theo ⟦Thông tư số 3/2030/TT-BA⟧", DECISION, None, id="theo alone"),
]


@pytest.mark.parametrize(("title", "kind", "predicate"), TITLES)
def test_what_its_own_title_says(relations_of, title, kind, predicate):
    assert [r.predicate for r in relations_of(title=title, kind=kind)] == ([predicate] if predicate else [])
