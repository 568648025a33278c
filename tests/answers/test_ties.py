"""Which syllables are one word, in a text and as they are typed."""

from __future__ import annotations

import pytest

from lskg.answers.question import understand
from lskg.answers.ties import ties_of
from lskg.answers.words import spelling

TEXT = "Đơn tố cáo, đơn tố cáo và báo cáo. Giá cao, tổ đội. Việc tố cáo: đơn tố cáo, đơn khiếu nại."


def test_syllables_that_stand_together_are_tied() -> None:
    ties = ties_of(TEXT)
    assert ties.marked(spelling("tố"), spelling("cáo")) == 1.0
    assert ties.marked(spelling("cáo"), spelling("tố")) == 0.0
    assert ties.folded("to", "cao") < 1.0, "folded, the same letters are of other words too"


def test_what_stands_together_once_is_not_tied() -> None:
    ties = ties_of(TEXT)
    assert ties.marked(spelling("khiếu"), spelling("nại")) == 0.0
    assert ties.folded("", "cao") == 0.0


@pytest.mark.parametrize(("typed", "said"), [("đơn tố cáo", "to cao"), ("giá cao", "cao")])
def test_a_word_of_two_syllables_is_one_where_it_is_typed_so(typed: str, said: str) -> None:
    ties = ties_of(TEXT)
    question = understand(typed, "vi", (), ties.folded, ties.marked)
    assert said in {word.said for word in question.telling}


@pytest.mark.parametrize(
    ("typed", "is_asking"),
    [
        ("đồng bào nào được hỗ trợ", True),
        ("đầu tư công", False),
        ("which inland ports are prepared", True),
        ("tea area", False),
        ("co bao nhieu xa", True),
    ],
)
def test_words_that_ask(typed: str, is_asking: bool) -> None:
    assert understand(typed).is_asking == is_asking
