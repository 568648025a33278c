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
    "seen": {"vi": (108, 2, 29, 1), "plain": (105, 3, 29, 1), "en": (100, 4, 30, 0)},
    "second": {"vi": (100, 2, 30, 0), "plain": (96, 3, 30, 0), "en": (100, 6, 30, 0)},
    "third": {"vi": (75, 1, 20, 0), "plain": (73, 2, 19, 1), "en": (72, 4, 20, 0)},
    "fourth": {"vi": (76, 4, 19, 1), "plain": (72, 4, 20, 0), "en": (72, 4, 20, 0)},
    "fifth": {"vi": (39, 1, 10, 0), "plain": (37, 2, 10, 0), "en": (37, 0, 10, 0)},
    "sixth": {"vi": (65, 5, 20, 0), "plain": (63, 5, 20, 0), "en": (65, 5, 20, 0)},
}
SIZES = {"seen": 120, "second": 120, "third": 80, "fourth": 80, "fifth": 40, "sixth": 80}


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
