"""One Turtle text per graph, whatever the order and the names of its blank nodes."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.term import Node

from lskg.errors import BuildError
from lskg.rdf.turtle import canonical_turtle

E = "https://example.org/"
IRIS = st.sampled_from([URIRef(E + name) for name in ("a", "b", "c/d", "e.", "%20", "ê", "")])
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
LITERALS = (
    st.builds(Literal, WORDS)
    | st.builds(Literal, st.text("aă\n\"'\\\t\r"), st.sampled_from(["vi", "en", "en-GB"]))
    | st.builds(Literal, st.integers() | st.booleans())
    | st.builds(Literal, st.decimals(allow_nan=False, allow_infinity=False, places=3))
    | st.just(Literal("2026-01-01", datatype=XSD.date))
)
#: A dictionary stands for a blank node and its properties, a list for an RDF list.
TREES: st.SearchStrategy[Any] = st.recursive(
    IRIS | LITERALS,
    lambda trees: (
        st.lists(trees, max_size=3) | st.dictionaries(IRIS, trees, min_size=1, max_size=3)
    ),
    max_leaves=6,
)
STATEMENTS = st.lists(st.tuples(IRIS, IRIS, TREES), max_size=6)


def node_of(graph: Graph, tree: Any) -> Node:
    """Write a tree and say which node stands for it."""
    if isinstance(tree, list):
        if not tree:
            return RDF.nil
        return Collection(graph, BNode(), [node_of(graph, each) for each in tree]).uri
    if isinstance(tree, dict):
        blank = BNode()
        for predicate, value in tree.items():
            graph.add((blank, predicate, node_of(graph, value)))
        return blank
    assert isinstance(tree, Node)
    return tree


def graph_of(statements: list[tuple[URIRef, URIRef, Any]]) -> Graph:
    graph = Graph()
    graph.bind("ex", E)
    for subject, predicate, tree in statements:
        graph.add((subject, predicate, node_of(graph, tree)))
    return graph


def renamed(graph: Graph, seed: int) -> Graph:
    """The same graph with other blank nodes, filled in another order."""
    names: dict[Node, Node] = {}
    triples = [
        tuple(names.setdefault(n, BNode()) if isinstance(n, BNode) else n for n in triple)
        for triple in graph
    ]
    random.Random(seed).shuffle(triples)
    other = Graph()
    other.bind("ex", E)
    for subject, predicate, value in triples:
        other.add((subject, predicate, value))
    return other


@given(STATEMENTS, st.integers())
def test_text_does_not_depend_on_order_or_names(
    statements: list[tuple[URIRef, URIRef, Any]], seed: int
) -> None:
    graph = graph_of(statements)
    assert canonical_turtle(renamed(graph, seed)) == canonical_turtle(graph)


@given(STATEMENTS)
def test_text_says_the_graph_and_is_its_own_canonical_form(
    statements: list[tuple[URIRef, URIRef, Any]],
) -> None:
    graph = graph_of(statements)
    text = canonical_turtle(graph)
    read = Graph().parse(data=text, format="turtle")
    assert isomorphic(read, graph)
    assert canonical_turtle(read) == text


def test_blocks_are_sorted_and_ontologies_come_first() -> None:
    graph = Graph()
    graph.bind("ex", E)
    graph.bind("unused", "https://example.com/")
    for name in ("b", "z", "a"):
        graph.add((URIRef(E + name), RDF.type, OWL.Class))
    graph.add((URIRef(E + "z"), RDF.type, OWL.Ontology))
    assert canonical_turtle(graph) == (
        "@prefix ex: <https://example.org/> .\n"
        "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n\n"
        "ex:z\n    a owl:Class,\n        owl:Ontology .\n\n"
        "ex:a\n    a owl:Class .\n\n"
        "ex:b\n    a owl:Class .\n"
    )


def test_leading_predicates_and_languages_are_in_order() -> None:
    subject = URIRef(E + "a")
    graph = Graph()
    for predicate, value in (
        (SKOS.definition, Literal("nghĩa", lang="vi")),
        (RDFS.label, Literal("b", lang="vi")),
        (RDFS.label, Literal("z", lang="en")),
        (RDFS.comment, Literal("1", datatype=XSD.integer)),
        (RDF.type, OWL.Class),
    ):
        graph.add((subject, predicate, value))
    assert canonical_turtle(graph).split("\n\n")[1] == (
        "<https://example.org/a>\n    a owl:Class ;\n"
        '    rdfs:label "z"@en,\n        "b"@vi ;\n'
        '    skos:definition "nghĩa"@vi ;\n'
        "    rdfs:comment 1 .\n"
    )


def test_blank_subjects_come_last() -> None:
    graph = Graph()
    graph.add((BNode(), RDFS.label, Literal("z")))
    graph.add((BNode(), RDFS.label, Literal("a")))
    graph.add((URIRef(E), RDFS.label, Literal("x")))
    assert [block.split("\n")[0] for block in canonical_turtle(graph).split("\n\n")[1:]] == [
        "<https://example.org/>",
        "[]",
        "[]",
    ]


def test_shared_blank_node_is_refused() -> None:
    graph, shared = Graph(), BNode()
    graph.add((URIRef(E + "a"), RDFS.seeAlso, shared))
    graph.add((URIRef(E + "b"), RDFS.seeAlso, shared))
    graph.add((shared, RDFS.label, Literal("x")))
    with pytest.raises(BuildError, match="object of two triples"):
        canonical_turtle(graph)


def test_cycle_of_blank_nodes_is_refused() -> None:
    graph, one, other = Graph(), BNode(), BNode()
    graph.add((one, RDFS.seeAlso, other))
    graph.add((other, RDFS.seeAlso, one))
    with pytest.raises(BuildError, match="part of a cycle"):
        canonical_turtle(graph)


def test_empty_graph_is_empty_text() -> None:
    assert canonical_turtle(Graph()) == ""
