"""What had another name in version 0.1.0 is found at the new one, and nothing has the old one."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from tests.test_house import text_files

from lskg.errors import StoreError
from lskg.iris import REPORT_GRAPHS, REPORT_KINDS
from lskg.web.view.renamings import Renamings, read_renamings

ROOT = Path(__file__).parents[3]
TABLE = ROOT / "ontology" / "migrations" / "0.1.0-to-0.2.0" / "iris.csv"
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
RENAMINGS = Renamings(ROWS)
#: From the new names to the old ones.
BACK = Renamings([{"old": row["new"], "new": row["old"]} for row in ROWS])
GRAPHS = [row["old"].removeprefix("graph/") for row in ROWS if row["old"].startswith("graph/")]
THINGS = [row for row in ROWS if row["old"].startswith("id/")]
BASE = "https://w3id.org/lskg/"
KEY = "lang-son-xviii"
#: Kinds that version 0.1.0 did not have.
SINCE = {"status", "told-change"}
#: Files that tell what had which name.
TOLD = (
    *("CHANGELOG.md", "docs/migration.md", "docs/vi/migration.md", "docs/decisions/"),
    *("ontology/migrations/", "ontology/versions/"),
)
#: Of the tests, those files that hold what is published; others have releases of their own.
PUBLISHED = ("tests/golden/", "tests/examples/")


@pytest.fixture(scope="module")
def names(project_release: Path) -> set[str]:
    """What the IRIs of the release have after the base."""
    found: set[str] = set()
    for path in (project_release / "graph").rglob("*.nt"):
        found |= set(re.findall(rf"<{BASE}((?:id|graph)/[^>]+)>", path.read_text("utf-8")))
    return found


@pytest.fixture(scope="module")
def examples(names: set[str]) -> dict[str, str]:
    """By pattern of the old name, the new name of a thing of the release."""
    found: dict[str, str] = {}
    for row in THINGS:
        rule = Renamings([{"old": row["new"], "new": row["old"]}])
        found |= {row["old"]: min(each for each in names if rule.new(each))}
    return found


def test_renaming_is_one_to_one_over_the_release(names: set[str]) -> None:
    olds = defaultdict(set)
    for name in names:
        olds[BACK.new(name) or name].add(name)
    assert {old: found for old, found in olds.items() if len(found) > 1} == {}
    assert all((RENAMINGS.new(old) or old) in found for old, found in olds.items())


def test_no_thing_of_the_release_has_an_old_name(names: set[str]) -> None:
    assert sorted(name for name in names if RENAMINGS.new(name)) == []
    # Whatever belongs to a report is under its key, and nothing else is.
    kinds = {name.split("/")[2] for name in names if name.startswith(f"id/{KEY}/")}
    assert kinds <= REPORT_KINDS
    assert {name.split("/")[1] for name in names if name.startswith("id/")} - {KEY} == {
        name.split("/")[1] for name in names if name.startswith("id/") and name.count("/") == 2
    }


def test_every_graph_of_a_report_is_told(project_release: Path) -> None:
    assert set(GRAPHS) == set(REPORT_GRAPHS)
    assert {path.stem for path in (project_release / "graph" / KEY).glob("*.nt")} == set(GRAPHS)


def test_every_kind_of_a_report_is_told() -> None:
    told = {row["new"].split("/")[2] for row in THINGS if row["new"].startswith(f"id/{KEY}/")}
    assert told >= REPORT_KINDS - SINCE
    assert not SINCE & told


def old_names() -> re.Pattern[str]:
    """An old name in a text: a path of the site, an IRI or a prefixed name."""
    single = {row["old"] for row in THINGS if re.fullmatch(r"[a-z0-9/-]+", row["old"])}
    kinds = sorted({row["old"].split("/")[1] for row in THINGS if row["old"] not in single})
    single_names = "|".join(sorted(single)).replace("id/", r"(?:id|doc)[/:]")
    paths = rf"\b(?:id|doc)[/:](?:{'|'.join(kinds)})\\?/[\w{{]"
    graphs = rf"(?:\bgraph[/:]|/data/)(?:{'|'.join(GRAPHS)})\b(?!/)"
    return re.compile(rf"{paths}|{graphs}|\b(?:{single_names})\b")


def is_looked_at(name: str) -> bool:
    """Whether a file may name things of the present version only."""
    return not name.startswith(TOLD) and (
        not name.startswith("tests/") or name.startswith(PUBLISHED)
    )


def test_no_file_has_an_old_name() -> None:
    pattern = old_names()
    names = {str(path.relative_to(ROOT)): path for path in text_files()}
    found = {
        f"{name}: {match[0]}"
        for name, path in names.items()
        if is_looked_at(name)
        for match in pattern.finditer(path.read_text(encoding="utf-8"))
    }
    assert sorted(found) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"<{BASE}id/target/1-growth>", f"<{BASE}id/{KEY}/target/1-growth>"),
        ("/en/doc/section/1", f"/en/doc/{KEY}/section/1"),
        (f"FROM <{BASE}graph/plan>", f"FROM <{BASE}graph/{KEY}/plan>"),
        ("/data/figures.ttl", f"/data/{KEY}/figures.ttl"),
        ("GRAPH graph:audit {", "GRAPH graph:catalogue {"),
        ("/doc/place/tinh-lang-son", "/doc/administrative-unit/20"),
        ("/doc/place/huyen-huu-lung.ttl", "/doc/place/viet-nam.ttl"),
    ],
)
def test_old_name_in_a_file_is_found(old: str, new: str) -> None:
    assert old_names().search(old)
    assert not old_names().search(new)


@pytest.mark.parametrize("row", THINGS, ids=lambda row: row["old"])
def test_old_thing_leads_for_good_to_the_new_one(
    real: FlaskClient, examples: dict[str, str], row: dict[str, str]
) -> None:
    new = examples[row["old"]].removeprefix("id/")
    old = (BACK.new(f"id/{new}") or "").removeprefix("id/")
    for before, after in (
        ("/id/", ""),
        ("/doc/", ""),
        ("/en/doc/", ""),
        ("/doc/", ".ttl"),
        ("/doc/", ".jsonld"),
    ):
        response = real.get(f"{before}{old}{after}?page=1&x=%C4%91")
        assert response.status_code == 308
        assert response.headers["Location"] == f"{before}{quote(new)}{after}?page=1&x=%C4%91"
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert real.get(f"{before}{old}{after}", follow_redirects=True).status_code == 200


@pytest.mark.parametrize("name", GRAPHS)
def test_old_graph_leads_for_good_to_the_new_one(real: FlaskClient, name: str) -> None:
    for old, new in (
        (f"/graph/{name}", f"/graph/{KEY}/{name}"),
        (f"/data/{name}", f"/data/{KEY}/{name}"),
        (f"/data/{name}?format=nt", f"/data/{KEY}/{name}?format=nt"),
        (f"/data/{name}.nt", f"/data/{KEY}/{name}.nt"),
        (f"/data/{name}.ttl", f"/data/{KEY}/{name}.ttl"),
        (
            f"/data?graph={BASE}graph/{name}&format=nt",
            f"/data?graph={quote(f'{BASE}graph/{KEY}/{name}', safe='')}&format=nt",
        ),
    ):
        response = real.get(old)
        assert (response.status_code, response.headers["Location"]) == (308, new)
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert real.get(old, follow_redirects=True).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/id/target/none",
        "/doc/target/none.ttl",
        "/en/doc/passage/0-0",
        "/id/indicator/none",
        "/graph/none",
        "/data/none.nt",
        "/data/plan.pdf",
        f"/data?graph={BASE}graph/none",
        f"/doc/{KEY}/indicator/grdp-growth",
    ],
)
def test_what_was_never_there_leads_nowhere(real: FlaskClient, path: str) -> None:
    assert real.get(path).status_code == 404


def test_a_release_without_migrations_renames_nothing(tmp_path: Path) -> None:
    assert read_renamings(tmp_path).new("id/target/1") is None


def test_a_table_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    (tmp_path / "1" / "iris.csv").write_text("from,to\na,b\n", encoding="utf-8")
    with pytest.raises(StoreError, match="without old and new"):
        read_renamings(tmp_path)


def test_query_with_an_old_name_is_told_the_new_one(real: FlaskClient) -> None:
    query = f"ASK {{ GRAPH <{BASE}graph/plan> {{ <{BASE}id/target/1-grdp-growth> ?p ?o }} }}"
    told = real.get("/sparql", query_string={"query": query}).headers["Lskg-Unknown-Terms"]
    assert f'nearest="{BASE}graph/{KEY}/plan"' in told
    assert f'nearest="{BASE}id/{KEY}/target/1-grdp-growth"' in told


def test_number_of_a_target_leads_to_the_target(names: set[str]) -> None:
    """What was read twice in 0.1.0 is one thing, with one value."""
    renamings = read_renamings(TABLE.parents[1])
    merged = list(csv.DictReader((TABLE.parent / "claims.csv").read_text("utf-8").splitlines()))
    assert Counter(row["old"].split("/")[1] for row in merged) == {
        "figure": 35,
        "value": 35,
        "indicator": 157,
    }
    for row in merged:
        assert row["old"] not in names
        assert row["new"] in names
        assert renamings.new(row["old"]) == row["new"]
    assert renamings.new("id/figure/70657-70665") == f"id/{KEY}/target/1-grdp-growth"
    assert renamings.new("id/figure/1476-1481") == f"id/{KEY}/figure/1476-1481"


def test_discrepancy_leads_to_its_check(names: set[str]) -> None:
    """So do the words that it quoted, to those of the figure."""
    renamings = read_renamings(TABLE.parents[1])
    gone = list(csv.DictReader((TABLE.parent / "comparisons.csv").read_text("utf-8").splitlines()))
    assert Counter(row["old"].split("/")[1] for row in gone) == {
        "discrepancy": 17,
        "passage": 14,
        "validation-report": 1,
    }
    for row in gone:
        kind, _, slug = row["old"].removeprefix("id/").partition("/")
        assert not {row["old"], f"id/{KEY}/{kind}/{slug}"} & names
        assert row["new"] in names
        assert renamings.new(row["old"]) == row["new"]
