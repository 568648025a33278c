"""The three W3C tests of the service description, over HTTP."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rdflib import RDF, VOID, XSD, Graph, Literal, Namespace, URIRef
from tests.web.http_site import application, ask, served
from tests.web.w3c import FOLDER, needs_suite

pytestmark = needs_suite("service-description/manifest.ttl")

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
ADDRESS = URIRef("http://sparql.example/sparql")
#: Domain and range of the properties: https://www.w3.org/TR/sparql11-service-description/.
SCHEMA = {
    SD.endpoint: (SD.Service, None),
    SD.supportedLanguage: (SD.Service, SD.Language),
    SD.resultFormat: (SD.Service, None),
    SD.defaultDataset: (SD.Service, SD.Dataset),
    SD.defaultGraph: (SD.Dataset, SD.Graph),
    SD.namedGraph: (SD.Dataset, SD.NamedGraph),
    SD.name: (SD.NamedGraph, None),
    SD.graph: (SD.NamedGraph, SD.Graph),
}
#: Instances that the vocabulary itself declares.
KNOWN = {
    SD.SPARQL11Query: SD.Language,
}


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The port of a service over two graphs."""
    graphs = {
        "urn:x:a": b"<urn:x:s> <urn:x:p> <urn:x:o> .",
        "urn:x:b": b"<urn:x:s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:x:C> .",
    }
    with served(application(graphs)) as port:
        yield port


@pytest.fixture(scope="module")
def description(port: int) -> Graph:
    """What the service says of itself."""
    reply = ask(port, "GET", "/sparql", headers={"Host": "sparql.example"})
    return Graph().parse(data=reply.body, format="turtle")


def test_returns_rdf(port: int) -> None:
    reply = ask(port, "GET", "/sparql", headers={"Host": "sparql.example"})
    assert (reply.status, reply.media_type) == (200, "text/turtle")
    assert len(Graph().parse(data=reply.body, format="turtle")) > 0


def test_has_endpoint_triple(description: Graph) -> None:
    assert (None, SD.endpoint, ADDRESS) in description


def test_conforms_to_schema(description: Graph) -> None:
    used = {name for name in description.predicates() if str(name).startswith(str(SD))}
    assert used == SCHEMA.keys()
    for name, (domain, kind) in SCHEMA.items():
        for subject, value in description.subject_objects(name):
            assert (subject, RDF.type, domain) in description
            assert isinstance(value, URIRef)
            assert kind in (None, KNOWN.get(value)) or (value, RDF.type, kind) in description
    assert len(list(description.subjects(RDF.type, SD.Service))) == 1
    # The saved questions are described by words and addresses; the data by numbers.
    counted = [
        each for name, each in description.predicate_objects() if str(name).startswith(str(VOID))
    ]
    numbers = {each.datatype for each in counted if isinstance(each, Literal)}
    assert numbers == {XSD.integer}


def test_the_suite_has_these_tests() -> None:
    text = (FOLDER / "service-description" / "manifest.ttl").read_text(encoding="utf-8")
    assert text.count("rdf:type mf:ServiceDescriptionTest") == 3
