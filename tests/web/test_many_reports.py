"""Reports of several kinds and layouts side by side: built, valid at their levels, and served."""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from tests.conftest import HAI_SON, ROOT
from tests.whole import BASE, do_steps

from lskg.engine.store import InProcess, Store
from lskg.pipeline.corpus import Corpus
from lskg.pipeline.publish import publish
from lskg.project import Project
from lskg.web import create_app
from lskg.web.view.release import Site

pytestmark = pytest.mark.reference
MADE_UP = ROOT / "tests" / "corpus"
TEXTS = ROOT / "tests" / "reference" / "corpus" / "seen"
REAL, SHORT = "lang-son-xviii", "hai-son-xx"
KINDS = sorted(path.name for path in MADE_UP.iterdir())
KEYS = sorted([REAL, SHORT, *KINDS])
#: Bytes of a page as it is sent, compressed.
MOST = 80_000
PER_KIND = """
    PREFIX lskg: <https://w3id.org/lskg/ns#>
    SELECT ?report (COUNT(DISTINCT ?said) AS ?many) WHERE {
      ?said a %s ; lskg:isStatedIn/lskg:isPassageOf/lskg:isVersionOf ?report .
    } GROUP BY ?report
"""


@pytest.fixture(scope="module")
def root(project_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with the real report, whose steps are done, and more that rules read."""
    root = tmp_path_factory.mktemp("many")
    for name in ("ontology", "queries", "shapes"):
        (root / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "data", root / "data")
    shutil.copytree(project_folder / "build" / "steps", root / "build" / "steps")
    for key in KINDS:
        folder = shutil.copytree(MADE_UP / key, root / "data" / "reports" / key)
        shutil.copy(TEXTS / key / "text.txt", folder)
    short = root / "data" / "reports" / SHORT
    shutil.copytree(HAI_SON / "reports" / SHORT, short, ignore=shutil.ignore_patterns("curation"))
    told = (short / "report.toml").read_text(encoding="utf-8")
    told = told.replace('level = "curated"', 'level = "rule"').replace('issuer = "tinh-uy"\n', "")
    (short / "report.toml").write_text(told, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def corpus(root: Path) -> Corpus:
    return do_steps(root)


@pytest.fixture(scope="module")
def release(root: Path, corpus: Corpus) -> Path:
    return publish(corpus, Project(root)).path


@pytest.fixture(scope="module")
def store(release: Path) -> Store:
    return Store.open(release)


@pytest.fixture(scope="module")
def client(release: Path, store: Store) -> FlaskClient:
    return create_app(InProcess(store), Site.open(release)).test_client()


def test_all_are_valid_at_their_levels(corpus: Corpus) -> None:
    assert [each.info.key for each in corpus.reports] == KEYS
    assert corpus.violations == []
    levels = {each.info.key: each.info.level for each in corpus.reports}
    assert levels == {key: "curated" if key == REAL else "rule" for key in KEYS}


@pytest.mark.parametrize("sort", ["lskg:IndicatorTarget", "lskg:ReportedFigure"])
def test_each_says_something_of_its_own(store: Store, sort: str) -> None:
    rows = store.rows(PER_KIND % sort)
    assert {row["report"] for row in rows} == {f"{BASE}id/report/{key}" for key in KEYS}
    assert all(int(row["many"]) >= 5 for row in rows), rows


def test_what_the_real_report_says_is_what_it_says_alone(
    project_folder: Path, root: Path, release: Path
) -> None:
    alone = project_folder / "build" / "current" / "graph" / REAL
    for path in sorted(alone.glob("*.nt")):
        assert (release / "graph" / REAL / path.name).read_bytes() == path.read_bytes(), path.name


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("key", KEYS)
def test_each_has_its_pages(client: FlaskClient, key: str, language: str) -> None:
    home = client.get(f"{language}/")
    assert home.status_code == 200
    assert f'href="{language}/reports/{key}"' in home.text
    for address in (f"{language}/reports/{key}", f"{language}/reports/{key}/text"):
        page = client.get(address)
        assert page.status_code == 200, address
        assert ('class="level rule"' in page.text) == (key != REAL), address


@pytest.mark.parametrize("page", ["audit", "compare", "map", "validation"])
def test_a_report_leads_to_what_is_told_of_it_alone(client: FlaskClient, page: str) -> None:
    for key in (REAL, SHORT):
        address = f"/en/{page}?report={key}"
        assert f'href="{address}"' in client.get(f"/en/reports/{key}").text
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("key", sorted({*KEYS} - {REAL}))
def test_all_that_rules_read_of_one_has_a_page(client: FlaskClient, store: Store, key: str) -> None:
    rows = store.rows(
        "SELECT DISTINCT ?thing WHERE { ?thing a ?class "
        f"FILTER(STRSTARTS(STR(?thing), '{BASE}id/{key}/') "
        "&& !CONTAINS(STR(?thing), '/passage/')) }"
    )
    assert len(rows) > 50
    for thing in (row["thing"] for row in rows):
        assert client.get(thing.replace(f"{BASE}id/", "/doc/")).status_code == 200, thing


@pytest.mark.parametrize("address", ["/compare", "/map", "/audit", "/validation", "/browse"])
def test_pages_over_all_reports_answer(client: FlaskClient, address: str) -> None:
    for language in ("", "/en"):
        assert client.get(language + address).status_code == 200


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("path", ["/map", "/audit", "/validation"])
def test_pages_over_all_reports_are_small_and_lead_to_those_of_each(
    client: FlaskClient, path: str, language: str
) -> None:
    page = client.get(language + path)
    assert len(gzip.compress(page.data)) < MOST
    for key in KEYS:
        assert f"report={key}" in page.text or f'value="{key}"' in page.text
        own = client.get(f"{language}{path}?report={key}")
        assert own.status_code == 200
        assert len(gzip.compress(own.data)) < MOST, key


@pytest.mark.parametrize("language", ["", "/en"])
def test_things_that_break_a_rule_are_listed_in_parts(client: FlaskClient, language: str) -> None:
    page = client.get(f"{language}/validation").text
    rules = set(re.findall(r'href="([^"]*\?rule=[\w-]+)"', page))
    assert rules
    for address in rules:
        first = client.get(address)
        assert first.status_code == 200
        assert len(gzip.compress(first.data)) < MOST, address


def test_checks_are_counted_as_they_are_shown(client: FlaskClient) -> None:
    rows = re.findall(
        r'<a href="/audit\?report=([\w-]+)">(.*?)</tr>', client.get("/audit").text, re.S
    )
    assert [key for key, _ in rows] == KEYS
    for key, cells in rows:
        counted = sum(map(int, re.findall(r'data-value="(\d+)"', cells)))
        assert client.get(f"/audit?report={key}").text.count("<article") == counted, key
    text = client.get(f"/reports/{REAL}/text").text
    links = re.findall(r'<sup class="wrong"><a href="([^"#]+)#([^"]+)"', text)
    assert links
    for page, anchor in links:
        assert f'id="{anchor}"' in client.get(page).text


def test_map_of_a_report_has_its_own_places(client: FlaskClient) -> None:
    town = 'href="/doc/place/na-duong"'
    assert town in client.get("/map").text
    assert [key for key in KEYS if town in client.get(f"/map?report={key}").text] == [REAL]


def test_an_indicator_of_several_reports_is_compared(client: FlaskClient, store: Store) -> None:
    rows = store.rows(
        "PREFIX lskg: <https://w3id.org/lskg/ns#> SELECT ?indicator WHERE { ?target a "
        "lskg:IndicatorTarget ; lskg:hasIndicator ?indicator ; "
        "lskg:isStatedIn/lskg:isPassageOf/lskg:isVersionOf ?report } "
        "GROUP BY ?indicator HAVING(COUNT(DISTINCT ?report) > 1)"
    )
    assert rows
    page = client.get(rows[0]["indicator"].replace(BASE + "id/", "/doc/"))
    assert page.status_code == 200
    assert sum(f"/reports/{key}" in page.text for key in KEYS) >= 2
