"""The W3C tests of the Graph Store Protocol: their reading, over HTTP.

What they would write is refused, and stands in the release that is read next.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import BytesParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from rdflib import RDF, Graph, Namespace
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.term import Node
from tests.web.http_site import BASE, Switch, ask, served
from tests.web.w3c import FOLDER, MF, needs_suite

from lskg.distributions.dumps import Dumps, add_dumps
from lskg.distributions.pieces import in_folder
from lskg.engine.store import InProcess, Store
from lskg.release.files import FileWriter, ReleaseFiles
from lskg.web import create_app
from lskg.web.view.release import Site

HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
STATUSES = {"OK": 200, "NotFound": 404}
CREATED = "http://www.example/gsp/created"
DEFAULT = "urn:x-default"

pytestmark = needs_suite("graph-store-protocol/manifest.ttl")


@dataclass(frozen=True)
class Exchange:
    """A request of a test, and the answer to it when it reads."""

    method: str
    path: str
    content_type: str
    body: bytes
    status: int | None
    answer: str | None


@dataclass(frozen=True)
class Case:
    """A test of the manifests."""

    name: str
    exchanges: tuple[Exchange, ...]


def read_cases() -> list[Case]:
    """The tests of both manifests."""
    cases = []
    for part in ("direct", "indirect"):
        path = FOLDER / "graph-store-protocol" / f"manifest-{part}.ttl"
        if path.exists():
            graph = Graph().parse(path)
            entries = sorted(graph.subjects(RDF.type, MF.GraphStoreProtocolTest), key=str)
            cases += [_case(graph, entry) for entry in entries]
    return cases


def _case(graph: Graph, entry: Node) -> Case:
    requests = graph.value(graph.value(entry, MF.action), HT.requests)
    assert requests is not None
    return Case(
        str(entry).rpartition("#")[2],
        tuple(_exchange(graph, request) for request in Collection(graph, requests)),
    )


def _exchange(graph: Graph, request: Node) -> Exchange:
    response = graph.value(request, HT.resp)
    headers = graph.value(request, HT.headers)
    fields = {
        str(graph.value(each, HT.fieldName)).lower(): str(graph.value(each, HT.fieldValue))
        for each in (Collection(graph, headers) if headers is not None else [])
    }
    names = {str(each).rpartition("#")[2] for each in graph.objects(response, MF.expectedStatus)}
    known = [STATUSES[name] for name in sorted(names) if name in STATUSES]
    answer = graph.value(graph.value(response, HT.body), CNT.chars)
    return Exchange(
        method=str(graph.value(request, HT.methodName)),
        path=str(graph.value(request, HT.absolutePath)).replace("/gsp", "/data", 1),
        content_type=fields.get("content-type", "text/turtle"),
        body=str(graph.value(graph.value(request, HT.body), CNT.chars) or "").encode(),
        status=known[0] if len(known) == 1 else None,
        answer=None if answer is None else str(answer),
    )


CASES = read_cases()


@pytest.fixture(scope="module")
def site() -> Iterator[tuple[Switch, int]]:
    """An application that can be changed, and its port."""
    switch = Switch()
    with served(switch) as port:
        yield switch, port


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_reading(case: Case, site: tuple[Switch, int], tmp_path: Path) -> None:
    switch, port = site
    graphs: dict[str, Graph] = {}
    for number, exchange in enumerate(case.exchanges):
        switch.app = _application(graphs, tmp_path / str(number))
        path = exchange.path.replace("$LOCATION$", CREATED)
        reply = ask(port, exchange.method, path, exchange.body or None, {"Accept": "text/turtle"})
        if exchange.method not in ("GET", "HEAD"):
            assert reply.status == 405
            assert reply.headers["Allow"] == "GET, HEAD, OPTIONS"
            assert json.loads(reply.body)["status"] == 405
            _write(graphs, exchange)
            continue
        assert reply.status == exchange.status
        if reply.status == 200:
            assert reply.headers["Content-Type"] == "text/turtle; charset=utf-8"
        if exchange.answer is not None:
            expected = Graph().parse(data=exchange.answer, format="turtle")
            assert isomorphic(Graph().parse(data=reply.body, format="turtle"), expected)


def _application(graphs: dict[str, Graph], folder: Path) -> Flask:
    """A release with these graphs; one that has an address here is known by it."""
    names = {
        iri.removeprefix("http://www.example/gsp/") if "/gsp/" in iri else "default": iri
        for iri in graphs
    }
    for name, iri in names.items():
        path = folder / "graph" / f"{name}.nt"
        path.parent.mkdir(parents=True, exist_ok=True)
        graphs[iri].serialize(path, format="nt", encoding="utf-8")
    writer = FileWriter(folder)
    dumps = Dumps(writer, folder)
    add_dumps(dumps, {name: [folder / "graph" / f"{name}.nt"] for name in names}, names)
    dumps.write(in_folder(folder.with_name("pieces")))
    writer.close()
    written = {iri: graph.serialize(format="nt").encode() for iri, graph in graphs.items()}
    store = Store.load(written)
    release = {"base": BASE, "graphs": names}
    site = Site(BASE, release, {}, (), files=ReleaseFiles(folder))
    return create_app(InProcess(store), site)


def _write(graphs: dict[str, Graph], exchange: Exchange) -> None:
    iri = _graph_of(exchange.path)
    if exchange.method == "DELETE":
        graphs.pop(iri, None)
        return
    if exchange.method == "PUT":
        graphs[iri] = Graph()
    graph = graphs.setdefault(iri, Graph())
    if exchange.content_type.startswith("multipart/"):
        head = f"Content-Type: {exchange.content_type}\r\n\r\n".encode()
        for part in BytesParser().parsebytes(head + exchange.body).walk():
            if not part.is_multipart():
                graph.parse(data=str(part.get_payload()), format="turtle")
    else:
        graph.parse(data=exchange.body, format="turtle")


def _graph_of(path: str) -> str:
    parts = urlsplit(path)
    query = parse_qs(parts.query, keep_blank_values=True)
    if "graph" in query:
        return query["graph"][0]
    if "default" in query:
        return DEFAULT
    if parts.path == "/data":
        return CREATED
    return f"http://www.example/gsp/{parts.path.removeprefix('/data/')}"


def test_the_suite_is_whole() -> None:
    assert len(CASES) == 14
