"""How an answer is sent to a program: headers, compression, conditions, faults."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from lskg.engine.endpoint import NOBODY, Answer, Client, QueryRequest
from lskg.engine.limits import Limits
from lskg.engine.store import InProcess, Store
from lskg.web import create_app
from lskg.web.settings import Settings
from lskg.web.view.release import Site

ALL = {"query": "SELECT * { ?s ?p ?o }"}
OF_ONE_ANSWER = {"Content-Length", "Content-Type", "Date", "ETag"}


@pytest.fixture
def client(release: Path) -> FlaskClient:
    store = Store.open(release)
    return create_app(InProcess(store), Site.open(release)).test_client()


def test_an_answer_has_the_headers_of_every_other_one(client: FlaskClient) -> None:
    answer = client.get("/sparql", query_string=ALL)
    described = client.get("/sparql", headers={"Accept": "text/turtle"})
    assert answer.status_code == described.status_code == 200
    ours, theirs = (
        {name: value for name, value in each.headers if name not in OF_ONE_ANSWER}
        for each in (answer, described)
    )
    assert ours == theirs
    assert "nosniff" in ours.values()
    assert set(answer.headers.keys()) >= OF_ONE_ANSWER - {"Date"}


@pytest.mark.parametrize("accepted", ["gzip", "br, gzip;q=0.5", "*"])
def test_a_long_answer_is_compressed_for_those_who_take_it(
    client: FlaskClient, accepted: str
) -> None:
    plain = client.get("/sparql", query_string=ALL)
    short = client.get("/sparql", query_string=ALL, headers={"Accept-Encoding": accepted})
    again = client.get("/sparql", query_string=ALL, headers={"Accept-Encoding": accepted})
    assert plain.headers.get("Content-Encoding") is None
    assert short.headers["Content-Encoding"] == "gzip"
    assert short.data == again.data
    assert gzip.decompress(short.data) == plain.data
    assert len(short.data) == int(short.headers["Content-Length"]) < len(plain.data)
    # https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3.3: other bytes, another tag.
    assert short.headers["ETag"] != plain.headers["ETag"]
    assert "Accept-Encoding" in short.headers["Vary"]


@pytest.mark.parametrize("accepted", ["", "identity", "br", "gzip;q=0", "*;q=0"])
def test_it_is_not_for_those_who_do_not(client: FlaskClient, accepted: str) -> None:
    answer = client.get("/sparql", query_string=ALL, headers={"Accept-Encoding": accepted})
    assert answer.headers.get("Content-Encoding") is None
    assert json.loads(answer.data)


def test_a_short_answer_is_not_compressed(client: FlaskClient) -> None:
    headers = {"Accept-Encoding": "gzip"}
    answer = client.get("/sparql", query_string={"query": "ASK {}"}, headers=headers)
    assert answer.headers.get("Content-Encoding") is None
    assert json.loads(answer.data)["boolean"] is True


@pytest.mark.parametrize("accepted", ["gzip", "identity"])
def test_what_a_client_has_is_not_sent_again(client: FlaskClient, accepted: str) -> None:
    headers = {"Accept-Encoding": accepted}
    first = client.get("/sparql", query_string=ALL, headers=headers)
    headers["If-None-Match"] = first.headers["ETag"]
    again = client.get("/sparql", query_string=ALL, headers=headers)
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    headers["If-None-Match"] = '"another"'
    assert client.get("/sparql", query_string=ALL, headers=headers).status_code == 200


def test_head_has_the_headers_of_get(client: FlaskClient) -> None:
    asked = client.get("/sparql", query_string=ALL)
    head = client.head("/sparql", query_string=ALL)
    assert head.data == b""
    assert dict(head.headers) == dict(asked.headers)


def test_a_page_has_the_answer_to_a_form(client: FlaskClient) -> None:
    page = client.post("/sparql", data=ALL, headers={"Accept": "text/html"})
    assert page.status_code == 200
    assert page.mimetype == "text/html"
    assert "<table" in page.text


class Broken:
    """An endpoint with a fault that visitors meet."""

    def __init__(self, release: Path) -> None:
        self._inner = InProcess(Store.open(release))

    def answer(self, request: QueryRequest, client: Client = NOBODY) -> Answer:
        if client is NOBODY:
            return self._inner.answer(request)
        raise ZeroDivisionError("/a/secret/path")


def test_a_fault_of_ours_is_told_as_such_and_no_more(release: Path) -> None:
    app = create_app(Broken(release), Site.open(release))
    answer = app.test_client().get("/sparql", query_string=ALL)
    assert answer.status_code == 500
    assert answer.content_type == "application/problem+json"
    assert "secret" not in answer.text


@pytest.mark.parametrize("query", ["ASK {}", "ASK {", ""])
def test_a_request_is_counted_once(release: Path, query: str) -> None:
    settings = Settings(limits=Limits(per_minute=3))
    store = Store.open(release)
    client = create_app(InProcess(store), Site.open(release), settings).test_client()
    statuses = [client.get("/sparql", query_string={"query": query}).status_code for _ in range(4)]
    assert 429 not in statuses[:3]
    assert statuses[3] == 429


def test_an_answer_is_compressed_where_none_is_kept(release: Path) -> None:
    store = Store.open(release)
    settings = Settings(limits=Limits(per_minute=0), cache_bytes=0)
    client = create_app(InProcess(store), Site.open(release), settings).test_client()
    headers = {"Accept-Encoding": "gzip"}
    answer = client.get("/sparql", query_string=ALL, headers=headers)
    assert json.loads(gzip.decompress(answer.data))["results"]["bindings"]
