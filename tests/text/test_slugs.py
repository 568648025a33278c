"""Slugs are ASCII, folded words compare, and one spelling keeps every offset."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.text.slugs import fold, one_spelling, slug

VIETNAMESE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậýỳỷỹỵúùủũụ AĐƠƯ–-,.0123456789")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đảng bộ tỉnh", "dang-bo-tinh"),
        ("đường ĐT. 239", "duong-dt-239"),
        ("  Ưu tiên – phát triển!  ", "uu-tien-phat-trien"),
        (unicodedata.normalize("NFD", "Thủy lợi"), "thuy-loi"),
        ("126,2m²", "126-2m"),
        ("…", ""),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_slug_is_cut_after_words() -> None:
    assert slug("Một hai ba bốn", words=2) == "mot-hai"
    assert slug("Một", words=5) == "mot"


@pytest.mark.parametrize(
    ("one", "other"),
    [("ĐỘT PHÁ", "đột phá"), ("Chỉ tiêu", "chi tieu"), ("xã", unicodedata.normalize("NFD", "xã"))],
)
def test_folded_words_are_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("hoà bình", "hòa bình"),
        ("HOÀ BÌNH", "HÒA BÌNH"),
        ("khoẻ mạnh", "khỏe mạnh"),
        ("Uỷ ban, huỷ, thuỷ", "Ủy ban, hủy, thủy"),
        ("Ủy ban", "Ủy ban"),
        ("quý, quỳ, quả", "quý, quỳ, quả"),
        ("toàn, khoảng, xuân", "toàn, khoảng, xuân"),
        ("2021 – 2025", "2021 - 2025"),
    ],
)
def test_one_spelling(printed: str, expected: str) -> None:
    assert one_spelling(printed) == expected


@given(st.text())
def test_slug_is_ascii_words_with_hyphens(text: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug(text), re.ASCII)


@given(st.text())
def test_slug_of_a_slug_is_itself(text: str) -> None:
    assert slug(slug(text)) == slug(text)


@given(VIETNAMESE)
def test_no_letter_of_vietnamese_is_lost(text: str) -> None:
    letters = [character for character in text if character.isalnum()]
    assert len(slug(text).replace("-", "")) == len(letters)


@given(st.text() | VIETNAMESE)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(VIETNAMESE)
def test_one_spelling_keeps_every_offset(text: str) -> None:
    once = one_spelling(text)
    assert len(once) == len(text)
    assert one_spelling(once) == once
    assert fold(once) == fold(text.replace("–", "-"))
