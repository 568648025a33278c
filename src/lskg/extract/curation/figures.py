"""The figures of a report as read by a person, row by row, and what its other numbers are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from lskg.errors import CurationError
from lskg.extract.change_basis import CHANGE_BASES
from lskg.extract.curation.rows import Row
from lskg.extract.curation.sources import Sources
from lskg.extract.curation.tables import Table
from lskg.extract.figures.records import Figure, Number
from lskg.text.document import Document, Span
from lskg.text.numbers import parse_number

KINDS = ("level", "change", "rate", "share", "rank", "count", "amount")
STATUSES = ("actual", "estimate", "target", "forecast")
COMPARATORS = ("=", ">", ">=", "<", "<=", "~")
RELATIONS = ("change-of", "share-of", "part-of", "same-as", "detail-of")
ROLES = ("date", "document number", "heading number", "name", "period", "ordinal", "other")
#: ISO 8601 year, month, day or interval of years; `annual` before it for a yearly value.
_DATE = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
PERIOD = re.compile(rf"(?:annual )?{_DATE}(?:/{_DATE})?|")
BASELINE = re.compile(rf"{_DATE}(?:/{_DATE})?|previous term|start of term|")
#: A run of digits and the marks inside it.
DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")

FIGURES = Table(
    Figure,
    {
        "span": ("start", "end", "quote"),
        "low": ("value", "low"),
        "high": ("high",),
        "exponent": "scale",
        "section": (),
        "footnote": (),
        "method": (),
        "related": ("related", "relation"),
        "period_basis": (),
        "status_basis": (),
        "undated": (),
    },
    ("note",),
)
NUMBERS = ("start", "end", "quote", "role", "note")
#: The columns that hold a number as it is printed.
_PRINTED = ("value", "low", "high", "numerator", "denominator")


def read_figures(sources: Sources, indicators: Collection[str]) -> tuple[Figure, ...]:
    """The curated figures, in printed order, without the sections and footnotes that hold them.

    Raises:
        CurationError: a quotation is not in its place, a cell holds no value of its column, an
            indicator is not in the catalogue, or two figures overlap.
    """
    figures: list[Figure] = []
    rows = tuple(sources.own("figures", FIGURES.columns))
    starts = {row["start"] for row in rows}
    for row in rows:
        span = _place(row, sources.document)
        if row["indicator"] not in indicators:
            raise row.error(f"the indicator “{row['indicator']}” is not in indicators.csv.")
        if row["related"] and row["related"] not in starts:
            raise row.error(f"no figure starts at {row['related']}, to which it is related.")
        if figures and span.start < figures[-1].span.end:
            raise row.error("the figure overlaps the one before it, or is not in printed order.")
        figures.append(_figure(row, span))
    return tuple(figures)


def read_roles(sources: Sources, figures: Sequence[Figure]) -> tuple[Number, ...]:
    """What a person says of numbers that are no figures.

    Raises:
        CurationError: a row is not in its place, names no role, or is part of a curated figure.
    """
    roles = []
    for row in sources.own("numbers", NUMBERS):
        span = _place(row, sources.document)
        figure = next((each for each in figures if each.span.contains(span)), None)
        if figure is not None:
            raise row.error(
                f"the number {sources.document[span]} is part of the figure "
                f"“{sources.document[figure.span]}”."
            )
        roles.append(Number(span, row.one_of("role", ROLES)))
    return tuple(roles)


def every_number(
    document: Document, figures: Sequence[Figure], roles: Sequence[Number]
) -> tuple[Number, ...]:
    """Every run of digits of a text that a person read whole, with its role.

    Raises:
        CurationError: a number is neither part of a figure nor explained.
    """
    numbers = []
    for match in DIGITS.finditer(document.text):
        span = Span(*match.span())
        figure = next((each for each in figures if each.span.contains(span)), None)
        role = next((each for each in roles if each.span.contains(span)), None)
        if figure is None and role is None:
            near = " ".join(document.text[max(0, span.start - 40) : span.end + 40].split())
            raise CurationError(
                f"numbers.csv: nothing says what the number {match[0]} at {span.start} is "
                f"(“…{near}…”); add it to figures.csv, or here with its role."
            )
        numbers.append(
            Number(
                span,
                "figure" if role is None else role.role,
                None if figure is None else figure.span.start,
            )
        )
    return tuple(numbers)


def _place(row: Row, document: Document) -> Span:
    """The span of a row, whose quotation must stand there."""
    try:
        span = Span(int(row["start"]), int(row["end"]))
    except ValueError:
        raise row.error(f"“{row['start']}”-“{row['end']}” is no place in a text.") from None
    if document[span] != row["quote"]:
        raise row.error(
            f"the quotation “{row['quote']}” is not at {row['start']}-{row['end']}; "
            f"there stands “{document[span]}”."
        )
    return span


def _check_printed(row: Row) -> None:
    """Refuse a value that is none of the digits of its quotation; of words none are asked."""
    printed = [parse_number(match[0]) for match in DIGITS.finditer(row["quote"])]
    for column in _PRINTED:
        if printed and None not in printed and row[column]:
            value = row.parsed(column, Decimal)
            if value not in printed:
                raise row.error(
                    f"{column} {value} is not a number of the quotation “{row['quote']}”."
                )


def _figure(row: Row, span: Span) -> Figure:
    low, high = ("value", "value") if row["value"] else ("low", "high")
    if not row[low] or not row[high]:
        raise row.error("a figure needs a value, or both low and high.")
    _check_printed(row)
    for column, pattern in (("period", PERIOD), ("baseline", BASELINE)):
        if not pattern.fullmatch(row[column]):
            raise row.error(f"{column} “{row[column]}” is not of the form that the column takes.")
    return FIGURES.read(
        row,
        span=span,
        low=row.parsed(low, Decimal),
        high=row.parsed(high, Decimal),
        comparator=row.one_of("comparator", COMPARATORS),
        kind=row.one_of("kind", KINDS),
        direction=row.one_of("direction", ("increase", "decrease", "")) or None,
        status=row.one_of("status", STATUSES),
        change_basis=row.one_of("change_basis", ("", *CHANGE_BASES)) or None,
        section=None,
        footnote=None,
        method="curated",
        related=tuple(_related(row)),
    )


def _related(row: Row) -> Iterator[tuple[str, int]]:
    if row["related"]:
        yield row.one_of("relation", RELATIONS), int(row["related"])
