"""Joins of many triples in an order, and in parts, in which they take less time.

The engine knows no numbers: of patterns of one form it takes the one that is written first, and it
looks up the others for each row so far. So the smallest goes first. And where two large parts meet
in one variable, each is made on its own: of sub-selects the engine makes a hash join.

The triples of a block may stand in any order, and a join of parts of a block is the block, as long
as there are no blank nodes: https://www.w3.org/TR/sparql11-query/#BasicGraphPatterns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from lskg.sparql.patterns import Count, Triple, is_variable, text_of
from lskg.sparql.syntax_tree import TRIPLES, Edit, Query

#: Clauses before triples beside which their order is worth something.
_BEFORE = (TRIPLES, "FILTER", "VALUES", "BIND")
_LEAST = 3
_MOST_TRIPLES = 12
_MOST_ROWS = 20_000
#: Rows that each part has at least, and how many times more the larger one may have.
_FEWEST_ROWS = 50
_UNLIKE = 10


def joins(query: Query, count: Count) -> Iterator[Edit]:
    """The triples that begin groups, but for those of EXISTS, in order and in parts."""
    if _ends_early(query):
        return
    for group in query.groups:
        is_restricted = not group.others <= {"FILTER", "MINUS"}
        # After another clause, the engine begins with what it takes for the smallest of all.
        first = takewhile(lambda each: each.kind in _BEFORE, group.elements)
        for each in first if not group.in_exists else ():
            if text := _joined(each.triples, is_restricted, count):
                start, end = query.tokens[each.first].start, query.tokens[each.end - 1].end
                yield start, end, text


def _ends_early(query: Query) -> bool:
    """Whether a query may be answered by the first rows of its joins."""
    if query.has("ASK", "DESCRIBE"):
        return True
    return query.has("LIMIT") and not query.has("ORDER", "GROUP")


def _joined(triples: Sequence[Triple], is_restricted: bool, count: Count) -> str:
    """Triples in other words; nothing where they stay as they are."""
    if not _LEAST <= len(triples) <= _MOST_TRIPLES or not all(map(_is_large, triples)):
        return ""
    ordered = _ordered(triples, count)
    if not is_restricted and (parts := _parts(ordered, count)) is not None:
        apart = (text_of(_ordered(each, count)) for each in parts)
        return " ".join(f"{{ SELECT * {{ {each} }} }}" for each in apart)
    return f"{text_of(ordered)} ." if ordered != [*triples] else ""


def _is_large(triple: Triple) -> bool:
    """Whether nothing but a property, or a class, says which triples are meant."""
    is_open = is_variable(triple.value) or triple.verb == "a"
    return is_variable(triple.subject) and is_open and not triple.is_path


def _ordered(triples: Sequence[Triple], count: Count) -> list[Triple]:
    """Triples from the smallest on, each connected to one before it where there is one."""
    sizes = {each: count([each], _MOST_ROWS) for each in triples}
    left = [*triples]
    result: list[Triple] = []
    known: frozenset[str] = frozenset()
    while left:
        best = min(left, key=lambda each: (not each.variables & known, sizes[each]))
        left.remove(best)
        known |= best.variables
        result.append(best)
    return result


def _parts(
    triples: Sequence[Triple], count: Count
) -> tuple[Sequence[Triple], Sequence[Triple]] | None:
    """Two large parts that meet in one variable."""
    subjects = {each.subject for each in triples}
    values = [each.value for each in triples if each.value not in subjects]
    # Where a value is a subject too, or stands once, there is one row for each row so far.
    cuts = [_cut(triples, each[1:]) for each in dict.fromkeys(values) if values.count(each) > 1]
    for cut in filter(None, cuts):
        rows = sorted(count(_ordered(each, count), _MOST_ROWS) for each in cut)
        if rows[0] >= _FEWEST_ROWS and rows[1] < min(_MOST_ROWS, rows[0] * _UNLIKE):
            return cut
    return None


def _cut(triples: Sequence[Triple], variable: str) -> tuple[list[Triple], list[Triple]] | None:
    """The two parts, of two triples at least, that have nothing but a variable in common."""
    first = [triples[0]]
    known = first[0].variables - {variable}
    while more := [each for each in triples if each not in first and each.variables & known]:
        first += more
        known = known.union(*(each.variables for each in more)) - {variable}
    first = [each for each in triples if each in first]
    second = [each for each in triples if each not in first]
    if len(first) == 1 or len(second) == 1 or not _is_connected(second):
        return None
    shared = frozenset[str]().union(*(each.variables for each in second))
    meets = variable in shared and any(variable in each.variables for each in first)
    return (first, second) if meets else None


def _is_connected(triples: Sequence[Triple]) -> bool:
    known: frozenset[str] = frozenset()
    left = [*triples]
    while left:
        near = [each for each in left if not known or each.variables & known]
        if not near:
            return False
        known |= near[0].variables
        left.remove(near[0])
    return bool(triples)
