"""Queries without the declarations that the site has; faults keep their places."""

from __future__ import annotations

import pytest

from lskg.engine.endpoint import QueryRequest
from lskg.engine.store import InProcess, Store
from lskg.errors import QueryError
from lskg.namespaces import PREFIXES
from lskg.sparql.prefixes import declarations, undeclared
from lskg.sparql.service.inline import service_calls
from lskg.sparql.syntax_tree import Query

DATA = """
<urn:x:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/lskg/ns#Target> .
<urn:x:b> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/lskg/ns#Target> .
<urn:x:a> <http://www.w3.org/2000/01/rdf-schema#label> "a" .
<urn:x:a> <https://w3id.org/lskg/ns#year> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .
<urn:x:b> <https://w3id.org/lskg/ns#year> "2"^^<http://www.w3.org/2001/XMLSchema#integer> .
"""
DECLARED = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
QUERIES = [
    "SELECT ?s { ?s a lskg:Target }",
    "SELECT ?s { ?s a lskg:Target ; lskg:year ?y } ORDER BY DESC(?y) LIMIT 1",
    "SELECT ?s { ?s lskg:year ?y . FILTER NOT EXISTS { ?s rdfs:label ?l } ?s a lskg:Target }",
    "SELECT * { ?s a lskg:Target OPTIONAL { ?s rdfs:label ?l } ?s lskg:year ?y }",
    "SELECT * FROM lskg:plan { ?s rdf:type/^rdf:type ?o }",
    "SELECT * { GRAPH lskg:plan { ?s lskg:year '1'^^xsd:integer } }",
    "ASK { ?s lskg:year 2 }",
    "CONSTRUCT { ?s skos:note ?y } { ?s lskg:year ?y }",
    "DESCRIBE ?s { ?s a lskg:Target }",
    "PREFIX lskg: <urn:x:> SELECT * { lskg:a rdfs:label ?l }",
    "BASE <urn:y:> SELECT * { <urn:x:a> rdfs:label ?l }",
]


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.load({"https://w3id.org/lskg/ns#plan": DATA.encode()})


@pytest.mark.parametrize("text", QUERIES)
def test_the_answer_is_that_of_the_whole_query(store: Store, text: str) -> None:
    endpoint = InProcess(store)
    expected = endpoint.answer(QueryRequest(DECLARED + text)).body
    assert b'"bindings":[]' not in expected
    assert endpoint.answer(QueryRequest(text)).body == expected


@pytest.mark.parametrize(
    "text",
    [
        "ASK {\n ?s a lskg:Target ?x }",
        "ASK { ?s a lskg:Target ?x }",
        "ASK { ?s a lskg:Target . ?s lskg:year",
        "SELECT * { ?s lskg:year ?y } GROUP BY ?s",
        "ASK { ?s a lskg:Target . SERVICE <urn:x> { } }",
        "ASK { ?s a lskg:Target . ?s zzz:x 1 }",
    ],
)
def test_places_of_faults_are_those_of_the_text(store: Store, text: str) -> None:
    places = []
    for asked in (text, DECLARED + text):
        with pytest.raises(QueryError) as caught:
            InProcess(store).answer(QueryRequest(asked))
        assert caught.value.line is not None
        places.append((caught.value.line - (asked != text) * len(PREFIXES), caught.value.column))
    assert places[0] == places[1]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("lskgg", "“lskg:”"),
        ("rdsf", "“rdf:”"),
        ("zzz", "“PREFIX zzz: <…>”"),
        ("", "“PREFIX : <…>”"),
    ],
)
def test_another_prefix_is_told_with_the_nearest_one(store: Store, name: str, words: str) -> None:
    with pytest.raises(QueryError, match="not declared") as caught:
        InProcess(store).answer(QueryRequest(f"ASK {{ ?s a {name}:Target, lskg:Target }}"))
    assert words in str(caught.value)
    assert (caught.value.line, caught.value.column) == (1, 12)


def test_a_declaration_of_the_query_counts() -> None:
    assert undeclared("PREFIX lskg: <urn:x:> ASK { ?s a lskg:T, rdfs:R }").keys() == {"rdfs"}
    assert undeclared("#PREFIX lskg: <urn:x:>\nASK { ?s a lskg:T }").keys() == {"lskg"}
    assert undeclared("ASK { ?s ?p 'a', ?lskg, ex:lskg, <lskg:a> }").keys() <= {"lskg"}
    assert declarations("ASK { ?s ex:p 1 }") == ""


def test_other_servers_are_sent_the_declarations() -> None:
    (call,) = service_calls(Query("ASK { SERVICE <urn:x> { ?s a lskg:Target } }"), None)
    assert call.query.startswith(f"PREFIX lskg: <{PREFIXES['lskg']}> SELECT")
