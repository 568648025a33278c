"""Figures of which one follows from the others, and whether they agree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from lskg.audit.amounts import Amount
from lskg.audit.intervals import Interval
from lskg.extract.figures.records import Figure
from lskg.text.document import Span

#: Codes of the scheme `audit-rule`.
RULES = (
    "average",
    "balance",
    "count",
    "difference",
    "equivalence",
    "growth",
    "hundred",
    "mean",
    "order",
    "part",
    "repeat",
    "share",
    "sum",
    "whole",
)
#: Codes of the scheme `audit-verdict`, the gravest first.
VERDICTS = (
    "error",
    "differs",
    "different-base",
    "undecidable",
    "consistent-by-truncation",
    "consistent",
)

Formula = Callable[[Sequence[Interval]], Interval]


@dataclass(frozen=True, slots=True)
class Check:
    """Figures of which one follows from the others.

    Attributes:
        rule: code of the rule.
        stated: the figure that the others tell, or None where they must make 100 or 0.
        operands: the other figures, as the sum is written.
        expected: what must come out: the stated figure, 100 or 0, in the unit without scale word.
        computed: what comes out.
        slack: how far apart the two may lie for the digits as printed, rounded or cut off.
        verdict: code of the verdict.
        method: ``rule`` or ``curated``.
        years: by how many years a total is divided, or None.
        names: where the things are named that the stated figure counts.
        reason_vi, reason_en: what a person adds to the sum.
    """

    rule: str
    stated: Figure | None
    operands: tuple[Figure, ...]
    expected: Fraction
    computed: Fraction
    slack: Fraction
    verdict: str
    method: str = "rule"
    years: int | None = None
    names: tuple[Span, ...] = ()
    reason_vi: str = ""
    reason_en: str = ""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The stated figure, if there is one, and the operands."""
        return (() if self.stated is None else (self.stated,)) + self.operands

    @property
    def has_result(self) -> bool:
        """Whether the operands yield a number to compare; rates of unknown weight do not."""
        unknown = self.rule == "mean" and self.years is None
        return self.rule not in {"average", "equivalence"} and not unknown

    @property
    def key(self) -> str:
        """Slug of the check: its rule and the offsets of its first two figures or names."""
        return "-".join((self.rule, *map(str, self._starts[:2])))

    @property
    def order(self) -> tuple[int, str, str]:
        """What checks are sorted by, in the order of the text."""
        return self.figures[0].span.start, self.rule, self.key

    @property
    def identity(self) -> tuple[str, frozenset[int]]:
        """What makes two checks the same: rule, figures and names."""
        return self.rule, frozenset(self._starts)

    @property
    def _starts(self) -> tuple[int, ...]:
        return (*(each.span.start for each in self.figures), *(each.start for each in self.names))


def gravest_first(checks: Sequence[Check]) -> tuple[Check, ...]:
    """Checks with errors first, then what is explained or open, each in the order of the text."""
    return tuple(sorted(checks, key=lambda each: (VERDICTS.index(each.verdict), *each.order)))


def judge(
    rule: str,
    stated: Amount | Fraction,
    operands: Sequence[Amount],
    formula: Formula,
    years: int | None = None,
) -> Check:
    """A check with the verdict that exact arithmetic gives.

    The printed digits are taken as rounded first, then as rounded or cut off, each operand on its
    own. A hedge leaves the verdict open.

    Args:
        rule: code of the rule.
        stated: the figure that the others tell, or the number that they must make.
        operands: the other figures.
        formula: what follows from the operands.
        years: by how many years the formula divides.
    """
    fixed = Interval.point(stated) if isinstance(stated, Fraction) else None
    amounts = [*operands] if isinstance(stated, Fraction) else [stated, *operands]
    exact = formula([each.exact for each in operands])
    expected = fixed or (stated.exact if isinstance(stated, Amount) else exact)
    rounded = formula([each.rounded for each in operands])
    loose = formula([each.rounded_or_cut for each in operands])
    stated_rounded = fixed or (stated.rounded if isinstance(stated, Amount) else exact)
    stated_loose = fixed or (stated.rounded_or_cut if isinstance(stated, Amount) else exact)
    if rounded.meets(stated_rounded):
        verdict = "consistent"
    elif loose.meets(stated_loose):
        verdict = "consistent-by-truncation"
    else:
        verdict = "error"
    if any(each.hedged for each in amounts):
        verdict = "undecidable"
    return Check(
        rule=rule,
        stated=stated.figure if isinstance(stated, Amount) else None,
        operands=tuple(each.figure for each in operands),
        expected=expected.low,
        computed=exact.low if exact.low == exact.high else _nearest(exact, expected.low),
        slack=(rounded.high - rounded.low + stated_rounded.high - stated_rounded.low) / 2,
        verdict=verdict,
        years=years,
    )


def _nearest(interval: Interval, value: Fraction) -> Fraction:
    """The number of a range that lies nearest to a value."""
    return min(max(value, interval.low), interval.high)
