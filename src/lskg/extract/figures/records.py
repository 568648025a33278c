"""Figures, and every number of a report with its role."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lskg.text.document import Span

#: Relations that make a figure a piece of another one, or the same again.
PIECES = ("part-of", "share-of", "same-as")


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantitative statement: one number, range or fraction with a meaning.

    Attributes:
        span: the shortest stretch that holds the number and its unit.
        low: the number, or the lower end of a range, as printed (before the scale word); the
            numerator of a fraction.
        high: the number again, or the upper end of a range.
        numerator, denominator: of a fraction or a rank, else None.
        exponent: power of ten of the scale word.
        unit: notation of the unit without its scale word, or None.
        unit_printed: scale word and unit as printed, also when they stand at another number of
            the list.
        comparator: ``=``, ``>``, ``>=``, ``<``, ``<=`` or ``~``.
        kind: code of the scheme `figure-kind`.
        direction: ``increase``, ``decrease`` or None.
        status: ``actual``, ``estimate``, ``target`` or ``forecast``.
        period: ISO 8601 year, month, day or interval of years; ``annual 2021/2025`` for a
            yearly value; None where the report does not say.
        baseline: year, interval, ``previous term`` or ``start of term``; None.
        area: what the value is narrowed to, as printed, or None; parts printed apart with ``; ``
            between them.
        phrase: the indicator, in the words of the report.
        indicator: key of its indicator (slug of the phrase by rules alone).
        section, footnote: where it stands.
        method: ``rule`` or ``curated``.
        related: pairs of relation and start offset of another figure.
        period_basis, status_basis: codes of the scheme `basis`.
        undated: code of the scheme `undated-reason` where there is no period, else None.
        change_basis: code of the scheme `change-basis` that a reader decided on, or None.
        name_vi, name_en: what is measured with what it is narrowed to, where the name of the
            indicator does not say it.
    """

    span: Span
    low: Decimal
    high: Decimal
    numerator: Decimal | None
    denominator: Decimal | None
    exponent: int
    unit: str | None
    unit_printed: str
    comparator: str
    kind: str
    direction: str | None
    status: str
    period: str | None
    baseline: str | None
    area: str | None
    indicator: str
    phrase: str
    section: str | None
    footnote: int | None
    method: str = "rule"
    related: tuple[tuple[str, int], ...] = ()
    period_basis: str = "not-stated"
    status_basis: str = "computed"
    undated: str | None = None
    change_basis: str | None = None
    name_vi: str | None = None
    name_en: str | None = None


@dataclass(frozen=True, slots=True)
class Funding:
    """What a sum of money is for, and where it comes from.

    Attributes:
        figure: start offset of its figure.
        initiatives: keys of the programmes and projects.
        sources: codes of the scheme `funding-source`; none where the report names none.
    """

    figure: int
    initiatives: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A run of digits with its separators, and what it is.

    Attributes:
        role: ``figure``, ``date``, ``document number``, ``heading number``, ``name``, ``period``,
            ``ordinal`` or ``other``.
        figure: start offset of its figure, or None.
    """

    span: Span
    role: str
    figure: int | None = None
