"""`SELECT *`: its variables in the order in which a query first names them."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from lskg.errors import QueryError
from lskg.sparql.lexer import Kind, line_and_column
from lskg.sparql.prefixes import undeclared
from lskg.sparql.syntax_tree import FORMS, Query


def with_names(query: Query, base: str | None) -> Query:
    """A query with names in the place of `SELECT *`; the engine says which, over no data.

    Raises:
        SyntaxError: the query is malformed.

    >>> with_names(Query("SELECT * { ?s ?p $o }"), None).text
    'SELECT  ?s ?p ?o  { ?s ?p $o }'
    """
    form = next(query.where(*FORMS), None)
    asterisk = None if form is None else _star_after(query, form)
    if asterisk is None:
        return query
    result = ox.Store().query(query.text, base_iri=base, prefixes=undeclared(query.text))
    assert isinstance(result, ox.QuerySolutions)
    names = _in_order(query, [each.value for each in result.variables])
    if not names:
        return query
    token = query.tokens[asterisk]
    return query.edited([(token.start, token.end, f" {' '.join(f'?{each}' for each in names)} ")])


def refuse_star_with_groups(query: Query) -> None:
    """Refuse `SELECT * … GROUP BY`, which the engine lets pass.

    https://www.w3.org/TR/sparql11-query/#sparqlGrammar, note 12

    Raises:
        QueryError: the query has it.
    """
    for at in query.where("SELECT"):
        asterisk = _star_after(query, at)
        if asterisk is None:
            continue
        group = next((each for each in sorted(query.closings) if each > asterisk), -1)
        if query.says(query.closings.get(group, -2) + 1, "GROUP"):
            raise QueryError(
                "SELECT * has no place beside GROUP BY; name the variables.",
                *line_and_column(query.text, query.tokens[asterisk].start),
            )


def _in_order(query: Query, names: Sequence[str]) -> list[str]:
    """Names of variables in the order in which a query first has them."""
    places: dict[str, int] = {}
    for at, token in enumerate(query.tokens):
        if token.kind is Kind.VARIABLE:
            places.setdefault(token.text[1:], at)
    return sorted(names, key=lambda name: (places.get(name, len(places)), name))


def _star_after(query: Query, select: int) -> int | None:
    """The index of the asterisk after SELECT, or None."""
    at = select + 1 + query.says(select + 1, "DISTINCT", "REDUCED")
    is_star = query.says(select, "SELECT") and query.text_of(at, at + 1) == "*"
    return at if is_star else None
