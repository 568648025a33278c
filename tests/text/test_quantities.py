"""Numbers with their sign, scale word and unit, as the genre prints them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.rdf.labels import number_text
from lskg.text.quantities import Quantity, find_quantities, parse_number

PIECES = ("10", "1.234,5", "%", " ", "–", "-", "tỷ", "nghìn", "đồng", "trên", "từ", "trở lên", "(")
PROSE = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=20).map("".join)


def only(text: str) -> Quantity:
    (found,) = find_quantities(text)
    return found


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("5", "5"),
        ("05", "5"),
        ("7,16", "7.16"),
        ("0,75", "0.75"),
        ("9.468", "9468"),
        ("6.000.000", "6000000"),
        ("55.039,18", "55039.18"),
    ],
)
def test_number(printed: str, value: str) -> None:
    assert parse_number(printed) == Decimal(value)
    assert only(f"đạt {printed}%").low == Decimal(value)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("chiếm từ 30% tổng lượng", ">="),
        ("có từ 8 xã", ">="),
        ("vốn từ 8 dự án", "="),
        ("đạt 65%", "="),
        ("trên 65%", ">"),
        ("hơn 65%", ">"),
        ("dưới 65%", "<"),
        ("không quá 65%", "<="),
        ("tối đa 65%", "<="),
        ("không dưới 65%", ">="),
        ("tối thiểu 65%", ">="),
        ("ít nhất 65%", ">="),
        ("từ 65% trở lên", ">="),
        ("từ 65% trở xuống", "<="),
        ("≥ 65%", ">="),
        ("≤65%", "<="),
        ("khoảng 65%", "~"),
        ("gần 65%", "~"),
        ("xấp xỉ 65%", "~"),
        ("Trên 65%", ">"),
        ("ước đạt 65%", "="),
        ("dự kiến 65%", "="),
    ],
)
def test_sign(text: str, sign: str) -> None:
    found = only(text)
    assert found.sign == sign
    assert found.nearly == text.startswith("gần")


@pytest.mark.parametrize(
    ("text", "exponent", "unit", "printed"),
    [
        ("65%", 0, "PERCENT", "%"),
        ("4.500 tỷ đồng", 9, "VND", "tỷ đồng"),
        ("181,7 nghìn tỷ đồng", 12, "VND", "nghìn tỷ đồng"),
        ("44,2 triệu đồng", 6, "VND", "triệu đồng"),
        ("305 nghìn tấn", 3, "TONNE", "nghìn tấn"),
        ("2.922 USD", 0, "USD", "USD"),
        ("780 triệu USD", 6, "USD", "triệu USD"),
        ("6.700 ha", 0, "HA", "ha"),
        ("18 km", 0, "KiloM", "km"),
        ("832 km2", 0, "KiloM2", "km2"),
        ("126.262,2m²", 0, "M2", "m²"),
        ("7,27 điểm phần trăm", 0, "percentage point", "điểm phần trăm"),
        ("4.400 nghìn lượt khách", 3, "visit", "nghìn lượt khách"),
    ],
)
def test_unit(text: str, exponent: int, unit: str, printed: str) -> None:
    found = only(text)
    assert (found.exponent, found.unit, found.unit_printed) == (exponent, unit, printed)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10 - 11%", "10", "11"),
        ("10 — 11%", "10", "11"),
        ("83÷85%", "83", "85"),
        ("từ 7 - 7,5%", "7", "7.5"),
        ("khoảng 0,7 – 0,75", "0.7", "0.75"),
        ("250-270 nghìn tỷ đồng", "250", "270"),
    ],
)
def test_range(text: str, low: str, high: str) -> None:
    found = only(text)
    assert found.is_range
    assert (found.low, found.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("chiếm khoảng 250 - 270 nghìn tỷ đồng cả nước", "khoảng 250 - 270 nghìn tỷ đồng"),
        ("đạt từ 10% trở lên.", "từ 10% trở lên"),
        ("năm 2025 đạt 60%, vượt", "60%"),
    ],
)
def test_span_holds_hedge_number_scale_and_unit(text: str, quote: str) -> None:
    span = only(text).span
    assert text[span.start : span.end] == quote


@pytest.mark.parametrize(
    "text",
    [
        "",
        "giai đoạn 2021 - 2025",
        "đến năm 2030",
        "mức giảm (2,32%)",
        "giảm cả 3 tiêu chí",
        "cao thấp ² ³ ½",
    ],
)
def test_what_counts_nothing_is_passed_over(text: str) -> None:
    assert list(find_quantities(text)) == []


def test_denominator_after_two_counts_holds_for_both() -> None:
    text = "Có 14 bác sĩ và 40 giường bệnh trên 1 vạn dân"
    doctors, beds = find_quantities(text)
    assert doctors.unit == "doctor per 10000 people"
    assert beds.unit == "hospital bed per 10000 people"
    assert (doctors.low, beds.low) == (Decimal(14), Decimal(40))


def test_quantities_come_in_printed_order() -> None:
    text = "Nông nghiệp 12 - 13%; công nghiệp 32%; dịch vụ trên 50%"
    assert [str(each.low) for each in find_quantities(text)] == ["12", "32", "50"]


def test_shifting_moves_both_offsets() -> None:
    found = only("đạt 65% rừng")
    moved = found.shift(10)
    assert moved.span == found.span.shift(10)
    assert moved.number_end == found.number_end + 10


@given(st.decimals(min_value=0, max_value=10**12, allow_nan=False, allow_infinity=False, places=3))
def test_written_number_is_read_back(value: Decimal) -> None:
    assert parse_number(number_text(value, "vi")) == value
    assert only(f"đạt {number_text(value, 'vi')} %").low == value


@given(PROSE)
def test_any_text_is_read_and_every_span_lies_in_it(text: str) -> None:
    for found in find_quantities(text):
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert found.span.start < found.number_end <= found.span.end
        assert any(character.isdigit() for character in text[found.span.start : found.span.end])


@pytest.mark.parametrize("text", ["từ 8 xã lên 12 xã", "tăng từ 4,1% năm 2024 lên 5,5%"])
def test_from_a_value_to_another_bounds_neither(text: str) -> None:
    assert [each.sign for each in find_quantities(text)] == ["=", "="]
