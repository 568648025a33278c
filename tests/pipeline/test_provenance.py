"""What the graphs say in PROV keeps the constraints of PROV that can be asked of it.

https://www.w3.org/TR/prov-constraints/
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

PREFIX = "PREFIX prov: <http://www.w3.org/ns/prov#>"
#: Each asks for a fault, and has triples that put it in.
CONSTRAINTS = {
    "41, 42: nothing derives from itself": (
        "ASK { ?e (prov:wasDerivedFrom|prov:hadPrimarySource)+ ?e }",
        "<urn:e> prov:wasDerivedFrom <urn:f> . <urn:f> prov:wasDerivedFrom <urn:e>",
    ),
    "50: no activity in the place of an entity": (
        """ASK {
            { ?x prov:wasGeneratedBy|prov:wasDerivedFrom [] }
            UNION { [] prov:used|prov:wasDerivedFrom|prov:hadPrimarySource ?x }
            ?x a prov:Activity
        }""",
        "<urn:e> prov:wasDerivedFrom <urn:a> . <urn:a> a prov:Activity",
    ),
    "50: no entity in the place of an activity": (
        "ASK { { ?x prov:used [] } UNION { [] prov:wasGeneratedBy ?x } ?x a prov:Entity }",
        "<urn:e> prov:wasGeneratedBy <urn:f> . <urn:f> a prov:Entity",
    ),
    "55: no entity is an activity": (
        "ASK { ?x a prov:Entity, prov:Activity }",
        "<urn:e> a prov:Entity, prov:Activity",
    ),
}


@pytest.fixture(scope="module")
def said(project_release: Path) -> ox.Store:
    """All triples of the release."""
    store = ox.Store()
    for path in (project_release / "graph").rglob("*.nt"):
        store.bulk_load(path.read_bytes(), format=ox.RdfFormat.N_TRIPLES)
    return store


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_constraint_holds(name: str, said: ox.Store) -> None:
    question, _ = CONSTRAINTS[name]
    assert not said.query(f"{PREFIX} {question}")


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_constraint_finds_its_fault(name: str) -> None:
    question, fault = CONSTRAINTS[name]
    store = ox.Store()
    store.update(f"{PREFIX} INSERT DATA {{ {fault} }}")
    assert store.query(f"{PREFIX} {question}")


def test_there_is_provenance_to_ask_about(said: ox.Store) -> None:
    assert said.query(f"{PREFIX} ASK {{ ?e prov:wasGeneratedBy ?a . ?f prov:wasDerivedFrom ?g }}")
