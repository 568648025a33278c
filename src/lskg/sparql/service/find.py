"""Where a query asks another server: the SERVICE clause, found before anything is evaluated.

Where a text can be read in two ways, a clause that one of them shows counts as found.
"""

from __future__ import annotations

import re

from lskg.sparql.lexer import Kind, is_unread, line_and_column, readings

_GAP = r"(?:[\x00-\x20]|\#[^\r\n]*+)*+"
_SERVER = r"[?$][^\x00-\x20{}]+|<[^<>\x00-\x20]*+>|[^\x00-\x20:{}<>?$]*:(?:[^\x00-\x20{}#]|\\#)*"
#: https://www.w3.org/TR/sparql11-query/#rServiceGraphPattern
_CLAUSE = re.compile(rf"SERVICE{_GAP}(?:SILENT{_GAP})?(?:{_SERVER}){_GAP}\{{", re.IGNORECASE)


def find_service(query: str, most: int | None = None) -> tuple[int, int] | None:
    """Line and column of the first SERVICE clause, or None when there is none.

    Args:
        query: the text.
        most: tokens that are read at most; what is not read counts as a clause.

    >>> find_service("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    (1, 12)
    >>> find_service("ASK { ?s rdfs:label 'SERVICE <x> {' } # SERVICE <x> {")
    """
    if not re.search("service", query, re.IGNORECASE):
        return None
    found = [
        token.start
        for before, token in readings(query, most)
        if is_unread(token)
        or (
            token.kind in (Kind.WORD, Kind.PREFIXED)
            and _CLAUSE.match(query, token.start)
            and not (before and before.says("GRAPH", "FROM", "NAMED"))
        )
    ]
    return line_and_column(query, min(found)) if found else None
