"""Numbers in words that count."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.extract.figures.number_words import find_worded
from lskg.text.quantities import PrintedQuantity

PIECES = (
    "hai",
    "năm",
    "mười",
    "lăm",
    "gấp",
    "đôi",
    " ",
    "xã",
    "lần",
    "không còn",
    "hộ nghèo",
    "nửa",
    "phần",
)
PROSE = st.lists(st.sampled_from(PIECES) | st.text(max_size=2), max_size=12).map("".join)


def only(text: str) -> PrintedQuantity:
    (found,) = find_worded(text)
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit", "quote"),
    [
        ("có hai huyện về đích", "2", "district", "hai huyện"),
        ("mười lăm xã", "15", "commune", "mười lăm xã"),
        ("Hai mươi xã", "20", "commune", "Hai mươi xã"),
        ("tăng gấp đôi", "2", "times", "đôi"),
        ("gấp rưỡi", "1.5", "times", "rưỡi"),
        ("không còn hộ nghèo", "0", "PERCENT", "không còn hộ nghèo"),
        ("không còn nhà tạm, nhà dột nát", "0", "house", "không còn nhà tạm, nhà dột nát"),
        ("Không còn xã đặc biệt khó khăn", "0", "commune", "Không còn xã"),
    ],
)
def test_number_in_words(text: str, value: str, unit: str, quote: str) -> None:
    found = only(text)
    assert (str(found.low), found.unit) == (value, unit)
    assert text[found.quote.start : found.quote.end] == quote


@pytest.mark.parametrize(
    ("text", "value", "whole", "sign"),
    [
        ("gần một nửa số thôn", "0.5", None, "~"),
        ("quá nửa số thôn", "0.5", None, ">"),
        ("hơn ba phần tư số hộ", "3", "4", ">"),
        ("một phần ba nhu cầu", "1", "3", "="),
        ("ít nhất hai xã", "2", None, ">="),
        ("có bốn hạn chế", "4", None, "="),
        ("ít nhất một trung tâm", "1", None, ">="),
        ("báo cáo một lần", "1", None, "="),
    ],
)
def test_shares_and_bounds_in_words(text: str, value: str, whole: str | None, sign: str) -> None:
    found = only(text)
    assert (str(found.low), str(found.whole or "") or None, found.sign) == (value, whole, sign)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "6 tháng một lần",
        "thêm một số xã",
        "một trong các xã",
        "một xã",
        "tháng năm xã",
        "các hai xã",
        "lớp hai trường",
        "chính quyền hai cấp",
        "thứ hai xã",
        "hai bên",
        "tăng trưởng hai con số",
        "không còn phù hợp",
        "năm 2025",
    ],
)
def test_words_that_count_nothing(text: str) -> None:
    assert list(find_worded(text)) == []


def test_none_left_may_be_nearly_so() -> None:
    assert only("cơ bản không còn hộ nghèo").sign == "~"
    assert only("không còn hộ nghèo").sign == "="


@given(PROSE)
def test_any_text_is_read_and_every_place_lies_in_it(text: str) -> None:
    for found in find_worded(text):
        assert 0 <= found.quote.start < found.quote.end <= len(text)
        assert found.quote.contains(found.digits)
        assert found.low >= 0
        assert found.unit_printed or found.dimension == "part"


@pytest.mark.parametrize(
    ("text", "low", "whole"),
    [("hơn chín phần mười số xã", 9, 10), ("hai phần ba", 2, 3), ("một phần nhỏ", None, None)],
)
def test_share_in_words(text: str, low: int | None, whole: int | None) -> None:
    found = [(each.low, each.whole) for each in find_worded(text)]
    assert found == ([] if low is None else [(Decimal(low), whole)])
