"""Who is responsible is found as a careful reader finds it: by rules alone, and as published."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.whole import real_report

from lskg.extract.curation.plan import Curation
from lskg.extract.curation.responsibilities import PlanRelations
from lskg.extract.names.groups import is_group
from lskg.extract.read_report import extract
from lskg.extract.records import Extraction
from lskg.extract.responsibilities.records import Responsibility
from lskg.extract.structure.read import read_structure
from lskg.project import Project
from lskg.text.document import Document, Span

PROJECT = Project(Path(__file__).parents[2])
SECTIONS = {
    "1-i-1.4",
    "1-i-4.1.4",
    "1-i-4.1.8",
    "1-i-4.2",
    "1-i-4.3",
    "2-iv-1.1",
    "2-iv-6",
    "2-iv-7",
}
FOOTNOTES = {43, 44, 48, 49, 50, 51, 53, 54, 65, 67, 72, 73, 76, 77}

#: Where they act, rows of the curation say so; no rule knows them.
BY_ROWS = {"dang-cong-san-viet-nam", "nha-nuoc-viet-nam"}

Found = dict[tuple[str, int], Responsibility]


@pytest.fixture(scope="module")
def document() -> Document:
    return Document.read(PROJECT.report().text)


@pytest.fixture(scope="module")
def curation() -> Curation:
    return real_report().curation


@pytest.fixture(scope="module")
def reference(document: Document) -> Found:
    with (Path(__file__).parent / "responsibilities.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        printed = document.text[int(row["start"]) : int(row["end"])]
        assert " ".join(printed.split()) == row["quote"]
    return keyed(
        Responsibility(
            row["agency"],
            tuple(row["roles"].split(" | ")),
            Span(int(row["start"]), int(row["end"])),
            row["tense"],
            row["naming"],
        )
        for row in rows
    )


@pytest.fixture(scope="module")
def published(document: Document, curation: Curation) -> Extraction:
    return extract(read_structure(document), curation)


@pytest.fixture(scope="module")
def by_rule(document: Document, curation: Curation) -> Extraction:
    """What the rules find when they know the agencies."""
    return extract(read_structure(document), replace(curation, relations=PlanRelations()))


def keyed(responsibilities: Iterable[Responsibility]) -> Found:
    return {(each.agency, each.span.start): each for each in responsibilities}


def spans(extraction: Extraction) -> list[Span]:
    """The sections and footnotes of the reference set."""
    found = [each.span for each in extraction.sections if each.key in SECTIONS]
    found += [each.span for each in extraction.footnotes if each.number in FOOTNOTES]
    assert len(found) == len(SECTIONS) + len(FOOTNOTES)
    return found


def inside(extraction: Extraction) -> Found:
    places = spans(extraction)
    return keyed(
        each
        for each in extraction.responsibilities
        if any(place.contains(each.span) for place in places)
    )


def shared(right: Found, given: Found, field: Callable[[Responsibility], set[str]]) -> float:
    """How much of what both hold says the same in a field that may have several values."""
    pairs = [(field(right[key]), field(given[key])) for key in right.keys() & given.keys()]
    same = sum(len(one & other) for one, other in pairs)
    return 2 * same / sum(len(one) + len(other) for one, other in pairs)


def test_reference_lies_in_its_sections_and_footnotes(
    reference: Found, published: Extraction
) -> None:
    places = spans(published)
    assert all(any(place.contains(each.span) for place in places) for each in reference.values())


@pytest.mark.parametrize(
    ("name", "least_recall", "least_precision", "least_roles"),
    [("by_rule", 0.92, 0.97, 0.89), ("published", 0.98, 0.98, 0.98)],
)
def test_recall_and_precision(
    request: pytest.FixtureRequest,
    reference: Found,
    name: str,
    least_recall: float,
    least_precision: float,
    least_roles: float,
) -> None:
    given = inside(request.getfixturevalue(name))
    if name == "by_rule":
        reference = {key: each for key, each in reference.items() if each.agency not in BY_ROWS}
        given = {key: each for key, each in given.items() if each.agency not in BY_ROWS}
    same = reference.keys() & given.keys()
    assert len(same) / len(reference) >= least_recall
    assert len(same) / len(given) >= least_precision
    assert shared(reference, given, lambda each: set(each.roles)) >= least_roles
    assert shared(reference, given, lambda each: {each.tense}) >= 0.98
    assert shared(reference, given, lambda each: {each.naming}) >= 0.98


def test_sentences_are_found_without_a_catalogue(document: Document, reference: Found) -> None:
    right = {start for agency, start in reference if agency not in BY_ROWS}
    found = extract(read_structure(document))
    # Collective words are no agencies of the set, and bodies of a report without a catalogue.
    groups = {each.key for each in found.entities if is_group(each.name_vi)}
    given = {start for agency, start in inside(found) if agency not in groups}
    assert len(right & given) / len(right) >= 0.92
    assert len(right & given) / len(given) >= 0.98
