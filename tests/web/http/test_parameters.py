"""The door for parameters: what is malformed is 400 with a sentence, on any route."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from lskg.errors import LskgError
from lskg.web.http.parameters import json_value


def told(response: TestResponse) -> str:
    """What is told, as problem details or as the reconciliation protocol has it."""
    problem = json.loads(response.data)
    return str(problem.get("detail") or problem["message"])


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/search?page=0", "page"),
        ("/search?page=-1", "page"),
        ("/search?year=x", "year"),
        ("/search?year=%C2%B2", "year"),
        (f"/search?year={'9' * 5_000}", "year"),
        ("/doc/lang-son-xviii/target/3-doctors?page=1.5", "page"),
        ("/compare?order=x", "order"),
        ("/en/compare?state=x", "state"),
        ("/reports/lang-son-xviii/text?at=x", "at"),
        ("/reconcile/properties?limit=NaN", "limit"),
        ("/sparql?query=ASK%20%7B%7D&inference=maybe", "inference"),
    ],
)
def test_a_parameter_of_the_wrong_kind_is_told(client: FlaskClient, path: str, name: str) -> None:
    response = client.get(path)
    assert response.status_code == 400
    assert f"“{name}”" in told(response)
    assert len(told(response)) < 400
    vietnamese = client.get(path, headers={"Accept-Language": "vi"})
    assert f"“{name}”" in told(vietnamese)
    assert vietnamese.headers["Content-Language"] == "vi"
    assert client.get(path, headers={"Accept": "text/html"}).status_code == 400


@pytest.mark.parametrize("path", ["/", "/search", "/labels.json", "/sparql", "/data", "/health"])
@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("q=%ff", "UTF-8"),
        ("q=%ED%A0%80", "UTF-8"),
        ("q=a%00", "U+0000"),
        ("&" * 1_500, "more than"),
    ],
)
def test_malformed_parameters_are_refused_anywhere(
    client: FlaskClient, path: str, query: str, words: str
) -> None:
    response = client.get(path, query_string=query)
    assert response.status_code == 400
    assert words in json.loads(response.data)["detail"]


@pytest.mark.parametrize(
    "text",
    [
        "[NaN]",
        "[1e400]",
        "[-Infinity]",
        "[" * 5_000,
        "[" * 100_000,
        '["\\ud800"]',
        '{"a": 1, "a": 2}',
        "[" + "9" * 5_000 + "]",
        "\ufeff[]",
        "",
        b"\xff",
        b"[\xed\xa0\x80]",
    ],
    ids=lambda text: repr(text)[:20],
)
def test_what_is_no_json_is_told(client: FlaskClient, text: str | bytes) -> None:
    with pytest.raises(LskgError) as caught:
        json_value(text, "x")
    assert str(caught.value).endswith(".")
    for path in ("/labels.json", "/en/labels.json"):
        assert client.post(path, data=text).status_code == 400
    for name in ("queries", "extend"):
        response = client.post("/reconcile", data={name: text})
        assert response.status_code == 400


@pytest.mark.parametrize("value", [[], {}, "a", 1, 1.5, None, True, {"a": ["đ", {"b": -0.0}]}])
def test_json_is_read(value: Any) -> None:
    assert json_value(json.dumps(value), "x") == value


@pytest.mark.parametrize("limit", ["NaN", "1e400", "Infinity", "-1", "0", "true", "null", '"2"'])
def test_a_limit_that_is_no_number_is_refused(client: FlaskClient, limit: str) -> None:
    queries = f'{{"q0": {{"query": "a", "limit": {limit}}}}}'
    response = client.post("/reconcile", data={"queries": queries})
    assert response.status_code == 400
    assert response.get_json()["status"] == "error"


@pytest.mark.parametrize("limit", ["1", "1.5", "100", "1e30", str(10**30)])
def test_a_limit_is_a_number(client: FlaskClient, limit: str) -> None:
    queries = f'{{"q0": {{"query": "a", "limit": {limit}}}}}'
    assert client.post("/reconcile", data={"queries": queries}).status_code == 200


def test_a_form_in_no_utf8_is_malformed(client: FlaskClient) -> None:
    form = "application/x-www-form-urlencoded"
    response = client.post("/reconcile", data=b"queries=%ff", content_type=form)
    assert response.status_code == 400
    assert client.post("/reconcile", data=b"a=" + b"b" * 2_000_000).status_code in (200, 413)
    too_large = client.post("/reconcile", data=b"a=" + b"b" * 2_000_000, content_type=form)
    assert too_large.status_code == 413
