"""Questions of readers stand on the words of the report, and say why there is no answer."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from lskg.project import Project
from lskg.text.document import Document

FOLDER = Path(__file__).parent / "questions"
#: What has but other words for questions of the others.
WORDED = "worded.csv"
FILES = sorted(path.name for path in FOLDER.glob("*.csv") if path.name != WORDED)
REASONS = {"not-in-report", "other-place", "other-time", "senseless", "no-opinion"}


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def text() -> str:
    return Document.read(Project(Path(__file__).parents[2]).report("lang-son-xviii").text).text


@pytest.mark.parametrize("name", FILES)
def test_quotations_stand_in_the_text(text: str, name: str) -> None:
    for row in rows(name):
        quotes = row["quote"].split(" | ") if row["quote"] else []
        places = zip(row["start"].split(" | "), row["end"].split(" | "), strict=True)
        found = [text[int(start) : int(end)] for start, end in places if start]
        assert found == quotes, (name, row["number"])


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("seen.csv", 150),
        ("second.csv", 150),
        ("unseen.csv", 150),
        ("third.csv", 100),
        ("fourth.csv", 100),
        ("fifth.csv", 50),
        ("sixth.csv", 100),
    ],
)
def test_a_question_has_its_answer_or_the_reason_why_not(name: str, count: int) -> None:
    halves = rows(name)
    assert len(halves) == count
    assert sum(row["answerable"] == "no" for row in halves) == count // 5
    for row in halves:
        if row["answerable"] == "yes":
            filled = {"answer_vi", "answer_en", "quote"}
        else:
            filled = {"reason"}
            assert row["reason"] in REASONS, row["number"]
        told = {"answer_vi", "answer_en", "quote", "reason"}
        assert {name for name in told if row[name]} == filled, row["number"]
