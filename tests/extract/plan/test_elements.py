"""Plan elements and assessments, as the titles of their sections announce them."""

from __future__ import annotations

import pytest

from lskg.extract.plan.elements import find_elements
from lskg.extract.records import PlanElement
from lskg.extract.structure.sections import find_layout, find_sections
from lskg.text.document import Document


def read(text: str) -> tuple[PlanElement, ...]:
    document = Document(text)
    return find_elements(document, find_sections(document, find_layout(document)))


def kinds(text: str) -> list[str]:
    return [each.kind for each in read(text)]


def test_elements_of_a_report(hai_son: Document) -> None:
    assert [(each.kind, each.number, each.title) for each in read(hai_son.text)] == [
        ("CongressTheme", None, "Kỷ cương - Sáng tạo"),
        ("CongressTheme", None, "Xây dựng Hải Sơn xanh, giàu mạnh và đáng sống"),
        ("Achievement", "1.1", "Nông nghiệp phát triển ổn định"),
        ("Achievement", "1.2", "Kinh tế biển có bước tiến mới; cảng cá được nâng cấp"),
        ("Achievement", "2", "Văn hóa - xã hội"),
        ("Achievement", None, "Kinh tế tăng trưởng khá"),
        ("Achievement", None, "Đời sống Nhân dân được nâng lên"),
        ("Limitation", None, "Hạ tầng cảng biển chưa đồng bộ"),
        ("Limitation", None, "Một số dự án chậm tiến độ; thu hút đầu tư còn thấp"),
        ("ObjectiveCause", None, "Bão, lũ xảy ra nhiều lần"),
        ("SubjectiveCause", None, "Công tác phối hợp giữa các sở, ngành chưa chặt chẽ"),
        ("Lesson", "Một là", "giữ vững đoàn kết trong Tỉnh uỷ"),
        ("Lesson", "Hai là", "Dựa vào Nhân dân"),
        ("ContextFactor", None, "Thương mại toàn cầu khó dự báo"),
        ("GuidingViewpoint", "(1)", "Phát triển kinh tế biển là mũi nhọn"),
        ("GuidingViewpoint", "(2)", "Giữ gìn môi trường"),
        ("OverallGoal", None, "Mục tiêu tổng quát"),
        ("KeyTask", "(1)", "Hoàn thành đường ven biển"),
        ("KeyTask", "(2)", "Cải cách hành chính"),
        ("StrategicBreakthrough", "(1)", "Hạ tầng cảng biển"),
        ("SolutionGroup", "1", "Phát triển kinh tế biển"),
        ("Solution", "1.1", "Nâng cấp cảng cá"),
        ("Solution", "1.2", "Nuôi biển công nghệ cao"),
        ("SolutionGroup", "2", "Phát triển văn hóa"),
    ]


def test_element_spans_the_statement_without_its_number(hai_son: Document) -> None:
    spans = {each.title: hai_son[each.span] for each in read(hai_son.text)}
    assert spans["Kỷ cương - Sáng tạo"] == "Kỷ cương - Sáng tạo"
    assert spans["Kinh tế tăng trưởng khá"] == "Kinh tế tăng trưởng khá."
    assert spans["giữ vững đoàn kết trong Tỉnh uỷ"].endswith("Đoàn kết là gốc.")
    assert spans["Giữ gìn môi trường"].startswith("Giữ gìn môi trường. Không đánh đổi")
    assert spans["Mục tiêu tổng quát"] == "Đến năm 2030, Hải Sơn là tỉnh khá của vùng."
    assert spans["Phát triển kinh tế biển"].endswith("1.2. Nuôi biển công nghệ cao")


def test_solutions_belong_to_their_group(hai_son: Document) -> None:
    parents = {each.title: each.parent for each in read(hai_son.text)}
    assert parents["Nâng cấp cảng cá"] == "solution-group/1-phat-trien-kinh-te-bien"
    assert parents["Phát triển kinh tế biển"] is None


def test_order_counts_siblings(hai_son: Document) -> None:
    orders = {each.title: each.order for each in read(hai_son.text)}
    assert orders["Xây dựng Hải Sơn xanh, giàu mạnh và đáng sống"] == 2
    assert orders["Một số dự án chậm tiến độ; thu hút đầu tư còn thấp"] == 2
    assert orders["Nuôi biển công nghệ cao"] == 2


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Quan điểm", "GuidingViewpoint"),
        ("QUAN ĐIỂM CHỈ ĐẠO", "GuidingViewpoint"),
        ("Quan điểm phát triển", "GuidingViewpoint"),
        ("Các nhiệm vụ trọng tâm", "KeyTask"),
        ("Đột phá", "StrategicBreakthrough"),
        ("Các đột phá chiến lược", "StrategicBreakthrough"),
        ("Các khâu đột phá phát triển", "StrategicBreakthrough"),
        ("Những bài học kinh nghiệm", "Lesson"),
    ],
)
def test_printed_items_of_a_section(title: str, kind: str) -> None:
    assert kinds(f"1. {title}\nLời dẫn.\n(1) Một việc.\n(2) Việc khác.\n") == [kind, kind]
    assert kinds(f"1. {title}\nMột là: Một việc.\nHai là: Việc khác.\n") == [kind, kind]
    assert kinds(f"1. {title}\n1.1. Một việc\n1.2. Việc khác\n") == [kind, kind]
    assert kinds(f"1. {title}\na) Một việc.\nb) Việc khác.\n") == [kind, kind]
    assert kinds(f"1. {title}\n- Một việc.\n+ Việc khác.\n") == [kind, kind]
    assert kinds(f"1. {title}\nKhông có mục.\n") == []


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Kết quả đạt được", "Achievement"),
        ("Những kết quả chung nổi bật đạt được", "Achievement"),
        ("Hạn chế", "Limitation"),
        ("Những tồn tại, hạn chế", "Limitation"),
        ("Hạn chế, khuyết điểm", "Limitation"),
        ("Nguyên nhân khách quan", "ObjectiveCause"),
        ("Về khách quan", "ObjectiveCause"),
        ("Nguyên nhân chủ quan", "SubjectiveCause"),
        ("Bối cảnh quốc tế và khu vực", "ContextFactor"),
        ("Tình hình trong nước", "ContextFactor"),
    ],
)
def test_sentences_of_a_section(title: str, kind: str) -> None:
    assert kinds(f"1. {title}\nMột điều. Điều khác\n. \n\nĐiều thứ ba.\n") == [kind] * 3


@pytest.mark.parametrize(
    "title", ["Hạn chế xuất khẩu thô", "Kinh tế", "Mục tiêu cụ thể", "Nhiệm vụ", "Tình hình khác"]
)
def test_other_titles_announce_nothing(title: str) -> None:
    assert kinds(f"1. {title}\n(1) Một điều. Điều khác.\n") == []


def test_sentences_stand_under_the_subsections_of_a_section() -> None:
    elements = read("1. Hạn chế\nLời dẫn.\n1.1. Kinh tế\nChậm.\n1.2. Xã hội\n(1) Ít. A.\n")
    assert [(each.kind, each.title) for each in elements] == [
        ("Limitation", "Chậm"),
        ("Limitation", "Ít"),
    ]
    (limitation, cause) = read("1. Hạn chế\n1.1. Kinh tế\nChậm.\n1.2. Về khách quan\nBão.\n")
    assert (limitation.kind, cause.kind) == ("Limitation", "ObjectiveCause")


@pytest.mark.parametrize("title", ["NHIỆM VỤ, GIẢI PHÁP", "CÁC NHIỆM VỤ VÀ GIẢI PHÁP"])
def test_solution_groups_without_children_stand_alone(title: str) -> None:
    elements = read(f"I. {title}\n1. A\n1.1. B\n2. C\n")
    assert [(each.kind, each.parent) for each in elements] == [
        ("SolutionGroup", None),
        ("Solution", "solution-group/1-a"),
        ("SolutionGroup", None),
    ]


def test_results_end_where_the_next_heading_begins() -> None:
    text = (
        "I. NHỮNG KẾT QUẢ CHỦ YẾU\n1. Kinh tế\nTăng khá.\n"
        "1.1. Du lịch\nTốt.\n2. Xã hội\n2.1. A\nB.\n"
    )
    elements = read(text)
    assert [(each.number, text[each.span.start : each.span.end]) for each in elements] == [
        ("1", "Kinh tế\nTăng khá."),
        ("1.1", "Du lịch\nTốt."),
        ("2.1", "A\nB."),
    ]


def test_motto_and_theme_stand_before_the_first_heading_only() -> None:
    text = "Chủ đề: “B”.\nI. A\nvới phương châm “Dân là gốc”\n"
    assert read(text) == ()
    (theme,) = read(f"với chủ đề: “Đổi mới”\n{text}")
    assert theme.title == "Đổi mới"


def test_equal_statements_get_keys_of_their_own() -> None:
    text = "I. A\n1. Hạn chế\nCòn chậm.\n2. Tồn tại, hạn chế\nCòn chậm.\n"
    assert [each.key for each in read(text)] == ["1-con-cham", "1-con-cham-2"]


def test_statement_without_letters_of_the_alphabet_has_a_key() -> None:
    assert [each.key for each in read("1. Hạn chế\n日本\n")] == ["1"]
