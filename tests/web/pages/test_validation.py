"""The rules for data can be read, each in both languages, and taken as SHACL."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from rdflib import RDF, SH, SKOS, Graph, Literal, URIRef
from tests.web.conftest import ROOT

from lskg.engine.store import InProcess, Store
from lskg.project import Project
from lskg.text.document import Document
from lskg.web import create_app
from lskg.web.view.release import Site

#: Examples that are no words of the report: of what lies outside it, is reckoned, or is the report.
ELSEWHERE = {
    "tỷ lệ che phủ rừng đạt 67%",
    "21 + 180 = 201 sản phẩm",
    "Goal 10: Reduce inequality within and among countries",
    "Master Plan of Lạng Sơn Province for 2021-2030 with a vision to 2050",
    "List of administrative units from 1 July 2025",
    "Political report to the 18th Congress of the Lạng Sơn Provincial Party Organization",
    "Population density, Lạng Sơn province, 2022: 97 persons per square kilometre",
    "Poverty rate in 2025: the report 1.36%, another source 2.32%",
    "Text version of the report: 163,535 Unicode code points",
    "Unofficial English translation of the report",
    "bao-cao-chinh-tri-lang-son-xviii.txt",
}
#: What a property relates, with what stands between.
ARROW = " → "
BROWSER = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def real(project_release: Path, project_store: Store) -> FlaskClient:
    """The site over the real graph."""
    site = Site.open(project_release)
    return create_app(InProcess(project_store), site).test_client()


@pytest.fixture(scope="module")
def shapes(real: FlaskClient) -> Graph:
    response = real.get("/shapes.ttl")
    assert response.content_type.startswith("text/turtle")
    return Graph().parse(data=response.data, format="turtle")


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_rule_with_a_target_is_told_in_both_languages(
    prefix: str, real: FlaskClient, shapes: Graph
) -> None:
    page = unescape(real.get(f"{prefix}/validation", headers=BROWSER).text)
    aimed = {
        shape
        for target in (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
        for shape in shapes.subjects(target)
    }
    rules = {part for shape in aimed for part in shapes.objects(shape, SH.property | SH.sparql)}
    assert len(rules) > 100
    for rule in rules:
        for message in shapes.objects(rule, SH.message):
            assert re.sub(r"\{\?\w+\}", "…", str(message)) in page


def test_what_is_about_the_same_things_is_told_in_one_place(real: FlaskClient) -> None:
    page = real.get("/en/validation", headers=BROWSER).text
    headings = re.findall(r'<h2 id="\w+-name">(.*?) <code>', page)
    assert len(headings) == len(set(headings))


def test_every_group_has_an_anchor_of_its_shape(real: FlaskClient, shapes: Graph) -> None:
    page = real.get("/en/validation", headers=BROWSER).text
    anchors = re.findall(r'<section class="term" id="(\w+)"', page)
    assert len(anchors) == len(set(anchors))
    known = {str(each).rpartition("#")[2] for each in shapes.subjects(RDF.type, SH.NodeShape)}
    assert set(anchors) <= known
    assert "QuantityValueShape" in anchors


def test_shapes_are_those_that_the_build_used(shapes: Graph) -> None:
    ours = Graph()
    for path in Project(Path(__file__).parents[3]).shapes:
        ours.parse(path)
    named = {t for t in ours if not isinstance(t[2], Literal) and isinstance(t[0], URIRef)}
    assert {t[:2] for t in named} <= {t[:2] for t in shapes}


def test_release_without_shapes_has_no_file_of_them(client: FlaskClient) -> None:
    assert client.get("/shapes.ttl").status_code == 404
    assert client.get("/validation", headers=BROWSER).status_code == 200


def test_examples_of_the_ontology_lead_to_the_words_of_the_report(real: FlaskClient) -> None:
    page = real.get("/en/ontology", headers=BROWSER).text
    quotes = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", page, re.DOTALL)
    assert len(quotes) > 60
    told = {unescape(quote) for quote in quotes if not quote.startswith("<a href=")}
    assert {quote for quote in told if ARROW not in quote} == ELSEWHERE


def test_words_that_an_example_quotes_are_in_the_report() -> None:
    project = Project(ROOT)
    ontology = Graph().parse(project.ontology[0])
    report = " ".join(Document.read(project.report().text).text.split())
    quoted = {
        words
        for example in map(str, ontology.objects(None, SKOS.example))
        if ARROW in example
        for words in re.findall("“([^”]*)”", example)
    }
    assert len(quoted) > 20
    assert {words for words in quoted if words not in report} == set()
