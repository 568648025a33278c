"""Queries put in other words that the engine answers faster, with the same rows.

`EXISTS { a . b . c }` is `EXISTS { a FILTER EXISTS { b FILTER EXISTS { c } } }`, for triples: there
is one of the whole where there is one of the first that has the others. The engine makes all rows
of the whole for each row outside; of a single triple it asks an index. Where even that is too
often, `NOT EXISTS` becomes `MINUS`: see `lskg.sparql.rewrite.not_exists`. For joins see
`lskg.sparql.rewrite.join_order` and `lskg.sparql.rewrite.optional_order`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lskg.sparql.patterns import Count, Triple, is_variable
from lskg.sparql.rewrite.join_order import joins
from lskg.sparql.rewrite.not_exists import anti_joins
from lskg.sparql.rewrite.optional_order import with_triples_first
from lskg.sparql.syntax_tree import Edit, Query

#: The engine reads groups in one another by recursion.
_MOST_NESTED = 20


def rewritten(query: Query, count: Count | None = None) -> Query:
    """A query in the words that are answered faster.

    Args:
        query: the query.
        count: says how many rows patterns have; None where nobody knows.

    >>> text = "SELECT ?p { ?p a ex:P FILTER NOT EXISTS { ?f a ex:F . ?f ex:in ?p } }"
    >>> rewritten(Query(text)).text
    'SELECT ?p { ?p a ex:P FILTER NOT EXISTS { ?f ex:in ?p FILTER EXISTS { ?f a ex:F } } }'
    """
    # What stands in GRAPH is evaluated graph by graph, and stays as it is.
    if not query.is_plain or query.has("GRAPH"):
        return query
    query = with_triples_first(query)
    if count:
        query = query.edited(anti_joins(query, count))
    query = query.edited(_nested_exists(query))
    return query.edited(joins(query, count)) if count else query


def _nested_exists(query: Query) -> Iterator[Edit]:
    """The groups of EXISTS, each triple in a group of its own."""
    for at in query.where("EXISTS"):
        close = query.closings.get(at + 1)
        triples = query.triples(at + 1) if close else ()
        if close is None or not 2 <= len(triples) <= _MOST_NESTED:
            continue
        if any(each.repeats for each in triples):
            continue
        outside = query.variables(0, at) | query.variables(close, len(query.tokens))
        text = _nested([*_in_order(triples, outside)])
        yield query.tokens[at + 1].start, query.tokens[close].end, text


def _nested(triples: Sequence[Triple]) -> str:
    first, *others = triples
    if not others:
        return f"{{ {first.text} }}"
    return f"{{ {first.text} FILTER EXISTS {_nested(others)} }}"


def _in_order(triples: Sequence[Triple], known: frozenset[str]) -> Iterator[Triple]:
    """Triples in the order in which most is known of each."""
    left = [*triples]
    while left:
        best = max(left, key=lambda each: _known(each, known))
        left.remove(best)
        known |= best.variables
        yield best


def _known(triple: Triple, known: frozenset[str]) -> tuple[bool, int]:
    words = (triple.subject, triple.verb, triple.value)
    is_connected = not triple.variables or bool(triple.variables & known)
    return is_connected, sum(not is_variable(word) or word[1:] in known for word in words)
