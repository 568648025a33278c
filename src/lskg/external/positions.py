"""Where places are, as the maps of provinces have it: points and outlines with their sources."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lskg.errors import CurationError

#: The map of a province, in its folder.
_FILE = "places.json"
#: What a map draws beside its province; the map of another province has it as its own.
_BESIDE = "neighbour"


@dataclass(frozen=True, slots=True)
class Position:
    """A point or an outline of a place.

    Attributes:
        thing: kind and slug of the place, as in its IRI.
        wkt: the geometry as well-known text (OGC 06-103r4), longitude before latitude in WGS 84.
        source: key of the data set that it is from.
        identifier: what the place is there, in words.
    """

    thing: str
    wkt: str
    source: str
    identifier: str


def read_positions(folders: Iterable[Path]) -> tuple[Position, ...]:
    """The positions that the maps of provinces have.

    Args:
        folders: of the provinces; one may have no map.

    Raises:
        CurationError: a map is no collection of features, or a feature lacks its data set.
    """
    return tuple(position for folder in folders for position in _positions(folder / _FILE))


def _positions(path: Path) -> Iterator[Position]:
    if not path.exists():
        return
    try:
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            properties, geometry = feature["properties"], feature["geometry"]
            if "thing" in properties and geometry and properties["kind"] != _BESIDE:
                yield Position(
                    properties["thing"],
                    as_wkt(geometry),
                    properties["dataset"],
                    properties["source"],
                )
    except (ValueError, KeyError, TypeError) as error:
        raise CurationError(
            "{path}: a feature needs kind, source and dataset; found a fault at {fault}.",
            path=path,
            fault=str(error),
        ) from None


def as_wkt(geometry: dict[str, Any]) -> str:
    """A geometry of GeoJSON as well-known text.

    >>> as_wkt({"type": "Point", "coordinates": [106.7, 21.9]})
    'POINT (106.7 21.9)'
    >>> as_wkt({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]})
    'POLYGON ((0 0, 1 0, 1 1, 0 0))'
    """
    coordinates = geometry["coordinates"]
    inner = f"({_written(coordinates)})" if geometry["type"] == "Point" else _written(coordinates)
    return f"{geometry['type'].upper()} {inner}"


def _written(coordinates: list[Any]) -> str:
    """A point, or points and rings of any depth."""
    if isinstance(coordinates[0], int | float):
        return " ".join(
            f"{number:g}" if isinstance(number, int) else str(number) for number in coordinates
        )
    return f"({', '.join(map(_written, coordinates))})"
