"""Questions of readers are answered as often as they were, and wrongly no more often."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.reference.answer_scores import FOLDER, Scorer, read, scores, worded

pytestmark = pytest.mark.reference
#: What is wanted of questions to which nothing was fitted: right at least, of those that the
#: report answers; wrong at most, of all; refused with the reason at least, of the others.
#: Whether it is reached only new questions tell (decision 74).
WANTED = (0.80, 0.03, 0.95)
#: What is reached. Of the questions that the report answers: right at least, wrong at most; of
#: the others: refused with the reason at least, answered at most.
REACHED = {
    "seen": {"vi": (111, 1, 30, 0), "plain": (111, 1, 30, 0), "en": (106, 2, 30, 0)},
    "second": {"vi": (104, 1, 30, 0), "plain": (102, 1, 30, 0), "en": (104, 2, 30, 0)},
    "unseen": {"vi": (115, 0, 30, 0), "plain": (110, 0, 30, 0), "en": (108, 3, 30, 0)},
    "third": {"vi": (77, 0, 20, 0), "plain": (75, 1, 19, 1), "en": (77, 1, 20, 0)},
    "fourth": {"vi": (78, 2, 20, 0), "plain": (74, 2, 20, 0), "en": (74, 4, 18, 1)},
    "fifth": {"vi": (39, 1, 10, 0), "plain": (38, 2, 10, 0), "en": (38, 0, 10, 0)},
    "sixth": {"vi": (68, 3, 20, 0), "plain": (65, 3, 20, 0), "en": (70, 2, 20, 0)},
    "seventh": {"vi": (72, 0, 20, 0), "plain": (69, 0, 19, 0), "en": (75, 3, 20, 0)},
    "eighth": {"vi": (117, 1, 30, 0), "plain": (116, 1, 30, 0), "en": (115, 0, 30, 0)},
    "vain": {"vi": (47, 1, 99, 1), "plain": (46, 1, 99, 1), "en": (46, 1, 100, 0)},
    "practised": {"vi": (79, 0, 117, 2), "plain": (78, 0, 113, 4), "en": (79, 1, 117, 0)},
    "ninth": {"vi": (110, 2, 28, 0), "plain": (108, 2, 28, 1), "en": (104, 2, 29, 1)},
    "tenth": {"vi": (104, 4, 55, 1), "plain": (103, 3, 54, 2), "en": (101, 3, 56, 0)},
    "eleventh": {"vi": (107, 2, 57, 1), "plain": (105, 1, 58, 1), "en": (111, 1, 54, 1)},
    "twelfth": {"vi": (110, 1, 57, 1), "plain": (111, 1, 54, 4), "en": (93, 4, 57, 2)},
    "thirteenth": {"vi": (95, 0, 55, 3), "plain": (93, 0, 54, 4), "en": (90, 2, 54, 4)},
    "fourteenth": {"vi": (98, 4, 46, 2), "plain": (97, 3, 43, 5), "en": (90, 4, 48, 2)},
}
SIZES = {
    "seen": 120,
    "second": 120,
    "unseen": 120,
    "third": 80,
    "fourth": 80,
    "fifth": 40,
    "sixth": 80,
    "seventh": 80,
    "eighth": 120,
    "vain": 50,
    "practised": 80,
    "ninth": 120,
    "tenth": 120,
    "eleventh": 120,
    "twelfth": 120,
    "thirteenth": 120,
    "fourteenth": 120,
}


@pytest.fixture(scope="module")
def scorer(project_release: Path) -> Scorer:
    return Scorer(project_release)


@pytest.mark.parametrize("name", REACHED)
def test_questions(scorer: Scorer, name: str) -> None:
    for treatment, answered, others in scores(scorer, read(FOLDER / f"{name}.csv")):
        right, wrong, refused, answered_in_vain = REACHED[name][treatment]
        assert answered.total() == SIZES[name], treatment
        assert answered["right"] >= right, (treatment, answered)
        assert answered["wrong"] <= wrong, (treatment, answered)
        assert others["refused"] >= refused, (treatment, others)
        assert others["wrong"] <= answered_in_vain, (treatment, others)


#: Of the questions in other English words: right at least, wrong at most.
WORDED = (220, 9)


def test_questions_in_other_english_words(scorer: Scorer) -> None:
    answered = Counter(scorer.verdict(row, "en") for row in worded())
    assert answered.total() == 260
    right, wrong = WORDED
    assert answered["right"] >= right, answered
    assert answered["wrong"] <= wrong, answered
