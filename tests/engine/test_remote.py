"""A store elsewhere: real servers, Oxigraph and Virtuoso, are filled and asked."""

from __future__ import annotations

import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests import remote_stores

from lskg.engine.endpoint import Client
from lskg.engine.limits import Limits
from lskg.engine.remote import RemoteEndpoint
from lskg.engine.store import InProcess, QueryRequest, Store
from lskg.errors import (
    AnswerTooLarge,
    PushError,
    QueryError,
    QueryRefused,
    QueryTimeout,
    StoreBusy,
    StoreUnreachable,
)
from lskg.pipeline.push import digest, push
from lskg.sparql.media_types import CSV, TURTLE, Formats

Remote = Callable[..., RemoteEndpoint]
Releases = Callable[[Mapping[str, str]], Path]
GRAPHS = {
    "plan": '<urn:a> <urn:value> "1.50"^^<http://www.w3.org/2001/XMLSchema#decimal> .\n'
    '<urn:a> <urn:label> "Lạng Sơn"@vi .\n',
    "codes": "<urn:b> <urn:p> <urn:c> .\n<urn:b> <urn:q> _:x .\n_:x <urn:q> _:y .\n",
}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of an empty Oxigraph server."""
    with remote_stores.oxigraph() as address:
        yield address


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an empty Virtuoso."""
    with remote_stores.virtuoso(tmp_path_factory.mktemp("virtuoso")) as address:
        yield address


@pytest.fixture(scope="module")
def release(make_release: Releases) -> Path:
    return make_release(GRAPHS)


@pytest.fixture
def closing_later() -> Iterator[Remote]:
    """A function that makes an endpoint, which is closed after the test."""
    with ExitStack() as made:
        yield lambda url: made.enter_context(closing(RemoteEndpoint(url)))


def test_graphs_arrive_and_pushing_again_changes_nothing(server: str, release: Path) -> None:
    first = list(push(release, f"{server}/store"))
    assert [each.triples for each in first] == [3, 2]
    assert list(push(release, f"{server}/store")) == first


def test_a_graph_that_is_seen_by_its_name_alone_is_not_sent(
    server: str, make_release: Releases
) -> None:
    line = "<urn:a> <urn:b> <urn:c> .\n"
    release = make_release({"near": line, "inferred-closure": line})
    sent = [each.graph for each in push(release, f"{server}/store")]
    assert sent == ["https://w3id.org/lskg/graph/near"]


def test_answers_are_those_of_our_own_store(
    server: str, release: Path, closing_later: Remote
) -> None:
    list(push(release, f"{server}/store"))
    remote, local = closing_later(f"{server}/query"), InProcess(Store.open(release))
    for text, formats in (
        ("SELECT ?o { ?s <urn:label> ?o }", Formats(CSV, CSV, None)),
        ("CONSTRUCT { ?s <urn:p> ?o } { ?s <urn:p> ?o }", Formats(None, None, TURTLE)),
        ("ASK { <urn:b> ?p ?o }", Formats()),
    ):
        there, here = (each.answer(QueryRequest(text, formats=formats)) for each in (remote, local))
        assert there.media_type == here.media_type
        if there.media_type == CSV:
            assert there.body == here.body
    narrowed = QueryRequest("ASK { <urn:b> ?p ?o }", default_graphs=("urn:none",))
    assert json.loads(remote.answer(narrowed).body)["boolean"] is False


def test_the_store_gets_the_declarations_that_a_query_leaves_out(
    server: str, release: Path, closing_later: Remote
) -> None:
    list(push(release, f"{server}/store"))
    text = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER(DATATYPE(?o) = xsd:decimal) }"
    answer = closing_later(f"{server}/query").answer(QueryRequest(text))
    assert json.loads(answer.body)["results"]["bindings"][0]["n"]["value"] == "1"


def test_virtuoso_is_filled_and_asked(virtuoso: str, release: Path, closing_later: Remote) -> None:
    address, login = f"{virtuoso}/sparql-graph-crud-auth", ("dba", "dba")
    first = list(push(release, address, login))
    assert [each.triples for each in first] == [3, 2]
    assert list(push(release, address, login)) == first
    with pytest.raises(PushError, match="status 401"):
        list(push(release, address, ("dba", "wrong")))
    remote, local = closing_later(f"{virtuoso}/sparql"), InProcess(Store.open(release))
    for text in ("SELECT ?o { ?s <urn:label> ?o }", "SELECT ?o { <urn:b> <urn:p> ?o }"):
        here, there = (
            json.loads(each.answer(QueryRequest(text)).body)["results"]["bindings"]
            for each in (local, remote)
        )
        assert here == there
    with pytest.raises(QueryRefused):
        remote.answer(QueryRequest("DROP ALL"))
    # Version 7.2 does not answer a truth value as the standard says.
    with pytest.raises(StoreUnreachable, match="answers ASK with a table"):
        remote.answer(QueryRequest("ASK { <urn:b> <urn:p> ?o }"))


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("SELECT", QueryError),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", QueryRefused),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", QueryRefused),
    ],
)
def test_what_we_refuse_never_reaches_the_other_server(
    text: str, error: type[Exception], closing_later: Remote
) -> None:
    with pytest.raises(error):
        closing_later("http://127.0.0.1:9/").answer(QueryRequest(text))


def test_an_answer_that_is_too_large_is_refused(
    server: str, release: Path, closing_later: Remote
) -> None:
    list(push(release, f"{server}/store"))
    with pytest.raises(AnswerTooLarge, match="larger than 10 bytes"):
        RemoteEndpoint(f"{server}/query", limits=Limits(answer_bytes=10)).answer(
            QueryRequest("SELECT * { ?s ?p ?o }")
        )


def test_a_server_that_is_not_there_is_said(closing_later: Remote) -> None:
    with pytest.raises(StoreUnreachable, match=r"127\.0\.0\.1:9"):
        closing_later("http://127.0.0.1:9/").answer(QueryRequest("ASK {}"))


def test_a_server_gets_only_so_many_queries_at_once(server: str) -> None:
    limits = Limits(running=1, long=0, patience=0.1, per_client=1)
    with closing(RemoteEndpoint(f"{server}/query", limits=limits)) as remote:
        with remote.admission.slot("a"):
            with pytest.raises(StoreBusy) as caught:
                remote.answer(QueryRequest("SELECT * { ?s ?p ?o }"), Client("b"))
            assert caught.value.limit == "patience"
            with pytest.raises(StoreBusy) as caught:
                remote.answer(QueryRequest("SELECT * { ?s ?p ?o }"), Client("a"))
            assert caught.value.limit == "per_client"
        assert remote.answer(QueryRequest("SELECT * { ?s ?p ?o }"), Client("a")).body


def test_a_store_that_cannot_be_reached_or_refuses_is_said(server: str, release: Path) -> None:
    with pytest.raises(PushError, match="cannot be reached"):
        list(push(release, "http://127.0.0.1:9/"))
    with pytest.raises(PushError, match="with status 404"):
        list(push(release, f"{server}/nothing"))


def test_a_broken_graph_is_refused_by_the_store(server: str, release: Path, tmp_path: Path) -> None:
    broken = shutil.copytree(release, tmp_path / "release")
    (broken / "graph" / "plan.nt").write_text("no triples", encoding="utf-8")
    with pytest.raises(PushError, match="with status 400"):
        list(push(broken, f"{server}/store"))


def test_the_hash_does_not_see_the_names_of_blank_nodes() -> None:
    one = b"_:a <urn:p> _:b .\n_:b <urn:p> <urn:c> .\n"
    assert digest(one) == digest(one.replace(b"_:a", b"_:z").replace(b"_:b", b"_:a"))
    assert digest(one) != digest(one.replace(b"_:b <urn:p> <urn:c>", b"_:a <urn:p> <urn:c>"))


def test_the_hash_sees_values_and_not_their_writing() -> None:
    number = '<urn:a> <urn:b> "{}"^^<http://www.w3.org/2001/XMLSchema#{}> .'
    same = [number.format(*each).encode() for each in (("1.50", "decimal"), ("1.5", "decimal"))]
    assert digest(same[0]) == digest(same[1])
    assert digest(same[0]) != digest(number.format("1.6", "decimal").encode())
    assert digest(b'<urn:a> <urn:b> "x"@vi .') != digest(b'<urn:a> <urn:b> "x"@en .')


def test_an_answer_that_comes_drop_by_drop_is_not_waited_for() -> None:
    """Each piece comes in time, and the whole never would."""

    class Dripping(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.end_headers()
            with suppress(OSError):
                while True:
                    self.wfile.write(b" ")
                    time.sleep(0.05)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Dripping) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/"
        remote = RemoteEndpoint(url, limits=Limits(seconds=0.5))
        with closing(remote), pytest.raises(QueryTimeout):
            remote.answer(QueryRequest("ASK {}"))
        server.shutdown()
