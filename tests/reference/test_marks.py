"""Names, times and notes of six sections are published as two readers marked them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.whole import real_report

from lskg.extract.read_report import extract
from lskg.extract.records import Extraction
from lskg.text.document import Document, Span

FOLDER = Path(__file__).parent / "marks"
REASONS = {"not-stated", "undated-list", "standing-rule"}
#: Bodies that are no names by the guideline, and are mentioned where they act.
ACTING = {"dang-cong-san-viet-nam", "nha-nuoc-viet-nam"}
SECTIONS = {"1-i-1.3", "1-i-2.1", "1-i-2.4", "1-i-4.1.5", "2-iv-2.3", "2-iv-5.3"}


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def marked(name: str) -> dict[Span, dict[str, str]]:
    return {Span(int(row["start"]), int(row["end"])): row for row in rows(name)}


@pytest.fixture(scope="module")
def document() -> Document:
    return real_report().structure.document


@pytest.fixture(scope="module")
def published() -> Extraction:
    report = real_report()
    return extract(report.structure, report.curation)


@pytest.fixture(scope="module")
def places(published: Extraction) -> list[Span]:
    found = [each.span for each in published.sections if each.key in SECTIONS]
    numbers = {int(row["note"]) for row in rows("notes")}
    return found + [each.span for each in published.footnotes if each.number in numbers]


@pytest.mark.parametrize("name", ["names", "figures"])
def test_marks_quote_the_report(document: Document, places: list[Span], name: str) -> None:
    for span, row in marked(name).items():
        assert " ".join(document[span].split()) == row["quote"]
        assert any(place.contains(span) for place in places)


def test_names(published: Extraction, places: list[Span]) -> None:
    """What differs is mostly what a concept is, and whether indices and standards are names."""
    given = {
        each.span
        for each in published.mentions
        if each.role in {"name", "inner"}
        and each.entity not in ACTING
        and any(place.contains(each.span) for place in places)
    }
    right = marked("names").keys()
    assert len(right & given) / len(right) >= 0.92
    assert len(right & given) / len(given) >= 0.83


def test_figures_and_their_times(published: Extraction, places: list[Span]) -> None:
    given = {
        each.span.start: each
        for each in published.figures
        if any(place.contains(each.span) for place in places)
    }
    right = {span.start: row for span, row in marked("figures").items()}
    assert given.keys() == right.keys()
    same = sum(
        _agrees(row, given[start].period, given[start].undated) for start, row in right.items()
    )
    assert same / len(right) >= 0.97


def _agrees(row: dict[str, str], period: str | None, undated: str | None) -> bool:
    """Whether a figure has the time that one of the readers gave it, or none as with them."""
    marks = {row["period"], row["or_period"]} - {""}
    told = period or ("time-of-writing" if undated == "time-of-writing" else None)
    return told in marks if told else bool(marks & REASONS)


def test_notes_lead_to_the_clauses_at_their_marks(
    document: Document, published: Extraction
) -> None:
    clauses = {
        str(each.number): " ".join(document[each.clause].split())
        for each in published.footnotes
        if each.clause
    }
    for row in rows("notes"):
        assert clauses[row["note"]] in {row["clause"], row["or_clause"]}, row["note"]
