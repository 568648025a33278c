"""Two reports side by side: what one says of shared things leads to nothing in the other.

The second report and the second version of a text are made by hand. By day they stand beside what
the first says of the things that they name; `make reference` takes the whole of the first.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations
from pathlib import Path

import pytest
from rdflib import OWL, RDF, SKOS, Graph, URIRef
from tests.rdf.closures import closed_by_reference
from tests.rdf.test_reasoning import contradictions
from tests.whole import Whole

from lskg.pipeline.assemble import reasoned, union
from lskg.project import Project
from lskg.rdf.reasoning import infer, useful
from lskg.rdf.turtle import read_turtle
from lskg.vocabulary import LSKG

ROOT = Path(__file__).parents[2]
SECOND = Path(__file__).with_name("second_report.ttl")
VERSION = Path(__file__).with_name("second_version.ttl")
#: Properties that the second files give other values than the first report.
GIVEN_TWICE = (
    *("hasImplementationStatus", "hasProjectType", "hasBorderGateType", "hasAdministrativeLevel"),
    *("hasDefaultUnit", "hasDesirableDirection", "hasDocumentType", "hasFigureKind"),
    *("hasFigureStatus", "hasAggregationKind", "hasChangeDirection", "hasExtractionMethod"),
    *("hasPeriodBasis", "isPassageOf", "isDirectlyWithinSection", "isSectionOf", "isNumberOf"),
    "hasExtent",
)


@pytest.fixture(scope="module")
def core() -> Graph:
    """The ontology, as reasoning uses it."""
    return read_turtle(Project(ROOT).ontology[:1])


@pytest.fixture(scope="module")
def first(project_assembly: Whole) -> Graph:
    """All that the first report is reasoned from."""
    return union([reasoned(project_assembly.graphs)])


def around(data: Graph, named: Iterable[Graph], steps: int = 2) -> Graph:
    """What some data say of the things that graphs name, and of what these lead to."""
    found = Graph()
    waiting = {n for graph in named for n in graph.all_nodes() if isinstance(n, URIRef)}
    for _ in range(steps):
        triples = [each for thing in waiting for each in data.triples((thing, None, None))]
        for triple in triples:
            found.add(triple)
        waiting = {value for _, _, value in triples if isinstance(value, URIRef)}
    return found


def parsed(path: Path) -> Graph:
    return Graph().parse(path)


@pytest.fixture(scope="module")
def near(first: Graph) -> Graph:
    """What the first report says of the things that the second files name."""
    return around(first, [parsed(SECOND), parsed(VERSION)])


@pytest.mark.parametrize("path", [SECOND, VERSION], ids=lambda path: path.stem)
def test_nothing_becomes_the_same_thing(core: Graph, near: Graph, path: Path) -> None:
    assert list(contradictions(closed_by_reference(core, union([near, parsed(path)])))) == []


def test_what_follows_from_both_follows_from_one_of_them(core: Graph, near: Graph) -> None:
    second = parsed(SECOND)
    together = union([near, second])
    alone = [
        set(useful(closed_by_reference(core, each), core, {*core, *each}))
        for each in (near, second)
    ]
    both = set(useful(closed_by_reference(core, together), core, {*core, *together}))
    assert all(alone)
    assert both == (alone[0] | alone[1]) - set(together)


def test_functional_properties_would_make_different_things_the_same(
    core: Graph, near: Graph
) -> None:
    seconds = parsed(SECOND) + parsed(VERSION)
    said = around(near + seconds, [seconds], 1)
    functional = Graph()
    for name in GIVEN_TWICE:
        functional.add((LSKG[name], RDF.type, OWL.FunctionalProperty))
    closed = closed_by_reference(core + functional, said)
    same = {(one, other) for one, how, other in closed if how == OWL.sameAs and one != other}
    values = {
        name: [set(said.objects(each, LSKG[name])) for each in set(said.subjects(LSKG[name]))]
        for name in GIVEN_TWICE
    }
    merged = {
        name
        for name, found in values.items()
        if any(pair in same for each in found for pair in permutations(each, 2))
    }
    assert merged == set(GIVEN_TWICE)


def test_printed_forms_stand_in_the_graph_of_the_report(project_assembly: Whole) -> None:
    graphs = project_assembly.graphs
    assert (None, SKOS.altLabel, None) not in graphs["catalogue"]
    assert len(list(graphs["entities"].subject_objects(SKOS.altLabel))) > 100
    for name in ("hasImplementationStatus", "hasProjectType", "concernsPlace"):
        assert (None, LSKG[name], None) not in graphs["catalogue"]


@pytest.mark.reference
def test_whole_report_and_another_give_what_the_reference_gives(core: Graph, first: Graph) -> None:
    """And nothing in either contradicts the ontology: what contradicts it alone does so here."""
    data = union([first, parsed(SECOND), parsed(VERSION)])
    closed = closed_by_reference(core, data)
    assert list(contradictions(closed)) == []
    assert set(infer(core, data)) == set(useful(closed, core, {*core, *data}))
