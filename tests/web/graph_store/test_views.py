"""Graphs and dumps: the published graphs, exactly, in every format."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from rdflib import Graph
from rdflib.compare import isomorphic

from lskg.engine.store import InProcess, Store
from lskg.web import create_app
from lskg.web.view.release import Site

G = "https://w3id.org/lskg/graph/"
NUMBER = '<urn:x:a> <urn:x:b> "{}"^^<http://www.w3.org/2001/XMLSchema#{}> .\n'
PLAN = NUMBER.format("1.50", "decimal") + NUMBER.format("3", "positiveInteger")
ENTITIES = '<urn:x:agency> <urn:x:name> "Sở Y tế"@vi .\n_:b <urn:x:name> "không tên" .\n'
FORMATS = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
}


@pytest.fixture(scope="module")
def client(make_release: Callable[[Mapping[str, str]], Path]) -> FlaskClient:
    release = make_release({"plan": PLAN, "entities": ENTITIES})
    store = Store.open(release)
    return create_app(InProcess(store), Site.open(release)).test_client()


def graph(text: str | bytes, syntax: str = "nt") -> Graph:
    return Graph().parse(data=text, format=syntax)


@pytest.mark.parametrize(("ending", "media_type"), FORMATS.items())
def test_a_graph_is_what_the_build_wrote(client: FlaskClient, ending: str, media_type: str) -> None:
    ways = [
        client.get(f"/data/entities.{ending}"),
        client.get("/data/entities", headers={"Accept": media_type}),
        client.get(f"/data?graph={quote(G)}entities", headers={"Accept": media_type}),
        client.get(f"/data/entities?format={ending}"),
    ]
    for response in ways:
        assert response.status_code == 200
        assert response.mimetype == media_type
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert isomorphic(graph(response.data, media_type), graph(ENTITIES))
    assert len({response.data for response in ways}) == 1


def test_numbers_stay_as_they_are_written(client: FlaskClient) -> None:
    assert client.get("/data/plan.nt").text == PLAN
    for path in ("/data/plan.ttl", "/data/dataset.trig", "/data?default"):
        assert "1.50" in client.get(path).text
        assert "positiveInteger" in client.get(path).text


def test_the_default_graph_is_the_union(client: FlaskClient) -> None:
    response = client.get("/data?default", headers={"Accept": "application/n-triples"})
    assert isomorphic(graph(response.data), graph(PLAN + ENTITIES))


@pytest.mark.parametrize(
    ("ending", "media_type"), [("nq", "application/n-quads"), ("trig", "application/trig")]
)
def test_the_whole_dataset(client: FlaskClient, ending: str, media_type: str) -> None:
    response = client.get(f"/data/dataset.{ending}")
    assert response.mimetype == media_type
    quads = list(ox.parse(response.data, format=ox.RdfFormat.from_media_type(media_type)))
    names = [str(getattr(quad.graph_name, "value", "")) for quad in quads]
    assert sorted(names) == [f"{G}entities"] * 2 + [f"{G}plan"] * 2


def test_a_client_may_check_for_change(client: FlaskClient) -> None:
    first = client.get("/data/plan.ttl")
    again = client.get("/data/plan.ttl", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    head = client.head("/data/plan.ttl")
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Length"] == str(len(first.data))


@pytest.mark.parametrize("name", ["plan.nt", "plan.jsonld", "dataset.nq"])
def test_a_download_is_resumed(client: FlaskClient, name: str) -> None:
    whole = client.get(f"/data/{name}")
    headers = {"Range": "bytes=7-", "If-Range": whole.headers["ETag"]}
    rest = client.get(f"/data/{name}", headers=headers)
    assert (rest.status_code, rest.data) == (206, whole.data[7:])
    assert rest.headers["Content-Disposition"] == f'inline; filename="{name}"'
    assert client.get(f"/data/{name}", headers={"Range": "bytes=99999-"}).status_code == 416


def test_a_form_that_cannot_hold_a_graph_is_refused(
    make_release: Callable[[Mapping[str, str]], Path],
) -> None:
    release = make_release({"plan": "<urn:x:a> <urn:x:1> <urn:x:c> .\n"})
    store = Store.open(release)
    client = create_app(InProcess(store), Site.open(release)).test_client()
    for path in ("/data/plan.rdf", "/data/plan?format=rdf", "/data?default&format=rdf"):
        response = client.get(path)
        assert response.status_code == 406
        assert "RDF/XML cannot hold this graph; ask for Turtle" in response.text
    assert client.get("/data/plan.ttl").status_code == 200


@pytest.mark.parametrize(
    ("path", "accept", "status", "words"),
    [
        ("/data/nothing", "*/*", 404, "/dataset lists the graphs"),
        ("/data/plan.pdf", "*/*", 404, "plan.pdf"),
        (f"/data?graph={G}nothing", "*/*", 404, "nothing"),
        ("/data?graph=plan", "*/*", 400, "absolute IRI"),
        ("/data?graph=", "*/*", 400, "absolute IRI"),
        (f"/data?default&graph={G}plan", "*/*", 400, "One graph"),
        (f"/data?graph={G}plan&graph={G}plan", "*/*", 400, "One graph"),
        ("/data?" + "a&" * 1001, "*/*", 400, "1000 parameters"),
        ("/data?graph=%FF", "*/*", 400, "UTF-8"),
        ("/data/plan", "text/csv", 406, "text/turtle"),
        ("/data/plan?format=csv", "*/*", 406, "text/turtle"),
        ("/data/plan?format=pdf", "*/*", 400, "pdf"),
        ("/graph/nothing", "*/*", 404, "nothing"),
        ("/data/../build.json", "*/*", 404, ""),
        ("/data/%2e%2e/build.json", "*/*", 404, ""),
    ],
)
def test_what_is_not_there_is_said(
    client: FlaskClient, path: str, accept: str, status: int, words: str
) -> None:
    response = client.get(path, headers={"Accept": accept})
    assert response.status_code == status
    assert response.mimetype == "application/problem+json"
    assert words in json.loads(response.data)["detail"]


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/data", "/data/plan", f"/data?graph={G}plan"])
def test_nothing_is_written(client: FlaskClient, method: str, path: str) -> None:
    response = client.open(path, method=method, data=ENTITIES, content_type="text/turtle")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert client.get("/data/plan.nt").text == PLAN


def test_scripts_of_other_sites_may_read(client: FlaskClient) -> None:
    response = client.options("/data/plan", headers={"Origin": "https://example.org"})
    assert response.status_code == 204
    assert response.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_names_of_graphs_lead_to_them(client: FlaskClient) -> None:
    response = client.get("/graph/plan", follow_redirects=True)
    assert isomorphic(graph(response.data, "turtle"), graph(PLAN))
    assert client.get("/data").headers["Location"] == "/dataset"
