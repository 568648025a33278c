"""`SELECT *`: its variables in the order in which a query first names them."""

from __future__ import annotations

from collections.abc import Sequence

from lskg.errors import QueryError
from lskg.sparql.lexer import Kind, Token, closings, place_of


def star(found: Sequence[Token]) -> Token | None:
    """The asterisk of a query that selects all its variables, or None."""
    for at, token in enumerate(found):
        if token.says("ASK", "CONSTRUCT", "DESCRIBE"):
            return None
        if token.says("SELECT"):
            return _star_after(found, at)
    return None


def in_order(found: Sequence[Token], names: Sequence[str]) -> list[str]:
    """Names of variables in the order in which a query first has them.

    >>> from lskg.sparql.lexer import tokens
    >>> in_order(tokens("SELECT * { ?s ?p $o }"), ["o", "p", "s"])
    ['s', 'p', 'o']
    """
    places: dict[str, int] = {}
    for at, token in enumerate(found):
        if token.kind is Kind.VARIABLE:
            places.setdefault(token.text[1:], at)
    return sorted(names, key=lambda name: (places.get(name, len(found)), name))


def refuse_star_with_groups(query: str, found: Sequence[Token]) -> None:
    """Refuse `SELECT * … GROUP BY`, which the engine lets pass.

    https://www.w3.org/TR/sparql11-query/#sparqlGrammar, note 12

    Raises:
        QueryError: the query has it.
    """
    pairs = closings(found)
    for at, token in enumerate(found):
        asterisk = _star_after(found, at) if token.says("SELECT") else None
        if asterisk is None:
            continue
        group = next((each for each in range(at, len(found)) if found[each].text == "{"), -1)
        close = pairs.get(group, len(found))
        if close + 1 < len(found) and found[close + 1].says("GROUP"):
            raise QueryError(
                "SELECT * has no place beside GROUP BY; name the variables.",
                *place_of(query, asterisk),
            )


def _star_after(found: Sequence[Token], at: int) -> Token | None:
    at += 1
    if at < len(found) and found[at].says("DISTINCT", "REDUCED"):
        at += 1
    if at < len(found) and found[at].kind is Kind.MARK and found[at].text == "*":
        return found[at]
    return None
