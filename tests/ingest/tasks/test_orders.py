"""Clauses that name who must act behind other words: each row a small paper of our own."""

import pytest

from tests.ingest.tasks.test_tasks import short, tasks_of


@pytest.mark.parametrize(
    ("body", "tasks"),
    [
        pytest.param(
            "1. Đối với hồ sơ nộp chậm, có lý do chính đáng: Chi cục Thủy sản kiểm tra lại.\n\n"
            "2. Đối với ao nuôi mới: Thanh tra, kiểm tra hằng tháng.",
            [("1", ["Chi cục Thủy sản"], "kiểm tra")],
            id="the matter before a colon; 'Thanh tra' is an act there",
        ),
        pytest.param(
            "1. Đánh giá cao sự chuẩn bị của Sở Y tế; giao Sở Nội vụ lập sổ trực; các bệnh viện gửi số liệu.",
            [("1", ["Sở Nội vụ"], "lập sổ"), ("1", ["các bệnh viện"], "gửi số")],
            id="praise, then commands behind semicolons",
        ),
        pytest.param(
            "1. Quán triệt tinh thần hội nghị; căn cứ tình hình thực tế, Văn phòng Sở Y tế triển khai các việc sau:\n\n"
            "a) Lập sổ trực.\n\nb) Gửi số liệu.",
            [("1.a", ["Văn phòng Sở Y tế"], "Lập sổ"), ("1.b", ["Văn phòng Sở Y tế"], "Gửi số")],
            id="an introduction whose last part names who acts",
        ),
        pytest.param(
            "1. Đối với học viên do doanh nghiệp, tập đoàn cử đi học thì Sở Nội vụ lập danh sách.",
            [("1", ["Sở Nội vụ"], "lập danh")],
            id="the rest of a list in the circumstance is not told to act",
        ),
        pytest.param(
            "1. Kết thúc khóa học, học viên phải nộp bài.\n\n2. Học viện Tư pháp lập đề thi.",
            [("2", ["Học viện Tư pháp"], "lập đề")],
            id="who learns is no academy with a spoilt letter",
        ),
        pytest.param(
            "III. TỔ CHỨC THỰC HIỆN\n\n1. Trách nhiệm thực hiện của các bộ, ngành\n\n- Lập sổ kho.\n\n- Gửi số liệu.",
            [("III.1", ["các bộ, ngành"], "Lập sổ")],
            id="a heading of whose duties stand below",
        ),
        pytest.param(
            "1. Lập bảng kê kho lạnh.\n\nĐơn vị thực hiện: B\n\n2. Sở Y tế gửi số liệu.",
            [("2", ["Sở Y tế"], "gửi số")],
            id="a line that tells who acts, of which the name is lost, is no order",
        ),
        pytest.param(
            "1. Sở Y tế gửi số liệu.\n\nKhó khăn gọi số 0123.\nNơi nhận:\n\n- Sở Nội vụ;\n\n- Lưu: VT, thông báo.",
            [("1", ["Sở Y tế"], "gửi số")],
            id="recipients with no free line above them",
        ),
        pytest.param(
            "1. Sở Y tế, Sở Nội vụ và Sở Tài chính lập sổ kho. Sở Nội vụ gửi số liệu về biên chế.",
            [("1", ["Sở Y tế", "Sở Nội vụ", "Sở Tài chính"], "lập sổ"), ("1", ["Sở Nội vụ"], "gửi số")],
            id="one of several told more has a task of its own",
        ),
        pytest.param(
            "1. Sở Y tế gửi số liệu.\n\n2. Trưởng phòng A......Thành viên lập sổ.",
            [("1", ["Sở Y tế"], "gửi số")],
            id="dots lead from a member to an office",
        ),
    ],
)
def test_orders_behind_other_words(body: str, tasks: list[tuple[str | None, list[str], str]]) -> None:
    assert short(tasks_of(body)) == tasks


def test_a_closing_list_that_breaks_inside_a_name() -> None:
    body = (
        "Điều 3. Chánh Văn phòng Sở Y tế, Giám đốc Sở\n\n"
        "Nông nghiệp và Môi trường, Giám đốc Sở Tài chính chịu trách nhiệm thi hành Quyết định này./."
    )
    (task,) = tasks_of(body, "quyết định")
    assert task.lead == ("Chánh Văn phòng Sở Y tế", "Giám đốc Sở Nông nghiệp và Môi trường", "Giám đốc Sở Tài chính")
