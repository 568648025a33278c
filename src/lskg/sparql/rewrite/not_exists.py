"""`FILTER NOT EXISTS` as `MINUS`, where both have the same rows and MINUS takes less time.

https://www.w3.org/TR/sparql11-query/#neg-notexists-minus: they have the same rows where the
variables that they share with their group have a value in each row of it, and there is one.

`NOT EXISTS` looks for each row of the group; `MINUS` makes all its rows once. So the group must
have many rows, and the pattern not many more: it is one triple, with conditions on its variables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lskg.sparql.lexer import Kind, Token
from lskg.sparql.patterns import Count, Group, Triple, read_group, read_triples

_MANY = 1_000
_MOST = 100_000
_WORDS = ("FILTER", "NOT", "EXISTS")


@dataclass(frozen=True, slots=True)
class AntiJoin:
    """A filter that can be written as MINUS.

    Attributes:
        first: index of its first token, FILTER.
        opening: index of the bracket before its pattern.
        closing: index of the bracket after it.
        end: index of the bracket that closes the group that it is in.
    """

    first: int
    opening: int
    closing: int
    end: int


def anti_joins(
    query: str, found: Sequence[Token], pairs: Mapping[int, int], count: Count
) -> Iterator[AntiJoin]:
    """The filters that are answered faster as MINUS."""
    for at in range(len(found) - len(_WORDS)):
        close = pairs.get(at + len(_WORDS))
        if close is None or any(not found[at + n].says(each) for n, each in enumerate(_WORDS)):
            continue
        around = [each for each in pairs if each < at and pairs[each] > close]
        # A filter of OPTIONAL sees what is around it; EXISTS gives values to what is in it.
        if not around or found[max(around) - 1].says("OPTIONAL"):
            continue
        if any(each and found[each - 1].says("EXISTS") for each in around):
            continue
        group = read_group(query, found, max(around), pairs)
        inside = read_triples(query, found[at + len(_WORDS) + 1 : close])
        if group is None or not inside:
            continue
        join = AntiJoin(at, at + len(_WORDS), close, group.closing)
        if _has_same_rows(found, join, inside, group) and _is_faster(inside, group, count):
            yield join


def _has_same_rows(
    found: Sequence[Token], join: AntiJoin, inside: Sequence[Triple], group: Group
) -> bool:
    outside = {
        each.text[1:]
        for each in (*found[group.opening : join.first], *found[join.closing : group.closing])
        if each.kind is Kind.VARIABLE
    }
    shared = outside & frozenset[str]().union(*(each.variables for each in inside))
    return bool(shared) and shared <= group.variables


def _is_faster(inside: Sequence[Triple], group: Group, count: Count) -> bool:
    main = max(inside, key=lambda each: len(each.variables))
    others = [each for each in inside if each is not main]
    is_flat = all(len(each.variables) == 1 and each.variables < main.variables for each in others)
    triples = [each for block in group.blocks for each in block.triples]
    if not is_flat or any(each.repeats for each in (*inside, *triples)):
        return False
    rows = _MOST
    for each in triples:
        rows = min(rows, count([each], rows))
    return rows >= _MANY and count([main], 2 * rows + 1) <= 2 * rows
