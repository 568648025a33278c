"""N-Triples read by Oxigraph into terms of rdflib: several times as fast as rdflib reads them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox
from rdflib import XSD, BNode, Literal, URIRef
from rdflib.term import Identifier, Node

Triple: TypeAlias = tuple[Node, Node, Node]

_STRING = str(XSD.string)


def read_ntriples(path: Path) -> list[Triple]:
    """The triples of a file, in its order; a term that comes again is the same object.

    Raises:
        OSError: the file cannot be read.
        SyntaxError: it is not N-Triples.
    """
    known: dict[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, Node] = {}
    triples: list[Triple] = []
    for quad in ox.parse(path=path, format=ox.RdfFormat.N_TRIPLES):
        nodes = []
        for term in quad.triple:
            node = known.get(term)
            if node is None:
                node = known[term] = to_rdflib(term)
            nodes.append(node)
        subject, predicate, value = nodes
        triples.append((subject, predicate, value))
    return triples


def to_rdflib(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Identifier:
    """A term of Oxigraph as a term of rdflib, which has a plain literal without a datatype.

    Raises:
        ValueError: it is a quoted triple, which rdflib does not have.
    """
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        datatype = term.datatype.value
        return Literal(term.value, datatype=None if datatype == _STRING else URIRef(datatype))
    raise ValueError("A quoted triple cannot be a term of rdflib.")


def to_store(triples: Iterable[Triple]) -> ox.Store:
    """Triples of rdflib in a store, to be asked SPARQL."""
    known: dict[Node, str] = {}
    lines = []
    for triple in triples:
        words = [known.get(node) or known.setdefault(node, _written(node)) for node in triple]
        lines.append(" ".join(words))
    store = ox.Store()
    data = " .\n".join([*lines, ""]).encode()
    store.bulk_load(data, format=ox.RdfFormat.N_TRIPLES, lenient=True)
    return store


def _written(node: Node) -> str:
    """A term as N-Triples have it, also one that is none by its datatype."""
    if isinstance(node, URIRef):
        return f"<{node}>"
    if isinstance(node, Literal):
        datatype = None if node.datatype is None else ox.NamedNode(str(node.datatype))
        language = node.language
        literal = (
            ox.Literal(str(node), language=language)
            if language
            else ox.Literal(str(node), datatype=datatype)
        )
        return str(literal)
    return f"_:{node}"
