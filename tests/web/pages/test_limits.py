"""The limits are told, and an answer names the one that was met."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from lskg.engine.limits import DESCRIBED, Limits
from lskg.engine.store import InProcess, Store
from lskg.web import create_app
from lskg.web.catalogues import translate
from lskg.web.language import Language
from lskg.web.settings import Settings
from lskg.web.view.release import Site

ALL = "SELECT * { ?s ?p ?o } LIMIT 20"


@pytest.fixture(scope="module")
def narrow(release: Path) -> FlaskClient:
    """A client of a service with narrow limits."""
    limits = replace(Limits(per_minute=0), rows=10, request_bytes=500, parameters=5)
    store = Store.open(release)
    settings = Settings(limits=limits)
    endpoint = InProcess(store, max_rows=limits.rows, max_bytes=10_000)
    return create_app(endpoint, Site.open(release), settings).test_client()


def test_every_limit_is_told_in_both_languages(client: FlaskClient) -> None:
    languages: dict[str, Language] = {"/limits": "vi", "/en/limits": "en"}
    for path, language in languages.items():
        html = client.get(path, headers={"Accept": "text/html"}).text
        for name, text in DESCRIBED.items():
            assert f'<tr id="{name}">' in html
            assert translate(text.meaning, language) in html
    assert "1.048.576 byte" in client.get("/limits", headers={"Accept": "text/html"}).text
    told = client.get("/limits", headers={"Accept": "application/json"}).get_json()
    assert told["rows"]["value"] == Limits().rows
    assert told["rows"]["status"] == 403
    assert told["seconds"]["vi"] == "Thời gian trả lời một truy vấn"
    assert told["seconds"]["en"] == "Time for a query"


@pytest.mark.parametrize(
    ("query", "body", "status", "limit"),
    [
        (f"query={ALL}", None, 403, "rows"),
        ("query=CONSTRUCT WHERE { ?s ?p ?o }", None, 403, "rows"),
        ("query=SELECT * { ?s ?p ?o } LIMIT 11", None, 403, "rows"),
        ("query=SELECT ?o { ?s ?p ?o }", None, 403, "answer_bytes"),
        ("", b"query=" + b"#" * 500, 413, "request_bytes"),
        ("a&b&c&d&e&query=ASK {}", None, 400, "parameters"),
    ],
)
def test_the_limit_that_was_met_is_named(
    narrow: FlaskClient, query: str, body: bytes | None, status: int, limit: str
) -> None:
    method = "POST" if body else "GET"
    form = "application/x-www-form-urlencoded"
    response = narrow.open(
        f"/sparql?{query}".replace(" ", "%20"), method=method, data=body, content_type=form
    )
    assert response.status_code == status == DESCRIBED[limit].status
    problem = json.loads(response.data)
    assert problem["limit"] == limit
    assert problem["type"] == f"/limits#{limit}"


def test_what_is_within_a_limit_is_answered(narrow: FlaskClient) -> None:
    for accept in ("text/csv", "text/tab-separated-values", "application/sparql-results+xml"):
        response = narrow.get(
            "/sparql", query_string={"query": ALL.replace("20", "10")}, headers={"Accept": accept}
        )
        assert response.status_code == 200, response.text


@pytest.mark.parametrize(
    ("asked", "language", "words"),
    [
        (None, "en", "more than 10 rows"),
        ("fr", "en", "more than 10 rows"),
        ("vi-VN, en;q=0.5", "vi", "hơn 10 dòng"),
        ("en, vi;q=0.9", "en", "more than 10 rows"),
    ],
)
def test_problems_are_told_in_the_language_asked_for(
    narrow: FlaskClient, asked: str | None, language: str, words: str
) -> None:
    headers = {"Accept-Language": asked} if asked else {}
    response = narrow.get("/sparql", query_string={"query": ALL}, headers=headers)
    problem = json.loads(response.data)
    assert response.headers["Content-Language"] == language
    assert "Accept-Language" in response.vary
    assert words in problem["detail"]
    assert problem["title"] == ("Yêu cầu bị từ chối" if language == "vi" else "Forbidden")


def test_a_page_tells_a_problem_in_its_own_language(narrow: FlaskClient) -> None:
    for path, words in (("/sparql", "hơn 10 dòng"), ("/en/sparql", "more than 10 rows")):
        headers = {"Accept": "text/html", "Accept-Language": "fr"}
        response = narrow.get(path, query_string={"query": ALL}, headers=headers)
        assert response.status_code == 403
        assert words in response.text
