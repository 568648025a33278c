"""What periods and statuses rest on: the words, a heading, a rule, or the reading of a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lskg.extract.basis import Bases
from lskg.extract.figures.records import Figure
from lskg.extract.read_report import extract
from lskg.extract.records import Extraction
from lskg.extract.structure.read import Structure, read_structure
from lskg.text.document import Document


@pytest.fixture(scope="module")
def structure(hai_son: Document) -> Structure:
    return read_structure(hai_son)


@pytest.fixture(scope="module")
def extraction(structure: Structure) -> Extraction:
    return extract(structure)


def figure(extraction: Extraction, document: Document, quote: str) -> Figure:
    (found,) = (each for each in extraction.figures if document[each.span].startswith(quote))
    return found


@pytest.mark.parametrize(
    ("quote", "period", "period_basis", "status", "status_basis"),
    [
        ("200 nghìn", None, "not-stated", "actual", "computed"),
        ("3.500 ha", "2020/2025", "heading", "actual", "stated"),
        ("1.204", "2025", "stated", "actual", "computed"),
        ("203 nghìn", "2024", "stated", "actual", "computed"),
        ("8 - 9%", "annual 2026/2030", "computed", "target", "heading"),
        ("20 - 22%", "2030", "stated", "target", "heading"),
    ],
)
def test_words_of_the_sentence_decide(
    extraction: Extraction,
    hai_son: Document,
    quote: str,
    period: str | None,
    period_basis: str,
    status: str,
    status_basis: str,
) -> None:
    found = figure(extraction, hai_son, quote)
    assert (found.period, found.period_basis) == (period, period_basis)
    assert (found.status, found.status_basis) == (status, status_basis)


@pytest.mark.parametrize(
    ("period", "basis"),
    [
        ("2025", "stated"),
        ("2020", "stated"),
        ("2020/2025", "heading"),
        ("annual 2020/2025", "heading"),
        ("2021/2025", "judged"),
        ("2024", "judged"),
        (None, "not-stated"),
    ],
)
def test_what_a_person_read_rests_on_the_same_words(
    structure: Structure, extraction: Extraction, period: str | None, basis: str
) -> None:
    """The years of a heading are those of the term, and neither of its ends alone."""
    found = figure(extraction, structure.document, "1.204")
    curated = replace(found, period=period, method="curated")
    (read,) = Bases(structure).of_figures([curated], {})
    assert read.period_basis == basis


def test_target_takes_its_period_from_its_item_or_from_the_term(extraction: Extraction) -> None:
    bases = {each.key: (str(each.period), each.period_basis) for each in extraction.targets}
    assert bases["1-1"] == ("2026/2030", "computed")
    assert bases["2-2"] == ("2030", "stated")
