"""Noun phrases around a number, and verbs of counting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.extract.figures.candidates import find_candidates
from lskg.extract.figures.noun_phrases import (
    LONGEST,
    counted_phrase,
    deed,
    heading_of,
    is_item,
    is_named,
    lead_phrase,
    tail_words,
)

PIECES = ("tỷ lệ ", "đạt ", "hơn ", "và ", "trong đó ", "số hộ ", "năm 2020 ", ", ", "; ", "xếp ")
WORDS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join)


@pytest.mark.parametrize(
    ("gap", "phrase"),
    [
        ("Năm 2025, tỷ lệ che phủ rừng ước đạt khoảng ", "tỷ lệ che phủ rừng"),
        ("Đến hết năm 2024, toàn tỉnh có ", ""),
        (
            "Phấn đấu đến năm 2030, thu nhập bình quân đầu người đạt ",
            "thu nhập bình quân đầu người",
        ),
        ("Chỉ số PCI lên thứ ", "Chỉ số PCI"),
        ("Tỉnh đã sắp xếp ", "sắp xếp"),
        ("Các năm 2021, 2022 và 2023 sản lượng đạt ", "sản lượng"),
        ("; dư nợ tín dụng ", "dư nợ tín dụng"),
    ],
)
def test_phrase_before_a_number(gap: str, phrase: str) -> None:
    assert lead_phrase(gap) == phrase


@pytest.mark.parametrize("gap", [" và ", ", trong đó có ", ", tăng ", " đạt chuẩn, chiếm "])
def test_nothing_of_its_own_stands_behind_a_connecting_word(gap: str) -> None:
    assert lead_phrase(gap, fresh=False) == ""


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (" đạt chuẩn nông thôn mới, tăng ", "đạt chuẩn nông thôn mới"),
        (" rừng mỗi năm", "rừng"),
        (" rừng bình quân hằng năm", "rừng"),
        (" trở lên xã đạt chuẩn", "xã đạt chuẩn"),
        (" trở lên", ""),
        (" và ", ""),
        (" trường học và ", "trường học"),
        (" nhà và hỗ trợ xây mới ", "nhà"),
        (" nhà và công trình phụ", "nhà và công trình phụ"),
        (" so với năm 2020", ""),
        ("", ""),
    ],
)
def test_words_behind_a_number(after: str, words: str) -> None:
    assert tail_words(after) == words


@pytest.mark.parametrize(
    ("phrase", "named"),
    [
        ("tỷ lệ hộ nghèo", True),
        ("thu ngân sách", True),
        ("số hội viên", True),
        ("chi đầu tư phát triển", True),
        ("thu hút", False),
        ("thu hồi đất", False),
        ("chi bộ", False),
        ("chi trả", False),
        ("nuôi trồng", False),
        ("thuế", False),
        ("", False),
    ],
)
def test_name_of_an_indicator(phrase: str, named: bool) -> None:
    assert is_named(phrase) is named


@pytest.mark.parametrize(
    ("own", "item"),
    [("nuôi trồng", True), ("tỷ lệ hộ nghèo", False), ("Cơ cấu: dịch vụ", False)],
)
def test_item(own: str, item: bool) -> None:
    assert is_item(own) is item


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Cơ cấu kinh tế: nông nghiệp 20%; dịch vụ 50%", "Cơ cấu kinh tế"),
        ("Đến năm 2030: 90% hộ dùng nước sạch", ""),
        ("Nông nghiệp 20%: dịch vụ 50%", ""),
        ("Nông nghiệp 20%", ""),
        ("Không có số: gì cả", ""),
    ],
)
def test_heading_of_a_list(text: str, heading: str) -> None:
    assert heading_of(text, find_candidates(text)) == heading


@pytest.mark.parametrize(
    ("gap", "done"),
    [
        ("đã thành lập mới ", "thành lập mới"),
        ("Kết nạp được ", "kết nạp"),
        ("đã kiểm tra, giám sát ", "kiểm tra, giám sát"),
        ("đã xoá tên ", "xóa tên"),
        ("hiện có ", ""),
        ("", ""),
    ],
)
def test_deed(gap: str, done: str) -> None:
    assert deed(gap) == done


@pytest.mark.parametrize(
    ("unit", "after", "verb", "phrase"),
    [
        ("xã", " đạt chuẩn, tăng", "", "số xã đạt chuẩn"),
        ("đảng viên", "", "kết nạp", "số đảng viên kết nạp"),
        ("", "", "kết nạp", "kết nạp"),
    ],
)
def test_name_of_a_count(unit: str, after: str, verb: str, phrase: str) -> None:
    assert counted_phrase(unit, after, verb) == phrase


@given(WORDS, st.booleans())
def test_phrase_of_any_words_is_short_and_clean(gap: str, fresh: bool) -> None:
    phrase = lead_phrase(gap, fresh)
    assert phrase == phrase.strip(' ,;:.…“”"-/')
    assert is_named(phrase) or len(phrase.split()) <= LONGEST


@given(WORDS, st.integers(0, 10))
def test_tail_is_no_longer_than_asked(after: str, most: int) -> None:
    words = tail_words(after, most)
    assert len(words.split()) <= most
    assert not any(mark in words for mark in ",;.():0123456789")
