"""The calls that OpenRefine makes, in the form in which it makes them.

Read from its source (OpenRefine/OpenRefine, commit ff43aa1b5): `recon-manager.js` registers a
service, `GuessTypesOfColumnCommand` asks for ten names what they are, `StandardReconConfig`
reconciles a column, `add-column-by-reconciliation.js` and `ReconciledDataExtensionJob` extend it,
`suggest-4_3a.js` and `recon-renderer.js` help a person. `test_openrefine.py` runs the program
itself, where it is installed.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

#: Where OpenRefine runs; its pages ask the service from there.
PAGE = {"Origin": "http://127.0.0.1:3333", "Accept": "application/json, text/javascript, */*"}
NAMES = (
    "Lạng Sơn",
    "Chi Lăng",
    "huyện Chi Lăng",
    "Cao Bằng",
    "H. Chi Lăng",
    "06463",
    "Tỉnh Lạng Sơn",
    "TP Lạng Sơn",
    "Thanh Hoa",
    "187",
)


@pytest.fixture
def service(linked_app: Flask) -> FlaskClient:
    return linked_app.test_client()


@pytest.fixture
def manifest(service: FlaskClient) -> dict[str, Any]:
    """What a page of OpenRefine reads when somebody adds the service."""
    response = service.get("/reconcile", headers=PAGE)
    assert response.mimetype == "application/json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    found: dict[str, Any] = response.get_json()
    return found


def path(address: str) -> str:
    return address.removeprefix("http://localhost")


def post(service: FlaskClient, name: str, value: object) -> dict[str, Any]:
    """One field of a form, as `HttpClient.postNameValue` sends it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    response = service.post("/reconcile", data={name: text}, headers={"Accept": "*/*"})
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.get_json()
    return found


def test_the_service_can_be_added(manifest: dict[str, Any]) -> None:
    """The dialog of OpenRefine keeps these, and its pages lead and ask by them."""
    assert {"name", "identifierSpace", "schemaSpace"} <= manifest.keys()
    assert "{{id}}" in manifest["view"]["url"]
    assert "{{id}}" in manifest["preview"]["url"]
    for kind in ("entity", "type", "property"):
        assert {"service_url", "service_path"} <= manifest["suggest"][kind].keys()
    assert {"service_url", "service_path"} <= manifest["extend"]["propose_properties"].keys()


def test_ten_names_tell_what_a_column_is_of(service: FlaskClient) -> None:
    batch = {f"q{number}": {"query": name, "limit": 3} for number, name in enumerate(NAMES)}
    answer = post(service, "queries", batch)
    assert answer.keys() == batch.keys()
    scores: dict[str, float] = {}
    for each in answer.values():
        for rank, candidate in enumerate(each["result"]):
            assert len(each["result"]) <= 3
            for kind in candidate["type"]:
                assert {"id", "name"} <= kind.keys()
                scores[kind["id"]] = scores.get(kind["id"], 0) + 1 / (1 + rank)
    assert max(scores, key=lambda kind: scores[kind]) in ("Province", "District", "Commune")


def test_a_column_is_reconciled_with_others_as_properties(service: FlaskClient) -> None:
    """A type is asked for softly; a column that is reconciled itself is sent as a thing."""
    within = {"id": "administrative-unit/20", "name": "Tỉnh Lạng Sơn"}
    batch = {
        "q0": {
            "query": "Chi Lăng",
            "type": "District",
            "properties": [{"pid": "isLocatedIn", "v": within}],
            "type_strict": "should",
        },
        "q1": {"query": "Chi Lăng", "properties": [{"pid": "administrativeCode", "v": 187}]},
        "q2": {"query": "nothing of this name"},
    }
    answer = post(service, "queries", batch)
    best = answer["q0"]["result"][0]
    assert (best["id"], best["match"]) == ("administrative-unit/187", True)
    assert isinstance(best["score"], int | float)
    assert answer["q1"]["result"][0]["id"] == "administrative-unit/187"
    assert answer["q2"]["result"] == []


@pytest.mark.parametrize("kind", ["District", "", "undefined", "null"])
def test_columns_to_add_are_proposed(
    service: FlaskClient, manifest: dict[str, Any], kind: str
) -> None:
    """Without a type the page sends what its script makes of nothing."""
    proposing = manifest["extend"]["propose_properties"]
    address = path(proposing["service_url"] + proposing["service_path"])
    response = service.get(f"{address}?type={kind}", headers=PAGE)
    assert response.status_code == 200
    assert all({"id", "name"} <= each.keys() for each in response.get_json()["properties"])


def test_a_column_is_added_from_things(service: FlaskClient) -> None:
    extension = {
        "ids": ["administrative-unit/187", "administrative-unit/20"],
        "properties": [
            {"id": "administrativeCode", "name": "mã", "settings": None},
            {"id": "isLocatedIn", "settings": {}},
        ],
    }
    answer = post(service, "extend", extension)
    assert [each["id"] for each in answer["meta"]] == ["administrativeCode", "isLocatedIn"]
    assert all(each["name"] for each in answer["meta"])
    assert answer["rows"]["administrative-unit/187"] == {
        "administrativeCode": [{"str": "187"}],
        "isLocatedIn": [{"id": "administrative-unit/20", "name": "Tỉnh Lạng Sơn"}],
    }


@pytest.mark.parametrize(("kind", "typed"), [("entity", "chi l"), ("type", "x"), ("property", "m")])
def test_what_is_typed_is_completed_and_shown(
    service: FlaskClient, manifest: dict[str, Any], kind: str, typed: str
) -> None:
    told = manifest["suggest"][kind]
    address = path(told["service_url"] + told["service_path"])
    response = service.get(f"{address}?prefix={quote(typed)}&type=District", headers=PAGE)
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    found = response.get_json()["result"]
    assert all({"id", "name"} <= each.keys() for each in found)
    for each in found[:1]:
        shown = path(told["flyout_service_url"] + told["flyout_service_path"])
        flyout = service.get(shown.replace("${id}", quote(each["id"], safe="")), headers=PAGE)
        assert flyout.get_json()["id"] == each["id"]
        assert flyout.get_json()["html"]


def test_a_candidate_is_shown_in_a_frame(service: FlaskClient, manifest: dict[str, Any]) -> None:
    address = path(manifest["preview"]["url"])
    page = service.get(address.replace("{{id}}", quote("administrative-unit/187", safe="")))
    assert page.status_code == 200
    assert page.mimetype == "text/html"
    assert "frame-ancestors *" in page.headers["Content-Security-Policy"]
