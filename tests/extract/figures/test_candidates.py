"""Numbers that are quantities, each with the unit it shares."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lskg.extract.figures.candidates import find_candidates
from lskg.text.quantities import MASK

PIECES = (
    *("10", "1.234,5", "01", "36/63", "7 - 7,5", "%", " ", "-", "–", "tỷ", "nghìn", "đồng"),
    *(" trên ", " từ ", " đến ", " trở lên", " ít nhất ", " tối đa ", " xấp xỉ ", " không quá "),
    *("(", ")", ", ", " và ", ";", ".", MASK, " xã", " hộ", " bác sĩ", "/vạn dân", " là "),
    *("hai", "năm", "mười lăm", "gấp ", "đôi", "lần", " không còn ", "hộ nghèo", "cơ bản"),
)
PROSE = st.lists(st.sampled_from(PIECES) | st.text(max_size=2), max_size=14).map("".join)


def read(text: str) -> list[tuple[str, str, str | None]]:
    """Quotation, value or range or fraction, and unit of each candidate."""
    return [
        (
            text[each.quote.start : each.quote.end],
            f"{each.low}/{each.whole}"
            if each.whole
            else f"{each.low}..{each.high}"
            if each.is_range
            else str(each.low),
            each.unit,
        )
        for each in find_candidates(text)
    ]


def test_a_bound_that_tells_which_things_are_meant_is_no_quantity() -> None:
    assert [quote for quote, *_ in read("100% tàu dài từ 15 m trở lên có máy")] == ["100%"]
    assert [quote for quote, *_ in read("cho các dự án trên 2.000 tỷ đồng")] == []


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        ("dân số 1.234.567 người", "1.234.567 người", "1234567", "person"),
        ("đạt 55.039,18 tỷ đồng", "55.039,18 tỷ đồng", "55039.18", "VND"),
        ("số năm sống khỏe tối thiểu 68 năm", "68 năm", "68", "YR"),
        ("sinh là 109 bé trai/100 bé gái", "109 bé trai/100 bé gái", "109", None),
        ("số doanh nghiệp giải thể 1.115", "1.115", "1115", "enterprise"),
        ("đạt 105%KH", "105%", "105", "PERCENT"),
        ("HDI đạt 0,7 – 0,75", "0,7 – 0,75", "0.7..0.75", None),
        ("tăng 7 - 7,5%", "7 - 7,5%", "7..7.5", "PERCENT"),
        ("khoảng 80 đến 90% hộ dân", "80 đến 90%", "80..90", "PERCENT"),
        ("thành lập 01 đô thị", "01 đô thị", "1", "urban area"),
        ("có 106/175 xã", "106/175 xã", "106/175", "commune"),
        ("18 trên 20 chỉ tiêu", "18 trên 20 chỉ tiêu", "18/20", "target"),
        ("5 trong số 7 nhiệm vụ", "5 trong số 7 nhiệm vụ", "5/7", "task"),
        ("xây 126.262,2m² nhà", "126.262,2m²", "126262.2", "M2"),
        ("trồng 2.300- 3.300 ha", "2.300- 3.300 ha", "2300..3300", "HA"),
        ("hỗ trợ 20 tỷ", "20 tỷ", "20", "VND"),
        ("thu hơn 6.000 tỷ", "6.000 tỷ", "6000", "VND"),
        ("tăng 1,5 lần", "1,5 lần", "1.5", "times"),
        ("dài 69.434m", "69.434m", "69434", "M"),
        ("thu giữ 32,9kg ma túy", "32,9kg", "32.9", "KiloGM"),
        ("đón 85,1 nghìn lượt khách", "85,1 nghìn lượt khách", "85.1", "visit"),
        ("có 5.600 em dự thi", "5.600 em", "5600", None),
        ("145 (tăng 5) xã", "145", "145", "commune"),
    ],
)
def test_number_with_its_unit(text: str, quote: str, value: str, unit: str | None) -> None:
    assert read(text)[0] == (quote, value, unit)


@pytest.mark.parametrize(
    ("text", "exponent", "printed"),
    [
        ("85,1 nghìn lượt khách", 3, "nghìn lượt khách"),
        ("130 nghìn tỷ đồng", 12, "nghìn tỷ đồng"),
        ("20 tỷ", 9, "tỷ đồng"),
        ("2,5 vạn ha", 4, "vạn ha"),
        ("30 xã", 0, "xã"),
    ],
)
def test_scale_word(text: str, exponent: int, printed: str) -> None:
    (found,) = find_candidates(text)
    assert (found.exponent, found.unit_printed) == (exponent, printed)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("tăng 5, 6 và 7%", ["PERCENT"] * 3),
        ("có 12 bác sĩ và 37 giường bệnh/vạn dân", ["doctor per 10000 people"]),
        ("đã kiểm tra 31 tổ chức đảng, kỷ luật 26 tổ chức", ["Party organization"] * 2),
        ("khiển trách 418 đảng viên, cảnh cáo 139, cách chức 22", ["Party member"] * 3),
        ("đón 1,5 triệu lượt khách; " + MASK * 8 + ": 3,8 triệu", ["visit", "visit"]),
        ("đón 1,5 triệu lượt khách; thu 3 triệu", ["visit", None]),
        ("tổng số đảng viên là 71.615", ["Party member"]),
        ("tăng 5%, đứng thứ 7", ["PERCENT", None]),
        ("tăng từ 34 lên 37 giường bệnh/vạn dân", ["hospital bed per 10000 people"] * 2),
        ("giảm từ 12 xuống còn 3%", ["PERCENT"] * 2),
        ("1/3 số xã", [None]),
    ],
)
def test_unit_shared_in_a_list(text: str, units: list[str | None]) -> None:
    assert [each.unit for each in find_candidates(text)][: len(units)] == units


def test_shared_scale_word_goes_with_its_number() -> None:
    visits, guests = find_candidates("14,7 triệu lượt, trong đó khách quốc tế 1.150 nghìn")
    assert (visits.exponent, guests.exponent) == (6, 3)
    assert guests.unit_printed == "nghìn lượt"


@pytest.mark.parametrize(
    "text", ["", "tổ chức lại", "tháng năm", "các xã", "Nghị quyết 57", "mọi nhà", "một số xã"]
)
def test_what_counts_nothing(text: str) -> None:
    assert read(text) == []


def test_hedge_of_the_next_number_is_no_noun() -> None:
    first, second = find_candidates("bằng 10 ít nhất 20%")
    assert (first.unit, first.unit_printed) == (None, "")
    assert (second.low, second.sign) == (Decimal(20), ">=")


@given(PROSE)
@example("10 ít nhất 10")
@example("10 tối đa 20 xã")
@example("10 bác sĩ và 10 giường bệnh/vạn dân")
def test_candidates_of_any_text_come_in_order_without_overlap_and_inside_it(text: str) -> None:
    found = find_candidates(text)
    for each in found:
        assert 0 <= each.span.start <= each.digits.start < each.digits.end <= len(text)
        assert each.quote.contains(each.digits)
        assert each.low <= each.high
    for one, other in pairwise(found):
        assert one.quote.end <= other.span.start or one.span.end == other.span.end
        assert one.quote.end <= other.quote.start
