"""The description of the HTTP interface is well formed, and true of each address in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

SCHEMA = Path(__file__).parent / "openapi-3.1.schema.yaml"
Document = dict[str, Any]


@pytest.fixture(scope="module")
def document(real: FlaskClient) -> Document:
    found: Document = real.get("/openapi.json").get_json()
    return found


def resolved(document: Document, value: Document) -> Document:
    """What stands behind a reference within a document."""
    while "$ref" in value:
        found: Any = document
        for part in value["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        value = found
    return value


def operations(document: Document) -> Iterator[tuple[str, str, Document]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def address(document: Document, path: str, operation: Document, names: set[str]) -> str:
    """A path with the examples of its parameters, and of those of its query that are named."""
    query = []
    for each in operation.get("parameters", ()):
        parameter = resolved(document, each)
        if parameter["in"] == "path":
            path = path.replace(f"{{{parameter['name']}}}", str(parameter["example"]))
        elif "example" in parameter and parameter["name"] in names:
            query.append(f"{parameter['name']}={quote(str(parameter['example']))}")
    return path + ("?" + "&".join(query) if query else "")


def test_document_is_one_of_openapi(document: Document) -> None:
    schema = yaml.safe_load(SCHEMA.read_text(encoding="utf-8"))
    faults = [*Draft202012Validator(schema).iter_errors(document)]
    assert [(fault.json_path, fault.message[:200]) for fault in faults] == []


def test_a_fault_in_it_would_be_found(document: Document) -> None:
    schema = yaml.safe_load(SCHEMA.read_text(encoding="utf-8"))
    del document["paths"]["/health"]["get"]["responses"]["200"]["$ref"]
    try:
        assert [*Draft202012Validator(schema).iter_errors(document)]
    finally:
        document["paths"]["/health"]["get"]["responses"]["200"]["$ref"] = (
            "#/components/responses/Object"
        )


def test_each_operation_has_a_name_of_its_own_and_what_it_needs(document: Document) -> None:
    names = [operation["operationId"] for _, _, operation in operations(document)]
    assert len(names) == len(set(names))
    tags = {tag["name"] for tag in document["tags"]}
    for path, _, operation in operations(document):
        assert set(operation["tags"]) <= tags
        found = [resolved(document, each) for each in operation.get("parameters", ())]
        in_path = {each["name"] for each in found if each["in"] == "path"}
        assert in_path == {part.partition("}")[0] for part in path.split("{")[1:]}


def test_each_address_answers_as_it_is_described(real: FlaskClient, document: Document) -> None:
    for path, method, operation in operations(document):
        if method != "get":
            continue
        allowed = {
            media_type
            for status in ("200", "303")
            if status in operation["responses"]
            for media_type in resolved(document, operation["responses"][status]).get("content", {})
        }
        first = "200" if "200" in operation["responses"] else "303"
        for names in (set[str](), {"query", "queries", "q", "prefix"}):
            where = address(document, path, operation, names)
            response = real.get(where)
            if path == "/sparql" and not names:
                assert response.mimetype == "text/turtle"
            assert response.status_code == int(first), where
            assert not allowed or response.mimetype in allowed, where


def test_each_form_that_is_named_can_be_had(real: FlaskClient, document: Document) -> None:
    for path, method, operation in operations(document):
        if method != "get" or "200" not in operation["responses"] or path == "/sparql":
            continue
        if "{ending}" in path:
            continue
        where = address(document, path, operation, set())
        for media_type in resolved(document, operation["responses"]["200"])["content"]:
            response = real.get(where, headers={"Accept": media_type})
            assert (response.status_code, response.mimetype) == (200, media_type), where


def test_bodies_are_answered(real: FlaskClient, document: Document) -> None:
    for path, method, operation in operations(document):
        if method == "post":
            for media_type, body in operation["requestBody"]["content"].items():
                if "example" in body:
                    data = body["example"]
                    response = real.post(path, data=data, content_type=media_type)
                    assert response.status_code == 200


def test_each_question_is_there_with_its_parameters(document: Document) -> None:
    names = document["components"]["parameters"]["question"]["schema"]["enum"]
    assert {f"/questions/{name}" for name in names} <= document["paths"].keys()
    topics = document["paths"]["/questions/targets-by-theme"]["get"]["parameters"][0]
    assert topics["name"] == "topic"
    assert "tourism" in topics["schema"]["enum"]


def test_small_sites_are_described_too(client: FlaskClient) -> None:
    found = client.get("/openapi.json")
    assert found.headers["Access-Control-Allow-Origin"] == "*"
    assert found.get_json()["servers"] == [{"url": "http://localhost"}]
