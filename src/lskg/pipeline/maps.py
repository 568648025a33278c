"""The maps of a release: the features that the provinces of its reports bring, in GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from lskg.errors import BuildError
from lskg.project import Project, ReportInfo
from lskg.release.files import MAPS


def maps(project: Project, reports: Iterable[ReportInfo], base: str) -> dict[str, str]:
    """The files of the maps, by their paths in the folder of a release.

    Args:
        project: where the provinces are.
        reports: those of the release.
        base: of the IRIs of things, which name the features.

    Raises:
        BuildError: a file of a province is not GeoJSON.
    """
    provinces = sorted({info.province for info in reports if info.province})
    return {name: _joined(project, provinces, name, base) for name in MAPS}


def _joined(project: Project, provinces: Iterable[str], name: str, base: str) -> str:
    """The features of all provinces as one collection, one in a line."""
    features: list[str] = []
    for province in provinces:
        path = project.province(province) / name.rpartition("/")[2]
        if not path.exists():
            continue
        try:
            found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
        except (ValueError, KeyError, TypeError):
            raise BuildError("{path} is no collection of features.", path=path) from None
        features += (
            json.dumps(_named(each, base), ensure_ascii=False, separators=(",", ":"))
            for each in found
        )
    lines = ",\n".join(features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'


def _named(feature: dict[str, Any], base: str) -> dict[str, Any]:
    """A feature with the IRI of the thing that it shows, where it shows one."""
    thing = feature.get("properties", {}).get("thing")
    return {"type": "Feature", "id": f"{base}id/{thing}", **feature} if thing else feature
