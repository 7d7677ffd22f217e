"""How papers tell bodies to act, class by class: each row a small paper of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.record import Header, Task
from ingest.layout.finding import lay_out
from ingest.letters import fold
from ingest.tasks.bodies import read_bodies
from ingest.tasks.body_names import body_starts_at
from ingest.tasks.cue_words import Stretch
from ingest.tasks.finding import find_tasks
from ingest.tasks.orders import read_order
from tests.ingest.tasks.test_tasks import paper, short, tasks_of

UBND = "Ủy ban nhân dân tỉnh Long An"


def numbered(body: str, number: str, type_: str, issuer: str = UBND) -> tuple[Task, ...]:
    """The tasks of a paper with this number."""
    header = Header(type=type_, number=number, date="2029-05-02", issuer=issuer, level="province")
    return find_tasks(paper(body), header, ())


@pytest.mark.parametrize(
    ("body", "tasks"),
    [
        pytest.param(
            "Điều 2. Công ty phải in mã số lên bao bì.\n\nĐiều 3. Quyết định này có hiệu lực từ ngày ký.",
            [("2", ["Công ty"], "in mã")],
            id="behind 'phải' any word is an act",
        ),
        pytest.param(
            "Điều 4. Thủ trưởng các đơn vị quy định tại Điều 2 Quyết định này rà soát hồ sơ.",
            [("4", ["Thủ trưởng các đơn vị quy định tại Điều 2 Quyết định này"], "rà soát")],
            id="'quy định tại' describes the body",
        ),
        pytest.param(
            "Điều 3. Giám đốc các Sở chịu trách nhiệm thực hiện, cụ thể như sau:\n\n"
            "1. Đối với kho cũ, kiểm kê lại số hàng.\n\n2. Đối với kho mới, lắp đặt đèn báo.",
            [("3.1", ["Giám đốc các Sở"], "kiểm kê"), ("3.2", ["Giám đốc các Sở"], "lắp đặt")],
            id="a condition stands before the act",
        ),
        pytest.param(
            "1. Cuối năm Sở Y tế lập danh sách người có công.\n\n2. Sở Tài chính gửi số liệu.",
            [("1", ["Sở Y tế"], "lập danh"), ("2", ["Sở Tài chính"], "gửi số")],
            id="no comma behind the time",
        ),
        pytest.param(
            "1. Sở Y tế lập kế hoạch.\n\nKết thúc đợt thi đua các đơn vị gửi kết quả về Sở Y tế./.",
            [("1", ["Sở Y tế"], "lập kế"), (None, ["các đơn vị"], "gửi kết")],
            id="no comma behind the end of a campaign",
        ),
        pytest.param(
            "Sau khi nghe báo cáo của Sở Y tế, ý kiến của Sở Tài chính, Chủ tịch kết luận như sau:\n\n"
            "1. Sở Nội vụ lập danh sách.\n\n2. Mở rộng kho lưu trữ.",
            [("1", ["Sở Nội vụ"], "lập danh")],
            id="whom one heard is told nothing",
        ),
        pytest.param(
            "1. Các đơn vị cung cấp số liệu về kho lạnh.\n\n2. Các đơn vị cung cấp dịch vụ kho lạnh lập bảng giá.",
            [("1", ["Các đơn vị"], "cung cấp"), ("2", ["Các đơn vị cung cấp dịch vụ kho lạnh"], "lập bảng")],
            id="who supplies something told is told to supply it; who supplies goods is a kind of bodies",
        ),
        pytest.param(
            "1. Các đơn vị dự thi được xem xét khen thưởng.\n\n2. Sở Nội vụ lập danh sách để được khen thưởng.",
            [("2", ["Sở Nội vụ"], "lập danh")],
            id="what those who take part are given is no order",
        ),
        pytest.param(
            "1. Sở Y tế được phép lưu bản chụp.\n\n2. Sở Tài chính gửi số liệu.",
            [("2", ["Sở Tài chính"], "gửi số")],
            id="what a body may do is no order",
        ),
        pytest.param(
            "1. Trưởng đoàn kiểm tra phân công việc cho từng thành viên.\n\n2. Sở Y tế gửi số liệu.",
            [("1", ["Trưởng đoàn kiểm tra"], "phân công"), ("2", ["Sở Y tế"], "gửi số")],
            id="a word of command that is the body's own act",
        ),
        pytest.param(
            "Ban Điều hành Chương trình hỗ trợ nông hộ đề nghị Sở Tài chính bố trí kinh phí./.",
            [(None, ["Sở Tài chính"], "bố trí")],
            id="a name that holds acts",
        ),
        pytest.param(
            "1. Giao Ban Dân tộc tỉnh lập danh sách.\n\n2. Sở Y tế gửi số liệu.",
            [("1", ["Ban Dân tộc tỉnh"], "lập danh"), ("2", ["Sở Y tế"], "gửi số")],
            id="'Giao Ban ...' is no 'giao ban'",
        ),
        pytest.param(
            "1. Kết thúc mỗi đợt, các tổ công tác gửi biên bản về Sở.\n\n2. Sở Y tế gửi số liệu.",
            [("1", ["các tổ công tác"], "gửi biên"), ("2", ["Sở Y tế"], "gửi số")],
            id="a circumstance that begins like an act",
        ),
        pytest.param(
            "1. Vệ sinh - môi trường: Ủy ban nhân dân các huyện chủ động và phối hợp với Sở Y tế triển khai khử khuẩn, "
            "tổ chức thu gom rác.\n\n2. Sở Y tế gửi số liệu.",
            [("1", ["Ủy ban nhân dân các huyện"], "triển khai"), ("2", ["Sở Y tế"], "gửi số")],
            id="a topic and a colon before the body",
        ),
        pytest.param(
            "1. Sở Y tế căn cứ tình hình thực tế để quyết định mức chi.\n\n2. Sở Nội vụ gửi số liệu.",
            [("1", ["Sở Y tế"], "quyết định"), ("2", ["Sở Nội vụ"], "gửi số")],
            id="the act behind 'căn cứ ... để'",
        ),
        pytest.param(
            "1. Sở Y tế chủ trì, phối hợp với Sở Nội vụ thực hiện các nhiệm vụ quy định tại mục 2.\n\n"
            "2. Sở Nội vụ gửi số liệu.",
            [("1", ["Sở Y tế"], "thực hiện"), ("2", ["Sở Nội vụ"], "gửi số")],
            id="'thực hiện các nhiệm vụ' before more words is the act",
        ),
        pytest.param(
            "1. Các bộ phận tự đánh giá kết quả.\n\n2. Hội đồng tự giải thể sau khi hoàn thành.\n\n"
            "3. Sở Y tế gửi số liệu.",
            [("1", ["Các bộ phận"], "tự đánh"), ("3", ["Sở Y tế"], "gửi số")],
            id="'tự' opens an act; what ends by itself is told nothing",
        ),
        pytest.param(
            "II. Tổ chức thực hiện\n\n1. Các chủ đầu tư xây dựng và kinh doanh chợ\n\n- Tạo điều kiện về mặt bằng.\n\n"
            "- Bố trí lối thoát hiểm.\n\n2. Sở Y tế\n\n- Gửi số liệu./.",
            [("II.1", ["Các chủ đầu tư xây dựng và kinh doanh chợ"], "Tạo điều"), ("II.2", ["Sở Y tế"], "Gửi số")],
            id="a heading that names a kind of bodies by what it does",
        ),
        pytest.param(
            "IV. Phân công nhiệm vụ\n\n2. Sở Xây dựng:\n\n- Lập bản đồ.\n\nSở Y tế:\n\n- Cấp thuốc cho dân.\n\n"
            "- Phun khử khuẩn./.",
            [("IV.2", ["Sở Xây dựng"], "Lập bản"), ("IV.2", ["Sở Y tế"], "Cấp thuốc")],
            id="a heading that lost its number, its dashes one task",
        ),
        pytest.param(
            "1. Sở Y tế chủ trì, phối hợp với Sở Nội vụ:\n\n- Lập danh sách.\n\n- Niêm yết kết quả.",
            [("1", ["Sở Y tế"], "Lập danh")],
            id="partners in the heading",
        ),
        pytest.param(
            "Nội dung chính:\n\n- Sở Y tế cơ bản thống nhất.\n\n- Ủy ban giao Sở Nội vụ hoàn thiện hồ sơ./.",
            [(None, ["Sở Nội vụ"], "hoàn thiện")],
            id="a command in a list of facts",
        ),
        pytest.param(
            "Điều 2. Chức năng, nhiệm vụ của Đoàn kiểm tra như sau:\n\n- Lập biên bản.\n\n- Gửi kết quả về Sở./.",
            [("2", ["Đoàn kiểm tra"], "Lập biên")],
            id="a heading of duties that ends as an introduction does",
        ),
        pytest.param(
            "2. Căn cứ khoản 4 Điều 14 Nghị định 9 quy định việc chở hàng, cấp phép; giao Sở Y tế rà soát danh mục./.",
            [("2", ["Sở Y tế"], "rà soát")],
            id="a command behind the semicolon that ends long bases",
        ),
        pytest.param(
            "Để có cơ sở bổ sung quy hoạch, Sở Y tế kính chuyển Công an tỉnh xem xét, giải quyết./.",
            [(None, ["Công an tỉnh"], "xem xét,")],
            id="passed on to the body that must deal with it",
        ),
        pytest.param(
            "1. Sở Y tế là cơ quan chủ trì kiểm tra kho./.", [("1", ["Sở Y tế"], "kiểm tra")], id="'là cơ quan chủ trì'"
        ),
        pytest.param(
            "Điều 2. Công ty An Bình chịu trách nhiệm thực hiện đúng Kế hoạch được duyệt và những yêu cầu sau:\n\n"
            "1. Công tác phòng ngừa\n\n- Bố trí nhân lực.\n\n2. Công tác xử lý\n\n- Tiến hành thu gom./.",
            [
                ("2", ["Công ty An Bình"], "chịu trách"),
                ("2.1", ["Công ty An Bình"], "Bố trí"),
                ("2.2", ["Công ty An Bình"], "Tiến hành"),
            ],
            id="a list below one duty: what stands under each item is a task of its own",
        ),
        pytest.param(
            "Nhận 'được Công văn, yêu. cầu thủ trưởng các đơn vị khẩn trương thực hiện./.",
            [(None, ["thủ trưởng các đơn vị"], "khẩn trương")],
            id="a command between a scan's dirt",
        ),
        pytest.param(
            "Điều 3. Đối với hồ sơ đã được tiếp nhận thì cơ quan đã tiếp nhận hồ sơ tiếp tục giải quyết.",
            [("3", ["cơ quan đã tiếp nhận hồ sơ"], "tiếp tục")],
            id="what it did describes the body that goes on",
        ),
        pytest.param(
            "2. Sở Y tế yêu cầu các đơn vị:\n\n1. Mở lớp cho cán bộ:\n\n- Phòng Tổ chức lập danh sách.\n\n"
            "- Phòng Tài chính cấp kinh phí./.",
            [("1", ["Phòng Tổ chức"], "lập danh"), ("1", ["Phòng Tài chính"], "cấp kinh")],
            id="an item that only says what its dashes, with leads of their own, are about",
        ),
        pytest.param(
            "Bộ trưởng đề nghị các tỉnh chỉ đạo Sở Y tế và các sở liên quan thực hiện các nội dung công việc sau:\n\n"
            "1. Lập bản đồ./.",
            [("1", ["các tỉnh"], "Lập bản")],
            id="an introduction that names whom the bodies are to direct",
        ),
        pytest.param(
            "Điều 4. Ban Chỉ đạo họp định kỳ.\n\nNhóm giúp việc có nhiệm vụ:\n\n- Giúp Ban Chỉ đạo.\n\n"
            "- Thu xếp cuộc họp.",
            [("4", ["Ban Chỉ đạo"], "họp định"), ("4", ["Nhóm giúp việc"], "Giúp Ban")],
            id="the dashes of one duty under an article are one task",
        ),
        pytest.param(
            "Điều 5. Quyết định này có hiệu lực từ ngày ký. Chánh Văn phòng Bộ;\nThủ trưởng các đơn vị chịu "
            "trách nhiệm thi hành Quyết định này.",
            [("5", ["Chánh Văn phòng Bộ", "Thủ trưởng các đơn vị"], "chịu trách")],
            id="a list of bodies broken over lines",
        ),
        pytest.param(
            "1. Các Phòng phối hợp với phòng Tài vụ Sở xây dựng kế hoạch./.",
            [("1", ["Các Phòng"], "xây dựng")],
            id="'Sở xây dựng kế hoạch' is a body and its act",
        ),
        pytest.param(
            "Điều 3. Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ và các Bộ trưởng chịu trách nhiệm thi hành.",
            [("3", ["Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "các Bộ trưởng"], "chịu trách")],
            id="one person with two offices",
        ),
        pytest.param(
            "Điều 1. Vị trí\n\n1. Sở Xây dựng là cơ quan của tỉnh.\n\nĐiều 2. Nhiệm vụ và quyền hạn\n\n"
            "1. Trình Ủy ban:\n\na) Dự thảo kế hoạch.\n\n2. Quản lý nhà ở.\n\n3. Về đường sá.",
            [("2.1.a", ["Sở Xây dựng"], "Dự thảo"), ("2.2", ["Sở Xây dựng"], "Quản lý")],
            id="a heading of duties without a body speaks of the one that an article above describes",
        ),
        pytest.param(
            "1. Công an tỉnh phối hợp với Sở Y tế trong công tác kiểm tra các kho thuốc lớn trên địa bàn.",
            [("1", ["Công an tỉnh"], "trong công")],
            id="in what a body works with its partners",
        ),
        pytest.param(
            "1. Công an tỉnh phối hợp với Sở Y tế trong quá trình thực hiện.",
            [("1", ["Công an tỉnh"], "phối hợp")],
            id="to work with a partner is all that is told",
        ),
        pytest.param(
            "1. Các cơ quan báo chí, xuất bản của ngành tăng cường đưa tin./.",
            [("1", ["Các cơ quan báo chí, xuất bản của ngành"], "tăng cường")],
            id="'báo chí, xuất bản' holds no act",
        ),
        pytest.param(
            "1. Sở Y tế:\n\n- Bám sát kế hoạch, dự toán được giao.",
            [("1", ["Sở Y tế"], "Bám sát")],
            id="an act that may also be a circumstance",
        ),
    ],
)
def test_classes_of_orders(body: str, tasks: list[tuple[str | None, list[str], str]]) -> None:
    assert short(tasks_of(body)) == tasks


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "Tuy nhiên, hoạt động này tại một số sở, ngành, huyện, đặc biệt việc mở mô hình, chưa được quan tâm./.",
            id="what is regretted",
        ),
        pytest.param("Các sở, ngành có sự phối hợp với Sở Y tế trong công tác kiểm tra./.", id="what is praised"),
        pytest.param("1. Đối tượng áp dụng\n\nSở Y tế, các cơ quan kiểm tra giá thuốc./.", id="who falls under a rule"),
        pytest.param("Sở Y tế\n\n14h00, ngày 03/5/2029\n\nPhòng khám An Bình\n\nLH: 000", id="a spoilt timetable"),
        pytest.param("Rất mong các đại biểu sắp xếp thời gian đến dự./.", id="a wish in an invitation"),
        pytest.param("Nhiệm vụ giao các sở, ngành được theo dõi trên phần mềm./.", id="what happens to a duty"),
        pytest.param(
            "Chủ tịch Ủy ban nhân dân huyện có thẩm quyền thông báo việc tổ chức đại hội./.", id="what the law allows"
        ),
        pytest.param(
            "Điều 1. Thành lập Đoàn kiểm tra gồm các ông, bà sau:\n\n1. Trưởng phòng Tổ chức - Thành viên.\n\n"
            "2. Giám đốc Sở Y tế Trưởng phòng Nghiệp vụ.",
            id="who the members are",
        ),
        pytest.param("SỞ Y TẾ TỈNH LONG AN Kính gửi: Sở Nội vụ các tỉnh./.", id="a header in capitals"),
        pytest.param("1. Thống nhất với hồ sơ báo cáo kết quả đại hội của Hội./.", id="what the writer agrees with"),
    ],
)
def test_classes_of_what_orders_nothing(body: str) -> None:
    assert tasks_of(body) == ()


def test_a_list_of_one_needs_no_number() -> None:
    body = "Sở Y tế yêu cầu các đơn vị thực hiện nội dung sau:\n\nLập báo cáo năm theo mẫu đính kèm./."
    assert short(tasks_of(body, "công văn", addressees=("Các đơn vị",))) == [(None, ["(addressees)"], "Lập báo")]


def test_a_slip_that_lays_a_matter_before_a_head_orders_nothing() -> None:
    slip = "PHIẾU TRÌNH\n\n1. Sở Nội vụ trình Ủy ban nhân dân tỉnh dự thảo văn bản.\n\n2. Chủ tịch theo dõi hồ sơ./."
    assert find_tasks(paper(slip), Header(type=None, addressees=("Lãnh đạo Văn phòng",)), ()) == ()


def test_a_directive_gives_orders_even_where_its_number_bears_a_year() -> None:
    body = "1. Các sở, ngành xây dựng kế hoạch năm.\n\n2. Sở Y tế là đầu mối tiếp nhận tài liệu./."
    assert len(numbered(body, "07/2029/CT-UBND", "chỉ thị")) == 2
    assert numbered(body, "07/2029/QĐ-UBND", "quyết định") == ()


def test_a_resolution_of_the_government_names_what_ministries_do() -> None:
    body = "1. Bộ Y tế tổng hợp kinh phí.\n\n2. Bộ Nội vụ là cơ quan đầu mối theo dõi việc thực hiện./."
    assert len(numbered(body, "07/2029/NQ-CP", "nghị quyết", "Chính phủ")) == 2


def test_the_outline_of_a_report_is_no_list_of_tasks() -> None:
    body = (
        "Văn phòng đề nghị các đơn vị xây dựng báo cáo theo hướng dẫn sau:\n\n1. Nội dung báo cáo\n\n"
        "1.1. Về nhân sự của đơn vị:\n\n- Việc tổ chức hội nghị năm;\n\n- Việc quản lý kho.\n\n"
        "2. Thời gian gửi\n\nBáo cáo của các đơn vị gửi về Văn phòng trước ngày 20/6/2029./."
    )
    found = short(tasks_of(body, "công văn", addressees=("Các đơn vị",)))
    assert found == [(None, ["các đơn vị"], "xây dựng"), ("2", ["các đơn vị"], "gửi về")]


@pytest.mark.parametrize("marks", [pytest.param("“”", id="curved"), pytest.param('""', id="straight")])
def test_quoted_paragraphs_of_an_amended_paper_order_nothing(marks: str) -> None:
    body = (
        "Điều 1. Bổ sung khoản 4 vào Điều 7 như sau:\n\n“4. Sở Y tế có trách nhiệm:\n\na) Lập sổ theo dõi;\n\n"
        "b) Gửi “phiếu báo” mỗi tháng.”.\n\nĐiều 2. Giám đốc Sở Y tế chịu trách nhiệm thi hành Quyết định này."
    ).translate(str.maketrans("“”", marks))
    assert short(tasks_of(body, "quyết định")) == [("2", ["Giám đốc Sở Y tế"], "chịu trách")]


def test_what_a_purpose_names_is_not_told_to_act() -> None:
    body = "Để có cơ sở trình Sở Nội vụ, Sở Tài chính phê duyệt kế hoạch, Sở Y tế đề nghị các đơn vị đăng ký nhu cầu./."
    found = tasks_of(body, "công văn", issuer="Sở Y tế tỉnh Long An")
    assert short(found) == [(None, ["các đơn vị"], "đăng ký")]


def test_who_sends_in_is_the_addressees() -> None:
    body = "Danh sách cử người dự gửi về Sở Y tế chậm nhất ngày 18/6/2029./."
    (task,) = tasks_of(body, "công văn", addressees=("Các bệnh viện",))
    assert (task.lead, task.action.split()[:2], task.deadline) == (("(addressees)",), ["Danh", "sách"], "2029-06-18")


def test_an_article_that_a_web_page_broke_off() -> None:
    body = "Điều 4. Chánh Văn phòng\n\nỦy ban tỉnh, Giám đốc Sở Y tế chịu trách nhiệm thi hành Quyết định này./."
    (task,) = tasks_of(body, "quyết định")
    assert task.lead == ("Chánh Văn phòng Ủy ban tỉnh", "Giám đốc Sở Y tế")


def test_confidence_follows_how_a_task_was_told() -> None:
    body = "Giao Sở Nội vụ lập sổ.\n\nSở Y tế gửi số liệu.\n\nBáo cáo gửi về Sở trước ngày 20/6/2029./."
    found = tasks_of(body, "công văn", addressees=("Các bệnh viện",))
    rules = [(task.rule, task.confidence) for task in found]
    assert rules == [("task.commanded", 0.97), ("task.stated", 0.9), ("task.addressed", 0.65)]


def test_an_act_among_laws_is_bound_by_the_section_above_its_heading() -> None:
    body = "Điều 9. Trách nhiệm\n\n1. Sở Y tế:\n\na) Lập sổ kho;\n\nb) Gửi số liệu.\n\n2. Sở Nội vụ rà soát biên chế."
    found = [task.label for task in numbered(body, "07/2029/QĐ-UBND", "quyết định")]
    assert found == ["9.1.a", "9.1.b", "9.2"]


@given(st.text(alphabet=st.sampled_from("Aa,;:.-“”()|\t\n 1ĐđSởộ"), max_size=60))
def test_no_scrap_of_text_fails(scrap: str) -> None:
    stretch = Stretch(scrap, fold(scrap))
    for place in range(len(scrap)):
        body_starts_at(stretch, place, len(scrap))
        read_bodies(stretch, place, len(scrap), loose=True)
        read_order(stretch, place, len(scrap))


def test_a_capital_before_a_comma_at_the_end_is_no_body() -> None:
    assert body_starts_at(Stretch("A,", "a,"), 0, 2) is None
    assert body_starts_at(Stretch("các ,", "cac ,"), 0, 5) is None


DECISION = """ỦY BAN NHÂN DÂN
TỈNH LONG AN

Số: 12/QĐ-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Long An, ngày 02 tháng 5 năm 2029

QUYẾT ĐỊNH
Về việc ban hành Kế hoạch trồng cây

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng cây.

Điều 2. Giám đốc Sở Xây dựng chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Thị Mẫu

"""
PLAN = """KẾ HOẠCH
TRỒNG CÂY NĂM 2029
(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 02 tháng 5 năm 2029)

I. MỤC TIÊU
Trồng một nghìn cây.

II. TỔ CHỨC THỰC HIỆN
1. Sở Xây dựng chủ trì, phối hợp với Sở Tài chính lập danh mục tuyến phố.
2. Ủy ban nhân dân các huyện bố trí quỹ đất./.
"""
HEADER = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"


@pytest.mark.parametrize(
    ("annex", "count"),
    [
        pytest.param(PLAN, 3, id="a plan that the decision encloses"),
        pytest.param(HEADER + PLAN, 3, id="one under a header of its own that names the decision"),
        pytest.param(HEADER + PLAN.replace("12/", "13/"), 1, id="a paper that another decision encloses"),
        pytest.param(PLAN.replace("KẾ HOẠCH", "BẢNG GIÁ"), 1, id="another kind of annex"),
        pytest.param(PLAN.replace("KẾ HOẠCH", "QUY CHẾ"), 2, id="of a regulation only what binds"),
        pytest.param(PLAN + PLAN, 5, id="two plans"),
    ],
)
def test_an_enclosed_plan_is_the_decision_s_own(annex: str, count: int) -> None:
    layout = lay_out(DECISION + annex)
    header = Header(type="quyết định", number="12/QĐ-UBND", date="2029-05-02", issuer=UBND, level="province")
    assert len(find_tasks(layout, header, ())) == count
