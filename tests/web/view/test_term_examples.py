"""Every term that the data use is shown with a thing of the data, and where the report says it."""

from __future__ import annotations

import re
from html import unescape
from types import SimpleNamespace
from typing import Any, cast

import pytest
from flask.testing import FlaskClient
from rdflib import OWL, Graph
from tests.web.conftest import ROOT

from lskg.distributions.counts import Counts, DatasetCounts
from lskg.ontology.gates.fault import local, own_terms
from lskg.web.urls import TERMS
from lskg.web.view.localized import Reader
from lskg.web.view.term_examples import _graphs, instances

BROWSER = {"Accept": "text/html"}
#: Terms without a thing of the data: this report has no such period, and the other is about terms.
WITHOUT = {"PlanPeriod", "domainIncludes"}


@pytest.fixture(scope="module", params=["", "/en"])
def sections(request: pytest.FixtureRequest, real: FlaskClient) -> dict[str, str]:
    """The part of the page about each term, in each language."""
    page = real.get(f"{request.param}/ontology", headers=BROWSER).text
    parts = re.findall(r'<section class="term" id="(\w+)"(.*?)</section>', page, re.DOTALL)
    return dict(parts)


def test_every_term_has_an_example_of_the_data(sections: dict[str, str]) -> None:
    ontology = Graph().parse(ROOT / "ontology" / "lskg.ttl")
    terms = {local(term) for term in own_terms(ontology)}
    assert set(sections) == terms
    shown = {name for name, part in sections.items() if 'class="small example"' in part}
    old = {local(term) for term in ontology.subjects(OWL.deprecated)}
    assert terms - shown - old <= WITHOUT
    assert shown & old == set()


def test_deprecated_term_leads_to_what_replaces_it(sections: dict[str, str]) -> None:
    assert '#hasPrecision"' in sections["hasHedge"]
    assert "<blockquote" in sections["hasPrecision"]
    assert "#hasHedge" not in sections["hasPrecision"]


def test_example_leads_to_the_thing_its_value_and_the_words(sections: dict[str, str]) -> None:
    (example,) = re.findall(r'<p class="small example">(.*?)</p>', sections["isPartOfTotal"])
    assert re.search(r'href="(/en)?/doc/lang-son-xviii/figure/', example)
    assert re.search(r'→ <a href="(/en)?/doc/lang-son-xviii/figure/', example)
    assert re.search(
        r'href="(/en)?/reports/lang-son-xviii/text\?at=\d+-\d+#passage"', unescape(example)
    )


def test_example_of_a_class_has_no_value(sections: dict[str, str]) -> None:
    (example,) = re.findall(r'<p class="small example">(.*?)</p>', sections["IndicatorTarget"])
    assert "→" not in example
    assert "/doc/lang-son-xviii/target/" in example


def test_example_of_words_shows_them(sections: dict[str, str]) -> None:
    (example,) = re.findall(r'<p class="small example">(.*?)</p>', sections["startYear"])
    assert re.search(r"→ \d{4}$", example)


def _reader(
    used: dict[str, str], rows: list[dict[str, Any]], asked: list[dict[str, str]]
) -> Reader:
    """A reader of graphs that use properties, each of one letter; `inferred` is an inferred one."""
    graphs = {
        name: Counts({f"{TERMS}{letter}": 1 for letter in letters})
        for name, letters in used.items()
    }
    site = SimpleNamespace(counts=DatasetCounts(graphs=graphs), release={"graphs": {}})

    def select(text: str, **bindings: str) -> list[dict[str, Any]]:
        asked.append(bindings)
        return rows

    index = SimpleNamespace(
        site=site,
        ontology=None,
        alignment=None,
        inferred={"inferred"},
        connection=SimpleNamespace(select=select),
    )
    return cast("Reader", SimpleNamespace(index=index))


def test_graphs_that_use_no_further_term_are_not_asked() -> None:
    reports = {f"report-{number:02}": "abc" for number in range(34)}
    reader = _reader({**reports, "links": "cd", "inferred": "abde"}, [], [])
    found = [(graph, {term.removeprefix(TERMS) for term in new}) for graph, new in _graphs(reader)]
    assert found == [("report-00", {"a", "b", "c"}), ("links", {"d"}), ("inferred", {"e"})]


def test_what_is_inferred_of_all_reports_is_asked_for_by_term() -> None:
    asked: list[dict[str, str]] = []
    assert instances(_reader({"report": "a", "inferred": "abc"}, [{"term": {}}], asked)) == {}
    terms = [{"graph": "inferred", "term": f"{TERMS}{letter}"} for letter in "bc"]
    assert asked == [{"graph": "report"}, *terms]
