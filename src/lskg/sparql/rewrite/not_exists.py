"""`FILTER NOT EXISTS` as `MINUS`, where both have the same rows and MINUS takes less time.

https://www.w3.org/TR/sparql11-query/#neg-notexists-minus: they have the same rows where the
variables that they share with their group have a value in each row of it, and there is one.

`NOT EXISTS` looks for each row of the group; `MINUS` makes all its rows once. So the group must
have many rows, and the pattern not many more: it is one triple, with conditions on its variables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lskg.sparql.patterns import Count, Triple
from lskg.sparql.syntax_tree import Edit, Element, Group, Query

_MANY = 1_000
_MOST = 100_000


def anti_joins(query: Query, count: Count) -> Iterator[Edit]:
    """The filters that are answered faster as MINUS, at the end of their groups.

    There each variable has its value. A filter that is true is in the place of each, so that what
    stands around it stays apart.
    """
    for group in query.groups:
        # A filter of OPTIONAL sees what is around it; EXISTS gives values to what is in it.
        if group.in_exists or query.says(group.opening - 1, "OPTIONAL"):
            continue
        for each in group.elements:
            if not _is_not_exists(query, each):
                continue
            inside = query.triples(each.first + 3)
            if _has_same_rows(query, group, each, inside) and _is_faster(inside, group, count):
                start, end = query.tokens[each.first].start, query.tokens[each.end - 1].end
                yield start, end, "FILTER(true)"
                at = query.tokens[group.closing].start
                yield at, at, f" MINUS {query.text_of(each.first + 3, each.end)} "


def _is_not_exists(query: Query, element: Element) -> bool:
    is_filter = element.kind == "FILTER" and query.says(element.first + 1, "NOT")
    return is_filter and query.closings.get(element.first + 3) == element.end - 1


def _has_same_rows(query: Query, group: Group, each: Element, inside: Sequence[Triple]) -> bool:
    before = query.variables(group.opening, each.first)
    outside = before | query.variables(each.end, group.closing)
    shared = outside & frozenset[str]().union(*(each.variables for each in inside))
    return bool(shared) and shared <= group.variables


def _is_faster(inside: Sequence[Triple], group: Group, count: Count) -> bool:
    main = max(inside, key=lambda each: len(each.variables))
    others = [each for each in inside if each is not main]
    is_flat = all(len(each.variables) == 1 and each.variables < main.variables for each in others)
    if not is_flat or any(each.repeats for each in (*inside, *group.triples)):
        return False
    rows = _MOST
    for each in group.triples:
        rows = min(rows, count([each], rows))
    return rows >= _MANY and count([main], 2 * rows + 1) <= 2 * rows
