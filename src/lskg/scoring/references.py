"""Figures beside the references of the checkout: those of the report, and loose sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from lskg.extract.curation.rows import Row, read_rows
from lskg.extract.figures.read import read_figures
from lskg.extract.figures.records import Figure
from lskg.extract.structure.read import read_structure
from lskg.scoring.figures import FIGURES, MarkedFigure
from lskg.scoring.report import Evaluation
from lskg.scoring.score import Score
from lskg.scoring.values import number
from lskg.text.document import Document, Span

_COLUMNS = (
    "start",
    "end",
    "quote",
    "value",
    "low",
    "high",
    "numerator",
    "denominator",
    *FIGURES.fields,
    "note",
)


def evaluate_rules(folder: Path, document: Document) -> Iterator[Evaluation]:
    """What the rules alone reach, on the report and on the sentences.

    Raises:
        CurationError: a file of the reference is missing or not as it should be.
    """
    figures, _ = read_figures(read_structure(document, loose=True))
    yield evaluate_report("Rules, report", folder, figures)
    yield evaluate_sentences("Rules, other sentences", folder)


def evaluate_report(title: str, folder: Path, figures: Iterable[Figure]) -> Evaluation:
    """Compare the figures of the report with the passages that were annotated completely.

    Raises:
        CurationError: a file of the reference is missing or not as it should be.
    """
    rows = read_rows(folder / "figures.csv", _COLUMNS, ("start", "end"))
    expected = [_marked(row) for row in rows]
    passages = [_span(row) for row in read_rows(folder / "figures-passages.csv", ("start", "end"))]
    inside = [figure for figure in figures if any(p.contains(figure.span) for p in passages)]
    return Evaluation(title, {"figures": FIGURES.score(expected, inside)})


def evaluate_sentences(title: str, folder: Path) -> Evaluation:
    """Compare what the rules find in loose sentences with what is expected of each.

    Raises:
        CurationError: a file of the reference is missing or not as it should be.
    """
    expected: dict[str, list[MarkedFigure]] = defaultdict(list)
    columns = ("id", *_COLUMNS)
    for row in read_rows(folder / "sentences-figures.csv", columns, ("id", "start", "end")):
        expected[row["id"]].append(_marked(row))
    score = Score()
    for row in read_rows(folder / "sentences.csv", ("id", "sentence")):
        structure = read_structure(Document(row["sentence"]), loose=True)
        figures, _ = read_figures(structure)
        score += FIGURES.score(expected[row["id"]], figures)
    return Evaluation(title, {"figures": score})


def _marked(row: Row) -> MarkedFigure:
    denominator = row["denominator"] or None
    return MarkedFigure(
        span=_span(row),
        low=number(row, row["value"] or row["low"] or row["numerator"]),
        high=number(row, row["value"] or row["high"] or row["numerator"]),
        denominator=number(row, denominator) if denominator else None,
        cells=row.cells,
    )


def _span(row: Row) -> Span:
    try:
        return Span(int(row["start"]), int(row["end"]))
    except ValueError:
        raise row.error(f"“{row['start']}”-“{row['end']}” is no place in a text.") from None
