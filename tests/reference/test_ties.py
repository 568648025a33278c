"""The audit has the ties that careful readers find, and few that they do not."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import starmap
from pathlib import Path

HERE = Path(__file__).parent
AUDIT = HERE.parent / "golden" / "audit.csv"
#: Share of the ties that are in the audit, and of its checks that a reader has.
RECALL, PRECISION = 0.94, 0.95
#: At least so much of the numbers of a check and of a tie are numbers of both.
ALIKE = 0.5


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ties() -> list[list[int]]:
    """The places of the numbers of each tie that both readers, or one and the text, tell."""
    told = [each for each in rows(HERE / "ties.csv") if each["reconciled"] == "yes"]
    return [numbers(each["starts"]) for each in told if each["guideline"] == "told"]


def numbers(cell: str) -> list[int]:
    return [int(each) for each in cell.split(" | ") if each]


def checks() -> Iterator[list[range]]:
    """The stretches of the figures of each check within the report."""
    for each in rows(AUDIT):
        if each["rule"] != "source":
            places = zip(numbers(each["starts"]), numbers(each["ends"]), strict=True)
            yield list(starmap(range, places))


def is_of(tie: list[int], check: list[range]) -> bool:
    shared = sum(any(number in figure for figure in check) for number in tie)
    whole = len(tie) + len(check) - shared
    return shared > 1 and (shared == len(tie) or shared >= ALIKE * whole)


def test_ties_of_readers_are_checks_of_the_audit() -> None:
    every = list(checks())
    found = [any(is_of(tie, check) for check in every) for tie in ties()]
    assert len(found) == 139
    assert sum(found) >= RECALL * len(found)


def test_checks_of_the_audit_are_ties_of_readers() -> None:
    every, told = list(checks()), ties()
    right = [any(is_of(tie, check) for tie in told) for check in every]
    assert sum(right) >= PRECISION * len(right)
