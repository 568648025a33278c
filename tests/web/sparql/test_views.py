"""The endpoint over HTTP: requests of every form, answers in every format, errors that say why."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import RDF, VOID, Graph, Literal, Namespace, URIRef

from lskg.engine.endpoint import NOBODY, Client
from lskg.engine.limits import Limits
from lskg.engine.store import Answer, InProcess, QueryRequest, Store
from lskg.errors import AnswerTooLarge, QueryTimeout, StoreBusy
from lskg.formats import Kind, formats_of
from lskg.sparql.media_types import GRAPHS
from lskg.web import create_app
from lskg.web.view.release import Site

G = "https://w3id.org/lskg/graph/"
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
SELECT = 'SELECT ?s { ?s ?p "Sở Y tế"@vi }'
GRAPH = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
PROBLEM = "application/problem+json"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
PLAN = '<urn:x:target> <urn:x:value> "10" .\n'
ENTITIES = '<urn:x:agency> <urn:x:name> "Sở Y tế"@vi .\n'


@pytest.fixture(scope="module")
def release(make_release: Callable[[Mapping[str, str]], Path]) -> Path:
    return make_release({"plan": PLAN, "entities": ENTITIES})


@pytest.fixture(scope="module")
def app(release: Path) -> Flask:
    store = Store.open(release)
    return create_app(InProcess(store), Site.open(release))


@pytest.fixture(scope="module")
def client(app: Flask) -> FlaskClient:
    return app.test_client()


class Failing:
    """An endpoint that answers no visitor."""

    def __init__(self, release: Path, error: Exception) -> None:
        self._inner = InProcess(Store.open(release))
        self.error = error

    def answer(self, request: QueryRequest, client: Client = NOBODY) -> Answer:
        if client is NOBODY:
            return self._inner.answer(request)
        raise self.error


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        (None, "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
    ],
)
def test_select_in_every_format(client: FlaskClient, accept: str | None, content_type: str) -> None:
    headers = {"Accept": accept} if accept else {}
    response = client.get("/sparql", query_string={"query": SELECT}, headers=headers)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == content_type
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Accept" in response.vary
    body = response.get_data(as_text=True)
    if "json" in content_type:
        assert json.loads(body)["results"]["bindings"][0]["s"]["value"] == "urn:x:agency"
    elif "xml" in content_type:
        assert "urn:x:agency" in "".join(ET.fromstring(body).itertext())
    elif "csv" in content_type:
        assert list(csv.reader(io.StringIO(body))) == [["s"], ["urn:x:agency"]]
    else:
        assert body == "?s\n<urn:x:agency>\n"


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        (None, "text/turtle; charset=utf-8"),
        ("application/n-triples", "application/n-triples"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/ld+json", "application/ld+json"),
    ],
)
def test_construct_in_every_format(
    client: FlaskClient, accept: str | None, content_type: str
) -> None:
    headers = {"Accept": accept} if accept else {}
    response = client.get("/sparql", query_string={"query": GRAPH}, headers=headers)
    assert response.headers["Content-Type"] == content_type
    graph = Graph().parse(data=response.data, format=response.mimetype)
    assert set(graph) == set(Graph().parse(data=PLAN + ENTITIES, format="nt"))


@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
def test_the_forms_of_a_query(client: FlaskClient, path: str) -> None:
    text = SELECT.encode()
    responses = [
        client.get(path, query_string={"query": SELECT}),
        client.post(path, data={"query": SELECT}),
        client.post(path, data=text, content_type=DIRECT),
        client.post(path, data=text, content_type=f"{DIRECT}; charset=UTF-8"),
        client.post(path, data=urlencode({"query": SELECT}), content_type=f"{FORM};charset=utf-8"),
    ]
    assert {response.status_code for response in responses} == {200}
    assert len({response.data for response in responses}) == 1


def test_head_is_get_without_the_body(client: FlaskClient) -> None:
    full = client.get("/sparql", query_string={"query": SELECT})
    head = client.head("/sparql", query_string={"query": SELECT})
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Length"] == full.headers["Content-Length"]
    assert head.headers["Content-Type"] == full.headers["Content-Type"]


def test_a_client_may_check_for_change(client: FlaskClient) -> None:
    first = client.get("/sparql", query_string={"query": SELECT})
    headers = {"If-None-Match": first.headers["ETag"]}
    again = client.get("/sparql", query_string={"query": SELECT}, headers=headers)
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
def test_options_allow_scripts_of_other_sites(client: FlaskClient, path: str) -> None:
    response = client.options(path, headers={"Origin": "https://example.org"})
    assert response.status_code == 204
    assert response.headers["Allow"] == "GET, HEAD, POST, OPTIONS"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "POST" in response.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in response.headers["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_other_methods_are_not_allowed(client: FlaskClient, method: str) -> None:
    response = client.open("/sparql", method=method, query_string={"query": SELECT})
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, POST, OPTIONS"


@pytest.mark.parametrize(
    ("parameters", "subjects"),
    [
        ([], {"urn:x:target", "urn:x:agency"}),
        ([("default-graph-uri", f"{G}plan")], {"urn:x:target"}),
        (
            [("default-graph-uri", f"{G}plan"), ("default-graph-uri", f"{G}entities")],
            {"urn:x:target", "urn:x:agency"},
        ),
        ([("named-graph-uri", f"{G}plan")], set()),
        ([("default-graph-uri", "http://127.0.0.1:1/unknown")], set()),
        ([("default-graph-uri", "file:///etc/hostname")], set()),
    ],
)
@pytest.mark.parametrize("way", ["get", "form", "address and form", "direct"])
def test_dataset(
    client: FlaskClient, parameters: list[tuple[str, str]], subjects: set[str], way: str
) -> None:
    text = "SELECT ?s { ?s ?p ?o }"
    query = ("query", text)
    address = "/sparql?" + urlencode(parameters)
    if way == "get":
        response = client.get("/sparql?" + urlencode([query, *parameters]))
    elif way == "form":
        response = client.post("/sparql", data=urlencode([query, *parameters]), content_type=FORM)
    elif way == "address and form":
        response = client.post(address, data=urlencode([query]), content_type=FORM)
    else:
        response = client.post(address, data=text, content_type=DIRECT)
    assert response.status_code == 200
    found = response.get_json(force=True)["results"]["bindings"]
    assert {row["s"]["value"] for row in found} == subjects


@pytest.mark.parametrize(
    ("name", "status", "content_type"),
    [
        ("json", 200, "application/sparql-results+json"),
        ("xml", 200, "application/sparql-results+xml"),
        ("csv", 200, "text/csv; charset=utf-8"),
        ("TSV", 200, "text/tab-separated-values; charset=utf-8"),
        ("application/sparql-results+json", 200, "application/sparql-results+json"),
        ("turtle", 406, PROBLEM),
        ("pdf", 400, PROBLEM),
    ],
)
def test_the_format_parameter_goes_before_accept(
    client: FlaskClient, name: str, status: int, content_type: str
) -> None:
    for accept in (BROWSER, "image/png"):
        response = client.get(
            "/sparql", query_string={"query": SELECT, "format": name}, headers={"Accept": accept}
        )
        assert response.status_code == status
        assert response.headers["Content-Type"] == content_type


def test_a_plus_sign_that_is_not_escaped_is_understood(client: FlaskClient) -> None:
    address = "/sparql?query=ASK%20%7B%7D&format=application/sparql-results+xml"
    assert client.get(address).mimetype == "application/sparql-results+xml"


def test_a_parameter_is_decoded_once(client: FlaskClient) -> None:
    response = client.post("/sparql", data={"query": 'SELECT ("a%20b+c" AS ?x) {}'})
    assert response.get_json(force=True)["results"]["bindings"][0]["x"]["value"] == "a%20b+c"


def test_vietnamese_passes_unchanged(client: FlaskClient) -> None:
    response = client.post(
        "/sparql", data='SELECT ("Đồng Đăng, cửa khẩu" AS ?x) {}'.encode(), content_type=DIRECT
    )
    assert "Đồng Đăng, cửa khẩu" in response.get_data(as_text=True)


@pytest.mark.parametrize(
    ("status", "method", "address", "body", "content_type", "detail"),
    [
        (400, "GET", "query=ASK+%7B", None, None, "line 1, column 6"),
        (400, "GET", "query=", None, None, "empty"),
        (400, "GET", "query=ASK+%7B%7D&query=ASK+%7B%7D", None, None, "not 2"),
        (400, "GET", "default-graph-uri=urn:x:g", None, None, "“query” is missing"),
        (400, "GET", "query=ASK+%7B%7D&default-graph-uri=x", None, None, "absolute IRI"),
        (400, "GET", "query=%FF%FE", None, None, "UTF-8"),
        (403, "GET", "update=DROP+ALL", None, None, "queries only"),
        (403, "GET", "query=DROP+ALL", None, None, "DROP"),
        (403, "POST", "", "update=DROP+ALL", FORM, "queries only"),
        (403, "POST", "", "DROP ALL", "application/sparql-update", "queries only"),
        (403, "POST", "using-graph-uri=urn:x:g", "query=ASK+%7B%7D", FORM, "queries only"),
        (403, "GET", "query=ASK+%7B+SERVICE+%3Curn:x%3E+%7B%7D%7D", None, None, "SERVICE"),
        (400, "POST", "", "", FORM, "“query” is missing"),
        (400, "POST", "query=ASK+%7B%7D", "query=ASK+%7B%7D", FORM, "not 2"),
        (400, "POST", "query=ASK+%7B%7D", "ASK {}", DIRECT, "not 2"),
        (400, "POST", "", "ASK {}".encode("utf-16"), DIRECT, "UTF-8"),
        (400, "POST", "", "ASK {}", f"{DIRECT}; charset=UTF-16", "utf-16"),
        (400, "POST", "", b"query=%FF", FORM, "UTF-8"),
        (400, "POST", "", "a&" * 1001, FORM, "1000 parameters"),
        (415, "POST", "", "ASK {}", "text/plain", "text/plain"),
        (415, "POST", "", "ASK {}", None, "not given"),
        (413, "POST", "", "#" * (Limits().request_bytes + 1), DIRECT, "1,048,576 bytes"),
    ],
)
def test_what_is_not_a_query_is_refused_with_a_reason(
    client: FlaskClient,
    status: int,
    method: str,
    address: str,
    body: str | bytes | None,
    content_type: str | None,
    detail: str,
) -> None:
    headers = {"Content-Type": content_type} if content_type else {}
    response = client.open(f"/sparql?{address}", method=method, data=body, headers=headers)
    assert response.status_code == status
    assert response.headers["Content-Type"] == PROBLEM
    problem = json.loads(response.data)
    assert problem["status"] == status
    assert problem["type"] in ("about:blank", f"/limits#{problem.get('limit')}")
    assert detail in problem["detail"]


def test_a_problem_tells_the_place(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": "SELECT *\n{ foaf:a ?p ?o }"})
    problem = json.loads(response.data)
    assert (problem["line"], problem["column"]) == (2, 3)
    assert "hint" in problem


@pytest.mark.parametrize(("query", "accept"), [(SELECT, "image/png"), (GRAPH, "text/csv")])
def test_what_is_not_acceptable_is_said(client: FlaskClient, query: str, accept: str) -> None:
    response = client.get("/sparql", query_string={"query": query}, headers={"Accept": accept})
    assert response.status_code == 406
    assert "can be sent as" in json.loads(response.data)["detail"]


@pytest.mark.parametrize(
    ("error", "status", "retry"),
    [
        (QueryTimeout("Too long."), 503, None),
        (StoreBusy("Busy."), 429, "5"),
        (AnswerTooLarge("Too large."), 403, None),
    ],
)
def test_limits_have_their_status(
    release: Path, error: Exception, status: int, retry: str | None
) -> None:
    app = create_app(Failing(release, error), Site.open(release))
    response = app.test_client().get("/sparql", query_string={"query": SELECT})
    assert response.status_code == status
    assert response.headers.get("Retry-After") == retry
    assert json.loads(response.data)["detail"] == str(error)


def test_a_browser_gets_pages(client: FlaskClient) -> None:
    headers = {"Accept": BROWSER}
    for fields, status in (
        ({}, 200),
        ({"query": SELECT}, 200),
        ({"query": "ASK {"}, 400),
        ({"update": "DROP ALL"}, 403),
    ):
        response = client.get("/sparql", query_string=fields, headers=headers)
        assert response.status_code == status
        assert response.mimetype == "text/html"
        assert "Accept" in response.vary


@pytest.mark.parametrize("media_type", GRAPHS)
@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
def test_without_a_query_the_service_describes_itself(
    client: FlaskClient, media_type: str, path: str
) -> None:
    response = client.get(path, headers={"Accept": media_type})
    assert response.status_code == 200
    assert response.mimetype == media_type
    graph = Graph().parse(data=response.data, format=media_type)
    service = graph.value(predicate=RDF.type, object=SD.Service)
    assert graph.value(service, SD.endpoint) == URIRef(f"http://localhost{path}")
    assert (service, SD.supportedLanguage, SD.SPARQL11Query) in graph
    assert set(graph.objects(predicate=SD.name)) == {URIRef(f"{G}plan"), URIRef(f"{G}entities")}
    formats = {each.w3c for kind in (Kind.BINDINGS, Kind.GRAPH) for each in formats_of(kind)}
    described = {str(each).rpartition("/")[2] for each in graph.objects(service, SD.resultFormat)}
    assert described == formats


def test_a_description_that_is_not_acceptable(client: FlaskClient) -> None:
    assert client.get("/sparql", headers={"Accept": "text/csv"}).status_code == 406


def test_the_description_counts_what_is_there(client: FlaskClient) -> None:
    graph = Graph().parse(data=client.get("/sparql").data, format="turtle")
    union = graph.value(graph.value(predicate=RDF.type, object=SD.Dataset), SD.defaultGraph)
    assert graph.value(union, VOID.triples) == Literal(2)
    parts = {
        graph.value(part, VOID.property): graph.value(part, VOID.triples)
        for part in graph.objects(union, VOID.propertyPartition)
    }
    assert parts == {URIRef("urn:x:name"): Literal(1), URIRef("urn:x:value"): Literal(1)}


TEXTS = st.one_of(
    st.sampled_from([SELECT, GRAPH, "ASK {}", "DESCRIBE <urn:x:agency>", "ASK {", "DROP ALL", ""]),
    st.text(st.characters(codec="utf-8"), max_size=30),
    st.text(st.characters(codec="utf-8"), max_size=20).map(
        lambda text: f"SELECT ({json.dumps(text, ensure_ascii=False)} AS ?x) {{}}"
    ),
)


@given(TEXTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_get_and_post_of_one_query_give_one_answer(client: FlaskClient, text: str) -> None:
    answers = [
        client.get("/sparql?" + urlencode({"query": text})),
        client.post("/sparql", data=urlencode({"query": text}), content_type=FORM),
        client.post("/sparql", data=text.encode(), content_type=DIRECT),
    ]
    assert len({(answer.status_code, answer.mimetype, answer.data) for answer in answers}) == 1
    assert answers[0].status_code < 500


HEADERS = st.one_of(
    st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=60),
    st.lists(
        st.sampled_from(
            [*("text/", "*/*", "html", "csv", ";q=", "0.5", ",", " ", "application/json", "=", '"')]
        )
    ).map("".join),
)


@given(HEADERS, st.sampled_from([None, SELECT, GRAPH, "ASK {"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_accept_header_is_answered(client: FlaskClient, accept: str, query: str | None) -> None:
    fields = {} if query is None else {"query": query}
    response = client.get("/sparql", query_string=fields, headers={"Accept": accept})
    assert response.status_code in (200, 400, 406)
