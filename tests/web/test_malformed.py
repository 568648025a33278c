"""Every route with hostile parameters, headers and bodies: no 500, and each refusal is told."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any
from urllib.parse import quote_from_bytes

import pytest
from flask import Flask, Request
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.effort import examples
from tests.web.test_hostile import LEAK
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.routing import IntegerConverter, Rule
from werkzeug.wrappers import Response

from lskg.engine.store import InProcess, Store
from lskg.web import create_app
from lskg.web.view.release import Site

#: Routes that read all values of a parameter, and what they look for.
READ_IN_FULL = {
    "/sparql": (
        *("query", "default-graph-uri", "named-graph-uri", "inference", "update"),
        *("format", "output", "results"),
    ),
    "/data": ("graph", "default", "format"),
}
#: What a form may have for the route that takes one.
IN_FORMS = {"/reconcile": ("queries", "extend")}
PARTS = {
    "path": [
        "plan",
        "lang-son-xviii/goal/1",
        "code/verdict/error",
        "unit/MilDONG",
        "lang-son-xviii/target/3-doctors",
    ],
    "key": ["lang-son-xviii"],
    "name": ["targets", "web-annotation", "plan", "0", "current"],
    "graph": ["plan", "inferred"],
    "number": ["1.0.0", "0"],
    "filename": ["style.css", "lib/query.js"],
}
WORDS = [
    *("", "0", "1", "-1", "2025", "1.5", "1e400", "NaN", "Infinity", "true", "9" * 9, "9" * 5_000),
    *("٣", "²", "a", "đất", "🦆", "'", '"', "<script>", "{}", "[]", "[" * 5_000, "%", "\\"),
    *("AND", "NEAR(", '"a', "*", "a:b", "../../etc/passwd", "http://[::1", "urn:x", "on", "off"),
    *(
        "https://w3id.org/lskg/id/lang-son-xviii/goal/1",
        "https://w3id.org/lskg/ns#Target",
        "1-2",
        "168-225",
        "2-1",
    ),
    *("plan", "reached", "dark", "vi", "json", "json-ld", "csv", "text/turtle", "*/*", "a" * 3_000),
    *("ASK {}", "SELECT * { ?s ?p ?o } LIMIT 1", "DESCRIBE <x>", "ASK {", "examples/indicators"),
    "SELECT * { ?s a lskg:Targets ; <https://w3id.org/lskg/id/\\uD800> 1 }",
]
VALUES: list[Any] = [None, [], {}, [{}], "x", 1.5]
#: Members of a query of a batch, each of a wrong kind or at an edge.
MEMBERS: dict[str, list[Any]] = {
    "limit": [-1, 0, 1.5, True, None, "2", [], {}, 10**30],
    "type": [None, 1, [1], "Place", ["Place", "x"], {}],
    "properties": [
        *(None, {}, [1], [{"pid": 1, "v": 2}]),
        *([{"pid": "a", "v": value}] for value in VALUES),
    ],
    "query": [None, 1, [], "", "\0", "a" * 3_000],
    "x": [1],
}
JSON = [
    *('{"limit": NaN}', '{"limit": 1e400}', '{"limit": -Infinity}', "[" * 5_000, "[" * 100_000),
    *('["\\ud800"]', '"\\udfff"', '{"a": 1, "a": 2}', "null", "1", "[]", "{}", '"a"', "[1, [2]]"),
    *("[" + "9" * 5_000 + "]", '{"a":' * 5_000, "\ufeff[]", "[1e-400]", "{'a': 1}", "[\0]"),
    *('{"q0": {"query": "a", "limit": NaN}}', '{"q0": {"query": "\\ud800"}}'),
    '["https://w3id.org/lskg/ns#Target", "x", null, {}]',
    '{"ids": ["lang-son-xviii/goal/1", "x"], "properties": [{"id": "isStatedIn"}, {"id": "http://["}]}',
    '{"ids": "x", "properties": {}}',
    '{"ids": ["\\ud800"], "properties": [{"id": "\\udfff"}]}',
    *(
        json.dumps({"q0": {"query": "a", name: value}})
        for name, values in MEMBERS.items()
        for value in values
    ),
]
HEADERS = {
    "Accept": [
        "*/*",
        "text/html",
        "text/csv",
        "text/turtle;q=x",
        "application/json",
        ";;,=",
        "a/b",
    ],
    "Accept-Language": ["vi", "en;q=nan", "x-" + "a" * 900, ",;=", "*"],
    "Accept-Encoding": ["gzip", "gzip;q=0", "br;q=2,identity;q=0", ";,"],
    "If-None-Match": ["*", '"a"', 'W/"', "," * 100, '"' * 99],
    "If-Match": ["*", '"a"', "W/", ""],
    "If-Modified-Since": ["never", "Thu, 99 Foo 99999 00:00:00 GMT", "0"],
    "If-Unmodified-Since": ["never", "Thu, 01 Jan 1970 00:00:00 GMT"],
    "If-Range": ['"a"', "x", "Thu, 01 Jan 1970 00:00:00 GMT"],
    "Range": ["bytes=0-1", "bytes=-", "bytes=5-1", "lines=1-2", "bytes=" + "9" * 5_000 + "-", "x"],
    "Cookie": ["a=b", ";;==", "\xff=\xfe", '="'],
    "Content-Type": [
        *("application/json", "application/x-www-form-urlencoded", "application/sparql-query"),
        *("multipart/form-data; boundary=x", "multipart/form-data", "x", "/;=", "text/plain"),
        "application/sparql-query; charset=utf-16",
    ],
    "Authorization": ["Basic x", "Basic \xff", "Bearer", "Digest a=,b", "Negotiate ="],
    "Origin": ["null", "http://x"],
    "Access-Control-Request-Method": ["GET", "\xff"],
    "X-Forwarded-For": ["x, y", "[::"],
    "Host": ["localhost", "a" * 300, "x:99999", "[", "a b", "\xff"],
}
METHODS = ("GET", "GET", "GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE", "BREW")
SPECIAL = {f"{route}/": names for route, names in READ_IN_FULL.items()} | READ_IN_FULL


class _Recorded(ImmutableMultiDict[str, str]):
    """The parameters of a request, which keep the names that are asked for."""

    names: set[str]

    def get(self, key: str, *args: Any, **kwargs: Any) -> Any:
        self.names.add(key)
        return super().get(key, *args, **kwargs)

    def __getitem__(self, key: str) -> str:
        self.names.add(key)
        return super().__getitem__(key)


def rules(app: Flask) -> dict[str, Rule]:
    return {rule.rule: rule for rule in app.url_map.iter_rules()}


@pytest.fixture(scope="module")
def read(release: Path) -> dict[str, set[str]]:
    """The parameters that the view of each route reads, seen in a request for it."""
    app = create_app(InProcess(Store.open(release)), Site.open(release))
    names: dict[str, set[str]] = defaultdict(set)

    class Recording(Request):
        @property
        def args(self) -> ImmutableMultiDict[str, str]:
            arguments = _Recorded(self.__dict__.get("decoded", ()))
            arguments.names = names[str(self.url_rule)]
            return arguments

        @args.setter
        def args(self, decoded: ImmutableMultiDict[str, str]) -> None:
            self.__dict__["decoded"] = decoded

    app.request_class = Recording
    client = app.test_client()
    for rule in rules(app).values():
        choices = {name: PARTS.get(name, ["x"]) for name in rule.arguments}
        for at in range(max(map(len, choices.values()), default=1)):
            parts = {name: found[at % len(found)] for name, found in choices.items()}
            client.get(address(app, rule, parts)).close()
    return names


def address(app: Flask, rule: Rule, parts: dict[str, str]) -> str:
    parts = parts | dict(rule.defaults or {})
    for name, converter in rule._converters.items():
        if items := getattr(converter, "items", None):
            parts = parts | {name: sorted(items)[len(parts[name]) % len(items)]}
        if isinstance(converter, IntegerConverter):
            parts = parts | {name: str(len(parts[name]))}
    return app.url_map.bind("localhost").build(rule.endpoint, parts)


def test_what_a_view_reads_is_found(read: dict[str, set[str]]) -> None:
    assert {"q", "page", "report", "year", "kind", "theme", "chapter", "status"} <= read["/search"]
    assert {"in", "page"} <= read["/en/doc/<path:path>"]
    assert {"q", "report", "theme", "state", "order", "page"} <= read["/compare"]
    assert {"type", "limit"} <= read["/reconcile/properties"]
    assert "at" in read["/reports/<key>/text"]


words = st.one_of(
    st.sampled_from(WORDS).map(str.encode),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(str.encode),
    st.binary(max_size=12),
    st.sampled_from(JSON).map(str.encode),
)


@st.composite
def _requests(draw: st.DrawFn, app: Flask, rule: Rule, names: list[str]) -> dict[str, Any]:
    """A request for a route."""
    parts = {
        name: draw(st.sampled_from(PARTS.get(name, ["x"])) | st.text(max_size=12).map(_sayable))
        for name in rule.arguments
    }
    pairs = draw(st.lists(st.tuples(st.sampled_from(names or ["x"]), words), max_size=4))
    query = "&".join(f"{name}={quote_from_bytes(value)}" for name, value in pairs)
    if draw(st.integers(0, 9)) == 0:
        query += draw(
            st.sampled_from(["&%", "&=", "&%ff=1", "&x=%00", "&" * 1_500, "\xff", "#%zz"])
        )
    headers = draw(st.lists(st.sampled_from([*HEADERS]), max_size=3, unique=True))
    method = draw(st.sampled_from(METHODS))
    if method == "GET" and "GET" not in (rule.methods or ()):
        method = "POST"
    body = b""
    if method in ("POST", "PUT", "PATCH"):
        fields = IN_FORMS.get(rule.rule, ("query",))
        value = draw(st.sampled_from(JSON).map(str.encode) | words)
        form = f"{draw(st.sampled_from(fields))}={quote_from_bytes(value)}".encode()
        body = draw(st.sampled_from([form, form, value, b"--x\r\n\r\n--x--", b"\xff" * 9]))
        if body == form and draw(st.booleans()):
            headers.append("Content-Type")
    values = {name: draw(st.sampled_from(HEADERS[name])) for name in headers}
    if body and body[:1] not in (b"-", b"\xff") and b"=" in body[:9]:
        values["Content-Type"] = "application/x-www-form-urlencoded"
    return {
        "path": address(app, rule, parts),
        "method": method,
        "query_string": query,
        "headers": values,
        "data": body,
    }


def _sayable(text: str) -> str:
    return text.encode("utf-8", "ignore").decode() or "x"


def test_each_hostile_value_of_each_parameter(app: Flask, read: dict[str, set[str]]) -> None:
    """What is drawn below at random, once for certain; the English routes have the same views."""
    client = app.test_client()
    for path, rule in sorted(rules(app).items()):
        if "GET" not in (rule.methods or ()) or path.startswith("/en/"):
            continue
        there = address(app, rule, {name: PARTS.get(name, ["x"])[-1] for name in rule.arguments})
        for name in sorted({*read[path], *SPECIAL.get(path, ())}):
            for value in WORDS:
                with client.get(there, query_string={name: value}) as response:
                    check(response, (there, name, value))


@pytest.mark.parametrize("text", JSON, ids=lambda text: text[:20])
def test_each_hostile_json(client: FlaskClient, text: str) -> None:
    check(client.post("/labels.json", data=text.encode()), text)
    for name in IN_FORMS["/reconcile"]:
        check(client.post("/reconcile", data={name: text}), (name, text))


#: The routes in parts, so that one can be run by itself.
CHUNKS = 8


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_no_route_fails(app: Flask, read: dict[str, set[str]], chunk: int) -> None:
    client = app.test_client()
    for number, (path, rule) in enumerate(sorted(rules(app).items())):
        if number % CHUNKS == chunk:
            names = sorted({*read[path], *SPECIAL.get(path, ()), *IN_FORMS.get(path, ())})
            _no_failure(client, app, rule, names)


def _no_failure(client: FlaskClient, app: Flask, rule: Rule, names: list[str]) -> None:
    @settings(
        max_examples=examples(50),
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(_requests(app, rule, names))
    def try_it(asked: dict[str, Any]) -> None:
        with client.open(**asked) as response:
            check(response, asked)

    try_it()


def check(response: Response, asked: object) -> None:
    """A refusal is problem details or a page, in a sentence, and says nothing of the machine."""
    assert response.status_code < 500, asked
    if response.status_code < 400 or not response.data:
        return
    assert not LEAK.search(response.data), response.data[:500]
    if response.mimetype == "text/html":
        assert re.search(rb"<h1>\S.*</h1>", response.data)
        return
    told = json.loads(response.data)
    if response.mimetype == "application/json":  # of the reconciliation protocol
        assert told["status"] == "error"
        detail = told["message"]
    else:
        assert response.mimetype == "application/problem+json"
        assert told["status"] == response.status_code
        detail = told["detail"]
    assert len(detail) < 2_000
    assert detail.endswith((".", "…")), detail
