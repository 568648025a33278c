"""The W3C test suite of the SPARQL 1.1 Protocol, over a real server on a loopback port."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, Graph, Literal, Namespace
from rdflib.collection import Collection
from rdflib.term import Node
from tests.web.http_site import served
from tests.web.w3c import FOLDER as SPARQL11
from tests.web.w3c import MF, needs_suite

from lskg.engine.store import InProcess, Store
from lskg.sparql.media_types import GRAPHS, RESULTS
from lskg.web import create_app
from lskg.web.view.release import Site

FOLDER = SPARQL11 / "protocol"
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")

#: The older manifest of rdflib's source package says its requests in words only.
pytestmark = needs_suite("protocol/data1.nt")


@dataclass(frozen=True)
class Exchange:
    """A request of the manifest and the response that it expects."""

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    statuses: frozenset[str]
    boolean: bool | None
    kind: str | None


@dataclass(frozen=True)
class Case:
    """A test of the manifest."""

    name: str
    data: tuple[tuple[str, Path], ...]
    exchanges: tuple[Exchange, ...]

    @property
    def is_update(self) -> bool:
        return "update" in self.name


def read_cases() -> list[Case]:
    """The tests in the order of the manifest."""
    path = FOLDER / "manifest.ttl"
    if not path.with_name("data1.nt").exists():
        return []
    graph = Graph().parse(path)
    manifest = graph.value(predicate=RDF.type, object=MF.Manifest)
    entries = graph.value(manifest, MF.entries)
    return [_case(graph, entry) for entry in _members(graph, entries)]


def _case(graph: Graph, entry: Node) -> Case:
    action = graph.value(entry, MF.action)
    data = tuple(
        (str(graph.value(each, RDFS.label)), FOLDER / Path(str(graph.value(each, UT.graph))).name)
        for each in graph.objects(entry, UT.graphData)
    )
    requests = _members(graph, graph.value(action, HT.requests))
    name = str(entry).rpartition("#")[2]
    return Case(name, data, tuple(_exchange(graph, request) for request in requests))


def _exchange(graph: Graph, request: Node) -> Exchange:
    response = graph.value(request, HT.resp)
    body = graph.value(request, HT.body)
    content = None
    if body is not None:
        encoding = str(graph.value(body, CNT.characterEncoding))
        content = str(graph.value(body, CNT.chars)).encode(encoding)
    headers = graph.value(request, HT.headers)
    boolean = graph.value(response, MF.expectedBoolean)
    kind = graph.value(response, MF.expectedFormat)
    return Exchange(
        method=str(graph.value(request, HT.methodName)),
        path=str(graph.value(request, HT.absolutePath)),
        headers=tuple(
            (str(graph.value(each, HT.fieldName)), str(graph.value(each, HT.fieldValue)))
            for each in (_members(graph, headers) if headers is not None else [])
        ),
        body=content,
        statuses=frozenset(
            str(each).rpartition("StatusCode")[2]
            for each in graph.objects(response, MF.expectedStatus)
        ),
        boolean=bool(boolean.toPython()) if isinstance(boolean, Literal) else None,
        kind=str(kind) if kind is not None else None,
    )


def _members(graph: Graph, head: Node | None) -> list[Node]:
    assert head is not None
    return list(Collection(graph, head))


CASES = read_cases()
QUERIES = [case for case in CASES if not case.is_update]
UPDATES = [case for case in CASES if case.is_update]


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The port of a server that holds the data of all tests in their named graphs."""
    graphs = {name: path.read_bytes() for case in CASES for name, path in case.data}
    store = Store.load(graphs, "https://w3id.org/lskg/")
    release = {"base": "https://w3id.org/lskg/", "graphs": {name: name for name in graphs}}
    site = Site(str(release["base"]), release, {}, ())
    with served(create_app(InProcess(store), site)) as port:
        yield port


def send(port: int, exchange: Exchange) -> tuple[int, str, bytes]:
    """Send exactly what the manifest says, and nothing that a client would add."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    has_host = any(name.lower() == "host" for name, _ in exchange.headers)
    connection.putrequest(
        exchange.method, exchange.path, skip_host=has_host, skip_accept_encoding=True
    )
    for name, value in exchange.headers:
        connection.putheader(name, value)
    if exchange.body is not None:
        connection.putheader("Content-Length", str(len(exchange.body)))
    connection.endheaders(exchange.body)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response.status, response.headers.get_content_type(), body


def check(exchange: Exchange, status: int, media_type: str, body: bytes) -> None:
    assert f"{status // 100}xx" in exchange.statuses, body
    if exchange.kind == "RDF":
        assert media_type in GRAPHS
        Graph().parse(data=body, format=media_type)
    elif exchange.kind is not None:
        assert media_type in RESULTS
    if exchange.boolean is not None:
        assert json.loads(body)["boolean"] is exchange.boolean


@pytest.mark.parametrize("case", QUERIES, ids=lambda case: case.name)
def test_query(case: Case, port: int) -> None:
    for exchange in case.exchanges:
        check(exchange, *send(port, exchange))


@pytest.mark.parametrize("case", UPDATES, ids=lambda case: case.name)
def test_update_is_refused(case: Case, port: int) -> None:
    """A server of queries only refuses updates, those that are well-formed too."""
    updates = [each for each in case.exchanges if is_update(each)]
    assert updates
    for exchange in updates:
        status, media_type, body = send(port, exchange)
        assert 400 <= status < 500
        assert media_type == "application/problem+json"
        assert json.loads(body)["detail"]


def is_update(exchange: Exchange) -> bool:
    """Whether a request would change data; some tests ask a query after their update."""
    return (
        b"query=" not in (exchange.body or b"")
        and ("application/sparql-query") not in dict(exchange.headers).values()
        and "query=" not in exchange.path
    )


def test_the_suite_is_whole() -> None:
    assert (len(QUERIES), len(UPDATES)) == (20, 14)
