"""Every term that the data use is shown with a thing of the data, and where the report says it."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from rdflib import OWL, Graph
from tests.web.conftest import ROOT

from lskg.ontology.gates.fault import local, own_terms

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
