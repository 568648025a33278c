"""How the numbers of a sentence hang together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lskg.extract.figures.candidates import find_candidates
from lskg.extract.figures.readings import Reading
from lskg.extract.figures.records import Figure
from lskg.extract.figures.relations import settle, year_by_year
from lskg.text.periods import Period

Figures = Callable[[str], tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        (
            "Có 1.200 doanh nghiệp, trong đó 300 doanh nghiệp nhà nước, 900 doanh nghiệp tư nhân.",
            {"300 doanh nghiệp": ("part-of", "1.200 doanh nghiệp")}
            | {"900 doanh nghiệp": ("part-of", "1.200 doanh nghiệp")},
        ),
        (
            "Nguồn vốn 12 tỷ đồng (ngân sách 5 tỷ đồng, vốn khác 7 tỷ đồng).",
            {"5 tỷ đồng": ("part-of", "12 tỷ đồng"), "7 tỷ đồng": ("part-of", "12 tỷ đồng")},
        ),
        ("Có 106/175 xã đạt chuẩn, đạt 60,6%.", {"60,6%": ("share-of", "106/175 xã")}),
        ("Kết nạp 900 đảng viên, chiếm 9%.", {"9%": ("share-of", "900 đảng viên")}),
        ("Giảm từ 11 huyện còn 8 huyện (giảm 3 huyện).", {"3 huyện": ("change-of", "8 huyện")}),
        (
            "Có 20 doanh nghiệp và 15 hợp tác xã, tăng lần lượt 16% và 22%.",
            {"16%": ("change-of", "20 doanh nghiệp"), "22%": ("change-of", "15 hợp tác xã")},
        ),
        (
            "Thu nhập từ 44 triệu đồng lên 69 triệu đồng, tương đương từ 1.900 USD lên 2.700 USD.",
            {"1.900 USD": ("same-as", "44 triệu đồng"), "2.700 USD": ("same-as", "69 triệu đồng")},
        ),
        (
            "Trồng mở rộng thêm 400 ha, tổng diện tích đạt 2.250 ha.",
            {"400 ha": ("change-of", "2.250 ha")},
        ),
        ("Xếp thứ 36/63, tăng 5 bậc.", {"5 bậc": ("change-of", "36/63")}),
        ("Thu 5 tỷ đồng; xuất khẩu tăng 9%.", {}),
        ("Có 30 xã và 20 huyện.", {}),
    ],
)
def test_relations(figures: Figures, text: str, relations: dict[str, tuple[str, str]]) -> None:
    found = figures(text)
    quotes = {each.span.start: text[each.span.start : each.span.end] for each in found}
    assert {
        quotes[each.span.start]: (relation, quotes[other])
        for each in found
        for relation, other in each.related
    } == relations


@pytest.mark.parametrize(
    ("text", "baselines"),
    [
        ("Giảm 45 trường, 125 lớp so với năm 2020.", ["2020", "2020"]),
        ("Thu tăng 5%, có 125 lớp, tăng 3 lớp so với năm 2020.", [None, None, "2020"]),
    ],
)
def test_listed_changes_share_a_baseline(
    figures: Figures, text: str, baselines: list[str | None]
) -> None:
    assert [each.baseline for each in figures(text)] == baselines


def test_a_value_has_the_period_of_its_change(figures: Figures) -> None:
    value, change = figures("Thu đạt 12 tỷ đồng, năm 2024 tăng 45%.")
    assert (value.period, change.period) == ("2024", "2024")


def test_first_and_last_year_of_from_to(figures: Figures) -> None:
    found = figures("Giai đoạn 2021 - 2025, tỷ lệ hộ nghèo giảm từ 12,5% còn 3,1%, giảm 9,4%.")
    assert [(each.period, each.baseline) for each in found] == [
        ("2021", None),
        ("2025", None),
        ("2021/2025", "2021"),
    ]


def readings(text: str, kind: str = "count") -> list[Reading]:
    return [Reading(each, kind) for each in find_candidates(text)]


@pytest.mark.parametrize(
    ("text", "kinds", "directions"),
    [
        ("Thu tăng 10%, tương đương 500 tỷ đồng.", ["change"] * 2, ["increase"] * 2),
        ("Tăng 3 doanh nghiệp (tương đương 27%).", ["change"] * 2, ["increase"] * 2),
        ("Thu 12 tỷ đồng, tương đương tăng 9%.", ["amount", "change"], [None, "increase"]),
        ("Có 120 xã, tương đương 60%.", ["count", "share"], [None, None]),
    ],
)
def test_equal_values_are_of_one_kind(
    figures: Figures, text: str, kinds: list[str], directions: list[str | None]
) -> None:
    found = figures(text)
    assert [each.kind for each in found] == kinds
    assert [each.direction for each in found] == directions


def test_years_are_dealt_out_only_where_the_numbers_are_as_many() -> None:
    text = "Các năm 2021, 2022 và 2023 đạt {}"
    masked = " " * 26 + text[26:]
    for numbers, years in (("5 ha, 6 ha và 7 ha", [2021, 2022, 2023]), ("5 ha, 6 ha", [])):
        printed = masked.format(numbers)
        dated = year_by_year(readings(printed), text.format(numbers))
        assert [each.period for each in dated if each.period] == [Period(y, y) for y in years]


def test_settling_nothing_gives_nothing() -> None:
    assert settle([], "") == ()


RATE = ("rate", "actual", "annual 2021/2025")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Giai đoạn 2021 - 2025, sản xuất tăng bình quân 9%/năm, trong đó: dệt may 12%; gỗ 7%.",
            [RATE] * 3,
        ),
        (
            "Giai đoạn 2021 - 2025, sản xuất tăng bình quân 9%/năm, trong đó dệt may chiếm 12%.",
            [RATE, ("share", "actual", "2021/2025")],
        ),
        (
            "Giai đoạn 2021 - 2025, sản xuất tăng bình quân 9%/năm (nghị quyết: 8,5%).",
            [RATE, ("rate", "target", "annual 2021/2025")],
        ),
        (
            "Tỷ lệ tái nghèo năm 2025 là 0,4%, thấp hơn năm 2023 (0,9%).",
            [("share", "actual", "2025"), ("share", "actual", "2023")],
        ),
        (
            "Tỷ lệ tái nghèo năm 2025 là 0,4% (toàn tỉnh 0,9%).",
            [("share", "actual", "2025"), ("share", "actual", "2025")],
        ),
    ],
)
def test_what_is_taken_over(
    figures: Figures, text: str, values: list[tuple[str, str, str]]
) -> None:
    assert [(each.kind, each.status, each.period) for each in figures(text)] == values
