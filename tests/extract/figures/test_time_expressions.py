"""Expressions of time that say when values hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.extract.figures.term_of_section import Context
from lskg.extract.figures.time_expressions import find_moments, follows
from lskg.text.periods import Period

CONTEXT = Context(Period(2020, 2025))


def periods(text: str) -> list[str]:
    return [str(moment.period) for moment in find_moments(text, CONTEXT)]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Năm 2024, thu đạt 5 tỷ đồng", "2024"),
        ("Giai đoạn 2021 - 2025, thu đạt 5 tỷ đồng", "2021/2025"),
        ("Trong nhiệm kỳ, kết nạp 900 đảng viên", "2020/2025"),
        ("Trong 5 năm, kết nạp 900 đảng viên", "2020/2025"),
        ("Đầu nhiệm kỳ có 900 đảng viên", "2020"),
        ("Từ năm 2021 đến nay, thu 5 tỷ đồng", "2021/2025"),
        ("Đến ngày 30/6/2025, thu 5 tỷ đồng", "2025-06-30"),
    ],
)
def test_time_of_values(text: str, period: str) -> None:
    assert periods(text) == [period]


@pytest.mark.parametrize(
    "text",
    [
        "tăng 5% so với năm 2020",
        "tăng 5% so với 5 năm trước",
        "tăng 5% so với giai đoạn 2016 - 2020",
        "gấp 1,5 lần giai đoạn 2016 - 2020",
        "gấp hơn 2 lần năm 2020",
        "bằng hơn 118% năm 2020",
        "thực hiện Quy hoạch tỉnh thời kỳ 2021 - 2030",
        "theo chuẩn nghèo giai đoạn 2021 - 2025",
        "Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị",
        "tầm nhìn đến năm 2050",
        "5 năm trước đạt 3 tỷ đồng",
    ],
)
def test_time_of_something_else(text: str) -> None:
    assert periods(text) == []


def test_what_is_estimated_for_a_year_is_of_that_year() -> None:
    assert periods("Chương trình ước đến năm 2025 đạt 9 xã") == ["2025"]
    assert periods("theo Kế hoạch năm 2025 đạt 9 xã") == ["2025"]


def test_relative_time_belongs_to_no_programme() -> None:
    assert periods("Chương trình trong nhiệm kỳ có 9 xã") == ["2020/2025"]


@pytest.mark.parametrize(
    ("text", "yearly", "lasting"),
    [
        ("Hằng năm kết nạp 900 đảng viên", True, False),
        ("Trong nhiệm kỳ, kết nạp 900 đảng viên", False, True),
        ("Từ năm 2021 đến nay, thu 5 tỷ đồng", False, True),
        ("Năm 2024, thu đạt 5 tỷ đồng", False, False),
    ],
)
def test_how_a_time_holds(text: str, yearly: bool, lasting: bool) -> None:
    (moment,) = find_moments(text, CONTEXT)
    assert (moment.yearly, moment.lasting) == (yearly, lasting)


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("69,8 triệu đồng năm 2025", True),
        ("69,8 triệu đồng vào cuối năm 2025", True),
        ("69,8 triệu đồng, năm 2025", False),
        ("69,8 triệu đồng và năm 2025", False),
        ("69,8 triệu đồng, tăng so với năm trước, đến năm 2025", False),
    ],
)
def test_time_right_behind_a_value(text: str, behind: bool) -> None:
    *_, moment = find_moments(text, CONTEXT)
    assert follows(text, text.index("đồng") + 4, moment) is behind


@given(st.text(alphabet="năm 2025-giađoạ.,;/ ", max_size=40))
def test_moments_of_any_text_come_in_order_inside_it(text: str) -> None:
    spans = [moment.span for moment in find_moments(text, CONTEXT)]
    assert spans == sorted(spans)
    assert all(span.end <= len(text) for span in spans)
