"""What keeps an answer from being used for what it is not meant for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from lskg.engine.store import InProcess, Store
from lskg.web import create_app
from lskg.web.view.release import Site

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
PAGES = (
    "/",
    "/en/",
    "/sparql",
    "/limits",
    "/dataset",
    "/doc/lang-son-xviii/target/1-growth",
    "/nothing",
)
DATA = (
    "/sparql?query=ASK+%7B%7D",
    "/sparql?query=ASK",
    "/data/plan.ttl",
    "/.well-known/void",
    "/health",
    "/metrics",
    "/tables/agencies.csv",
    "/doc/lang-son-xviii/target/1-growth.ttl",
)


@pytest.mark.parametrize("path", [*PAGES, *DATA])
def test_every_answer_is_guarded(client: FlaskClient, path: str) -> None:
    headers = BROWSER if path in PAGES else {}
    response = client.get(path, headers=headers)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    policy = response.headers["Content-Security-Policy"]
    assert "script-src" not in policy
    assert ("default-src 'self'" if path in PAGES else "default-src 'none'") in policy
    assert "Server" not in response.headers


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_script_of_its_own(client: FlaskClient, path: str) -> None:
    html = client.get(path, headers=BROWSER).text
    html = re.sub(r'<script type="application/ld\+json">[^<]*</script>', "", html)
    assert not re.search(r"<script(?![^>]*\ssrc=)", html)
    assert not re.search(r"\son\w+=|javascript:", html)


HOSTILE = (
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    'http://example.org/"onmouseover="alert(1)',
    "http://example.org/'><script>alert(1)</script>",
    "//evil.example/",
)


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("make", ["SELECT (IRI({}) AS ?x) {{}}", "SELECT ({} AS ?x) {{}}"])
def test_no_answer_becomes_a_live_link(client: FlaskClient, value: str, make: str) -> None:
    text = make.format(json.dumps(value))
    response = client.get("/sparql", query_string={"query": text}, headers=BROWSER)
    html = response.text
    assert "<script>alert" not in html
    for href in re.findall(r'href="([^"]*)"', html):
        assert re.match(r"/(?!/)|#|https?://", href), href
    assert not re.search(r"<a[^>]*\son\w+=", html)


def test_no_thing_becomes_a_live_link(
    make_release: Callable[[Mapping[str, str]], Path],
) -> None:
    thing = "<https://w3id.org/lskg/id/agency/x>"
    see = "<http://www.w3.org/2000/01/rdf-schema#seeAlso>"
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    places = ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "urn:x:y")
    lines = [f"{thing} {see} <{place}> ." for place in places]
    quoted = '\\"><script>alert(1)</script>'
    lines += [f'{thing} {label} "{quoted}"@vi .', f"<javascript:alert(2)> {see} {thing} ."]
    release = make_release({"plan": "\n".join(lines) + "\n"})
    store = Store.open(release)
    client = create_app(InProcess(store), Site.open(release)).test_client()
    for path in ("/doc/agency/x", "/en/doc/agency/x"):
        html = client.get(path, headers=BROWSER).text
        assert "&lt;script&gt;alert" in html
        assert "<script>alert" not in html
        for href in re.findall(r'href="([^"]*)"', html):
            assert re.match(r"/(?!/)|#|https?://", href), href


@pytest.mark.parametrize("path", ["/en//evil.example/x", "//evil.example/x", "/en///evil.example"])
def test_the_other_language_is_no_way_out(client: FlaskClient, path: str) -> None:
    html = client.get(f"http://localhost{path}", headers=BROWSER, follow_redirects=True).text
    assert 'href="//evil' not in html
    assert 'href="http://evil' not in html


@pytest.mark.parametrize(
    "path", ["/sparql?query=%3Cscript%3E", "/sparql?example=%3Cscript%3E", "/%3Cscript%3Ealert(1)"]
)
def test_what_was_asked_is_escaped(client: FlaskClient, path: str) -> None:
    for language in ("", "/en"):
        assert "<script>" not in client.get(language + path, headers=BROWSER).text


def test_a_failure_tells_nothing_of_the_machine(client: FlaskClient) -> None:
    for path in ("/nothing", "/data/nothing", "/sparql?query=ASK", "/tables/none.csv"):
        for headers in ({}, BROWSER):
            text = client.get(path, headers=headers).text
            assert "Traceback" not in text
            assert "/lskg/" not in text.replace("w3id.org/lskg/", "")
