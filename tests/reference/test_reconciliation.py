"""How right the reconciliation of names is, by the scorecard in `reconciliation/`."""

from __future__ import annotations

import csv
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

from lskg.engine.graph_connection import GraphConnection
from lskg.engine.store import InProcess, Store
from lskg.text.name_forms import spelling
from lskg.web.reconcile.matching import Candidates, certain
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.release import Site

FOLDER = Path(__file__).with_name("reconciliation")
UNITS = Path(__file__).parents[2] / "data" / "links" / "units.csv"
HALVES = ("seen", "unseen")
TREATMENTS = 8
RIGHT = 0.98
FALSE = 0.005


@dataclass(frozen=True)
class Outcome:
    """What became of a name: whether a thing that it means came first, and whether it matched."""

    treatment: str
    query: str
    is_true: bool
    is_right: bool
    is_match: bool


@pytest.fixture(scope="module")
def candidates(project_store: Store, project_release: Path) -> Candidates:
    site = Site.open(project_release)
    return Candidates(GraphIndex(GraphConnection(InProcess(project_store)), site))


@pytest.fixture(scope="module")
def outcomes(candidates: Candidates) -> dict[str, list[Outcome]]:
    return {
        half: [outcome(candidates, row) for row in rows(FOLDER / f"{half}.csv")] for half in HALVES
    }


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def outcome(candidates: Candidates, row: dict[str, str]) -> Outcome:
    found = candidates.find(row["query"], frozenset(), 20)
    expected = row["expected"].split()
    is_right = bool(found) and found[0].candidate.id in expected
    return Outcome(row["treatment"], row["query"], bool(expected), is_right, certain(found))


def test_there_are_600_true_names_in_eight_treatments_and_300_that_are_none() -> None:
    every = [row for half in HALVES for row in rows(FOLDER / f"{half}.csv")]
    true = Counter(row["treatment"] for row in every if row["expected"])
    assert len(true) == TREATMENTS
    assert set(true.values()) == {75}
    assert sum(not row["expected"] for row in every) == 300


@pytest.mark.parametrize("half", HALVES)
def test_the_first_is_right(outcomes: dict[str, list[Outcome]], half: str) -> None:
    true = [each for each in outcomes[half] if each.is_true]
    wrong = [f"{each.treatment}: {each.query}" for each in true if not each.is_right]
    assert len(wrong) <= (1 - RIGHT) * len(true), wrong


@pytest.mark.parametrize("half", HALVES)
def test_hardly_any_match_is_wrong(outcomes: dict[str, list[Outcome]], half: str) -> None:
    every = outcomes[half]
    wrong = [each.query for each in every if each.is_match and not each.is_right]
    assert len(wrong) <= FALSE * len(every), wrong


def test_every_name_of_every_unit_finds_a_unit_of_that_name_first(candidates: Candidates) -> None:
    """With its diacritics and without."""
    bearers: dict[str, list[str]] = defaultdict(list)
    names: set[str] = set()
    for row in rows(UNITS):
        printed = {row["name_vi"], row["name_en"], row["short_name"]} - {""}
        for name in printed | {*map(unmarked, printed)}:
            names.add(name)
            bearers[spelling(name)].append(f"administrative-unit/{row['slug']}")
    assert len(names) == 1571
    every = [
        outcome(
            candidates,
            {"treatment": "unit", "query": name, "expected": " ".join(bearers[spelling(name)])},
        )
        for name in sorted(names)
    ]
    assert [each.query for each in every if not each.is_right] == []


def unmarked(name: str) -> str:
    """A name as somebody types it who leaves all diacritics out."""
    letters = unicodedata.normalize("NFD", name.translate(str.maketrans("đĐ", "dD")))
    return "".join(each for each in letters if not unicodedata.combining(each))
