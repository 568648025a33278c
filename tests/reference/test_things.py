"""Figures are about the named things that careful readers say they are of, and few others."""

from __future__ import annotations

import csv
from pathlib import Path

HERE = Path(__file__).parent
FIGURES = HERE.parent / "golden" / "figures.csv"
#: Share of the readers' pairs of figure and thing that are published, and of those published
#: that readers have.
RECALL, PRECISION = 0.97, 0.97
Pairs = set[tuple[str, str]]


def pairs(path: Path, base: str = "") -> Pairs:
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (row["start"], thing.strip().removeprefix(base))
            for row in csv.DictReader(file)
            for thing in row["things"].split("|")
            if thing.strip()
        }


def test_what_figures_are_about() -> None:
    told = pairs(HERE / "things.csv")
    published = pairs(FIGURES, "https://w3id.org/lskg/id/")
    assert len(told & published) >= RECALL * len(told), sorted(told - published)
    assert len(told & published) >= PRECISION * len(published), sorted(published - told)
