"""How much the digits of a figure leave open."""

from __future__ import annotations

from fractions import Fraction

import pytest

from lskg.audit.amounts import Amount, amount_of
from lskg.extract.figures.read import read_figures
from lskg.extract.structure.read import read_structure
from lskg.text.document import Document


def first(text: str) -> Amount:
    document = Document(text)
    return amount_of(read_figures(read_structure(document, loose=True))[0][0], document)


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("Toàn tỉnh có 201 sản phẩm OCOP.", "0"),
        ("Toàn tỉnh có 5.000 sản phẩm OCOP.", "0"),
        ("Diện tích đạt 1.275,1 ha.", "0.1"),
        ("Diện tích đạt 1.275 ha.", "1"),
        ("Diện tích đạt 45.000 ha.", "1000"),
        ("Tổng thu đạt 34.178,9 tỷ đồng.", "100000000"),
        ("Tổng thu đạt 81.883 tỷ đồng.", "1000000000"),
        ("Tỷ lệ hộ nghèo còn 0,30%.", "0.01"),
        ("Tỷ lệ hộ nghèo còn 3%.", "1"),
        ("Có 106/175 xã đạt chuẩn.", "0"),
    ],
)
def test_step_is_the_place_of_the_last_digit_that_tells(text: str, step: str) -> None:
    assert first(text).step == Fraction(step)


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("Diện tích đạt khoảng 1.275 ha.", True),
        ("Diện tích đạt trên 1.275 ha.", True),
        ("Diện tích đạt gần 1.275 ha.", True),
        ("Diện tích đạt hơn 1.275 ha.", True),
        ("Diện tích đạt 1.275 ha.", False),
    ],
)
def test_words_make_a_figure_less_than_exact(text: str, hedged: bool) -> None:
    assert first(text).hedged is hedged


def test_denominator_can_be_asked_for() -> None:
    document = Document("Có 106/175 xã đạt chuẩn.")
    figure = read_figures(read_structure(document, loose=True))[0][0]
    assert amount_of(figure, document, whole=True).low == 175
    assert amount_of(figure, document).low == 106


def test_rounded_and_cut_digits_leave_different_intervals() -> None:
    amount = first("Tỷ lệ đạt 98,2% kế hoạch.")
    assert (amount.rounded.low, amount.rounded.high) == (Fraction("98.15"), Fraction("98.25"))
    assert (amount.rounded_or_cut.high, amount.rounded_or_cut.open_high) == (Fraction("98.3"), True)
