r"""Escapes of characters, such as `\u00E9`, outside strings and IRIs.

https://www.w3.org/TR/sparql11-query/#codepointEscape: they stand for their characters wherever
they are; the engine knows them in strings and IRIs only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lskg.errors import QueryError
from lskg.sparql.lexer import literal_spans
from lskg.sparql.syntax_tree import Edit, Query

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
#: What would begin or end a string, an IRI, a comment or a gap is no character of a name.
_UNSAFE = frozenset("\"'<>#\\\x7f\ufeff")
_PLACE = ("line", "column")
_LAST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


def escapes(query: str) -> tuple[Edit, ...]:
    r"""The characters that stand in the place of escapes outside strings and IRIs.

    >>> escapes(r"ASK { ?\u0061 <urn:\u0061> '\u0061' }")
    ((7, 13, 'a'),)
    """
    return tuple(_escapes(query)) if _ESCAPE.search(query) else ()


def decoded(query: str) -> str:
    r"""A query with its characters in the place of such escapes.

    >>> decoded(r"SELECT ?\u0061 { ?a ex:\u0070 '\u0061' }")
    "SELECT ?a { ?a ex:p '\\u0061' }"
    """
    edits = escapes(query)
    return Query(query).edited(edits).text if edits else query


def as_written(error: QueryError, query: str, edits: tuple[Edit, ...]) -> QueryError:
    """An error of a decoded query, with its place in the query as it was written."""
    if error.line is None or error.column is None or not edits:
        return error
    start = 0
    for _ in range(error.line - 1):
        start = query.find("\n", start) + 1
    at = start + error.column - 1
    for first, end, new in edits:
        if start <= first < at:
            at += end - first - len(new)
    others = {name: value for name, value in error.values.items() if name not in _PLACE}
    return type(error)(error.message, error.line, at - start + 1, limit=error.limit, **others)


def _escapes(query: str) -> Iterator[Edit]:
    spans = literal_spans(query)
    first, end = next(spans, (len(query), len(query)))
    for found in _ESCAPE.finditer(query):
        while end <= found.start() and first < len(query):
            first, end = next(spans, (len(query), len(query)))
        code = int(found[1] or found[2], 16)
        is_outside = found.start() < first
        if is_outside and code <= _LAST and code not in _SURROGATES:
            character = chr(code)
            if character > " " and character not in _UNSAFE and not character.isspace():
                yield *found.span(), character
