"""IRIs in the place of variables of a query."""

from __future__ import annotations

from collections.abc import Mapping

from lskg.errors import QueryError
from lskg.sparql.lexer import Kind
from lskg.sparql.syntax_tree import FORMS, Query

#: What ends an IRI, or has no place in it: https://www.w3.org/TR/sparql11-query/#rIRIREF
_FORBIDDEN = frozenset('<>"{}|^`\\')


def bind(query: Query, bindings: Mapping[str, str]) -> str:
    """A query with IRIs in the place of variables; SELECT still names the variables it named.

    Where the query gives such a variable a value itself, what comes out is no SPARQL.

    Args:
        query: the query.
        bindings: absolute IRIs by name of variable.

    Raises:
        QueryError: a value is no IRI.

    >>> bind(Query("SELECT ?s ?o { ?s ?p ?o } ORDER BY ?s"), {"s": "urn:a"})
    'SELECT (<urn:a> AS ?s) ?o { <urn:a> ?p ?o } ORDER BY ?s'
    """
    terms = {name: _term(value) for name, value in bindings.items()}
    form = next(iter(query.where(*FORMS)), len(query.tokens))
    opening, closing = _pattern(query, form)
    parts: list[str] = []
    last = depth = 0
    for at, token in enumerate(query.tokens[:closing]):
        depth += (token.text == "(") - (token.text == ")")
        if token.kind is not Kind.VARIABLE or token.text[1:] not in terms:
            continue
        term = terms[token.text[1:]]
        is_named = query.says(form, "SELECT") and at < opening and depth == 0
        parts += query.text[last : token.start], f"({term} AS {token.text})" if is_named else term
        last = token.end
    return "".join((*parts, query.text[last:]))


def _pattern(query: Query, form: int) -> tuple[int, int]:
    """Indexes of the bracket before the first group of a query, and of that after its pattern."""
    end = len(query.tokens)
    groups = []
    at = form
    while at < end:
        if query.tokens[at].text == "{":
            groups.append(at)
        at = query.closings.get(at, at) + 1
    if not groups:
        return end, end
    has_template = query.says(form, "CONSTRUCT") and len(groups) > 1
    return groups[0], query.closings.get(groups[1 if has_template else 0], end)


def _term(value: str) -> str:
    if any(sign in _FORBIDDEN or sign <= " " for sign in value):
        raise QueryError("<{value}> is not an absolute IRI.", value=value)
    return f"<{value}>"
