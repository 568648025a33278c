"""What a change is counted in: by the units where they tell, by a reader, or not determined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from lskg.extract.change_basis import change_basis, in_its_unit
from lskg.extract.figures.records import Figure

Figures = Callable[[str], tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("unit", "indicator_unit", "basis"),
    [
        ("school", "school", "absolute"),
        ("VND", "VND", "absolute"),
        ("PERCENT", "VND", "relative"),
        ("percentage point", "PERCENT", "percentage-points"),
        ("PERCENT", "PERCENT", "percentage-points"),
        ("school", "VND", "not-determined"),
        ("PERCENT", None, "not-determined"),
    ],
)
def test_units_tell(figures: Figures, unit: str, indicator_unit: str | None, basis: str) -> None:
    (change,) = figures("Số trường tăng 45 trường so với năm 2020.")
    assert change_basis(replace(change, unit=unit), indicator_unit) == basis


def test_what_a_reader_decided_goes_before(figures: Figures) -> None:
    (change,) = figures("Tỷ lệ che phủ rừng tăng 1,5% so với năm 2020.")
    assert change_basis(change, "PERCENT") == "percentage-points"
    decided = replace(change, change_basis="not-determined")
    assert change_basis(decided, "PERCENT") == "not-determined"


def test_more_than_all_is_no_change_in_points(figures: Figures) -> None:
    (change,) = figures("Tỷ lệ hộ có hố xí hợp vệ sinh tăng 120% so với năm 2020.")
    assert change_basis(change, "PERCENT") == "relative"


def test_points_printed_as_percent_are_in_points(figures: Figures) -> None:
    (change,) = figures("Tỷ lệ che phủ rừng tăng 1,5% so với năm 2020.")
    assert in_its_unit(change, "PERCENT").unit == "percentage point"
    assert in_its_unit(change, "PERCENT").unit_printed == "%"
    assert in_its_unit(change, "VND").unit == "PERCENT"


def test_only_a_change_has_a_basis(figures: Figures) -> None:
    (rate,) = figures("Thu ngân sách tăng bình quân 9%/năm.")
    assert rate.kind == "rate"
    assert change_basis(rate, "VND") is None
