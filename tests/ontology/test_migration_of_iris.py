"""The migration to 0.2.0 gives things and graphs of 0.1.0 the names that the table says."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from lskg.iris import REPORT_GRAPHS
from lskg.web.view.renamings import Renamings

FOLDER = Path(__file__).parents[2] / "ontology" / "migrations" / "0.1.0-to-0.2.0"
UPDATE = (FOLDER / "iris.ru").read_text(encoding="utf-8")
BASE = "https://w3id.org/lskg/"
ROWS = list(csv.DictReader((FOLDER / "iris.csv").read_text(encoding="utf-8").splitlines()))
RENAMINGS = Renamings(ROWS)
#: An old name for each row of the table.
OLD = [row["old"].format(slug="1-a.b", plan="96-nq", target="growth.2030") for row in ROWS]
OLD = ["id/value/figure-1-2" if name == "id/value/1-a.b" else name for name in OLD]
THINGS = [name for name in OLD if name.startswith("id/")]
#: Names that stay.
SHARED = [
    "id/agency/ubnd-tinh",
    "id/indicator/grdp-growth",
    "id/planning-target/96-nq.growth.2030",
    "id/period/2030",
    "id/plan/96-nq",
    "id/link/indicator.x.un-sdg.1",
    "graph/codes",
    "graph/planning",
    "ns#Target",
    "code/theme/economy",
]


def of_oxigraph(data: str) -> set[str]:
    store = ox.Store()
    store.load(data.encode(), format=ox.RdfFormat.N_QUADS)
    store.update(UPDATE)
    return {f"{quad} ." if quad.graph_name else str(quad) for quad in store}


def of_rdflib(data: str) -> set[str]:
    dataset = Dataset()
    dataset.parse(data=data, format="nquads")
    dataset.update(UPDATE)
    return {line for line in dataset.serialize(format="nquads").splitlines() if line.strip()}


def lines(data: str) -> set[str]:
    """N-Quads as a set, written in one way."""
    store = ox.Store()
    store.load(data.encode(), format=ox.RdfFormat.N_QUADS)
    return {str(quad) for quad in store}


def graph_of(name: Callable[[str], str]) -> str:
    """Things named in each place of a quad, in named graphs and in the default graph."""
    text = ""
    names = [*THINGS, *SHARED]
    for at, thing in enumerate(names):
        subject, other = (f"<{BASE}{name(each)}>" for each in (thing, names[at - 1]))
        text += f"{subject} <urn:x:p> {other} .\n"
        text += f'_:b <urn:x:q> {subject} .\n{subject} <urn:x:label> "{BASE}{thing}"@vi .\n'
        for graph in (*REPORT_GRAPHS, "codes"):
            text += f"{subject} <urn:x:p> {other} <{BASE}{name(f'graph/{graph}')}> .\n"
        text += f"{other} <urn:x:p> {subject} <urn:x:own> .\n"
    return text


def new(name: str) -> str:
    return RENAMINGS.new(name) or name


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
@pytest.mark.parametrize("update", [of_oxigraph, of_rdflib])
def test_a_graph_of_the_old_version_gets_the_new_names(
    update: Callable[[str], set[str]],
) -> None:
    old = graph_of(str).replace("_:b <urn:x:q>", "<urn:x:b> <urn:x:q>")
    expected = graph_of(new).replace("_:b <urn:x:q>", "<urn:x:b> <urn:x:q>")
    found = "\n".join(update(old))
    assert lines(found) == lines(expected)
    assert lines("\n".join(update(expected))) == lines(expected), "again, and nothing changes"


def test_each_row_names_something_and_what_is_shared_stays() -> None:
    assert all(RENAMINGS.new(name) not in (None, name) for name in OLD)
    assert len({RENAMINGS.new(name) for name in OLD}) == len(ROWS)
    assert not any(RENAMINGS.new(name) for name in SHARED)
    assert not any(RENAMINGS.new(new(name)) for name in OLD)
