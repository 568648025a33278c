"""Each shape accepts its valid examples, and finds in each invalid one exactly what is expected.

An example lies in the folder of its shape. The first lines of an invalid one say what is found:
`# expect: <local name of focus> <local name of path, or -> <local name of component>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SH
from rdflib.term import Node

from lskg.iris import Iris
from lskg.shacl.iri_shapes import CLASS_KINDS, iri_shapes

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(Path(__file__).parent.glob("*/*.ttl"))
OURS = "https://w3id.org/lskg/"
SHAPES = f"{OURS}shapes#"
TERMS = "https://w3id.org/lskg/ns#"
NAMED = re.compile(r"\blskg:(\w+)")
EXPECT = re.compile(r"^# expect: (\S+) (\S+) (\S+)$", re.MULTILINE)

#: Classes without a shape of their own: that of a parent says all there is to say about them.
BY_PARENT = {
    "CongressTheme": "stands alone in the text, so it needs no number",
    "OverallGoal": "stands alone in the text, so it needs no number",
    "Achievement": "may be printed as a paragraph without a number",
    "Limitation": "may be printed as a paragraph without a number",
    "Cause": "may be printed as a paragraph without a number",
    "Sentence": "needs what every passage needs",
    "ObjectiveCause": "may be printed as a paragraph without a number",
    "SubjectiveCause": "may be printed as a paragraph without a number",
    "ContextFactor": "may be printed as a paragraph without a number",
    "ActualFigure": "is a reported figure with one of its statuses",
    "EstimatedFigure": "is a reported figure with one of its statuses",
    "PlanPeriod": "is told from other periods by its class alone",
    "CongressTerm": "is told from other periods by its class alone",
    "PartyOrganization": "needs what every organization needs",
    "PartyCommittee": "needs what every organization needs",
    "StateBody": "needs what every organization needs",
    "PeoplesCouncil": "needs what every organization needs",
    "PeoplesCommittee": "needs what every organization needs",
    "SpecializedAgency": "needs what every organization needs",
    "CentralAuthority": "needs what every organization needs",
    "NationalAssemblyDelegation": "needs what every organization needs",
    "JudicialBody": "needs what every organization needs",
    "ArmedForcesUnit": "needs what every organization needs",
    "FatherlandFront": "needs what every organization needs",
    "SocioPoliticalOrganization": "needs what every organization needs",
    "Association": "needs what every organization needs",
    "ForeignOrganization": "needs what every organization needs",
    "Enterprise": "needs what every organization needs, but for a level",
    "AdministrativeUnit": "needs what every place needs",
    "Province": "needs what every place needs",
    "District": "needs what every place needs",
    "Commune": "needs what every place needs",
    "Country": "needs what every place needs",
    "Region": "needs what every place needs",
    "NaturalFeature": "needs what every place needs",
    "TransportRoute": "needs what every place needs",
    "TouristPlace": "needs what every place needs",
    "EconomicZone": "needs what every place needs",
    "Programme": "needs what every initiative needs",
    "Scheme": "needs what every initiative needs",
    "Movement": "needs what every initiative needs",
}

TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
CONSTRAINTS = (SH["or"], SH.xone, SH.closed, SH["class"], SH.languageIn)


@cache
def shapes() -> Graph:
    graph = Graph()
    for path in sorted((ROOT / "shapes").glob("*.ttl")):
        graph.parse(path)
    return graph


@cache
def vocabulary() -> Graph:
    graph = Graph()
    for name in ("lskg", "codes", "units"):
        graph.parse(ROOT / "ontology" / f"{name}.ttl")
    return graph


def local(node: Node | None) -> str:
    return re.split(r"[/#]", str(node))[-1] if isinstance(node, URIRef) else "-"


def node_shapes() -> list[URIRef]:
    """The shapes with a target; the others only serve these. Those of IRIs are made alike."""
    found = {s for target in TARGETS for s in shapes().subjects(target)}
    return sorted(s for s in found if isinstance(s, URIRef) and not s.endswith("IriShape"))


def property_shapes() -> list[URIRef]:
    return sorted(s for s in shapes().subjects(RDF.type, SH.PropertyShape) if isinstance(s, URIRef))


def own_classes() -> set[Node]:
    """Our classes, but for those that are deprecated."""
    graph = vocabulary()
    old = set(graph.subjects(OWL.deprecated, Literal(True)))
    return {c for c in graph.subjects(RDF.type, OWL.Class) if str(c).startswith(TERMS)} - old


@cache
def only(shape: str) -> Graph:
    """The shapes of which one alone has targets; the others serve it."""
    graph = Graph()
    for subject, predicate, value in shapes():
        if predicate not in TARGETS or str(subject) == shape:
            graph.add((subject, predicate, value))
    return graph


def findings(data: Graph, shape: str) -> set[tuple[str, str, str]]:
    with described(data) as graph:
        _, report, _ = validate(graph, shacl_graph=only(shape), inference="none", inplace=True)
    assert isinstance(report, Graph), report
    return {
        (
            local(report.value(result, SH.focusNode)),
            local(report.value(result, SH.resultPath)),
            local(report.value(result, SH.sourceConstraintComponent)),
        )
        for result in report.objects(None, SH.result)
    }


@contextmanager
def described(data: Graph) -> Iterator[Graph]:
    """The vocabulary with some data in it for a while; copying it each time would take longer."""
    graph = vocabulary()
    added = [triple for triple in data if triple not in graph]
    for triple in added:
        graph.add(triple)
    try:
        yield graph
    finally:
        for triple in added:
            graph.remove(triple)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_example_gives_what_it_expects(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected = set(EXPECT.findall(text))
    assert bool(expected) == path.name.startswith("invalid.")
    assert (
        findings(Graph().parse(data=text, format="turtle"), SHAPES + path.parent.name) == expected
    )


@pytest.mark.parametrize("shape", node_shapes(), ids=local)
def test_shape_has_both_kinds_of_example(shape: URIRef) -> None:
    names = {p.name.split(".")[0] for p in EXAMPLES if p.parent.name == local(shape)}
    assert names == {"valid", "invalid"}


def test_every_example_folder_is_named_for_a_shape() -> None:
    assert {p.parent.name for p in EXAMPLES} == {local(s) for s in node_shapes()}


@pytest.mark.parametrize("shape", property_shapes(), ids=local)
def test_property_shape_is_seen_to_find_a_fault(shape: URIRef) -> None:
    """Some invalid example of a shape that holds it has its path.

    The parts of codes are seen through."""
    path = local(shapes().value(shape, SH.path))
    holders = {local(s) for s in shapes().subjects(SH.property, shape)}
    assert holders
    if all(h.endswith("Code") for h in holders):
        return
    seen = {
        found[1]
        for p in EXAMPLES
        if p.parent.name in holders
        for found in EXPECT.findall(p.read_text(encoding="utf-8"))
    }
    assert path in seen


def test_every_term_of_ours_in_a_shape_is_declared() -> None:
    used = {
        t for triple in shapes() for t in triple if isinstance(t, URIRef) and t.startswith(TERMS)
    }
    assert used <= set(vocabulary().subjects(RDF.type))


def test_every_term_in_a_query_of_a_shape_is_declared() -> None:
    queries = [str(query) for query in shapes().objects(None, SH.select)]
    used = {URIRef(TERMS + name) for query in queries for name in NAMED.findall(query)}
    codes = {
        URIRef(code)
        for query in queries
        for code in re.findall(r"<(https://w3id\.org/lskg/code/[^>]+)>", query)
    }
    assert codes
    assert used | codes <= set(vocabulary().subjects(RDF.type))


def test_every_query_of_a_shape_says_what_is_wrong_and_where() -> None:
    """Its results name the thing as the value, for a class is the focus node of all of them."""
    for shape, rule in shapes().subject_objects(SH.sparql):
        query = str(shapes().value(rule, SH.select))
        assert re.match(r"SELECT (DISTINCT )?\$this \?value \?path \?found\b", query), rule
        assert all("{?found}" in str(message) for message in shapes().objects(rule, SH.message))
        assert (shape, SH.targetNode, None) in shapes()


@pytest.mark.parametrize(("name", "kinds"), CLASS_KINDS.items())
def test_thing_of_ours_has_an_iri_of_its_class(name: str, kinds: list[str]) -> None:
    shape, cls = f"{SHAPES}{name}IriShape", URIRef(TERMS + name)

    def found(thing: Node) -> set[str]:
        graph = Graph()
        graph.add((thing, RDF.type, cls))
        return {component for _, _, component in findings(graph, shape)}

    for kind in kinds:
        assert found(Iris(OURS, "a-b.1").mint(kind, "a-1.b")) == set()
    assert found(URIRef("https://example.org/Any_1")) == set()
    for wrong in ("id/elsewhere/a", f"id/{kinds[0]}/A_1", f"id/{kinds[0]}/", "id/a"):
        assert found(URIRef(OURS + wrong)) == {"OrConstraintComponent"}
    assert found(BNode()) == {"NodeKindConstraintComponent"}


def test_shapes_of_iris_are_made_of_the_table() -> None:
    made = (ROOT / "shapes" / "iris.ttl").read_text(encoding="utf-8")
    assert made == iri_shapes(), "run `make vocabulary`"


def test_every_code_in_a_shape_is_declared() -> None:
    codes = {t for t in shapes().objects() if str(t).startswith("https://w3id.org/lskg/code/")}
    assert codes <= set(vocabulary().subjects(RDF.type))


def speaking_shapes() -> list[URIRef]:
    """The named shapes that give results of their own."""
    graph = shapes()
    speaking = set(graph.subjects(RDF.type, SH.PropertyShape))
    speaking |= {s for c in CONSTRAINTS for s in graph.subjects(c) if (s, RDF.type, None) in graph}
    return sorted(s for s in speaking if isinstance(s, URIRef))


@pytest.mark.parametrize("shape", speaking_shapes(), ids=local)
def test_shape_speaks_both_languages_and_has_a_severity(shape: URIRef) -> None:
    languages = sorted(getattr(m, "language", "") for m in shapes().objects(shape, SH.message))
    assert languages == ["en", "vi"]
    assert shapes().value(shape, SH.severity) in {SH.Violation, SH.Warning, SH.Info}


def test_sparql_constraints_speak_both_languages() -> None:
    for constraint in shapes().objects(None, SH.sparql):
        languages = sorted(
            getattr(m, "language", "") for m in shapes().objects(constraint, SH.message)
        )
        assert languages == ["en", "vi"]


def test_every_class_has_a_shape_or_is_named_as_covered_by_its_parent() -> None:
    aimed = {c for s in node_shapes() for c in shapes().objects(s, SH.targetClass)}
    without = own_classes() - aimed
    assert {local(c) for c in without} == set(BY_PARENT)
    for cls in without:
        ancestors = vocabulary().transitive_objects(cls, RDFS.subClassOf)
        assert any((None, SH.targetClass, a) in shapes() for a in ancestors), cls


def test_shapes_are_well_formed_and_the_vocabulary_conforms() -> None:
    data = vocabulary() + Graph().parse(ROOT / "ontology" / "align.ttl")
    conforms, _, text = validate(data, shacl_graph=shapes(), inference="none", meta_shacl=True)
    assert conforms, text
