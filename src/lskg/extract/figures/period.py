"""When a value holds, and what a change is compared with, as a sentence goes along."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from lskg.extract.figures.change_words import compared_time, find_baseline, is_multiple
from lskg.extract.figures.deeds import counts_funds
from lskg.extract.figures.readings import Reading, Timing
from lskg.extract.figures.sentence import Around, Sentence
from lskg.extract.figures.term_of_section import Context
from lskg.extract.figures.time_expressions import SEASON, Moment
from lskg.text.periods import Period

_AVERAGE = re.compile(r"^\W*bình quân(?!\s+(?:hằng|hàng|mỗi)\s+năm)", re.IGNORECASE)
# *Mỗi năm trồng 500 ha*: what each year brings, also in the rest of the sentence.
_EACH_YEAR = re.compile(r"(?:^|[,;:])\W*(?:hằng|hàng|mỗi)\s+năm(?!\w)", re.IGNORECASE)
_YEARLY = re.compile(r"\W*(?:hằng|hàng|mỗi)\s+năm(?!\w)", re.IGNORECASE)
_OF_WHICH = re.compile(r"(?<!\w)trong (?:đó|số đó)(?!\w)", re.IGNORECASE)
_SINCE = re.compile(r"(?<!\w)từ\s*$", re.IGNORECASE)
_OPENS = re.compile(r"\W*(?:[^,;]{0,40}:)?\W*(?:\w+\W+){0,3}", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)từ(?:\s+(?:khoảng|trên|hơn|gần|dưới|mức))*\s*$", re.IGNORECASE)
_ONWARD = re.compile(r"(?<!\w)(?<!trở )(?:lên|xuống|còn|thành)(?!\w)", re.IGNORECASE)
# *từ 46% lên 60%*: what it was, at no time that the words name.
_TO = re.compile(r"\s*(?:lên|xuống|xuống còn)(?!\w)", re.IGNORECASE)
# *hỗ trợ tối đa 50% chi phí*, *không quá 2 tỷ đồng/dự án*: a rule, at no time.
_RULE = re.compile(r"(?<!\w)hỗ trợ (?:tối đa|không quá|tối thiểu)(?!\w)[^;]*$", re.IGNORECASE)
# *tuyến đường dài 12 km*, *tổng mức đầu tư 800 tỷ đồng*: the size of a thing, at no time.
_SIZE = re.compile(
    r"(?<!\w)(?:dài|chiều dài|(?<!có )(?<!đạt )(?<!nâng )quy mô"
    r"|(?<!tổng )công suất(?: thiết kế)?|tổng mức đầu tư|mức đầu tư"
    r"|(?:, |với )(?:tổng )?vốn)"
    r"(?:\s+(?:đầu tư|dự kiến|sơ bộ|khoảng|trên|hơn|gần|ước|là|từ))*\s*$",
    re.IGNORECASE,
)
# The same in what is told of results; what sums cost and how long they are in all is of them.
_SIZE_OF_ONE = re.compile(
    r"(?<!\w)(?:(?<!tổng )(?<!chiều )dài|(?<!tổng )chiều dài|(?<!có )(?<!đạt )(?<!nâng )quy mô"
    r"|(?<!tổng )công suất(?: thiết kế)?|tổng mức đầu tư|diện tích tự nhiên)"
    r"(?:\s+(?:đầu tư|dự kiến|sơ bộ|khoảng|trên|hơn|gần|ước|là|từ))*\s*$",
    re.IGNORECASE,
)
# Interest and capacity are stated by the year, but are of no years.
_PER_YEAR = re.compile(r"(?<!\w)(?:lãi suất|công suất)(?!\w)[^,;.:]*$", re.IGNORECASE)
_NOW = re.compile(r"(?<!\w)(?:hiện có|hiện nay|hiện còn|hiện đang|đến nay)(?!\w)", re.IGNORECASE)
# What is counted up to the time of writing, which a report on a year says itself.
_SO_FAR = re.compile(r"(?<!\w)(?:lũy kế|luỹ kế|toàn tỉnh có)(?!\w)", re.IGNORECASE)
_DAY = len("2025-01-31")
_UNDATED = {"percent", "point", "ratio"}


def note_time(around: Around, sentence: str, context: Context, timing: Timing) -> Timing:
    """The time and the baseline that the words around a number name, or those known before."""
    moment = around.moment
    whole = _OF_WHICH.search(around.since) is not None
    ended = (
        (timing.alone == "span" and not whole)
        or (timing.alone == "from" and _ONWARD.search(around.gap))
        or (timing.alone == "clause" and ";" in around.since)
    )
    if moment is None and ended:
        inherited = timing.outer is not None and timing.outer == timing.lasting
        timing = replace(timing, period=timing.outer, inherited=inherited, alone="")
    if moment is not None and moment.period is not None:
        lasting = moment.period if moment.lasting else None
        timing = replace(
            timing,
            period=moment.period,
            inherited=False,
            lasting=lasting,
            ongoing=False,
            always_yearly=False,
            outer=timing.outer if timing.alone else timing.period,
            alone=_alone(around, moment, sentence, context),
        )
    elif _NOW.search(around.gap) or (context.year is None and _SO_FAR.search(around.gap)):
        timing = replace(timing, period=None, lasting=None, ongoing=True, alone="")
    timing = replace(timing, always_yearly=_is_each_year(around, sentence, timing))
    behind = f"so với {around.after.strip()}" if is_multiple(around.gap) else around.after
    for words in (around.since, compared_time(around.gap), behind):
        if baseline := find_baseline(words):
            years, implied = _resolve(baseline, context, timing.period or context.period)
            timing = replace(timing, baseline=years)
            if timing.period is None and implied is not None:
                timing = replace(timing, period=implied, inherited=False)
    return timing


def _is_each_year(around: Around, sentence: str, timing: Timing) -> bool:
    """Whether the words make each value yearly: all of the sentence, or those of the clause."""
    average = _AVERAGE.search(sentence) is not None
    if around.yearly and (average or _EACH_YEAR.search(around.clause)):
        return True
    ended = ";" in around.since and not average and not _YEARLY.match(sentence)
    return timing.always_yearly and not ended


def _alone(around: Around, moment: Moment, sentence: str, context: Context) -> str:
    """Why a time holds for one value alone; empty where it holds for those that follow too."""
    period = moment.period
    behind = moment.span.start >= around.quantity.digits.end
    if behind and period is not None and period.start < period.end:
        return "span"
    if behind and _FROM.search(around.gap):
        return "from"
    days = period is not None and len(period.first) == _DAY and period.first != period.last
    if context.planned and _SINCE.search(sentence[: moment.span.start]):
        return "clause"
    before = sentence[: moment.span.start]
    dated = period is not None and period.first and not days
    within = dated and (context.year is None or context.planned)
    season = SEASON.search(before) is not None and not context.school_year
    one = period is not None and period.start == period.end
    within = within or (one and (context.year is not None or context.planned))
    if season and context.year is not None:
        return "clause"
    return "clause" if behind or (within and not _OPENS.fullmatch(before)) else ""


def period_of(kind: str, around: Around, sentence: Sentence, timing: Timing) -> Period | None:
    """The period of a value.

    What an earlier sentence dates are counts and amounts. A yearly value without years of its own
    is of each plan year of the term; of the next term, in a sentence on what comes after this one.
    Where no term is named, it is of the years that titles name.
    """
    context, period = sentence.context, timing.period
    if around.apart:
        return period
    if not is_yearly(kind, around, context, timing):
        return _period_of_one(kind, around, context, timing)
    term = context.term
    if term is None:
        shortest = 1 if timing.inherited else 0  # a school year is no span of years
        own = period if period and period.end - period.start > shortest else None
        spanning = [each for each in (own, context.period) if each and each.start < each.end]
        return spanning[0] if spanning else context.cycle
    if period is None and sentence.looks_ahead:
        return Period(term.end + 1, 2 * term.end - term.start)
    if period is not None and period.start == period.end > term.end:
        return Period(term.end + 1, period.end)
    if period is None or period.start == period.end or period == term:
        return context.plan_years
    return period


def _period_of_one(kind: str, around: Around, context: Context, timing: Timing) -> Period | None:
    """The period of a value that is not yearly."""
    period, term = timing.period, context.term
    undated = kind == "rank" or around.quantity.dimension in _UNDATED
    moment = around.moment
    if _is_timeless(around, context):
        return None
    goes_on = counts_funds(around) or timing.framed
    going_on = timing.inherited and period is not None and goes_on
    if timing.done and moment is None and (period is None or timing.inherited) and not going_on:
        done = _done_in(context)
        if done is not None:
            return done
    if timing.inherited and context.year is None:
        gone = not timing.done if not context.planned else undated and around.fresh
        period = None if gone else period
    if period is not None or timing.ongoing:
        return period
    if _dates(context, kind, undated) and context.period is not None:
        at_end = (
            context.listed
            and around.quantity.dimension != "money"
            and not (timing.done or context.school_year or context.period.first)
        )
        return Period(context.period.end, context.period.end) if at_end else context.period
    at_end = context.listed and term is not None and kind != "rank"
    return Period(term.end, term.end) if at_end and term is not None else None


def _is_timeless(around: Around, context: Context) -> bool:
    """Whether a value is of no time: the size of a thing, a rule, or what was before a change."""
    moment = around.moment
    if moment is not None and moment.span.start > around.quantity.digits.start:
        return False
    if context.planned and not context.listed and _SIZE.search(around.gap):
        return True
    if moment is not None:
        return False
    if _FROM.search(around.gap) and _TO.match(around.after):
        return True
    if context.planned:
        return _RULE.search(around.clause) is not None
    return _SIZE_OF_ONE.search(around.gap) is not None


def _done_in(context: Context) -> Period | None:
    """The years in which what a section counts is done, where its headings name no other time."""
    if context.year is not None or (context.period is not None and context.period.first):
        return None
    return context.done


def _dates(context: Context, kind: str, undated: bool) -> bool:
    """Whether the heading dates a value that says no time.

    One year or some months date all but ranks; several years all targets of their list, and what
    a plan counts, but no results, which may be of any time within.
    """
    if context.year is not None or context.spanned:
        return True
    return context.planned and context.listed and kind != "rank"


def since_the_start(readings: Iterable[Reading], context: Context) -> tuple[Reading, ...]:
    """The readings of a sentence; a change since the term began is of the term.

    That is so in results, for a change without a time, its own or that of the level that changed,
    which is compared with the beginning of the years that the heading names.
    """
    done = None if context.planned else _done_in(context)
    if done is None:
        return tuple(readings)
    began = {"start of term", str(done.start), str(context.before)}
    return tuple(
        replace(each, period=done)
        if each.kind == "change" and each.period is None and each.baseline in began
        else each
        for each in readings
    )


def is_yearly(kind: str, around: Around, context: Context, timing: Timing) -> bool:
    """Whether a value holds for each year of its period.

    A unit by the year (*1,2 tỷ đồng/năm*) does not make it so where one year is known.
    """
    if around.apart:
        return False
    if _PER_YEAR.search(around.clause) and around.quantity.unit_printed.endswith("/năm"):
        return False
    if timing.always_yearly or kind == "rate":
        return True
    known = timing.period or context.period
    years = context.plan_years
    if years is None and context.year is not None:
        return False
    if (
        context.term is None
        and years is not None
        and known is not None
        and years.end < known.start == known.end
    ):
        return False
    of_one = known is not None and known.start == known.end
    dimension = around.quantity.dimension
    by_unit = around.quantity.unit_printed.endswith("/năm") and dimension != "percent"
    if by_unit and context.planned:
        return around.yearly and dimension in {"count", "point"} and not timing.period
    return around.yearly and not (of_one and by_unit)


def baseline_year(timing: Timing) -> Period | None:
    """The year that the last change was compared with, if it is one."""
    year = timing.baseline or ""
    return Period(int(year), int(year)) if re.fullmatch(r"[0-9]{4}", year) else None


def _resolve(
    baseline: str, context: Context, period: Period | None
) -> tuple[str | None, Period | None]:
    """The years of a baseline, and the period that it implies where none is printed."""
    years, term = context.plan_years, context.term
    if baseline == "previous year":
        known = period or Period(0, 0)
        single = known.start == known.end > 0
        return (str(known.end - 1) if single else None), None
    if years is None or term is None:
        return None if baseline == "previous period" else baseline, None
    length = years.end - years.start + 1
    if baseline == "previous period":
        return str(Period(years.start - length, years.start - 1)), years
    if baseline == str(Period(term.start - length, term.start)):
        return baseline, term
    return baseline, None
