"""Hostile requests over real sockets: none makes the server fail, tell of itself, or end."""

from __future__ import annotations

import json
import os
import random
import re
import socket
import struct
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tests.web.http_site import Reply, ask, lskg_serve

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
OPTIONS = (
    "--timeout=2",
    "--quick-seconds=1",
    "--memory-bytes=268435456",
    "--per-minute=0",
    "--cache-bytes=0",
)
#: A path or a trace of the machine that must not be in an answer.
LEAK = re.compile(
    rb"Traceback|\.py\b|/tmp/|/home/|/root/|site-packages|PanicException|0x[0-9a-f]{8}"
)
#: Inputs of each random kind; more in a longer run.
INPUTS = int(os.environ.get("LSKG_FUZZ", "400"))


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("log") / "errors"


@pytest.fixture(scope="module")
def port(release: Path, log: Path) -> Iterator[int]:
    """The port of a server; afterwards it still answers, and has written of no failure."""
    with lskg_serve(release.parent, *OPTIONS, log=log) as port:
        yield port
        assert ask(port, "GET", "/sparql?query=ASK%20%7B%7D").status == 200
        written = log.read_text()
        assert "Traceback" not in written


def check(reply: Reply, *statuses: int) -> None:
    assert reply.status in statuses, (reply.status, reply.body[:500])
    assert not LEAK.search(reply.body), reply.body[:500]
    if reply.status >= 400:
        assert reply.media_type == "application/problem+json"
        problem = json.loads(reply.body)
        assert problem["status"] == reply.status
        assert problem["title"]
        assert len(problem["detail"]) < 2000


def post(port: int, body: bytes, content_type: str = DIRECT) -> Reply:
    return ask(port, "POST", "/sparql", body, {"Content-Type": content_type})


def raw(port: int, data: bytes) -> bytes:
    """What comes back for bytes that may be no HTTP, until nothing more does."""
    parts = []
    with socket.create_connection(("127.0.0.1", port), timeout=10) as caller:
        caller.sendall(data)
        caller.settimeout(0.5)
        try:
            while part := caller.recv(65536):
                parts.append(part)
        except TimeoutError:
            pass
    return b"".join(parts)


DEEP = 20_000
QUERIES = {
    "nested groups": "ASK " + "{" * DEEP + "}" * DEEP,
    "nested brackets": "ASK { FILTER(" + "(" * DEEP + "1" + ")" * DEEP + ") }",
    "nested negation": "ASK { FILTER(" + "!" * DEEP + "true) }",
    "nested functions": "ASK { FILTER(" + "STR(" * DEEP + "1" + ")" * DEEP + ") }",
    "nested optionals": "ASK { " + "OPTIONAL { " * DEEP + "?s ?p ?o" + "}" * DEEP + " }",
    "nested exists": "ASK { " + "FILTER EXISTS { " * 5000 + "?s ?p ?o" + "}" * 5000 + " }",
    "nested selects": "SELECT * { " + "{ SELECT * { " * 5000 + "?s ?p ?o" + "} }" * 5000 + " }",
    "nested graphs": "ASK { " + "GRAPH ?g { " * 3000 + "SELECT * { ?s ?p ?o }" + "}" * 3000 + " }",
    "nested paths": "ASK { ?s " + "(" * DEEP + "<urn:p>" + ")*" * DEEP + " ?o }",
    "nested collections": "ASK { ?s ?p " + "(" * DEEP + ")" * DEEP + " }",
    "a long sum": "SELECT (" + "+".join(["1"] * 100_000) + " AS ?x) {}",
    "a long union": "ASK { " + " UNION ".join(["{ ?s ?p ?o }"] * 20_000) + " }",
    "a long path": "ASK { ?s " + "/".join(["<urn:p>"] * 50_000) + " ?o }",
    "many variables": "SELECT * { " + " ".join(f"?s ?p{n} ?o{n} ." for n in range(2000)) + " }",
    "many values": "SELECT * { VALUES ?x { " + "1 " * 200_000 + "} }",
    "a huge iri": f"ASK {{ <http://example.org/{'a' * 900_000}> ?p ?o }}",
    "a huge string": f"ASK {{ ?s ?p '{'a' * 900_000}' }}",
    "a huge name": f"ASK {{ ?{'a' * 900_000} ?p ?o }}",
    "a huge comment": f"ASK {{}} #{'a' * 900_000}",
    "many prefixes": "".join(f"PREFIX p{n}: <urn:{n}>\n" for n in range(20_000)) + "ASK {}",
    "a costly pattern": 'ASK { FILTER(REGEX("' + "a" * 40 + '!", "^(a+)+$")) }',
    "a huge pattern": 'ASK { FILTER(REGEX("a", "(a{1000}){1000}")) }',
    "a growing string": "SELECT (" + "CONCAT(?a,?a," * 30 + "?a" + ")" * 30 + " AS ?x) "
    "{ BIND(REPLACE('" + "x" * 1000 + "', 'x', '" + "y" * 1000 + "') AS ?a) }",
    "unclosed strings": "ASK { ?s ?p " + '"\\' * 200_000,
    "service in disguise": "ASK { SERV\\u0049CE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "files": "SELECT * FROM <file:///etc/passwd> FROM NAMED <file:///etc/shadow> { ?s ?p ?o }",
    "nothing": "",
    "zeros": "\0" * 100_000,
    "surrogates": "ASK { ?s ?p '\\uD800' }",
    "beyond unicode": "ASK { ?s ?p '\\UFFFFFFFF' }",
    "direction marks": "ASK { ?s ?p '\u202e\u2066' }",
    "a byte order mark": "\ufeffASK {}",
}


@pytest.mark.parametrize("name", QUERIES)
def test_hostile_queries(port: int, name: str) -> None:
    check(post(port, QUERIES[name].encode()), 200, 400, 403, 429, 503)


BODIES = {
    "malformed UTF-8": (b"query=%FF%FE\xff", FORM, 400),
    "UTF-16": ("ASK {}".encode("utf-16"), DIRECT, 400),
    "overlong UTF-8": (b"ASK { ?s ?p '\xc0\xaf' }", DIRECT, 400),
    "compressed zeros": (zlib.compress(b"\0" * 50_000_000), DIRECT, 400),
    "a thousand parameters": (b"&".join([b"a=b"] * 1000) + b"&query=ASK+%7B%7D", FORM, 400),
    "a million signs": (b"&" * 1_000_000, FORM, 400),
    "an unfinished escape": (b"query=ASK+%7B%7D%2", FORM, 400),
    "a form in parts": (b"--x\r\n\r\n--x--", "multipart/form-data; boundary=x", 415),
    "no type": (b"ASK {}", "", 415),
    "a strange type": (b"ASK {}", "application/sparql-query; charset=utf-7", 400),
    "an update": (b"DROP ALL", "application/sparql-update", 403),
    "too large": (b"#" * 1_048_577, DIRECT, 413),
}


@pytest.mark.parametrize("name", BODIES)
def test_hostile_bodies(port: int, name: str) -> None:
    body, content_type, status = BODIES[name]
    check(post(port, body, content_type), status)


def test_a_body_is_bounded_before_it_is_read(port: int) -> None:
    """The refusal comes though not one byte of the body was sent."""
    head = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: " + DIRECT.encode()
    reply = raw(port, head + b"\r\nContent-Length: 99999999999\r\n\r\n")
    assert reply.startswith(b"HTTP/1.1 413 ")
    assert json.loads(reply.partition(b"\r\n\r\n")[2])["limit"] == "request_bytes"
    chunks = b"10000\r\n" + b"#" * 0x10000 + b"\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=10) as caller:
        caller.sendall(head + b"\r\nTransfer-Encoding: chunked\r\n\r\n")
        sent = 0
        try:
            while sent < 1000:
                caller.sendall(chunks)
                sent += 1
        except OSError:
            pass
    assert sent < 1000


HEADERS = {
    "a huge header": {"X-Long": "a" * 100_000},
    "many headers": {f"X-{number}": "a" * 50 for number in range(2000)},
    "a huge accept": {"Accept": "text/csv," * 7000},
    "many qualities": {"Accept": ",".join(f"a/b;q=0.{n}" for n in range(5000))},
    "a strange accept": {"Accept": ";;;q=,,=*/;q=\xff"},
    "a strange language": {"Accept-Language": "vi;q=nan, en;q=1e400, " + "-" * 1000},
    "a strange host": {"Host": 'x"><script>alert(1)</script>'},
    "a huge host": {"Host": "a" * 5000},
    "a strange condition": {"If-None-Match": '"' + "x" * 5000, "If-Modified-Since": "never"},
    "a strange range": {"Range": "bytes=-1-5,99999999999999999999-"},
    "a strange encoding": {"Accept-Encoding": "gzip;q=nan, \x7f"},
    "a false client": {"X-Forwarded-For": "a" * 3000, "X-Forwarded-Host": "evil.example"},
}


@pytest.mark.parametrize("name", HEADERS)
@pytest.mark.parametrize("path", ["/sparql?query=ASK%20%7B%7D", "/sparql", "/data/plan", "/void"])
def test_hostile_headers(port: int, name: str, path: str) -> None:
    reply = ask(port, "GET", path, headers=HEADERS[name])
    check(reply, 200, 206, 304, 400, 404, 406, 416, 431)
    assert b"evil.example" not in reply.body
    assert reply.media_type != "text/html" or b"<script>" not in reply.body


RAW = (
    b"",
    b"\r\n\r\n",
    b"\0" * 1000,
    b"GET\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n",
    b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET http://[::1 HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /%00%ff/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /sparql?" + b"a" * 60_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /sparql?" + b"%" * 60_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nquery",
    b"POST /sparql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n",
    b"POST /sparql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
    b"GET /sparql HTTP/1.1\r\nHost : x\r\n\r\n",
    b"GET /sparql HTTP/1.1\r\nX: a\nb\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 500,
    b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
    b"TRACE /sparql HTTP/1.1\r\nHost: x\r\nCookie: secret\r\n\r\n",
    b"CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: x\r\n\r\n",
)


@pytest.mark.parametrize("data", RAW, ids=range(len(RAW)))
def test_what_is_no_http(port: int, data: bytes) -> None:
    reply = raw(port, data)
    assert not reply or re.match(rb"HTTP/1\.[01] [23451]0\d ", reply)
    assert not re.match(rb"HTTP/1\.[01] 50[02]", reply)
    assert not LEAK.search(reply)
    assert b"secret" not in reply


def test_random_bytes(port: int) -> None:
    source = random.Random(18)
    seeds = [b"SELECT * { ?s ?p ?o FILTER(?o > 1) }", b"CONSTRUCT WHERE { <urn:a> ?p 'x'@vi }"]
    for _ in range(INPUTS):
        text = bytearray(source.choice(seeds))
        for _ in range(source.randrange(1, 6)):
            place = source.randrange(len(text))
            text[place : place + source.randrange(3)] = source.randbytes(source.randrange(4))
        check(post(port, bytes(text)), 200, 400, 403)


def test_random_parameters(port: int) -> None:
    """Forms of up to a thousand parameters, with escapes that mean nothing."""
    source = random.Random(2025)
    names = ["query", "default-graph-uri", "named-graph-uri", "format", "inference", "x", "update"]
    values = [
        "ASK+%7B%7D",
        "urn:x",
        "json",
        "on",
        "off",
        "%FF",
        "%",
        "%00",
        "a" * 100,
        "",
        "%C4%91",
    ]
    for _ in range(INPUTS // 4):
        count = source.choice([1, 2, 3, 10, 1000, 1001])
        pairs = [f"{source.choice(names)}={source.choice(values)}" for _ in range(count)]
        check(post(port, "&".join(pairs).encode(), FORM), 200, 400, 403)


def test_clients_that_hang_up(port: int) -> None:
    """Connections that end in the middle of a request, or before its answer is read."""
    source = random.Random(96)
    body = b"SELECT * { ?s ?p ?o . ?a ?b ?c } LIMIT 5000"
    head = f"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: {DIRECT}\r\n".encode()
    request = head + f"Content-Length: {len(body)}\r\n\r\n".encode() + body
    for _ in range(INPUTS // 4):
        with socket.create_connection(("127.0.0.1", port), timeout=10) as caller:
            caller.sendall(request[: source.choice([len(request), source.randrange(len(request))])])
            if source.random() < 0.5:
                caller.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    end = time.monotonic() + 10
    while (reply := ask(port, "GET", "/sparql?query=ASK%20%7B%7D")).status != 200:
        check(reply, 429)
        assert time.monotonic() < end
        time.sleep(0.2)


def test_random_queries(port: int) -> None:
    source = random.Random(2030)
    for _ in range(INPUTS):
        text = _query(source)
        reply = ask(port, "GET", f"/sparql?{urlencode({'query': text})}")
        check(reply, 200, 400, 403, 429, 503)


def _query(source: random.Random) -> str:
    """A query by the grammar, mostly a well-formed one."""
    form = source.choice(["SELECT *", "SELECT DISTINCT ?s", "ASK", "CONSTRUCT { ?s ?p ?o }"])
    end = source.choice(["", " LIMIT 5", " ORDER BY ?o LIMIT 5", " GROUP BY ?s", " OFFSET 1"])
    return f"{form} WHERE {_group(source, 3)}{end}"


def _group(source: random.Random, depth: int) -> str:
    parts = [_part(source, depth) for _ in range(source.randrange(1, 4))]
    return "{ " + " ".join(parts) + " }"


def _part(source: random.Random, depth: int) -> str:
    term = source.choice(["?s", "?o", "<urn:x>", "'một'@vi", "1.50", "true", "_:b", "[]"])
    verb = source.choice(["?p", "a", "<urn:p>", "<urn:p>*", "^a", "(a|<urn:p>)+", "!<urn:q>"])
    flat = [
        f"{source.choice(['?s', '?o', '<urn:x>'])} {verb} {term} .",
        f"FILTER({source.choice(['BOUND(?s)', '?o > 1', 'STRLEN(STR(?o)) < 9', '1/0 = 2'])})",
        f"BIND({source.choice(['1+1', 'IRI(?o)', 'COALESCE(?s, ?o)'])} AS ?v{source.random()})",
        f"VALUES ?s {{ {term} UNDEF }}",
    ]
    if depth == 0:
        return source.choice(flat)
    inner = _group(source, depth - 1)
    deep = [
        f"OPTIONAL {inner}",
        f"MINUS {inner}",
        f"{inner} UNION {_group(source, depth - 1)}",
        f"GRAPH ?g {inner}",
        f"FILTER NOT EXISTS {inner}",
        f"{{ SELECT (COUNT(*) AS ?n) {inner} }}",
        f"SERVICE <http://127.0.0.1:1/> {inner}",
    ]
    return source.choice([*flat, *flat, *deep])
