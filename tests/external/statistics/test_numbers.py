from __future__ import annotations

from decimal import Decimal

import pytest

from lskg.external.statistics.numbers import decimal_mark, is_number, parse


@pytest.mark.parametrize(
    ("values", "mark"),
    [
        (["15.5", "7"], "."),
        (["15,5", ".."], ","),
        (["1,234.5"], "."),
        (["12.345", "7"], None),
        (["15.5", "15,5"], None),
        (["1.234.567,891"], ","),
    ],
)
def test_decimal_mark_is_what_the_values_show(values: list[str], mark: str | None) -> None:
    assert decimal_mark(values) == mark


def test_numbers_are_exact_and_groups_are_dropped() -> None:
    assert parse("1.234,50", ",") == Decimal("1234.50")
    assert parse("-1 234.5", ".") == Decimal("-1234.5")


@pytest.mark.parametrize("text", ["..", "", "x", "12a", "a12"])
def test_words_are_no_numbers(text: str) -> None:
    assert not is_number(text)
