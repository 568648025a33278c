"""Headline targets split into atomic ones."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lskg.extract.figures.read import read_figures
from lskg.extract.plan.targets import find_targets, stated_targets
from lskg.extract.records import Target
from lskg.extract.structure.read import read_structure
from lskg.extract.structure.sections import find_layout, find_sections
from lskg.text.document import Document
from lskg.text.periods import Period

TERM = "I. MỤC TIÊU NHIỆM KỲ 2025 - 2030\n1. Các chỉ tiêu chủ yếu\n"


def read(text: str) -> tuple[Target, ...]:
    document = Document(text)
    return find_targets(document, find_sections(document, find_layout(document)))


def one(item: str) -> Target:
    (target,) = read(f"{TERM}(1) {item}\n")
    return target


def test_targets_of_a_report(hai_son: Document) -> None:
    found = [
        (each.key, each.quote, each.phrase, each.quantity.sign, str(each.period), each.aggregation)
        for each in read(hai_son.text)
    ]
    assert found == [
        (
            "1-1",
            "Tốc độ tăng tổng sản phẩm trên địa bàn bình quân hằng năm từ 8 - 9%",
            "Tốc độ tăng tổng sản phẩm trên địa bàn",
            "=",
            "2026/2030",
            "yearly-average",
        ),
        (
            "2-1",
            "nông nghiệp 20 - 22%",
            "Cơ cấu lao động: nông nghiệp",
            "=",
            "2030",
            "end-of-period",
        ),
        (
            "2-2",
            "công nghiệp dưới 40%",
            "Cơ cấu lao động: công nghiệp",
            "<",
            "2030",
            "end-of-period",
        ),
        (
            "3-1",
            "Thu nhập bình quân đầu người đến năm 2030 đạt khoảng 95 triệu đồng",
            "Thu nhập bình quân đầu người",
            "~",
            "2030",
            "end-of-period",
        ),
        (
            "3-2",
            "tương đương gần 3.600 USD",
            "Thu nhập bình quân đầu người",
            "~",
            "2030",
            "end-of-period",
        ),
        ("4-1", "cơ bản không còn hộ nghèo", "hộ nghèo", "~", "2030", "end-of-period"),
    ]


def test_order_and_quotation(hai_son: Document) -> None:
    targets = read(hai_son.text)
    assert [each.order for each in targets] == [1, 2, 3, 4, 5, 6]
    assert all(hai_son[each.span] == each.quote for each in targets)
    assert {each.section for each in targets} == {f"2-ii-3-{number}" for number in range(1, 5)}


@pytest.mark.parametrize(
    "title",
    [
        "Chỉ tiêu",
        "Các chỉ tiêu chủ yếu",
        "MỘT SỐ CHỈ TIÊU CỤ THỂ",
        "Chỉ tiêu chủ yếu.",
        "Hệ thống chỉ tiêu kinh tế - xã hội đến năm 2030 (15 chỉ tiêu)",
        "Mục tiêu",
        "Mục tiêu cụ thể",
        "Chỉ tiêu về văn hóa, xã hội",
        "Mục tiêu chủ yếu",
        "Đến năm 2030, phấn đấu đạt các mục tiêu sau:",
    ],
)
def test_lists_of_targets(title: str) -> None:
    assert len(read(f"1. {title}\n(1) Thu ngân sách đạt 5 tỷ đồng.\n(2) Rừng 60%.\n")) == 2


def test_sentences_that_strive_where_no_list_stands() -> None:
    text = (
        "I. KẾT QUẢ\nPhấn đấu mãi, thu đạt 5 tỷ đồng.\nII. PHƯƠNG HƯỚNG\n1. Kinh tế\n"
        "Mở rộng cảng. Phấn đấu đến năm 2030 thu đạt 9 tỷ đồng.\n- Phấn đấu rừng đạt 60%.\n"
    )
    assert [(str(each.quantity.low), each.section) for each in read(text)] == [
        ("9", "ii-1"),
        ("60", "ii-1"),
    ]


@pytest.mark.parametrize("title", ["Kết quả thực hiện các chỉ tiêu chủ yếu", "Nhiệm vụ"])
def test_other_lists_hold_no_targets(title: str) -> None:
    assert read(f"1. {title}\n(1) Thu ngân sách đạt 5 tỷ đồng.\n") == ()


@pytest.mark.parametrize(
    ("item", "aggregation", "period"),
    [
        ("Thu tăng bình quân hằng năm 10%", "yearly-average", "2026/2030"),
        ("Thu tăng bình quân hàng năm 10%", "yearly-average", "2026/2030"),
        ("Bình quân mỗi năm thu tăng 10%", "yearly-average", "2026/2030"),
        ("Kết nạp hằng năm trên 2.000 đảng viên", "yearly", "2026/2030"),
        ("Mỗi năm giảm 5%", "yearly", "2026/2030"),
        ("Vốn đầu tư giai đoạn 2026 - 2030 đạt 90 tỷ đồng", "whole-period", "2026/2030"),
        ("Đến năm 2030, đạt 60%", "end-of-period", "2030"),
        ("Đến năm 2028, rừng đạt 60%", "end-of-period", "2028"),
    ],
)
def test_how_a_value_covers_its_period(item: str, aggregation: str, period: str) -> None:
    target = one(item)
    assert (target.aggregation, str(target.period)) == (aggregation, period)


def test_target_without_years_is_of_the_end_of_the_term() -> None:
    assert one("Rừng đạt 60%").period == Period(2030, 2030)
    (target,) = read("1. Chỉ tiêu\n(1) Rừng đạt 60%\n")
    assert target.period is None
    (target,) = read("1. Chỉ tiêu\n(1) Thu tăng bình quân hằng năm 10%\n")
    assert target.period is None


def test_period_of_the_item_holds_for_its_clauses() -> None:
    targets = read(TERM + "(1) Đến năm 2029: rừng 60%; nước sạch 90%.\n")
    assert [each.period for each in targets] == [Period(2029, 2029)] * 2


def test_words_in_brackets_are_no_target() -> None:
    target = one("Rừng đạt 60% (năm 2025 là 58%)")
    assert target.quantity.low == Decimal(60)


def test_clauses_with_one_period_each() -> None:
    targets = read(TERM + "(1) Đến năm 2028 rừng 60%; đến năm 2030 rừng 62%.\n")
    assert [(str(each.period), each.phrase) for each in targets] == [
        ("2028", "rừng"),
        ("2030", "rừng"),
    ]


@pytest.mark.parametrize(
    ("item", "sign", "unit"),
    [
        ("Cơ bản không còn hộ nghèo", "~", "household"),
        ("Không còn nhà tạm, nhà dột nát", "=", None),
    ],
)
def test_none_left_is_zero(item: str, sign: str, unit: str | None) -> None:
    quantity = one(item).quantity
    assert (quantity.low, quantity.high) == (Decimal(0), Decimal(0))
    assert (quantity.sign, quantity.unit) == (sign, unit)


def test_item_without_a_value_gives_no_target() -> None:
    assert read(TERM + "(1) Giữ vững an ninh.\n(2) Rừng 60%.\n")[0].number == "2"


def test_two_lists_number_their_targets_apart() -> None:
    text = "1. Chỉ tiêu\n(1) Rừng 60%\n2. Chỉ tiêu cụ thể\n(1) Nước sạch 90%\n"
    assert [each.key for each in read(text)] == ["1-1", "1-2"]


def test_phrase_without_letters_of_the_alphabet_has_an_indicator() -> None:
    assert one("日本 5%").indicator == "target-1-1"
    (target,) = read("1. Chỉ tiêu\nMột là: Rừng 60%\n")
    assert target.key == "mot-la-1"


def stated(text: str) -> dict[str, str]:
    """The quotation of each figure that a headline target is the statement of, with its key."""
    document = Document(text)
    figures, _ = read_figures(read_structure(document))
    found = stated_targets(figures, read(text))
    return {
        document[each.span]: found[each.span.start].key
        for each in figures
        if each.span.start in found
    }


def test_every_target_of_a_report_is_the_statement_of_one_figure(hai_son: Document) -> None:
    assert sorted(stated(hai_son.text).values()) == sorted(each.key for each in read(hai_son.text))


def test_values_of_one_clause_go_to_their_own_targets() -> None:
    found = stated(f"{TERM}(1) Đến năm 2030 có 12 bác sỹ và 37 giường bệnh trên 1 vạn dân.\n")
    assert list(found.values()) == ["1-1", "1-2"]


def test_the_same_value_in_running_text_is_a_figure_of_its_own() -> None:
    text = f"{TERM}(1) Tỷ lệ che phủ rừng đạt 65%.\n2. Giải pháp\nTỷ lệ che phủ rừng đạt 65%.\n"
    assert len(stated(text)) == 1


PLAN = "KẾ HOẠCH\nPhát triển du lịch giai đoạn 2026 - 2030\nI. MỤC TIÊU\n1. Chỉ tiêu đến năm 2030\n"


def targets(text: str) -> list[tuple[str, str, str]]:
    document = Document(text)
    structure = read_structure(document)
    found = find_targets(document, structure.sections, structure.titles)
    return [(document[each.quantity.span], str(each.period), each.phrase) for each in found]


@pytest.mark.parametrize(
    ("item", "periods"),
    [
        # a year of a later clause, or of a plan by name, is that of no other value
        ("Có 45 nhà nghỉ đạt chuẩn; mỗi xã có 2 điểm du lịch vào năm 2027.", ["2030", "2027"]),
        ("Tỷ lệ số hóa 84%; xây 3 bến theo Đề án giai đoạn 2021 - 2035.", ["2030", "2030"]),
        ("Phấn đấu đến năm 2028 đạt chuẩn, đến năm 2030 có 3 khu du lịch.", ["2030"]),
        # what adds up over the years of the plan
        ("Đào tạo 900 lao động.", ["2030"]),
        ("Doanh thu tăng bình quân 9%/năm, trong đó lưu trú 12%.", ["2026/2030", "2026/2030"]),
    ],
)
def test_period_of_a_value(item: str, periods: list[str]) -> None:
    assert [period for _, period, _ in targets(f"{PLAN}- {item}\n")][: len(periods)] == periods


@pytest.mark.parametrize(
    ("item", "values"),
    [
        # where something is, its size, what it was, which things are counted, names in quotes
        ("Xây dựng 3 khu du lịch tại 2 xã và 4 phường.", ["3 khu"]),
        ("Xây dựng 3 khu du lịch tại ít nhất 2 xã.", ["3 khu", "ít nhất 2 xã"]),
        ("Hoàn thành bến thuyền dài 58 m, tổng mức đầu tư dự kiến 9 tỷ đồng.", []),
        ("Mở rộng khu du lịch từ 20 ha lên 30 ha.", ["30 ha"]),
        ("Đón từ 20 - 30 đoàn khách.", ["từ 20 - 30 đoàn"]),
        ("Tỷ lệ khách sạn có từ 3 sao trở lên đạt 60%.", ["60%"]),
        ("Xây dựng 5 bến theo Đề án “100 bến thuyền”.", ["5 bến"]),
        ("Giảm tai nạn trên cả ba tiêu chí.", []),
        # none left, of the subject itself
        ("Cơ bản không còn hộ nghèo.", ["Cơ bản không còn hộ nghèo"]),
        ("Toàn tỉnh không còn hộ nghèo.", ["không còn hộ nghèo"]),
        ("Nông thôn hiện đại, không còn hộ nghèo.", []),
    ],
)
def test_values_of_a_point(item: str, values: list[str]) -> None:
    assert [value for value, *_ in targets(f"{PLAN}- {item}\n")] == values


def test_series_of_names_and_values() -> None:
    item = "Cơ cấu doanh thu năm 2030: lưu trú - ăn uống - lữ hành tương ứng 50% - 30% - 20%."
    assert [phrase for *_, phrase in targets(f"{PLAN}- {item}\n")] == [
        "Cơ cấu doanh thu: lưu trú",
        "Cơ cấu doanh thu: ăn uống",
        "Cơ cấu doanh thu: lữ hành",
    ]


@pytest.mark.parametrize(
    ("task", "values"),
    [
        ("Mở 5 tuyến mới; tỷ lệ số hóa phấn đấu đạt 60%.", ["60%"]),
        ("Phấn đấu hơn chín phần mười số điểm có mạng.", ["hơn chín phần mười"]),
        ("Phấn đấu hoàn thành tuyến đường dài 58 km; mở 5 tuyến.", []),
        ("Mở ít nhất 5 tuyến mới.", ["ít nhất 5 tuyến"]),
        ("Mở 5 tuyến, phấn đấu đón 60 đoàn khách.", ["60 đoàn"]),
        ("Phấn đấu khai trương trước năm 2029; mở 5 tuyến.", []),
        ("Mục tiêu đón 60 đoàn khách.", ["60 đoàn"]),
        ("Mỗi năm mở 2 tuyến, tổ chức 5 lễ hội.", ["2 tuyến"]),
        ("Giảm 15% thời gian chờ, trong đó 5% tại bến xe.", ["15%", "5%"]),
        ("Đến hết năm 2027, 100% khách sạn có mạng; mở 5 tuyến.", ["100%"]),
        ("Xây 3 nhà ga, công suất đạt 900 khách/năm.", []),
        ("Cho vay với lãi suất giảm 2%/năm.", []),
        ("Mở rộng 12 km đường lên 4 làn xe.", []),
        ("Dự báo khách giảm 10%.", []),
        ("Giảm từ 3 ban xuống còn 1 ban.", ["1 ban"]),
        ("Triển khai Đề án “Trồng ít nhất 900 cây”.", []),
    ],
)
def test_clause_of_a_task_that_strives_for_a_value(task: str, values: list[str]) -> None:
    text = f"{PLAN}- Đón 90 đoàn khách.\nII. NHIỆM VỤ\n1. Hạ tầng\n{task}\n"
    assert [value for value, *_ in targets(text)][1:] == values
