"""Queries put in other words that the engine answers faster, with the same rows.

`EXISTS { a . b . c }` is `EXISTS { a FILTER EXISTS { b FILTER EXISTS { c } } }`, for triples: there
is one of the whole where there is one of the first that has the others. The engine makes all rows
of the whole for each row outside; of a single triple it asks an index. Where even that is too
often, `NOT EXISTS` becomes `MINUS`: see `lskg.sparql.rewrite.not_exists`. For joins see
`lskg.sparql.rewrite.join_order`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lskg.sparql.lexer import Kind, Token, closings
from lskg.sparql.patterns import Count, Triple, is_variable, read_group, read_triples
from lskg.sparql.rewrite.join_order import ends_early, joined
from lskg.sparql.rewrite.not_exists import AntiJoin, anti_joins

_MOST_TOKENS = 5_000
_Change = tuple[int, int, str]


def rewritten(query: str, found: Sequence[Token], count: Count | None = None) -> str:
    """A query in the words that are answered faster.

    Args:
        query: the query.
        found: its tokens.
        count: says how many rows patterns have; None where nobody knows.

    >>> from lskg.sparql.lexer import tokens
    >>> text = "SELECT ?p { ?p a ex:P FILTER NOT EXISTS { ?f a ex:F . ?f ex:in ?p } }"
    >>> rewritten(text, tokens(text))
    'SELECT ?p { ?p a ex:P FILTER NOT EXISTS { ?f ex:in ?p FILTER EXISTS { ?f a ex:F } } }'
    """
    # What stands in GRAPH is evaluated graph by graph, and stays as it is.
    if len(found) > _MOST_TOKENS or any(token.says("GRAPH") for token in found):
        return query
    pairs = closings(found)
    joins = [*anti_joins(query, found, pairs, count)] if count else []
    as_minus = frozenset(each.opening for each in joins)
    changes = [*_minus(query, found, joins), *_exists(query, found, pairs, as_minus)]
    if count and not ends_early(found):
        changes += _joins(query, found, pairs, count)
    for start, end, text in sorted(changes, reverse=True):
        query = f"{query[:start]}{text}{query[end:]}"
    return query


def _minus(query: str, found: Sequence[Token], joins: Iterable[AntiJoin]) -> Iterator[_Change]:
    """The filters as MINUS at the end of their groups, where each variable has its value."""
    for join in joins:
        pattern = query[found[join.opening].start : found[join.closing].end]
        yield found[join.first].start, found[join.closing].end, ""
        yield found[join.end].start, found[join.end].start, f"MINUS {pattern} "


def _joins(
    query: str, found: Sequence[Token], pairs: Mapping[int, int], count: Count
) -> Iterator[_Change]:
    """The blocks of triples of groups, but for those of EXISTS, in order and in parts."""
    apart = [(at, pairs[at]) for at in pairs if at and found[at - 1].says("EXISTS")]
    for opening in pairs:
        if found[opening].text != "{" or any(at <= opening <= end for at, end in apart):
            continue
        group = read_group(query, found, opening, pairs)
        if group is None:
            continue
        for block in group.blocks:
            if (text := joined(block, group, count)) is not None:
                yield block.start, block.end, text


def _exists(
    query: str, found: Sequence[Token], pairs: Mapping[int, int], but: frozenset[int]
) -> Iterator[_Change]:
    """The groups of EXISTS but some, each triple in a group of its own."""
    for at, token in enumerate(found):
        close = pairs.get(at + 1)
        if not token.says("EXISTS") or close is None or at + 1 in but:
            continue
        triples = read_triples(query, found[at + 2 : close])
        if not triples or len(triples) == 1 or any(each.repeats for each in triples):
            continue
        outside = frozenset(
            each.text[1:] for each in (*found[:at], *found[close:]) if each.kind is Kind.VARIABLE
        )
        yield found[at + 1].start, found[close].end, _nested([*_in_order(triples, outside)])


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
