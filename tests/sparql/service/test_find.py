"""A SERVICE clause is found however it is written, and nothing else is taken for one."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.effort import examples

from lskg.sparql.service.find import find_service

STORE = ox.Store()
STORE.add(ox.Quad(*[ox.NamedNode("urn:a")] * 3))
CLAUSES = [
    "ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "ASK { service silent<http://127.0.0.1:1/>{} }",
    "ASK { SeRvIcE ?x {} }",
    "ASK { { OPTIONAL { SERVICE $x { } } } }",
    "PREFIX ex: <http://127.0.0.1/> ASK { SERVICEex:foo {} }",
    "PREFIX : <http://127.0.0.1/> ASK { SERVICE :foo {} }",
    "PREFIX : <http://127.0.0.1/> ASK { SERVICE:foo {} }",
    "PREFIX : <http://127.0.0.1/> ASK { SERVICESILENT:foo {} }",
    "PREFIX ex: <http://127.0.0.1/> ASK { ?s ?p ex:.SERVICE<http://127.0.0.1:1/>{} }",
    "ASK { ?s ?p 10SERVICE<http://127.0.0.1:1/>{} }",
    "ASK { ?s ?p trueSERVICE<http://127.0.0.1:1/>{} }",
    "ASK { ?s ?p ?o.SERVICE<http://127.0.0.1:1/>{} }",
    "ASK { ?s ?p 'x'@viSERVICE . SERVICE<http://127.0.0.1:1/>{} }",
    "ASK { # a comment\nSERVICE # { }\n <http://127.0.0.1:1/> # {\r\n {} }",
    "ASK { FILTER(1<2)SERVICE?x#>\n{} }",
    "ASK { BIND('' AS ?c) FILTER(1<2&&?c='>')SERVICE <http://127.0.0.1:1/> {} FILTER(?c='') }",
    "ASK { BIND('\"' AS ?q) SERVICE <http://127.0.0.1:1/> {} BIND('\"' AS ?r) }",
    "ASK { BIND('''it's \"''' AS ?q) SERVICE <http://127.0.0.1:1/> {} }",
    "ASK { ?s <http://example.org/it's> ?o . SERVICE <http://127.0.0.1:1/> {} FILTER(?o='') }",
    "ASK { ?s <http://example.org/#x> ?o . SERVICE <http://127.0.0.1:1/> {} }",
    "SELECT * { { SELECT ?x { SERVICE ?x {} } } }",
    "ASK { FILTER EXISTS { SERVICE <http://127.0.0.1:1/> {} } }",
    "ASK { ?\u1ea5n ?p ?o . SERVICE <http://127.0.0.1:1/> {} }",
]
OTHERS = [
    "ASK { ?s ?p 'SERVICE <http://example.org/> { }' }",
    'ASK { ?s ?p """a "quoted" SERVICE <http://example.org/> { } """ }',
    "ASK { } # SERVICE <http://example.org/> {",
    "ASK { ?s <http://www.w3.org/ns/sparql-service-description#endpoint> ?service . }",
    "ASK { ?s <http://example.org/service> ?o . { ?o ?q ?service } }",
    "PREFIX service: <http://example.org/> ASK { ?s a service:Thing . OPTIONAL { ?s ?p ?o } }",
    "PREFIX service: <http://example.org/> ASK { GRAPH service:plan { ?s ?p ?o } }",
    "PREFIX service: <http://example.org/> SELECT * FROM service:plan { ?s ?p ?o }",
    "PREFIX service: <http://example.org/> SELECT * FROM NAMED service:plan { ?s ?p ?o }",
    "PREFIX ex: <http://example.org/> ASK { ?s ex:service ?x { ?x ?p ?o } }",
    "ASK { ?service ?p $service { ?x ?p 'dịch vụ'@service } }",
    "SELECT ?service { ?service ?p ?o }",
    "ASK { _:service ?p ?o }",
]


@pytest.mark.parametrize("query", CLAUSES)
def test_a_clause_is_found(query: str) -> None:
    assert find_service(query) is not None


@pytest.mark.parametrize("query", OTHERS)
def test_other_uses_of_the_word_are_not(query: str) -> None:
    ox.Store().query(query)
    assert find_service(query) is None


def test_the_place_counts_lines_and_columns() -> None:
    assert find_service("ASK\n{\n  SERVICE ?x {} }") == (3, 3)


PIECES = st.lists(
    st.sampled_from(
        [
            *("{", "}", "(1<2)", "FILTER(1<2)", "FILTER(?a<?b)", "BIND('>' AS ?c)", "?a", "?s ?p "),
            *("<urn:a>", "'", '"', "#", "\n", " ", "<", ">", "ex:b", "ex:", ":", ".", "true", "10"),
            *("{}", "'''", "GRAPH", "OPTIONAL", "SERVICE", "@en", "\\", "=", "é", "·"),
        ]
    ),
    max_size=5,
).map("".join)
GAPS = st.lists(st.sampled_from(["", " ", "\n", "#>\n", "# '\n", "SILENT"]), max_size=2).map(
    "".join
)
NAMES = st.sampled_from(["<urn:s>", "?x", "ex:b", ":b"])


@settings(max_examples=examples(500))
@given(PIECES, GAPS, NAMES, GAPS, PIECES)
def test_whatever_oxigraph_would_ask_another_server_is_found(
    before: str, gap: str, name: str, other_gap: str, after: str
) -> None:
    """Where evaluation reaches for a server, the clause was found."""
    pattern = f"{before}SERVICE{gap}{name}{other_gap}{{}}{after}}}"
    text = f"PREFIX ex: <urn:ex:> PREFIX : <urn:d:> ASK {{ {pattern}"
    try:
        STORE.query(text)
    except SyntaxError:
        return
    except (OSError, RuntimeError) as error:
        reached = "function" not in str(error)
    else:
        reached = False
    assert not reached or find_service(text) is not None
