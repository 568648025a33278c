"""The page of the rules says what validation found in the release, and how to mend it."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from tests.web.conftest import ROOT, write_release
from tests.whole import do_steps

from lskg.engine.store import InProcess, Store
from lskg.errors import StoreError
from lskg.pipeline.publish import publish
from lskg.project import Project
from lskg.shacl.validate import Finding
from lskg.web import create_app
from lskg.web.view.findings import read_findings
from lskg.web.view.release import Site

BROWSER = {"Accept": "text/html"}
BASE = "https://w3id.org/lskg/"
TARGET = f"{BASE}id/lang-son-xviii/target/2-per-head"
WARNING = Finding(
    severity="Warning",
    focus=TARGET,
    path="hasTheme",
    value="",
    shape=f"{BASE}shapes#hasTheme",
    component="MinCountConstraintComponent",
    message_vi="Phải có ít nhất một lĩnh vực.",
    message_en="There must be at least one theme.",
)
HINT = replace(
    WARNING,
    severity="Info",
    value="<b>x</b>",
    shape=f"{BASE}shapes#Elsewhere",
    message_vi="Nên ngắn hơn.",
    message_en="It should be shorter.",
)
MEND = {"mend_vi": "Thêm lskg:hasTheme.", "mend_en": "Add lskg:hasTheme."}


def site(folder: Path, findings: list[dict[str, str]] | None) -> FlaskClient:
    release = write_release(folder)
    (release / "shapes.ttl").write_bytes((ROOT / "shapes" / "plan.ttl").read_bytes())
    if findings is not None:
        (release / "findings.json").write_text(json.dumps(findings), encoding="utf-8")
    store = Store.open(release)
    return create_app(InProcess(store), Site.open(release)).test_client()


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    listed = [asdict(each) | MEND for each in (HINT, WARNING)]
    return site(tmp_path_factory.mktemp("found") / "current", listed)


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [
        ("", ["Phải có ít nhất một lĩnh vực.", "cảnh báo", "Thêm lskg:hasTheme.", "Nên ngắn hơn."]),
        ("/en", ["There must be at least one theme.", "warning", "Add lskg:hasTheme."]),
    ],
)
def test_finding_says_what_where_and_how_to_mend(
    prefix: str, expected: list[str], found: FlaskClient
) -> None:
    page = found.get(f"{prefix}/validation", headers=BROWSER).text
    part = page[page.index('id="findings"') : page.index('<nav class="index"')]
    for words in (
        *expected,
        f'href="{prefix}/doc/lang-son-xviii/target/2-per-head"',
        "“&lt;b&gt;x&lt;/b&gt;”",
    ):
        assert words in part
    assert part.index("<code>hasTheme</code>") < part.index("Elsewhere")


def test_release_without_findings_says_so(tmp_path: Path) -> None:
    client = site(tmp_path / "current", [])
    assert "every rule holds" in client.get("/en/validation", headers=BROWSER).text
    assert "mọi quy tắc đều đúng" in client.get("/validation", headers=BROWSER).text


def test_release_that_does_not_tell_is_not_said_to_be_right(tmp_path: Path) -> None:
    page = site(tmp_path / "current", None).get("/en/validation", headers=BROWSER).text
    assert 'id="findings"' not in page


def test_build_writes_its_findings_with_the_way_to_mend_them(checkout: Path) -> None:
    path = checkout / "data" / "reports" / "hai-son-xx" / "curation" / "titles.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("Hoàn thành đường ven biển,Complete the coastal road\n", ""), "utf-8"
    )
    project = Project(checkout)
    publish(do_steps(project.root), project)
    found = read_findings(project.build / "current" / "findings.json") or ()
    ways = {(each.severity, each.mend_vi, each.mend_en) for each in found}
    assert found
    assert all(vi and en for _, vi, en in ways)


def test_present_release_has_no_findings(project_release: Path) -> None:
    assert Site.open(project_release).findings == ()


def test_file_that_holds_no_findings_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "findings.json"
    path.write_text('[{"focus": "x"}]', encoding="utf-8")
    with pytest.raises(StoreError, match="does not hold findings"):
        read_findings(path)
