"""Years and spans of years as printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.text.periods import (
    Period,
    find_period,
    find_term,
    find_times,
    mask_periods,
    plan_period,
)

YEARS = st.integers(1900, 2099)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đến năm 2030 đạt 65%", Period(2030, 2030)),
        ("Năm 2025 ước đạt", Period(2025, 2025)),
        ("hết năm\n2024", Period(2024, 2024)),
        ("giai đoạn 2021 - 2025", Period(2021, 2025)),
        ("giai đoạn 2021-2025", Period(2021, 2025)),
        ("thời kỳ 2021 – 2030, tầm nhìn đến năm 2050", Period(2021, 2030)),
        ("năm 2026, cả giai đoạn 2026 - 2030", Period(2026, 2030)),
        ("đạt 2.025 hộ", None),
        ("quyết định 2025", None),
        ("năm 20255", None),
        ("12021 - 2025", None),
        ("2021 - 20255", None),
        ("năm qua", None),
        ("", None),
    ],
)
def test_period(text: str, expected: Period | None) -> None:
    assert find_period(text) == expected


def test_span_that_runs_backwards_is_no_period() -> None:
    assert find_period("giảm từ 2030 - 2025") is None
    assert find_period("từ 2030 - 2025, giai đoạn 2026 - 2030") == Period(2026, 2030)
    assert find_term("nhiệm kỳ 2030 - 2025") is None


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("PHƯƠNG HƯỚNG, MỤC TIÊU NHIỆM KỲ 2025 - 2030", Period(2025, 2030)),
        ("Kết quả nhiệm kỳ 2020-2025", Period(2020, 2025)),
        ("Kết quả giai đoạn 2021 - 2025", None),
        ("Nhiệm kỳ qua", None),
    ],
)
def test_term(heading: str, expected: Period | None) -> None:
    assert find_term(heading) == expected


def test_plan_years_begin_after_the_congress() -> None:
    assert plan_period(Period(2025, 2030)) == Period(2026, 2030)


@given(YEARS, YEARS)
def test_printed_period_is_read_back(one: int, other: int) -> None:
    period = Period(min(one, other), max(one, other))
    assert find_period(f"giai đoạn {period.start} - {period.end}") == period
    assert str(period).count("/") == (period.start != period.end)


@given(st.text() | st.from_regex(r"(năm )?\d{4}( [-–] \d{4})?"))
def test_masking_keeps_offsets_and_leaves_no_period(text: str) -> None:
    masked = mask_periods(text)
    assert len(masked) == len(text)
    assert all(new in {old, " "} for old, new in zip(text, masked, strict=True))
    assert find_period(masked) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ngày 10 tháng 12 năm 2025", ["2025-12-10"]),
        ("từ ngày 12 đến ngày 14 tháng 8 năm 2020", ["2020-08-12/2020-08-14"]),
        ("từ năm 2020 đến hết quý III/2025", ["2020/2025-09"]),
        ("từ đầu năm 2021 đến tháng 6 năm 2025", ["2021/2025-06"]),
        ("diện tích cây hằng năm", []),
        ("sống khỏe trên 71 năm", []),
    ],
)
def test_times_in_words(text: str, expected: list[str]) -> None:
    assert [str(each.period) for each in find_times(text)] == expected


@pytest.mark.parametrize(
    ("text", "relative", "years"),
    [("trong hai năm đầu", "first", 2), ("3 năm cuối", "last", 3), ("bảy năm đầu", None, 0)],
)
def test_some_years_of_a_plan(text: str, relative: str | None, years: int) -> None:
    found = [(each.relative, each.years) for each in find_times(text)]
    assert found == ([(relative, years)] if relative else [])
