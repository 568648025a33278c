"""Questions of readers are answered as often as they were, and wrongly no more often."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reference.answer_scores import FOLDER, Scorer, read, scores

pytestmark = pytest.mark.reference
#: Of 120 questions that the report answers: right at least, wrong at most; of 30 others: refused.
REACHED = {"vi": (106, 1, 30), "plain": (102, 1, 30), "en": (99, 2, 30)}


@pytest.fixture(scope="module")
def scorer(project_release: Path) -> Scorer:
    return Scorer(project_release)


def test_seen_questions(scorer: Scorer) -> None:
    for treatment, answered, others in scores(scorer, read(FOLDER / "seen.csv")):
        right, wrong, refused = REACHED[treatment]
        assert answered.total() == 120, treatment
        assert answered["right"] >= right, (treatment, answered)
        assert answered["wrong"] <= wrong, (treatment, answered)
        assert others["refused"] >= refused, (treatment, others)
