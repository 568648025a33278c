"""Questions of readers are answered as often as they were, and wrongly no more often."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reference.answer_scores import FOLDER, Scorer, read, scores

pytestmark = pytest.mark.reference
#: Of 120 questions that the report answers: right at least, wrong at most; of 30 others:
#: refused with the reason at least, answered at most.
REACHED = {
    "seen": {"vi": (106, 2, 30, 0), "plain": (105, 2, 30, 0), "en": (101, 2, 29, 1)},
    "second": {"vi": (88, 10, 20, 7), "plain": (85, 11, 19, 7), "en": (84, 4, 23, 5)},
}


@pytest.fixture(scope="module")
def scorer(project_release: Path) -> Scorer:
    return Scorer(project_release)


@pytest.mark.parametrize("name", REACHED)
def test_questions(scorer: Scorer, name: str) -> None:
    for treatment, answered, others in scores(scorer, read(FOLDER / f"{name}.csv")):
        right, wrong, refused, answered_in_vain = REACHED[name][treatment]
        assert answered.total() == 120, treatment
        assert answered["right"] >= right, (treatment, answered)
        assert answered["wrong"] <= wrong, (treatment, answered)
        assert others["refused"] >= refused, (treatment, others)
        assert others["wrong"] <= answered_in_vain, (treatment, others)
