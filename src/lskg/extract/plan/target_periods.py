"""The period that a value of a headline target holds in, and how it covers it."""

from __future__ import annotations

import re

from lskg.extract.figures.term_of_section import Context
from lskg.text.periods import Period, find_period, find_times, months_of
from lskg.text.quantities import PrintedQuantity, Quantity

#: What makes a value yearly, with the words that make it an average.
YEARLY = re.compile(r"(bình quân )?(?:hằng|hàng|mỗi) năm", re.IGNORECASE)
# Years beside those of a value: in brackets, of a document, or of what it is compared with.
_ASIDE = re.compile(
    r"\([^()]*\)|(?:theo|thực hiện)\s+(?:Đề án|Chương trình|Kế hoạch|Quyết định|Nghị quyết"
    r"|Chiến lược|Quy hoạch)(?!\w)[^;]*"
    r"|(?:so\s+với|(?:cao|thấp|nhiều|ít|lớn)\s+hơn|gấp\s+(?:\w+\s+)?[0-9,]+\s+lần)\s+"
    r"(?:\w+\s+){0,3}?(?:19|20)[0-9]{2}(?:\s*[-–]\s*(?:19|20)[0-9]{2})?"
)
_YEAR = re.compile(r"(?<!\w)(?:năm|giai đoạn)\s+(?:19|20)[0-9]{2}", re.IGNORECASE)
_AVERAGE = re.compile(r"(?<!\w)bình quân(?!\s+đầu người)", re.IGNORECASE)


def named_period(text: str, context: Context) -> Period | None:
    """The period that words name outside of brackets, but for what they compare with."""
    words = _ASIDE.sub(" ", text)
    for time in find_times(words):
        if time.relative == "plan" and context.plan_years:
            return context.plan_years
        if time.relative == "term" and context.term:
            return context.term
        if time.months is not None and context.year is not None:
            return months_of(context.year, time.months)
        if time.period is not None and time.period.first:
            return time.period
    return find_period(words)


def last_time(lead: str) -> str:
    """The words before a value from the last year that they name, else all of them."""
    words = _ASIDE.sub(lambda match: " " * len(match[0]), lead)
    at = max((each.start() for each in _YEAR.finditer(words)), default=0)
    return lead[at:]


def period_and_cover(
    clause: str,
    quantity: Quantity,
    stated: Period | None,
    context: Context,
    plan: Period | None,
) -> tuple[Period | None, str]:
    """Period of a value and how the value covers it.

    Args:
        clause: its clause, and the words that hold for it.
        quantity: the value.
        stated: the period that the words name.
        context: what the headings tell: where the words name no year, the value holds in
            that of the nearest heading with one, else at the end of the term.
        plan: the years of the plan, where no term is named.
    """
    yearly = YEARLY.search(clause)
    spans = [each for each in (stated, context.period) if each and each.start < each.end]
    if yearly or is_rate(quantity):
        years = context.plan_years if yearly else None
        average = (yearly and yearly[1]) or _AVERAGE.search(clause)
        return (
            years or next(iter(spans), context.plan_years or plan) or stated or context.period,
            "yearly-average" if average else "yearly",
        )
    period = stated
    if period is None and context.period is not None:
        whole = context.school_year or context.period.first  # some months of a year
        at_end = not (whole or _is_money(quantity))
        period = Period(context.period.end, context.period.end) if at_end else context.period
    if period is None and context.term is not None:
        period = Period(context.term.end, context.term.end)
    if period is None and (several := context.done or context.cycle) is not None:
        period = Period(several.end, several.end)
    if period is not None and period.start != period.end:
        return period, "whole-period"
    return period, "end-of-period"


def _is_money(quantity: Quantity) -> bool:
    return isinstance(quantity, PrintedQuantity) and quantity.dimension == "money"


def is_rate(quantity: Quantity) -> bool:
    """Whether a value is a growth or a count by the year; an income by the year is a level."""
    by_year = quantity.unit_printed.endswith("/năm") and quantity.unit_printed.count("/") == 1
    counted = isinstance(quantity, PrintedQuantity) and quantity.dimension in {
        "percent",
        "point",
        "count",
    }
    return by_year and counted
