"""Saved queries say what must be there before what may be there.

All triples before the first OPTIONAL or BIND of a group are one join, in which each is looked up
from the others. For triples after it the engine begins a join of their own: where they share
variables only with what stands before, it makes every combination of their rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from rdflib import Variable
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

ROOT = Path(__file__).parents[1]
QUERIES = sorted(path for name in ("queries", "src") for path in (ROOT / name).rglob("*.rq"))


def parts(node: object) -> Iterator[object]:
    """A parsed query and all that it is made of."""
    yield node
    if isinstance(node, CompValue):
        for child in node.values():
            yield from parts(child)
    elif isinstance(node, Iterable) and not isinstance(node, str):
        for child in node:
            yield from parts(child)


def late_triples(text: str) -> Iterator[set[str]]:
    """The variables of triples that stand after OPTIONAL, or after BIND and do not need it."""
    for group in parts([*parseQuery(text)]):
        if not isinstance(group, CompValue) or group.name != "GroupGraphPatternSub":
            continue
        after_optional, computed = False, set[str]()
        for part in group.get("part") or ():
            after_optional |= part.name == "OptionalGraphPattern"
            computed |= {str(part.var)} if part.name == "Bind" else set()
            if part.name == "TriplesBlock" and (after_optional or computed):
                used = {str(each) for each in parts(part) if isinstance(each, Variable)}
                if after_optional or not used & computed:
                    yield used


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_triples_come_first(path: Path) -> None:
    assert [*late_triples(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "group",
    [
        "?s <urn:p> ?o OPTIONAL { ?s <urn:q> ?x } ?o <urn:r> ?v",
        "?s <urn:p> ?o BIND(STR(?s) AS ?x) ?o <urn:r> ?v",
        "OPTIONAL { ?s <urn:p> ?o } { ?o <urn:r>/<urn:t> ?v } ?o <urn:t> ?v",
        "?a <urn:p> ?b { SELECT ?o ?v { ?s <urn:p> ?o BIND(1 AS ?x) ?o <urn:r>* ?v } }",
    ],
)
def test_late_triples_are_found(group: str) -> None:
    assert {"o", "v"} in [*late_triples(f"SELECT * WHERE {{ {group} }}")]


@pytest.mark.parametrize(
    "group",
    [
        "?s <urn:p> ?o . ?o <urn:r> ?v OPTIONAL { ?s <urn:q> ?x . ?x <urn:q> ?y }",
        "?s <urn:p> ?o FILTER(?o > 1) ?o <urn:r> ?v BIND(STR(?s) AS ?x)",
        "?s <urn:p> ?o BIND(IRI(?o) AS ?x) ?x <urn:r> ?v",
    ],
)
def test_triples_in_order_are_let_be(group: str) -> None:
    assert [*late_triples(f"SELECT * WHERE {{ {group} }}")] == []
