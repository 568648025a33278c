"""The page of the rules says what validation found in the release, and how to mend it."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from tests.web.conftest import OTHER, REPORT, ROOT, write_release
from tests.whole import do_steps

from lskg.engine.store import InProcess, Store
from lskg.errors import StoreError
from lskg.project import Project
from lskg.shacl.validate import Finding
from lskg.web import create_app
from lskg.web.view.broken_rules import IN_ALL
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


def site(
    folder: Path,
    findings: list[dict[str, str]] | None,
    reports: tuple[dict[str, Any], ...] = (REPORT,),
) -> FlaskClient:
    release = write_release(folder, reports=reports)
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


def told(finding: Finding, report: str) -> dict[str, str]:
    return asdict(finding) | MEND | {"report": report}


def rows(page: str) -> int:
    """How many things are listed in tables of findings."""
    part = page[page.index('id="findings"') :].partition('<nav class="index"')[0]
    return part.count('<tr><th scope="row">')


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """The site of two reports with 450 things that break a rule and three that break another."""
    listed = [
        told(replace(WARNING, focus=f"{BASE}id/agency/{n}"), (OTHER if n < 300 else REPORT)["key"])
        for n in range(450)
    ]
    listed += [told(replace(HINT, message_en=f"It has {n} words."), "") for n in range(3)]
    return site(tmp_path_factory.mktemp("many") / "current", listed, (OTHER, REPORT))


def test_page_of_all_rules_has_the_first_things_of_each_and_counts(many: FlaskClient) -> None:
    page = many.get("/en/validation", headers=BROWSER).text
    assert re.findall(r'<h3 id="(\w+)">(\w+) <span class="count">(\d+)<', page) == [
        ("Warning", "warning", "450"),
        ("Info", "hint", "3"),
    ]
    assert rows(page) == 20 + 3
    counts = re.findall(r'rule=hasTheme&amp;report=([\w-]+)">.*?class="count">(\d+)<', page)
    assert counts == [(OTHER["key"], "300"), (REPORT["key"], "150")]
    assert 'href="/en/validation?rule=hasTheme"' in page
    assert "rule=Elsewhere" not in page
    for report, count in counts:
        narrowed = many.get(f"/en/validation?report={report}", headers=BROWSER).text
        assert f'Warning">warning <span class="count">{count}<' in narrowed
        assert f'href="/en/validation?rule=hasTheme&amp;report={report}"' in narrowed
        assert "hint" not in narrowed.partition('<nav class="index"')[0]


def test_page_of_a_rule_has_all_its_things_in_parts(many: FlaskClient) -> None:
    pages = [
        many.get(f"/validation?rule=hasTheme&page={at}", headers=BROWSER).text for at in (1, 2, 3)
    ]
    assert [*map(rows, pages)] == [200, 200, 50]
    assert 'rel="next" href="/validation?rule=hasTheme&amp;page=2"' in pages[0]
    assert 'rel="prev" href="/validation?rule=hasTheme"' in pages[1]
    assert 'rel="next"' not in pages[2]
    own = many.get(f"/validation?rule=hasTheme&report={OTHER['key']}&page=2", headers=BROWSER).text
    assert rows(own) == 100
    assert many.get("/validation?rule=hasTheme&page=4", headers=BROWSER).status_code == 200


def test_things_with_words_of_their_own_tell_them(many: FlaskClient) -> None:
    page = many.get("/en/validation?rule=Elsewhere", headers=BROWSER).text
    assert [f"It has {n} words." in page for n in range(4)] == [True, True, True, False]


@pytest.mark.parametrize(
    ("query", "status"), [("rule=nothing", 404), ("report=nothing", 400), ("page=0", 400)]
)
def test_what_is_not_there_is_refused(many: FlaskClient, query: str, status: int) -> None:
    assert many.get(f"/validation?{query}", headers=BROWSER).status_code == status


def test_rule_that_holds_has_a_page_that_says_so(many: FlaskClient) -> None:
    page = many.get("/en/validation?rule=IndicatorTarget-hasIndicator", headers=BROWSER).text
    assert "There is none." in page


@pytest.mark.parametrize("rules", [1, 12, 500])
def test_page_of_all_rules_is_bounded(tmp_path: Path, rules: int) -> None:
    listed = [
        told(replace(WARNING, shape=f"{BASE}shapes#Rule{n % rules}"), REPORT["key"])
        for n in range(30 * rules)
    ]
    client = site(tmp_path / "current", listed)
    found = client.get("/validation", headers=BROWSER).text
    assert rules <= rows(found) <= max(IN_ALL, rules)


def test_release_without_findings_says_so(tmp_path: Path) -> None:
    client = site(tmp_path / "current", [])
    assert "every rule holds" in client.get("/en/validation", headers=BROWSER).text
    assert "mọi quy tắc đều đúng" in client.get("/validation", headers=BROWSER).text


def test_release_that_does_not_tell_is_not_said_to_be_right(tmp_path: Path) -> None:
    page = site(tmp_path / "current", None).get("/en/validation", headers=BROWSER).text
    assert 'id="findings"' not in page


def test_findings_of_a_build_say_how_to_mend_them(checkout: Path, tmp_path: Path) -> None:
    path = checkout / "data" / "reports" / "hai-son-xx" / "curation" / "titles.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("Hoàn thành đường ven biển,Complete the coastal road\n", ""), "utf-8"
    )
    project = Project(checkout)
    written = tmp_path / "findings.json"
    written.write_text(do_steps(project.root).findings_text, encoding="utf-8")
    found = read_findings(written) or ()
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
