"""What the values of a table say, each read as the sentence that its row and column make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lskg.extract.figures.candidates import find_candidates
from lskg.extract.figures.readings import Reading, Said
from lskg.extract.figures.sentence_reader import read_sentence
from lskg.extract.figures.term_of_section import Contexts
from lskg.extract.tabular.layout import Column, Row, Table
from lskg.text.document import Document, Span


@dataclass(frozen=True, slots=True)
class TableValue:
    """A value of a table.

    Attributes:
        table, row: where it stands.
        reading: what it says; offsets are those of the document.
    """

    table: Table
    row: Row
    reading: Reading


def read_tables(
    document: Document, tables: Iterable[Table], contexts: Contexts
) -> Iterator[TableValue]:
    """The values of tables in printed order."""
    for table in tables:
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                if cell is not None and column.told:
                    reading = _read(document, row, column, cell, contexts)
                    if reading is not None:
                        yield TableValue(table, row, reading)


def _read(
    document: Document, row: Row, column: Column, cell: Span, contexts: Contexts
) -> Reading | None:
    """The reading of *NAME đạt VALUE UNIT*, at the place of the value."""
    printed = document[cell]
    unit = "" if printed.rstrip().endswith("%") else row.unit
    lead = f"{document[row.name]} đạt "
    context = contexts.at(cell.start)
    text = f"{lead}{printed} {unit}".rstrip()
    readings, _ = read_sentence(text, find_candidates(text), context, Said())
    reading = next((each for each in readings if each.quantity.digits.start >= len(lead)), None)
    if reading is None:
        return None
    by = cell.start - len(lead)
    quantity = reading.quantity
    digits = quantity.digits.shift(by)
    span = Span(quantity.span.start + by, min(quantity.span.end + by, cell.end))
    quote = Span(digits.start, max(digits.end, min(quantity.quote.end + by, cell.end)))
    if not quantity.unit_printed and unit:
        quantity = replace(quantity, unit_printed=unit, dimension="count")
    quantity = replace(quantity, span=span, quote=quote, digits=digits, number_end=span.end)
    status, period = column.status, column.period or reading.period or context.period
    if not status:
        ahead = period is not None and period.start > context.horizon
        status = "target" if ahead or (column.period is None and context.listed) else "actual"
    if status == "target" and column.period is None and context.year is None and context.term:
        period = period or context.plan_years
    return replace(
        reading,
        quantity=quantity,
        status=status,
        period=period,
        yearly=reading.yearly and period is not None and period.start < period.end,
        phrase=document[row.name],
        change_of=None,
        share_of=None,
        part_of=None,
        same_as=None,
    )
