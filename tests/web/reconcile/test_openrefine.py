"""A column of messy names, reconciled and extended by a real OpenRefine over its HTTP API."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.ports import free_port
from tests.web.http_site import lskg_serve

OPENREFINE = shutil.which("openrefine")
NAMES = Path(__file__).parents[2] / "reference" / "messy-names.csv"
ALL_ROWS = {"facets": [], "mode": "row-based"}

pytestmark = [
    pytest.mark.reference,
    pytest.mark.skipif(OPENREFINE is None, reason="OpenRefine is not installed"),
]


class Refine:
    """A running OpenRefine with one project."""

    def __init__(self, address: str) -> None:
        self._client = httpx.Client(base_url=f"{address}/command/core/", timeout=300)
        self._project = ""

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def command(self, name: str, **fields: str) -> Any:
        """Send a command that changes something."""
        token = self._client.get("get-csrf-token").json()["token"]
        fields = {"csrf_token": token, "project": self._project} | fields
        answer = self._client.post(name, data=fields).raise_for_status().json()
        assert answer.get("code") != "error", answer
        return answer

    def load(self, path: Path) -> None:
        """Make a project of a CSV file."""
        token = self._client.get("get-csrf-token").json()["token"]
        answer = self._client.post(
            "create-project-from-upload",
            params={"csrf_token": token},
            data={
                "project-name": path.stem,
                "format": "text/line-based/*sv",
                "options": json.dumps({"separator": ",", "encoding": "UTF-8"}),
            },
            files={"project-file": (path.name, path.read_bytes(), "text/csv")},
        )
        self._project = answer.headers["location"].rpartition("=")[2]

    def apply(self, **operation: Any) -> None:
        """Apply an operation to all rows, and wait until it is done."""
        operation = {"engineConfig": ALL_ROWS} | operation
        self.command("apply-operations", operations=json.dumps([operation]))
        end = time.monotonic() + 300
        while self._client.get("get-processes", params={"project": self._project}).json()[
            "processes"
        ]:
            assert time.monotonic() < end, "OpenRefine does not finish"
            time.sleep(0.2)

    def rows(self) -> list[dict[str, str]]:
        """The table as it stands."""
        answer = self._client.post(
            "export-rows", data={"project": self._project, "format": "csv"}
        ).raise_for_status()
        return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.fixture(scope="module")
def refine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Refine]:
    folder = tmp_path_factory.mktemp("openrefine")
    port = free_port()
    command = [str(OPENREFINE), "-p", str(port), "-d", str(folder), "-x", "refine.headless=true"]
    environment = {**os.environ, "HOME": str(folder)}
    process = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    client = Refine(f"http://127.0.0.1:{port}")
    try:
        _wait(f"http://127.0.0.1:{port}/command/core/get-version", process)
        yield client
    finally:
        client.close()
        os.killpg(process.pid, 15)
        process.wait(20)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(1500):
        assert process.poll() is None, "OpenRefine ended"
        try:
            httpx.get(address).raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError("OpenRefine does not answer")


@pytest.fixture(scope="module")
def service(project_release: Path) -> Iterator[str]:
    """The address of the reconciliation service over the real graph."""
    with lskg_serve(project_release.parent) as port:
        yield f"http://127.0.0.1:{port}/reconcile"


@pytest.fixture(scope="module")
def table(refine: Refine, service: str) -> list[dict[str, str]]:
    """The names, reconciled and extended."""
    manifest = httpx.get(service).json()
    spaces = {name: manifest[name] for name in ("identifierSpace", "schemaSpace")}
    refine.load(NAMES)
    config = {
        "mode": "standard-service",
        "service": service,
        "type": None,
        "autoMatch": True,
        "columnDetails": [],
        "limit": 0,
        **spaces,
    }
    refine.apply(op="core/recon", columnName="name", config=config)
    for column, value in (
        ("matched", "if(cell.recon.matched, cell.recon.match.id, '')"),
        ("first", "if(cell.recon.candidates.length() > 0, cell.recon.candidates[0].id, '')"),
    ):
        refine.apply(
            op="core/column-addition",
            baseColumnName="name",
            expression=f"grel:{value}",
            onError="set-to-blank",
            newColumnName=column,
            columnInsertIndex=1,
        )
    properties = [
        {"id": "administrativeCode", "name": "code"},
        {"id": "targets", "name": "target"},
        {"id": "label-en", "name": "English"},
    ]
    refine.apply(
        op="core/extend-reconciled-data",
        baseColumnName="name",
        endpoint=service,
        columnInsertIndex=3,
        extension={"properties": properties},
        **spaces,
    )
    return refine.rows()


def test_no_name_is_matched_with_another_thing(table: list[dict[str, str]]) -> None:
    assert len(table) == 50
    assert [row for row in table if row["matched"] not in ("", row["thing"])] == []


def test_most_names_are_matched_and_the_rest_offered_first(table: list[dict[str, str]]) -> None:
    matched = [row for row in table if row["matched"]]
    assert len(matched) >= 42
    assert [row["name"] for row in table if row["first"] != row["thing"]] == []


def test_places_have_codes_and_indicators_targets(table: list[dict[str, str]]) -> None:
    rows = {row["thing"]: row for row in table}
    code, targets, english = "mã đơn vị hành chính", "chỉ tiêu của Đại hội", "tên tiếng Anh"
    assert rows["administrative-unit/187"][code] == "187"
    assert rows["administrative-unit/24-from-2025-07"][code] == "24"
    assert rows["indicator/forest-cover"][targets] == "65% (2030)"
    assert rows["agency/bo-chinh-tri"][english] == "Political Bureau (Politburo)"
    units = [row for row in table if row["matched"].startswith("administrative-unit/")]
    assert len(units) >= 15
    assert [row["name"] for row in units if not row[code]] == []
    indicators = [row for row in table if row["matched"].startswith("indicator/")]
    assert len(indicators) >= 8
    assert [row["name"] for row in indicators if "2030" not in row[targets]] == []
