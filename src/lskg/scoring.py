"""How well figures agree with a reference that was made by reading: recall, precision, fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from lskg.extract.curation.rows import Row, read_rows
from lskg.extract.figures.read import read_figures
from lskg.extract.figures.records import Figure
from lskg.extract.structure.read import read_structure
from lskg.text.document import Document, Span
from lskg.text.quantities import SCALES
from lskg.text.slugs import fold
from lskg.text.units import notation_of

_FIGURE_COLUMNS = (
    "start",
    "end",
    "quote",
    "value",
    "low",
    "high",
    "numerator",
    "denominator",
    "scale",
    "unit",
    "comparator",
    "kind",
    "direction",
    "status",
    "period",
    "baseline",
    "indicator",
    "note",
)
_SAME_WORDS = 0.5


@dataclass(frozen=True, slots=True)
class Expected:
    """A figure of the reference, with its cells as annotated."""

    span: Span
    low: Decimal
    high: Decimal
    denominator: Decimal | None
    cells: dict[str, str]


@dataclass(slots=True)
class Score:
    """How figures compare with a reference.

    Attributes:
        expected: number of figures in the reference.
        found: number of figures compared with it.
        matched: number of pairs that overlap and have the same numbers.
        agreed: number of matched pairs that agree, by field.
    """

    expected: int = 0
    found: int = 0
    matched: int = 0
    agreed: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def recall(self) -> float:
        """Share of the reference that was found."""
        return self.matched / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        """Share of what was found that the reference has."""
        return self.matched / self.found if self.found else 1.0

    def agreement(self, name: str) -> float:
        """Share of the matched pairs that agree in a field."""
        return self.agreed[name] / self.matched if self.matched else 1.0

    def count(self, expected: Sequence[Expected], figures: Sequence[Figure]) -> None:
        """Compare the figures of a text with its reference, and add the counts."""
        self.expected += len(expected)
        self.found += len(figures)
        free = list(figures)
        for each in expected:
            figure = next((figure for figure in free if _matches(each, figure)), None)
            if figure is None:
                continue
            free.remove(figure)
            self.matched += 1
            for name in FIELDS:
                self.agreed[name] += _AGREE[name](each.cells, figure)


def evaluate_rules(folder: Path, document: Document) -> Iterator[tuple[str, Score]]:
    """What the rules alone reach, on the report and on the sentences, with titles.

    Raises:
        CurationError: a file of the reference is missing or not as it should be.
    """
    figures, _ = read_figures(read_structure(document, loose=True))
    yield "Rules, report", evaluate_report(folder, figures)
    yield "Rules, other sentences", evaluate_sentences(folder)


def evaluate_report(folder: Path, figures: Iterable[Figure]) -> Score:
    """Compare the figures of the report with the passages that were annotated completely.

    Raises:
        CurationError: a file of the reference is missing or not as it should be.
    """
    rows = read_rows(folder / "figures.csv", _FIGURE_COLUMNS, ("start", "end"))
    expected = [_expected(row) for row in rows]
    passages = [_span(row) for row in read_rows(folder / "figures-passages.csv", ("start", "end"))]
    score = Score()
    inside = [figure for figure in figures if any(p.contains(figure.span) for p in passages)]
    score.count(expected, inside)
    return score


def evaluate_sentences(folder: Path) -> Score:
    """Compare what the rules find in loose sentences with what is expected of each.

    Raises:
        CurationError: a file of the reference is missing or not as it should be.
    """
    expected: dict[str, list[Expected]] = defaultdict(list)
    columns = ("id", *_FIGURE_COLUMNS)
    for row in read_rows(folder / "sentences-figures.csv", columns, ("id", "start", "end")):
        expected[row["id"]].append(_expected(row))
    score = Score()
    for row in read_rows(folder / "sentences.csv", ("id", "sentence")):
        structure = read_structure(Document(row["sentence"]), loose=True)
        figures, _ = read_figures(structure)
        score.count(expected[row["id"]], figures)
    return score


def score_text(title: str, score: Score) -> str:
    """A score in lines: recall and precision with their counts, then agreement by field."""
    lines = [
        title,
        f"  recall     {score.recall:.3f}  ({score.matched} of {score.expected})",
        f"  precision  {score.precision:.3f}  ({score.matched} of {score.found})",
    ]
    lines += [f"  {name:<10} {score.agreement(name):.3f}" for name in FIELDS]
    return "\n".join(lines) + "\n"


def _expected(row: Row) -> Expected:
    denominator = row["denominator"] or None
    return Expected(
        span=_span(row),
        low=_decimal(row, row["value"] or row["low"] or row["numerator"]),
        high=_decimal(row, row["value"] or row["high"] or row["numerator"]),
        denominator=_decimal(row, denominator) if denominator else None,
        cells=row.cells,
    )


def _span(row: Row) -> Span:
    try:
        return Span(int(row["start"]), int(row["end"]))
    except ValueError:
        raise row.error(f"“{row['start']}”-“{row['end']}” is no place in a text.") from None


def _decimal(row: Row, cell: str) -> Decimal:
    try:
        return Decimal(cell)
    except InvalidOperation:
        raise row.error(f"“{cell}” is no number.") from None


def _matches(expected: Expected, figure: Figure) -> bool:
    overlap = figure.span.start < expected.span.end and expected.span.start < figure.span.end
    numbers = (figure.low, figure.high, figure.denominator)
    return overlap and numbers == (expected.low, expected.high, expected.denominator)


def _same_unit(cells: dict[str, str], figure: Figure) -> bool:
    """Whether units are printed alike, have one notation, or one begins with the other."""
    words = " ".join(figure.unit_printed.split())
    for scale in sorted(SCALES, key=len, reverse=True):
        words = words.removeprefix(scale).strip() if words.startswith(scale) else words
    one, other = fold(cells["unit"]), fold(words)
    if one == other:
        return True
    notation = notation_of(cells["unit"])
    if notation is not None and notation == figure.unit:
        return True
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


def _same_indicator(cells: dict[str, str], figure: Figure) -> bool:
    """Whether at least half of the words of the shorter phrase are in the longer one."""
    one, other = set(fold(cells["indicator"]).split()), set(fold(figure.phrase).split())
    least = min(len(one), len(other))
    return least > 0 and len(one & other) >= _SAME_WORDS * least


_AGREE: dict[str, Callable[[dict[str, str], Figure], bool]] = {
    "scale": lambda cells, figure: int(cells["scale"] or 0) == figure.exponent,
    "unit": _same_unit,
    "comparator": lambda cells, figure: (cells["comparator"] or "=") == figure.comparator,
    "kind": lambda cells, figure: cells["kind"] == figure.kind,
    "direction": lambda cells, figure: cells["direction"] == (figure.direction or ""),
    "status": lambda cells, figure: cells["status"] == figure.status,
    "period": lambda cells, figure: cells["period"] == (figure.period or ""),
    "baseline": lambda cells, figure: cells["baseline"] == (figure.baseline or ""),
    "indicator": _same_indicator,
}
FIELDS = tuple(_AGREE)
