"""Published matches are those that were checked, and as right as they claim to be."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from lskg.project import Project

ROOT = Path(__file__).parents[2]
SAMPLE = Path(__file__).with_name("matches.csv")
LEAST = {"exact": 0.98, "close": 0.9, "broad": 0.9, "related": 0.9}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def key(row: dict[str, str]) -> tuple[str, str, str]:
    return row["subject"], row["grade"], row["object"]


def test_sample_is_of_a_hundred_matches_as_they_are_published() -> None:
    published = {key(row) for row in rows(Project(ROOT).links / "matches.csv")}
    sample = [key(row) for row in rows(SAMPLE)]
    assert len(set(sample)) == 100
    assert [each for each in sample if each not in published] == []


def test_precision_by_grade() -> None:
    sample = rows(SAMPLE)
    checked = Counter(row["grade"] for row in sample)
    right = Counter(row["grade"] for row in sample if row["verdict"] == "right")
    assert set(checked) == set(LEAST)
    assert {
        grade for grade, least in LEAST.items() if right[grade] / checked[grade] < least
    } == set()


def test_counts_told_are_those_published() -> None:
    published = Counter(row["grade"] for row in rows(Project(ROOT).links / "matches.csv"))
    sample = rows(SAMPLE)
    told = SAMPLE.with_suffix(".md").read_text(encoding="utf-8")
    for grade in LEAST:
        checked = [row["verdict"] for row in sample if row["grade"] == grade]
        line = f"| {grade} | {published[grade]} | {len(checked)} | {checked.count('right')} |"
        assert line in told
