"""Periods begin and end on days, and lie within longer ones."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import TIME, XSD, Literal

from lskg.rdf.intervals import Interval

YEARS = st.integers(1990, 2060)
SPANS = st.tuples(YEARS, YEARS).map(sorted).map(lambda ends: f"{ends[0]}/{ends[1]}")
MONTHS = st.tuples(YEARS, st.integers(1, 12)).map(lambda each: f"{each[0]}-{each[1]:02}")
INTERVALS = st.builds(Interval, st.one_of(YEARS.map(str), SPANS, MONTHS)) | st.builds(
    Interval, SPANS, st.just(True)
)


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2026/2030", "2026-01-01", "2030-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-04-25", "2025-04-25", "2025-04-25"),
        ("2021-05-06/2023-10-15", "2021-05-06", "2023-10-15"),
    ],
)
def test_period_begins_and_ends_on_its_days(iso: str, first: str, last: str) -> None:
    beginning, end = Interval(iso).beginning, Interval(iso).end
    assert (beginning.slug, end.slug) == (f"from-{first}", f"to-{last}")
    assert beginning.predicate == end.predicate == TIME.inXSDDate
    assert [each.value for each in (beginning, end)] == [
        Literal(day, datatype=XSD.date) for day in (first, last)
    ]


def test_day_has_two_ends() -> None:
    """An interval of OWL-Time has different ends; a day begins at its start and ends at its end."""
    day = Interval("2025-04-25")
    assert day.beginning.slug != day.end.slug
    assert (day.beginning.vi, day.end.vi) == ("đầu ngày 25/4/2025", "hết ngày 25/4/2025")


def test_term_has_years_and_no_days() -> None:
    term = Interval("2025/2030", is_term=True)
    assert term.beginning.predicate == TIME.inXSDgYear
    assert term.beginning.value == Literal("2025", datatype=XSD.gYear)
    assert term.end.slug == "in-2030"


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        (Interval("2021"), Interval("2021/2025")),
        (Interval("2025-03"), Interval("2025")),
        (Interval("2025-04-25"), Interval("2025-04")),
        (Interval("2026/2030"), Interval("2025/2030", True)),
        (Interval("2030"), Interval("2025/2030", True)),
        (Interval("2025/2030", True), Interval("2025/2030")),
    ],
)
def test_shorter_period_lies_within_the_longer_one(inner: Interval, outer: Interval) -> None:
    assert inner.lies_within(outer)
    assert not outer.lies_within(inner)


@pytest.mark.parametrize("iso", ["2025", "2025-04-25", "2025/2030", "2020/2025"])
def test_what_is_before_the_plan_years_is_of_the_term_before(iso: str) -> None:
    assert not Interval(iso).lies_within(Interval("2025/2030", True))


@given(st.lists(INTERVALS, min_size=3, max_size=3))
def test_lying_within_is_transitive_and_one_way(periods: list[Interval]) -> None:
    for one, two in product(periods, repeat=2):
        assert not (one.lies_within(two) and two.lies_within(one))
    one, two, three = periods
    if one.lies_within(two) and two.lies_within(three):
        assert one.lies_within(three)
