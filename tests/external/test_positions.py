"""Positions of places, as the maps of provinces have them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lskg.errors import CurationError
from lskg.external.positions import Position, as_wkt, read_positions

PROVINCES = Path(__file__).parents[2] / "data" / "catalogue" / "provinces"
POINT = {"type": "Point", "coordinates": [106.7112, 21.97515]}
GATE = {"kind": "gate", "source": "GeoNames 1", "dataset": "geonames", "thing": "border-gate/a"}


def written(folder: Path, *features: dict[str, Any]) -> Path:
    (folder / "places.json").write_text(json.dumps({"features": features}), encoding="utf-8")
    return folder


def test_a_point_with_its_source(tmp_path: Path) -> None:
    folder = written(tmp_path, {"properties": GATE, "geometry": POINT})
    assert read_positions([folder, tmp_path / "none"]) == (
        Position("border-gate/a", "POINT (106.7112 21.97515)", "geonames", "GeoNames 1"),
    )


def test_what_has_no_position_of_its_own_is_left_out(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        {
            "properties": GATE | {"kind": "within", "within": ["administrative-unit/1"]},
            "geometry": None,
        },
        {"properties": GATE | {"kind": "neighbour"}, "geometry": POINT},
        {"properties": {"kind": "district", "source": "x"}, "geometry": POINT},
    )
    assert read_positions([folder]) == ()


def test_a_position_without_its_data_set_is_an_error(tmp_path: Path) -> None:
    bare = {name: value for name, value in GATE.items() if name != "dataset"}
    folder = written(tmp_path, {"properties": bare, "geometry": POINT})
    with pytest.raises(CurationError, match=r"places\.json: .* found a fault at 'dataset'"):
        read_positions([folder])


def test_outlines_of_several_parts() -> None:
    ring = [[106.5, 21], [106.6, 21.0], [106.6, 21.1], [106.5, 21]]
    assert as_wkt({"type": "MultiPolygon", "coordinates": [[ring], [ring]]}) == (
        "MULTIPOLYGON (((106.5 21, 106.6 21.0, 106.6 21.1, 106.5 21)), "
        "((106.5 21, 106.6 21.0, 106.6 21.1, 106.5 21)))"
    )


def test_every_feature_has_source_and_licence_and_none_is_share_alike() -> None:
    for path in PROVINCES.glob("*/places.json"):
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            properties = feature["properties"]
            assert properties["source"]
            assert properties["licence"]
            assert "SA" not in properties["licence"]
            assert "ODbL" not in properties["licence"]
            assert bool(feature["geometry"]) != ("within" in properties)
