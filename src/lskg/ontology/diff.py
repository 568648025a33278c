"""What changed between two versions of the ontology, and which version number that asks for."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from lskg.ontology.gates.fault import TERMS, local, own_terms
from lskg.rdf.turtle import read_turtle

#: What may change, from the least to the most, and the part of a version number that it raises.
LEVELS = ("patch", "minor", "major")
_WORDS = {RDFS.label, SKOS.altLabel, SKOS.example, SKOS.scopeNote, RDFS.isDefinedBy}
_LEVEL = {
    "added": "minor",
    "deprecated": "minor",
    "wording changed": "patch",
    "meaning changed": "major",
    "removed": "major",
}


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """A change of a term.

    Attributes:
        kind: ``added``, ``removed``, ``deprecated``, ``meaning changed`` or ``wording changed``.
        term: IRI of the term, or of the ontology for axioms about several terms.
        what: the local names of the properties that changed, or what replaces the term.
    """

    kind: str
    term: str
    what: str

    @property
    def level(self) -> str:
        """The part of a version number that the change raises."""
        return _LEVEL[self.kind]


def changes(old: Graph, new: Graph) -> list[Change]:
    """What changed from one version of the ontology to the next, sorted.

    A definition and everything that a reasoner reads are the meaning of a term; labels, examples
    and notes are its wording.
    """
    gone, come = (
        set(own_terms(old)) - set(own_terms(new)),
        set(own_terms(new)) - set(own_terms(old)),
    )
    found = [Change("removed", str(term), "") for term in gone]
    found += [Change("added", str(term), "") for term in come]
    for term in set(own_terms(old)) - gone:
        before, after = _said(old, term), _said(new, term)
        touched = {
            each for each in before.keys() | after.keys() if before.get(each) != after.get(each)
        }
        found += _changed(term, touched, new)
    if _axioms(old) != _axioms(new):
        found.append(Change("meaning changed", TERMS, "axioms about several terms"))
    return sorted(found)


def level(found: list[Change]) -> str:
    """The part of the version number that changes raise; ``patch`` when there are none."""
    return max((each.level for each in found), key=LEVELS.index, default="patch")


def next_version(version: str, found: list[Change]) -> str:
    """The least version number that fits; before 1.0.0 what is major raises the second part.

    >>> next_version("0.1.0", [Change("removed", "x", "")])
    '0.2.0'
    >>> next_version("1.4.2", [Change("removed", "x", "")])
    '2.0.0'
    """
    major, minor, patch = (int(part) for part in version.split("."))
    raised = level(found)
    if raised == "major" and major > 0:
        return f"{major + 1}.0.0"
    if raised in {"major", "minor"}:
        return f"{major}.{minor + 1}.0"
    return f"{major}.{minor}.{patch + 1}"


def change_log(found: list[Change]) -> str:
    """The changes as a list for a change log, the gravest first."""
    lines = []
    for kind in sorted(_LEVEL, key=lambda each: (-LEVELS.index(_LEVEL[each]), each)):
        listed = [each for each in found if each.kind == kind]
        if listed:
            lines.append(f"- {kind.capitalize()}:")
            lines += [
                f"  - `{local(each.term) or 'lskg'}`" + (f": {each.what}" if each.what else "")
                for each in listed
            ]
    return "\n".join(lines) + "\n" if lines else "- Nothing.\n"


def _changed(term: URIRef, predicates: set[Node], new: Graph) -> Iterator[Change]:
    if OWL.deprecated in predicates and (term, OWL.deprecated, Literal(True)) in new:
        successor = new.value(term, DCTERMS.isReplacedBy)
        yield Change("deprecated", str(term), f"use {local(successor)}")
        predicates = predicates - {OWL.deprecated, DCTERMS.isReplacedBy}
    meaning = sorted(local(each) for each in predicates - _WORDS)
    wording = sorted(local(each) for each in predicates & _WORDS)
    if meaning:
        yield Change("meaning changed", str(term), ", ".join(meaning))
    elif wording:
        yield Change("wording changed", str(term), ", ".join(wording))


def _said(graph: Graph, node: Node) -> dict[Node, list[str]]:
    """What is said of a node, by property, with blank nodes written out."""
    found: dict[Node, list[str]] = defaultdict(list)
    for predicate, value in graph.predicate_objects(node):
        found[predicate].append(_text(graph, value))
    return {predicate: sorted(values) for predicate, values in found.items()}


def _text(graph: Graph, node: Node) -> str:
    if not isinstance(node, BNode):
        return node.n3()
    said = _said(graph, node)
    parts = (f"{each.n3()} {', '.join(said[each])}" for each in sorted(said, key=str))
    return f"[ {' ; '.join(parts)} ]"


def _axioms(graph: Graph) -> list[str]:
    """The axioms that are about no single term, such as which classes exclude each other."""
    nodes = {each for each in graph.subjects() if isinstance(each, BNode)} - set(graph.objects())
    return sorted(_text(graph, node) for node in nodes)


def main(old: str, new: str) -> None:
    """Write the changes between two files, and the version number that they ask for."""
    graphs = [read_turtle([Path(old)]), read_turtle([Path(new)])]
    found = changes(*graphs)
    version = str(graphs[0].value(graphs[0].value(None, RDF.type, OWL.Ontology), OWL.versionInfo))
    sys.stdout.write(f"From {version}: {next_version(version, found)}\n\n{change_log(found)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
