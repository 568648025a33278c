"""Figures of the report beside what other sources give for the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lskg.audit.amounts import amount_of, place_value
from lskg.audit.intervals import Interval
from lskg.audit.number_text import shown, written
from lskg.external.records import Links, PlanningTarget, Statistic
from lskg.extract.figures.records import Figure
from lskg.text.document import Document
from lskg.text.quantities import Quantity

_YEARLY = ("yearly", "yearly-average")
_SIGNS = {"exact": "=", "about": "~", "over": ">"}
_DECIMALS = 4
_WORDS = {
    "consistent": ("Hai nguồn khớp nhau.", "The two sources agree."),
    "consistent-by-truncation": (
        "Hai nguồn khớp nhau nếu bỏ bớt chữ số, không làm tròn.",
        "The two sources agree if digits were cut off, not rounded.",
    ),
    "differ": (
        "Lệch {off}; phép tính không cho biết nguồn nào đúng.",
        "Off by {off}; arithmetic does not tell which source is right.",
    ),
    "hedged": (
        "Có số ước chừng nên không kết luận.",
        "One number is hedged, so nothing follows.",
    ),
}


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """A figure of the report beside a statement of another source.

    Attributes:
        other: kind and slug of the statement.
        name_vi, name_en: the other source.
        quantity: what it gives.
        expected, computed: the figure and the other value, without scale word.
        slack: how far apart they may lie for the digits as given.
    """

    figure: Figure
    other: str
    name_vi: str
    name_en: str
    quantity: Quantity
    expected: Fraction
    computed: Fraction
    slack: Fraction
    verdict: str
    is_hedged: bool

    @property
    def key(self) -> str:
        """Slug of the check: the offset of the figure, and the other statement."""
        return f"source-{self.figure.span.start}-{self.other.partition('/')[2]}"


def find_source_checks(
    document: Document, figures: Sequence[Figure], links: Links
) -> tuple[SourceCheck, ...]:
    """The figures that another source gives too: indicator, area, period, unit, status.

    What the report quotes of another plan is not set beside itself.

    The territory of the report is the one for which `discrepancies.csv` sets others beside it.
    """
    territories = {each.territory for each in links.discrepancies}
    sources = {each.key: (each.title_vi, each.title_en) for each in links.sources}
    plans = {each.key: (each.name_vi, each.name_en) for each in links.plans}
    found = []
    for figure in figures:
        if figure.kind in {"change", "rank"} or figure.area:
            continue
        for statistic in links.statistics:
            if statistic.territory in territories and _is_same(figure, statistic):
                sign, names = _SIGNS[statistic.precision], sources[statistic.source]
                other = f"statistic/{statistic.key}"
                found.append(_check(document, figure, statistic.quantity, sign, other, names))
        for target in links.targets:
            if target.territory in territories and _is_target(figure, target):
                other, quantity = f"planning-target/{target.key}", target.quantity
                names = plans[target.plan]
                found.append(_check(document, figure, quantity, quantity.sign, other, names))
    return tuple(found)


def explain_source(check: SourceCheck, document: Document, language: str) -> str:
    """Both values, and how they stand to each other."""
    vi = language == "vi"
    mine = shown(check.figure, document, language)
    name = check.name_vi if vi else check.name_en
    key = check.verdict
    if key == "undecidable":
        key = "hedged" if check.is_hedged else "differ"
    scale = Fraction(10) ** check.figure.exponent
    off = written(abs(check.computed - check.expected) / scale, language, _DECIMALS).strip("≈ ")
    tail = _WORDS[key][0 if vi else 1].format(off=off)
    lead = "Báo cáo" if vi else "The report"
    return f"{lead}: {mine}. {name}: {given(check, language)}. {tail}"


def given(check: SourceCheck, language: str) -> str:
    """What the other source gives, in the scale and unit of the report."""
    shift = Fraction(10) ** (check.quantity.exponent - check.figure.exponent)
    ends = dict.fromkeys((check.quantity.low, check.quantity.high))
    number = "–".join(written(Fraction(each) * shift, language, _DECIMALS) for each in ends)
    if check.figure.unit == "PERCENT":
        return f"{number}%"
    unit = check.figure.unit_printed if language == "vi" else ""
    return f"{number} {unit}".strip()


def _is_same(figure: Figure, other: Statistic) -> bool:
    period = (figure.period or "").removeprefix("annual ")
    return (figure.indicator, period, figure.unit, figure.status) == (
        other.indicator,
        str(other.period),
        other.quantity.unit,
        other.status,
    )


def _is_target(figure: Figure, other: PlanningTarget) -> bool:
    if other.span is not None and other.span.contains(figure.span):
        return False
    yearly = (figure.period or "").startswith("annual ")
    period = (figure.period or "").removeprefix("annual ")
    return (figure.indicator, period, figure.unit, figure.status, yearly) == (
        other.indicator,
        str(other.period),
        other.quantity.unit,
        "target",
        other.aggregation in _YEARLY,
    )


def _check(
    document: Document,
    figure: Figure,
    quantity: Quantity,
    sign: str,
    other: str,
    names: tuple[str, str],
) -> SourceCheck:
    mine = amount_of(figure, document)
    scale = Fraction(10) ** quantity.exponent
    ends = [Fraction(each) * scale for each in (quantity.low, quantity.high)]
    step = max(_steps(quantity)) * scale
    rounded = Interval(ends[0] - step / 2, ends[1] + step / 2)
    loose = Interval(ends[0] - step / 2, ends[1] + step, open_high=step > 0)
    hedged = mine.hedged or sign != "="
    verdict = "undecidable"
    if hedged:
        alike = sign == figure.comparator and (mine.low, mine.high) == (ends[0], ends[1])
        verdict = "consistent" if alike else verdict
    elif rounded.meets(mine.rounded):
        verdict = "consistent"
    elif loose.meets(mine.rounded_or_cut):
        verdict = "consistent-by-truncation"
    return SourceCheck(
        figure=figure,
        other=other,
        name_vi=names[0],
        name_en=names[1],
        quantity=quantity,
        expected=mine.low,
        computed=ends[0],
        slack=(mine.step + step) / 2,
        verdict=verdict,
        is_hedged=hedged,
    )


def _steps(quantity: Quantity) -> Iterator[Fraction]:
    for number in (quantity.low, quantity.high):
        yield place_value(Decimal(number), quantity.unit, quantity.exponent)
