"""IRIs in the place of variables of a query, and values for these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lskg.errors import QueryError
from lskg.namespaces import PREFIXES
from lskg.sparql.lexer import Kind
from lskg.sparql.syntax_tree import FORMS, Query

#: What ends the conditions of GROUP BY in a sub-select: https://www.w3.org/TR/sparql11-query/#rSubSelect
_BEHIND_GROUP = ("HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES", "}")
_DECLARED = re.compile(r"PREFIX\s+([\w-]*):\s*<([^<>]*)>", re.IGNORECASE)
#: What ends an IRI, or has no place in it: https://www.w3.org/TR/sparql11-query/#rIRIREF
_FORBIDDEN = frozenset('<>"{}|^`\\')


def bind(query: Query, bindings: Mapping[str, str]) -> str:
    """A query with IRIs in the place of variables; SELECT still names the variables it named.

    A sub-select no longer names them, since they have their value outside of it, too. Where it
    names no other, or the query gives such a variable a value itself, what comes out is no SPARQL.

    Args:
        query: the query.
        bindings: absolute IRIs by name of variable.

    Raises:
        QueryError: a value is no IRI.

    >>> bind(Query("SELECT ?s ?o { ?s ?p ?o } ORDER BY ?s"), {"s": "urn:a"})
    'SELECT (<urn:a> AS ?s) ?o { <urn:a> ?p ?o } ORDER BY ?s'
    >>> counts = "SELECT ?s ?n { { SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o } GROUP BY ?s } }"
    >>> bind(Query(counts), {"s": "urn:a"}).partition("{ {")[2]
    ' SELECT  (COUNT(?o) AS ?n) { <urn:a> ?p ?o } GROUP BY (<urn:a>) } }'
    """
    terms = {name: _term(value) for name, value in bindings.items()}
    form = next(iter(query.where(*FORMS)), len(query.tokens))
    _, closing = _pattern(query, form)
    projected = {
        at: select for select in query.where("SELECT") for at in _clause(query, select, "{")
    }
    grouped = {at for group in query.where("GROUP") for at in _clause(query, group, *_BEHIND_GROUP)}
    edits = []
    for at, token in enumerate(query.tokens[:closing]):
        if token.kind is not Kind.VARIABLE or token.text[1:] not in terms:
            continue
        term = terms[token.text[1:]]
        if at in projected:
            term = f"({term} AS {token.text})" if projected[at] == form else ""
        elif at in grouped:
            term = f"({term})"
        edits.append((token.start, token.end, term))
    return query.edited(edits).text


def with_value(query: Query, name: str, iri: str, narrows: str = "") -> Query:
    r"""A query in which a variable has one value.

    Where the query lists values of the variable, this one is in their place; else the list is put
    at the beginning of its pattern.

    Args:
        query: the query.
        name: of the variable.
        iri: an absolute IRI.
        narrows: a pattern with the variable, where the query has none.

    Raises:
        QueryError: the value is no IRI.

    >>> with_value(Query("SELECT ?s { VALUES ?s { <urn:a> <urn:b> } ?s ?p ?o }"), "s", "urn:c").text
    'SELECT ?s { VALUES ?s { <urn:c> } ?s ?p ?o }'
    >>> with_value(Query("SELECT ?s { ?s ?p ?o }"), "c", "urn:c", "?s a ?c .").text
    'SELECT ?s {\n  VALUES ?c { <urn:c> } ?s a ?c . ?s ?p ?o }'
    """
    term = _term(iri)
    lists = [
        (query.tokens[opening].end, query.tokens[closing].start, f" {term} ")
        for opening, closing in _values(query, name)
    ]
    if not lists:
        opening, _ = _pattern(query, next(iter(query.where(*FORMS))))
        start = query.tokens[opening].end
        line = f"\n  VALUES ?{name} {{ {term} }}" + (f" {narrows}" if narrows else "")
        lists = [(start, start, line)]
    return query.edited(lists)


def value_of(query: Query, name: str) -> str | None:
    """The one IRI that a query lists for a variable; None where it lists none or several.

    >>> value_of(Query("SELECT ?s { VALUES ?s { <urn:a> } ?s ?p ?o }"), "s")
    'urn:a'
    >>> value_of(Query("PREFIX x: <urn:x:> SELECT ?s { VALUES ?s { x:a } ?s ?p ?o }"), "s")
    'urn:x:a'
    """
    opening, closing = next(_values(query, name), (0, 0))
    if closing - opening != 2:
        return None
    token = query.tokens[opening + 1]
    if token.kind is Kind.IRI:
        return token.text[1:-1]
    prefix, _, local = token.text.partition(":")
    known = PREFIXES | dict(_DECLARED.findall(query.prologue))
    return known[prefix] + local if prefix in known else None


def also_selecting(query: Query, names: Sequence[str]) -> Query:
    """A query that tells of more of its variables.

    >>> also_selecting(Query("SELECT ?s WHERE { ?s ?p ?o }"), ["o"]).text
    'SELECT ?s ?o WHERE { ?s ?p ?o }'
    """
    opening, _ = _pattern(query, next(iter(query.where(*FORMS))))
    last = opening - 1 - query.says(opening - 1, "WHERE")
    end = query.tokens[last].end
    return query.edited([(end, end, "".join(f" ?{name}" for name in names))])


def in_language(query: Query, language: str) -> Query:
    """A query that wants its words in another language than Vietnamese.

    >>> in_language(Query('SELECT ?s { ?s ?p ?o FILTER(LANG(?o) = "vi") }'), "en").text
    'SELECT ?s { ?s ?p ?o FILTER(LANG(?o) = "en") }'
    """
    return query.edited(
        (token.start, token.end, f'"{language}"')
        for at, token in enumerate(query.tokens)
        if token.text == '"vi"' and query.says(at - 5, "LANG")
    )


def _clause(query: Query, at: int, *ends: str) -> Iterator[int]:
    """Indexes of what stands behind a keyword, outside of brackets, up to one of some tokens."""
    at += 1
    while at < len(query.tokens) and query.tokens[at].text.upper() not in ends:
        yield at
        at = query.closings.get(at, at) + 1


def _values(query: Query, name: str) -> Iterator[tuple[int, int]]:
    """Indexes of the brackets around each list of values for a variable alone."""
    for at in query.where("VALUES"):
        if query.tokens[at + 1].text[1:] == name and (at + 2) in query.closings:
            yield at + 2, query.closings[at + 2]


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
