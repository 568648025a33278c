"""The words around each number of a sentence, and their times."""

from __future__ import annotations

import pytest

from lskg.extract.figures.candidates import find_candidates
from lskg.extract.figures.number_roles import find_claims
from lskg.extract.figures.sentence import Around, Sentence
from lskg.extract.figures.term_of_section import Context
from lskg.text.document import Document
from lskg.text.periods import Period
from lskg.text.quantities import blank

CONTEXT = Context(Period(2020, 2025))


def sentence_of(text: str) -> Sentence:
    masked = blank(text, (claim.span for claim in find_claims(Document(text), ())))
    return Sentence.of(text, find_candidates(masked), CONTEXT)


def walk(text: str) -> tuple[Around, ...]:
    """What stands around each number."""
    return sentence_of(text).numbers


def test_words_before_and_behind() -> None:
    first, second = walk("Thu đạt 12 tỷ đồng, tăng 45% so với năm 2020; chi giảm.")
    assert (first.gap, first.after, first.fresh) == ("Thu đạt ", ", tăng ", True)
    assert (second.gap, second.after, second.fresh) == (", tăng ", " so với năm 2020", False)
    assert second.clause == "Thu đạt 12 tỷ đồng, tăng "


def test_semicolon_begins_a_clause() -> None:
    _, second = walk("Thu đạt 12 tỷ đồng, tăng mạnh; chi 9 tỷ đồng.")
    assert (second.since, second.gap) == (", tăng mạnh; chi ", " chi ")
    assert (second.clause, second.fresh) == (" chi ", True)


def test_hedge_is_not_among_the_words_behind_the_number_before() -> None:
    first, _ = walk("Có 30 xã, hơn 20 huyện")
    assert first.after == ", "


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Năm 2024, thu 5 tỷ đồng, chi 4 tỷ đồng", ["2024", None]),
        ("Thu 5 tỷ đồng năm 2024, chi 4 tỷ đồng năm 2025", ["2024", "2025"]),
        ("Thu 5 tỷ đồng năm 2024, chi 4 tỷ đồng", ["2024", None]),
        ("Thu 5 tỷ đồng, năm 2025 chi 4 tỷ đồng", [None, "2025"]),
        ("Thu 5 tỷ đồng, tăng so với năm 2020", [None]),
    ],
)
def test_time_of_each_number(text: str, periods: list[str | None]) -> None:
    moments = [each.moment for each in walk(text)]
    assert [None if each is None else str(each.period) for each in moments] == periods


@pytest.mark.parametrize(
    ("text", "yearly"),
    [
        ("Hằng năm kết nạp 900 đảng viên", True),
        ("Kết nạp 900 đảng viên/năm", True),
        ("Năm 2024 kết nạp 900 đảng viên", False),
    ],
)
def test_yearly(text: str, yearly: bool) -> None:
    (around,) = walk(text)
    assert around.yearly is yearly


def test_number_that_opens_brackets_has_the_words_before_them() -> None:
    first, second = walk("Thu đạt 12 tỷ đồng, chi thường xuyên (9 tỷ đồng)")
    assert (second.gap, second.since, second.fresh) == (", chi thường xuyên ", "", True)
    assert (first.level, second.level, second.opens, second.previous) == (0, 1, True, 0)


def test_number_before_one_stands_at_its_level() -> None:
    numbers = walk("Có 5 xã (30 thôn (2 tổ), 9 thôn), 4 huyện")
    assert [each.level for each in numbers] == [0, 1, 2, 1, 0]
    assert [each.previous for each in numbers] == [None, 0, 1, 1, 0]
    assert [each.opens for each in numbers] == [False, True, True, False, False]


@pytest.mark.parametrize(
    ("text", "alone"),
    [("Thu tăng (45%)", True), ("Thu tăng (tăng 45%)", False), ("Thu tăng 45%", False)],
)
def test_alone_in_brackets(text: str, alone: bool) -> None:
    assert walk(text)[0].alone is alone


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("Giai đoạn 2026 - 2030, thu 5 tỷ đồng", True),
        ("Từ năm 2020 đến năm 2030, thu 5 tỷ đồng", False),
        ("Thu 5 tỷ đồng", False),
    ],
)
def test_sentence_on_what_comes_after_the_term(text: str, ahead: bool) -> None:
    assert sentence_of(text).looks_ahead is ahead
