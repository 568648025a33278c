"""Labels of targets in both languages."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from lskg.extract.records import Target
from lskg.rdf.labels import number_text, period_text, quantity_text, target_label
from lskg.text.document import Span
from lskg.text.periods import Period
from lskg.text.quantities import Quantity


def percent(low: str, high: str | None = None, sign: str = "=", nearly: bool = False) -> Quantity:
    ends = Decimal(low), Decimal(high or low)
    return Quantity(Span(0, 1), 1, *ends, sign, nearly, 0, "PERCENT", "%")


def other(low: str, unit: str | None, printed: str = "", exponent: int = 0) -> Quantity:
    return replace(percent(low), exponent=exponent, unit=unit, unit_printed=printed)


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (percent("65"), "65%", "65%"),
        (percent("7.16"), "7,16%", "7.16%"),
        (percent("10", "11"), "10–11%", "10–11%"),
        (percent("30", sign=">"), "trên 30%", "over 30%"),
        (percent("30", sign="<"), "dưới 30%", "under 30%"),
        (percent("30", sign="<="), "tối đa 30%", "at most 30%"),
        (percent("76", sign=">="), "từ 76% trở lên", "at least 76%"),
        (percent("30", sign="~"), "khoảng 30%", "about 30%"),
        (percent("30", sign="~", nearly=True), "gần 30%", "nearly 30%"),
        (other("10000", "VND", "tỷ đồng", 9), "10.000 tỷ đồng", "10,000 billion VND"),
        (other("0.7", "UNITLESS"), "0,7", "0.7"),
        (other("5", None), "5", "5"),
    ],
)
def test_quantity(value: Quantity, vi: str, en: str) -> None:
    assert quantity_text(value, "vi") == vi
    assert quantity_text(value, "en") == en


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [("0", "0", "0"), ("6000000", "6.000.000", "6,000,000"), ("1234.50", "1.234,50", "1,234.50")],
)
def test_number(value: str, vi: str, en: str) -> None:
    assert number_text(Decimal(value), "vi") == vi
    assert number_text(Decimal(value), "en") == en


def test_period() -> None:
    assert period_text(Period(2030, 2030)) == "2030"
    assert period_text(Period(2026, 2030)) == "2026–2030"


def target(period: Period | None, aggregation: str) -> Target:
    span = Span(0, 1)
    return Target("1", "1", 1, span, "", "", "", percent("10"), period, aggregation, "x")


@pytest.mark.parametrize(
    ("period", "aggregation", "vi", "en"),
    [
        (Period(2030, 2030), "end-of-period", "Rừng: 10% (2030)", "Forest: 10% (2030)"),
        (
            Period(2026, 2030),
            "yearly",
            "Rừng: 10% (hằng năm 2026–2030)",
            "Forest: 10% (yearly 2026–2030)",
        ),
        (
            Period(2026, 2030),
            "yearly-average",
            "Rừng: 10% (bình quân hằng năm 2026–2030)",
            "Forest: 10% (yearly average 2026–2030)",
        ),
        (None, "yearly", "Rừng: 10%", "Forest: 10%"),
    ],
)
def test_target(period: Period | None, aggregation: str, vi: str, en: str) -> None:
    assert target_label(target(period, aggregation), "Rừng", "vi") == vi
    assert target_label(target(period, aggregation), "Forest", "en") == en
