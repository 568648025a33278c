"""Writes reports as folders: with their marks, or as reports of a project."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from benchmarks.reports.make import Report
from lskg.scoring.marks import TABLES
from lskg.text.slugs import slug

#: Codes of kinds of documents; reports have none.
_CODES = {
    "congress": "",
    "resolution": "resolution",
    "plan": "plan",
    "programme": "action-programme",
    "annual": "",
}


def write_marked(report: Report, folder: Path) -> Path:
    """Write text and tables of marks, as the corpus of made-up reports has them.

    Returns:
        the folder of the report.
    """
    place = folder / report.key
    place.mkdir(parents=True, exist_ok=True)
    (place / "text.txt").write_bytes(report.text.encode())
    for name, columns in TABLES.items():
        with (place / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            rows = csv.DictWriter(file, columns, lineterminator="\n")
            rows.writeheader()
            rows.writerows(report.marks[name])
    return place


def write_project(report: Report, root: Path) -> Path:
    """Write the text as a report of a project, without curation.

    Returns:
        the folder of the report.
    """
    place = root / "data" / "reports" / report.key
    place.mkdir(parents=True, exist_ok=True)
    (place / f"{report.key}.txt").write_bytes(report.text.encode())
    lines = (f"{name} = {_toml(value)}\n" for name, value in _entries(report).items())
    (place / "report.toml").write_text("".join(lines), encoding="utf-8")
    return place


def _entries(report: Report) -> dict[str, str | int]:
    """The entries of `report.toml`; the only place that knows them."""
    scene = report.scene
    first, last = scene.years.plan
    entries: dict[str, str | int] = {
        "key": report.key,
        "file": f"{report.key}.txt",
        "title_vi": report.title,
        "title_en": f"Made-up report {report.key}",
        "kind": _CODES[scene.kind],
        "term_start": first - (scene.kind == "congress"),
        "term_end": last,
        "source": "made up by a program",
    }
    if scene.level != "nation":
        entries["province"] = slug(scene.province)
        entries["territory_vi"] = f"tỉnh {scene.province}"
        entries["territory_en"] = f"{scene.province} province"
    if scene.level == "commune":
        entries["commune"] = slug(scene.commune)
        entries["territory_vi"] = f"xã {scene.commune}"
        entries["territory_en"] = f"{scene.commune} commune"
    return entries


def _toml(value: str | int) -> str:
    return json.dumps(value, ensure_ascii=False)
