"""The audit has the ties that careful readers find, and few that they do not."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from lskg.text.document import Span

HERE = Path(__file__).parent
AUDIT = HERE.parent / "golden" / "audit.csv"
#: Share of the ties that are in the audit, and of its checks that a reader has.
RECALL, PRECISION = 0.97, 0.97
#: The rules that may tell a tie of a kind, beside the one of its name.
RULES = {
    "count": {"sum"},
    "growth": {"share"},
    "order": {"repeat"},
    "part": {"sum"},
    "repeat": {"whole"},
    "share": {"growth"},
    "sum": {"part"},
}

Places = tuple[str, list[Span]]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ties() -> list[Places]:
    """The kind and the numbers of each tie that both readers, or one and the text, tell."""
    told = [each for each in rows(HERE / "ties.csv") if each["reconciled"] == "yes"]
    return [(each["kind"], list(quoted(each))) for each in told]


def quoted(row: dict[str, str]) -> Iterator[Span]:
    for start, quote in zip(row["starts"].split(" | "), row["quotes"].split(" | "), strict=True):
        yield Span(int(start), int(start) + len(quote))


def checks() -> list[Places]:
    """The rule and the figures or names of each check within the report."""
    return [
        (each["rule"], [Span(*place) for place in zip(*map(numbers, ends(each)), strict=True)])
        for each in rows(AUDIT)
        if each["rule"] != "source"
    ]


def ends(row: dict[str, str]) -> tuple[str, str]:
    return row["starts"], row["ends"]


def numbers(cell: str) -> list[int]:
    return [int(each) for each in cell.split(" | ")]


def tells(check: Places, tie: Places) -> bool:
    """Whether a check has the stated number of a tie and another one of it."""
    (rule, figures), (kind, (stated, *others)) = check, tie
    if rule != kind and rule not in RULES.get(kind, ()):
        return False
    first = {at for at, figure in enumerate(figures) if overlap(figure, stated)}
    rest = {at for at, figure in enumerate(figures) for other in others if overlap(figure, other)}
    return bool(first) and bool(rest) and len(first | rest) > 1


def is_of(check: Places, tie: Places) -> bool:
    """Whether any two places of a check are places of a tie, which tells them all alike."""
    (rule, figures), (kind, numbers) = check, tie
    alike = rule == kind or rule in RULES.get(kind, ())
    return alike and sum(any(overlap(a, b) for b in numbers) for a in figures) > 1


def overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def test_ties_of_readers_are_checks_of_the_audit() -> None:
    every, told = checks(), ties()
    missed = [tie for tie in told if not any(tells(check, tie) for check in every)]
    assert len(told) == 164
    assert len(missed) <= (1 - RECALL) * len(told), missed


def test_checks_of_the_audit_are_ties_of_readers() -> None:
    every, told = checks(), ties()
    unread = [check for check in every if not any(is_of(check, tie) for tie in told)]
    assert len(unread) <= (1 - PRECISION) * len(every), unread
