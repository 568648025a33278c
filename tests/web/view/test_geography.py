"""The map: places of a known position, what is at them, and nothing without a source."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from tests.web.conftest import HERE, OTHER, REPORT, SOURCES, write_release

from lskg.engine.store import InProcess, Store
from lskg.web import create_app
from lskg.web.view.release import Site

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
        for unit in feature["properties"].get("within", ()):
            assert f"https://w3id.org/lskg/id/{unit}" in known
        if feature["geometry"] and feature["geometry"]["type"] == "Point":
            longitude, latitude = feature["geometry"]["coordinates"]
            # A place where a road ends may lie in a neighbouring province.
            assert 106 < longitude < 107.5
            assert 21.3 < latitude < (22.8 if feature["properties"]["kind"] == "place" else 22.5)


def test_the_map_shows_places_with_what_is_there(real: FlaskClient) -> None:
    found = drawn(real.get("/en/map").text)
    assert found is not None
    town = found["places"]["place/na-duong"]
    assert town["href"] == "/en/doc/place/na-duong"
    assert any("Na Dương II" in thing for thing in town["things"])


def test_gates_districts_and_communes_are_on_the_map(real: FlaskClient) -> None:
    found = drawn(real.get("/map").text)
    assert found is not None
    gates = [name for name in found["places"] if name.startswith("border-gate/")]
    assert {"border-gate/cua-khau-huu-nghi", "border-gate/cua-khau-binh-nghi"} <= {*gates}
    features = json.loads(real.get("/map/places.geojson").text)["features"]
    for kind, count in (("district", 11), ("commune", 65)):
        things = {
            each["properties"]["thing"] for each in features if each["properties"]["kind"] == kind
        }
        assert len(things) == count
        # One of which no plan says anything answers, too; it has no colour.
        assert things <= found["places"].keys()
        assert {found["places"][each]["marked"] for each in things} == {True, False}


def test_what_is_known_to_lie_in_a_unit_is_said_to(real: FlaskClient) -> None:
    html = real.get("/en/map").text
    entry = html.split('data-place="project/khu-cong-nghiep-vsip-lang-son"')[1].split("</li>")[0]
    assert re.findall(r">([^<>]+)</a>", entry)[1:3] == ["Hữu Lũng commune", "Tuấn Sơn commune"]
    found = drawn(html)
    assert found is not None
    unit = found["places"]["administrative-unit/06457-from-2025-07"]
    assert unit["things"] == ["VSIP Lạng Sơn Industrial Park"]
    # What lies at such a place lies in the unit, too.
    ward = found["places"]["administrative-unit/05986-from-2025-07"]
    assert len(ward["things"]) == 2
    page = drawn(real.get("/doc/project/khu-cong-nghiep-vsip-lang-son").text)
    assert page is not None
    assert {*page["places"]} == {
        "administrative-unit/06385-from-2025-07",
        "administrative-unit/06457-from-2025-07",
    }


def test_a_gate_has_its_own_map(real: FlaskClient) -> None:
    found = drawn(real.get("/doc/border-gate/cua-khau-chi-ma").text)
    assert found is not None
    assert list(found["places"]) == ["border-gate/cua-khau-chi-ma"]
    assert not found["whole"]


def test_what_is_not_on_the_map_is_listed(real: FlaskClient) -> None:
    html = real.get("/map").text
    located, elsewhere = html.split('id="elsewhere"')
    assert "/doc/border-gate/cua-khau-ai-diem" in elsewhere
    assert "/doc/border-gate/cua-khau-ai-diem" not in located.split('id="located"')[1]
    assert "/doc/border-gate/cua-khau-huu-nghi" not in elsewhere


def test_the_features_are_geojson_by_address_and_by_accept(real: FlaskClient) -> None:
    for path, accept in (("/map/places.geojson", "*/*"), ("/en/map", "application/geo+json")):
        response = real.get(path, headers={"Accept": accept})
        assert response.mimetype == "application/geo+json"
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        features = json.loads(response.text)["features"]
        gate = next(each for each in features if each.get("id", "").endswith("cua-khau-tan-thanh"))
        assert gate["id"] == "https://w3id.org/lskg/id/border-gate/cua-khau-tan-thanh"
        assert gate["geometry"] == {"type": "Point", "coordinates": [106.6825, 22.0031]}
        assert (gate["properties"]["source"], gate["properties"]["licence"]) == (
            "GeoNames 8311182",
            "CC BY 4.0",
        )
    assert "Accept" in real.get("/map").vary


def test_the_graph_has_the_geometry_with_its_source(project_store: Store) -> None:
    rows = project_store.rows(
        """
        PREFIX dcterms: <http://purl.org/dc/terms/>
        PREFIX geo: <http://www.opengis.net/ont/geosparql#>
        SELECT ?place ?wkt ?source {
          ?place geo:hasGeometry ?geometry . ?geometry geo:asWKT ?wkt ; dcterms:source ?source
        }
        """
    )
    found = {row["place"].partition("/id/")[2]: (row["wkt"], row["source"]) for row in rows}
    assert found["border-gate/cua-khau-huu-nghi"] == (
        "POINT (106.7112 21.97515)",
        "https://w3id.org/lskg/id/source/geonames",
    )
    assert found["administrative-unit/186"][0].startswith("POLYGON ((106.")
    located = [
        each
        for each in json.loads(PLACES.read_text(encoding="utf-8"))["features"]
        if each["geometry"]
        and "thing" in each["properties"]
        and each["properties"]["kind"] != "neighbour"
    ]
    assert found.keys() == {each["properties"]["thing"] for each in located}


def test_a_project_is_shown_at_its_place(real: FlaskClient) -> None:
    found = drawn(real.get("/doc/project/khu-do-thi-moi-huu-lung").text)
    assert found is not None
    assert list(found["places"]) == ["administrative-unit/186"]


def test_a_thing_of_no_known_position_has_no_map(real: FlaskClient) -> None:
    assert drawn(real.get("/doc/agency/lang-son.tinh-uy").text) is None


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A client of a site of two reports; one names a city on the map and a border gate."""
    folder = tmp_path_factory.mktemp("several")
    named = folder / "named.ttl"
    named.write_text(
        """
        @prefix id: <https://w3id.org/lskg/id/> .
        @prefix lskg: <https://w3id.org/lskg/ns#> .
        id:administrative-unit\\/178 lskg:isMentionedIn id:lang-son-xviii\\/passage\\/106-572 .
        id:border-gate\\/cua-khau-chi-ma
            lskg:isMentionedIn id:lang-son-xviii\\/passage\\/106-572 .
        """
    )
    links = (HERE / "links.ttl", named)
    release = write_release(folder / "current", SOURCES | {"links": links}, (OTHER, REPORT))
    features = tuple(
        {"properties": {"thing": f"administrative-unit/{code}", "kind": "district", "source": "x"}}
        for code in ("178", "187")
    )
    site = replace(Site.open(release), features=features)
    return create_app(InProcess(Store.open(release)), site).test_client()


def parts(page: str) -> tuple[str, str]:
    """What is on the map, and what stands after it."""
    located, _, rest = page.split('id="located"')[1].partition("</section>")
    return located, rest


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_map_of_several_reports_leads_to_those_of_each(
    several: FlaskClient, prefix: str
) -> None:
    on_map, rest = parts(several.get(f"{prefix}/map").text)
    assert all(f'href="{prefix}/doc/administrative-unit/{code}"' in on_map for code in (178, 187))
    for report in (OTHER, REPORT):
        assert f'href="{prefix}/map?report={report["key"]}"' in rest
    assert "border-gate" not in rest


def test_the_map_of_a_report_has_its_places_alone(several: FlaskClient) -> None:
    on_map, rest = parts(several.get(f"/map?report={REPORT['key']}").text)
    assert "/doc/administrative-unit/178" in on_map
    assert "/doc/administrative-unit/187" not in on_map
    assert "/doc/border-gate/cua-khau-chi-ma" in rest
    on_map, rest = parts(several.get(f"/en/map?report={OTHER['key']}").text)
    assert "/doc/administrative-unit/" not in on_map
    assert "border-gate" not in rest
    assert several.get("/map?report=nothing").status_code == 400
