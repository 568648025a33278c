"""What is inferred is what OWL 2 RL says, filtered; owlrl is the reference.

owlrl takes long. `make reference` compares the parts of what follows on a sample of the real data
that has every class and every property of it in use, with the things that these lead to, and all
that follows from the whole in `test_two_reports`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef
from rdflib.term import Node
from tests.effort import examples
from tests.rdf.closures import closed_by_reference
from tests.whole import Whole

from lskg.iris import INFERRED_GRAPHS
from lskg.pipeline.assemble import reasoned, union
from lskg.project import Project
from lskg.rdf.ntriples import Triple
from lskg.rdf.reasoning import infer, infer_apart
from lskg.rdf.turtle import read_turtle
from lskg.vocabulary import LSKG

#: The node that owlrl writes down with an error.
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
ROOT = Path(__file__).parents[2]
E = "https://example.org/"
TERMS = """
@prefix : <https://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:Group a owl:Class ; rdfs:subClassOf :Element .
:Element a owl:Class .
:Passage a owl:Class .
:Quote a owl:Class ; owl:equivalentClass [
    a owl:Class ; owl:intersectionOf ( :Passage [
        a owl:Restriction ; owl:onProperty :status ; owl:hasValue :exact ] ) ] .
[] a owl:AllDisjointClasses ; owl:members ( :Element :Passage ) .
:directly a owl:ObjectProperty ; rdfs:subPropertyOf :within .
:within a owl:ObjectProperty , owl:TransitiveProperty ; rdfs:range :Passage .
:statedIn a owl:ObjectProperty ; rdfs:domain :Element .
:statedWithin a owl:ObjectProperty ; owl:propertyChainAxiom ( :statedIn :within ) .
:farWithin a owl:ObjectProperty ; owl:propertyChainAxiom ( :statedWithin :within :within ) .
:faces a owl:ObjectProperty , owl:SymmetricProperty .
:holds a owl:ObjectProperty ; owl:inverseOf :directly .
:only a owl:ObjectProperty , owl:FunctionalProperty .
:status a owl:ObjectProperty .
:words a owl:DatatypeProperty .
"""
HOLDS = URIRef(E + "holds")
THINGS = [URIRef(E + "id/" + name) for name in "abcd"]
PROPERTIES = [URIRef(E + n) for n in ("directly", "within", "statedIn", "faces", "holds", "status")]
CLASSES = [URIRef(E + name) for name in ("Group", "Element", "Passage", "Quote")]
TRIPLES = st.lists(
    st.tuples(st.sampled_from(THINGS), st.sampled_from(PROPERTIES), st.sampled_from(THINGS))
    | st.tuples(st.sampled_from(THINGS), st.just(RDF.type), st.sampled_from(CLASSES))
    | st.tuples(
        st.sampled_from(THINGS), st.just(URIRef(E + "status")), st.just(URIRef(E + "exact"))
    ),
    max_size=10,
)


def contradictions(closed: Iterable[Triple]) -> Iterator[Triple]:
    """Signs that the data contradict the ontology.

    They are `owl:sameAs` between different IRIs, members of `owl:Nothing`, and owlrl's error nodes.
    """
    for triple in closed:
        subject, predicate, value = triple
        same = predicate == OWL.sameAs and isinstance(subject, URIRef) and isinstance(value, URIRef)
        nothing = predicate == RDF.type and value in {OWL.Nothing, ERROR} and subject != OWL.Nothing
        if (same and subject != value) or nothing or ERROR in triple:
            yield triple


@pytest.fixture(scope="module")
def terms() -> Graph:
    return Graph().parse(data=TERMS, format="turtle")


@pytest.fixture(scope="module")
def core(project_assembly: Whole) -> Graph:
    """The real ontology, as reasoning uses it."""
    return read_turtle(Project(ROOT).ontology[:1])


@pytest.fixture(scope="module")
def asserted(project_assembly: Whole) -> Graph:
    """The real data as asserted."""
    names = set(project_assembly.graphs) - {"ontology", "alignment", *INFERRED_GRAPHS}
    return union(project_assembly.graphs[name] for name in sorted(names))


@pytest.fixture(scope="module")
def sampled(asserted: Graph) -> Graph:
    """A part of the real data with every class and property in it."""
    return sample(asserted)


@pytest.fixture(scope="module")
def inferred(core: Graph, sampled: Graph) -> Graph:
    """What follows from the sample."""
    return infer(core, sampled)


def local(node: Node) -> str:
    return str(node).replace("#", "/").rpartition("/")[2]


def triples(text: str) -> Graph:
    head = f"@prefix : <{E}> . @prefix x: <{E}id/> . @prefix owl: <{OWL}> .\n"
    return Graph().parse(data=head + text, format="turtle")


def sample(data: Graph) -> Graph:
    """For each class and each property a thing that has it, its classes and a value of the rest."""
    chosen: dict[tuple[Node, Node | None], Node] = {}
    for subject, predicate, value in sorted(data, key=str):
        chosen.setdefault((predicate, value if predicate == RDF.type else None), subject)
    waiting = list(chosen.values())
    found = Graph()
    while waiting:
        subject = waiting.pop()
        if (subject, None, None) not in found:
            for predicate in data.predicates(subject, unique=True):
                values = sorted(data.objects(subject, predicate), key=str)
                values = values if predicate == RDF.type else values[:1]
                waiting += values
                for value in values:
                    found.add((subject, predicate, value))
    return found


@pytest.mark.parametrize(
    ("data", "inferred"),
    [
        ("x:a a :Group .", {"a type Element"}),
        ("x:a :statedIn x:b .", {"a type Element"}),
        ("x:a :within x:b .", {"b type Passage"}),
        ("x:a :directly x:b .", {"a within b", "b type Passage", "b holds a"}),
        (
            "x:a :within x:b . x:b :within x:c .",
            {"a within c", "b type Passage", "c type Passage"},
        ),
        (
            "x:a :statedIn x:b . x:b :within x:c .",
            {"a statedWithin c", "a type Element", "c type Passage"},
        ),
        ("x:a :faces x:b .", {"b faces a"}),
        ("x:a :holds x:b .", {"b directly a", "b within a", "a type Passage"}),
        ("x:a a :Passage ; :status :exact .", {"a type Quote"}),
        ("x:a a :Quote .", {"a type Passage", "a status exact"}),
        ('x:a :words "chữ" .', set()),
        ("", set()),
    ],
)
def test_what_follows(terms: Graph, data: str, inferred: set[str]) -> None:
    found = infer(terms, triples(data))
    assert {" ".join(map(local, triple)) for triple in found} == inferred


def test_chains_and_rules_feed_each_other(terms: Graph) -> None:
    data = triples("x:a :statedIn x:b . x:b :directly x:c . x:c :directly x:d . x:d :within x:e .")
    found = infer(terms, data)
    assert (THINGS[0], URIRef(E + "farWithin"), URIRef(E + "id/e")) in found


@given(TRIPLES)
@settings(max_examples=examples(25))
def test_any_data_gives_what_the_reference_gives(
    terms: Graph, statements: list[tuple[URIRef, URIRef, URIRef]]
) -> None:
    data = Graph()
    for statement in statements:
        data.add(statement)
    assert set(infer(terms, data)) == set(infer(terms, data, "owlrl"))


def test_sample_has_every_class_and_property(asserted: Graph, sampled: Graph) -> None:
    assert set(sampled.predicates()) == set(asserted.predicates())
    assert set(sampled.objects(None, RDF.type)) == set(asserted.objects(None, RDF.type))


@pytest.mark.reference
def test_sample_of_the_real_graph_gives_what_the_reference_gives(
    core: Graph, sampled: Graph
) -> None:
    fast, slow = infer_apart(core, sampled), infer_apart(core, sampled, "owlrl")
    assert [*map(set, fast)] == [*map(set, slow)]


def test_both_inferred_graphs_are_all_that_follows(core: Graph, project_assembly: Whole) -> None:
    """And no triple is in both; the reference reasons over the whole with another report."""
    near, closure = (project_assembly.graphs[name] for name in INFERRED_GRAPHS)
    assert set(near) | set(closure) == set(infer(core, reasoned(project_assembly.graphs)))
    assert set(near) & set(closure) == set()


def test_inferring_again_gives_nothing_new(core: Graph, sampled: Graph, inferred: Graph) -> None:
    assert set(infer(core, union([sampled, inferred]))) == set()


@pytest.mark.parametrize(
    ("data", "near", "closure"),
    [
        ("x:a :directly x:b . x:b :directly x:c .", {"a within b", "b within c"}, {"a within c"}),
        (
            "x:a :statedIn x:b . x:b :directly x:c . x:c :directly x:d .",
            {"b within c", "c within d", "a statedWithin c"},
            {"b within d", "a statedWithin d"},
        ),
        ("x:a :faces x:b .", {"b faces a"}, set()),
        ("x:a :within x:b .", set(), set()),
    ],
)
def test_what_follows_over_several_steps_is_apart(
    terms: Graph, data: str, near: set[str], closure: set[str]
) -> None:
    def said(graph: Graph) -> set[str]:
        return {" ".join(map(local, t)) for t in graph if t[1] not in {RDF.type, HOLDS}}

    assert tuple(map(said, infer_apart(terms, triples(data)))) == (near, closure)


@given(TRIPLES)
@settings(max_examples=examples(25))
def test_the_two_parts_are_the_whole(
    terms: Graph, statements: list[tuple[URIRef, URIRef, URIRef]]
) -> None:
    data = Graph()
    for statement in statements:
        data.add(statement)
    near, closure = infer_apart(terms, data)
    assert set(near) & set(closure) == set()
    assert set(near) | set(closure) == set(infer(terms, data, "owlrl"))


def test_closures_are_of_transitive_properties_alone(core: Graph, project_assembly: Whole) -> None:
    """Or of chains that lead over one; and no class is among them."""
    transitive = set(core.subjects(RDF.type, OWL.TransitiveProperty))
    chained = {LSKG.isStatedInSection, LSKG.isMentionedInSection}
    found = set(project_assembly.graphs["inferred-closure"].predicates())
    assert chained < found <= transitive | chained


def test_inferred_triples_are_about_things_only(project_assembly: Whole) -> None:
    inferred = union(project_assembly.graphs[name] for name in INFERRED_GRAPHS)
    declared = set(project_assembly.graphs["ontology"].subjects())
    for subject, predicate, value in inferred:
        assert isinstance(subject, URIRef)
        assert isinstance(value, URIRef)
        assert subject not in declared
        assert predicate != OWL.sameAs
        assert not any(value in each for each in (OWL, RDF, RDFS))


def test_inference_stays_in_proportion(project_assembly: Whole, asserted: Graph) -> None:
    """One careless axiom shows as a number."""
    assert len(project_assembly.graphs["inferred"]) < 1.5 * len(asserted)


@pytest.mark.parametrize("missing", [RDFS.subClassOf, OWL.propertyChainAxiom, RDFS.subPropertyOf])
def test_without_an_axiom_less_follows(
    core: Graph, sampled: Graph, inferred: Graph, missing: URIRef
) -> None:
    poorer = union([core])
    poorer.remove((None, missing, None))
    assert set(infer(poorer, sampled)) < set(inferred)


@pytest.mark.parametrize(
    "data",
    [
        "x:a a :Element , :Passage .",
        "x:a :only x:b , x:c .",
        "x:a a owl:Nothing .",
        "x:a :statedIn x:b . x:c :within x:a .",
    ],
    ids=["disjoint classes", "two values of one", "member of nothing", "disjoint by inference"],
)
def test_contradiction_shows(terms: Graph, data: str) -> None:
    assert list(contradictions(closed_by_reference(terms, triples(data))))


def test_consistent_data_show_no_contradiction(terms: Graph) -> None:
    data = triples("x:a a :Group ; :only x:b ; :statedIn x:c . x:c a :Passage .")
    assert list(contradictions(closed_by_reference(terms, data))) == []


def test_error_nodes_are_contradictions() -> None:
    node = URIRef(E + "error")
    assert list(contradictions([(node, RDF.type, ERROR), (node, RDFS.label, Literal("x"))])) == [
        (node, RDF.type, ERROR)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Limitation", "Lesson"), ("StateBody", "PartyOrganization"), ("KeyTask", "Solution")],
)
def test_real_ontology_keeps_kinds_apart(core: Graph, one: str, other: str) -> None:
    data = Graph()
    for name in (one, other):
        data.add((THINGS[0], RDF.type, LSKG[name]))
    assert list(contradictions(closed_by_reference(core, data)))
