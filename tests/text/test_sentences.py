"""Sentences end where a reader of Vietnamese official prose would end them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.text.document import Document, Span
from lskg.text.sentences import continues, first_stop, paragraphs, sentences

PIECES = ("Tăng", " ", ".", "…", "!", "”", ")", "\n", "7,5%", "1.200", "Tp.", "xã", ",", ":", "Đ")
PROSE = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=30).map("".join)


def split(text: str) -> list[str]:
    document = Document(text)
    return [document[span] for span in sentences(document, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kinh tế phát triển. Xã hội ổn định.", ["Kinh tế phát triển.", "Xã hội ổn định."]),
        ("Đạt 6.000.000 lượt. Còn 1,5 triệu.", ["Đạt 6.000.000 lượt.", "Còn 1,5 triệu."]),
        ("Vì sao? Do đâu! Hết.", ["Vì sao?", "Do đâu!", "Hết."]),
        ("Nói: “Dân là gốc.” Kiên trì.", ["Nói: “Dân là gốc.”", "Kiên trì."]),
        ("(Xem phụ lục.) Tiếp.", ["(Xem phụ lục.)", "Tiếp."]),
        ("Gồm xã A, xã B… Nhiều xã khác.", ["Gồm xã A, xã B…", "Nhiều xã khác."]),
        ("Mưa, lũ… đã tác động.", ["Mưa, lũ… đã tác động."]),
        ("Mưa, lũ, hạn hán... đã tác động.", ["Mưa, lũ, hạn hán... đã tác động."]),
        ("Mở đường ĐT. 239 và QL. 4B. Xong.", ["Mở đường ĐT. 239 và QL. 4B.", "Xong."]),
        ("Tp. Hải Sơn mở rộng. Xong.", ["Tp. Hải Sơn mở rộng.", "Xong."]),
        ("Đạt chỉ tiêu./.", ["Đạt chỉ tiêu./."]),
        ("Không có dấu chấm", ["Không có dấu chấm"]),
        ("  Có khoảng trắng .  ", ["Có khoảng trắng ."]),
        ("", []),
        ("… . !", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tăng 7,16%\n. Cơ cấu chuyển dịch.", ["Tăng 7,16%\n.", "Cơ cấu chuyển dịch."]),
        ("Hạ tầng\n, quảng bá.", ["Hạ tầng\n, quảng bá."]),
        ("Doanh nghiệp lớn\n và nhà máy.", ["Doanh nghiệp lớn\n và nhà máy."]),
        ("Ba đơn vị (tự chủ\n). Xong.", ["Ba đơn vị (tự chủ\n).", "Xong."]),
        ("Tiêu đề không chấm\nCâu sau.", ["Tiêu đề không chấm", "Câu sau."]),
        ("Đoạn một\n\nđoạn hai.", ["Đoạn một", "đoạn hai."]),
    ],
    ids=["stop", "comma", "small letter", "bracket", "capital", "blank line"],
)
def test_break_of_a_lost_mark_does_not_end_a_sentence(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_sentences_of_a_part_stay_inside_it() -> None:
    document = Document("Câu một. Câu hai. Câu ba.")
    assert [document[each] for each in sentences(document, Span(4, 14))] == ["một.", "Câu h"]


@pytest.mark.parametrize(
    ("text", "stop"),
    [
        ("Tiêu đề. Thân bài", 8),
        ("Tiêu đề", None),
        ("Số 1.234 hộ", None),
        ("a. b. C", 5),
        ("Hết.", 4),
        ("Đạt. \n", 4),
    ],
)
def test_first_stop(text: str, stop: int | None) -> None:
    assert first_stop(text) == stop


def test_lines_join_across_one_break_only() -> None:
    document = Document("a\nb\n\nc\nĐ")
    assert continues(document, 1, 2)
    assert not continues(document, 3, 5)
    assert not continues(document, 6, 7)
    assert [document[each] for each in paragraphs(document, Span(0, 8))] == ["a\nb", "c", "Đ"]


@given(PROSE)
def test_sentences_are_in_order_and_lose_no_word(text: str) -> None:
    document = Document(text)
    found = list(sentences(document, Span(0, len(text))))
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(document[each] == document[each].strip() != "" for each in found)
    words = "".join(document[each] for each in found)
    kept = [character for character in words if character.isalnum()]
    assert kept == [character for character in text if character.isalnum()]
