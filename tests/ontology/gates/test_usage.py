"""Every term is used, every term in use is declared, and inference stays within its budget."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node
from tests.whole import Whole

from lskg.iris import INFERRED_GRAPHS
from lskg.ontology.gates.fault import TERMS, above, local, own_terms
from lskg.pipeline.assemble import union
from lskg.project import Project
from lskg.rdf.turtle import read_turtle

ROOT = Path(__file__).parents[3]
QUERIES = sorted(
    path
    for folder in ("queries", "src")
    for path in (ROOT / folder).rglob("*.rq")
    if "gates" not in path.parts
)
NAMED = re.compile(r"\blskg:([A-Za-z]+)")
#: Terms that nothing here uses, and why they are kept.
KEPT = {
    "PlanPeriod": "the period of a plan that is no term of a congress; this report has none",
    "domainIncludes": "says in the ontology itself what a property is said of",
}
#: How many triples of each predicate may be inferred in one step for a hundred asserted ones.
BUDGET = {
    "isNearIndicator": 0.01,
    "isAboutThing": 0.02,
    "isWithinSection": 6.0,
    "type": 6.0,
    "isStatedInSection": 2.0,
    "isStatedInDocument": 2.0,
    "isMentionedInSection": 1.0,
    "contributesTo": 0.5,
    "isSuccessorOf": 1.0,
    "sharesSubjectWith": 0.1,
}
#: Triples inferred in one step for each one asserted, at most; closures stand apart.
RATIO = 0.2


@pytest.fixture(scope="module")
def asserted(project_assembly: Whole) -> Graph:
    """Everything that is said, without the ontology and what follows."""
    apart = {"ontology", "alignment", *INFERRED_GRAPHS}
    return union(g for name, g in project_assembly.graphs.items() if name not in apart)


def asked() -> set[URIRef]:
    """The terms in the queries of the tables, the examples and the site."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in QUERIES)
    return {URIRef(TERMS + name) for name in NAMED.findall(text)}


def mentioned(graph: Graph) -> set[URIRef]:
    """The terms of ours anywhere in a graph."""
    return {n for t in graph for n in t if isinstance(n, URIRef) and n.startswith(TERMS)}


def unused(ontology: Graph, *users: set[URIRef]) -> list[str]:
    """The terms that no user names, but for those that are deprecated."""
    kept = [each for each in own_terms(ontology) if (each, OWL.deprecated, None) not in ontology]
    return [local(term) for term in kept if not any(term in u for u in users)]


def over_budget(inferred: Graph, asserted: int) -> dict[str, float]:
    """The predicates of which more is inferred than is allowed, with their number per hundred."""
    counts = Counter(local(predicate) for predicate in inferred.predicates())
    shares = {name: 100 * count / asserted for name, count in counts.items()}
    return {name: share for name, share in shares.items() if share > BUDGET.get(name, 0)}


def test_every_term_is_used_or_kept_for_a_reason(
    ontology: Graph, asserted: Graph, project_assembly: Whole
) -> None:
    """A question, a shape or a datum, said or inferred, uses it."""
    shapes = read_turtle(Project(ROOT).shapes)
    inferred = project_assembly.graphs["inferred"]
    users = (asked(), mentioned(shapes), mentioned(asserted), mentioned(inferred))
    assert set(unused(ontology, *users)) == set(KEPT)


def test_term_that_nothing_names_is_found(ontology: Graph, asserted: Graph) -> None:
    assert unused(ontology, asked()) != []


def test_every_term_in_use_is_declared(ontology: Graph, asserted: Graph) -> None:
    declared = set(own_terms(ontology))
    shapes = read_turtle(Project(ROOT).shapes)
    align = read_turtle(Project(ROOT).ontology[1:])
    for used in (asked(), mentioned(shapes), mentioned(asserted), mentioned(align)):
        assert used - declared == set()


def test_no_term_in_use_is_deprecated(ontology: Graph, asserted: Graph) -> None:
    """Nor is any code: who asks in the old words is told the new ones."""
    old = set(ontology.subjects(OWL.deprecated))
    shapes, align = read_turtle(Project(ROOT).shapes), read_turtle(Project(ROOT).ontology[1:])
    assert old
    for used in (asked(), mentioned(shapes), mentioned(asserted), mentioned(align)):
        assert used & old == set()


def test_each_class_in_use_is_one(ontology: Graph, asserted: Graph) -> None:
    """No thing has a property as its class, or a class as its property."""
    classes = {t for t in asserted.objects(None, RDF.type) if str(t).startswith(TERMS)}
    assert {local(c) for c in classes if not local(c)[:1].isupper()} == set()
    properties = {p for p in asserted.predicates() if str(p).startswith(TERMS)}
    assert {local(p) for p in properties if not local(p)[:1].islower()} == set()


def test_inference_keeps_its_budget(project_assembly: Whole, asserted: Graph) -> None:
    inferred = project_assembly.graphs["inferred"]
    assert len(inferred) <= RATIO * len(asserted)
    assert over_budget(inferred, len(asserted)) == {}


def test_careless_axiom_shows_in_the_budget(project_assembly: Whole, asserted: Graph) -> None:
    """One more super-property of what every passage has, and the budget is broken."""
    wasteful = Graph()
    for subject, _, value in asserted.triples((None, URIRef(f"{TERMS}isPassageOf"), None)):
        wasteful.add((subject, URIRef("http://purl.org/dc/terms/isPartOf"), value))
    assert set(over_budget(wasteful, len(asserted))) == {"isPartOf"}


def both(ontology: Graph, types: Graph) -> set[frozenset[Node]]:
    """The pairs of classes that exclude each other and have a thing in common."""
    apart = [set(Collection(ontology, members)) for members in ontology.objects(None, OWL.members)]
    return {
        frozenset(pair)
        for thing in set(types.subjects(RDF.type))
        for each in apart
        for pair in combinations(set(types.objects(thing, RDF.type)) & each, 2)
    }


def test_no_thing_belongs_to_two_classes_that_exclude_each_other(
    ontology: Graph, asserted: Graph, project_assembly: Whole
) -> None:
    types = Graph()
    for graph in (asserted, project_assembly.graphs["inferred"]):
        for triple in graph.triples((None, RDF.type, None)):
            types.add(triple)
    assert both(ontology, types) == set()
    statistic = next(types.subjects(RDF.type, URIRef(f"{TERMS}PublishedStatistic")))
    types.add((statistic, RDF.type, URIRef(f"{TERMS}QuantitativeStatement")))
    assert len(both(ontology, types)) == 1


def test_domains_and_ranges_give_nothing_a_class_that_it_was_not_said_to_have(
    ontology: Graph, asserted: Graph, project_assembly: Whole
) -> None:
    """What is inferred of a class lies above one that is said, or is its definition."""
    defined = set(ontology.subjects(OWL.equivalentClass))
    for thing, cls in project_assembly.graphs["inferred"].subject_objects(RDF.type):
        said = asserted.objects(thing, RDF.type)
        assert cls in defined or any(
            cls in above(ontology, each, RDFS.subClassOf) for each in said
        ), f"{thing} is inferred to be a {local(cls)}"
