"""Pairs are counted once each, sums are of counts, and shares of nothing are told apart."""

from __future__ import annotations

import pytest

from lskg.scoring.score import Measure, Score


def equal(marked: str, found: str) -> bool:
    return marked == found


def alike(marked: str, found: str) -> bool:
    return marked.lower() == found.lower()


def test_hits_misses_and_false_finds_are_counted() -> None:
    score = Measure(same=(equal,)).score(["a", "b", "c"], ["a", "x"])
    assert score == Score(expected=3, found=2, matched=1)
    assert score.recall == pytest.approx(1 / 3)
    assert score.precision == 0.5


def test_what_is_found_twice_is_one_hit_and_one_false_find() -> None:
    assert Measure(same=(equal,)).score(["a"], ["a", "a"]) == Score(1, 2, 1)


def test_what_is_marked_twice_is_one_hit_and_one_miss() -> None:
    assert Measure(same=(equal,)).score(["a", "a"], ["a"]) == Score(2, 1, 1)


def test_a_better_pair_goes_before_a_loose_one() -> None:
    marked, found = ["a", "A"], ["A"]
    same_case = {"case": equal}
    assert Measure(same=(equal, alike), fields=same_case).score(marked, found).agreed == {"case": 1}
    assert Measure(same=(alike,), fields=same_case).score(marked, found).agreed == {"case": 0}


def test_fields_are_compared_of_pairs_alone() -> None:
    measure = Measure(same=(alike,), fields={"case": equal})
    score = measure.score(["a", "b", "c"], ["a", "B", "x"])
    assert score.agreed == {"case": 1}
    assert score.agreement("case") == 0.5


def test_what_claims_less_counts_only_where_it_is_marked() -> None:
    measure = Measure(same=(equal,), beside=str.isdigit)
    assert measure.score(["a", "1"], ["a", "1", "2", "x"]) == Score(2, 3, 2)


def test_a_sum_is_of_counts_not_of_shares() -> None:
    one, other = Score(1, 1, 1, {"unit": 1}), Score(9, 4, 2, {"unit": 0, "period": 2})
    both = one + other
    assert both == Score(10, 5, 3, {"unit": 1, "period": 2})
    assert both.recall == pytest.approx(0.3)


def test_a_share_of_nothing_is_none() -> None:
    assert Score(found=1).recall is None
    assert Score(expected=1).precision is None
    assert Score(1, 1, 0).agreement("unit") is None
    assert Score(1, 1, 0).recall == 0
