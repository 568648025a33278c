"""The marks of a made-up report: what a reader found in its text, table by table."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from lskg.extract.curation.rows import Row, read_rows
from lskg.scoring.figures import FIGURES, MarkedFigure
from lskg.scoring.values import number
from lskg.text.document import Document, Span
from lskg.text.sentences import first_stop

#: The tables beside the text, with their columns.
TABLES = {
    "sections": ("line", "number", "title", "level"),
    "figures": (
        "line",
        "quote",
        "nth",
        "low",
        "high",
        "denominator",
        *FIGURES.fields,
    ),
    "targets": (
        "line",
        "quote",
        "nth",
        "indicator",
        "low",
        "high",
        "scale",
        "unit",
        "comparator",
        "period",
    ),
    "names": ("kind", "name"),
    "responsibilities": ("line", "body", "role"),
    "doubts": ("line", "quote", "reason"),
}


@dataclass(frozen=True, slots=True)
class MarkedSection:
    """A heading.

    Attributes:
        line: the line of its number, from 1.
        titles: the title; and where a label is run in before a colon, all up to the full stop.
        level: 1 for the outermost.
    """

    line: int
    number: str
    titles: tuple[str, ...]
    level: int


@dataclass(frozen=True, slots=True)
class MarkedTarget:
    """A planned target, with its cells as annotated."""

    span: Span
    low: Decimal
    high: Decimal
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class MarkedResponsibility:
    """A body and what it does, is to do, or is judged on, in a line."""

    line: int
    body: str
    role: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What a reader marked in a text.

    Attributes:
        doubts: number of places where two readings are possible.
    """

    sections: tuple[MarkedSection, ...]
    targets: tuple[MarkedTarget, ...]
    figures: tuple[MarkedFigure, ...]
    bodies: tuple[str, ...]
    documents: tuple[str, ...]
    responsibilities: tuple[MarkedResponsibility, ...]
    doubts: int


def read_marks(folder: Path, document: Document) -> Marks:
    """Read the tables beside a text.

    Raises:
        CurationError: a table is missing or not as it should be, or a quotation is not there.
    """
    rows = {
        name: tuple(read_rows(folder / f"{name}.csv", columns, columns))
        for name, columns in TABLES.items()
    }
    for row in rows["names"]:
        row.one_of("kind", ("body", "document"))
    return Marks(
        sections=tuple(_section(row, document) for row in rows["sections"]),
        targets=tuple(_target(row, document) for row in rows["targets"]),
        figures=tuple(_figure(row, document) for row in rows["figures"]),
        bodies=tuple(row["name"] for row in rows["names"] if row["kind"] == "body"),
        documents=tuple(row["name"] for row in rows["names"] if row["kind"] == "document"),
        responsibilities=tuple(
            MarkedResponsibility(row.parsed("line", int), row["body"], row["role"])
            for row in rows["responsibilities"]
        ),
        doubts=len(rows["doubts"]),
    )


def _section(row: Row, document: Document) -> MarkedSection:
    title = row["title"]
    line = document[_line(row, document)]
    titles = [title]
    at = line.find(title + ":") if title else -1
    if at >= 0:
        titles.append(line[at : at + (first_stop(line[at:]) or len(line))])
    number_, level = row["number"], row.parsed("level", int)
    return MarkedSection(row.parsed("line", int), number_, tuple(titles), level)


def _figure(row: Row, document: Document) -> MarkedFigure:
    low, high = _ends(row)
    whole = row["denominator"]
    return MarkedFigure(
        _quote(row, document), low, high, number(row, whole) if whole else None, row.cells
    )


def _target(row: Row, document: Document) -> MarkedTarget:
    return MarkedTarget(_quote(row, document), *_ends(row), row.cells)


def _ends(row: Row) -> tuple[Decimal, Decimal]:
    return number(row, row["low"]), number(row, row["high"] or row["low"])


def _quote(row: Row, document: Document) -> Span:
    """Where a quotation stands: in its line, the occurrence that the row says."""
    line = _line(row, document)
    quote, start = row["quote"], -1
    for _ in range(row.parsed("nth", int)):
        start = document[line].find(quote, start + 1)
        if start < 0:
            break
    if not quote or start < 0:
        raise row.error(f"“{quote}” does not stand {row['nth']} times in line {row['line']}.")
    return Span(line.start + start, line.start + start + len(quote))


def _line(row: Row, document: Document) -> Span:
    lines = document.text.split("\n")
    number_ = row.parsed("line", int)
    if not 1 <= number_ <= len(lines):
        raise row.error(f"the text has no line {row['line']}.")
    start = sum(len(each) + 1 for each in lines[: number_ - 1])
    return Span(start, start + len(lines[number_ - 1]))
