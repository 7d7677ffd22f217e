"""Who must do what by when, read from small papers of our own."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.record import Citation, Header, Task
from graph.tables import read_table
from ingest.layout.finding import Layout
from ingest.layout.lines import split_lines
from ingest.layout.paragraphs import cut_paragraphs
from ingest.letters import fold
from ingest.tasks.body_names import BodyWord
from ingest.tasks.cue_words import Stretch, TaskCue, cue_at
from ingest.tasks.finding import find_tasks
from ingest.tasks.limits import PaperKind
from ingest.tasks.orders import read_order

UBND = "Ủy ban nhân dân tỉnh Long An"


def paper(text: str) -> Layout:
    """A layout that holds `text` as its body."""
    return Layout(
        text=text,
        issuer=None,
        number=None,
        place_date=None,
        type=None,
        title=None,
        addressees=(),
        paragraphs=tuple(cut_paragraphs(split_lines(text))),
        recipients=None,
        signature=None,
    )


def tasks_of(
    body: str, type_: str = "chỉ thị", addressees: tuple[str, ...] = (), issuer: str = UBND
) -> tuple[Task, ...]:
    """The tasks of a provincial paper with this body."""
    header = Header(type=type_, date="2029-05-02", issuer=issuer, level="province", addressees=addressees)
    return find_tasks(paper(body), header, ())


def short(tasks: tuple[Task, ...]) -> list[tuple[str | None, list[str], str]]:
    """Label, leads and the first two words of each task."""
    return [(t.label, list(t.lead), " ".join(t.action.split()[:2])) for t in tasks]


ITEMS = pytest.mark.parametrize(
    ("body", "tasks"),
    [
        pytest.param(
            "1. Sở Nội vụ chủ trì, phối hợp với các sở, ngành rà soát danh mục.\n\n2. Sở Y tế gửi số liệu./.",
            [("1", ["Sở Nội vụ"], "rà soát"), ("2", ["Sở Y tế"], "gửi số")],
            id="a body in each item",
        ),
        pytest.param(
            "1. Giao Sở Nội vụ lập danh sách.\n\nĐề nghị Công an tỉnh cử cán bộ.\n\n2. Sở Y tế báo cáo kết quả./.",
            [("1", ["Sở Nội vụ"], "lập danh"), ("1", ["Công an tỉnh"], "cử cán"), ("2", ["Sở Y tế"], "báo cáo")],
            id="a second paragraph with its own lead keeps the label",
        ),
        pytest.param(
            "1. Sở Xây dựng:\n\n- Kiểm tra các công trình.\n\n- Báo cáo kết quả.\n\n2. Sở Y tế\n\na) Lập kế hoạch.\n\n"
            "b) Mua sắm vật tư./.",
            [("1", ["Sở Xây dựng"], "Kiểm tra"), ("2.a", ["Sở Y tế"], "Lập kế"), ("2.b", ["Sở Y tế"], "Mua sắm")],
            id="a heading: its dashes are one task, its letters are tasks of their own",
        ),
        pytest.param(
            "Trên cơ sở số liệu của các huyện, giao Sở Tài chính tổng hợp, trình phương án./.",
            [(None, ["Sở Tài chính"], "tổng hợp,")],
            id="a circumstance before the command",
        ),
        pytest.param(
            "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở, ngành tập trung thực hiện các nhiệm vụ sau:\n\n"
            "1. Rà soát quy hoạch.\n\n2. Công khai kết quả./.",
            [("1", ["các sở, ngành"], "Rà soát"), ("2", ["các sở, ngành"], "Công khai")],
            id="an introduction hands its bodies to the items and is no task",
        ),
        pytest.param(
            "1. Sở Y tế tập huấn; Sở Nội vụ đánh giá việc tập huấn./.",
            [("1", ["Sở Y tế"], "tập huấn"), ("1", ["Sở Nội vụ"], "đánh giá")],
            id="two bodies in one sentence",
        ),
        pytest.param(
            "1. Giao Sở Y tế: (i) Lập danh mục thuốc; (ii) Công bố giá thuốc./.",
            [("1.i", ["Sở Y tế"], "Lập danh"), ("1.ii", ["Sở Y tế"], "Công bố")],
            id="Roman items inside a sentence",
        ),
        pytest.param(
            "Điều 1. Phê duyệt danh mục.\n\n"
            "Điều 2. Chánh Văn phòng, Giám đốc Sở Y tế và Thủ trưởng các đơn vị có liên quan chịu trách"
            " nhiệm thi hành Quyết định này./.",
            [("2", ["Chánh Văn phòng", "Giám đốc Sở Y tế", "Thủ trưởng các đơn vị có liên quan"], "chịu trách")],
            id="the article on who is responsible",
        ),
        pytest.param(
            "1. Sở Y tế đã ban hành kế hoạch.\n\n2. Người dân chủ động phòng bệnh.\n\n"
            "3. Ủy ban nhân dân tỉnh xem xét đề án./.",
            [],
            id="a fact, private persons and the writer's own act are none",
        ),
        pytest.param(
            "1. Sở Tư pháp tổng hợp.\n\nVăn phòng thông báo để các cơ quan, đơn vị thực hiện./.",
            [("1", ["Sở Tư pháp"], "tổng hợp"), (None, ["các cơ quan, đơn vị"], "thực hiện")],
            id="a closing line has no label",
        ),
        pytest.param(
            "1. Mở lớp tập huấn pháp luật\n\n- Đơn vị chủ trì: Sở Tư pháp\n\n- Đơn vị phối hợp: Sở Nội vụ\n",
            [("1", ["Sở Tư pháp"], "Mở lớp")],
            id="a plan's lines on who does an item",
        ),
    ],
)


@ITEMS
def test_find_tasks(body: str, tasks: list[tuple[str | None, list[str], str]]) -> None:
    assert short(tasks_of(body)) == tasks


def test_items_without_a_body_are_the_addressees() -> None:
    body = "Giám đốc Sở yêu cầu Thủ trưởng các đơn vị triển khai những việc sau:\n\n- Rà soát;\n\n- Báo cáo nhanh./."
    found = tasks_of(body, "công văn", ("Các đơn vị trực thuộc",), issuer="Sở Y tế tỉnh Long An")
    assert short(found) == [(None, ["(addressees)"], "Rà soát"), (None, ["(addressees)"], "Báo cáo")]


def test_partners_deadline_and_where_the_report_goes() -> None:
    (task,) = tasks_of(
        "1. Sở Công Thương chủ trì, phối hợp với Sở Tài chính, các cơ quan liên quan kiểm tra; báo cáo kết quả về Ủy"
        " ban nhân dân tỉnh trước ngày 20/6/2029./."
    )
    assert task.coordinate == ("Sở Tài chính", "các cơ quan liên quan")
    assert (task.deadline, task.deadline_text) == ("2029-06-20", "trước ngày 20/6/2029")
    assert task.reports_to == ("Ủy ban nhân dân tỉnh",)


def test_citations_of_the_item_and_of_its_footnotes() -> None:
    text = (
        "1. Sở Y tế triển khai Nghị quyết số 5/NQ-CP của Chính phủ².\n\n2. Sở Nội vụ theo dõi.\n\n"
        "² Công văn số 7/UBND-VX ngày 01/4/2029 của Ủy ban nhân dân tỉnh về việc này\n"
    )
    cited = tuple(
        Citation(
            quote=quote,
            number=quote.split()[-1],
            type=None,
            date=None,
            issuer=None,
            provision=None,
            start=text.index(quote),
            end=text.index(quote) + len(quote),
            rule="test",
            confidence=1.0,
        )
        for quote in ("Nghị quyết số 5/NQ-CP", "Công văn số 7/UBND-VX")
    )
    found = find_tasks(paper(text), Header(type="công văn", level="province"), cited)
    assert [t.citations for t in found] == [("5/NQ-CP", "7/UBND-VX"), ()]


def test_tables_hold_each_row_once_and_only_known_types() -> None:
    cues = [(row.role, row.words) for row in read_table("ingest", "task_cues", TaskCue)]
    nouns = [row.words for row in read_table("ingest", "bodies", BodyWord)]
    assert len(cues) == len(set(cues))
    assert len(nouns) == len(set(nouns))
    assert all(words == words.lower() for _, words in cues)
    assert all(
        row.kind in ("law", "rules", "account", "plan", "letter", "directive")
        for row in read_table("ingest", "paper_kinds", PaperKind)
    )


@pytest.mark.parametrize("type_", ["báo cáo", "tờ trình"])
def test_accounts_and_submissions_order_nothing(type_: str) -> None:
    assert tasks_of("1. Đề nghị Sở Y tế rà soát danh mục./.", type_) == ()


def test_a_request_upwards_is_no_task() -> None:
    body = "Đề nghị Ủy ban nhân dân tỉnh xem xét, quyết định./."
    assert tasks_of(body, "công văn", issuer="Sở Y tế tỉnh Long An") == ()


@pytest.mark.parametrize(
    ("clause", "leads", "act"),
    [
        pytest.param(
            "Sở Y tế theo chức năng, nhiệm vụ được giao chỉ đạo các đơn vị trực ban",
            ["Sở Y tế"],
            "chỉ đạo các",
            id="powers before the act",
        ),
        pytest.param(
            "Sở Y tế tiếp thu ý kiến, chủ trì, phối hợp với Sở Nội vụ hoàn thiện đề án",
            ["Sở Y tế"],
            "hoàn thiện đề",
            id="the act is what it leads",
        ),
        pytest.param(
            "Nhận được Công văn này yêu cầu Giám đốc các Sở triển khai",
            ["Giám đốc các Sở"],
            "triển khai",
            id="a command without a comma",
        ),
        pytest.param("Rà soát, đề xuất phương án", None, None, id="an act without a body"),
        pytest.param("Trong tháng 6, rà soát, đề xuất phương án", None, None, id="a circumstance, an act, no body"),
    ],
)
def test_read_order(clause: str, leads: list[str] | None, act: str | None) -> None:
    order = read_order(Stretch(clause, fold(clause)), 0, len(clause))
    assert (order and [clause[p.start : p.end] for p in order.leads]) == leads
    if act:
        assert order is not None
        assert order.act is not None
        assert clause[order.act.start :].startswith(act)


@pytest.mark.parametrize(
    ("words", "role"),
    [
        pytest.param("giao Sở", "order", id="one syllable, as it stands"),
        pytest.param("giáo viên", None, id="one syllable needs its diacritics"),
        pytest.param("triên khai", "verb", id="several bear a scan's damage"),
        pytest.param("phần Công nghệ", None, id="not where a name begins inside"),
        pytest.param("chương trình", "word", id="a word that holds another cue"),
    ],
)
def test_cue_at(words: str, role: str | None) -> None:
    hit = cue_at(Stretch(words, fold(words)), 0, len(words))
    assert (hit is None) if role is None else (hit is not None and role in hit.roles)


@given(
    st.lists(
        st.sampled_from(
            [
                "Sở Y tế",
                "các cơ quan,",
                "yêu cầu",
                "giao",
                "1. ",
                "a) ",
                "- ",
                "\n\n",
                "chủ trì",
                "(i)",
                ":",
                ";",
                "Điều 2.",
                "²",
                "./.",
            ]
        )
    )
)
def test_any_paper_is_answered(words: list[str]) -> None:
    text = " ".join(words)
    for task in find_tasks(paper(text), Header(addressees=("Sở Y tế",)), ()):
        assert 0 <= task.start < task.end <= len(text)
        assert task.lead


ANNEX = "TT\tNhiệm vụ\tCơ quan chủ trì\n1\tLập sổ kho\tSở Y tế\n"
COMES = "PHỤ LỤC\n(Kèm theo Thông báo số 5/TB-UBND)\n"
OTHER = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


@pytest.mark.parametrize(
    ("annex", "found"),
    [
        pytest.param(COMES + ANNEX, 1, id="its own annex"),
        pytest.param(OTHER + ANNEX, 0, id="of another paper, with a header of its own"),
        pytest.param(
            COMES + "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam.\n" + ANNEX,
            1,
            id="a sentence that names the state",
        ),
        pytest.param(OTHER + "Điều 1. Hiệu lực\n" + COMES + ANNEX, 1, id="its own annex behind another paper"),
    ],
)
def test_the_tables_of_annexes(annex: str, found: int) -> None:
    body = "Sổ kho được lập như sau./.\n"
    text = body + annex
    lines = split_lines(text)
    cut = [*cut_paragraphs(lines[:1]), *cut_paragraphs(lines[1:], annex=True)]
    layout = msgspec.structs.replace(paper(text), paragraphs=tuple(cut))
    header = Header(type="thông báo", date="2029-05-02", issuer=UBND, level="province")
    assert len(find_tasks(layout, header, ())) == found
