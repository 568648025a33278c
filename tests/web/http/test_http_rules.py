"""What HTTP asks of every address: HEAD as GET, tags, conditions, Vary, Allow, and formats."""

from __future__ import annotations

import json
from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from rdflib import Graph
from tests.web.test_malformed import PARTS, address, rules
from werkzeug.wrappers import Response

#: Forms in which an address has what it has, by the name of the parameter `format`.
RDF = {
    "turtle": "text/turtle",
    "nt": "application/n-triples",
    "rdf+xml": "application/rdf+xml",
    "json-ld": "application/ld+json",
}
IN_RDF = (
    *(
        "/doc/lang-son-xviii/target/3-doctors",
        "/en/doc/lang-son-xviii/target/3-doctors",
        "/ontology",
        "/codes",
        "/dataset",
    ),
    *("/.well-known/void", "/data/plan", "/sparql"),
)
NEGOTIATED = (*IN_RDF, "/tables/agencies", "/limits", "/ns", "/id/lang-son-xviii/target/3-doctors")
#: Answers that are other ones each time.
CHANGING = ("/metrics",)


def found(app: Flask) -> list[str]:
    """An address of each rule that answers GET, with what is there."""
    addresses = {
        address(app, rule, {name: PARTS.get(name, ["x"])[-1] for name in rule.arguments})
        for rule in rules(app).values()
        if "GET" in (rule.methods or ())
    }
    more = {"/tables/agencies", "/tables/goals.csv", "/data/plan.nt", "/sparql?query=ASK%20%7B%7D"}
    more |= {"/reconcile/preview?id=target/3-doctors", "/neighbours.json?thing=urn:x"}
    return sorted(addresses | more - set(CHANGING))


def undated(response: Response) -> list[tuple[str, str]]:
    return sorted((name, value) for name, value in response.headers if name != "Date")


def test_head_is_get_without_the_body(app: Flask) -> None:
    client = app.test_client()
    for path in found(app):
        for accept in ("*/*", "text/html"):
            with (
                client.get(path, headers={"Accept": accept}) as whole,
                client.head(path, headers={"Accept": accept}) as head,
            ):
                assert head.status_code == whole.status_code, path
                assert not head.data
                if whole.status_code < 400 and path not in CHANGING:
                    assert undated(head) == undated(whole), path


def test_what_has_a_tag_is_sent_on_condition(app: Flask) -> None:
    client, tagged = app.test_client(), 0
    for path in found(app):
        with client.get(path) as whole:
            tag = whole.headers.get("ETag")
        if tag is None:
            continue
        tagged += 1
        for name, value, status in (
            ("If-None-Match", tag, 304),
            ("If-None-Match", f'"x", {tag}', 304),
            ("If-None-Match", "*", 304),
            ("If-None-Match", '"x"', 200),
            ("If-Match", "*", 200),
            ("If-Match", " * ", 200),
            ("If-Match", tag, 200),
            ("If-Match", '"x"', 412),
        ):
            if tag.startswith("W/") and (name, value) == ("If-Match", tag):
                continue
            with client.get(path, headers={name: value}) as response:
                assert response.status_code == status, (path, name, value)
                if status == 304:
                    assert response.headers["ETag"] == tag
                    assert response.headers.get("Vary") == whole.headers.get("Vary")
                if status == 412:
                    assert json.loads(response.data)["detail"].endswith(".")
    assert tagged > 40


def test_methods_are_told(app: Flask) -> None:
    client = app.test_client()
    for rule in rules(app).values():
        path = address(app, rule, {name: PARTS.get(name, ["x"])[-1] for name in rule.arguments})
        with client.options(path) as options:
            allowed = {each.strip() for each in options.headers["Allow"].split(",")}
            assert options.status_code in (200, 204)
        for accept in ("*/*", "text/html"):
            response = client.delete(path, headers={"Accept": accept})
            assert response.status_code == 405, path
            told = {each.strip() for each in response.headers["Allow"].split(",")}
            assert told - {"HEAD", "OPTIONS"} == allowed - {"HEAD", "OPTIONS"}, path


@pytest.mark.parametrize("path", NEGOTIATED)
def test_what_accept_chooses_varies_by_it(client: FlaskClient, path: str) -> None:
    for accept in ("*/*", "text/html", "application/json"):
        response = client.get(path, headers={"Accept": accept})
        assert response.status_code in (200, 303, 406)
        assert "accept" in {each.strip().lower() for each in response.headers["Vary"].split(",")}


@pytest.mark.parametrize("path", IN_RDF)
@pytest.mark.parametrize("name", RDF)
def test_rdf_by_accept_and_by_format(client: FlaskClient, path: str, name: str) -> None:
    media_type = RDF[name]
    accepted = client.get(path, headers={"Accept": f"{media_type}, image/png;q=0.5"})
    assert accepted.mimetype == media_type
    graph = Graph().parse(data=accepted.data, format=media_type)
    assert len(graph)
    for asked in (name, media_type):
        for accept in ("text/html", "*/*", "image/png"):
            named = client.get(path, query_string={"format": asked}, headers={"Accept": accept})
            assert named.mimetype == media_type, (path, asked)
            assert len(Graph().parse(data=named.data, format=media_type)) == len(graph)


def test_tables_by_accept_and_by_format(client: FlaskClient) -> None:
    for headers, name, media_type in (
        ({"Accept": "text/csv"}, None, "text/csv"),
        ({"Accept": "text/html;q=0.5, text/csv;q=0.9"}, None, "text/csv"),
        ({"Accept": "application/json"}, None, "application/json"),
        ({"Accept": "text/html"}, "csv", "text/csv"),
        ({"Accept": "text/html"}, "json", "application/json"),
        ({"Accept": "text/csv"}, "html", "text/html"),
        ({"Accept": "text/csv"}, "json-ld", "text/csv"),
        ({}, None, "text/html"),
    ):
        response = client.get("/tables/agencies", query_string={"format": name}, headers=headers)
        assert response.status_code == 200
        assert response.mimetype == media_type
    assert client.get("/tables/agencies?format=ttl").status_code == 406
    assert client.get("/tables/agencies?format=pdf").status_code == 400


@pytest.mark.parametrize("name", ["format", "output", "results"])
def test_programs_name_a_format_by_several_parameters(client: FlaskClient, name: str) -> None:
    response = client.get("/sparql", query_string={"query": "ASK {}", name: "xml"})
    assert response.mimetype == "application/sparql-results+xml"


def test_the_request_of_sparqlwrapper(client: FlaskClient) -> None:
    """It sends the name, and beside it the header again, in three parameters."""
    header = "application/ld+json,application/x-json+ld"
    pairs = [
        (name, value) for name in ("format", "output", "results") for value in ("json-ld", header)
    ]
    query = [("query", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 2"), *pairs]
    response = client.get("/sparql", query_string=urlencode(query), headers={"Accept": header})
    assert response.status_code == 200
    assert response.mimetype == "application/ld+json"
    query[0] = ("query", "SELECT * { ?s ?p ?o } LIMIT 2")
    response = client.get("/sparql", query_string=urlencode(query), headers={"Accept": "text/csv"})
    assert (response.status_code, response.mimetype) == (200, "text/csv")
