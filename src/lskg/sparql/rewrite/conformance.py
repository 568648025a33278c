"""Queries put in other words where the engine would not answer them as the standard says.

Four forms are concerned; they are answered right in the form that is written here:

- `GROUP_CONCAT` makes a plain string; the engine keeps a language tag that all values share.
- `GRAPH ?g { … }` is evaluated graph by graph; the engine takes all graphs at once where the
  group holds a sub-select, VALUES, MINUS or another GRAPH, and lets the group see `?g`.
- `COALESCE (` and `CONCAT (` may have a gap; the engine knows them without one only.
- Alternatives in paths: see `lskg.sparql.rewrite.alternatives`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lskg.errors import QueryRefused
from lskg.sparql.lexer import Kind
from lskg.sparql.rewrite import alternatives
from lskg.sparql.syntax_tree import Edit, Query

_GRAPH_BY_GRAPH = ("SELECT", "VALUES", "MINUS", "GRAPH")
#: With these it matters whether the group sees the variable of its graph.
_LOOKING = ("FILTER", "BIND", "OPTIONAL")
#: Characters of a query that names its graphs one by one, and how deep it may be nested.
_LONGEST = 4_000_000
_DEEPEST = 50


def corrected(query: Query, graphs: Callable[[], Sequence[str]]) -> str:
    """The query in the form that the engine answers as the standard says.

    Args:
        query: the query.
        graphs: gives the named graphs of its dataset.

    Raises:
        QueryRefused: it would become too long.

    >>> text = "ASK { GRAPH ?g { ?s ?p _:x MINUS { ?s a ?s } } }"
    >>> corrected(Query(text), lambda: ["urn:x:1"])
    'ASK { { { GRAPH <urn:x:1> { ?s ?p _:x-0 MINUS { ?s a ?s } } VALUES ?g { <urn:x:1> } } } }'
    """
    query = alternatives.apart(query.edited(_gaps(query)))
    if not query.has("GRAPH", "GROUP_CONCAT"):
        return query.text
    return _Correction(query, graphs).text()


def _gaps(query: Query) -> Iterator[Edit]:
    """The gaps before brackets that are none to the engine."""
    for at in query.where("COALESCE", "CONCAT"):
        start, following = query.tokens[at].end, query.tokens[at + 1 : at + 2]
        if following and following[0].text == "(" and following[0].start > start:
            yield start, following[0].start, ""


class _Correction:
    def __init__(self, query: Query, graphs: Callable[[], Sequence[str]]) -> None:
        self._query = query
        self._graphs = graphs

    def text(self) -> str:
        """The whole query."""
        tokens = self._query.tokens
        head = self._query.text[: tokens[0].start]
        return head + self._between(0, len(tokens), "", 0)

    def _between(self, first: int, end: int, mark: str, depth: int) -> str:
        """The text from one token to before another; `mark` sets blank nodes of copies apart."""
        if depth > _DEEPEST:
            raise QueryRefused("The query is nested too deeply to be answered.")
        text, tokens = self._query.text, self._query.tokens
        parts: list[str] = []
        at = first
        while at < end:
            if (done := self._graph(at, mark, depth)) or (done := self._concat(at, mark, depth)):
                part, at = done
            else:
                token = tokens[at]
                part = token.text + (mark if token.kind is Kind.BLANK else "")
                at += 1
            following = tokens[at].start if at < len(tokens) else len(text)
            parts += part, text[tokens[at - 1].end : following]
        return "".join(parts)

    def _concat(self, at: int, mark: str, depth: int) -> tuple[str, int] | None:
        """`GROUP_CONCAT(…)` as a plain string, and the index after it."""
        close = self._query.closings.get(at + 1)
        if not self._query.says(at, "GROUP_CONCAT") or close is None:
            return None
        inside = self._between(at + 1, close, mark, depth + 1)
        return f"STR({self._query.tokens[at].text}{inside}))", close + 1

    def _graph(self, at: int, mark: str, depth: int) -> tuple[str, int] | None:
        """`GRAPH ?g { … }` as the union of its graphs, and the index after it."""
        found, close = self._query.tokens, self._query.closings.get(at + 2)
        if not found[at].says("GRAPH") or close is None or found[at + 1].kind is not Kind.VARIABLE:
            return None
        variable, inside = found[at + 1].text, found[at + 3 : close]
        looks = variable[1:] in self._query.variables(at + 3, close) and any(
            token.says(*_LOOKING) for token in inside
        )
        if not looks and not any(token.says(*_GRAPH_BY_GRAPH) for token in inside):
            return None
        copies = []
        size = 0
        for number, graph in enumerate(self._graphs()):
            group = self._between(at + 2, close, f"{mark}-{number}", depth + 1) + "}"
            copies.append(f"{{ GRAPH <{graph}> {group} VALUES {variable} {{ <{graph}> }} }}")
            size += len(copies[-1])
            if size > _LONGEST:
                raise QueryRefused(
                    "The query nests too many GRAPH clauses to be answered graph by graph."
                )
        union = " UNION ".join(copies) or f"VALUES {variable} {{ }}"
        return f"{{ {union} }}", close + 1
