"""No property of what reports share is functional: two reports may give it two values.

A reasoner takes two values of a functional property for one thing, and says so of codes, bodies and
versions. Shared are the things whose IRI bears no key of a report; and the parts of a text, whose
offsets are those of every version of it.
"""

from __future__ import annotations

from collections.abc import Callable

from rdflib import OWL, RDFS, Graph, URIRef
from rdflib.term import Node

from lskg.iris import REPORT_KINDS
from lskg.ontology.gates.fault import TERMS, above, local, own_terms
from lskg.shacl.iri_shapes import CLASS_KINDS

PARTS_OF_TEXT = {"Appendix", "Footnote", "Passage", "Section"}
#: Functional properties of shared things whose value makes the thing the one that it is.
IDENTITY = {
    "administrativeCode": "a unit is one code of the register for one time",
    "validFrom": "a unit is one code of the register for one time",
    "validTo": "a unit is one code of the register for one time",
    "takesEffectOn": "a reorganization is of one day",
    "isoCode": "a country has one",
    "startYear": "a period is its years",
    "endYear": "a period is its years",
    "isoInterval": "a period is its years",
    "hasLinkSubject": "a link is the two things and what joins them",
    "hasLinkPredicate": "a link is the two things and what joins them",
    "hasLinkObject": "a link is the two things and what joins them",
    "isLinkInto": "a link leads to one thing, which lies in one source",
    "isSetByPlan": "another plan that sets as much sets a target of its own",
    "startOffset": "a passage is its offsets",
    "endOffset": "a passage is its offsets",
    "footnoteNumber": "a footnote is its number",
} | dict.fromkeys(
    (
        *("valueText", "unitText", "hasUnit", "hasNormalizedUnit", "hasScaleWord", "hasComparator"),
        *("lowerBound", "upperBound", "isLowerInclusive", "isUpperInclusive"),
        *("normalizedLowerBound", "normalizedUpperBound", "numerator", "denominator"),
    ),
    "a value is its numbers, and belongs to one statement",
)


def shared_classes() -> set[URIRef]:
    """The classes of things that reports share, or that versions of a text share."""
    shared = {name for name, kinds in CLASS_KINDS.items() if not REPORT_KINDS.issuperset(kinds)}
    return {URIRef(TERMS + name) for name in shared | PARTS_OF_TEXT}


def said_of(ontology: Graph, term: URIRef) -> set[Node]:
    """The classes of what a property is said of, with those above and below."""
    named = set(ontology.objects(term, RDFS.domain))
    named |= set(ontology.objects(term, URIRef(f"{TERMS}domainIncludes")))
    classes = own_terms(ontology, OWL.Class)
    below = {each for each in classes if named & above(ontology, each, RDFS.subClassOf)}
    return named | below | {n for each in named for n in above(ontology, each, RDFS.subClassOf)}


def functional_of_shared(ontology: Graph) -> set[str]:
    """The functional properties of shared things, and those that do not tell what they are of."""
    shared = shared_classes()
    found = set()
    for term in own_terms(ontology, OWL.FunctionalProperty):
        classes = said_of(ontology, term)
        if (term, OWL.deprecated, None) not in ontology and (not classes or shared & classes):
            found.add(local(term))
    return found


def test_no_property_of_shared_things_is_functional_but_for_what_they_are(ontology: Graph) -> None:
    assert functional_of_shared(ontology) == set(IDENTITY)


def test_a_functional_status_is_found(mutate: Callable[[str], Graph]) -> None:
    for name in (
        "hasImplementationStatus",
        "hasAdministrativeLevel",
        "isPassageOf",
        "hasIndicator",
    ):
        mutant = mutate(f"INSERT DATA {{ lskg:{name} a owl:FunctionalProperty }}")
        assert functional_of_shared(mutant) - set(IDENTITY) == {name}
