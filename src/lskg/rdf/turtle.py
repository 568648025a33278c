"""Turtle read into a graph, and written with the same bytes whatever the order of its triples."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SH, SKOS, XSD
from rdflib.term import Node

from lskg.errors import BuildError

#: Predicates that come first in a block, in this order; the others follow by IRI.
LEADING = (
    RDF.type,
    RDFS.label,
    SKOS.prefLabel,
    DCTERMS.title,
    SKOS.definition,
    DCTERMS.description,
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.domain,
    RDFS.range,
    SH.targetClass,
    SH.path,
)

_LOCAL_NAME = re.compile(r"[A-Za-z0-9_](?:[\w.\-]*[\w\-])?", re.ASCII)
_INTEGER = re.compile(r"[+-]?[0-9]+", re.ASCII)
_DECIMAL = re.compile(r"[+-]?[0-9]*\.[0-9]+", re.ASCII)
_ESCAPES = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
)


def canonical_turtle(graph: Graph) -> str:
    """Write a graph as Turtle: prefixes and subjects sorted, ontologies first, one subject a block.

    Blank nodes are written in place, so each may be the object of at most one triple.

    Raises:
        BuildError: a blank node is shared, or part of a cycle.

    >>> g = Graph()
    >>> _ = g.parse(data="@prefix ex: <http://e/> . ex:b ex:p (1 2) . ex:a ex:p [ ex:q 'x'@en ] .")
    >>> print(canonical_turtle(g))
    @prefix ex: <http://e/> .
    <BLANKLINE>
    ex:a
        ex:p [ ex:q "x"@en ] .
    <BLANKLINE>
    ex:b
        ex:p ( 1 2 ) .
    <BLANKLINE>
    """
    return _Writer(graph).text()


def read_turtle(paths: Iterable[Path]) -> Graph:
    """Read Turtle files into one graph.

    Oxigraph parses them: it is strict, and says where a fault is.

    Raises:
        BuildError: a file cannot be read or parsed; the message names file and line.
    """
    graph = Graph()
    for path in paths:
        try:
            triples = ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)
            lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
        except OSError as error:
            raise BuildError(f"{path}: {error.strerror}.") from None
        except SyntaxError as error:
            reason = error.msg.partition(": ")[2].rstrip(".") or error.msg
            raise BuildError(f"{path}, line {error.lineno}: not Turtle: {reason}.") from None
        graph.parse(data=lines, format="nt")
    return graph


class _Writer:
    """The state of one writing: which prefixes are used, which blank nodes are written."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        bound = {str(iri): prefix for prefix, iri in graph.namespaces() if str(iri)}
        self.prefixes = sorted(bound.items(), key=lambda item: (-len(item[0]), item[0]))
        self.used: dict[str, str] = {}
        self.written: set[BNode] = set()

    def text(self) -> str:
        blocks = [self._block(subject) for subject in self._named_subjects()]
        blocks += sorted(
            f"[]\n    {self._statements(node)} .\n"
            for node in self._blank_subjects()
            if self._is_root(node)
        )
        lost = self._blank_subjects() - self.written
        if lost:
            raise BuildError("A blank node is part of a cycle, so it cannot be written in place.")
        head = [f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(self.used.items())]
        return "\n".join(["".join(head), *blocks] if head else blocks)

    def _named_subjects(self) -> list[URIRef]:
        named = {s for s in self.graph.subjects() if isinstance(s, URIRef)}
        return sorted(named, key=lambda s: ((s, RDF.type, OWL.Ontology) not in self.graph, s))

    def _blank_subjects(self) -> set[BNode]:
        return {s for s in self.graph.subjects() if isinstance(s, BNode)}

    def _is_root(self, node: BNode) -> bool:
        return (None, None, node) not in self.graph

    def _block(self, subject: URIRef) -> str:
        return f"{self._iri(subject)}\n    {self._statements(subject)} .\n"

    def _statements(self, subject: URIRef | BNode, *, inline: bool = False) -> str:
        if isinstance(subject, BNode):
            self._mark(subject)
        comma, semicolon = (", ", " ; ") if inline else (",\n        ", " ;\n    ")
        lines = []
        for predicate in sorted(set(self.graph.predicates(subject)), key=_rank):
            verb = "a" if predicate == RDF.type else self._iri(predicate)
            objects = self._terms(self.graph.objects(subject, predicate))
            lines.append(f"{verb} {comma.join(objects)}")
        return semicolon.join(lines)

    def _mark(self, node: BNode) -> None:
        if node in self.written:
            raise BuildError("A blank node is the object of two triples: give it an IRI.")
        self.written.add(node)

    def _terms(self, terms: Iterable[Node]) -> list[str]:
        return [text for _, text in sorted((_language(term), self._term(term)) for term in terms)]

    def _term(self, term: Node) -> str:
        if isinstance(term, Literal):
            return self._literal(term)
        if isinstance(term, BNode):
            return self._blank(term)
        return self._iri(term)

    def _blank(self, node: BNode) -> str:
        if (node, RDF.first, None) in self.graph:
            return self._list(node)
        return f"[ {self._statements(node, inline=True)} ]"

    def _list(self, head: BNode) -> str:
        node: Node | None = head
        while isinstance(node, BNode):
            self._mark(node)
            node = self.graph.value(node, RDF.rest)
        items = [self._term(item) for item in Collection(self.graph, head)]
        if any(item.startswith("[") for item in items):
            return "(\n        " + "\n        ".join(items) + "\n    )"
        return f"( {' '.join(items)} )"

    def _iri(self, term: Node) -> str:
        if term == RDF.nil:
            return "()"
        iri = str(term)
        for namespace, prefix in self.prefixes:
            if iri.startswith(namespace) and _LOCAL_NAME.fullmatch(iri[len(namespace) :]):
                self.used[prefix] = namespace
                return f"{prefix}:{iri[len(namespace) :]}"
        return f"<{iri}>"

    def _literal(self, literal: Literal) -> str:
        text, datatype = str(literal), literal.datatype
        if datatype == XSD.boolean and text in {"true", "false"}:
            return text
        if datatype == XSD.integer and _INTEGER.fullmatch(text):
            return text
        if datatype == XSD.decimal and _DECIMAL.fullmatch(text):
            return text
        quoted = f'"{text.translate(_ESCAPES)}"'
        if literal.language:
            return f"{quoted}@{literal.language}"
        if datatype is None or datatype == XSD.string:
            return quoted
        return f"{quoted}^^{self._iri(datatype)}"


def _language(term: Node) -> str:
    return (term.language or "") if isinstance(term, Literal) else ""


def _rank(predicate: Node) -> tuple[int, str]:
    first = LEADING.index(predicate) if predicate in LEADING else len(LEADING)
    return first, str(predicate)
