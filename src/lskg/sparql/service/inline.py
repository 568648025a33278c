"""SERVICE clauses: what they ask of other servers, and their answers put into the query.

The engine never asks another server. A clause is replaced by the table that its server answered
with; what it asks is sent by the process that has sockets, and evaluated by one that has none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from lskg.errors import LskgError, QueryError, QueryRefused
from lskg.sparql.dataset import absolute
from lskg.sparql.lexer import Kind
from lskg.sparql.syntax_tree import Query


@dataclass(frozen=True, slots=True)
class ServiceCall:
    """A SERVICE clause.

    Attributes:
        server: IRI of the server.
        query: what is asked of it.
        silent: whether the clause stands for one empty row when the server fails.
        start: offset of the clause.
        end: offset after it.
    """

    server: str
    query: str
    silent: bool
    start: int
    end: int


class ServiceNeeded(LskgError):
    """A query can be answered once its SERVICE clauses are."""

    def __init__(self, calls: tuple[ServiceCall, ...]) -> None:
        super().__init__("Other servers must be asked first.")
        self.calls = calls

    def __reduce__(self) -> tuple[type[ServiceNeeded], tuple[tuple[ServiceCall, ...]]]:
        return type(self), (self.calls,)


def service_calls(query: Query, base: str | None) -> tuple[ServiceCall, ...]:
    """The SERVICE clauses of a query, in order.

    Raises:
        QueryError: a clause has a variable for its server, or holds another one.

    >>> text = "PREFIX x: <urn:x:> ASK { SERVICE SILENT x:a { ?s ?p x:o } }"
    >>> call, = service_calls(Query(text), None)
    >>> call.server, call.silent, text[call.start : call.end]
    ('urn:x:a', True, 'SERVICE SILENT x:a { ?s ?p x:o }')
    >>> call.query
    'PREFIX x: <urn:x:> SELECT * WHERE { ?s ?p x:o }'
    """
    # The server does not know the base of this one.
    head = f"BASE <{base}> {query.prologue}" if base else query.prologue
    calls: list[ServiceCall] = []
    for at in query.where("SERVICE"):
        start = query.tokens[at].start
        if calls and start < calls[-1].end:
            raise QueryRefused("SERVICE is refused: a SERVICE clause holds another one.")
        silent = query.says(at + 1, "SILENT")
        name = at + 1 + silent
        close = query.closings.get(name + 1)
        if close is None or query.tokens[name].kind not in (Kind.IRI, Kind.PREFIXED):
            raise QueryRefused("SERVICE is refused: its server is not an IRI.")
        try:
            (server,) = absolute(query, [query.tokens[name].text], base)
        except SyntaxError:
            raise QueryRefused("SERVICE is refused: its server cannot be read.") from None
        group = query.text_of(name + 1, close + 1)
        end = query.tokens[close].end
        calls.append(ServiceCall(server, f"{head}SELECT * WHERE {group}", silent, start, end))
    return tuple(calls)


def with_answers(query: str, calls: Sequence[ServiceCall], answers: Sequence[bytes | None]) -> str:
    """The query with tables in the place of its SERVICE clauses, on the same lines.

    Raises:
        QueryError: an answer is not a table, or has a blank node.
    """
    parts: list[str] = []
    at = 0
    for call, answer in zip(calls, answers, strict=True):
        clause = query[call.start : call.end]
        table = "{ }" if answer is None else _values(answer, call.server)
        parts += query[at : call.start], table, "\n" * clause.count("\n")
        at = call.end
    return "".join((*parts, query[at:]))


def _values(answer: bytes, server: str) -> str:
    """A table in JSON as a VALUES clause in a group."""
    try:
        found = json.loads(answer)
        names = [str(ox.Variable(name)) for name in found["head"]["vars"]]
        rows = [
            " ".join(_term(row.get(name), server) for name in found["head"]["vars"])
            for row in found["results"]["bindings"]
        ]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise QueryError(
            "The server <{server}> did not answer with a table in the JSON of SPARQL.",
            server=server,
        ) from None
    return f"{{ VALUES ({' '.join(names)}) {{ {' '.join(f'({row})' for row in rows)} }} }}"


def _term(term: Mapping[str, str] | None, server: str) -> str:
    """A term of an answer as SPARQL writes it."""
    if term is None:
        return "UNDEF"
    if term["type"] == "uri":
        return str(ox.NamedNode(term["value"]))
    if term["type"] not in ("literal", "typed-literal"):
        raise QueryError(
            "The server <{server}> answered with a blank node, which means nothing here; "
            "ask it for something else.",
            server=server,
        )
    language, datatype = term.get("xml:lang"), term.get("datatype")
    if language is not None:
        return str(ox.Literal(term["value"], language=language))
    return str(ox.Literal(term["value"], datatype=ox.NamedNode(datatype) if datatype else None))
