"""The shapes for the IRIs of things: run as a program, it writes `shapes/iris.ttl`.

`class_kinds.csv` says which kinds of IRIs the things of a class have.
"""

from __future__ import annotations

from pathlib import Path

from rdflib import RDF, SH, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection

from lskg.iris import form, pattern
from lskg.rdf.turtle import canonical_turtle
from lskg.text.word_lists import rows
from lskg.vocabulary import LSKG

_S = Namespace("https://w3id.org/lskg/shapes#")
_BASE = "https://w3id.org/lskg/"
#: Kinds of the IRIs of each class that has things of its own.
CLASS_KINDS = {row["class"]: row["kinds"].split() for row in rows("lskg.shacl", "class_kinds.csv")}


def iri_shapes() -> str:
    """A shape for each class: its things are named, and by IRIs of its kinds if by ours."""
    graph = Graph()
    graph.bind("s", _S)
    graph.bind("lskg", LSKG)
    for name, kinds in CLASS_KINDS.items():
        _add_shape(graph, name, kinds)
    return canonical_turtle(graph)


def _add_shape(graph: Graph, name: str, kinds: list[str]) -> None:
    shape, ours, elsewhere, other = _S[f"{name}IriShape"], BNode(), BNode(), BNode()
    choice = BNode()
    Collection(graph, choice, [ours, elsewhere])
    forms = " | ".join(f"id/{form(kind)}/NAME" for kind in kinds)
    for predicate, value in (
        (RDF.type, SH.NodeShape),
        (SH.targetClass, URIRef(LSKG[name])),
        (SH.nodeKind, SH.IRI),
        (SH["or"], choice),
        (SH.severity, SH.Violation),
        (SH.message, Literal(f"It must have an IRI; one of ours is {_BASE}{forms}.", lang="en")),
        (SH.message, Literal(f"Phải có IRI; IRI của ta viết là {_BASE}{forms}.", lang="vi")),
    ):
        graph.add((shape, predicate, value))
    graph.add((ours, SH.pattern, Literal(pattern(_BASE, kinds))))
    graph.add((elsewhere, SH["not"], other))
    graph.add((other, SH.pattern, Literal(pattern(_BASE))))


def main(root: Path) -> None:
    """Write the shapes of a checkout."""
    path = root / "shapes" / "iris.ttl"
    path.write_text(iri_shapes(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path.cwd())
