"""How a figure is compared with one that was annotated by reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from lskg.extract.figures.records import Figure
from lskg.scoring.score import Measure
from lskg.scoring.values import same_phrase, same_unit
from lskg.text.document import Span


@dataclass(frozen=True, slots=True)
class MarkedFigure:
    """A figure of a reference, with its cells as annotated."""

    span: Span
    low: Decimal
    high: Decimal
    denominator: Decimal | None
    cells: Mapping[str, str]


def overlap(one: Span, other: Span) -> bool:
    """Whether two stretches share a character."""
    return one.start < other.end and other.start < one.end


def _same(marked: MarkedFigure, figure: Figure) -> bool:
    return overlap(marked.span, figure.span) and (
        (marked.low, marked.high, marked.denominator)
        == (figure.low, figure.high, figure.denominator)
    )


FIGURES: Measure[MarkedFigure, Figure] = Measure(
    same=(_same,),
    fields={
        "scale": lambda one, found: int(one.cells["scale"] or 0) == found.exponent,
        "unit": lambda one, found: same_unit(one.cells["unit"], found.unit_printed, found.unit),
        "comparator": lambda one, found: (one.cells["comparator"] or "=") == found.comparator,
        "kind": lambda one, found: one.cells["kind"] == found.kind,
        "direction": lambda one, found: one.cells["direction"] == (found.direction or ""),
        "status": lambda one, found: one.cells["status"] == found.status,
        "period": lambda one, found: one.cells["period"] == (found.period or ""),
        "baseline": lambda one, found: one.cells["baseline"] == (found.baseline or ""),
        "indicator": lambda one, found: same_phrase(one.cells["indicator"], found.phrase),
    },
)
