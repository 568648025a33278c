"""What breaks a law of sense is a misreading: the rules leave it out, and say where.

A share is not above 100 %, a count is whole, nothing was achieved in a time to come. What a person
stated in a row of curation is not touched: such a row is refused where it breaks a law.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lskg.extract.figures.records import Figure, Number
from lskg.extract.figures.scope import breakdown
from lskg.extract.indicators import IndicatorNames
from lskg.extract.plan.targets import stated_targets
from lskg.extract.records import Target
from lskg.project import ReportInfo
from lskg.text.document import Document, Span
from lskg.text.periods import Period

_UNIT_OF_SHARES = "PERCENT"
_TWICE = "left out of the targets, as there is another for the same indicator and time"
_UNSAID = "left out, as its words do not say the comparison that was read"
#: What a value says by its own words, and the comparators that say so.
_WORDED = (
    (re.compile(r"(?:trên|hơn) [0-9]", re.IGNORECASE), ">"),
    (re.compile(r"dưới [0-9]", re.IGNORECASE), "<"),
    (re.compile(r"(?:ít nhất|tối thiểu) |.*trở lên$", re.IGNORECASE), ">="),
    (re.compile(r"(?:nhiều nhất|tối đa) |.*trở xuống$", re.IGNORECASE), "<="),
    (re.compile(r"(?:khoảng|gần|xấp xỉ|ước) ", re.IGNORECASE), "~"),
)


class Sense:
    """Holds what the rules read in one report against the laws of sense.

    Attributes:
        warnings: what was left out, and where.
    """

    def __init__(self, document: Document, info: ReportInfo | None) -> None:
        """Note the report.

        Args:
            document: the text.
            info: its metadata, if they are known: with them, the time of the text is.
        """
        self._document = document
        self._term = (info.term_start, info.term_end) if info and info.term_start else None
        self._year = info.term_start if info and info.congress else 0
        self.warnings: list[str] = []

    def of_figures(self, figures: Sequence[Figure]) -> tuple[Figure, ...]:
        """The figures without what breaks a law."""
        made = (each if each.method == "curated" else self._figure(each) for each in figures)
        return _related([each for each in made if each is not None])

    def of_ranks(self, figures: Sequence[Figure]) -> tuple[Figure, ...]:
        """The figures without the ranks below the last of those that are ranked."""
        ranked: dict[str, list[Figure]] = {}
        for each in figures:
            if each.denominator is not None:
                ranked.setdefault(each.indicator, []).append(each)
        found = []
        for each in figures:
            most = max((one.denominator or 0 for one in ranked.get(each.indicator, ())), default=0)
            if each.kind == "rank" and each.method == "rule" and 0 < most < each.high:
                self._warn(each.span, f"no more than {most} are ranked, so this rank is left out")
            else:
                found.append(each)
        return _related(found)

    def of_targets(self, targets: Sequence[Target]) -> tuple[Target, ...]:
        """The targets without what breaks a law; one without a period is for the end of the plan.

        The figure of a target that is left out stays.
        """
        timed = map(self._timed, targets)
        made = (each if each.method == "curated" else self._target(each) for each in timed)
        return tuple(each for each in made if each is not None)

    def once(
        self, targets: Sequence[Target], figures: Sequence[Figure], names: IndicatorNames
    ) -> tuple[Target, ...]:
        """The targets, of which no two are for one indicator, part and period.

        Of two in different units, the second is of an indicator of its own.
        """
        parts = {
            target.key: frozenset(breakdown(figure.area))
            for figure in figures
            if (target := stated_targets([figure], targets).get(figure.span.start))
        }
        seen: dict[tuple[object, ...], Target] = {}
        kept = []
        for each in sorted(targets, key=lambda one: one.method != "curated"):
            place = (each.period, parts.get(each.key, frozenset()))
            other = seen.get((each.indicator, *place))
            if other and each.method == "rule" and each.quantity.unit != other.quantity.unit:
                each = names.apart(each)
                other = seen.get((each.indicator, *place))
            if other and each.method == "rule":
                self._warn(each.span, _TWICE)
                continue
            seen[(each.indicator, *place)] = each
            kept.append(each)
        return tuple(sorted(kept, key=lambda one: one.order))

    def numbers(self, numbers: Sequence[Number], figures: Sequence[Figure]) -> tuple[Number, ...]:
        """The numbers; those of figures that are left out are of none."""
        starts = {each.span.start for each in figures}
        return tuple(
            each
            if each.figure is None or each.figure in starts
            else Number(each.span, "other" if each.role == "figure" else each.role)
            for each in numbers
        )

    def _figure(self, figure: Figure) -> Figure | None:
        """A figure as far as it makes sense; None where it makes none."""
        if not self._is_worded(figure.span, figure.comparator):
            self._warn(figure.span, _UNSAID)
            return None
        if figure.low > figure.high:
            self._warn(figure.span, "left out, as the lower end is above the upper one")
            return None
        above = figure.denominator is not None and (figure.numerator or 0) > figure.denominator
        if above and figure.kind == "rank":
            self._warn(
                figure.span,
                f"no more than {figure.denominator} are ranked, so this rank is left out",
            )
            return None
        if not _is_of_kind(figure):
            figure = replace(figure, kind="level")
        return self._in_time(figure)

    def _in_time(self, figure: Figure) -> Figure:
        """A figure whose time and status agree."""
        period = figure.period
        if period and figure.baseline and not self._is_before(figure.baseline, period):
            self._warn(figure.span, f"left out that it is compared with {figure.baseline}")
            figure = replace(figure, baseline=None)
        if period and self._year and figure.status == "actual" and _first(period) > self._year:
            # What a text says of years to come was not achieved yet.
            figure = replace(figure, status="target", status_basis="computed")
        return figure

    def _is_before(self, baseline: str, period: str) -> bool:
        """Whether a baseline ends before a period does."""
        if self._term and baseline in ("previous term", "start of term"):
            began = self._term[0] - (self._term[1] - self._term[0])
            baseline = f"{began - 5}/{began}" if baseline == "previous term" else str(began)
        if not baseline[:1].isdigit():
            return True
        years = period.removeprefix("annual ")
        return _last(baseline) <= _last(years) and baseline != years

    def _timed(self, target: Target) -> Target:
        if target.period is not None or self._term is None:
            return target
        end = self._term[1]
        return replace(target, period=Period(end, end), period_basis="computed")

    def _target(self, target: Target) -> Target | None:
        quantity = target.quantity
        if target.period is None:
            self._warn(target.span, "left out of the targets, as nothing tells for when it is")
        elif target.period.end < self._year:
            self._warn(target.span, f"left out of the targets, as {target.period} was over")
        elif not target.span.contains(quantity.span) or quantity.low > quantity.high:
            self._warn(target.span, "left out of the targets, as it holds no value")
        elif not self._is_worded(quantity.span, quantity.sign, quantity.low != quantity.high):
            self._warn(target.span, _UNSAID)
        else:
            return target
        return None

    def _is_worded(self, span: Span, sign: str, ranges: bool = False) -> bool:
        """Whether what the words of a value say of it is what was read."""
        words = " ".join(self._document[span].split())
        said = {each for pattern, each in _WORDED if pattern.match(words)}
        return all(each == sign for each in said) if said and not ranges else True

    def _warn(self, span: Span, why: str) -> None:
        words = " ".join(self._document[span].split())
        self.warnings.append(f"At {span.start}, “{words}”: {why}.")


def _related(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures, each related to such as are there."""
    starts = {each.span.start for each in figures}
    return tuple(
        each
        if all(other in starts for _, other in each.related)
        else replace(each, related=tuple(one for one in each.related if one[1] in starts))
        for each in figures
    )


def _is_of_kind(figure: Figure) -> bool:
    """Whether a count is whole, and a share lies between none and all."""
    ends = (figure.low, figure.high)
    if figure.kind == "count":
        return all(end >= 0 and end.scaleb(figure.exponent) % 1 == 0 for end in ends)
    if figure.kind == "share" and figure.unit == _UNIT_OF_SHARES:
        return all(0 <= end <= 100 for end in ends)
    return True


def _first(period: str) -> int:
    return int(period.removeprefix("annual ")[:4])


def _last(period: str) -> int:
    return int(period.rpartition("/")[2][:4])
