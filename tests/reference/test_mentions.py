"""Names are found as a careful reader finds them: by the rules alone, and as published."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.whole import real_report

from lskg.extract.read_report import extract
from lskg.extract.records import Extraction
from lskg.extract.structure.read import read_structure
from lskg.project import Project
from lskg.rdf.iri_kinds import KINDS
from lskg.text.document import Document, Span

PROJECT = Project(Path(__file__).parents[2])
SECTIONS = {
    "1-i-1.1",
    "1-i-1.4",
    "1-i-3.6",
    "1-i-4.2",
    "2-iv-1.1",
    "2-iv-1.4",
    "2-iv-1.6",
    "2-iv-3",
}
FOOTNOTES = {3, 5, 12, 14, 16, 21, 24, 35, 47, 49, 51, 65, 78}
#: What the rules take for a name and a reader does not.
NO_NAMES = {"Chương trình phát triển đô thị"}


@dataclass(frozen=True, slots=True)
class Name:
    span: Span
    kind: str
    name: str


@pytest.fixture(scope="module")
def document() -> Document:
    return Document.read(PROJECT.report().text)


@pytest.fixture(scope="module")
def reference() -> list[Name]:
    with (Path(__file__).parent / "mentions.csv").open(encoding="utf-8", newline="") as file:
        return [
            Name(Span(int(row["start"]), int(row["end"])), row["kind"], row["name"])
            for row in csv.DictReader(file)
        ]


@pytest.fixture(scope="module")
def published() -> Extraction:
    report = real_report()
    return extract(report.structure, report.curation)


@pytest.fixture(scope="module")
def by_rule(document: Document) -> Extraction:
    return extract(read_structure(document))


def found(extraction: Extraction, role: str) -> set[Name]:
    """What is named in the sections and footnotes of the reference set."""
    things = {each.key: ("agency", each.name_vi) for each in extraction.entities}
    things |= {each.key: (KINDS[each.kind], each.name_vi) for each in extraction.named}
    spans = [each.span for each in extraction.sections if each.key in SECTIONS]
    spans += [each.span for each in extraction.footnotes if each.number in FOOTNOTES]
    names = set()
    for mention in extraction.mentions:
        if mention.role == role and any(span.contains(mention.span) for span in spans):
            kind, name = things[mention.entity]
            names.add(Name(mention.span, "event" if kind == "congress" else kind, name))
    return names


def split(names: list[Name]) -> tuple[set[Name], set[Name]]:
    """The names that stand alone, and those inside others."""
    inner = {
        each
        for each in names
        if any(other.span != each.span and other.span.contains(each.span) for other in names)
    }
    return set(names) - inner, inner


def scores(right: set[Name], given: set[Name]) -> tuple[float, float]:
    """Recall and precision."""
    return len(right & given) / len(right), len(right & given) / len(given)


def places(names: set[Name]) -> set[Name]:
    """The names without what each names."""
    return {Name(each.span, each.kind, "") for each in names}


def test_reference_quotes_the_report(document: Document) -> None:
    with (Path(__file__).parent / "mentions.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert document.text[int(row["start"]) : int(row["end"])] == row["quote"]


def test_reference_lies_in_its_sections_and_footnotes(
    reference: list[Name], published: Extraction
) -> None:
    spans = [each.span for each in published.sections if each.key in SECTIONS]
    spans += [each.span for each in published.footnotes if each.number in FOOTNOTES]
    assert len(spans) == len(SECTIONS) + len(FOOTNOTES)
    for span in spans:
        assert any(span.contains(each.span) for each in reference)
    assert all(any(span.contains(each.span) for span in spans) for each in reference)


@pytest.mark.parametrize(("role", "part"), [("name", 0), ("inner", 1)])
def test_published_names(
    reference: list[Name], published: Extraction, role: str, part: int
) -> None:
    recall, precision = scores(split(reference)[part], found(published, role))
    assert recall >= 0.98
    assert precision >= 0.98


@pytest.mark.parametrize(
    ("role", "part", "least_recall", "least_precision"),
    [("name", 0, 0.76, 0.94), ("inner", 1, 0.57, 0.95)],
)
def test_names_by_the_rules_alone(
    reference: list[Name],
    by_rule: Extraction,
    role: str,
    part: int,
    least_recall: float,
    least_precision: float,
) -> None:
    # Ideas of policy are known from the catalogue.
    names = (split(reference)[part], found(by_rule, role))
    right, given = (places({each for each in some if each.kind != "concept"}) for some in names)
    recall, precision = scores(right, given)
    assert recall >= least_recall
    assert precision >= least_precision


def test_every_name_that_the_rules_find_is_published(
    document: Document, by_rule: Extraction, published: Extraction
) -> None:
    spans = [each.span for each in published.mentions if each.role == "name"]
    missed = {
        document[mention.span]
        for mention in by_rule.mentions
        if mention.role == "name"
        and not any(span.contains(mention.span) or mention.span.contains(span) for span in spans)
    }
    assert missed <= NO_NAMES
