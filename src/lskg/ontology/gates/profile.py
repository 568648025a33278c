"""The OWL 2 RL profile, and what is kept out of the ontology besides."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import OWL, RDF, RDFS, XSD, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from lskg.ontology.gates.fault import TERMS, Fault, above, local, own_terms

_BUILT_IN = tuple(str(each) for each in (RDF, RDFS, OWL, XSD))
_DATATYPE_NAMES = (
    *("anyURI", "base64Binary", "boolean", "byte", "dateTime", "dateTimeStamp", "decimal"),
    *("double", "float", "hexBinary", "int", "integer", "language", "long", "Name", "NCName"),
    *("negativeInteger", "NMTOKEN", "nonNegativeInteger", "nonPositiveInteger"),
    *("normalizedString", "positiveInteger", "short", "string", "token", "unsignedByte"),
    *("unsignedInt", "unsignedLong", "unsignedShort"),
)
_DATATYPES = frozenset(
    {
        RDF.PlainLiteral,
        RDF.XMLLiteral,
        RDF.langString,
        RDFS.Literal,
        *(XSD[name] for name in _DATATYPE_NAMES),
    }
)
#: What RL lacks, and what is not used although RL has it: keys, imports and negative assertions.
_BANNED = (OWL.ReflexiveProperty, OWL.NegativePropertyAssertion)
_BANNED_PREDICATES = (OWL.disjointUnionOf, OWL.hasKey, OWL.imports, OWL.onProperties, OWL.hasSelf)
_ALWAYS = (OWL.intersectionOf, OWL.hasValue)
_LEFT = (*_ALWAYS, OWL.unionOf, OWL.oneOf, OWL.someValuesFrom)
_RIGHT = (
    *_ALWAYS,
    OWL.complementOf,
    OWL.allValuesFrom,
    OWL.maxCardinality,
    OWL.maxQualifiedCardinality,
)
_SIMPLE_ONLY = (
    OWL.FunctionalProperty,
    OWL.InverseFunctionalProperty,
    OWL.IrreflexiveProperty,
    OWL.AsymmetricProperty,
)
_CARDINALITIES = (OWL.maxCardinality, OWL.minCardinality, OWL.cardinality)


def rl_classes(graph: Graph) -> Iterator[Fault]:
    """Class expressions are of the forms that OWL 2 RL has on their side of an axiom."""
    for left, right in graph.subject_objects(RDFS.subClassOf):
        yield from _expression(graph, left, _LEFT, "left of a subclass axiom")
        yield from _expression(graph, right, _RIGHT, "right of a subclass axiom")
    for pair in graph.subject_objects(OWL.equivalentClass):
        for side in pair:
            yield from _expression(graph, side, _ALWAYS, "in an equivalence")
    for side in (RDFS.domain, RDFS.range):
        for value in graph.objects(None, side):
            if not _is_datatype(graph, value):
                yield from _expression(graph, value, _RIGHT, f"as a {local(side)}")


def rl_axioms(graph: Graph) -> Iterator[Fault]:
    """No axiom is of a kind that OWL 2 RL lacks; no keys, no imports."""
    for predicate in _BANNED_PREDICATES:
        for subject in graph.subjects(predicate):
            yield Fault("RL axioms", str(subject), f"{local(predicate)} is not used here.")
    for kind in _BANNED:
        for subject in graph.subjects(RDF.type, kind):
            yield Fault("RL axioms", str(subject), f"{local(kind)} is not used here.")


def rl_datatypes(graph: Graph) -> Iterator[Fault]:
    """The range of a data property is a datatype of OWL 2 RL."""
    for term in own_terms(graph, OWL.DatatypeProperty):
        for value in graph.objects(term, RDFS.range):
            if value not in _DATATYPES:
                yield Fault("RL datatypes", str(term), f"{local(value)} is no datatype of RL.")


def simple_properties(graph: Graph) -> Iterator[Fault]:
    """A transitive or chained property, or one above it, is neither functional nor counted."""
    composite: set[Node] = set(graph.subjects(RDF.type, OWL.TransitiveProperty))
    composite |= set(graph.subjects(OWL.propertyChainAxiom))
    composite |= {each for term in composite for each in above(graph, term, RDFS.subPropertyOf)}
    for term in composite:
        for kind in _SIMPLE_ONLY:
            if (term, RDF.type, kind) in graph:
                yield Fault("simple properties", str(term), f"It cannot be a {local(kind)}.")
        for restriction in graph.subjects(OWL.onProperty, term):
            if any((restriction, each, None) in graph for each in _CARDINALITIES):
                yield Fault("simple properties", str(term), "Its values cannot be counted.")


def no_punning(graph: Graph) -> Iterator[Fault]:
    """A name is that of one class, one property or one thing."""
    kinds = (
        OWL.Class,
        OWL.ObjectProperty,
        OWL.DatatypeProperty,
        OWL.AnnotationProperty,
        OWL.NamedIndividual,
        RDFS.Datatype,
    )
    for term in sorted(
        {each for kind in kinds for each in graph.subjects(RDF.type, kind)}, key=str
    ):
        found = [local(kind) for kind in kinds if (term, RDF.type, kind) in graph]
        if len(found) > 1:
            yield Fault("punning", str(term), f"It is a {' and a '.join(found)}.")


def built_in_vocabulary(graph: Graph) -> Iterator[Fault]:
    """Nothing is said about a term of RDF, RDFS, OWL or XSD."""
    for subject in sorted({s for s in graph.subjects() if isinstance(s, URIRef)}):
        if str(subject).startswith(_BUILT_IN):
            yield Fault("built-in vocabulary", str(subject), "It is not ours to describe.")
    for predicate in set(graph.predicates()):
        if predicate in {RDF.subject, RDF.predicate, RDF.object}:
            yield Fault("built-in vocabulary", str(predicate), "Statements are not reified.")


def no_things(graph: Graph) -> Iterator[Fault]:
    """The ontology has classes and properties; things and codes are data."""
    known = set(own_terms(graph))
    for subject in sorted({s for s in graph.subjects() if isinstance(s, URIRef)}):
        if subject.startswith(TERMS) and subject not in known:
            yield Fault("no things", str(subject), "It is neither a class nor a property.")


def _expression(
    graph: Graph, node: Node, allowed: tuple[URIRef, ...], where: str
) -> Iterator[Fault]:
    """What is wrong with a class expression, and with the members of an intersection or union."""
    if node == OWL.Thing:
        yield Fault("RL classes", str(node), f"owl:Thing stands {where}.")
    if isinstance(node, (URIRef, Literal)):
        return
    for form in set(graph.predicates(node)) - {RDF.type, OWL.onProperty}:
        value = graph.value(node, form)
        counted = form in {OWL.maxCardinality, OWL.maxQualifiedCardinality}
        if form not in allowed or (counted and int(str(value)) > 1):
            yield Fault("RL classes", str(form), f"{local(form)} {value} stands {where}.")
        elif form in {OWL.intersectionOf, OWL.unionOf} and value is not None:
            for member in Collection(graph, value):
                yield from _expression(graph, member, allowed, where)


def _is_datatype(graph: Graph, value: Node) -> bool:
    return str(value).startswith((str(XSD), str(RDFS), str(RDF))) or (
        (value, RDF.type, RDFS.Datatype) in graph
    )


GATES = {
    "RL classes": rl_classes,
    "RL axioms": rl_axioms,
    "RL datatypes": rl_datatypes,
    "simple properties": simple_properties,
    "punning": no_punning,
    "built-in vocabulary": built_in_vocabulary,
    "no things": no_things,
}
