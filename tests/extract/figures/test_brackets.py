"""Round brackets, and what lies at one level of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.extract.figures.sentence import find_levels, level_at, without_inner
from lskg.text.document import Span

BRACKETED = st.text(alphabet="ab (());")


def test_levels_in_the_order_in_which_they_open() -> None:
    text = "1.000 hộ (trong đó 200 hộ (20%)), 30 xã (3 xã mới)"
    levels = find_levels(text)
    assert [text[level.span.start : level.span.end] for level in levels] == [
        text,
        "trong đó 200 hộ (20%)",
        "20%",
        "3 xã mới",
    ]
    assert [level.parent for level in levels] == [None, 0, 1, 0]


@pytest.mark.parametrize("text", ["", "30 xã", "a) 30 xã", "(30 xã"])
def test_bracket_without_its_partner_is_none(text: str) -> None:
    (sentence,) = find_levels(text)
    assert sentence.span == Span(0, len(text))


@pytest.mark.parametrize(("offset", "level"), [(0, 0), (2, 0), (3, 1), (5, 1), (6, 2), (10, 0)])
def test_innermost_level_of_an_offset(offset: int, level: int) -> None:
    assert level_at(find_levels("a (b (c)) d"), offset) == level


def test_text_of_one_level() -> None:
    text = "a (b (c)) d"
    levels = find_levels(text)
    kept = [without_inner(text, levels, at) for at in range(3)]
    assert kept == ["a         d", "   b       ", "      c    "]


@given(BRACKETED)
def test_levels_nest(text: str) -> None:
    levels = find_levels(text)
    assert levels[0].span == Span(0, len(text))
    for one, other in pairwise(levels[1:]):
        assert one.span.start < other.span.start
        assert one.span.end < other.span.start or one.span.contains(other.span)
    for level in levels[1:]:
        assert level.parent is not None
        assert levels[level.parent].span.contains(level.span)


@given(BRACKETED)
def test_every_character_is_at_one_level_at_most(text: str) -> None:
    levels = find_levels(text)
    kept = [without_inner(text, levels, at) for at in range(len(levels))]
    for offset, printed in enumerate(text):
        seen = [each[offset] for each in kept if each[offset] != " "]
        assert seen in ([], [printed])
    assert {len(each) for each in kept} == {len(text)}
