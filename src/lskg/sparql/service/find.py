"""Where a query asks another server: the SERVICE clause, found before anything is evaluated.

Oxigraph reads a query without a separate tokenizer, so that ``1<2)SERVICE?x#>`` may be a
comparison followed by a clause, or an IRI. Where a text can be read in two ways both are followed:
a clause that one of them shows counts as found.
"""

from __future__ import annotations

import re

_GAP = r"(?:[\x00-\x20]|\#[^\r\n]*)*"
_NAME = r"[\w\u00b7-]"
_PREFIXED = rf"(?:{_NAME}(?:[\w\u00b7.-]*{_NAME})?)?:(?:{_NAME}|[.:]|%[0-9A-Fa-f]{{2}}|\\[^\w\s])*"
_IRI = r"<[^<>\"{}|^`\\\x00-\x20]*>"
#: https://www.w3.org/TR/sparql11-query/#rServiceGraphPattern
_CLAUSE = re.compile(
    rf"SERVICE{_GAP}(?:SILENT{_GAP})?(?:[?$]\w+|<[^>]*>|{_PREFIXED}){_GAP}\{{", re.IGNORECASE
)
_BEFORE_GRAPH_NAME = frozenset({"GRAPH", "FROM", "NAMED"})
_STRING = re.compile(
    r'"""(?:"{0,2}(?:[^"\\]|\\.))*"""'
    r"|'''(?:'{0,2}(?:[^'\\]|\\.))*'''"
    r'|"(?:[^"\\\r\n]|\\.)*"'
    r"|'(?:[^'\\\r\n]|\\.)*'",
    re.DOTALL,
)
_OPEN = re.compile(_IRI)
_GAPS = re.compile(r"(?:[\x00-\x20]|\#[^\r\n]*)+")
_WHOLE = re.compile(
    rf"[?$]\w+|@[A-Za-z]+(?:-[A-Za-z0-9]+)*|true|false|[0-9.]+(?:[eE][+-]?[0-9]+)?"
    rf"|{_PREFIXED}|(?P<word>{_NAME}+)",
    re.IGNORECASE,
)


def find_service(query: str) -> tuple[int, int] | None:
    """Line and column of the first SERVICE clause, or None when there is none.

    >>> find_service("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    (1, 12)
    >>> find_service("ASK { ?s rdfs:label 'SERVICE <x> {' } # SERVICE <x> {")
    """
    if not re.search("service", query, re.IGNORECASE):
        return None
    at = _find(query)
    if at is None:
        return None
    return query.count("\n", 0, at) + 1, at - (query.rfind("\n", 0, at) + 1) + 1


def _find(query: str) -> int | None:
    """Follow every reading of the text; a state is a place and whether a graph name is due."""
    seen: set[tuple[int, bool]] = set()
    states = [(0, False)]
    found: list[int] = []
    while states:
        state = states.pop()
        at, names_graph = state
        if at >= len(query) or state in seen:
            continue
        seen.add(state)
        if not names_graph and _CLAUSE.match(query, at):
            found.append(at)
        states += _next_states(query, at, names_graph)
    return min(found, default=None)


def _next_states(query: str, at: int, names_graph: bool) -> list[tuple[int, bool]]:
    if gap := _GAPS.match(query, at):
        return [(gap.end(), names_graph)]
    if query[at] == "<":
        iri = _OPEN.match(query, at)
        return [(at + 1, False), *([(iri.end(), False)] if iri else [])]
    if string := _STRING.match(query, at):
        return [(string.end(), False)]
    if whole := _WHOLE.match(query, at):
        word = (whole["word"] or "").upper()
        dots = [(at + dot.end(), False) for dot in re.finditer(r"\.", whole[0])]
        return [(whole.end(), word in _BEFORE_GRAPH_NAME), *dots]
    return [(at + 1, False)]
