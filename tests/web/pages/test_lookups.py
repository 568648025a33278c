"""The small answers that the scripts of the pages ask for."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

TARGET = "https://w3id.org/lskg/id/lang-son-xviii/target/1-growth"


def test_labels_are_those_of_the_language(client: FlaskClient) -> None:
    indicator = "https://w3id.org/lskg/id/indicator/grdp-growth"
    for prefix, label in (("", "tốc độ tăng GRDP"), ("/en", "growth of GRDP")):
        found = client.post(f"{prefix}/labels.json", json=[indicator, "urn:unknown", 5]).get_json()
        assert found == {indicator: label}


@pytest.mark.parametrize("body", ["{}", "[", '["urn:x"' + ', "urn:x"' * 500 + "]"])
def test_a_list_that_is_none_or_too_long_is_refused(client: FlaskClient, body: str) -> None:
    response = client.post("/labels.json", data=body, content_type="application/json")
    assert response.status_code == 400


def test_the_vocabulary_is_that_of_the_ontology(client: FlaskClient) -> None:
    found = client.get("/vocabulary.json").get_json()
    assert "https://w3id.org/lskg/ns#IndicatorTarget" in [each["iri"] for each in found["classes"]]
    assert "https://w3id.org/lskg/ns#hasValue" in [each["iri"] for each in found["properties"]]


def test_neighbours_have_names_and_pages(client: FlaskClient) -> None:
    found = client.get("/neighbours.json", query_string={"thing": TARGET}).get_json()
    assert found["centre"] == TARGET
    assert found["edges"]
    for edge in found["edges"]:
        assert TARGET in edge[:2]
        assert all(found["labels"][each] for each in edge)
    assert found["pages"][TARGET] == "/doc/lang-son-xviii/target/1-growth"


def test_an_unknown_thing_has_no_neighbours(client: FlaskClient) -> None:
    assert client.get("/neighbours.json", query_string={"thing": "urn:x"}).status_code == 404


def test_the_vocabulary_has_what_a_query_can_name(real: FlaskClient) -> None:
    found = real.get("/vocabulary.json").get_json()
    named = [each["iri"] for terms in found.values() for each in terms]
    assert named
    assert [each for each in named if not each.startswith("http")] == []
