"""Things: where their IRIs lead, and RDF that says what the page says."""

from __future__ import annotations

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
