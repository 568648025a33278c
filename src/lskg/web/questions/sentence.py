"""The answer to a question in a sentence, made of its rows by the words beside its query."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from lskg.engine.graph_connection import Term
from lskg.web.language import Language, write_number

Row = Mapping[str, Term]

_PLACE = re.compile(
    r"\{(count|sum|distinct|first|last)(?::(\w+)(?:=([^;{}]+))?)?(?:;([^;{}]*);([^;{}]*))?\}"
)


def sentence(
    template: str, rows: Sequence[Row], words: Callable[[Row, str], str], language: Language
) -> str:
    """A sentence with what the rows say in its places; empty where they do not say it.

    ``{count}`` is the number of rows, ``{count:agree=false}`` of those with a value in a column,
    ``{distinct:plan}`` of the values of a column, ``{sum:links}`` their sum, ``{first:name}`` and
    ``{last:name}`` what the first and the last row have. ``{count;figure;figures}`` adds the one
    word or the other, as English does.

    Args:
        template: the words with places.
        rows: of the answer.
        words: what a person reads of a row in a column.
        language: in which numbers are written.

    >>> rows = [{"n": {"type": "literal", "value": "2"}}, {"n": {"type": "literal", "value": "3"}}]
    >>> sentence("{count;row;rows}, {sum:n} in all, {last:n}.", rows, lambda r, n: n.upper(), "en")
    '2 rows, 5 in all, N.'
    """
    if not rows:
        return ""
    missing = False

    def said(place: re.Match[str]) -> str:
        nonlocal missing
        what, column, value, one, many = place.groups()
        if what in ("first", "last"):
            found = words(rows[0 if what == "first" else -1], column)
            missing |= not found
            return found
        number = _counted(what, column, value, rows)
        noun = one if number == 1 else many
        return write_number(number, language) + (f" {noun}" if noun else "")

    text = _PLACE.sub(said, template)
    return "" if missing else text


def columns_of(template: str) -> set[str]:
    """The columns that a sentence tells of."""
    return {place[2] for place in _PLACE.finditer(template) if place[2]}


def _counted(what: str, column: str, value: str | None, rows: Sequence[Row]) -> Decimal:
    if what == "count" and not column:
        return Decimal(len(rows))
    found = [row[column]["value"] for row in rows if column in row]
    if what == "count":
        return Decimal(len(found) if value is None else found.count(value))
    return Decimal(len(set(found))) if what == "distinct" else sum(map(Decimal, found), Decimal())
