"""Where or for whom a value holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.extract.figures.indicator_phrase import area_of


@pytest.mark.parametrize(
    ("phrase", "area"),
    [
        ("tỷ lệ dân số nông thôn sử dụng nước sạch", "nông thôn"),
        ("tỷ lệ thất nghiệp khu vực thành thị", "khu vực thành thị"),
        ("thu nhập bình quân vùng miền núi", "vùng miền núi"),
        ("số hộ nghèo huyện Bắc Sơn", "huyện Bắc Sơn"),
        ("dân số thành phố Hải Sơn", "thành phố Hải Sơn"),
        ("cơ cấu trình độ: cấp tỉnh", "cấp tỉnh"),
        ("khối đảng", "khối đảng"),
    ],
)
def test_area_as_printed(phrase: str, area: str) -> None:
    assert area_of(phrase) == area


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "tỷ lệ xã đạt chuẩn nông thôn mới",
        "tỷ lệ đô thị hóa",
        "tỷ lệ đô thị hoá",
        "số đô thị",
        "đô thị loại II",
        "số xã đạt chuẩn",
        "tỷ lệ che phủ rừng",
    ],
)
def test_names_of_indicators_narrow_nothing(phrase: str) -> None:
    assert area_of(phrase) is None


@given(st.text(alphabet="nôgthđịaxã Bắc:, "))
def test_area_is_words_of_the_phrase(phrase: str) -> None:
    area = area_of(phrase)
    assert area is None or (area and area in phrase)
