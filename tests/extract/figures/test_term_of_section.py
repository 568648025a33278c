"""What a place in the report tells of its figures."""

from __future__ import annotations

import pytest

from lskg.extract.figures.term_of_section import Context, Contexts
from lskg.extract.structure.sections import find_layout, find_sections
from lskg.text.document import Document
from lskg.text.periods import Period

REPORT = """Phần thứ nhất
KẾT QUẢ THỰC HIỆN NGHỊ QUYẾT NHIỆM KỲ 2020 - 2025
I. Kết quả đạt được
1. Kinh tế
Thu ngân sách đạt 5 tỷ đồng.
Phần thứ hai
PHƯƠNG HƯỚNG, MỤC TIÊU NHIỆM KỲ 2025 - 2030
I. Bối cảnh, dự báo
Thời cơ nhiều.
II. Mục tiêu phát triển
1. Mục tiêu tổng quát
Phát triển nhanh.
2. Các chỉ tiêu chủ yếu
(1) Thu ngân sách đạt 9 tỷ đồng.
"""


BEFORE, TERM = Period(2020, 2025), Period(2025, 2030)


@pytest.fixture(scope="module")
def contexts() -> Contexts:
    document = Document(REPORT)
    return Contexts(find_sections(document, find_layout(document)))


@pytest.mark.parametrize(
    ("words", "context"),
    [
        ("Thu ngân sách đạt 5", Context(BEFORE, done=BEFORE)),
        ("Thời cơ nhiều", Context(TERM, done=TERM)),
        ("Phát triển nhanh", Context(TERM, planned=True, done=TERM)),
        ("Thu ngân sách đạt 9", Context(TERM, planned=True, listed=True, done=TERM)),
    ],
)
def test_context_of_a_place(contexts: Contexts, words: str, context: Context) -> None:
    assert contexts.at(REPORT.index(words)) == context


def test_whole_text_speaks_of_its_first_term(contexts: Contexts) -> None:
    assert contexts.of(None) == Context(BEFORE, done=BEFORE)


def test_loose_sentences_speak_of_no_term() -> None:
    assert Contexts(()).at(7) == Context()
    assert Context().plan_years is None


def test_plan_years_begin_after_the_congress() -> None:
    assert Context(Period(2025, 2030)).plan_years == Period(2026, 2030)


def test_section_that_names_its_term_speaks_of_it() -> None:
    text = "I. Kết quả nhiệm kỳ 2015 - 2020\nA.\nII. Kết quả nhiệm kỳ 2020 - 2025\nB.\n"
    document = Document(text)
    contexts = Contexts(find_sections(document, find_layout(document)))
    assert contexts.at(text.index("A.")).term == Period(2015, 2020)
    assert contexts.at(text.index("B.")).term == Period(2020, 2025)


@pytest.mark.parametrize(
    ("text", "title", "period", "planned"),
    [
        ("I. KẾT QUẢ NĂM 2025\n1. Kinh tế\n@", "", "2025", False),
        ("I. KẾT QUẢ NĂM 2025\n1. Kế hoạch năm 2024\n@", "", "2024", False),
        ("I. KẾT QUẢ\n1. Thu 9 tỷ đồng năm 2024\n@", "", "", False),
        ("I. KẾT QUẢ\n@", "BÁO CÁO năm 2023", "2023", False),
        ("I. KẾT QUẢ NHIỆM KỲ 2020 - 2025\n@", "BÁO CÁO năm 2023", "", False),
        ("I. MỤC TIÊU ĐẾN NĂM 2030, TẦM NHÌN 2045\n@", "", "2030", True),
        ("I. KINH TẾ\n@", "KẾ HOẠCH năm 2026", "2026", True),
        ("A. KẾT QUẢ NĂM 2025\nI. MỤC TIÊU\n@", "", "2025", False),
        ("A. KẾT QUẢ NĂM 2025\nI. MỤC TIÊU NĂM 2026\n@", "", "2026", True),
        ("A. NHIỆM VỤ\nI. TÌNH HÌNH\n@", "", "", False),
        ("I. QUÝ II/2026\n@", "", "2026-04/2026-06", False),
        ("I. THEO QUYẾT ĐỊNH NGÀY 5/3/2024\n@", "", "", False),
    ],
)
def test_time_and_plan_of_a_place(text: str, title: str, period: str, planned: bool) -> None:
    document = Document(text)
    contexts = Contexts(find_sections(document, find_layout(document)), ((0, title),))
    context = contexts.at(text.index("@"))
    assert (str(context.period or ""), context.planned) == (period, planned)


def test_list_of_targets_is_one_only_in_a_plan() -> None:
    text = "I. Kết quả thực hiện\n1. Các chỉ tiêu chủ yếu\n(1) Thu đạt 9 tỷ đồng.\n"
    document = Document(text)
    context = Contexts(find_sections(document, find_layout(document))).at(text.index("9 tỷ"))
    assert (context.planned, context.listed) == (False, False)
