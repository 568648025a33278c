"""How the terms of the ontology hang together: parents, siblings, domains, inverses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from lskg.ontology.gates.fault import PROPERTIES, TERMS, Fault, above, local, own_objects, own_terms

#: Siblings that a thing may belong to at once: a target is both.
TOGETHER = frozenset({frozenset({"PlanElement", "QuantitativeStatement"})})
#: Properties of anything; and those with anything, text in a language or a day as their value.
OF_ANYTHING = {
    "domain": frozenset(
        {
            "concernsPlace",
            "hasTheme",
            "isMentionedIn",
            "isMentionedInSection",
            "isNamedWithin",
            "isReferredToIn",
            "isStatedIn",
            "isStatedInDocument",
            "isStatedInSection",
            "refersToPeriod",
        }
    ),
    "range": frozenset(
        {
            "annotates",
            "comparesWith",
            "concernsElement",
            "issuerName",
            "linkObject",
            "linkPredicate",
            "linkReason",
            "linkSubject",
            "quotedText",
            "validFrom",
            "validTo",
        }
    ),
}
#: Classes of named things that only the properties of anything tell of.
NAMED = frozenset({"Award", "GlobalGoal", "Index", "InformationSystem", "Person", "Product"})
_HIERARCHY = (RDFS.subClassOf, RDFS.subPropertyOf)
_INCLUDES = (URIRef(f"{TERMS}domainIncludes"), URIRef(f"{TERMS}rangeIncludes"))


def no_cycles(graph: Graph) -> Iterator[Fault]:
    """No class or property lies below itself (P06)."""
    for relation in _HIERARCHY:
        for term in own_terms(graph):
            if term in above(graph, term, relation):
                yield Fault("cycles", str(term), "It lies below itself.")


def no_equal_pairs(graph: Graph) -> Iterator[Fault]:
    """No two named terms are the same one (P02, P27, P30, P31); one definition at most."""
    for relation in (OWL.equivalentClass, OWL.equivalentProperty, OWL.sameAs):
        for one, other in graph.subject_objects(relation):
            if isinstance(one, URIRef) and isinstance(other, URIRef):
                yield Fault("equal pairs", str(one), f"It is said to equal {local(other)}.")
    for term in own_terms(graph, OWL.Class):
        if len(set(graph.objects(term, OWL.equivalentClass))) > 1:
            yield Fault("equal pairs", str(term), "It is defined more than once.")


def disjoint_siblings(graph: Graph) -> Iterator[Fault]:
    """Classes under one parent exclude each other (P10)."""
    apart = _disjoint(graph)
    children: dict[Node, list[URIRef]] = defaultdict(list)
    for term in own_terms(graph, OWL.Class):
        for parent in set(own_objects(graph, term, RDFS.subClassOf)) or {OWL.Thing}:
            children[parent].append(term)
    for siblings in children.values():
        for one, other in combinations(siblings, 2):
            names = frozenset({local(one), local(other)})
            if frozenset({one, other}) not in apart and names not in TOGETHER:
                yield Fault("siblings", str(one), f"It does not exclude {local(other)}.")


def domains_and_ranges(graph: Graph) -> Iterator[Fault]:
    """One domain and one range at most (P19); below a property none is wider."""
    for term in own_terms(graph, *PROPERTIES):
        for side in (RDFS.domain, RDFS.range):
            own = list(graph.objects(term, side))
            if len(own) > 1:
                yield Fault("domains", str(term), f"It has {len(own)} of {local(side)}.")
            for parent in above(graph, term, RDFS.subPropertyOf):
                for wider in own_objects(graph, parent, side):
                    if own and wider not in {own[0], *above(graph, own[0], RDFS.subClassOf)}:
                        why = f"Its {local(side)} does not lie in that of {local(parent)}."
                        yield Fault("domains", str(term), why)


def said_of_what(graph: Graph) -> Iterator[Fault]:
    """A property tells what it is said of, and what its values are (P11)."""
    for term in own_terms(graph, OWL.ObjectProperty, OWL.DatatypeProperty):
        known = {term, *above(graph, term, RDFS.subPropertyOf)}
        for side, includes in zip((RDFS.domain, RDFS.range), _INCLUDES, strict=True):
            told = any((each, p, None) in graph for each in known for p in (side, includes))
            if not told and local(term) not in OF_ANYTHING[local(side)]:
                yield Fault("said of what", str(term), f"It has no {local(side)}.")


def inverses_and_symmetry(graph: Graph) -> Iterator[Fault]:
    """Each fact is written in one direction; both ends of a symmetric property are of one kind.

    Covers P05, P25, P26, P28 and P29; P13 (no inverse) is meant.
    """
    for one, other in graph.subject_objects(OWL.inverseOf):
        yield Fault("inverses", str(one), f"It is the inverse of {local(other)}: store one.")
    for kind in (OWL.SymmetricProperty, OWL.TransitiveProperty):
        for term in graph.subjects(RDF.type, kind):
            ends = graph.value(term, RDFS.domain), graph.value(term, RDFS.range)
            if None not in ends and ends[0] != ends[1]:
                yield Fault("inverses", str(term), f"A {local(kind)} joins things of one kind.")


def connected(graph: Graph) -> Iterator[Fault]:
    """Each class has a parent, a child, or a property that joins it to others (P04, P33)."""
    for term in own_terms(graph, OWL.Class):
        ways = (*_HIERARCHY, RDFS.domain, RDFS.range, *_INCLUDES)
        if local(term) not in NAMED and not any(
            (None, way, term) in graph or (term, way, None) in graph for way in ways
        ):
            yield Fault("connected", str(term), "Nothing joins it to other terms.")
    for chained, links in graph.subject_objects(OWL.propertyChainAxiom):
        if len(Collection(graph, links)) < len(("one", "other")):
            yield Fault("connected", str(chained), "A chain of one link is a subproperty.")


def declared(graph: Graph) -> Iterator[Fault]:
    """Every term of ours in the ontology is declared with its kind (P34, P35)."""
    known = set(own_terms(graph))
    used = {n for t in graph for n in t if isinstance(n, URIRef) and n.startswith(TERMS)}
    for term in sorted(used - known):
        yield Fault("declared", str(term), "It is used and not declared.")


def _disjoint(graph: Graph) -> set[frozenset[Node]]:
    pairs = {frozenset(pair) for pair in graph.subject_objects(OWL.disjointWith)}
    for members in graph.objects(None, OWL.members):
        pairs |= {frozenset(pair) for pair in combinations(Collection(graph, members), 2)}
    return pairs


GATES = {
    "cycles": no_cycles,
    "equal pairs": no_equal_pairs,
    "siblings": disjoint_siblings,
    "domains": domains_and_ranges,
    "said of what": said_of_what,
    "inverses": inverses_and_symmetry,
    "connected": connected,
    "declared": declared,
}
