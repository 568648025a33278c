"""Rules are worded so that an engine without a plan of its own joins nothing with everything.

rdflib, by which pySHACL asks them, takes the patterns of a group in an order that it fixes before
it sees any data: those with the fewest variables first. Where the next pattern has no variable that
is bound by then, each row so far is joined with all that it matches.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import SH, BNode, Graph, Variable
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Node

from lskg.rdf.turtle import read_turtle
from lskg.shacl.reach import query_of

SHAPES = read_turtle(sorted((Path(__file__).parents[2] / "shapes").glob("*.ttl")))
RULES = sorted(SHAPES.subjects(SH.select), key=str)
EVERYTHING = "SELECT * { ?a a <http://x/A> . ?b a <http://x/A> ; ?p ?c . ?a ?p ?c }"


def faults(part: object, known: set[Node], bound: set[Node]) -> Iterator[str]:
    """The patterns that are joined with everything; adds to `bound` what a part binds."""
    if not isinstance(part, CompValue):
        return
    bound |= known
    if part.name == "BGP":
        yield from unconnected(part, bound)
    elif part.name == "Union":
        sides = [set[Node](), set[Node]()]
        for side, each in zip(sides, (part.p1, part.p2), strict=True):
            yield from faults(each, set(known), side)
        bound |= sides[0] & sides[1]
    else:
        for name in ("p", "p1", "p2"):
            yield from faults(part.get(name), set(bound), bound)
        for nested in patterns_of(part.get("expr")):
            yield from faults(nested, set(bound), set())
        if part.name == "Extend":
            bound.add(part.var)


def unconnected(group: CompValue, bound: set[Node]) -> Iterator[str]:
    """The patterns of a group that nothing leads to, in the order in which they are asked."""
    for triple in group.triples:
        variables = {each for each in triple if isinstance(each, Variable | BNode)}
        if bound and not variables & bound:
            yield " ".join(str(each) for each in triple)
        bound |= variables


def patterns_of(expression: object) -> Iterator[CompValue]:
    """The patterns that a filter asks for by EXISTS."""
    if isinstance(expression, CompValue):
        if expression.name in ("Builtin_EXISTS", "Builtin_NOTEXISTS"):
            yield expression.graph
        else:
            for each in expression.values():
                yield from patterns_of(each)
    elif isinstance(expression, list):
        for each in expression:
            yield from patterns_of(each)


def joined(query: str) -> list[str]:
    return list(faults(prepareQuery(query).algebra, set(), set()))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule).rpartition("#")[2])
def test_a_rule_joins_nothing_with_everything(rule: Node) -> None:
    assert joined(query_of(SHAPES, rule)) == []


def test_a_query_that_joins_everything_is_seen() -> None:
    assert len(joined(EVERYTHING)) == 1


def test_there_are_rules() -> None:
    assert len(RULES) > 40
    assert isinstance(SHAPES, Graph)
