"""IRIs in the place of variables of a query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lskg.errors import QueryError
from lskg.sparql.lexer import Kind, Token, closings

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
#: What ends an IRI, or has no place in it: https://www.w3.org/TR/sparql11-query/#rIRIREF
_FORBIDDEN = frozenset('<>"{}|^`\\')


def bind(query: str, found: Sequence[Token], bindings: Mapping[str, str]) -> str:
    """A query with IRIs in the place of variables; SELECT still names the variables it named.

    Where the query gives such a variable a value itself, what comes out is no SPARQL.

    Args:
        query: the query.
        found: its tokens.
        bindings: absolute IRIs by name of variable.

    Raises:
        QueryError: a value is no IRI.

    >>> from lskg.sparql.lexer import tokens
    >>> text = "SELECT ?s ?o { ?s ?p ?o } ORDER BY ?s"
    >>> bind(text, tokens(text), {"s": "urn:a"})
    'SELECT (<urn:a> AS ?s) ?o { <urn:a> ?p ?o } ORDER BY ?s'
    """
    terms = {name: _term(value) for name, value in bindings.items()}
    form = next((at for at, token in enumerate(found) if token.says(*_FORMS)), len(found))
    opening, closing = _pattern(found, form)
    parts: list[str] = []
    last = depth = 0
    for at, token in enumerate(found[:closing]):
        depth += (token.text == "(") - (token.text == ")")
        if token.kind is not Kind.VARIABLE or token.text[1:] not in terms:
            continue
        term = terms[token.text[1:]]
        is_named = found[form].says("SELECT") and at < opening and depth == 0
        parts += query[last : token.start], f"({term} AS {token.text})" if is_named else term
        last = token.end
    return "".join((*parts, query[last:]))


def _pattern(found: Sequence[Token], form: int) -> tuple[int, int]:
    """Indexes of the bracket before the first group of a query, and of that after its pattern."""
    pairs = closings(found)
    groups = []
    at = form
    while at < len(found):
        if found[at].text == "{":
            groups.append(at)
        at = pairs.get(at, at) + 1
    if not groups:
        return len(found), len(found)
    has_template = found[form].says("CONSTRUCT") and len(groups) > 1
    return groups[0], pairs.get(groups[1 if has_template else 0], len(found))


def _term(value: str) -> str:
    if any(sign in _FORBIDDEN or sign <= " " for sign in value):
        raise QueryError("<{value}> is not an absolute IRI.", value=value)
    return f"<{value}>"
