"""Triples that stand after OPTIONAL or BIND, put before it.

All triples before the first OPTIONAL or BIND of a group are one join, in which the engine looks
each up from the others. For triples after it, it begins a join of their own.

They may stand before it where each variable that both have has a value in every row so far: then
it is the same value in both places, and what is optional is there or not for the same rows.
https://www.w3.org/TR/sparql11-query/#sparqlAlgebra
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lskg.sparql.patterns import text_of
from lskg.sparql.syntax_tree import TRIPLES, Edit, Element, Group, Query

_OPTIONAL = ("OPTIONAL", "BIND")
#: With these it matters how many rows there are before BIND.
_CHANCE = ("RAND", "UUID", "STRUUID", "BNODE", "SERVICE")


def with_triples_first(query: Query) -> Query:
    """The query with its triples before OPTIONAL and BIND, where they have the same rows there.

    >>> with_triples_first(Query("ASK { ?s a ?c OPTIONAL { ?s ?p ?o } ?s :q ?v }")).text
    'ASK { ?s a ?c . ?s :q ?v . OPTIONAL { ?s ?p ?o }  }'
    """
    if query.has(*_CHANCE):
        return query
    while (moved := query.edited(_moves(query))) is not query:
        query = moved
    return query


def _moves(query: Query) -> Iterator[Edit]:
    """The first triples of each group that may stand before, there."""
    for group in query.groups:
        places = ((at, _place(query, group, at)) for at in range(len(group.elements)))
        move = next(((at, to) for at, to in places if to is not None), None)
        if move and not group.in_exists:
            late, passed = (group.elements[each] for each in move)
            last = query.tokens[late.end - 1]
            place = query.tokens[passed.first].start
            before = group.elements[move[1] - 1]
            is_open = before.kind == TRIPLES and query.tokens[before.end - 1].text != "."
            dot = ". " if is_open else ""
            yield query.tokens[late.first].start, last.end, ""
            yield place, place, f"{dot}{text_of(late.triples)} . "


def _place(query: Query, group: Group, at: int) -> int | None:
    """The index of the first OPTIONAL or BIND that triples may stand before, joined to others."""
    late = group.elements[at]
    known = frozenset[str]()
    for to, passed in enumerate(group.elements[:at]):
        is_joined = passed.kind in _OPTIONAL and not known.isdisjoint(late.variables)
        if is_joined and _may_pass(query, late, group.elements[to:at], known):
            return to
        known |= passed.variables
    return None


def _may_pass(
    query: Query, late: Element, passed: Sequence[Element], known: frozenset[str]
) -> bool:
    """Whether triples have the same rows before some elements as after them."""
    for each in passed:
        if each.kind in _OPTIONAL:
            shared = query.variables(each.first, each.end) & late.variables
            if not shared <= known:
                return False
        elif each.kind not in ("FILTER", TRIPLES):
            return False
        known |= each.variables
    return True
