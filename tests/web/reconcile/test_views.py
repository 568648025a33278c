"""The reconciliation service: what it finds, and that it speaks the protocol."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from lskg.web.reconcile.matching import Candidates, Scored

ROOT = Path(__file__).parents[3]
SUITE = Path(os.environ.get("LSKG_CONFORMANCE", ROOT.parent / "shared" / "conformance"))
FOLDER = SUITE / "reconciliation-0.2"
DRAFT = "http://json-schema.org/draft-07/schema#"
needs_suite = pytest.mark.skipif(
    not FOLDER.is_dir(),
    reason=f"no schemas in {FOLDER}; LSKG_CONFORMANCE names the folder of the suites",
)


@pytest.fixture
def service(linked_app: Flask) -> FlaskClient:
    return linked_app.test_client()


def ask(service: FlaskClient, query: str, **members: Any) -> list[dict[str, Any]]:
    batch = {"q0": {"query": query, **members}}
    response = service.post("/reconcile", data={"queries": json.dumps(batch)})
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.get_json()["q0"]["result"]
    return found


def matched(found: list[dict[str, Any]]) -> list[str]:
    return [each["id"] for each in found if each["match"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Lạng Sơn", "administrative-unit/20"),
        ("lang son", "administrative-unit/20"),
        ("Tỉnh Lạng Sơn", "administrative-unit/20"),
        ("VN-09", "administrative-unit/20"),
        ("TP Lạng Sơn", "administrative-unit/178"),
        ("H. Chi Lăng", "administrative-unit/187"),
        ("Huyện Chi Lăng", "administrative-unit/187"),
        ("Xã Chi Lăng", "administrative-unit/06463"),
        ("06463", "administrative-unit/06463"),
        ("UBND tinh", "agency/ubnd-tinh"),
        ("ty le che phu rung", "indicator/forest-cover"),
        ("Forest cover rate", "indicator/forest-cover"),
        ("HDI", "indicator/human-development-index"),
        ("cua khau Chi Ma", "border-gate/cua-khau-chi-ma"),
    ],
)
def test_name_of_one_thing_is_a_match(service: FlaskClient, query: str, expected: str) -> None:
    assert matched(ask(service, query)) == [expected]


@pytest.mark.parametrize(
    "query", ["Lãng Sơn", "Thanh Hoa", "Tỉnh Chi Lăng", "Tỉnh Lạng", "che phủ", "Cao Bằng"]
)
def test_name_that_may_mean_another_thing_is_no_match(service: FlaskClient, query: str) -> None:
    assert matched(ask(service, query)) == []


def test_candidates_are_ordered_and_limited(service: FlaskClient) -> None:
    found = ask(service, "Chi Lăng", limit=2)
    assert [each["id"] for each in found] == [
        "administrative-unit/06463",
        "administrative-unit/187",
    ]
    assert found[0]["score"] > found[1]["score"]


def test_type_narrows_to_its_members_and_theirs_below(service: FlaskClient) -> None:
    found = ask(service, "Chi Lăng", type="District")
    assert found[0]["id"] == "administrative-unit/187"
    assert {kind["id"] for each in found for kind in each["type"]} == {"District"}
    types = ["AdministrativeUnit", "Organization"]
    assert "administrative-unit/187" in {
        each["id"] for each in ask(service, "Chi Lăng", type=types)
    }
    assert ask(service, "Chi Lăng", type="Indicator") == []


def test_property_tells_namesakes_apart(service: FlaskClient) -> None:
    properties = [{"pid": "administrativeCode", "v": "187"}]
    assert matched(ask(service, "Chi Lăng", properties=properties)) == ["administrative-unit/187"]


def test_property_that_differs_forbids_a_match(service: FlaskClient) -> None:
    properties = [{"pid": "administrativeCode", "v": "99"}]
    assert matched(ask(service, "Tỉnh Lạng Sơn", properties=properties)) == []


def test_property_alone_finds_a_thing(service: FlaskClient) -> None:
    batch = {"q0": {"properties": [{"pid": "isoCode", "v": "VN-09"}]}}
    response = service.get("/reconcile", query_string={"queries": json.dumps(batch)})
    assert matched(response.get_json()["q0"]["result"]) == ["administrative-unit/20"]


def test_values_extend_rows(service: FlaskClient) -> None:
    extend = {
        "ids": ["indicator/forest-cover", "administrative-unit/187", "nothing/1"],
        "properties": [
            {"id": "targets"},
            {"id": "label-en"},
            {"id": "validTo"},
            {"id": "isLocatedIn"},
        ],
    }
    rows = service.post("/reconcile", data={"extend": json.dumps(extend)}).get_json()["rows"]
    assert rows["indicator/forest-cover"] == {
        "targets": [{"str": "65% (2030)"}],
        "label-en": [{"str": "Forest cover rate"}],
        "validTo": [],
        "isLocatedIn": [],
    }
    assert rows["administrative-unit/187"]["validTo"] == [{"date": "2025-06-30T00:00:00Z"}]
    assert rows["administrative-unit/187"]["isLocatedIn"] == [
        {"id": "administrative-unit/20", "name": "Tỉnh Lạng Sơn"}
    ]
    assert rows["nothing/1"]["label-en"] == []


def test_place_of_the_report_and_its_unit_are_one_candidate(service: FlaskClient) -> None:
    assert "place/tinh-lang-son" not in {each["id"] for each in ask(service, "Lạng Sơn")}
    extend = {
        "ids": ["administrative-unit/20", "place/tinh-lang-son"],
        "properties": [{"id": "administrativeCode"}, {"id": "areaText"}],
    }
    rows = service.post("/reconcile", data={"extend": json.dumps(extend)}).get_json()["rows"]
    assert rows["administrative-unit/20"] == rows["place/tinh-lang-son"]
    assert rows["administrative-unit/20"] == {
        "administrativeCode": [{"str": "20"}],
        "areaText": [{"str": "8.310 km2"}],
    }


def test_place_of_no_stated_kind_is_no_match_for_a_kind(service: FlaskClient) -> None:
    assert matched(ask(service, "Huyện Tân Thanh")) == []


def test_properties_of_a_type_are_proposed(service: FlaskClient) -> None:
    answer = service.get("/reconcile/properties?type=AdministrativeUnit&limit=50").get_json()
    assert {"administrativeCode", "isLocatedIn", "label-en"} <= {
        each["id"] for each in answer["properties"]
    }
    assert "targets" not in {each["id"] for each in answer["properties"]}


def test_suggestions_by_beginning(service: FlaskClient) -> None:
    def ids(kind: str, prefix: str) -> set[str]:
        answer = service.get(f"/reconcile/suggest/{kind}", query_string={"prefix": prefix})
        return {each["id"] for each in answer.get_json()["result"]}

    assert ids("entity", "chi l") == {"administrative-unit/06463", "administrative-unit/187"}
    assert "Province" in ids("type", "đơn vị hành chính cấp tỉnh")
    assert "administrativeCode" in ids("property", "mã đơn vị")


def test_preview_and_flyout_hide_no_markup_in_names(service: FlaskClient) -> None:
    page = service.get("/reconcile/preview?id=indicator/forest-cover")
    assert "&lt;che phủ&gt;" in page.text
    assert "frame-ancestors *" in page.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in page.headers
    flyout = service.get("/reconcile/flyout/entity?id=indicator/forest-cover").get_json()
    assert flyout["id"] == "indicator/forest-cover"
    assert "Forest cover rate" in flyout["html"]
    assert service.get("/reconcile/preview?id=nothing/1").status_code == 404


def test_scripts_of_other_sites_may_ask(service: FlaskClient) -> None:
    for response in (service.get("/reconcile"), service.options("/reconcile")):
        assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    "queries",
    [
        "{",
        "[]",
        '{"q0": 1}',
        '{"q0": {"query": 1}}',
        '{"q0": {"query": ""}}',
        '{"q0": {"query": "a", "limit": "x"}}',
        '{"q0": {"query": "a", "type": 1}}',
        '{"q0": {"query": "a", "properties": [1]}}',
        '{"q0": {"query": "a", "properties": [{"pid": "x"}]}}',
        json.dumps({f"q{number}": {"query": "a"} for number in range(201)}),
    ],
)
def test_malformed_batch_is_refused_in_a_sentence(service: FlaskClient, queries: str) -> None:
    response = service.post("/reconcile", data={"queries": queries})
    assert response.status_code == 400
    assert response.get_json()["message"].endswith(".")


@pytest.mark.parametrize(
    "extend", ["{", "{}", '{"ids": ["a"], "properties": [{}]}', '{"ids": [1], "properties": []}']
)
def test_malformed_extension_is_refused(service: FlaskClient, extend: str) -> None:
    assert service.post("/reconcile", data={"extend": extend}).status_code == 400


def schema(name: str) -> Draft7Validator:
    folder = FOLDER / "schemas"
    contents = {
        path.name: json.loads(path.read_text("utf-8")) | {"$schema": DRAFT}
        for path in folder.glob("*.json")
    }
    here = contents[f"{name}.json"]["$id"].rpartition("/")[0]
    registry: Registry[Any] = Registry().with_resources(
        (f"{here}/{file}", Resource.from_contents(each)) for file, each in contents.items()
    )
    return Draft7Validator(contents[f"{name}.json"], registry=registry)


def answers(service: FlaskClient) -> Iterator[tuple[str, Any]]:
    batch = json.dumps({"a": {"query": "Chi Lăng"}, "b": {"query": "zzz"}})
    extend = json.dumps(
        {
            "ids": ["administrative-unit/187", "indicator/forest-cover", "lang-son-xviii/value/16"],
            "properties": [{"id": "validTo"}, {"id": "isLocatedIn"}, {"id": "targets"}],
        }
    )
    yield "manifest", service.get("/reconcile").get_json()
    yield "reconciliation-result-batch", service.post("/reconcile", data={"queries": batch}).json
    yield "data-extension-response", service.post("/reconcile", data={"extend": extend}).json
    for kind, plural in (("entity", "entities"), ("type", "types"), ("property", "properties")):
        suggestions = service.get(f"/reconcile/suggest/{kind}?prefix=").get_json()
        yield f"suggest-{plural}-response", suggestions
        full = service.get(f"/reconcile/suggest/{kind}?prefix=l").get_json()
        yield f"suggest-{plural}-response", full
    yield "data-extension-property-proposal", service.get("/reconcile/properties").get_json()


@needs_suite
def test_every_answer_is_valid(service: FlaskClient) -> None:
    found = dict[str, int]()
    for name, answer in answers(service):
        assert [error.message for error in schema(name).iter_errors(answer)] == [], name
        found[name] = found.get(name, 0) + 1
    requests = {"reconciliation-query-batch", "data-extension-query", "openapi", "type"}
    assert set(found) | requests == {path.stem for path in (FOLDER / "schemas").glob("*.json")}


def examples(kind: str, validity: str) -> list[Path]:
    return sorted((FOLDER / "examples" / kind / validity).glob("*.json"))


@needs_suite
@pytest.mark.parametrize(
    "path", examples("reconciliation-query-batch", "valid"), ids=lambda path: path.stem
)
def test_valid_query_batch_of_the_suite_is_answered(service: FlaskClient, path: Path) -> None:
    response = service.post("/reconcile", data={"queries": path.read_text("utf-8")})
    assert response.status_code == 200
    assert not list(schema("reconciliation-result-batch").iter_errors(response.get_json()))


@needs_suite
@pytest.mark.parametrize(
    "path", examples("reconciliation-query-batch", "invalid"), ids=lambda path: path.stem
)
def test_invalid_query_batch_of_the_suite_is_refused(service: FlaskClient, path: Path) -> None:
    response = service.post("/reconcile", data={"queries": path.read_text("utf-8")})
    assert response.status_code == 400


@needs_suite
@pytest.mark.parametrize(
    "path", examples("data-extension-query", "valid"), ids=lambda path: path.stem
)
def test_valid_extension_of_the_suite_is_answered(service: FlaskClient, path: Path) -> None:
    response = service.post("/reconcile", data={"extend": path.read_text("utf-8")})
    assert response.status_code == 200
    assert not list(schema("data-extension-response").iter_errors(response.get_json()))


def test_an_extension_of_too_many_values_is_refused(service: FlaskClient) -> None:
    ids, keys = [f"x/{n}" for n in range(201)], [{"id": f"p{n}"} for n in range(100)]
    extend = {"extend": json.dumps({"ids": ids, "properties": keys})}
    refused = service.post("/reconcile", data=extend)
    assert refused.status_code == 400
    assert "at most 20,000 values; this one has 20,100" in refused.get_json()["message"]


def test_a_name_is_looked_for_once(service: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    find = Candidates.find

    def counted(self: Candidates, query: str, types: frozenset[str], limit: int) -> list[Scored]:
        asked.append(query)
        return find(self, query, types, limit)

    monkeypatch.setattr(Candidates, "find", counted)
    batch = {f"q{n}": {"query": f"Huyện Bắc Sơn {n % 2}"} for n in range(20)}
    for _ in range(2):
        reply = service.post("/reconcile", data={"queries": json.dumps(batch)})
        assert list(reply.get_json()) == list(batch)
    assert sorted(asked) == ["Huyện Bắc Sơn 0", "Huyện Bắc Sơn 1"]


def test_a_long_name_is_cut(service: FlaskClient) -> None:
    assert matched(ask(service, "Lạng Sơn" + " " * 10_000 + "x")) == ["administrative-unit/20"]
