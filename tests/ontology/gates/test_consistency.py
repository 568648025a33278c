"""HermiT finds the ontology consistent, alone and with data, and finds what contradicts it.

HermiT comes with owlready2 and runs on Java; without Java there is nothing to ask it.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import owlready2
import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.term import Node
from tests.whole import Whole

from lskg.iris import INFERRED_GRAPHS
from lskg.ontology.gates.fault import TERMS
from lskg.pipeline.assemble import union
from lskg.project import Project
from lskg.rdf.turtle import read_turtle

ROOT = Path(__file__).parents[3]
THING = "https://example.org/thing"
pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java")
#: Data that say what cannot be: pairs of predicate and value of one thing.
CONTRADICTIONS: dict[str, list[tuple[str, str]]] = {
    "a limitation is no lesson": [("a", "Limitation"), ("a", "Lesson")],
    "a commune is no province": [("a", "Commune"), ("a", "Province")],
    "a passage is no section": [("a", "Passage"), ("isSectionOf", "x")],
    "a global goal is no place": [("a", "GlobalGoal"), ("a", "Country")],
    "a link within is no link without": [("a", "PlanLink"), ("a", "ExternalLink")],
    "a figure is actual or estimated": [("a", "ActualFigure"), ("a", "EstimatedFigure")],
}


class Inconsistent(Exception):
    """HermiT says that an ontology has no model."""


def unsatisfiable(graph: Graph, folder: Path) -> list[str]:
    """The classes that can have no member, as HermiT says.

    Raises:
        Inconsistent: the ontology with its data has no model.
    """
    path = folder / "checked.nt"
    path.write_text(graph.serialize(format="nt"), encoding="utf-8")
    world = owlready2.World()
    ontology = world.get_ontology(path.as_uri()).load()
    with ontology, quiet():
        try:
            owlready2.sync_reasoner_hermit(world, debug=0)
        except owlready2.OwlReadyInconsistentOntologyError:
            raise Inconsistent from None
    return [str(each) for each in world.inconsistent_classes()]


@contextmanager
def quiet() -> Iterator[None]:
    """Keep what HermiT prints from the report of the tests."""
    yield
    sys.stdout.flush()


def without_dates(graph: Graph) -> Iterator[tuple[Node, Node, Node]]:
    """The triples without datatypes that OWL 2 does not have."""
    for triple in graph:
        value = triple[2]
        if not (isinstance(value, Literal) and str(value.datatype).endswith(("#date", "#gYear"))):
            yield triple


def things(statements: list[tuple[str, str]]) -> Graph:
    graph = Graph()
    for predicate, value in statements:
        if predicate == "a":
            graph.add((URIRef(THING), RDF.type, URIRef(TERMS + value)))
        else:
            graph.add((URIRef(THING), URIRef(TERMS + predicate), URIRef(f"{THING}/{value}")))
    return graph


def test_ontology_is_consistent(ontology: Graph, tmp_path: Path) -> None:
    assert unsatisfiable(union([ontology]), tmp_path) == []


def test_ontology_with_its_alignment_is_consistent(tmp_path: Path) -> None:
    assert unsatisfiable(read_turtle(Project(ROOT).ontology), tmp_path) == []


@pytest.mark.parametrize("why", CONTRADICTIONS)
def test_contradiction_is_found(why: str, ontology: Graph, tmp_path: Path) -> None:
    with pytest.raises(Inconsistent):
        unsatisfiable(union([ontology, things(CONTRADICTIONS[why])]), tmp_path)


def test_class_without_members_is_found(mutate: Callable[[str], Graph], tmp_path: Path) -> None:
    graph = mutate(
        "INSERT DATA { lskg:Nowhere a owl:Class ; rdfs:subClassOf lskg:Commune , lskg:Province }"
    )
    assert any("Nowhere" in each for each in unsatisfiable(graph, tmp_path))


@pytest.mark.reference
def test_short_report_is_consistent(
    ontology: Graph, hai_son_assembly: Whole, tmp_path: Path
) -> None:
    names = sorted(set(hai_son_assembly.graphs) - {"ontology", "alignment", *INFERRED_GRAPHS})
    data = union(hai_son_assembly.graphs[name] for name in names)
    graph = Graph()
    for triple in without_dates(union([ontology, data])):
        graph.add(triple)
    assert unsatisfiable(graph, tmp_path) == []
