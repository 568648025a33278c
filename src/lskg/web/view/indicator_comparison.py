"""What several reports aim at for one indicator, as bars of one scale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lskg.web.language import Text
from lskg.web.view.localized import Reader, Ref
from lskg.web.view.reports import ReportRef, report_ref
from lskg.web.view.targets import TargetLine


@dataclass(frozen=True, slots=True)
class Bar:
    """A target and the latest result of its report, as parts of the longest bar.

    Attributes:
        result: part of the result; None where it is unknown or below nothing.
    """

    report: ReportRef
    target: Ref
    value: Text
    share: float
    result_value: Text | None
    result: float | None


def comparison_of(reader: Reader, lines: Sequence[TargetLine]) -> tuple[Bar, ...]:
    """The targets of the unit that most have, the highest first; none of one report alone."""
    known = [line for line in lines if line.amount is not None and line.amount > 0 and line.value]
    units = Counter(line.unit for line in known)
    unit = max(units, key=lambda each: units[each], default=None)
    shown = [line for line in known if line.unit == unit]
    if len({line.report for line in shown}) < _FEWEST:
        return ()
    longest = max(max(line.amount or _NONE, line.result_amount or _NONE) for line in shown)
    bars = (_bar(reader, line, longest) for line in shown)
    return tuple(sorted(bars, key=lambda bar: -bar.share))


_FEWEST = 2
_NONE = Decimal(0)


def _bar(reader: Reader, line: TargetLine, longest: Decimal) -> Bar:
    result = line.result_amount
    return Bar(
        report=report_ref(reader, line.report),
        target=line.target,
        value=line.value[0] if line.value else Text(""),
        share=float((line.amount or _NONE) / longest),
        result_value=line.result_value[0] if line.result_value else None,
        result=float(result / longest) if result is not None and result >= 0 else None,
    )
