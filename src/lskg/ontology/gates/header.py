"""The header of the ontology, its IRIs, and terms that are no longer to be used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rdflib import DCTERMS, OWL, RDF, RDFS, VANN, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SKOS

from lskg.ontology.gates.fault import OURS, TERMS, Fault, own_terms

_BIBO = Namespace("http://purl.org/ontology/bibo/")
#: What a header says, after the metadata sets that FOOPS! looks for.
_NEEDED = (
    DCTERMS.title,
    DCTERMS.description,
    DCTERMS.license,
    DCTERMS.creator,
    DCTERMS.created,
    DCTERMS.issued,
    DCTERMS.modified,
    DCTERMS.bibliographicCitation,
    VANN.preferredNamespacePrefix,
    VANN.preferredNamespaceUri,
    OWL.versionIRI,
    OWL.versionInfo,
    _BIBO.status,
)
_LASTING = ("https://w3id.org/", "https://doi.org/", "http://purl.org/", "https://purl.org/")
_IRI = re.compile(r"https?://[A-Za-z0-9.-]+/[A-Za-z0-9._~/#%:@!$&'()*+,;=-]*")
_ENDING = re.compile(r"\.(?:ttl|owl|rdf|xml|nt|json|jsonld)$")
_LONGEST = 120


def ontology_header(graph: Graph) -> Iterator[Fault]:
    """Every ontology says what FOOPS!, ROBOT and OOPS! (P38, P41) look for in a header."""
    ontologies = sorted(graph.subjects(RDF.type, OWL.Ontology), key=str)
    if not ontologies:
        yield Fault("header", TERMS, "No ontology is declared.")
    for ontology in ontologies:
        for needed in _NEEDED:
            if (ontology, needed, None) not in graph:
                yield Fault("header", str(ontology), f"The header lacks {needed.n3()}.")


def version(graph: Graph) -> Iterator[Fault]:
    """The version IRI is another than that of the ontology, ends in its version, and is dated."""
    for ontology in graph.subjects(RDF.type, OWL.Ontology):
        info = str(graph.value(ontology, OWL.versionInfo))
        for iri in graph.objects(ontology, OWL.versionIRI):
            if iri == ontology or not str(iri).endswith(f"/{info}"):
                yield Fault("version", str(iri), f"The version IRI does not end in /{info}.")
        created = graph.value(ontology, DCTERMS.created)
        issued = graph.value(ontology, DCTERMS.issued)
        if isinstance(created, Literal) and isinstance(issued, Literal) and issued < created:
            yield Fault("version", str(ontology), "It was issued before it was created.")


def namespace(graph: Graph) -> Iterator[Fault]:
    """What is preferred as namespace is that of the terms, on a host that redirects for good."""
    for ontology in graph.subjects(RDF.type, OWL.Ontology):
        for iri in graph.objects(ontology, VANN.preferredNamespaceUri):
            if str(iri) != TERMS:
                yield Fault("namespace", str(ontology), f"Terms begin with {TERMS}, not {iri}.")
        if not str(ontology).startswith(_LASTING):
            yield Fault("namespace", str(ontology), "The IRI is on no host of lasting IRIs.")


def well_formed_iris(graph: Graph) -> Iterator[Fault]:
    """Each IRI is absolute, short, of plain characters, and without a file ending (P36)."""
    for node in sorted({n for triple in graph for n in triple if isinstance(n, URIRef)}):
        if not _IRI.fullmatch(node) or len(node) > _LONGEST:
            yield Fault("well-formed IRIs", str(node), "The IRI is not well formed.")
        elif node.startswith(OURS) and _ENDING.search(node):
            yield Fault("well-formed IRIs", str(node), "The IRI ends like the name of a file.")


def nobody_elses_terms(graph: Graph) -> Iterator[Fault]:
    """Terms outside our namespace are declared, and nothing is said about them (P40)."""
    bare = {RDF.type, RDFS.label}
    for subject in sorted({s for s in graph.subjects() if isinstance(s, URIRef)}):
        if not subject.startswith(OURS) and set(graph.predicates(subject)) - bare:
            yield Fault("nobody else's terms", str(subject), "It is for others to define.")


def deprecation(graph: Graph) -> Iterator[Fault]:
    """What is deprecated says what replaces it, and no term builds on it."""
    for term in own_terms(graph):
        old = (term, OWL.deprecated, Literal(True)) in graph
        if old != ((term, DCTERMS.isReplacedBy, None) in graph):
            yield Fault("deprecation", str(term), "A deprecated term has one that replaces it.")
        if old:
            users = {s for s, p in graph.subject_predicates(term) if p != DCTERMS.isReplacedBy}
            for user in sorted(users, key=str):
                yield Fault("deprecation", str(user), f"It builds on {term}, which is deprecated.")


def scheme_of_annotations(graph: Graph) -> Iterator[Fault]:
    """Terms of ours have labels of RDFS and definitions of SKOS, in no other property."""
    for term in own_terms(graph):
        for other in (SKOS.prefLabel, RDFS.comment, DCTERMS.description):
            if (term, other, None) in graph:
                why = f"Say it with rdfs:label or skos:definition, not {other.n3()}."
                yield Fault("annotations", str(term), why)


GATES = {
    "header": ontology_header,
    "version": version,
    "namespace": namespace,
    "well-formed IRIs": well_formed_iris,
    "nobody else's terms": nobody_elses_terms,
    "deprecation": deprecation,
    "annotations": scheme_of_annotations,
}
