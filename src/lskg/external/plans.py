"""Targets of other plans and published statistics, read from tables and checked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from lskg.external.records import PlanningTarget, Statistic
from lskg.extract.curation.rows import Row
from lskg.extract.curation.tables import Table
from lskg.text.document import Document, Span
from lskg.text.periods import Period
from lskg.text.quantities import Quantity

#: Powers of ten by the code of their scale word.
SCALES = {"one": 0, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
STATISTICS = Table(
    Statistic,
    {
        "key": (),
        "source": "dataset",
        "territory": "area",
        "period": ("period",),
        "quantity": ("sign", "value", "unit", "scale"),
        "precision": (),
    },
)

_TARGETS = Table(
    PlanningTarget,
    {
        "key": "slug",
        "territory": "area",
        "quantity": ("sign", "low", "high", "unit", "scale"),
        "value_text": (),
        "period": ("period",),
        "span": (),
        "report": (),
    },
)
_SIGNS = ("=", "~", ">", ">=", "<", "<=")
_PRECISIONS = {"=": "exact", "~": "about", ">": "over"}
_PERIOD = re.compile(r"(\d{4})(?:/(\d{4}))?")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Planning:
    """What the rows of planning data may refer to, and the report that some quote."""

    report: str
    document: Document | None
    indicators: Collection[str]
    territories: Collection[str]
    plans: Collection[str]
    sources: Collection[str]

    def targets(self, path: Path) -> Iterator[PlanningTarget]:
        """The targets of other plans.

        Raises:
            CurationError: a row refers to nothing, or its quotation does not hold its numbers.
        """
        for row in _TARGETS.rows(path):
            self.check(row)
            if row["plan"] not in self.plans:
                raise row.error(f"the plan “{row['plan']}” is not in plans.csv.")
            report = "" if row["page"].startswith("http") else row["page"]
            document = self.document if report == self.report else None
            yield _TARGETS.read(
                row,
                quantity=parse_quantity(row, row["sign"], row["low"], row["high"]),
                value_text=_printed(row, row["low"], row["high"]),
                period=parse_period(row),
                page="" if report else row["page"],
                report=report,
                span=self.span_of(row, document) if document else None,
            )

    def statistics(self, path: Path) -> Iterator[Statistic]:
        """The published statistics of a table.

        Raises:
            CurationError: as for targets.
        """
        key = ("dataset", "indicator", "area", "period")
        for row in STATISTICS.rows(path, key):
            self.check(row)
            if row["dataset"] not in self.sources:
                raise row.error(f"the data set “{row['dataset']}” is not in datasets.csv.")
            if row["quote"]:
                _printed(row, row["value"], row["value"])
            yield STATISTICS.read(
                row,
                key=statistic_key(row),
                period=parse_period(row),
                quantity=parse_quantity(row, row["sign"], row["value"], row["value"]),
                precision=_PRECISIONS[row.one_of("sign", tuple(_PRECISIONS))],
            )

    def check(self, row: Row) -> None:
        """Check that indicator and territory of a row are known.

        Raises:
            CurationError: one of them is not.
        """
        if row["indicator"] not in self.indicators:
            raise row.error(f"the indicator “{row['indicator']}” is in no catalogue.")
        if row["area"] not in self.territories:
            raise row.error(f"the area “{row['area']}” is not a territory.")

    @staticmethod
    def span_of(row: Row, document: Document) -> Span:
        """Where the one quotation of a row stands in the report.

        Raises:
            CurationError: it stands nowhere, or more than once.
        """
        pattern = r"\s+".join(re.escape(word) for word in row["quote"].split())
        found = [Span(*match.span()) for match in re.finditer(pattern, document.text)]
        if len(found) != 1:
            raise row.error(
                f"the quotation “{row['quote']}” stands {len(found)} times in the report; "
                "quote words that stand there once."
            )
        return found[0]


def statistic_key(row: Row) -> str:
    """Slug of a statistic: data set, indicator, territory and period."""
    territory = row["area"].rpartition("/")[2]
    return ".".join((row["dataset"], row["indicator"], territory, row["period"].replace("/", "-")))


def parse_period(row: Row) -> Period:
    """The years in the column `period`.

    Raises:
        CurationError: they are not a year, or two years with a slash between them.
    """
    match = _PERIOD.fullmatch(row["period"])
    if match is None:
        raise row.error(f"period “{row['period']}” is not a year or an interval like 2021/2025.")
    return Period(int(match[1]), int(match[2] or match[1]))


def parse_quantity(row: Row, sign: str, low: str, high: str) -> Quantity:
    """The quantity that the columns of a row give.

    Raises:
        CurationError: a number is no decimal, or the scale or sign is unknown.
    """
    exponent = SCALES[row.one_of("scale", tuple(SCALES))]
    if sign not in _SIGNS:
        raise row.error(f"sign “{sign}” is not one of {', '.join(_SIGNS)}.")
    try:
        ends = Decimal(low), Decimal(high)
    except InvalidOperation:
        raise row.error(f"“{low}” or “{high}” is not a decimal number.") from None
    return Quantity(
        span=_NOWHERE,
        number_end=0,
        low=ends[0],
        high=ends[1],
        sign=sign,
        exponent=exponent,
        unit=row["unit"],
    )


def _printed(row: Row, low: str, high: str) -> str:
    """The stretch of the quotation from the lower number to the higher one."""
    wanted = [Decimal(low), Decimal(high)]
    scale = Decimal(10) ** SCALES.get(row["scale"], 0)
    spans: list[tuple[int, int]] = []
    for match in _NUMBER.finditer(row["quote"]):
        values = {value for number in _readings(match[0]) for value in (number, number / scale)}
        if wanted[len(spans)] in values:
            spans.append(match.span())
            if len(spans) == 1 and low == high:
                spans.append(match.span())
            if len(spans) == len(wanted):
                return row["quote"][spans[0][0] : spans[1][1]]
    raise row.error(f"the quotation “{row['quote']}” does not hold {low} and {high}.")


def _readings(text: str) -> set[Decimal]:
    """The numbers that printed digits may mean in Vietnamese or in English."""
    found = set()
    for group, mark in ((".", ","), (",", ".")):
        plain = text.rstrip(".,").replace(group, "").replace(mark, ".")
        if plain.count(".") <= 1:
            found.add(Decimal(plain))
    return found
