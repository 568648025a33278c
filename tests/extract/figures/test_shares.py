"""What a number is a share or a part of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lskg.extract.figures.candidates import find_candidates
from lskg.extract.figures.readings import Reading
from lskg.extract.figures.records import Figure
from lskg.extract.figures.relations import part_of, share_of, totals_among

Figures = Callable[[str], tuple[Figure, ...]]


def readings(text: str) -> list[Reading]:
    return [Reading(each, "count") for each in find_candidates(text)]


def test_share_is_of_the_number_before_it() -> None:
    (fraction,) = readings("106/175 xã")
    (percentage,) = find_candidates("60,6%")
    assert share_of(", đạt ", percentage, 0, [fraction]) == 0
    assert share_of(", tăng ", percentage, 0, [fraction]) is None
    assert share_of(", đạt ", percentage, None, []) is None
    assert share_of(", đạt ", fraction.quantity, 0, [fraction]) is None


def test_parts_are_of_the_last_total_in_their_unit() -> None:
    totals = totals_among(readings("5 ha, 30 xã, 9 ha"), {})
    (area,) = find_candidates("2 ha")
    assert part_of(area, " gồm ", False, totals) == 2
    assert part_of(area, " gồm ", True, totals) is None
    (yearly,) = find_candidates("2 ha/năm")
    assert part_of(yearly, " gồm ", False, totals) is None


@pytest.mark.parametrize(
    ("number", "gap", "part"),
    [
        ("4,5%", "mục tiêu ", False),
        ("4,5%", "cả nước ", False),
        ("4,5%", "năm 2020 là ", False),
        ("4,5%", "công nghiệp ", True),
        ("4 ha", "năm 2020 là ", True),
        ("4 ha", "kế hoạch ", False),
    ],
)
def test_what_a_total_is_held_against_is_no_part(number: str, gap: str, part: bool) -> None:
    totals = totals_among(readings("5%, 9 ha"), {})
    (quantity,) = find_candidates(number)
    assert (part_of(quantity, gap, False, totals) is not None) is part


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Có 106/175 xã đạt chuẩn (60,6%).", "60,6%"),
        ("Có 5.600/6.000 hồ sơ đúng hạn (93,3%).", "93,3%"),
        ("Có 106/175 xã đạt chuẩn (75%).", None),
    ],
)
def test_percentage_that_a_fraction_comes_to_is_its_share(
    figures: Figures, text: str, share: str | None
) -> None:
    fraction, percentage = figures(text)
    assert (dict(percentage.related).get("share-of") == fraction.span.start) is (share is not None)
    if share is not None:
        assert percentage.phrase == f"tỷ lệ {fraction.phrase.removeprefix('số ')}"
