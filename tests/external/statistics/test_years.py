from __future__ import annotations

import pytest

from lskg.external.statistics.years import read_label
from lskg.text.periods import Period


@pytest.mark.parametrize(
    ("label", "years", "status"),
    [
        ("2015", (2015, 2015), "actual"),
        ("Năm 2015", (2015, 2015), "actual"),
        ("Sơ bộ 2024", (2024, 2024), "provisional"),
        ("Prel. 2016", (2016, 2016), "provisional"),
        ("Pre. 2016", (2016, 2016), "provisional"),
        ("Ước 2025", (2025, 2025), "estimate"),
        ("2008(*)", (2008, 2008), "actual"),
        ("2010 (**)", (2010, 2010), "actual"),
        ("2016-2020", (2016, 2020), "actual"),
        ("2021 – 2025", (2021, 2025), "actual"),
    ],
)
def test_label_gives_years_and_status(label: str, years: tuple[int, int], status: str) -> None:
    dated = read_label(label)
    assert dated is not None
    assert (dated.period, dated.status, dated.rest) == (Period(*years), status, "")


@pytest.mark.parametrize(
    "label",
    [
        *("2017-01", "2024-Q1", "2024 Q1", "2024-9M", "2013T4", "2013K1", "2013-S2", "2013M11"),
        *("Tháng 9 2024", "Lạng Sơn", "20245", ""),
    ],
)
def test_part_of_a_year_or_no_year_is_none(label: str) -> None:
    assert read_label(label) is None


def test_words_after_the_years_are_kept_with_their_marks() -> None:
    dated = read_label("2010 (**) Diện tích rừng trồng")
    assert dated is not None
    assert dated.rest == "Diện tích rừng trồng"
