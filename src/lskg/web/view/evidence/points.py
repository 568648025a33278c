"""Every value that the graph has of an indicator: what chart, table, file and text are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from lskg.web.language import Text
from lskg.web.urls import CODES
from lskg.web.view.localized import Reader, Ref
from lskg.web.view.quantities import Value, on_one_scale

_STATED = f"{CODES}basis/stated"
_CHANGE = f"{CODES}figure-kind/change"
_TARGET = f"{CODES}figure-status/target"
_KINDS = f"{CODES}aggregation-kind/"
_FEWEST = 2


class Source(StrEnum):
    """Who states a value."""

    RESULT = "result"
    TARGET = "target"
    PLAN = "plan"
    STATISTIC = "statistic"


class Counting(StrEnum):
    """How a value covers its time; values that do so in different ways share no axis."""

    YEAR = "year"
    EACH_YEAR = "each-year"
    SUM = "sum"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Point:
    """A value as a source states it; what the source does not give is None or empty.

    Attributes:
        statement: the figure, the target or the statistic.
        value: the value as the graph has it.
        said: the same in words of the reader; the panel says it under its own scale word.
        low, high: its bounds without scale word; None where there is none on that side.
        first, last: its years.
        status: whether it is a result, an estimate, a target.
        source: the report, the plan or the dataset.
        short: what stands for the source where there is little room; or empty.
        page: address of the source elsewhere; or empty.
        place: the territory that it is about.
        parts: what it is narrowed to.
        quote: the words of the source.
        period_basis, status_basis: what they rest on, where not on its own words.
    """

    statement: Ref
    value: Value
    said: Text
    by: Source
    counting: Counting
    status: Ref
    source: Ref | None
    short: str = ""
    page: str = ""
    period: Ref | None = None
    iso: str = ""
    first: int | None = None
    last: int | None = None
    aggregation: Ref | None = None
    place: Ref | None = None
    parts: tuple[Text, ...] = ()
    passage: str | None = None
    quote: str = ""
    baseline: Ref | None = None
    kind: Ref | None = None
    method: Ref | None = None
    period_basis: Ref | None = None
    status_basis: Ref | None = None

    @property
    def low(self) -> Decimal | None:
        """The lower bound without the scale word."""
        return None if self.value.low is None else self.value.low.scaleb(self.value.exponent)

    @property
    def high(self) -> Decimal | None:
        """The upper bound without the scale word."""
        return None if self.value.high is None else self.value.high.scaleb(self.value.exponent)


class Form(StrEnum):
    """How a panel is drawn: over the years, or row by row."""

    YEARS = "years"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Panel:
    """Values that one axis can hold: of one unit, counted alike, of one territory.

    Attributes:
        points: their `said` is under one scale word.
        scale, unit: in words of the reader; what the axis is numbered in.
        exponent: the power of ten of the scale word.
    """

    form: Form
    points: tuple[Point, ...]
    scale: str
    unit: str
    exponent: int
    unit_iri: str | None

    def of(self, statement: str) -> Point | None:
        """The point of a statement."""
        return next((each for each in self.points if each.statement.iri == statement), None)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All values of an indicator.

    Attributes:
        points: in order of time, as each source has them.
        panels: those that can be drawn together, with a target of a report first.
    """

    indicator: Ref
    points: tuple[Point, ...]
    panels: tuple[Panel, ...] = field(default=())

    def panel_of(self, point: Point) -> int | None:
        """The number of the panel that draws a point, from 1; None where none does."""
        iri = point.statement.iri
        return next((at for at, each in enumerate(self.panels, 1) if each.of(iri)), None)


def evidence_of(reader: Reader, indicator: str) -> Evidence:
    """What the graph has of an indicator that the reader wants; without points where nothing."""
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in reader.index.rows("indicator_evidence", indicator=indicator):
        if row["value"] in reader.index.values and reader.wants(row["statement"]):
            rows[row["statement"]].append(row)
    points = tuple(_point(reader, found) for found in rows.values())
    return Evidence(reader.ref(indicator), points, tuple(_panels(reader, points)))


def _point(reader: Reader, rows: Sequence[dict[str, str]]) -> Point:
    row = rows[0]
    value = reader.index.values[row["value"]]
    report = reader.index.report_of(row["statement"])
    source = row.get("plan") or row.get("dataset")
    if source is None and report:
        source = f"{reader.index.site.base}id/report/{report}"
    return Point(
        statement=reader.ref(row["statement"]),
        value=value,
        said=Text(reader.value(value, reader.language), reader.language, value.printed or ""),
        by=_by(row),
        counting=_counting(row),
        status=reader.ref(row["status"]),
        source=reader.ref(source) if source else None,
        short=row.get("number", ""),
        page="" if "passage" in row else row.get("page", ""),
        period=reader.ref_in(row, "period"),
        iso=row.get("iso", ""),
        first=int(row["first"]) if "first" in row else None,
        last=int(row["last"]) if "last" in row else None,
        aggregation=reader.ref_in(row, "aggregation"),
        place=reader.ref_in(row, "place"),
        parts=_parts(reader, rows),
        passage=row.get("passage"),
        quote=_quote(reader, row),
        baseline=reader.ref_in(row, "baseline"),
        kind=reader.ref_in(row, "kind"),
        method=reader.ref_in(row, "method"),
        period_basis=_concluded(reader, row, "period_basis"),
        status_basis=_concluded(reader, row, "status_basis"),
    )


def _by(row: dict[str, str]) -> Source:
    if "dataset" in row:
        return Source.STATISTIC
    if "plan" in row:
        return Source.PLAN
    return Source.TARGET if row["status"] == _TARGET else Source.RESULT


def _counting(row: dict[str, str]) -> Counting:
    """How a value covers its time, as decision 49 has it."""
    if row.get("kind") == _CHANGE:
        return Counting.CHANGE
    if row.get("aggregation", "") in (f"{_KINDS}yearly", f"{_KINDS}yearly-average"):
        return Counting.EACH_YEAR
    is_sum = row.get("aggregation") != f"{_KINDS}end-of-period" and row.get("first") != row.get(
        "last"
    )
    return Counting.SUM if is_sum else Counting.YEAR


def _parts(reader: Reader, rows: Sequence[dict[str, str]]) -> tuple[Text, ...]:
    codes = dict.fromkeys(row["part"] for row in rows if "part" in row)
    if codes:
        return tuple(reader.label(each) for each in codes)
    return (Text(rows[0]["area"], "vi"),) if "area" in rows[0] else ()


def _quote(reader: Reader, row: dict[str, str]) -> str:
    passage = row.get("passage")
    if passage in reader.index.passages:
        return reader.exact(passage or "")
    return row.get("quote") or row.get("published", "")


def _concluded(reader: Reader, row: dict[str, str], name: str) -> Ref | None:
    """What something rests on; None where the words of the statement say it."""
    return None if row.get(name) == _STATED else reader.ref_in(row, name)


def _panels(reader: Reader, points: Iterable[Point]) -> Iterable[Panel]:
    """The panels that hold two values or more, those with a target of a report first."""
    drawable = [each for each in points if each.value.ends and each.counting != Counting.CHANGE]
    found = []
    left: dict[object, list[Point]] = defaultdict(list)
    for group in _grouped(drawable, _over_time):
        if len({each.last for each in group}) >= _FEWEST:
            found.append(_panel(reader, Form.YEARS, group))
        else:
            for each in group:
                left[_at_once(each)].append(each)
    found += [_panel(reader, Form.ROWS, each) for each in left.values() if len(each) >= _FEWEST]
    return sorted(found, key=_first_the_target)


def _grouped(points: Iterable[Point], key: Callable[[Point], object]) -> Iterable[list[Point]]:
    groups: dict[object, list[Point]] = defaultdict(list)
    for each in points:
        groups[key(each)].append(each)
    return groups.values()


def _over_time(point: Point) -> tuple[object, ...]:
    """What the values of one axis over the years have in common; sums also their length."""
    length = (point.last or 0) - (point.first or 0) if point.counting == Counting.SUM else 0
    return (*_alike(point), point.parts, length)


def _at_once(point: Point) -> tuple[object, ...]:
    """What values have in common that are compared row by row: their time, but not the part."""
    return (*_alike(point), point.iso)


def _alike(point: Point) -> tuple[object, ...]:
    place = point.place.iri if point.place else point.source.iri if point.source else None
    return (point.value.unit, point.counting, place)


def _panel(reader: Reader, form: Form, points: Sequence[Point]) -> Panel:
    values = on_one_scale([each.value for each in points])
    common = values[0]
    words = (
        Text(reader.value(value, reader.language), reader.language, value.printed or "")
        for value in values
    )
    return Panel(
        form=form,
        points=tuple(replace(each, said=said) for each, said in zip(points, words, strict=True)),
        scale=reader.label(common.scale).words if common.scale and common.exponent else "",
        unit=reader.label(common.unit).words if common.unit else "",
        exponent=common.exponent,
        unit_iri=common.unit,
    )


def _first_the_target(panel: Panel) -> tuple[bool, bool, int]:
    return (
        not any(each.by == Source.TARGET for each in panel.points),
        panel.form == Form.ROWS,
        -len(panel.points),
    )
