"""When a value holds, and what a change is compared with."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.extract.figures.candidates import find_candidates
from lskg.extract.figures.period import baseline_year, note_time, period_of, since_the_start
from lskg.extract.figures.readings import Reading, Timing
from lskg.extract.figures.sentence import Around, Sentence
from lskg.extract.figures.term_of_section import Context
from lskg.extract.figures.time_expressions import Moment
from lskg.text.document import Span
from lskg.text.periods import Period

CONTEXT = Context(Period(2020, 2025))
YEAR, PLAN = Period(2024, 2024), Period(2021, 2025)
KINDS = ("level", "change", "rate", "share", "rank", "count", "amount")
PERIODS = st.none() | st.tuples(st.integers(1990, 2060), st.integers(0, 9)).map(
    lambda pair: Period(pair[0], sum(pair))
)


def around(
    number: str = "30 xã", gap: str = "", after: str = "", moment: Moment | None = None
) -> Around:
    (quantity,) = find_candidates(number)
    return Around(quantity, 0, None, False, False, gap, gap, after, gap, True, moment, False)


def sentence(text: str = "Có 30 xã") -> Sentence:
    return Sentence.of(text, find_candidates(text), CONTEXT)


def noted(timing: Timing, number: str = "30 xã", gap: str = "", after: str = "") -> Timing:
    return note_time(around(number, gap, after), "", CONTEXT, timing)


@pytest.mark.parametrize(
    ("after", "baseline", "period"),
    [
        (" so với 5 năm trước", "2016/2020", PLAN),
        (" so với giai đoạn trước", "2016/2020", PLAN),
        (" so với năm 2020", "2020", None),
        (" so với giai đoạn 2015 - 2020", "2015/2020", CONTEXT.term),
        (" so với đầu nhiệm kỳ", "start of term", None),
        (" so với nhiệm kỳ trước", "previous term", None),
        (" so với năm trước", None, None),
    ],
)
def test_baseline(after: str, baseline: str | None, period: Period | None) -> None:
    timing = noted(Timing(), after=after)
    assert (timing.baseline, timing.period) == (baseline, period)


def test_previous_year_is_the_one_before_the_value() -> None:
    assert noted(Timing(period=YEAR), after=" so với năm trước").baseline == "2023"
    assert noted(Timing(period=PLAN), after=" so với năm trước").baseline is None


def test_baseline_does_not_change_a_period_that_is_printed() -> None:
    assert noted(Timing(period=YEAR), after=" so với 5 năm trước").period == YEAR


def test_what_stands_behind_a_multiple_is_its_baseline() -> None:
    timing = noted(Timing(), number="1,5 lần", gap="gấp ", after=" giai đoạn 2016 - 2020")
    assert timing.baseline == "2016/2020"


def test_moment_sets_the_period() -> None:
    timing = Timing(period=PLAN, inherited=True, lasting=PLAN)
    timing = note_time(around(moment=Moment(Span(0, 4), YEAR)), "", CONTEXT, timing)
    assert (timing.period, timing.inherited, timing.lasting) == (YEAR, False, None)
    timing = note_time(around(moment=Moment(Span(0, 4), PLAN, lasting=True)), "", CONTEXT, timing)
    assert (timing.period, timing.lasting) == (PLAN, PLAN)


def test_now_ends_the_period_before() -> None:
    timing = noted(Timing(period=PLAN, lasting=PLAN), gap=" đến nay có ")
    assert (timing.period, timing.lasting) == (None, None)


@pytest.mark.parametrize(
    ("number", "kind", "done", "period"),
    [
        ("30 xã", "count", True, YEAR),
        ("5 tỷ đồng", "amount", True, YEAR),
        ("30 xã", "count", False, None),
        ("5%", "share", False, None),
        ("36/63", "rank", False, None),
    ],
)
def test_earlier_sentence_dates_what_is_done(
    number: str, kind: str, done: bool, period: Period | None
) -> None:
    timing = Timing(period=YEAR, inherited=True, done=done)
    assert period_of(kind, around(number), sentence(), timing) == period


@pytest.mark.parametrize(
    ("kind", "baseline", "planned", "period"),
    [
        ("change", "start of term", False, CONTEXT.term),
        ("change", "2020", False, CONTEXT.term),
        ("change", "2022", False, None),
        ("change", "previous term", False, None),
        ("change", "2020", True, None),
        ("share", "2020", False, None),
    ],
)
def test_change_since_the_term_began_is_of_the_term(
    kind: str, baseline: str, planned: bool, period: Period | None
) -> None:
    context = Context(CONTEXT.term, planned=planned, done=CONTEXT.term)
    (quantity,) = find_candidates("9%")
    reading = Reading(quantity, kind, baseline=baseline)
    dated = replace(reading, period=YEAR)
    assert [each.period for each in since_the_start([reading, dated], context)] == [period, YEAR]


def test_change_under_a_heading_of_one_year_is_of_no_term() -> None:
    context = Context(CONTEXT.term, period=YEAR, done=CONTEXT.term)
    (quantity,) = find_candidates("9%")
    (reading,) = since_the_start([Reading(quantity, "change", baseline="2020")], context)
    assert reading.period is None


@pytest.mark.parametrize(
    ("text", "known", "period"),
    [
        ("Tăng 5%/năm", None, PLAN),
        ("Tăng 5%/năm", YEAR, PLAN),
        ("Tăng 5%/năm", Period(2020, 2025), PLAN),
        ("Tăng 5%/năm", Period(2022, 2024), Period(2022, 2024)),
        ("Tăng 5%/năm", Period(2030, 2030), Period(2026, 2030)),
        ("Giai đoạn 2026 - 2030 tăng 5%", None, Period(2026, 2030)),
    ],
)
def test_years_of_a_rate(text: str, known: Period | None, period: Period) -> None:
    assert period_of("rate", around("5%"), sentence(text), Timing(period=known)) == period


@pytest.mark.parametrize(
    ("baseline", "year"),
    [("2020", Period(2020, 2020)), ("2016/2020", None), ("start of term", None), (None, None)],
)
def test_year_of_a_baseline(baseline: str | None, year: Period | None) -> None:
    assert baseline_year(Timing(baseline=baseline)) == year


@given(st.sampled_from(KINDS), PERIODS, st.booleans(), st.booleans())
def test_period_is_known_or_of_the_plan(
    kind: str, known: Period | None, inherited: bool, always: bool
) -> None:
    timing = Timing(period=known, inherited=inherited, always_yearly=always)
    found = period_of(kind, around(), sentence(), timing)
    if kind == "rate" or always:
        assert found is not None
        assert found.start <= found.end
    else:
        assert found in {None, known}
