"""The targets of the plan beside what is reported: one line each, and the points of its chart."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from flask_babel import gettext

from lskg.web.language import Text
from lskg.web.view.evidence.differences import Difference, differences
from lskg.web.view.evidence.growth import Growth, Pace, Stage, growth_of
from lskg.web.view.localized import Reader, Ref
from lskg.web.view.quantities import PERCENT, Value, in_words, on_one_scale


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target in one line of a table.

    Attributes:
        report: key of its report.
        own: its value as its words have it.
        value, first_value, result_value: under one scale word.
        amount: the nearest end of its value without the scale word, or None.
        unit: IRI of the unit of that, or None.
        theme: its broadest theme, or None.
        progress: the code that says whether the result reaches it, or why that is not judged.
        first: the baseline, which counts as the target does, or None.
        result: the latest figure that counts as the target does.
        near: a figure that is near to such a one and not the same, where there is none.
        passage: IRI of the passage that states it.
        first_iso, result_iso, iso: their years as in ISO 8601; empty where they are not known.
        ends: the bounds of baseline, result and target without scale word.
        growth: the growth reached against that required.
        moved: ``better`` or ``worse`` than the baseline; empty where that cannot be told.
        differs: what other sources state, by the IRI of the baseline, result or target.
        gap: what lies between the result and the target; None where they cannot be compared.
        chart: the points of its small chart as JSON, or None when there are too few.
    """

    target: Ref
    report: str
    indicator: Ref
    theme: Ref | None
    own: tuple[Text, Text] | None
    value: tuple[Text, Text] | None
    period: Ref | None
    aggregation: Ref | None
    number: str | None
    passage: str | None = None
    amount: Decimal | None = None
    unit: str | None = None
    progress: Ref | None = None
    result_amount: Decimal | None = None
    first: Ref | None = None
    first_value: tuple[Text, Text] | None = None
    first_year: str = ""
    result: Ref | None = None
    result_value: tuple[Text, Text] | None = None
    result_period: Ref | None = None
    result_aggregation: Ref | None = None
    result_status: Ref | None = None
    near: Ref | None = None
    first_iso: str = ""
    result_iso: str = ""
    iso: str = ""
    ends: tuple[tuple[Decimal, ...], ...] = ()
    growth: Growth = field(default_factory=lambda: Growth(Pace.NO_RESULT))
    moved: str = ""
    differs: Mapping[str, tuple[Difference, ...]] = field(default_factory=dict)
    gap: Gap | None = None
    chart: str | None = None


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """The targets of one theme; without a theme for targets that have none."""

    theme: Ref | None
    lines: tuple[TargetLine, ...]


def target_lines(
    reader: Reader,
    report: str | None = None,
    shown: Container[str] | None = None,
    **bindings: str,
) -> tuple[TargetLine, ...]:
    """The targets report by report, in plan order.

    Args:
        reader: whom the lines are for.
        report: key of the report whose targets these are; None for all.
        shown: IRIs of those that are wanted of them; None for all.
        bindings: `target` or `indicator`, to narrow the list.
    """
    if report is not None:
        bindings["report"] = f"{reader.index.site.base}id/report/{report}"
    rows: dict[str, dict[str, str]] = {}
    for row in reader.index.rows("targets", **bindings):
        rows.setdefault(row["target"], row)
    results = {row["target"]: row for row in reader.index.rows("results", **bindings)}
    levels: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in reader.index.rows("levels", **bindings):
        levels[row["target"]].append(row)
    if bindings.pop("target", None) and rows:
        bindings["indicator"] = next(iter(rows.values()))["indicator"]
    other = differences(reader, **bindings) if rows else {}
    lines = (
        _line(reader, row, results.get(target), levels[target], other)
        for target, row in rows.items()
        if shown is None or target in shown
    )
    return tuple(sorted(lines, key=lambda line: line.report))


def _line(
    reader: Reader,
    row: dict[str, str],
    found: dict[str, str] | None,
    levels: list[dict[str, str]],
    other: Mapping[str, tuple[Difference, ...]],
) -> TargetLine:
    target, theme = row["target"], row.get("top_theme") or row.get("theme")
    result = found if found and "result" in found else None
    stated = [iri for iri in (target, *_figures(result)) if iri in other]
    own = reader.index.values.get(row["value"])
    line = TargetLine(
        target=reader.ref(target),
        report=reader.index.report_of(target) or "",
        indicator=reader.ref(row["indicator"]),
        theme=reader.ref(theme) if theme else None,
        own=reader.both(row["value"]),
        value=reader.both(row["value"]),
        period=reader.ref_in(row, "period"),
        aggregation=reader.ref_in(row, "aggregation"),
        number=row.get("number"),
        passage=row["passage"],
        amount=_amount(reader, row["value"]),
        unit=own.unit if own else None,
        progress=reader.ref_in(found, "progress") if found else None,
        near=reader.ref_in(found, "near") if found else None,
        iso=found.get("aim_iso", "") if found else "",
        differs={iri: other[iri] for iri in stated},
        gap=_gap(reader, row["value"], result),
        chart=_chart(reader, row["value"], levels, result),
    )
    return _with_result(reader, line, row["value"], result) if result else line


def _figures(result: dict[str, str] | None) -> tuple[str, ...]:
    """The statements beside a target: its result and its baseline."""
    return (
        tuple(result[name] for name in ("result", "baseline") if name in result) if result else ()
    )


def _with_result(reader: Reader, line: TargetLine, wanted: str, row: dict[str, str]) -> TargetLine:
    """A line with its result and its baseline, all values under one scale word."""
    iris = [wanted, row["value"], *([row["baseline_value"]] if "baseline" in row else [])]
    said = reader.both_under_one_scale(iris)
    stages = _stages(row)
    direction = row.get("direction", "").rpartition("/")[2]
    is_reached = row["progress"].rpartition("/")[2] in ("reached", "within-range")
    line = replace(
        line,
        value=said[0],
        result=reader.ref(row["result"]),
        result_value=said[1],
        result_amount=_amount(reader, row["value"]),
        result_period=reader.ref_in(row, "period"),
        result_iso=row.get("iso", ""),
        result_aggregation=reader.ref_in(row, "aggregation"),
        result_status=reader.ref(row["status"]),
        ends=tuple(_ends(reader, iri) for iri in iris),
        growth=growth_of(*stages, direction, is_reached),
        moved=_moved(stages[0], stages[1], direction),
    )
    if "base_iso" not in row:
        return line
    return replace(
        line,
        first=reader.ref(row["baseline"]),
        first_value=said[2],
        first_iso=row["base_iso"],
        first_year=reader.ref(row["baseline_period"]).text.words,
    )


def _stages(row: dict[str, str]) -> tuple[Stage | None, Stage | None, Stage | None]:
    """Baseline, result and the nearest end of the target."""
    values = row.get("base"), row.get("reached"), row.get("aim") or row.get("aim_high")
    times = row.get("base_iso", ""), row.get("iso", ""), row.get("aim_iso", "")
    first, result, aim = (
        None if value is None else Stage(Decimal(value), iso)
        for value, iso in zip(values, times, strict=True)
    )
    return first, result, aim


def _moved(first: Stage | None, result: Stage | None, direction: str) -> str:
    if first is None or result is None or direction not in ("higher", "lower"):
        return ""
    if first.value == result.value:
        return ""
    return "better" if (result.value > first.value) == (direction == "higher") else "worse"


def _ends(reader: Reader, value: str) -> tuple[Decimal, ...]:
    found = reader.index.values.get(value)
    return found.ends if found else ()


def _amount(reader: Reader, value: str) -> Decimal | None:
    """The lower end of a value, or its upper one, without the scale word."""
    found = reader.index.values.get(value)
    if found is None:
        return None
    end = found.low if found.low is not None else found.high
    return None if end is None else end.scaleb(found.exponent)


def by_theme(lines: tuple[TargetLine, ...]) -> tuple[TargetGroup, ...]:
    """The lines by their broadest theme, those without one last."""
    groups: dict[Ref | None, list[TargetLine]] = defaultdict(list)
    for line in lines:
        groups[line.theme].append(line)
    return tuple(
        TargetGroup(theme, tuple(found))
        for theme, found in sorted(groups.items(), key=lambda item: item[0] is None)
    )


def _gap(reader: Reader, wanted: str, row: dict[str, str] | None) -> Gap | None:
    if row is None or "distance" not in row or wanted not in reader.index.values:
        return None
    progress = row["progress"].rpartition("/")[2]
    if progress == "reached":
        return Gap(str(gettext("đã đạt")))
    if progress == "within-range":
        return Gap(str(gettext("đã ở trong khoảng")))
    years = (row.get("aim_iso", ""), row.get("iso", ""))
    own = reader.index.values[wanted]
    beside = reader.index.values.get(row["value"], own)
    scaled = on_one_scale([own, beside])[0]
    missing = Decimal(row["distance"]).scaleb(own.exponent - scaled.exponent)
    return gap(reader, scaled, missing, *years)


def _chart(
    reader: Reader, wanted: str, levels: list[dict[str, str]], result: dict[str, str] | None
) -> str | None:
    """The levels of single years, the result and the target, each over its years."""
    if result is None or "iso" not in result or "aim_iso" not in result:
        return None
    points: dict[str, dict[str, Any]] = {}
    for row in levels:
        points.setdefault(row["iso"], _point(reader, row["value"], row, "low", "high", row["iso"]))
    if len(result["iso"]) > len("2025") or not levels:
        points = {}
    points[result["iso"]] = _point(
        reader, result["value"], result, "reached", "reached_high", result["iso"]
    )
    aim = _point(reader, wanted, result, "aim", "aim_high", result["aim_iso"]) | {"target": True}
    found = [*points.values(), aim]
    return json.dumps(found, ensure_ascii=False) if all("low" in each for each in found) else None


def _point(
    reader: Reader, value: str, row: dict[str, str], low: str, high: str, iso: str
) -> dict[str, Any]:
    ends = [float(row[name]) for name in (low, high) if name in row]
    years = iso.split("/")  # an end may be a month or a day
    both = reader.both(value)
    return {
        "from": int(years[0][:4]),
        "to": int(years[-1][:4]),
        "printed": both[0].words if both else "",
        **({"low": ends[0], "high": ends[-1]} if ends else {}),
    }


_TURNED = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "=": "=", "between": "between"}
_FINEST = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Gap:
    """What lies between a result and a target, in words.

    Attributes:
        distance: how much more or less the target is; says so where it is reached already.
        pace: what that makes in a year; empty where the two are not of single years.
    """

    distance: str
    pace: str = ""


def gap(reader: Reader, wanted: Value, missing: Decimal, aim_iso: str = "", iso: str = "") -> Gap:
    """The gap to the nearest end of a target.

    Args:
        reader: whom the words are for.
        wanted: the value of the target.
        missing: what its nearest end is more than the latest result, in its scale.
        aim_iso: the year or years of the target, as in ISO 8601.
        iso: the year or years of the result.
    """
    years = int(aim_iso) - int(iso) if aim_iso.isdecimal() and iso.isdecimal() else 0
    distance = _words(reader, wanted, missing)
    if years <= 0:
        return Gap(distance)
    return Gap(distance, _words(reader, wanted, (missing / years).quantize(_FINEST)))


def _words(reader: Reader, wanted: Value, amount: Decimal) -> str:
    size = abs(amount).quantize(_FINEST, ROUND_HALF_EVEN) if amount % _FINEST else abs(amount)
    value = replace(
        wanted,
        low=size,
        high=size,
        comparator=_TURNED[wanted.comparator] if amount < 0 else wanted.comparator,
    )
    if wanted.unit == PERCENT:
        unit = "điểm\N{NO-BREAK SPACE}%" if reader.language == "vi" else "percentage point"
        words = in_words(replace(value, unit=None), reader.language, "", unit, "percentage points")
    else:
        words = reader.value(value, reader.language)
    if amount < 0:
        return str(gettext("giảm %(amount)s", amount=words))
    return str(gettext("tăng %(amount)s", amount=words))
