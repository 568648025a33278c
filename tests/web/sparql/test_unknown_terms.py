"""Unknown terms of a query over HTTP: a header for programs, a line on the page for people."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from rdflib import OWL, Graph

NS = "https://w3id.org/lskg/ns#"
CODE = "https://w3id.org/lskg/code/precision/"
HEADER = "Lskg-Unknown-Terms"
UNKNOWN = "SELECT ?s { ?s a lskg:IndicatorTargets }"
KNOWN = "SELECT ?s { ?s a lskg:IndicatorTarget }"
#: The class is in the ontology, and nothing is one.
EMPTY = "SELECT ?s { ?s a lskg:Award }"


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "text/csv", "*/*"])
@pytest.mark.parametrize("method", ["GET", "POST", "HEAD"])
def test_programs_are_told_by_a_header(client: FlaskClient, accept: str, method: str) -> None:
    response = (
        client.open(
            "/sparql", method=method, query_string={"query": UNKNOWN}, headers={"Accept": accept}
        )
        if method != "POST"
        else client.post("/sparql", data={"query": UNKNOWN}, headers={"Accept": accept})
    )
    assert response.status_code == 200
    assert response.headers[HEADER] == f'"{NS}IndicatorTargets";nearest="{NS}IndicatorTarget"'
    assert HEADER in response.headers["Access-Control-Expose-Headers"]


def test_the_answer_is_what_it_would_be(client: FlaskClient) -> None:
    told = client.get("/sparql", query_string={"query": UNKNOWN})
    silent = client.get("/sparql", query_string={"query": EMPTY})
    assert HEADER not in silent.headers
    assert HEADER not in client.get("/sparql", query_string={"query": KNOWN}).headers
    assert told.data == silent.data
    assert told.headers["ETag"] == silent.headers["ETag"]
    headers = {"If-None-Match": told.headers["ETag"]}
    again = client.get("/sparql", query_string={"query": UNKNOWN}, headers=headers)
    assert again.status_code == 304
    assert again.headers[HEADER] == told.headers[HEADER]


def test_what_is_in_no_header_is_escaped(client: FlaskClient) -> None:
    query = "ASK { <https://w3id.org/lskg/id/lang-son-xviii/target/3-đoctors> ?p '\\r\\nX: y' }"
    response = client.get("/sparql", query_string={"query": query})
    iri = "https://w3id.org/lskg/id/lang-son-xviii/target/"
    assert response.headers[HEADER] == f'"{iri}3-%C4%91octors";nearest="{iri}3-doctors"'


@pytest.mark.parametrize(
    ("path", "words"), [("/sparql", "Đồ thị không có"), ("/en/sparql", "The graph has no")]
)
def test_people_are_told_on_the_page(client: FlaskClient, path: str, words: str) -> None:
    page = client.get(path, query_string={"query": UNKNOWN}, headers={"Accept": "text/html"})
    line = re.search(r'<p class="unknown".*?</p>', page.text)
    assert line is not None
    assert words in line[0]
    assert "lskg:IndicatorTargets" in line[0]
    link = re.search(r'href="([^"]*)"', line[0])
    assert link is not None
    address = urlsplit(unescape(link[1]))
    assert address.path == path
    assert parse_qs(address.query)["query"] == [KNOWN]
    for known in (KNOWN, EMPTY):
        page = client.get(path, query_string={"query": known}, headers={"Accept": "text/html"})
        assert 'class="unknown"' not in page.text


def test_prefixes_of_the_site_need_no_declaration(client: FlaskClient) -> None:
    rows = client.get("/sparql", query_string={"query": KNOWN}).get_json(force=True)
    declared = client.get("/sparql", query_string={"query": f"PREFIX lskg: <{NS}>\n{KNOWN}"})
    assert rows == declared.get_json(force=True)
    page = client.get("/sparql", query_string={"query": KNOWN}, headers={"Accept": "text/html"})
    assert page.status_code == 200


def test_no_term_that_the_graph_has_is_unknown(real: FlaskClient) -> None:
    """Each IRI of our namespaces in the published ontology and codes, asked for by its name."""
    for graph in ("ontology", "codes", "lang-son-xviii/plan"):
        data = Graph().parse(data=real.get(f"/data/{graph}.nt").data, format="nt")
        iris = {
            str(term)
            for triple in data
            for term in triple
            if (term, OWL.deprecated, None) not in data
            and str(term).startswith(("https://w3id.org/lskg/ns#", "https://w3id.org/lskg/code/"))
        }
        assert iris
        for some in batches(sorted(iris)):
            query = f"ASK {{ VALUES ?s {{ {' '.join(f'<{iri}>' for iri in some)} }} }}"
            assert HEADER not in real.get("/sparql", query_string={"query": query}).headers


@pytest.mark.parametrize(
    ("old", "new"), [("lskg:hasHedge", f"{NS}hasPrecision"), ("hedge:about", f"{CODE}about")]
)
def test_what_replaces_a_deprecated_term_is_told(real: FlaskClient, old: str, new: str) -> None:
    response = real.get("/sparql", query_string={"query": f"ASK {{ ?s {old} ?o }}"})
    assert f';nearest="{new}";deprecated' in response.headers[HEADER]


@pytest.mark.parametrize(
    ("path", "words"), [("/sparql", "Đã thôi dùng"), ("/en/sparql", "No longer in use:")]
)
def test_people_are_told_too(real: FlaskClient, path: str, words: str) -> None:
    query = {"query": "ASK { ?s lskg:hasHedge ?o }"}
    page = real.get(path, query_string=query, headers={"Accept": "text/html"})
    line = re.search(r'<p class="unknown".*?</p>', page.text)
    assert line is not None
    assert words in line[0]
    assert "lskg:hasPrecision" in line[0]


def batches(iris: list[str]) -> list[list[str]]:
    return [iris[at : at + 100] for at in range(0, len(iris), 100)]
