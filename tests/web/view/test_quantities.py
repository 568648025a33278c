"""Quantity values in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lskg.web.view.quantities import PERCENT, UNITLESS, Value, in_words

TEN = Decimal(10)


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (Value(low=TEN, comparator=">=", unit=PERCENT), "từ 10% trở lên", "at least 10%"),
        (Value(low=TEN, comparator=">", unit=PERCENT), "trên 10%", "more than 10%"),
        (Value(high=TEN, comparator="<", unit=PERCENT), "dưới 10%", "less than 10%"),
        (Value(high=TEN, comparator="<=", unit=PERCENT), "không quá 10%", "at most 10%"),
        (Value(low=TEN, high=Decimal(11), unit=PERCENT), "10–11%", "10–11%"),
        (Value(low=TEN, high=TEN, precision="nearly", unit=PERCENT), "gần 10%", "nearly 10%"),
        (Value(low=Decimal("0.70"), high=Decimal("0.75"), unit=UNITLESS), "0,7–0,75", "0.7–0.75"),
        (Value(low=Decimal(9468), high=Decimal(9468), unit="u"), "9.468 đơn vị", "9,468 units"),
        (Value(low=Decimal(1), high=Decimal(1), unit="u"), "1 đơn vị", "1 unit"),
        (Value(printed="nhiều", unit="u"), "nhiều", "nhiều"),
    ],
)
def test_words(value: Value, vi: str, en: str) -> None:
    assert in_words(value, "vi", "", "đơn vị") == vi
    assert in_words(value, "en", "", "unit", "units") == en


def test_scale_word_stands_before_the_unit() -> None:
    value = Value(low=TEN, high=TEN, precision="about", exponent=6)
    assert in_words(value, "vi", "triệu", "đồng") == "khoảng 10 triệu đồng"
    assert in_words(value, "en", "million", "Vietnamese dong") == "about 10 million Vietnamese dong"
