"""An indicator over time: its figures and targets in one table, and the points of their chart."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from flask_babel import gettext

from lskg.web.language import Text
from lskg.web.urls import CODES
from lskg.web.view.localized import Reader, Ref

_CHANGE = f"{CODES}figure-kind/change"
_TARGET = f"{CODES}figure-status/target"
_STATED = f"{CODES}basis/stated"
_FEWEST_POINTS = 2


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """A figure or target of an indicator; parts that the report does not give are None.

    Attributes:
        period_basis, status_basis: what period and status rest on, where not on its own words.
    """

    figure: Ref
    method: Ref | None
    value: str
    period: Ref | None
    kind: Ref | None
    status: Ref
    baseline: Ref | None
    area: Text | None
    period_basis: Ref | None
    status_basis: Ref | None


@dataclass(frozen=True, slots=True)
class Series:
    """What the page of an indicator shows of its values.

    Attributes:
        chart: the points of the chart as JSON, or None when there are too few.
    """

    lines: tuple[SeriesLine, ...]
    chart: str | None


def series_of(reader: Reader, indicator: str) -> Series | None:
    """The values of an indicator in order of time; None when the graph has none."""
    rows: dict[str, dict[str, str]] = {}
    for row in reader.index.rows("indicator_figures", indicator=indicator):
        rows.setdefault(row["figure"], row)
    if not rows:
        return None
    return Series(
        lines=tuple(_line(reader, row) for row in rows.values()),
        chart=_chart(reader, indicator, list(rows.values())),
    )


def _line(reader: Reader, row: dict[str, str]) -> SeriesLine:
    both = reader.both(row["value"])
    return SeriesLine(
        figure=reader.ref(row["figure"]),
        method=reader.ref_in(row, "method"),
        value=both[0].words if both else "",
        period=reader.ref_in(row, "period"),
        kind=reader.ref_in(row, "kind"),
        status=reader.ref(row["status"]),
        baseline=reader.ref_in(row, "baseline"),
        area=Text(row["area"], "vi") if "area" in row else None,
        period_basis=_concluded(reader, row, "period_basis"),
        status_basis=_concluded(reader, row, "status_basis"),
    )


def _concluded(reader: Reader, row: dict[str, str], name: str) -> Ref | None:
    """What something rests on; None where the words of the figure say it."""
    return None if row.get(name) == _STATED else reader.ref_in(row, name)


def _chart(reader: Reader, indicator: str, rows: list[dict[str, str]]) -> str | None:
    """One point a year: the levels of single years of one part, and the target.

    The part is the whole territory, or the only one that the report tells of.
    """
    points: dict[tuple[int, bool], dict[str, Any]] = {}
    # Points of several territories make no line.
    reports = {reader.index.report_of(row["figure"]) for row in rows}
    areas = {row.get("area", "").casefold() for row in rows}
    area = areas.pop() if len(areas) == 1 else ""
    for row in rows:
        if (
            len(reports) > 1
            or row.get("kind") == _CHANGE
            or row.get("area", "").casefold() != area
            or len(row.get("iso", "")) != len("2025")
        ):
            continue
        ends = [Decimal(row[end]) for end in ("low", "high") if end in row]
        is_target = row["status"] == _TARGET
        both = reader.both(row["value"])
        points.setdefault(
            (int(row["year"]), is_target),
            {
                "year": int(row["year"]),
                "value": float(sum(ends) / len(ends)),
                "low": float(ends[0]),
                "high": float(ends[-1]),
                "printed": both[0].words if both else "",
                "target": is_target,
            },
        )
    if len({year for year, _ in points}) < _FEWEST_POINTS:
        return None
    label = reader.label(indicator).words
    return json.dumps(
        {
            "points": [points[key] for key in sorted(points)],
            "title": gettext("%(name)s qua các năm", name=label),
            "actual": gettext("Kết quả"),
            "target": gettext("Chỉ tiêu"),
        },
        ensure_ascii=False,
    )
