"""When a value holds, and what a change is compared with, as a sentence goes along."""

from __future__ import annotations

import re

from lskg.extract.figures.change_words import find_baseline, is_multiple
from lskg.extract.figures.readings import State
from lskg.extract.figures.sentence import Around, Sentence
from lskg.extract.figures.term_of_section import Context
from lskg.text.periods import Period

_AVERAGE = re.compile(r"^\W*bình quân(?!\s+(?:hằng|hàng|mỗi)\s+năm)", re.IGNORECASE)
_NOW = re.compile(
    r"(?<!\w)(?:lũy kế|luỹ kế|hiện có|hiện nay|hiện còn|hiện đang|đến nay|toàn tỉnh có)(?!\w)",
    re.IGNORECASE,
)
_UNDATED = {"percent", "point", "ratio"}


def note_time(around: Around, sentence: str, context: Context, state: State) -> None:
    """Leave in the state the time and the baseline that the words around a number name."""
    moment = around.moment
    if moment is not None and moment.period is not None:
        state.period, state.inherited = moment.period, False
        state.lasting = moment.period if moment.lasting else None
    elif _NOW.search(around.gap):
        state.period = state.lasting = None
    if around.yearly and _AVERAGE.search(sentence):
        state.always_yearly = True
    behind = f"so với {around.after.strip()}" if is_multiple(around.gap) else around.after
    for words in (around.since, behind):
        if baseline := find_baseline(words):
            state.baseline, implied = _resolve(baseline, context, state)
            if state.period is None and implied is not None:
                state.period, state.inherited = implied, False


def period_of(kind: str, around: Around, sentence: Sentence, state: State) -> Period | None:
    """The period of a value.

    What an earlier sentence dates are counts and amounts. A yearly value without years of its
    own is of each plan year of the term; of the next term, in a sentence on what comes after
    this one.
    """
    yearly = around.yearly or state.always_yearly or kind == "rate"
    if not yearly:
        undated = kind == "rank" or around.quantity.measure in _UNDATED
        return None if state.inherited and undated else state.period
    term, period = sentence.context.term, state.period
    if period is None and sentence.looks_ahead:
        return Period(term.end + 1, 2 * term.end - term.start)
    if period is not None and period.start == period.end > term.end:
        return Period(term.end + 1, period.end)
    if period is None or period.start == period.end or period == term:
        return sentence.context.plan_years
    return period


def baseline_year(state: State) -> Period | None:
    """The year that the last change was compared with, if it is one."""
    year = state.baseline or ""
    return Period(int(year), int(year)) if re.fullmatch(r"[0-9]{4}", year) else None


def _resolve(baseline: str, context: Context, state: State) -> tuple[str | None, Period | None]:
    """The years of a baseline, and the period that it implies where none is printed."""
    years, term = context.plan_years, context.term
    length = years.end - years.start + 1
    if baseline == "previous period":
        return str(Period(years.start - length, years.start - 1)), years
    if baseline == "previous year":
        known = state.period or Period(0, 0)
        single = known.start == known.end > 0
        return (str(known.end - 1) if single else None), None
    if baseline == str(Period(term.start - length, term.start)):
        return baseline, term
    return baseline, None
