"""SERVICE: only listed servers are asked, and never by what evaluates a query."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from lskg.engine.endpoint import Answer
from lskg.engine.federated import Federated, fetch
from lskg.engine.limits import Limits
from lskg.engine.processes.endpoint import ProcessEndpoint
from lskg.engine.store import InProcess, QueryRequest, Store
from lskg.errors import LskgError, QueryRefused, ServeError, StoreUnreachable

HERE = b'<urn:s> <urn:label> "here" .\n'
TABLE = {
    "head": {"vars": ["s", "label"]},
    "results": {
        "bindings": [
            {
                "s": {"type": "uri", "value": "urn:s"},
                "label": {"type": "literal", "value": 'đó "}', "xml:lang": "vi"},
            },
            {"s": {"type": "uri", "value": "urn:t"}},
        ]
    },
}


class Elsewhere(BaseHTTPRequestHandler):
    """A server whose paths answer in different ways; it remembers what it was asked."""

    asked: list[tuple[str, str]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.asked.append((self.path, body))
        if self.path == "/slow":
            time.sleep(1.5)
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "/good")
            self.end_headers()
            return
        self.send_response(500 if self.path == "/broken" else 200)
        self.end_headers()
        self.wfile.write(self.answer())

    def answer(self) -> bytes:
        """The body."""
        blank = {"s": {"type": "bnode", "value": "b"}}
        answers: dict[str, object] = {
            "/blank": {"head": {"vars": ["s"]}, "results": {"bindings": [blank]}},
            "/evil": {
                "head": {"vars": ["s"]},
                "results": {"bindings": [{"s": {"type": "uri", "value": "x> } DROP ALL #"}}]},
            },
            "/none": {"head": {"vars": ["s"]}, "results": {"bindings": []}},
            "/text": "no table",
            "/large": "x" * 100_000,
        }
        return json.dumps(answers.get(self.path, TABLE)).encode()

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@pytest.fixture
def server() -> Iterator[str]:
    Elsewhere.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()
        thread.join()


@pytest.fixture
def endpoint(server: str) -> Federated:
    paths = ("good", "slow", "away", "broken", "blank", "evil", "none", "text", "large")
    store = InProcess(Store.load({"urn:g": HERE}, "https://w3id.org/lskg/"))
    return Federated(store, [f"{server}/{path}" for path in paths], seconds=1.0, max_bytes=50_000)


def rows(answer: Answer) -> list[dict[str, str]]:
    bindings = json.loads(answer.body)["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in bindings]


def test_an_answer_is_joined(server: str, endpoint: Federated) -> None:
    text = (
        "PREFIX ex: <urn:> SELECT ?s ?label ?here {\n"
        f"SERVICE <{server}/good> {{ ?s ex:label ?label }} OPTIONAL {{ ?s ex:label ?here }} }}"
    )
    assert rows(endpoint.answer(QueryRequest(text))) == [
        {"s": "urn:s", "label": 'đó "}', "here": "here"},
        {"s": "urn:t"},
    ]
    ((path, query),) = Elsewhere.asked
    assert path == "/good"
    assert query.endswith("SELECT * WHERE { ?s ex:label ?label }")
    assert query.startswith("BASE <https://w3id.org/lskg/> PREFIX ex: <urn:> ")


def test_what_is_not_listed_is_not_asked(server: str, endpoint: Federated) -> None:
    for name in (f"<{server}/other>", "?x", "<http://169.254.169.254/>", "SILENT <urn:x>"):
        with pytest.raises(QueryRefused, match="SERVICE"):
            endpoint.answer(QueryRequest(f"ASK {{ SERVICE {name} {{ ?s ?p ?o }} }}"))
    nested = f"SERVICE <{server}/good> {{ ?s ?p ?o }}"
    with pytest.raises(QueryRefused, match="holds another one"):
        endpoint.answer(QueryRequest(f"ASK {{ SERVICE <{server}/good> {{ {nested} }} }}"))
    with pytest.raises(QueryRefused, match="8 SERVICE clauses"):
        endpoint.answer(QueryRequest(f"ASK {{ {nested * 9} }}"))
    glued = f"PREFIX ex: <{server}/> ASK {{ SERVICEex:good {{ ?s ?p ?o }} }}"
    with pytest.raises(QueryRefused, match="asks no other server"):
        endpoint.answer(QueryRequest(glued))
    assert Elsewhere.asked == []


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("slow", "timed out"),
        ("away", "status 302"),
        ("broken", "status 500"),
        ("large", "50,000 bytes"),
        ("blank", "blank node"),
        ("text", "did not answer with a table"),
        ("evil", "did not answer with a table"),
    ],
)
def test_a_server_that_fails(server: str, endpoint: Federated, path: str, message: str) -> None:
    text = f"SELECT * {{ SERVICE <{server}/{path}> {{ ?s ?p ?o }} }}"
    with pytest.raises(LskgError, match=message):
        endpoint.answer(QueryRequest(text))
    assert [each for each, _ in Elsewhere.asked] == [f"/{path}"]


@pytest.mark.parametrize("path", ["slow", "away", "broken", "large"])
def test_a_silent_clause_stands_for_one_empty_row(
    server: str, endpoint: Federated, path: str
) -> None:
    text = f"SELECT * {{ ?s ?p ?o SERVICE SILENT <{server}/{path}> {{ ?s ?p ?o }} }}"
    assert len(rows(endpoint.answer(QueryRequest(text)))) == 1


def test_an_empty_answer_has_no_rows(server: str, endpoint: Federated) -> None:
    text = f"SELECT * {{ ?s ?p ?o SERVICE <{server}/none> {{ ?s ?p ?o }} }}"
    assert rows(endpoint.answer(QueryRequest(text))) == []


def test_a_name_that_leads_to_a_private_address_is_refused(server: str) -> None:
    port = server.rpartition(":")[2]
    name = socket.gethostname()
    try:
        socket.create_connection((name, int(port)), 1).close()
    except OSError:
        pytest.skip("this machine is not found by its name, or not at the loopback address")
    with pytest.raises(OSError, match="private"):
        fetch(f"http://{name}:{port}/good", "ASK {}", time.monotonic() + 5, 1000)
    assert Elsewhere.asked == []


def test_only_addresses_of_servers_are_listed() -> None:
    with pytest.raises(ServeError, match="file:///etc"):
        Federated(InProcess(Store.load({})), ["file:///etc/passwd"])


def test_a_server_that_is_not_there() -> None:
    endpoint = Federated(InProcess(Store.load({})), ["http://127.0.0.1:9/"])
    with pytest.raises(StoreUnreachable, match=r"127\.0\.0\.1:9"):
        endpoint.answer(QueryRequest("ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"))


def test_processes_without_sockets_evaluate_what_others_answered(
    server: str, make_release: Callable[[Mapping[str, str]], Path]
) -> None:
    release = make_release({"plan": HERE.decode()})
    with ProcessEndpoint(release, Limits(running=1, long=0, quick_seconds=60)) as workers:
        endpoint = Federated(workers, [f"{server}/good"])
        text = (
            f"SELECT ?label {{ ?s <urn:label> ?here SERVICE <{server}/good> {{ ?s ?p ?label }} }}"
        )
        assert rows(endpoint.answer(QueryRequest(text))) == [{"label": 'đó "}'}]
        with pytest.raises(QueryRefused, match="asks no other server"):
            workers.answer(QueryRequest(text))
    assert len(Elsewhere.asked) == 1
