"""Things: where their IRIs lead, and RDF that says what the page says."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDFS

LSKG = Namespace("https://w3id.org/lskg/ns#")
TARGET = URIRef("https://w3id.org/lskg/id/lang-son-xviii/target/2-per-head")
PARSERS = {
    "ttl": ("text/turtle", "turtle"),
    "nt": ("application/n-triples", "nt"),
    "rdf": ("application/rdf+xml", "xml"),
    "jsonld": ("application/ld+json", "json-ld"),
}


def parse(data: bytes, syntax: str) -> Graph:
    """Read RDF; JSON-LD by another parser, since rdflib's warns of itself."""
    if syntax == "json-ld":
        quads = ox.parse(data, format=ox.RdfFormat.JSON_LD)
        data, syntax = b"".join(f"{quad.triple} .\n".encode() for quad in quads), "nt"
    return Graph().parse(data=data, format=syntax)


@pytest.mark.parametrize(
    ("accept", "language", "target"),
    [
        (None, None, "/doc/lang-son-xviii/target/2-per-head"),
        ("*/*", "en-GB,vi;q=0.5", "/en/doc/lang-son-xviii/target/2-per-head"),
        ("text/html", "vi,en;q=0.9", "/doc/lang-son-xviii/target/2-per-head"),
        ("text/html", "fr", "/doc/lang-son-xviii/target/2-per-head"),
        ("text/turtle", None, "/doc/lang-son-xviii/target/2-per-head.ttl"),
        ("text/turtle;charset=utf-8", "en", "/doc/lang-son-xviii/target/2-per-head.ttl"),
        ('application/ld+json;profile="x"', None, "/doc/lang-son-xviii/target/2-per-head.jsonld"),
        ("application/rdf+xml, text/html;q=0.9", None, "/doc/lang-son-xviii/target/2-per-head.rdf"),
        (
            "text/html;q=0.1, application/n-triples",
            None,
            "/doc/lang-son-xviii/target/2-per-head.nt",
        ),
    ],
)
def test_thing_leads_to_the_document_asked_for(
    client: FlaskClient, accept: str | None, language: str | None, target: str
) -> None:
    sent = {"Accept": accept, "Accept-Language": language}
    headers = {name: value for name, value in sent.items() if value is not None}
    response = client.get("/id/lang-son-xviii/target/2-per-head", headers=headers)
    assert response.status_code == 303
    assert response.headers["Location"] == target
    assert {"Accept", "Accept-Language"} <= set(response.vary)


@pytest.mark.parametrize(
    ("path", "document"),
    [
        ("/code/theme/economy", "/doc/code/theme/economy"),
        ("/code/theme", "/doc/code/theme"),
        ("/unit/Visit", "/doc/unit/Visit"),
        ("/ns", "/ontology"),
    ],
)
def test_codes_units_and_terms_lead_to_documents(
    client: FlaskClient, path: str, document: str
) -> None:
    assert client.get(path).headers["Location"] == document
    turtle = client.get(path, headers={"Accept": "text/turtle"}).headers["Location"]
    assert turtle == f"{document}.ttl"
    assert client.get(turtle).status_code == 200


def test_unknown_or_unacceptable(client: FlaskClient) -> None:
    assert client.get("/id/lang-son-xviii/target/none").status_code == 404
    assert client.get("/doc/lang-son-xviii/target/none.ttl").status_code == 404
    for path in (
        "/id/lang-son-xviii/target/2-per-head",
        "/doc/lang-son-xviii/target/2-per-head",
        "/ontology",
    ):
        response = client.get(path, headers={"Accept": "image/png"})
        assert response.status_code == 406
        assert "text/turtle" in response.text


@pytest.mark.parametrize("ending", PARSERS)
def test_rdf_says_what_the_page_says(client: FlaskClient, ending: str) -> None:
    media_type, parser = PARSERS[ending]
    response = client.get(f"/doc/lang-son-xviii/target/2-per-head.{ending}")
    assert response.mimetype == media_type
    graph = parse(response.data, parser)
    assert (TARGET, RDFS.label, Literal("GRDP per head about 130 million VND", "en")) in graph
    value = graph.value(TARGET, LSKG.hasValue)
    assert graph.value(value, LSKG.valueText) == Literal("khoảng 130 triệu đồng")
    passage = graph.value(TARGET, LSKG.isStatedIn)
    quoted = graph.value(passage, LSKG.exactText)
    assert str(quoted) in client.get("/doc/lang-son-xviii/target/2-per-head").text


@pytest.mark.parametrize("ending", PARSERS)
def test_document_negotiates_and_lists_its_forms(client: FlaskClient, ending: str) -> None:
    media_type, parser = PARSERS[ending]
    response = client.get(
        "/en/doc/lang-son-xviii/target/2-per-head", headers={"Accept": media_type}
    )
    assert response.mimetype == media_type
    assert "Accept" in response.vary
    assert len(parse(response.data, parser)) > 10
    page = client.get("/en/doc/lang-son-xviii/target/2-per-head")
    assert (
        f'</doc/lang-son-xviii/target/2-per-head.{ending}>; rel="alternate"' in page.headers["Link"]
    )
    assert f'<{TARGET}>; rel="describes"' in page.headers["Link"]


@pytest.mark.parametrize("graph", ["ontology", "codes"])
@pytest.mark.parametrize("ending", PARSERS)
def test_vocabulary_is_there_as_rdf(client: FlaskClient, graph: str, ending: str) -> None:
    media_type, parser = PARSERS[ending]
    by_ending = client.get(f"/{graph}.{ending}")
    by_accept = client.get(f"/{graph}", headers={"Accept": media_type})
    assert by_ending.data == by_accept.data
    assert len(parse(by_ending.data, parser)) > 100


def outside(html: str) -> str:
    """A page without what one must click to see of the words of the report."""
    return re.sub(r'<details class="original".*?</details>', "", html, flags=re.DOTALL)


def test_an_english_page_says_first_what_the_report_says_in_english(client: FlaskClient) -> None:
    path = "/doc/lang-son-xviii/target/2-per-head"
    html = client.get(f"/en{path}").text
    assert re.search(r'<blockquote class="english" lang="en">\s*<p>Sentence \d+ in English', html)
    folded = re.findall(r'<details class="original">(.*?)</details>', html, re.DOTALL)
    assert any(re.search(r'<blockquote lang="vi">.*<mark>', each, re.DOTALL) for each in folded)
    assert all('<summary lang="en">Unofficial translation' in each for each in folded)
    assert '<blockquote lang="vi">' not in outside(html)
    vietnamese = client.get(path).text
    assert "in English" not in vietnamese
    assert "original" not in vietnamese
    assert '<blockquote lang="vi">' in vietnamese


def test_the_text_of_a_section_is_in_english_first(client: FlaskClient) -> None:
    path = "/doc/lang-son-xviii/section/1-i"
    html = client.get(f"/en{path}").text
    assert re.search(r'<div class="report" lang="en">\s*<p>Sentence \d+ in English\.</p>', html)
    assert '<div class="report" lang="vi">' in html
    assert '<div class="report" lang="vi">' not in outside(html)
    assert '<div class="report" lang="en">' not in client.get(path).text


def test_a_report_without_a_translation_is_quoted_as_it_is(corpus: FlaskClient) -> None:
    html = corpus.get("/en/doc/an-hai-xx/target/2-per-head").text
    assert '<blockquote lang="vi">' in html
    assert "original" not in html
