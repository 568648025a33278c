"""Solutions cut to their measures, one a sentence."""

from __future__ import annotations

from lskg.extract.plan.elements import find_elements, find_measures
from lskg.extract.records import PlanElement
from lskg.extract.structure.sections import find_layout, find_sections
from lskg.text.document import Document


def read(text: str) -> list[tuple[str, str | None, str]]:
    document = Document(text)
    return [(each.key, each.parent, document[each.span]) for each in measures(document)]


def measures(document: Document) -> tuple[PlanElement, ...]:
    sections = find_sections(document, find_layout(document))
    return find_measures(document, sections, find_elements(document, sections))


def test_sentences_below_a_heading_are_measures() -> None:
    text = "I. NHIỆM VỤ, GIẢI PHÁP\n1. Kinh tế\n1.1. Du lịch\nMở tuyến mới. Đón khách; giữ khách.\n"
    assert read(text) == [
        ("1.1-mo-tuyen-moi", "solution/1.1-du-lich", "Mở tuyến mới."),
        ("1.1-don-khach-giu-khach", "solution/1.1-du-lich", "Đón khách; giữ khách."),
    ]


def test_heading_that_runs_in_is_the_solution_itself() -> None:
    text = "I. NHIỆM VỤ, GIẢI PHÁP\n1. Kinh tế\n1.1. Phát triển du lịch. Mở tuyến mới.\n"
    assert read(text) == [
        ("1.1-mo-tuyen-moi", "solution/1.1-phat-trien-du-lich", "Mở tuyến mới."),
    ]


def test_group_without_solutions_holds_measures() -> None:
    text = "I. NHIỆM VỤ, GIẢI PHÁP\n1. Kinh tế\n1.1. A\nB.\n2. Mặt trận\nĐổi mới hoạt động.\n"
    assert read(text)[-1] == (
        "2-doi-moi-hoat-dong",
        "solution-group/2-mat-tran",
        "Đổi mới hoạt động.",
    )


def test_title_of_a_heading_below_is_a_measure_and_its_number_is_not(hai_son: Document) -> None:
    assert [hai_son[each.span] for each in measures(hai_son)] == [
        "Ủy ban nhân dân tỉnh lập quy hoạch cảng.",
        "Cảng Đông.",
        "Mở rộng trước năm 2027.",
    ]


def test_measures_are_counted_within_their_solution(hai_son: Document) -> None:
    assert [each.order for each in measures(hai_son)] == [1, 2, 3]


def test_equal_sentences_get_keys_of_their_own() -> None:
    text = "I. NHIỆM VỤ, GIẢI PHÁP\n1. A\n1.1. B\nLàm tốt. Làm tốt.\n"
    assert [key for key, _, _ in read(text)] == ["1.1-lam-tot", "1.1-lam-tot-2"]


def test_other_elements_are_not_cut() -> None:
    assert read("I. A\n1. Nhiệm vụ trọng tâm\n(1) Làm đường. Làm cầu.\n") == []
