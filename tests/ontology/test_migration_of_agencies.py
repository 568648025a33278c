"""The migration to 0.3.0 gives the bodies of a province the names that the table says."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from lskg.web.view.renamings import Renamings, read_renamings

MIGRATIONS = Path(__file__).parents[2] / "ontology" / "migrations"
FOLDER = MIGRATIONS / "0.2.0-to-0.3.0"
UPDATE = (FOLDER / "iris.ru").read_text(encoding="utf-8")
BASE = "https://w3id.org/lskg/"
ROWS = list(csv.DictReader((FOLDER / "iris.csv").read_text(encoding="utf-8").splitlines()))
RENAMINGS = Renamings(ROWS)
OLD = [row["old"].format(offset="123") for row in ROWS]
#: Names that stay: those of the centre, and things that are no bodies.
SHARED = [
    "id/agency/quoc-hoi",
    "id/lang-son-xviii/responsibility/quoc-hoi-123",
    "id/lang-son-xviii/section/ubnd-tinh",
    "id/place/viet-nam",
]


def of_oxigraph(data: str) -> set[str]:
    store = ox.Store()
    store.load(data.encode(), format=ox.RdfFormat.N_QUADS)
    store.update(UPDATE)
    return {str(quad) for quad in store}


def of_rdflib(data: str) -> set[str]:
    dataset = Dataset()
    dataset.parse(data=data, format="nquads")
    dataset.update(UPDATE)
    store = ox.Store()
    store.load(dataset.serialize(format="nquads").encode(), format=ox.RdfFormat.N_QUADS)
    return {str(quad) for quad in store}


def quads(name: Callable[[str], str]) -> str:
    """Things named in both places of a triple, in a named graph and in the default graph."""
    names = [*OLD, *SHARED]
    return "".join(
        f"<{BASE}{name(one)}> <urn:x:p> <{BASE}{name(other)}> {graph}.\n"
        for one, other in zip(names, names[1:] + names[:1], strict=True)
        for graph in ("", "<urn:x:own> ")
    )


def new(name: str) -> str:
    return RENAMINGS.new(name) or name


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
@pytest.mark.parametrize("update", [of_oxigraph, of_rdflib])
def test_a_graph_of_the_old_version_gets_the_new_names(
    update: Callable[[str], set[str]],
) -> None:
    found = update(quads(str))
    assert found == {line.removesuffix(" .") for line in quads(new).splitlines()}
    assert update(quads(new)) == found, "again, and nothing changes"


def test_each_row_names_a_body_by_its_province() -> None:
    assert [new(name) for name in OLD] == [
        re.sub(r"(agency|responsibility)/", r"\1/lang-son.", name) for name in OLD
    ]
    assert len(OLD) == len(set(OLD))
    assert [name for name in SHARED if RENAMINGS.new(name)] == []


def test_names_of_two_versions_ago_lead_to_those_of_now() -> None:
    renamings = read_renamings(MIGRATIONS)
    assert renamings.new("id/responsibility/ubnd-tinh-123") == (
        "id/lang-son-xviii/responsibility/lang-son.ubnd-tinh-123"
    )
    assert renamings.new("id/agency/ubnd-tinh") == "id/agency/lang-son.ubnd-tinh"


def test_bodies_of_the_release_have_the_new_names(project_release: Path) -> None:
    found: set[str] = set()
    for path in (project_release / "graph").rglob("*.nt"):
        found |= set(re.findall(rf"<{BASE}(id/[^>]+)>", path.read_text("utf-8")))
    leading = read_renamings(MIGRATIONS)
    bodies = {row["new"] for row in ROWS if row["new"].startswith("id/agency/")}
    assert {leading.new(name) or name for name in bodies} <= found
    assert sorted(name for name in found if RENAMINGS.new(name)) == []


def test_figures_that_are_targets_of_tasks_lead_to_them() -> None:
    golden = Path(__file__).parents[1] / "golden" / "targets.csv"
    published = {row["target"] for row in csv.DictReader(golden.read_text("utf-8").splitlines())}
    rows = list(csv.DictReader((FOLDER / "claims.csv").read_text("utf-8").splitlines()))
    leading = read_renamings(MIGRATIONS)
    assert {BASE + row["new"] for row in rows} <= published
    assert [leading.new(row["old"]) for row in rows] == [row["new"] for row in rows]


def test_what_is_no_name_any_more_leads_to_what_stands_there(project_release: Path) -> None:
    published = set((project_release / "things.txt").read_text(encoding="utf-8").split())
    rows = list(csv.DictReader((FOLDER / "names.csv").read_text("utf-8").splitlines()))
    leading = read_renamings(MIGRATIONS)
    assert [leading.new(row["old"]) for row in rows] == [row["new"] for row in rows]
    assert leading.new("id/agency/dan-quan-tu-ve") == "id/collective/dan-quan-tu-ve"
    for row in rows:
        assert BASE + row["new"] in published
        assert BASE + row["old"] not in published
