"""The map: places of a known position, what is at them, and nothing without a source."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from lskg.engine.store import Store

PROVINCES = Path(__file__).parents[3] / "data" / "catalogue" / "provinces"
PLACES = PROVINCES / "lang-son" / "places.json"


def drawn(html: str) -> dict[str, Any] | None:
    """What the map of a page is drawn from."""
    found = re.search(r'data-map="([^"]+)"', html)
    return json.loads(unescape(found[1])) if found else None


def test_every_place_of_the_file_has_a_source_and_lies_near_the_province(
    project_store: Store,
) -> None:
    features = json.loads(PLACES.read_text(encoding="utf-8"))["features"]
    known = {
        str(getattr(row["place"], "value", ""))
        for row in project_store.select("SELECT DISTINCT ?place WHERE { ?place a ?class }")
    }
    for feature in features:
        assert feature["properties"]["source"]
        thing = feature["properties"].get("thing")
        assert thing is None or f"https://w3id.org/lskg/id/{thing}" in known
        if feature["geometry"]["type"] == "Point":
            longitude, latitude = feature["geometry"]["coordinates"]
            assert 106 < longitude < 107.5
            assert 21.3 < latitude < 22.5


def test_the_map_shows_places_with_what_is_there(real: FlaskClient) -> None:
    found = drawn(real.get("/en/map").text)
    assert found is not None
    town = found["places"]["place/na-duong"]
    assert town["href"] == "/en/doc/place/na-duong"
    assert any("Na Dương II" in thing for thing in town["things"])


def test_what_is_not_on_the_map_is_listed(real: FlaskClient) -> None:
    html = real.get("/map").text
    assert "/doc/border-gate/cua-khau-huu-nghi" in html.split('id="elsewhere"')[1]


def test_a_project_is_shown_at_its_place(real: FlaskClient) -> None:
    found = drawn(real.get("/doc/project/khu-do-thi-moi-huu-lung").text)
    assert found is not None
    assert list(found["places"]) == ["administrative-unit/186"]


def test_a_thing_of_no_known_position_has_no_map(real: FlaskClient) -> None:
    assert drawn(real.get("/doc/agency/lang-son.tinh-uy").text) is None
