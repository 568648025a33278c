"""Questions of readers are answered as often as they were, and wrongly no more often."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reference.answer_scores import FOLDER, Scorer, read, scores

pytestmark = pytest.mark.reference
#: What is wanted of questions to which nothing was fitted: right at least, of those that the
#: report answers; wrong at most, of all; refused with the reason at least, of the others.
#: Whether it is reached only new questions tell (decision 74).
WANTED = (0.80, 0.03, 0.95)
#: What is reached. Of the questions that the report answers: right at least, wrong at most; of
#: the others: refused with the reason at least, answered at most.
REACHED = {
    "seen": {"vi": (111, 1, 30, 0), "plain": (110, 1, 30, 0), "en": (106, 2, 30, 0)},
    "second": {"vi": (104, 1, 30, 0), "plain": (102, 1, 30, 0), "en": (103, 2, 30, 0)},
    "unseen": {"vi": (114, 0, 30, 0), "plain": (109, 0, 30, 0), "en": (108, 3, 30, 0)},
    "third": {"vi": (77, 0, 20, 0), "plain": (75, 1, 19, 1), "en": (76, 1, 20, 0)},
    "fourth": {"vi": (78, 2, 20, 0), "plain": (74, 2, 20, 0), "en": (73, 5, 19, 0)},
    "fifth": {"vi": (39, 1, 10, 0), "plain": (38, 2, 10, 0), "en": (38, 0, 10, 0)},
    "sixth": {"vi": (68, 3, 20, 0), "plain": (65, 3, 20, 0), "en": (69, 2, 20, 0)},
    "seventh": {"vi": (71, 0, 20, 0), "plain": (68, 0, 20, 0), "en": (73, 3, 20, 0)},
    "eighth": {"vi": (117, 1, 30, 0), "plain": (116, 1, 30, 0), "en": (115, 0, 30, 0)},
    "vain": {"vi": (46, 1, 99, 1), "plain": (45, 1, 99, 1), "en": (44, 2, 100, 0)},
    "practised": {"vi": (77, 2, 117, 2), "plain": (77, 1, 111, 5), "en": (80, 0, 117, 0)},
    "ninth": {"vi": (108, 2, 27, 1), "plain": (105, 2, 27, 2), "en": (102, 2, 27, 2)},
    "tenth": {"vi": (104, 4, 55, 1), "plain": (103, 3, 55, 2), "en": (100, 3, 56, 0)},
    "eleventh": {"vi": (106, 3, 57, 1), "plain": (105, 1, 58, 1), "en": (107, 2, 55, 1)},
    "twelfth": {"vi": (108, 2, 53, 3), "plain": (110, 2, 51, 5), "en": (85, 5, 54, 3)},
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
