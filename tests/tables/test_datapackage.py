"""The data package of the tables of the real release, held to its files and its standard."""

from __future__ import annotations

import codecs
import csv
import hashlib
import json
import re
from datetime import date
from pathlib import Path

TYPES = {
    "integer": re.compile(r"-?\d+"),
    "number": re.compile(r"-?\d+(?:\.\d+)?"),
    "boolean": re.compile("true|false"),
}


def test_the_package_describes_the_files_beside_it(project_release: Path) -> None:
    folder = project_release / "tables"
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"] == [
        {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
    ]
    resources = {each["path"]: each for each in package["resources"]}
    assert resources.keys() == {path.name for path in folder.glob("*.csv")}
    seen = set()
    for name, resource in resources.items():
        data = (folder / name).read_bytes()
        assert resource["bytes"] == len(data)
        assert not data.startswith(codecs.BOM_UTF8)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert re.fullmatch("[a-z0-9._-]+", resource["name"])
        frame = (folder / resource["parquet"]["path"]).read_bytes()
        assert resource["parquet"]["bytes"] == len(frame)
        assert resource["parquet"]["hash"] == f"sha256:{hashlib.sha256(frame).hexdigest()}"
        with (folder / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == rows[0]
        for number, field in enumerate(fields):
            cells = [row[number] for row in rows[1:] if row[number]]
            if field["type"] in TYPES:
                assert all(map(TYPES[field["type"]].fullmatch, cells))
            elif field["type"] == "date":
                assert all(map(date.fromisoformat, cells))
            seen.add(field["type"])
    assert seen == {"integer", "number", "boolean", "date", "string"}
