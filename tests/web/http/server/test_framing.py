"""Where a request begins and ends: https://www.rfc-editor.org/rfc/rfc9112, byte by byte."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from tests.web.http.server.sockets import Seen, exchange
from tests.web.http_site import served

from lskg.engine.limits import Limits
from lskg.web.settings import Settings

GET = b"GET / HTTP/1.1\r\nHost: x\r\n"
POST = b"POST / HTTP/1.1\r\nHost: x\r\n"
CHUNKED = POST + b"Transfer-Encoding: chunked\r\n"
LIMIT = 100_000


def echo(environ: Any, start_response: Any) -> Iterable[bytes]:
    """Say what has arrived."""
    names = (
        "REQUEST_METHOD",
        "PATH_INFO",
        "QUERY_STRING",
        "HTTP_HOST",
        "HTTP_X_A",
        "CONTENT_LENGTH",
    )
    found = {name: environ[name] for name in names if name in environ}
    found["body"] = environ["wsgi.input"].read().decode("latin-1")
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(found).encode()]


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    settings = Settings(port=0, drain_seconds=0.1, limits=Limits(request_bytes=LIMIT))
    with served(echo, settings) as port:
        yield port


def bodies(seen: Seen) -> list[dict[str, str]]:
    """The bodies of all answers."""
    answers = seen.data.split(b"HTTP/1.1 200 ")[1:]
    return [json.loads(each.partition(b"\r\n\r\n")[2]) for each in answers]


REFUSED = {
    "length and coding": (CHUNKED + b"Content-Length: 5\r\n\r\n0\r\n\r\n", 400),
    "coding after length": (POST + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
    "two lengths": (POST + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400),
    "a list of lengths": (POST + b"Content-Length: 3, 3\r\n\r\nabc", 400),
    "a signed length": (POST + b"Content-Length: +3\r\n\r\nabc", 400),
    "a negative length": (POST + b"Content-Length: -3\r\n\r\nabc", 400),
    "an endless length": (POST + b"Content-Length: 99999999999999999999999\r\n\r\n", 400),
    "another coding": (POST + b"Transfer-Encoding: gzip\r\n\r\n", 501),
    "two codings": (POST + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501),
    "chunked twice": (CHUNKED + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    "chunks in 1.0": (b"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    "a bad chunk": (CHUNKED + b"\r\nx\r\nabc\r\n0\r\n\r\n", 400),
    "a chunk too long": (CHUNKED + b"\r\n3\r\nabcd\r\n0\r\n\r\n", 400),
    "chunks with bare line feeds": (CHUNKED + b"\r\n3\nabc\n0\n\n", 400),
    "no host": (b"GET / HTTP/1.1\r\n\r\n", 400),
    "two hosts": (GET + b"Host: y\r\n\r\n", 400),
    "an empty host": (b"GET / HTTP/1.1\r\nHost:\r\n\r\n", 400),
    "a host with a path": (b"GET / HTTP/1.1\r\nHost: x/y\r\n\r\n", 400),
    "a host with two ports": (b"GET / HTTP/1.1\r\nHost: x:1:2\r\n\r\n", 400),
    "a space before the colon": (GET + b"X-A : b\r\n\r\n", 400),
    "a name with a bracket": (GET + b"X(A: b\r\n\r\n", 400),
    "a header without a name": (GET + b": b\r\n\r\n", 400),
    "a header without a colon": (GET + b"X-A\r\n\r\n", 400),
    "a folded line": (GET + b"X-A: b\r\n c\r\n\r\n", 400),
    "a folded first line": (b"GET / HTTP/1.1\r\n Host: x\r\n\r\n", 400),
    "bare line feeds": (b"GET / HTTP/1.1\nHost: x\n\n", 400),
    "one bare line feed": (GET + b"X-A: b\n\r\n", 400),
    "a bare carriage return": (GET + b"X-A: b\rX-B: c\r\n\r\n", 400),
    "a null": (GET + b"X-A: b\0c\r\n\r\n", 400),
    "no version": (b"GET /\r\n\r\n", 505),
    "another version": (b"GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505),
    "an unknown method": (b"FETCH / HTTP/1.1\r\nHost: x\r\n\r\n", 501),
    "a tunnel": (b"CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n", 405),
    "a fragment": (b"GET /a#b HTTP/1.1\r\nHost: x\r\n\r\n", 400),
    "no path": (b"GET * HTTP/1.1\r\nHost: x\r\n\r\n", 400),
    "a path that is not ASCII": (b"GET /\xe9 HTTP/1.1\r\nHost: x\r\n\r\n", 400),
    "an unknown expectation": (GET + b"Expect: more\r\n\r\n", 417),
    "a large header": (GET + b"X-A: " + b"b" * 70_000 + b"\r\n\r\n", 431),
    "many headers": (GET + b"X-A: b\r\n" * 20_000 + b"\r\n", 431),
    "a header without end": (GET + b"X-A: " + b"b" * 400_000, 431),
    "a long target": (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", 431),
    "a large body": (POST + b"Content-Length: 9999999\r\n\r\n", 413),
    "a large body that is announced": (
        POST + b"Expect: 100-continue\r\nContent-Length: 100001\r\n\r\n",
        413,
    ),
}


@pytest.mark.parametrize("pieces", [1, 40], ids=["whole", "in pieces"])
@pytest.mark.parametrize("name", REFUSED)
def test_what_is_ambiguous_is_refused(port: int, name: str, pieces: int) -> None:
    data, status = REFUSED[name]
    seen = exchange(port, data + b"GET /next HTTP/1.1\r\nHost: x\r\n\r\n", pieces)
    assert seen.statuses == [status]
    assert seen.is_closed
    head, _, body = seen.data.partition(b"\r\n\r\n")
    assert b"Content-Type: application/problem+json" in head
    assert b"Connection: close" in head
    assert json.loads(body)["status"] == status


@pytest.mark.parametrize(
    ("language", "title", "detail"),
    [
        (b"vi-VN, en;q=0.5", "Yêu cầu không hợp lệ", "Có nhiều hơn một Host."),
        (b"en", "Bad Request", "There is more than one Host."),
    ],
)
def test_a_refusal_is_in_the_language_that_came_before_it(
    port: int, language: bytes, title: str, detail: str
) -> None:
    asked = b"Accept-Language: " + language + b"\r\nHost: a\r\nHost: b\r\n\r\n"
    head, _, body = exchange(port, b"GET / HTTP/1.1\r\n" + asked).data.partition(b"\r\n\r\n")
    problem = json.loads(body)
    assert (problem["title"], problem["detail"]) == (title, detail)
    assert b"Content-Language: " + language[:2] in head


def test_chunks_are_bounded(port: int) -> None:
    chunk = b"ff\r\n" + b"a" * 255 + b"\r\n"
    seen = exchange(port, CHUNKED + b"\r\n" + chunk * 2000)
    assert (seen.statuses, seen.is_closed) == ([413], True)
    assert b"100,000 bytes" in seen.data


ANSWERED = {
    "a target with a host": (
        b"GET http://y:81/a%20b?c=d HTTP/1.1\r\nHost: x\r\n\r\n",
        {"PATH_INFO": "/a b", "QUERY_STRING": "c=d", "HTTP_HOST": "y:81"},
    ),
    "a host alone": (b"GET http://y?c HTTP/1.1\r\nHost: x\r\n\r\n", {"PATH_INFO": "/"}),
    "all": (b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", {"PATH_INFO": "/"}),
    "an address as host": (b"GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", {"HTTP_HOST": "[::1]:80"}),
    "blank lines before": (b"\r\n\r\n" + GET + b"\r\n", {"REQUEST_METHOD": "GET"}),
    "a header twice": (GET + b"X-A: b\r\nx-a: c\r\n\r\n", {"HTTP_X_A": "b, c"}),
    "a header that looks like another": (GET + b"X-A: b\r\nX_A: c\r\n\r\n", {"HTTP_X_A": "b"}),
    "a body": (POST + b"Content-Length: 3\r\n\r\nabc", {"body": "abc", "CONTENT_LENGTH": "3"}),
    "chunks": (
        CHUNKED + b"\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nX-A: trailer\r\n\r\n",
        {"body": "abcde", "CONTENT_LENGTH": "5"},
    ),
    "a wish for HTTP/2": (
        GET + b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n",
        {"REQUEST_METHOD": "GET"},
    ),
    "a wish for HTTP/2 with a body": (
        POST + b"Connection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 3\r\n\r\nabc",
        {"body": "abc"},
    ),
    "a wish for HTTP/2 with chunks": (
        CHUNKED + b"Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
        {"body": "abc"},
    ),
}


@pytest.mark.parametrize("pieces", [1, 40], ids=["whole", "in pieces"])
@pytest.mark.parametrize("name", ANSWERED)
def test_what_is_clear_is_answered(port: int, name: str, pieces: int) -> None:
    data, expected = ANSWERED[name]
    seen = exchange(port, data + GET.replace(b"/ ", b"/next ") + b"\r\n", pieces)
    first, second = bodies(seen)
    assert first.items() >= expected.items()
    assert first.get("HTTP_X_A") != "trailer"
    assert second["PATH_INFO"] == "/next"
    assert not seen.is_closed


def test_requests_are_answered_in_their_order(port: int) -> None:
    data = b"".join(
        b"POST /%d HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n%02d" % (number, number)
        for number in range(50)
    )
    answers = bodies(exchange(port, data))
    assert [each["PATH_INFO"] for each in answers] == [f"/{number}" for number in range(50)]
    assert [each["body"] for each in answers] == [f"{number:02}" for number in range(50)]


def test_thousands_of_requests_at_once(port: int) -> None:
    seen = exchange(port, (GET + b"\r\n") * 3000, quiet=2.0)
    assert seen.statuses == [200] * 3000


def test_what_was_right_is_answered_before_the_rest_is_refused(port: int) -> None:
    seen = exchange(
        port, POST + b"Content-Length: 1\r\n\r\naGET / HTTP/9.9\r\n\r\n" + GET + b"\r\n"
    )
    assert (seen.statuses, seen.is_closed) == ([200, 400], True)


def test_a_body_is_asked_for(port: int) -> None:
    head = POST + b"Content-Length: 3\r\nExpect: 100-continue\r\n\r\n"
    assert exchange(port, head).statuses == [100]
    assert exchange(port, head + b"abc").statuses == [100, 200]


@pytest.mark.parametrize(
    ("version", "connection", "is_closed"),
    [
        (b"1.0", b"", True),
        (b"1.0", b"Connection: keep-alive\r\n", False),
        (b"1.1", b"", False),
        (b"1.1", b"Connection: close\r\n", True),
    ],
)
def test_how_long_a_connection_is_kept(
    port: int, version: bytes, connection: bytes, is_closed: bool
) -> None:
    seen = exchange(port, b"GET / HTTP/%b\r\nHost: x\r\n%b\r\n" % (version, connection))
    assert (seen.statuses, seen.is_closed) == ([200], is_closed)
    assert (b"Connection: close" in seen.data) == is_closed
    assert (b"Connection: keep-alive" in seen.data) == (version == b"1.0" and not is_closed)


def test_an_old_client_needs_no_host(port: int) -> None:
    assert exchange(port, b"GET / HTTP/1.0\r\n\r\n").statuses == [200]


def test_who_is_not_a_proxy_does_not_speak_for_others() -> None:
    def tell(environ: Any, start_response: Any) -> Iterable[bytes]:
        start_response("200 OK", [])
        return [environ.get("HTTP_X_FORWARDED_FOR", "nobody").encode()]

    data = GET + b"X-Forwarded-For: 192.0.2.1\r\n\r\n"
    for proxies, expected in ((0, b"nobody"), (1, b"192.0.2.1")):
        with served(tell, Settings(port=0, drain_seconds=0.1, proxies=proxies)) as port:
            assert exchange(port, data).data.endswith(b"\r\n\r\n" + expected)


@pytest.mark.parametrize(
    ("method", "status", "body", "expected"),
    [
        (b"GET", "200 OK", b"abc", b"Content-Length: 3"),
        (b"HEAD", "200 OK", b"abc", None),
        (b"GET", "204 No Content", b"", None),
        (b"GET", "304 Not Modified", b"", None),
    ],
)
def test_answers_without_a_body(
    method: bytes, status: str, body: bytes, expected: bytes | None
) -> None:
    def answer(environ: Any, start_response: Any) -> Iterable[bytes]:
        start_response(status, [])
        return [body]

    with served(answer) as port:
        seen = exchange(port, (method + GET[3:] + b"\r\n") * 2)
    heads = seen.data.split(b"HTTP/1.1 ")[1:]
    assert len(heads) == 2
    for each in heads:
        assert each.endswith(b"\r\n\r\nabc" if expected else b"\r\n\r\n")
        assert (b"Content-Length" in each) == (expected is not None)
