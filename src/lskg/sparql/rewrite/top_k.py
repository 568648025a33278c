"""Pages of a long order: only the rows that can be on them are sorted.

`ORDER BY DESC(?value) LIMIT 10` has the engine make and sort all rows. Where the first key is a
number in every row, and ten rows or more are known to have a value of at least some bound, no row
below the bound is on the page: `FILTER(?value >= bound)` leaves the page as it is. The bound is one
of the numbers of the property, and how many rows keep to it is counted once: the graph does not
change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lskg.sparql.lexer import Kind, Token, closings
from lskg.sparql.patterns import Group, Triple, is_variable, read_group

#: The values of a property in order; None where they are not all numbers, or too many.
Numbers = Callable[[str], Sequence[Decimal] | None]
#: How many rows a group has, up to a limit; the group is given by what stands in its brackets.
Rows = Callable[[str, int], int]

#: Where there are fewer values, sorting is fast.
LEAST_VALUES = 1_000
#: How many times more numbers than rows of the page are tried; each trial costs a count.
_TIMES = (1, 4)
#: The order must be longer than what is left of it by this.
_SHARE = 2
#: What has another value each time, makes it unclear of what the rows are, or takes long to count.
_UNSURE = (
    "DISTINCT", "REDUCED", "GROUP", "HAVING", "GRAPH", "SERVICE", "FROM", "VALUES", "EXISTS",
    "RAND", "NOW", "UUID", "STRUUID", "BNODE",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Order:
    """The first key of an order, and how many rows there are up to the end of the page."""

    key: str
    is_descending: bool
    rows: int


def narrowed(
    query: str,
    found: Sequence[Token],
    numbers: Numbers,
    rows: Rows,
    least: int = LEAST_VALUES,
) -> str:
    """A query whose rows are no more than it takes for its page, where that is known.

    Args:
        query: the query.
        found: its tokens.
        numbers: the values of a property.
        rows: how many rows a group has.
        least: how many values a property has at least.

    >>> from lskg.sparql.lexer import tokens
    >>> text = "SELECT ?s { ?s ex:value ?v } ORDER BY DESC(?v) LIMIT 1"
    >>> values = [Decimal(each) for each in range(9)]
    >>> narrowed(text, tokens(text), lambda verb: values, lambda group, limit: limit, least=1)
    'SELECT ?s { ?s ex:value ?v FILTER(?v >= 8) } ORDER BY DESC(?v) LIMIT 1'
    """
    first = next((at for at, each in enumerate(found) if each.text == "{"), None)
    if first is None or any(each.says(*_UNSURE) for each in found):
        return query
    pairs = closings(found)
    closing = pairs.get(first)
    selects = any(each.says("SELECT") for each in found[:first])
    if closing is None or not selects or any(each.text == "(" for each in found[:first]):
        return query
    order = _order(found[closing + 1 :])
    group = read_group(query, found, first, pairs) if order else None
    if order is None or group is None or not _is_plain(group):
        return query
    inside = query[found[first].end : found[closing].start]
    for bound in _bounds(group, order, numbers, least):
        filtered = f"{inside.rstrip(' ')} FILTER({order.key} {bound}) "
        if rows(filtered, order.rows) >= order.rows:
            return f"{query[: found[first].end]}{filtered}{query[found[closing].start :]}"
    return query


def _is_plain(group: Group) -> bool:
    triples = [each for block in group.blocks for each in block.triples]
    return (
        group.is_whole
        and group.others <= {"FILTER", "OPTIONAL"}
        and not any(each.is_path for each in triples)
    )


def _bounds(group: Group, order: _Order, numbers: Numbers, least: int) -> Iterator[str]:
    """Bounds of the first key, from the narrowest on."""
    triple = next(
        (each for block in group.blocks for each in block.triples if _gives(each, order.key)), None
    )
    values = numbers(triple.verb) if triple else None
    if values is None or len(values) < least:
        return
    for times in _TIMES:
        count = times * order.rows
        if not 0 < count * _SHARE <= len(values):
            return
        yield f">= {values[-count]:f}" if order.is_descending else f"<= {values[count - 1]:f}"


def _gives(triple: Triple, key: str) -> bool:
    """Whether a triple gives the key a value of a property."""
    is_key = is_variable(triple.value) and triple.value[1:] == key[1:]
    return is_key and not is_variable(triple.verb) and triple.verb != "a"


def _order(after: Sequence[Token]) -> _Order | None:
    """The order and the page after a group; None where there is none, or there is more."""
    if len(after) < 3 or not (after[0].says("ORDER") and after[1].says("BY")):
        return None
    is_descending, at = False, 2
    if after[at].says("ASC", "DESC"):
        is_descending = after[at].says("DESC")
        if [each.text for each in after[3:6:2]] != ["(", ")"]:
            return None
        at = 4
    key = after[at]
    ends = {"LIMIT": 0, "OFFSET": 0}
    pages = [each for each in range(at, len(after)) if after[each].says(*ends)]
    for each in pages:
        number = after[each + 1] if each + 1 < len(after) else after[each]
        if number.kind is not Kind.NUMBER or not number.text.isdecimal():
            return None
        ends[after[each].text.upper()] = int(number.text)
    is_page = bool(pages) and len(after) == pages[0] + 2 * len(pages)
    if key.kind is not Kind.VARIABLE or not is_page or not ends["LIMIT"]:
        return None
    return _Order(key.text, is_descending, ends["LIMIT"] + ends["OFFSET"])
