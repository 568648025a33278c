"""When a value holds, and what a change is compared with, as a sentence goes along."""

from __future__ import annotations

import re
from dataclasses import replace

from lskg.extract.figures.change_words import find_baseline, is_multiple
from lskg.extract.figures.readings import Timing
from lskg.extract.figures.sentence import Around, Sentence
from lskg.extract.figures.term_of_section import Context
from lskg.text.periods import Period

_AVERAGE = re.compile(r"^\W*bình quân(?!\s+(?:hằng|hàng|mỗi)\s+năm)", re.IGNORECASE)
_NOW = re.compile(
    r"(?<!\w)(?:lũy kế|luỹ kế|hiện có|hiện nay|hiện còn|hiện đang|đến nay|toàn tỉnh có)(?!\w)",
    re.IGNORECASE,
)
_UNDATED = {"percent", "point", "ratio"}


def note_time(around: Around, sentence: str, context: Context, timing: Timing) -> Timing:
    """The time and the baseline that the words around a number name, or those known before."""
    moment = around.moment
    if moment is not None and moment.period is not None:
        lasting = moment.period if moment.lasting else None
        timing = replace(timing, period=moment.period, inherited=False, lasting=lasting)
    elif _NOW.search(around.gap):
        timing = replace(timing, period=None, lasting=None)
    if around.yearly and _AVERAGE.search(sentence):
        timing = replace(timing, always_yearly=True)
    behind = f"so với {around.after.strip()}" if is_multiple(around.gap) else around.after
    for words in (around.since, behind):
        if baseline := find_baseline(words):
            years, implied = _resolve(baseline, context, timing.period)
            timing = replace(timing, baseline=years)
            if timing.period is None and implied is not None:
                timing = replace(timing, period=implied, inherited=False)
    return timing


def period_of(kind: str, around: Around, sentence: Sentence, timing: Timing) -> Period | None:
    """The period of a value.

    What an earlier sentence dates are counts and amounts. A yearly value without years of its
    own is of each plan year of the term; of the next term, in a sentence on what comes after
    this one.
    """
    yearly = around.yearly or timing.always_yearly or kind == "rate"
    if not yearly:
        undated = kind == "rank" or around.quantity.dimension in _UNDATED
        return None if timing.inherited and undated else timing.period
    term, period = sentence.context.term, timing.period
    if period is None and sentence.looks_ahead:
        return Period(term.end + 1, 2 * term.end - term.start)
    if period is not None and period.start == period.end > term.end:
        return Period(term.end + 1, period.end)
    if period is None or period.start == period.end or period == term:
        return sentence.context.plan_years
    return period


def baseline_year(timing: Timing) -> Period | None:
    """The year that the last change was compared with, if it is one."""
    year = timing.baseline or ""
    return Period(int(year), int(year)) if re.fullmatch(r"[0-9]{4}", year) else None


def _resolve(
    baseline: str, context: Context, period: Period | None
) -> tuple[str | None, Period | None]:
    """The years of a baseline, and the period that it implies where none is printed."""
    years, term = context.plan_years, context.term
    length = years.end - years.start + 1
    if baseline == "previous period":
        return str(Period(years.start - length, years.start - 1)), years
    if baseline == "previous year":
        known = period or Period(0, 0)
        single = known.start == known.end > 0
        return (str(known.end - 1) if single else None), None
    if baseline == str(Period(term.start - length, term.start)):
        return baseline, term
    return baseline, None
