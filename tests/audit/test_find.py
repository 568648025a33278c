"""The audit finds the checks that a reader finds, and errors only where there are errors."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.audit.generated import Case, cases

from lskg.audit.checks import Check, gravest_first
from lskg.audit.find import audit_report, find_checks
from lskg.extract.figures.read import read_figures
from lskg.extract.read_report import extract
from lskg.extract.structure.read import read_structure
from lskg.project import Project
from lskg.text.document import Document

ROOT = Path(__file__).parents[2]
RECALL = 0.9
FOUND = 0.95


@pytest.fixture(scope="module")
def document() -> Document:
    return Document.read(Project(ROOT).report().text)


@pytest.fixture(scope="module")
def checks() -> tuple[Check, ...]:
    project = Project(ROOT)
    return audit_report(project, project.report())[1]


@pytest.fixture(scope="module")
def reference() -> dict[tuple[str, frozenset[int]], str]:
    """The verdicts of a reader by rule and places of the figures."""
    with (ROOT / "tests" / "reference" / "audit.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["rule"], frozenset(map(int, row["starts"].split(" | ")))): row["verdict"]
            for row in csv.DictReader(file)
        }


def test_reference_quotes_the_report(document: Document) -> None:
    with (ROOT / "tests" / "reference" / "audit.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            quotes = zip(row["starts"].split(" | "), row["quotes"].split(" | "), strict=True)
            assert all(document.text.startswith(quote, int(start)) for start, quote in quotes)


def test_checks_of_the_reader_are_found(
    checks: tuple[Check, ...], reference: dict[tuple[str, frozenset[int]], str]
) -> None:
    found = {each.identity for each in checks}
    assert len(found & reference.keys()) >= RECALL * len(reference)


def test_every_error_is_one_by_reading(
    checks: tuple[Check, ...], reference: dict[tuple[str, frozenset[int]], str]
) -> None:
    errors = [each.identity for each in checks if each.verdict == "error"]
    assert errors
    assert all(reference.get(each) == "error" for each in errors)


def test_verdicts_are_those_of_the_reader(
    checks: tuple[Check, ...], reference: dict[tuple[str, frozenset[int]], str]
) -> None:
    differing = {
        each.key: (each.verdict, reference[each.identity])
        for each in checks
        if each.identity in reference and reference[each.identity] != each.verdict
    }
    assert differing == {}


def test_rules_alone_raise_no_false_alarm(
    document: Document, reference: dict[tuple[str, frozenset[int]], str]
) -> None:
    report = extract(read_structure(document))
    found = find_checks(document, report.figures, report.footnotes)
    errors = {each.identity for each in found if each.verdict == "error"}
    assert errors
    assert errors <= {each for each, verdict in reference.items() if verdict == "error"}


@pytest.mark.parametrize("seed", [1, 2])
def test_planted_errors_are_found_without_false_alarm(seed: int) -> None:
    """Five hundred sentences in one text, half of them sound."""
    made = cases(seed, 500)
    assert [each.sound for each in made].count(True) == 250
    alarmed = _alarmed(made)
    assert [each.text for each in made if each.sound and each in alarmed] == []
    wrong = [each for each in made if not each.sound]
    assert sum(each in alarmed for each in wrong) >= FOUND * len(wrong)


def test_errors_come_first(checks: tuple[Check, ...]) -> None:
    verdicts = [each.verdict for each in gravest_first(checks)]
    errors = verdicts.count("error")
    assert verdicts[:errors] == ["error"] * errors


def _alarmed(made: list[Case]) -> set[Case]:
    """The cases in which an error is found."""
    document = Document("\n".join(each.text for each in made))
    figures, _ = read_figures(read_structure(document, loose=True))
    errors = [each for each in find_checks(document, figures) if each.verdict == "error"]
    alarmed, start = set(), 0
    for case in made:
        end = start + len(case.text)
        if any(start <= each.figures[0].span.start < end for each in errors):
            alarmed.add(case)
        start = end + 1
    return alarmed
