"""`FILTER NOT EXISTS` as `MINUS`, where both have the same rows and MINUS takes less time.

https://www.w3.org/TR/sparql11-query/#neg-notexists-minus: they have the same rows where the
variables that they share with their group have a value in each row of it, and there is one.

`NOT EXISTS` looks for each row of the group; `MINUS` makes all its rows once. So the group must
have many rows, and the pattern not many more: it is one triple, with conditions on its variables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lskg.tokens import Kind, Token, closings
from lskg.triple_blocks import Triple, read_triples

#: Says how many rows a triple pattern has, up to a limit.
Count = Callable[[Triple, int], int]

_MANY = 1_000
_MOST = 100_000
_BRACKETED = ("FILTER", "BIND", "OPTIONAL", "MINUS", "VALUES")


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


def anti_joins(query: str, found: Sequence[Token], count: Count) -> Iterator[AntiJoin]:
    """The filters that are answered faster as MINUS."""
    pairs = closings(found)
    for at in range(len(found) - 3):
        close = pairs.get(at + 3)
        words = ("FILTER", "NOT", "EXISTS")
        if close is None or any(not found[at + n].says(each) for n, each in enumerate(words)):
            continue
        around = [each for each in pairs if each < at and pairs[each] > close]
        # A filter of OPTIONAL sees what is around it; EXISTS gives values to what is in it.
        if not around or found[max(around) - 1].says("OPTIONAL"):
            continue
        if any(each and found[each - 1].says("EXISTS") for each in around):
            continue
        join = AntiJoin(at, at + 3, close, pairs[max(around)])
        inside = read_triples(query, found[join.opening + 1 : close])
        group = _triples_of_group(query, found, max(around) + 1, join.end, pairs)
        if not inside or not _has_same_rows(found, join, max(around), inside, group):
            continue
        if _is_faster(inside, group, count):
            yield join


def _has_same_rows(
    found: Sequence[Token],
    join: AntiJoin,
    start: int,
    inside: Sequence[Triple],
    group: Sequence[Triple],
) -> bool:
    outside = {
        each.text[1:]
        for each in (*found[start : join.first], *found[join.closing : join.end])
        if each.kind is Kind.VARIABLE
    }
    shared = outside & frozenset[str]().union(*(each.variables for each in inside))
    bound = frozenset[str]().union(*(each.variables for each in group))
    return bool(shared) and shared <= bound


def _is_faster(inside: Sequence[Triple], group: Sequence[Triple], count: Count) -> bool:
    main = max(inside, key=lambda each: len(each.variables))
    others = [each for each in inside if each is not main]
    is_flat = all(len(each.variables) == 1 and each.variables < main.variables for each in others)
    if not is_flat or any(each.repeats for each in (*inside, *group)):
        return False
    rows = _MOST
    for each in group:
        rows = min(rows, count(each, rows))
    return rows >= _MANY and count(main, 2 * rows + 1) <= 2 * rows


def _triples_of_group(
    query: str, found: Sequence[Token], first: int, end: int, pairs: dict[int, int]
) -> list[Triple]:
    """The triples that stand in a group itself, as far as they are simple ones."""
    result: list[Triple] = []
    run: list[Token] = []
    at = first
    while at < end:
        token = found[at]
        if token.says(*_BRACKETED) or token.text == "{":
            result += _read(query, run)
            run = []
            while at < end and at not in pairs:
                at += 1
            if token.says("VALUES") and found[min(at, end)].text == "(":
                at = pairs[at] + 1
            at = pairs.get(at, end)
        elif token.kind is Kind.WORD and token.text != "a":
            # UNION, or a word of a sub-select: what is around it need not hold.
            return []
        else:
            run.append(token)
        at += 1
    return [*result, *_read(query, run)]


def _read(query: str, run: list[Token]) -> list[Triple]:
    while run and run[0].text == ".":
        run = run[1:]
    return read_triples(query, run) or []
