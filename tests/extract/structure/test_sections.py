"""Headings in every printed form, their tree, and the parts of the file around the body."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.errors import SourceError
from lskg.extract.records import Section
from lskg.extract.structure.sections import find_layout, find_sections, innermost
from lskg.text.document import Document, Span

HEADINGS = (
    *("Phần thứ nhất\n", "I. A\n", "II. B\n", "1. C. D\n", "2. E\n", "1.1. F\n", "1.1.1. G\n"),
    *("PHẦN II\n", "Chương I\n", "Điều 1. O\n", "Điều 2. P\n", "A. Q\n", "B- R\n", "1- S\n"),
)
ITEMS = (
    *("(1) H\n", "(2) K\n", "Một là: L. M\n", "Hai là, N\n"),
    *("a) T\n", "b) U\n", "đ) V\n", "Thứ nhất, X\n", "1) Y\n", "a. Z\n"),
)
OTHERS = (
    *("chữ thường\n", "CHỮ HOA\n", "\n", "PHỤ LỤC\n", "Nơi nhận:\n", "Hết./.\n"),
    *("Nhiệm vụ trọng tâm:\n", "MỤC TIÊU\n", "KẾ HOẠCH\n", "(Kèm theo Nghị quyết)\n", "- Một\n"),
)
REPORTS = st.lists(
    st.sampled_from(HEADINGS + ITEMS + OTHERS) | st.text(max_size=5), max_size=20
).map("".join)


def read(text: str) -> tuple[Section, ...]:
    document = Document(text)
    return find_sections(document, find_layout(document))


def titles(text: str) -> list[tuple[str, str]]:
    return [(each.number, each.title) for each in read(text)]


def test_headings_of_a_report_are_read_in_order(hai_son: Document) -> None:
    sections = find_sections(hai_son, find_layout(hai_son))
    assert [(each.key, each.number, each.level) for each in sections] == [
        ("1", "Phần thứ nhất", 1),
        ("1-i", "I", 2),
        ("1-i-1", "1", 3),
        ("1-i-1.1", "1.1", 4),
        ("1-i-1.2", "1.2", 4),
        ("1-i-2", "2", 3),
        ("1-ii", "II", 2),
        ("1-ii-1", "1", 3),
        ("1-ii-2", "2", 3),
        ("1-ii-3", "3", 3),
        ("1-ii-3.1", "3.1", 4),
        ("1-ii-3.2", "3.2", 4),
        ("1-iii", "III", 2),
        ("1-iii-1", "Một là", 3),
        ("1-iii-2", "Hai là", 3),
        ("2", "Phần thứ hai", 1),
        ("2-i", "I", 2),
        ("2-i-1", "1", 3),
        ("2-ii", "II", 2),
        ("2-ii-1", "1", 3),
        ("2-ii-1-1", "(1)", 4),
        ("2-ii-1-2", "(2)", 4),
        ("2-ii-2", "2", 3),
        ("2-ii-3", "3", 3),
        ("2-ii-3-1", "(1)", 4),
        ("2-ii-3-2", "(2)", 4),
        ("2-ii-3-3", "(3)", 4),
        ("2-ii-3-4", "(4)", 4),
        ("2-ii-4", "4", 3),
        ("2-ii-4-1", "(1)", 4),
        ("2-ii-4-2", "(2)", 4),
        ("2-ii-5", "5", 3),
        ("2-ii-5-1", "(1)", 4),
        ("2-iii", "III", 2),
        ("2-iii-1", "1", 3),
        ("2-iii-1.1", "1.1", 4),
        ("2-iii-1.1.1", "1.1.1", 5),
        ("2-iii-1.2", "1.2", 4),
        ("2-iii-2", "2", 3),
    ]


def test_parents_and_order(hai_son: Document) -> None:
    by_key = {each.key: each for each in find_sections(hai_son, find_layout(hai_son))}
    assert by_key["1"].parent is None
    assert by_key["1-i-1.2"].parent == "1-i-1"
    assert by_key["2-iii-1.1.1"].parent == "2-iii-1.1"
    assert by_key["2-ii-3-4"].parent == "2-ii-3"
    assert by_key["1-iii-2"].parent == "1-iii"
    assert [by_key[key].order for key in ("1", "2", "1-iii", "2-ii-3-4", "1-iii-2")] == [
        1,
        2,
        3,
        4,
        2,
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phần thứ nhất\n\nKẾT QUẢ\nNHIỆM KỲ\n\nI. A", ("Phần thứ nhất", "KẾT QUẢ NHIỆM KỲ")),
        ("PHẦN THỨ NHẤT: KẾT QUẢ", ("PHẦN THỨ NHẤT", "KẾT QUẢ")),
        ("Phần thứ nhất. Kết quả", ("Phần thứ nhất", "Kết quả")),
        ("I. KẾT QUẢ", ("I", "KẾT QUẢ")),
        ("1. Kinh tế phát triển", ("1", "Kinh tế phát triển")),
        ("1. Kinh tế phát triển. Sản lượng đạt 5%", ("1", "Kinh tế phát triển")),
        ("1. Đạt 6.000.000 lượt. Vượt", ("1", "Đạt 6.000.000 lượt")),
        ("1. Kinh  tế\t phát triển ", ("1", "Kinh tế phát triển")),
        ("(1) Hạ tầng. Mở cảng", ("(1)", "Hạ tầng")),
        ("(1)Hạ tầng", ("(1)", "Hạ tầng")),
        ("Một là: Đoàn kết. Giữ vững", ("Một là", "Đoàn kết")),
        ("Một là, đoàn kết", ("Một là", "đoàn kết")),
    ],
)
def test_title_on_its_own_line_or_run_in(text: str, expected: tuple[str, str]) -> None:
    assert titles(text)[0] == expected


@pytest.mark.parametrize(
    "line",
    [
        "3. Số không nối tiếp",
        "2.000 hộ dân",
        "12 xã đạt chuẩn",
        "1.2. Con của mục khác",
        "2.1. Con của mục chưa có",
        "IV. Số La Mã không nối tiếp",
        "(3) Mục không nối tiếp",
        "Ba là: không nối tiếp",
        "Hai là hai",
        "V.I. Lênin đã dạy",
        "(b) Chữ cái không nối tiếp",
        "đ) Chữ cái không nối tiếp",
        "2) Số không nối tiếp",
        "1 - 2 năm tới",
        "B. Chữ cái không nối tiếp",
        "Điều 7 Luật Đầu tư công",
        "Thứ hai hằng tuần",
        "٢. Chữ số khác",
    ],
)
def test_line_that_merely_looks_like_a_heading_is_text(line: str) -> None:
    assert titles(f"I. A\n1. B\n{line}\n") == [("I", "A"), ("1", "B")]


def test_numbering_begins_anew_under_each_heading() -> None:
    text = "I. A\n1. B\n(1) C\n(2) D\n2. E\n(1) F\nII. G\n1. H\n"
    assert [each.key for each in read(text)] == [
        "i",
        "i-1",
        "i-1-1",
        "i-1-2",
        "i-2",
        "i-2-1",
        "ii",
        "ii-1",
    ]


def test_spans_end_where_the_next_heading_of_the_level_begins() -> None:
    text = "I. A\nMột.\n1. B\nHai.\nII. C\nBa.\n"
    document = Document(text)
    assert [document[each.span] for each in read(text)] == [
        "I. A\nMột.\n1. B\nHai.",
        "1. B\nHai.",
        "II. C\nBa.",
    ]
    assert [document[each.heading] for each in read(text)] == ["I. A", "1. B", "II. C"]


@pytest.mark.parametrize(
    "text",
    ["Tờ trình về việc họp.\nKính gửi Tỉnh ủy.\n", "2. Số đầu tiên không phải một\n", "."],
)
def test_text_without_headings_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match=r"no heading .* is not a report of this genre"):
        read(text)


def test_layout_of_a_report(hai_son: Document) -> None:
    layout = find_layout(hai_son)
    assert hai_son[layout.body].startswith("Đại hội đại biểu")
    assert hai_son[layout.body].endswith("Phát triển văn hóa")
    assert layout.closing is not None
    assert hai_son[layout.closing].startswith("Đảng bộ tỉnh Hải Sơn quyết tâm")
    assert layout.appendix is not None
    assert hai_son[layout.appendix].startswith("PHỤ LỤC 1\nCHÚ THÍCH")


def test_layout_without_appendix_recipients_or_closing() -> None:
    document = Document("I. A\nHết.\n")
    layout = find_layout(document)
    assert document[layout.body] == "I. A\nHết."
    assert layout.closing is None
    assert layout.appendix is None


def test_recipients_are_not_body() -> None:
    document = Document("I. A\nHết.\nNơi nhận:\n1. Bộ Chính trị\n")
    assert document[find_layout(document).body] == "I. A\nHết."
    assert [each.number for each in read(document.text)] == ["I"]


def test_recipients_of_what_a_plan_is_attached_to_are_passed_over() -> None:
    text = (
        "Điều 1. A\nNơi nhận:\n- Sở Y tế.\nĐỀ ÁN\nB\n(Kèm theo Quyết định số 5/QĐ-UBND)\n"
        "I. C\nHết.\nNơi nhận:\n- Sở Tài chính.\n"
    )
    sections = read(text)
    assert [(each.key, each.parent) for each in sections] == [
        ("article-1", None),
        ("i", None),
    ]
    assert text[sections[0].span.start : sections[0].span.end].endswith("- Sở Y tế.")
    assert text[sections[-1].span.start : sections[-1].span.end] == "I. C\nHết."


def test_numbers_begin_anew_in_what_is_attached() -> None:
    text = (
        "I. A\nKẾ HOẠCH\n(Kèm theo Quyết định số 5/QĐ-UBND)\nMỤC TIÊU\n- B\n"
        "NHIỆM VỤ TRỌNG TÂM\n1. C\nGIẢI PHÁP\n1. D\n"
    )
    assert [(each.level, each.title) for each in read(text)] == [
        (1, "A"),
        (1, "MỤC TIÊU"),
        (1, "NHIỆM VỤ TRỌNG TÂM"),
        (2, "C"),
        (1, "GIẢI PHÁP"),
        (2, "D"),
    ]


def test_parts_may_be_lettered_and_divided() -> None:
    text = "Phần A. B\nMục 1. C\nMục 2. D\nPhần B. E\nMục 1. F\nPhần C\nG\n"
    assert [each.key for each in read(text)] == [
        *("a", "a-division-1", "a-division-2", "b", "b-division-1", "c")
    ]


def test_title_of_the_document_is_no_heading() -> None:
    text = "BÁO CÁO\nKẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2025\nI. A\n1. B\nII. C\n"
    assert [(each.level, each.title) for each in read(text)] == [(1, "A"), (2, "B"), (1, "C")]


def test_letters_go_on_under_the_next_line() -> None:
    text = "A. B\nNhóm chỉ tiêu kinh tế\na) C;\nb) D.\nNhóm chỉ tiêu xã hội\nc) E;\nd) F.\n"
    assert [(each.level, each.title) for each in read(text)] == [
        (1, "B"),
        (2, "Nhóm chỉ tiêu kinh tế"),
        (3, "C;"),
        (3, "D"),
        (2, "Nhóm chỉ tiêu xã hội"),
        (3, "E;"),
        (3, "F"),
    ]


def test_lists_nest_as_they_begin() -> None:
    letters = "1. A\na) B\n(1) C\n(2) D\nb) E\n(1) F\n"
    assert [each.level for each in read(letters)] == [1, 2, 3, 3, 2, 3]
    numbers = "1. A\n(1) B\na) C\nb) D\n(2) E\na) F\n"
    assert [each.level for each in read(numbers)] == [1, 2, 3, 3, 2, 3]


def test_letters_that_vietnamese_leaves_out_may_be_left_out() -> None:
    some = "1. A\n" + "".join(f"{letter}) B\n" for letter in "abcdeghi")
    every = "1. A\n" + "".join(f"{letter}) B\n" for letter in "abcdđefghij")
    assert len(read(some)) == 9
    assert len({each.key for each in read(every)}) == 12


@pytest.mark.parametrize(
    "text",
    [
        "I. A\nỦY BAN NHÂN DÂN\n- B\n",
        "I. A\nNhiệm vụ trọng tâm là xây dựng nông thôn mới.\n",
        "I. A\nNhiệm vụ trọng tâm của cả hệ thống chính trị trong tỉnh\nXây dựng Đảng.\n",
        "I. A\nKẾ HOẠCH\nB\n",
        "I. A\nMục tiêu:\n",
    ],
)
def test_line_without_a_number_that_is_no_heading(text: str) -> None:
    assert [each.title for each in read(text)] == ["A"]


def test_numbers_that_lead_to_one_key_are_told_apart() -> None:
    sections = read("I. A\n(1) B\n1. C\nMột là: D\n")
    assert [(each.key, each.parent) for each in sections] == [
        ("i", None),
        ("i-1", "i"),
        ("i-1-2", "i"),
        ("i-1-2-1", "i-1-2"),
    ]


def test_title_of_a_part_ends_with_the_body() -> None:
    (section,) = read("Phần thứ nhất\nKẾT QUẢ\nPHỤ LỤC\nCHÚ THÍCH\n")
    assert section.title == "KẾT QUẢ"


def test_innermost_section_of_an_offset(hai_son: Document) -> None:
    sections = find_sections(hai_son, find_layout(hai_son))
    found = innermost(sections, hai_son.text.index("Cảng Đông"))
    assert found is not None
    assert found.key == "2-iii-1.1.1"
    assert innermost(sections, 0) is None
    assert innermost(sections, len(hai_son)) is None


@given(REPORTS)
def test_sections_of_any_text_nest_and_have_keys_of_their_own(text: str) -> None:
    document = Document(text)
    layout = find_layout(document)
    try:
        sections = find_sections(document, layout)
    except SourceError:
        return
    by_key = {each.key: each for each in sections}
    assert len(by_key) == len(sections)
    assert [each.span.start for each in sections] == sorted(each.span.start for each in sections)
    for each in sections:
        assert layout.body.contains(each.span)
        assert each.span.contains(each.heading)
        assert document[each.span].startswith(each.number)
        if each.parent is not None:
            assert by_key[each.parent].span.contains(each.span)
            assert by_key[each.parent].level < each.level


@given(st.text() | REPORTS)
def test_layout_of_any_text_is_in_order(text: str) -> None:
    document = Document(text)
    layout = find_layout(document)
    parts = [layout.body, *filter(None, (layout.closing, layout.appendix))]
    assert all(Span(0, len(document)).contains(part) for part in parts)
    assert all(one.end <= other.start for one, other in pairwise(parts))
