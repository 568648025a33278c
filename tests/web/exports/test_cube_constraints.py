"""The cubes against the integrity constraints of the RDF Data Cube vocabulary, as the W3C has them.

The queries in `cube` are those of https://www.w3.org/TR/vocab-data-cube/#wf-rules; IC-20 and IC-21
speak of hierarchical code lists, which these cubes do not have.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from lskg.engine.store import Store
from lskg.project import Project
from lskg.sparql.media_types import N_TRIPLES
from lskg.sparql.query_files import load_query

ROOT = Path(__file__).parents[3]
HERE = Path(__file__).parent / "cube"
QB = "PREFIX qb: <http://purl.org/linked-data/cube#>"
CONSTRAINTS = sorted(HERE.glob("ic-*.rq"))
#: Updates that break one constraint each.
BREAKS = {
    "ic-01": "DELETE { ?s qb:dataSet ?d } WHERE { SELECT * { ?s qb:dataSet ?d } LIMIT 1 }",
    "ic-02": "DELETE { ?s qb:structure ?d } WHERE { SELECT * { ?s qb:structure ?d } LIMIT 1 }",
    "ic-03": "DELETE WHERE { ?s qb:measure ?m ; qb:componentProperty ?m }",
    "ic-04": "INSERT DATA { <urn:d> a qb:DimensionProperty }",
    "ic-06": """INSERT { ?c qb:componentRequired false } WHERE { ?c qb:dimension ?d }""",
    "ic-11": """DELETE { ?s ?p ?o } WHERE {
        SELECT * { ?s a qb:Observation ; ?p ?o . [] qb:dimension ?p } LIMIT 1 }""",
    "ic-12": """INSERT { <urn:o> ?p ?o } WHERE {
        { SELECT ?s { ?s a qb:Observation } LIMIT 1 } ?s ?p ?o }""",
    "ic-13": """DELETE { ?s ?p ?o } WHERE {
        SELECT * { ?s a qb:Observation ; ?p ?o .
            [] qb:attribute ?p ; qb:componentRequired true } LIMIT 1 }""",
    "ic-14": """DELETE { ?s ?p ?o } WHERE {
        SELECT * { ?s a qb:Observation ; ?p ?o . [] qb:measure ?p } LIMIT 1 }""",
}


@pytest.fixture(scope="module")
def triples(project_release: Path) -> bytes:
    """The exported cubes with the statistics of others, and the ontology of their dimensions."""
    export = load_query(Project(ROOT).queries / "exports" / "data-cube.rq").text
    graphs = [
        project_release / "graph" / f"{name}.nt"
        for name in ("ontology", "alignment", "catalogue", "planning")
    ]
    cubes = Store.open(project_release).construct(export, N_TRIPLES)
    return cubes + b"".join(path.read_bytes() for path in graphs)


@pytest.fixture
def cubes(triples: bytes) -> ox.Store:
    """A store of the cubes, normalized, which a test may change."""
    store = ox.Store()
    store.load(triples, format=ox.RdfFormat.N_TRIPLES)
    store.update((HERE / "normalize.ru").read_text(encoding="utf-8"))
    return store


def violates(store: ox.Store, constraint: Path) -> bool:
    return bool(store.query(constraint.read_text(encoding="utf-8")))


def test_there_are_cubes(cubes: ox.Store) -> None:
    found = cubes.query(
        f"{QB} SELECT (COUNT(?o) AS ?all) (COUNT(DISTINCT ?d) AS ?sets) {{ ?o qb:dataSet ?d }}"
    )
    assert isinstance(found, ox.QuerySolutions)
    row = next(iter(found))
    assert int(row["all"].value) > 390
    assert int(row["sets"].value) > 3
    assert len(CONSTRAINTS) == 19


@pytest.mark.parametrize("constraint", CONSTRAINTS, ids=lambda path: path.stem)
def test_constraint_holds(cubes: ox.Store, constraint: Path) -> None:
    assert not violates(cubes, constraint)


@pytest.mark.parametrize("name", sorted(BREAKS))
def test_constraint_is_seen_to_fail(cubes: ox.Store, name: str) -> None:
    cubes.update(f"{QB} {BREAKS[name]}")
    assert violates(cubes, HERE / f"{name}.rq")
