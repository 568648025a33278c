"""Figures of the report beside what other sources give for the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from lskg.audit.amounts import amount_of, place_value
from lskg.audit.curation import SOURCE, judged, quoted_figures
from lskg.audit.intervals import Interval
from lskg.audit.number_text import UnitText, decimal_of, shown, written
from lskg.external.records import Links
from lskg.extract.curation.rows import Row
from lskg.extract.figures.records import Figure
from lskg.text.document import Document, Span
from lskg.text.quantities import Quantity

_YEARLY = ("yearly", "yearly-average")
_SIGNS = {"exact": "=", "about": "~", "over": ">"}
_HEDGES = {
    "~": ("khoảng ", "about "),
    ">": ("trên ", "over "),
    ">=": ("từ ", "at least "),
    "<": ("dưới ", "below "),
    "<=": ("tối đa ", "at most "),
}
_DECIMALS = 4
_AGREE = ("consistent", "consistent-by-truncation")
#: What a row may say where arithmetic finds no agreement.
_APART = ("differs", "different-base")
_WORDS = {
    "consistent": ("Hai nguồn khớp nhau.", "The two sources agree."),
    "consistent-by-truncation": (
        "Hai nguồn khớp nhau nếu bỏ bớt chữ số, không làm tròn.",
        "The two sources agree if digits are dropped rather than rounded.",
    ),
    "differs": (
        "Lệch {off}; phép tính không cho biết nguồn nào đúng.",
        "Off by {off}; the arithmetic does not show which source is right.",
    ),
    "different-base": ("Lệch {off}.", "Off by {off}."),
    "undecidable": (
        "Có số ước chừng nên không kết luận.",
        "A number is approximate, so no conclusion is drawn.",
    ),
}


@dataclass(frozen=True, slots=True)
class Other:
    """What another source gives.

    Attributes:
        key: kind and slug of the statement.
        name_vi, name_en: the source.
        quantity: the value; `sign` is how the source hedges it.
        yearly: whether a target counts each year; None for a statistic, which does not say so.
        span: where the report itself quotes it, if it does.
    """

    key: str
    name_vi: str
    name_en: str
    indicator: str
    territory: str
    period: str
    status: str
    quantity: Quantity
    sign: str
    yearly: bool | None = None
    span: Span | None = None

    def is_about(self, figure: Figure) -> bool:
        """Whether a figure gives the same indicator for the same period, in the same unit.

        What the report quotes of another plan is not set beside itself.
        """
        if figure.kind in {"change", "rank"} or figure.area:
            return False
        years = (figure.period or "").removeprefix("annual ")
        if self.yearly is not None and self.yearly != (years != figure.period):
            return False
        if self.span is not None and self.span.contains(figure.span):
            return False
        mine = (figure.indicator, years, figure.unit)
        return mine == (self.indicator, self.period, self.quantity.unit)


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """A figure of the report beside a statement of another source.

    Attributes:
        expected, computed: the figure and the other value, without scale word.
        slack: how far apart they may lie for the digits as given.
        method: ``rule`` or ``curated``.
        reason_vi, reason_en: what a person adds.
    """

    figure: Figure
    other: Other
    expected: Fraction
    computed: Fraction
    slack: Fraction
    verdict: str
    method: str = "rule"
    reason_vi: str = ""
    reason_en: str = ""

    @property
    def key(self) -> str:
        """Slug of the check: the offset of the figure, and the other statement."""
        return f"source-{self.figure.span.start}-{self.other.key.partition('/')[2]}"


def find_source_checks(
    document: Document,
    figures: Sequence[Figure],
    links: Links,
    territory: str,
    rows: Sequence[Row] = (),
) -> tuple[SourceCheck, ...]:
    """The figures that another source gives too, for the same indicator, place, period and unit.

    The rules set those of one status beside each other; a row may join others, an estimate
    and what came of it.

    Args:
        document: the text.
        figures: its figures.
        links: the other sources.
        territory: what the report is about.
        rows: those of `audit.csv`.

    Raises:
        CurationError: a row names what is not there or is not the same, gives a verdict against
            arithmetic or without its reasons, or changes nothing.
    """
    others = {each.key: each for each in _others(links) if each.territory == territory}
    found = {
        (figure.span.start, other.key): _check(document, figure, other)
        for figure in figures
        for other in others.values()
        if other.is_about(figure) and figure.status == other.status
    }
    by_start = {each.span.start: each for each in figures}
    for row in rows:
        if row["rule"] != SOURCE:
            continue
        named = quoted_figures(row, document, by_start)
        if len(named) != 1:
            raise row.error("a comparison with another source has one place.")
        figure = named[0]
        for key in row.many("compared"):
            other = others.get(key)
            if other is None or not other.is_about(figure):
                raise row.error(
                    f"“{key}” is no target or statistic of the same indicator, place, period and "
                    "unit."
                )
            place = figure.span.start, key
            found[place] = _curated(row, document, figure, other, found.get(place))
    return tuple(sorted(found.values(), key=lambda each: (each.figure.span.start, each.key)))


def explain_source(check: SourceCheck, document: Document, language: str, units: UnitText) -> str:
    """Both values, how they stand to each other, and what a person adds."""
    vi = language == "vi"
    mine, theirs = both(check, document, language, units)
    name = check.other.name_vi if vi else check.other.name_en
    scale = Fraction(10) ** check.figure.exponent
    off = written(abs(check.computed - check.expected) / scale, language, _DECIMALS).strip("≈ ")
    tail = _WORDS[check.verdict][0 if vi else 1].format(off=off)
    lead = "Báo cáo" if vi else "The report"
    reason = check.reason_vi if vi else check.reason_en
    return f"{lead}: {mine}. {name}: {theirs}. {tail} {reason}".strip()


def both(check: SourceCheck, document: Document, language: str, units: UnitText) -> tuple[str, str]:
    """What the report and the other source give, in the scale and unit of the report."""
    mine, theirs = check.figure.comparator, check.other.sign
    return (
        f"{_hedge(mine, language)}{shown(check.figure, document, language, units)}",
        f"{_hedge(theirs, language)}{_given(check, language, units)}",
    )


def _hedge(sign: str, language: str) -> str:
    return _HEDGES.get(sign, ("", ""))[0 if language == "vi" else 1]


def _given(check: SourceCheck, language: str, units: UnitText) -> str:
    quantity = check.other.quantity
    shift = Fraction(10) ** (quantity.exponent - check.figure.exponent)
    ends = [Fraction(each) * shift for each in dict.fromkeys((quantity.low, quantity.high))]
    number = "–".join(written(each, language, _DECIMALS) for each in ends)
    if language == "en" or check.figure.unit == "PERCENT":
        return number + units(check.figure, decimal_of(ends[-1]))
    return f"{number} {check.figure.unit_printed}".strip()


def _others(links: Links) -> Iterator[Other]:
    sources = {each.key: each for each in links.sources}
    for each in links.statistics:
        source = sources[each.source]
        yield Other(
            key=f"statistic/{each.key}",
            name_vi=source.title_vi,
            name_en=source.title_en,
            indicator=each.indicator,
            territory=each.territory,
            period=str(each.period),
            status=each.status,
            quantity=each.quantity,
            sign=_SIGNS[each.precision],
        )
    plans = {each.key: each for each in links.plans}
    for target in links.targets:
        plan = plans[target.plan]
        yield Other(
            key=f"planning-target/{target.key}",
            name_vi=plan.name_vi,
            name_en=plan.name_en,
            indicator=target.indicator,
            territory=target.territory,
            period=str(target.period),
            status="target",
            quantity=target.quantity,
            sign=target.quantity.sign,
            yearly=target.aggregation in _YEARLY,
            span=target.span,
        )


def _curated(
    row: Row, document: Document, figure: Figure, other: Other, before: SourceCheck | None
) -> SourceCheck:
    """A comparison with the verdict and the reasons of its row."""
    verdict, reason_vi, reason_en = judged(row, _APART, before is not None)
    found = before or _check(document, figure, other)
    if verdict and found.verdict in _AGREE:
        raise row.error(f"arithmetic finds {other.key} {found.verdict}; leave the verdict empty.")
    return replace(
        found,
        verdict=verdict or found.verdict,
        method="curated",
        reason_vi=reason_vi,
        reason_en=reason_en,
    )


def _check(document: Document, figure: Figure, other: Other) -> SourceCheck:
    """A comparison with the verdict that arithmetic gives."""
    mine, quantity = amount_of(figure, document), other.quantity
    scale = Fraction(10) ** quantity.exponent
    ends = [Fraction(each) * scale for each in (quantity.low, quantity.high)]
    step = max(_steps(quantity)) * scale
    rounded = Interval(ends[0] - step / 2, ends[1] + step / 2)
    loose = Interval(ends[0] - step / 2, ends[1] + step, open_high=step > 0)
    verdict = "differs"
    if mine.hedged or other.sign != "=":
        alike = other.sign == figure.comparator and (mine.low, mine.high) == (ends[0], ends[1])
        verdict = "consistent" if alike else "undecidable"
    elif rounded.meets(mine.rounded):
        verdict = "consistent"
    elif loose.meets(mine.rounded_or_cut):
        verdict = "consistent-by-truncation"
    return SourceCheck(
        figure=figure,
        other=other,
        expected=mine.low,
        computed=ends[0],
        slack=(mine.step + step) / 2,
        verdict=verdict,
    )


def _steps(quantity: Quantity) -> Iterator[Fraction]:
    for number in (quantity.low, quantity.high):
        yield place_value(Decimal(number), quantity.unit, quantity.exponent)
