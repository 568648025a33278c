"""The words around each number of a sentence, and their times."""

from __future__ import annotations

import pytest

from lskg.extract.figures.candidates import find_candidates
from lskg.extract.figures.number_roles import find_claims
from lskg.extract.figures.readings import Reading, State
from lskg.extract.figures.sentence import Around, Sentence
from lskg.extract.figures.term_of_section import Context
from lskg.text.document import Document
from lskg.text.periods import Period
from lskg.text.quantities import blank

CONTEXT = Context(Period(2020, 2025))


def sentence_of(text: str) -> Sentence:
    masked = blank(text, (claim.span for claim in find_claims(Document(text), ())))
    return Sentence(text, find_candidates(masked), CONTEXT)


def walk(text: str) -> list[Around]:
    """What stands around each number, as the sentence goes along without brackets."""
    sentence, state = sentence_of(text), State()
    found = []
    for index, quantity in enumerate(sentence.quantities):
        found.append(sentence.around(index, state, []))
        state.previous, state.end = index, quantity.span.end
    return found


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
    sentence = sentence_of("Thu đạt 12 tỷ đồng, chi thường xuyên (9 tỷ đồng)")
    first = Reading(sentence.quantities[0], "amount")
    state = State(previous=0, end=sentence.levels[1].span.start, opened=True)
    around = sentence.around(1, state, [first])
    assert (around.gap, around.since, around.fresh) == (", chi thường xuyên ", "", True)


@pytest.mark.parametrize(
    ("text", "alone"),
    [("Thu tăng (45%)", True), ("Thu tăng (tăng 45%)", False), ("Thu tăng 45%", False)],
)
def test_alone_in_brackets(text: str, alone: bool) -> None:
    assert sentence_of(text).is_alone(0) is alone


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
