"""Numbers in digits and in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.text.numbers import RUN, find_words, format_number, parse_number

ONES = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("01", "1"),
        ("20", "20"),
        ("1.234.567", "1234567"),
        ("55.039,18", "55039.18"),
        ("126.262,2", "126262.2"),
        ("69.434", "69434"),
        ("0,75", "0.75"),
        ("32,9", "32.9"),
        ("5.2", "5.2"),
        ("5.25", "5.25"),
        ("1234567", "1234567"),
    ],
)
def test_printed_number(printed: str, value: str) -> None:
    assert parse_number(printed) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["", "1.2.3", "1,2,3", "1.23.456", "1,5.000", ".5", "5,", "5.", "-5", "một", "1 000", "²"],
)
def test_marks_that_make_no_sense(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("đạt 1.234,5 tỷ, 36/63.", ["1.234,5", "36", "63"]),
        ("Km18-Km80", ["18", "80"]),
        ("năm 2025.", ["2025"]),
        ("m²", []),
        ("", []),
    ],
)
def test_runs_of_digits(text: str, runs: list[str]) -> None:
    assert RUN.findall(text) == runs


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("hai mươi lăm xã", [25]),
        ("hai mươi mốt, ba mươi tư", [21, 34]),
        ("mười", [10]),
        ("Mười hai phường", [12]),
        ("chín mươi", [90]),
        ("năm năm", [5, 5]),
        ("mươi xã", []),
        ("hainăm", []),
        ("", []),
    ],
)
def test_numbers_in_words(text: str, values: list[int]) -> None:
    assert [int(each.value) for each in find_words(text)] == values


@given(st.integers(1, 99))
def test_every_number_in_words_is_read_back(value: int) -> None:
    tens, ones = divmod(value, 10)
    head = {0: "", 1: "mười"}.get(tens, f"{ONES[tens]} mươi")
    words = f"{head} {ONES[ones]}".strip()
    (found,) = find_words(f"có {words} xã")
    assert found.value == value
    assert found.span.end - found.span.start == len(words)


@given(st.decimals(min_value=0, max_value=10**12, places=3))
def test_formatted_number_is_read_back(value: Decimal) -> None:
    assert parse_number(format_number(value)) == value


@given(st.text(alphabet="0123456789.,"))
def test_no_text_is_read_as_less_than_zero(text: str) -> None:
    value = parse_number(text)
    assert value is None or (value >= 0 and value.is_finite())
    assert value is None or RUN.fullmatch(text)
