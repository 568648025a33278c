"""What titles announce, and the title of a document."""

from __future__ import annotations

import pytest

from lskg.extract.structure.titles import (
    announced,
    core,
    document_kind,
    document_title,
    heads_list,
    plans,
    side,
)
from lskg.text.document import Document, Span


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("CÁC CHỈ TIÊU CHỦ YẾU ĐẾN NĂM 2030", "chi tieu chu yeu"),
        ("Ba khâu đột phá nhiệm kỳ 2025 - 2030:", "khau dot pha"),
        ("Mục tiêu tổng quát giai đoạn 2026-2030, tầm nhìn đến năm 2045", "muc tieu tong quat"),
        ("Chỉ tiêu phấn đấu", "chi tieu phan dau"),
        ("Tình hình trong nước", "tinh hinh trong nuoc"),
        ("Đến năm 2030", "den"),
        ("Năm nhiệm vụ trọng tâm (xếp theo thứ tự)", "nhiem vu trong tam"),
    ],
)
def test_words_of_a_title_without_its_time_and_number(title: str, words: str) -> None:
    assert core(title) == words


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Nhiệm vụ trọng tâm của nhiệm kỳ", "KeyTask"),
        ("Mục tiêu cụ thể đến năm 2030", "target"),
        ("Chỉ tiêu kinh tế - xã hội chủ yếu năm 2026", "target"),
        ("Kinh tế số", None),
        ("Chỉ tiêu đánh giá cán bộ", None),
        ("Mục tiêu và yêu cầu", None),
    ],
)
def test_what_a_title_announces(title: str, kind: str | None) -> None:
    said = announced(title)
    assert (said.kind if said else None) == kind


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Kết quả thực hiện mục tiêu, nhiệm vụ năm 2025", "results"),
        ("Phương hướng, nhiệm vụ", "plan"),
        ("Kết quả năm 2025 và phương hướng năm 2026", None),
        ("Quốc phòng", None),
        ("Xác nhận", None),
    ],
)
def test_results_or_plan(title: str, expected: str | None) -> None:
    assert side(title) == expected


@pytest.mark.parametrize(
    ("line", "heads"),
    [("Các khâu đột phá:", True), ("03 nhiệm vụ", True), ("ỦY BAN NHÂN DÂN", False)],
)
def test_lines_that_head_a_list(line: str, heads: bool) -> None:
    assert heads_list(line) is heads


def test_kind_and_title_of_a_document() -> None:
    text = "SỞ Y TẾ\nSố: 3/KH-SYT\n\nKẾ HOẠCH\nChuyển đổi số năm 2026\n----\nI. MỤC TIÊU\n"
    document = Document(text)
    title = document_title(document, Span(0, text.index("I.")))
    assert title == "KẾ HOẠCH Chuyển đổi số năm 2026"
    assert plans(title) is True
    assert plans("BÁO CÁO KINH TẾ") is False
    assert (plans("NGHỊ QUYẾT"), plans("TỜ TRÌNH")) == (True, None)
    assert plans("Báo cáo viên") is False
    assert document_title(document, Span(0, 8)) == ""
    assert (document_kind("KẾ HOẠCH"), document_kind("QUYẾT ĐỊNH:")) == ("kế hoạch", None)
