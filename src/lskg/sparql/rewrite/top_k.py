"""Pages of a long order: only the rows that can be on them are sorted.

`ORDER BY DESC(?value) LIMIT 10` has the engine make and sort all rows. Where the first key is a
number in every row, and ten rows or more are known to have a value of at least some bound, no row
below the bound is on the page: `FILTER(?value >= bound)` leaves the page as it is. The bound is one
of the numbers of the property, and how many rows keep to it is counted once: the graph does not
change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lskg.sparql.patterns import Triple, is_variable
from lskg.sparql.syntax_tree import Group, Query

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
_PAGE = re.compile(r"(LIMIT|OFFSET) ([0-9]+)", re.IGNORECASE)
_ORDER = re.compile(
    r"ORDER BY (?:(?P<direction>ASC|DESC) \( (?P<key>[?$]\S+) \)|(?P<bare>[?$]\S+))"
    rf"(?: .*?)??(?P<page>(?: {_PAGE.pattern})+)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Order:
    """The first key of an order, and how many rows there are up to the end of the page."""

    key: str
    is_descending: bool
    rows: int


def narrowed(query: Query, numbers: Numbers, rows: Rows, least: int = LEAST_VALUES) -> Query:
    """A query whose rows are no more than it takes for its page, where that is known.

    Args:
        query: the query.
        numbers: the values of a property.
        rows: how many rows a group has.
        least: how many values a property has at least.

    >>> text = "SELECT ?s { ?s ex:value ?v } ORDER BY DESC(?v) LIMIT 1"
    >>> values = [Decimal(each) for each in range(9)]
    >>> narrowed(Query(text), lambda verb: values, lambda group, limit: limit, least=1).text
    'SELECT ?s { ?s ex:value ?v FILTER(?v >= 8) } ORDER BY DESC(?v) LIMIT 1'
    """
    group = next(iter(query.groups), None) if _may_be_narrowed(query) else None
    order = _order(query, group) if group else None
    if group is None or order is None or not _is_simple(query, group):
        return query
    inside = query.text_of(group.opening + 1, group.closing)
    for bound in _bounds(group, order, numbers, least):
        condition = f" FILTER({order.key} {bound}) "
        if rows(f"{inside}{condition}", order.rows) >= order.rows:
            start = query.tokens[group.closing - 1].end
            return query.edited([(start, query.tokens[group.closing].start, condition)])
    return query


def _may_be_narrowed(query: Query) -> bool:
    is_page = query.form == "SELECT" and query.has("LIMIT")
    return is_page and query.is_plain and not query.has(*_UNSURE)


def _is_simple(query: Query, group: Group) -> bool:
    """Whether a group is the whole of a query without expressions before it."""
    selected = query.tokens[: group.opening]
    return (
        not any(each.text in ("(", "{") for each in selected)
        and group.is_whole
        and group.others <= {"FILTER", "OPTIONAL"}
        and not any(each.is_path for each in group.triples)
    )


def _bounds(group: Group, order: _Order, numbers: Numbers, least: int) -> Iterator[str]:
    """Bounds of the first key, from the narrowest on."""
    triple = next((each for each in group.triples if _gives(each, order.key)), None)
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


def _order(query: Query, group: Group) -> _Order | None:
    """The order and the page after a group; None where there is none, or there is more."""
    after = " ".join(each.text for each in query.tokens[group.closing + 1 :])
    found = _ORDER.fullmatch(after)
    if found is None:
        return None
    ends = {"LIMIT": 0, "OFFSET": 0}
    ends |= {word.upper(): int(number) for word, number in _PAGE.findall(found["page"])}
    direction = (found["direction"] or "").upper()
    key = found["key"] or found["bare"]
    rows = ends["LIMIT"] + ends["OFFSET"] if ends["LIMIT"] else 0
    return _Order(key, direction == "DESC", rows) if rows else None
