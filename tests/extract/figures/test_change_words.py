"""Changes, multiples, ranks and baselines in the words before a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.extract.figures.change_words import (
    Change,
    find_baseline,
    is_beside,
    is_listed,
    is_multiple,
    is_ranked,
    read_change,
)

UP, DOWN = Change("increase"), Change("decrease")
PIECES = ("tăng ", "giảm ", "từ ", "còn ", "lên ", "so với ", "năm trước", "5 ", "năm 2020", ", ")
WORDS = st.lists(st.sampled_from(PIECES) | st.text(max_size=2), max_size=10).map("".join)


@pytest.mark.parametrize(
    ("gap", "change"),
    [
        ("tổng thu ngân sách tăng ", UP),
        ("tăng thêm khoảng ", UP),
        ("giảm bình quân hằng năm ", DOWN),
        ("cao hơn ", UP),
        ("thấp hơn ", DOWN),
        ("cao hơn mức bình quân chung của cả nước ", UP),
        ("thấp hơn bình quân vùng ", DOWN),
        ("rút ngắn ", DOWN),
        ("tăng thu ngân sách ", UP),
        ("phấn đấu giảm tỷ lệ hộ nghèo ", DOWN),
        ("tốc độ tăng trưởng đạt ", Change("increase", growth=True)),
        ("tốc độ tăng bình quân đạt ", Change("increase", growth=True, average=True)),
        ("lạm phát ở mức ", Change("increase", growth=True)),
    ],
)
def test_change(gap: str, change: Change) -> None:
    assert read_change(gap, "", percent=True) == change


@pytest.mark.parametrize(
    "gap",
    [
        "tỷ lệ che phủ rừng đạt ",
        "tăng lên ",
        "giảm còn ",
        "giảm xuống còn ",
        "giảm tỷ lệ hộ nghèo xuống còn ",
        "cao hơn bình quân cả nước là ",
        "",
    ],
)
def test_level_is_no_change(gap: str) -> None:
    assert read_change(gap, "", percent=True) is None


def test_from_one_level_to_another_is_no_change() -> None:
    assert read_change("giảm từ ", " còn ", percent=True) is None
    assert read_change("tăng từ ", "", percent=True) == UP


@pytest.mark.parametrize("gap", ["tốc độ tăng trưởng đạt ", "tăng thu ngân sách "])
def test_growth_is_in_percent(gap: str) -> None:
    assert read_change(gap, "", percent=False) is None


@pytest.mark.parametrize(
    ("gap", "beside"),
    [
        ("cao hơn mức bình quân chung ", True),
        ("thấp hơn trung bình cả nước ", True),
        ("cao hơn bình quân cả nước là ", False),
        ("cao hơn năm trước ", False),
    ],
)
def test_distance_from_an_average(gap: str, beside: bool) -> None:
    assert is_beside(gap) is beside


@pytest.mark.parametrize(
    ("gap", "multiple"), [("gấp ", True), ("tăng gấp hơn ", True), ("tăng ", False), ("", False)]
)
def test_multiple(gap: str, multiple: bool) -> None:
    assert is_multiple(gap) is multiple


@pytest.mark.parametrize(
    ("gap", "ranked"),
    [
        ("chỉ số PCI xếp thứ ", True),
        ("đứng thứ ", True),
        ("lên thứ ", True),
        ("xếp hạng ", True),
        ("thuộc nhóm ", True),
        ("đạt ", False),
        ("số thứ tự là ", False),
        ("", False),
    ],
)
def test_rank(gap: str, ranked: bool) -> None:
    assert is_ranked(gap) is ranked


@pytest.mark.parametrize(
    ("gap", "listed"),
    [
        (", ", True),
        (" và ", True),
        (" trường học, khoảng ", True),
        (" trường học ", False),
        (", đạt ", False),
        (" so với năm 2020, ", False),
    ],
)
def test_list_goes_on(gap: str, listed: bool) -> None:
    assert is_listed(gap) is listed


@pytest.mark.parametrize(
    ("words", "baseline"),
    [
        (" so với năm 2020", "2020"),
        (" so với giai đoạn 2016 - 2020", "2016/2020"),
        (" so với đầu nhiệm kỳ", "start of term"),
        (" so với nhiệm kỳ trước", "previous term"),
        (" so với nhiệm kỳ XVII", "previous term"),
        (" so với năm trước", "previous year"),
        (" so với cùng kỳ năm trước", "previous year"),
        (" so với giai đoạn trước", "previous period"),
        (" so với 5 năm trước", "previous period"),
        (" so với 05 năm trước", "previous period"),
        (" so với 5 năm trước đó", "previous period"),
        (" so với giai đoạn 5 năm trước", "previous period"),
        (" so với 3 năm trước", None),
        (" so với 15 năm trước", None),
        (" so với bình quân cả nước", None),
        (" vào năm 2020", None),
        ("", None),
    ],
)
def test_baseline(words: str, baseline: str | None) -> None:
    assert find_baseline(words) == baseline


def test_first_comparison_that_names_a_time() -> None:
    assert find_baseline("so với cả nước, so với năm 2021, so với năm 2020") == "2021"


@given(WORDS, WORDS, st.booleans())
def test_any_words_are_read(gap: str, after: str, percent: bool) -> None:
    change = read_change(gap, after, percent)
    assert change is None or change.direction in {"increase", "decrease"}
    assert change is None or percent or not change.growth


@given(WORDS)
def test_nothing_is_compared_without_so(words: str) -> None:
    assert find_baseline(words.replace("so", "")) is None
