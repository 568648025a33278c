"""Files in the making, and the texts that they are made of."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.intake.made import Pdf, Word


@pytest.fixture
def word() -> Word:
    return Word()


@pytest.fixture
def pdf() -> Pdf:
    made = Pdf()
    made.add_page()
    return made


@pytest.fixture(scope="session")
def seen() -> dict[str, str]:
    """The made-up reports of the corpus that may be looked at, by their names."""
    corpus = Path(__file__).parents[1] / "reference" / "corpus" / "seen"
    return {
        path.parent.name: path.read_text(encoding="utf-8")
        for path in sorted(corpus.glob("*/*.txt"))
    }
