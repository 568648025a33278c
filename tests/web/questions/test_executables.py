"""The service description tells the questions, and clients that know SHACL can ask them."""

from __future__ import annotations

from flask.testing import FlaskClient
from rdflib import SH, Graph, Literal, Namespace, URIRef

SCHEMA = Namespace("https://schema.org/")
QUESTIONS = "https://w3id.org/lskg/questions/"


def description(client: FlaskClient) -> Graph:
    found = client.get("/sparql", headers={"Accept": "text/turtle"})
    return Graph().parse(data=found.text, format="turtle")


def test_each_question_can_be_asked_by_its_description(real: FlaskClient) -> None:
    graph = description(real)
    nodes = [*graph.subjects(None, SH.SPARQLSelectExecutable)]
    assert len(nodes) > 60
    for node in nodes:
        assert (node, None, SH.SPARQLExecutable) in graph
        assert graph.value(node, SCHEMA.target) == URIRef("http://localhost/sparql")
        query = graph.value(node, SH.select)
        answer = real.post("/sparql", data={"query": f"{query}", "format": "json"})
        assert answer.get_json()["results"]["bindings"]


def test_parameters_have_names_and_defaults(real: FlaskClient) -> None:
    graph = description(real)
    node = URIRef(f"{QUESTIONS}projects-in-a-district#query")
    parameter = graph.value(node, SH.parameter)
    assert graph.value(parameter, SH.path) == URIRef(f"{QUESTIONS}projects-in-a-district#district")
    names = [each for each in graph.objects(parameter, SH.name) if isinstance(each, Literal)]
    assert {each.language for each in names} == {"vi", "en"}
    assert graph.value(parameter, SH.defaultValue) == URIRef(
        "https://w3id.org/lskg/id/administrative-unit/186"
    )
    # Their names are variables of the query.
    for each in graph.subjects(SH.parameter):
        for found in graph.objects(each, SH.parameter):
            name = f"{graph.value(found, SH.path)}".rpartition("#")[2]
            default = graph.value(found, SH.defaultValue)
            assert default is None or f"?{name}" in f"{graph.value(each, SH.select)}"


def test_prefixes_of_the_site_are_declared(real: FlaskClient) -> None:
    graph = description(real)
    declared = {
        f"{graph.value(each, SH.prefix)}": f"{graph.value(each, SH.namespace)}"
        for each in graph.objects(None, SH.declare)
    }
    assert declared["lskg"] == "https://w3id.org/lskg/ns#"
