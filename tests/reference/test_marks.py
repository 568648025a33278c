"""Names, times and notes of some sections are published as two readers marked them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Marked:
    """What two readers marked in six sections, and how much of it is published alike.

    Attributes:
        found: share of the names that both marked.
        right: share of the published names that one of them marked.
        figures: share of the figures; all that are published are marked.
        notes: how many lead to another clause.
        of_names: the notes that belong to the sections, where names alone were marked.
    """

    folder: str
    sections: frozenset[str]
    found: float
    right: float
    figures: float = 0.0
    notes: int = 0
    of_names: frozenset[int] = frozenset()

    def rows(self, name: str) -> list[dict[str, str]]:
        with (FOLDER / self.folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def spans(self, name: str) -> dict[Span, dict[str, str]]:
        return {Span(int(row["start"]), int(row["end"])): row for row in self.rows(name)}

    def places(self, published: Extraction) -> list[Span]:
        found = [each.span for each in published.sections if each.key in self.sections]
        numbers = self.of_names or {int(row["note"]) for row in self.rows("notes")}
        return found + [each.span for each in published.footnotes if each.number in numbers]


#: What both showed was mended after they were scored.
SETS = (
    Marked(
        "first",
        frozenset({"1-i-1.3", "1-i-2.1", "1-i-2.4", "1-i-4.1.5", "2-iv-2.3", "2-iv-5.3"}),
        found=0.95,
        right=0.84,
        figures=1.0,
        notes=0,
    ),
    Marked(
        "second",
        frozenset({"1-i-2.2", "1-i-3.1", "1-i-4.1.3", "1-i-4.3", "2-iv-1.3", "2-iv-1.5"}),
        found=1.0,
        right=0.94,
        figures=0.96,
        notes=1,
    ),
)
#: The names alone were marked in it; it has been mended from too.
THIRD = Marked(
    "third",
    frozenset(
        {
            *("1-i-1.5", "1-i-3.2", "1-i-4.1.4", "1-i-4.1.8", "1-ii-3"),
            *("2-i-2", "2-iv-1.2", "2-iv-5.1", "2-iv-5.4", "2-iv-5.6"),
        }
    ),
    found=1.0,
    right=1.0,
    of_names=frozenset({17, 40, 41, 61}),
)
#: So has the fourth.
FOURTH = Marked(
    "fourth",
    frozenset(
        {
            *("1-i-1.4", "1-i-2.5", "1-i-3.6", "1-ii-2", "1-ii-4-2"),
            *("2-i-3", "2-ii-1-3", "2-iii-2-2", "2-iii-2-3", "2-iv-4.1"),
        }
    ),
    found=1.0,
    right=1.0,
    of_names=frozenset({68, 78}),
)
#: What is in it was read by nobody who mends before it was scored.
FIFTH = Marked(
    "fifth",
    frozenset({"1-i-1.1", "1-i-4.2", "2-ii-2", "2-iv-1.4", "2-iv-3", "2-iv-6.4", "2-iv-7"}),
    found=0.97,
    right=0.97,
    figures=0.98,
    of_names=frozenset({5, 35, 47, 51, 65}),
)
of_each_set = pytest.mark.parametrize("marks", [*SETS, FIFTH], ids=lambda marks: marks.folder)
of_all_sets = pytest.mark.parametrize(
    "marks", [*SETS, THIRD, FOURTH, FIFTH], ids=lambda marks: marks.folder
)


@pytest.fixture(scope="module")
def document() -> Document:
    return real_report().structure.document


@pytest.fixture(scope="module")
def published() -> Extraction:
    report = real_report()
    return extract(report.structure, report.curation)


@of_each_set
@pytest.mark.parametrize("name", ["names", "figures"])
def test_marks_quote_the_report(
    document: Document, published: Extraction, marks: Marked, name: str
) -> None:
    places = marks.places(published)
    for span, row in marks.spans(name).items():
        assert " ".join(document[span].split()) == row["quote"]
        assert any(place.contains(span) for place in places)


@of_all_sets
def test_names(published: Extraction, marks: Marked) -> None:
    """What differs in the first two are whole forces, and what readers were left to judge."""
    places = marks.places(published)
    given = {
        each.span
        for each in published.mentions
        if each.role in {"name", "inner"}
        and each.entity not in ACTING
        and any(place.contains(each.span) for place in places)
    }
    marked = marks.spans("names")
    both = {span for span, row in marked.items() if row.get("readers") != "1"}
    assert len(both & given) / len(both) >= marks.found
    assert len(marked.keys() & given) / len(given) >= marks.right


@of_each_set
def test_figures_and_their_times(published: Extraction, marks: Marked) -> None:
    """The second lacks the ages and the rate of a condition, which belong to their figures."""
    places = marks.places(published)
    given = {
        each.span.start: each
        for each in published.figures
        if any(place.contains(each.span) for place in places)
    }
    right = {span.start: row for span, row in marks.spans("figures").items()}
    assert given.keys() <= right.keys()
    assert len(given) / len(right) >= marks.figures
    same = sum(_agrees(right[start], each.period, each.undated) for start, each in given.items())
    assert same / len(given) >= 0.97


@pytest.mark.parametrize(("name", "least", "share"), [("times", 360, 0.967), ("drawn", 110, 1.0)])
def test_times_of_all_other_figures(
    document: Document, published: Extraction, name: str, least: int, share: float
) -> None:
    """The others: means of several years, what the plan says of the term, *còn hiệu lực*.

    And 120 drawn from all, whose readers had `periods.md` alone.
    """
    given = {each.span.start: each for each in published.figures}
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    same = 0
    for row in rows:
        figure = given[int(row["start"])]
        assert " ".join(document[figure.span].split()) == row["quote"]
        same += _agrees(row, figure.period, figure.undated)
    assert len(rows) > least
    assert same / len(rows) >= share


def _agrees(row: dict[str, str], period: str | None, undated: str | None) -> bool:
    """Whether a figure has the time that one of the readers gave it, or none as with them."""
    marks = {row["period"], row["or_period"]} - {""}
    told = period or ("time-of-writing" if undated == "time-of-writing" else None)
    return told in marks if told else bool(marks & REASONS)


@of_each_set
def test_notes_lead_to_the_clauses_at_their_marks(
    document: Document, published: Extraction, marks: Marked
) -> None:
    clauses = {
        str(each.number): " ".join(document[each.clause].split())
        for each in published.footnotes
        if each.clause
    }
    other = [
        row["note"]
        for row in marks.rows("notes")
        if clauses[row["note"]] not in {row["clause"], row["or_clause"]}
    ]
    assert len(other) <= marks.notes, other
