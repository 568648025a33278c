"""Difficult drawings as last approved, at both widths: look at them before they change."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from lskg.web.language import Text
from lskg.web.urls import UNITS
from lskg.web.view.evidence.points import Counting, Form, Panel, Point, Source
from lskg.web.view.evidence.rows import rows_drawn
from lskg.web.view.evidence.scale import RANK
from lskg.web.view.evidence.svg import alone, drawing
from lskg.web.view.evidence.years import Need, years_drawn
from lskg.web.view.localized import Ref
from lskg.web.view.quantities import PERCENT, Value, in_words

APPROVED = Path(__file__).parent / "approved"
WIDTHS = {"wide": 720.0, "narrow": 344.0}
REPORT = Ref("report", None, Text("Báo cáo"))
OTHER = Ref("other", None, Text("Nguồn khác"))


def point(
    by: Source,
    when: str,
    low: str | None,
    high: str | None = "",
    *,
    comparator: str = "=",
    unit: str = PERCENT,
    scale: str = "",
    name: str = "",
    parts: tuple[str, ...] = (),
    counting: Counting = Counting.YEAR,
) -> Point:
    """A value; `when` is a year, two years, or empty."""
    least, most = (
        None if end is None else Decimal(end) for end in (low, low if high == "" else high)
    )
    exponent = {"": 0, "triệu": 6, "tỷ": 9}[scale]
    value = Value(None, least, most, comparator=comparator, exponent=exponent, unit=unit)
    words = {PERCENT: "phần trăm", RANK: "", f"{UNITS}Visit": "lượt người"}.get(unit, "đồng")
    years = [int(year) for year in when.split("/") if year]
    source = REPORT if by in (Source.RESULT, Source.TARGET) else OTHER
    return Point(
        statement=Ref(f"{by}-{when}-{low}-{name}", None, Text("")),
        value=value,
        said=Text(in_words(value, "vi", scale, words)),
        by=by,
        counting=counting,
        status=Ref("status", None, Text("")),
        source=source,
        short=name,
        first=years[0] if years else None,
        last=years[-1] if years else None,
        parts=tuple(Text(part) for part in parts),
    )


def years(*points: Point) -> Panel:
    return panel(Form.YEARS, points)


def panel(form: Form, points: tuple[Point, ...]) -> Panel:
    value = points[0].value
    return Panel(form, points, "", "", value.exponent, value.unit)


FOREST = years(
    point(Source.STATISTIC, "2011", "47.6"),
    point(Source.STATISTIC, "2012", "49.6"),
    point(Source.STATISTIC, "2013", "50.9"),
    point(Source.STATISTIC, "2014", "54.5"),
    point(Source.STATISTIC, "2015", "60.6"),
    point(Source.RESULT, "2025", "64.5"),
    point(Source.PLAN, "2030", "67", name="23/KH-UBND"),
    point(Source.TARGET, "2030", "65"),
)
VND = "http://qudt.org/vocab/unit/CCY_VND"
VISIT = f"{UNITS}Visit"
DRAWN: dict[str, Panel] = {
    "65-beside-67": FOREST,
    "targets-only": years(
        point(Source.PLAN, "2025", "10", unit=VND, scale="tỷ", name="252/2025/QH15"),
        point(Source.TARGET, "2030", "19", unit=VND, scale="tỷ"),
    ),
    "zero": years(
        point(Source.RESULT, "2025", "1.36"),
        point(Source.STATISTIC, "2025", "2.32"),
        point(Source.TARGET, "2030", "0"),
    ),
    "range": years(
        point(Source.RESULT, "2016/2020", "5.2", counting=Counting.EACH_YEAR),
        point(Source.PLAN, "2021/2025", "7", "7.5", counting=Counting.EACH_YEAR),
        point(Source.RESULT, "2021/2025", "7.16", counting=Counting.EACH_YEAR),
        point(Source.TARGET, "2026/2030", "10", "11", counting=Counting.EACH_YEAR),
    ),
    "one-sided": years(
        point(Source.STATISTIC, "2010", "730", unit=VND, scale="tỷ"),
        point(Source.RESULT, "2025", "4500", unit=VND, scale="tỷ"),
        point(Source.TARGET, "2030", "10000", None, comparator=">=", unit=VND, scale="tỷ"),
    ),
    "same-words-twice": years(
        point(Source.RESULT, "2025", "4.4", unit=VISIT, scale="triệu"),
        point(Source.PLAN, "2030", "6", unit=VISIT, scale="triệu", name="23/KH-UBND"),
        point(Source.TARGET, "2030", "6", unit=VISIT, scale="triệu"),
    ),
    "without-a-year": years(point(Source.RESULT, "", "11.5"), point(Source.TARGET, "2030", "12")),
    "ranks": years(
        point(Source.RESULT, "2021", "36", unit=RANK),
        point(Source.RESULT, "2024", "11", unit=RANK),
    ),
    "below-zero": years(point(Source.RESULT, "2020", "-2.6"), point(Source.TARGET, "2030", "5")),
    "parts": panel(
        Form.ROWS,
        (
            point(Source.RESULT, "2025", "12", parts=("cấp tỉnh, nơi có nhiều đơn thư gửi đến",)),
            point(Source.RESULT, "2025", "0", parts=("cấp huyện",)),
            point(Source.TARGET, "2025", "30", None, comparator=">", parts=("cấp xã",)),
        ),
    ),
}
NEEDS = (
    Need("result-2025-64.5-", "target-2030-65-", "mỗi năm tăng 0,1 điểm %"),
    Need("result-2025-4500-", "target-2030-10000-", "mỗi năm tăng 1.100 tỷ đồng"),
)


def drawn(shown: Panel, width: float) -> str:
    if shown.form == Form.ROWS:
        parts, height = rows_drawn(shown, width, 13.0)
    else:
        parts, height = years_drawn("vi", shown, NEEDS, width, 13.0)
    return alone(drawing(parts, width, height, 13.0, "Tên"))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", DRAWN)
def test_drawing_is_as_approved(
    approve: Callable[[Path, bytes], None], name: str, width: str
) -> None:
    approve(APPROVED / f"{name}-{width}.svg", drawn(DRAWN[name], WIDTHS[width]).encode())


def test_every_approved_drawing_is_drawn() -> None:
    names = {f"{name}-{width}" for name in DRAWN for width in WIDTHS}
    assert {path.stem for path in APPROVED.glob("*.svg")} == names


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", DRAWN)
def test_values_are_said_whole(name: str, width: str) -> None:
    text = " ".join(re.findall(r">([^<>]+)</text>", drawn(DRAWN[name], WIDTHS[width])))
    for each in DRAWN[name].points:
        if each.by != Source.STATISTIC:
            assert each.said.words in text


def test_a_value_is_as_high_as_it_is() -> None:
    """The sign of 65% stands at 65 parts of the axis from 0 to 80."""
    svg = drawn(FOREST, 720.0)
    lines = [float(y) for y in re.findall(r'<line stroke="#[^>]*x2="720" y2="([\d.]+)"', svg)]
    zero, eighty = max(lines), min(lines)
    (sign,) = re.findall(r'stroke="#96301c" stroke-width="2" points="[\d.]+,([\d.]+)', svg)
    assert float(sign) + 6.5 == pytest.approx(zero - (zero - eighty) * 65 / 80, abs=0.1)


def test_nothing_in_a_file_needs_the_style_sheet_of_the_site() -> None:
    for name, shown in DRAWN.items():
        for width in WIDTHS.values():
            assert "class=" not in drawn(shown, width), name
