"""The store answers as SPARQL says, over what the build wrote."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from lskg.engine.store import InProcess, QueryRequest, Store
from lskg.errors import AnswerTooLarge, NotAcceptable, QueryError, QueryRefused, StoreError
from lskg.iris import Iris
from lskg.sparql.media_types import GRAPHS, RESULTS, Formats

G = "https://w3id.org/lskg/graph/"
SHARED = "<urn:x:both> <urn:x:p> 'cả hai'@vi .\n".replace("'", '"')
PLAN = '<urn:x:target> <urn:x:value> "10"^^<http://www.w3.org/2001/XMLSchema#integer> .\n' + SHARED
ENTITIES = '<urn:x:agency> <urn:x:name> "Sở Y tế"@vi .\n_:b <urn:x:name> "không tên" .\n' + SHARED
ALL = "SELECT ?s { ?s ?p ?o }"
GRAPH = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


@pytest.fixture(scope="module")
def release(make_release: Callable[[Mapping[str, str]], Path]) -> Path:
    return make_release({"plan": PLAN, "entities": ENTITIES})


@pytest.fixture(scope="module")
def store(release: Path) -> Store:
    return Store.open(release)


@pytest.fixture(scope="module")
def endpoint(store: Store) -> InProcess:
    return InProcess(store)


def count(
    endpoint: InProcess, text: str, default: tuple[str, ...] = (), named: tuple[str, ...] = ()
) -> int:
    answer = endpoint.answer(QueryRequest(text, default, named))
    return len(json.loads(answer.body)["results"]["bindings"])


@pytest.mark.parametrize(
    ("text", "default", "named", "rows"),
    [
        (ALL, (), (), 4),  # the union: the shared triple and the blank node once
        (f"SELECT ?s FROM <{G}plan> {{ ?s ?p ?o }}", (), (), 2),
        (f"SELECT ?s FROM NAMED <{G}plan> {{ ?s ?p ?o }}", (), (), 0),
        (f"SELECT ?s FROM NAMED <{G}plan> {{ GRAPH ?g {{ ?s ?p ?o }} }}", (), (), 2),
        (f"SELECT ?s FROM <{G}nothing> {{ ?s ?p ?o }}", (), (), 0),
        ("SELECT ?s { GRAPH ?g { ?s ?p ?o } }", (), (), 5),
        ("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", (), (), 2),
        (ALL, (f"{G}plan",), (), 2),
        (ALL, (), (f"{G}plan",), 0),
        (ALL, (f"{G}nothing",), (), 0),
        (f"SELECT ?s FROM <{G}plan> {{ ?s ?p ?o }}", (f"{G}entities",), (), 3),
        ("SELECT ?s { GRAPH ?g { ?s ?p ?o } }", (f"{G}plan",), (), 0),
        ("SELECT ?s { GRAPH ?g { ?s ?p ?o } }", (f"{G}plan",), (f"{G}entities",), 3),
    ],
)
def test_dataset(
    endpoint: InProcess, text: str, default: tuple[str, ...], named: tuple[str, ...], rows: int
) -> None:
    assert count(endpoint, text, default, named) == rows


def test_nothing_that_a_query_names_is_read(endpoint: InProcess, tmp_path: Path) -> None:
    secret = tmp_path / "secret.nt"
    secret.write_text('<urn:x:a> <urn:x:b> "c" .\n', encoding="utf-8")
    uri = secret.as_uri()
    assert count(endpoint, f"SELECT ?s FROM <{uri}> {{ ?s ?p ?o }}") == 0
    assert count(endpoint, ALL, default=(uri,)) == 0
    assert count(endpoint, f"SELECT ?s {{ GRAPH <{uri}> {{ ?s ?p ?o }} }}") == 0


@pytest.mark.parametrize("media_type", RESULTS)
def test_rows_and_truth_in_every_format(endpoint: InProcess, media_type: str) -> None:
    request = QueryRequest('SELECT ?s { ?s ?p "Sở Y tế"@vi }', formats=Formats.named(media_type))
    answer = endpoint.answer(request)
    assert answer.media_type == media_type
    assert b"urn:x:agency" in answer.body
    truth = endpoint.answer(QueryRequest("ASK {}", formats=Formats.named(media_type)))
    assert b"true" in truth.body


@pytest.mark.parametrize("media_type", GRAPHS)
@pytest.mark.parametrize("text", [GRAPH, "DESCRIBE <urn:x:agency>"])
def test_a_graph_in_every_format_is_the_same_graph(
    endpoint: InProcess, media_type: str, text: str
) -> None:
    answer = endpoint.answer(QueryRequest(text, formats=Formats.named(media_type)))
    expected = endpoint.answer(QueryRequest(text, formats=Formats.named("nt")))
    graph = Graph().parse(data=answer.body, format=media_type)
    assert isomorphic(graph, Graph().parse(data=expected.body, format="nt"))
    assert len(graph) > 0


def test_only_used_prefixes_are_declared(store: Store) -> None:
    about = 'CONSTRUCT { <urn:x:a> rdfs:label "x" } {}'
    text = f"PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> {about}"
    assert store.construct(text, "text/turtle").count(b"@prefix") == 1
    xml = store.construct(text, "application/rdf+xml")
    assert xml.count(b"xmlns:") == 2
    assert ET.fromstring(xml).tag.endswith("RDF")


@pytest.mark.parametrize("media_type", GRAPHS)
def test_construct_is_the_same_bytes_every_time(store: Store, media_type: str) -> None:
    text = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(!isBlank(?s)) }"
    assert len({store.construct(text, media_type) for _ in range(5)}) == 1


def test_a_wrong_kind_of_format_is_not_acceptable(endpoint: InProcess) -> None:
    with pytest.raises(NotAcceptable, match=r"a graph.*text/turtle"):
        endpoint.answer(QueryRequest(GRAPH, formats=Formats.named("csv")))
    with pytest.raises(NotAcceptable, match=r"a table.*text/csv"):
        endpoint.answer(QueryRequest(ALL, formats=Formats.named("ttl")))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('SELECT ("\\u0007" AS ?x) {}', "xml"),
        ('CONSTRUCT { <urn:x:a> <urn:x:b> "\\u0007" } {}', "rdf"),
        ('CONSTRUCT { <urn:x:a> <http://example.org/1> "x" } {}', "rdf"),
    ],
)
def test_what_xml_cannot_hold_is_refused(endpoint: InProcess, text: str, name: str) -> None:
    with pytest.raises(NotAcceptable, match="XML"):
        endpoint.answer(QueryRequest(text, formats=Formats.named(name)))


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ("ASK {", "line 1, column 6, where it ends", (1, 6)),
        ("SELECT *\nWHERE { ?s ?p }", "line 2", (2, 16)),
        ("SELCT ?x {}", "near “SELCT”", (1, 1)),
        ("ASK {\n ex:a ?p ?o }", "prefix “ex:” is not declared", (2, 2)),
        ("ASK { ?s rdsf:label ?o }", "needs no declaration is “rdf:”", (1, 10)),
        ("SELECT ?x {} GROUP BY ?y", "unbound", (1, 25)),
        ("", "empty", (None, None)),
    ],
)
def test_a_malformed_query_is_explained(
    endpoint: InProcess, text: str, message: str, place: tuple[int | None, int | None]
) -> None:
    with pytest.raises(QueryError) as caught:
        endpoint.answer(QueryRequest(text))
    assert message in str(caught.value)
    assert (caught.value.line, caught.value.column) == place


def test_relative_iris_are_relative_to_the_base_of_the_things(endpoint: InProcess) -> None:
    answer = endpoint.answer(QueryRequest("SELECT (<id/source/1> AS ?x) {}"))
    assert b"https://w3id.org/lskg/id/source/1" in answer.body


@pytest.mark.parametrize("text", ["DROP ALL", "# x\nPREFIX a: <urn:a> INSERT DATA { a:b a a:c }"])
def test_an_update_is_refused(endpoint: InProcess, store: Store, text: str) -> None:
    before = count(endpoint, ALL)
    with pytest.raises(QueryRefused, match="queries only"):
        endpoint.answer(QueryRequest(text))
    assert count(endpoint, ALL) == before


def test_service_is_refused(endpoint: InProcess) -> None:
    with pytest.raises(QueryRefused, match="SERVICE") as caught:
        endpoint.answer(QueryRequest("ASK {\n SERVICE SILENT <http://127.0.0.1:1/> {} }"))
    assert (caught.value.line, caught.value.column) == (2, 2)


def test_an_answer_may_be_too_large(store: Store) -> None:
    bounded = InProcess(store, max_bytes=200)
    assert bounded.answer(QueryRequest("ASK {}")).body
    with pytest.raises(AnswerTooLarge, match="200 bytes"):
        bounded.answer(QueryRequest("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"))


def test_own_queries_bind_terms(store: Store) -> None:
    rows = store.select("SELECT ?s ?o { ?s ?p ?o }", s=store.iri("urn:x:agency"))
    assert [getattr(row["o"], "value", None) for row in rows] == ["Sở Y tế"]
    assert store.ask("ASK { ?s ?p ?o }", s=store.iri("urn:x:agency"))
    assert not store.ask("ASK { ?s ?p ?o }", s=store.iri("urn:x:nobody"))
    text = "SELECT ?o ?none { <urn:x:agency> ?p ?o OPTIONAL { ?o ?p ?none } }"
    assert store.rows(text) == [{"o": "Sở Y tế"}]


@pytest.mark.parametrize("uri", ["", "relative", "urn:x:with space", "http://["])
def test_a_graph_name_is_an_absolute_iri(endpoint: InProcess, uri: str) -> None:
    with pytest.raises(QueryError, match="absolute IRI"):
        endpoint.answer(QueryRequest(ALL, (uri,)))


def test_graphs_of_rdflib_load(store: Store) -> None:
    graph = Graph().parse(data=PLAN, format="nt")
    made = Store.from_graphs(Iris("https://w3id.org/lskg/", "x"), {"plan": graph})
    assert count(InProcess(made), f"SELECT ?s {{ GRAPH <{G}x/plan> {{ ?s ?p ?o }} }}") == 2


def test_a_release_that_is_not_whole_is_reported(release: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"build\.json: No such file"):
        Store.open(tmp_path)
    (tmp_path / "build.json").write_text("[]", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be loaded"):
        Store.open(tmp_path)
    (tmp_path / "build.json").write_text(
        '{"base": "urn:x:", "graphs": {"plan": "urn:x:g"}}', encoding="utf-8"
    )
    with pytest.raises(StoreError, match=r"plan\.nt: No such file"):
        Store.open(tmp_path)
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "plan.nt").write_text("no triples", encoding="utf-8")
    with pytest.raises(StoreError, match=r"plan\.nt cannot be loaded"):
        Store.open(tmp_path)
