"""The evidence of an indicator as a page and a file show it: charts, and the same in a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from flask_babel import gettext

from lskg.web.view.evidence.chart import Chart, chart_of
from lskg.web.view.evidence.points import Evidence, Point, Source
from lskg.web.view.evidence.years import Need
from lskg.web.view.localized import Reader
from lskg.web.view.targets import TargetLine

#: The columns of the file.
COLUMNS = (
    "chart",
    "source_kind",
    "source",
    "number",
    "period",
    "value",
    "low",
    "high",
    "comparator",
    "precision",
    "unit",
    "status",
    "aggregation",
    "place",
    "part",
    "printed",
    "quote",
    "passage",
    "page",
    "statement",
)


@dataclass(frozen=True, slots=True)
class ShownChart:
    """A chart with the addresses of its files."""

    chart: Chart
    svg: str
    csv: str


@dataclass(frozen=True, slots=True)
class Line:
    """A value in one line of the table.

    Attributes:
        point: the value, in the words in which its chart says it.
        chart: number of that chart; None where it is in none.
        printed: the words of the source, where they say more than the value does.
    """

    point: Point
    chart: int | None
    printed: str = ""


@dataclass(frozen=True, slots=True)
class ShownEvidence:
    """What a page shows of the values of an indicator, given by its IRI."""

    indicator: str
    charts: tuple[ShownChart, ...]
    lines: tuple[Line, ...]


def evidence_shown(
    reader: Reader, evidence: Evidence, targets: Iterable[TargetLine], only: str | None = None
) -> ShownEvidence | None:
    """What the page of an indicator shows, or that of a target; None where there is nothing.

    Args:
        reader: whom it is for.
        evidence: the values.
        targets: the targets of the indicator, with what each year has to bring.
        only: IRI of a target, whose chart alone is shown.
    """
    needs = needs_of(targets)
    document = reader.urls.document(evidence.indicator.iri) or ""
    path = document.replace("/doc/", "/charts/", 1)
    lines = lines_of(evidence)
    number = next((each.chart for each in lines if each.point.statement.iri == only), None)
    if only is not None:
        lines = tuple(each for each in lines if each.chart and each.chart == number)
    if not lines:
        return None
    return ShownEvidence(
        indicator=evidence.indicator.iri,
        charts=tuple(
            ShownChart(
                chart_of(reader, evidence, panel, needs),
                reader.urls.page(f"{path}.svg", chart=str(at)),
                reader.urls.page(f"{path}.csv"),
            )
            for at, panel in enumerate(evidence.panels, 1)
            if only is None or at == number
        ),
        lines=lines,
    )


def needs_of(targets: Iterable[TargetLine]) -> tuple[Need, ...]:
    """What leads from the latest results to the targets, where both are of single years."""
    return tuple(
        Need(
            line.result.iri,
            line.target.iri,
            gettext("mỗi năm %(pace)s", pace=line.gap.pace),
        )
        for line in targets
        if line.result and line.gap and line.gap.pace
    )


def lines_of(evidence: Evidence) -> tuple[Line, ...]:
    """All values in order of time, each in the words in which its chart says it."""
    drawn = {
        point.statement.iri: (point, at)
        for at, panel in enumerate(evidence.panels, 1)
        for point in panel.points
    }
    return tuple(
        _line(each, *drawn.get(each.statement.iri, (each, None))) for each in evidence.points
    )


def _line(own: Point, shown: Point, chart: int | None) -> Line:
    """A line of the table; what other sources print is told where its scale word is another."""
    printed = own.value.printed or ""
    is_of_report = own.by in (Source.RESULT, Source.TARGET)
    is_told = printed != shown.said.words and (is_of_report or own.said != shown.said)
    return Line(shown, chart, printed if is_told else "")


def csv_of(lines: Sequence[Line]) -> str:
    """The values as a file: bounds in full, and the words that chart and table have."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow(_cells(line))
    return written.getvalue()


def _cells(line: Line) -> tuple[str, ...]:
    point = line.point
    return (
        str(line.chart or ""),
        str(point.by),
        point.source.text.words if point.source else "",
        point.short,
        point.iso,
        point.said.words,
        _digits(point.low),
        _digits(point.high),
        point.value.comparator,
        point.value.precision,
        (point.value.unit or "").rpartition("/")[2],
        point.status.text.words,
        point.aggregation.text.words if point.aggregation else "",
        point.place.text.words if point.place else "",
        ", ".join(each.words for each in point.parts),
        point.value.printed or "",
        point.quote,
        point.passage or "",
        point.page,
        point.statement.iri,
    )


def _digits(value: Decimal | None) -> str:
    """A number without exponent, and without zeros that say nothing.

    >>> _digits(Decimal("4.400E+6")), _digits(Decimal("0.70"))
    ('4400000', '0.7')
    """
    if value is None:
        return ""
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
