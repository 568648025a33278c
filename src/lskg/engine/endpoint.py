"""A query of others and its answer, as the SPARQL 1.1 Protocol has them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from lskg.sparql.media_types import Formats


@dataclass(frozen=True, slots=True)
class Client:
    """Who asks.

    Attributes:
        name: what tells clients apart, such as an address.
        is_gone: whether nobody waits for the answer any more.
        is_counted: whether the client may have only so many queries under way; what else it asks
            for is counted elsewhere, and the queries of that wait for one another.
    """

    name: str
    is_gone: Callable[[], bool] = lambda: False
    is_counted: bool = True


#: Whoever does not say who they are, and waits as long as it takes.
NOBODY = Client("")


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """A query as the SPARQL 1.1 Protocol carries it.

    Attributes:
        default_graphs: when not empty, these replace the dataset that the query names.
        named_graphs: likewise.
        inference: whether a query that names no dataset sees the inferred statements.
        asks_others: whether SERVICE clauses may be answered by other servers.
        service_answers: what these answered, in the order of the clauses; None for one that
            failed; the whole is None before they were asked.
        max_bytes: size of an answer, where it must be smaller than the service allows.
        bindings: IRIs by name of variables, which have no other value in the query then; SELECT
            must name them.
        limited: whether the limits of size and time count; the service itself reads the whole
            graph when it starts.
    """

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    formats: Formats = field(default_factory=Formats)
    inference: bool = True
    asks_others: bool = False
    service_answers: tuple[bytes | None, ...] | None = None
    max_bytes: int | None = None
    bindings: tuple[tuple[str, str], ...] = ()
    limited: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete answer in one format.

    Attributes:
        rows: rows of a table or triples of a graph; None for a truth value.
        digest: tells answers apart that are not the same; made where none is given.
    """

    media_type: str
    body: bytes
    rows: int | None = None
    digest: str = ""

    def __post_init__(self) -> None:
        # Where the answer is made, and once, though it may be sent often.
        if not self.digest:
            digest = hashlib.sha1(self.body, usedforsecurity=False).hexdigest()
            object.__setattr__(self, "digest", digest)


class Endpoint(Protocol):
    """What answers the queries of others."""

    def answer(self, request: QueryRequest, client: Client = NOBODY) -> Answer:
        """Answer a query of a client completely.

        Raises:
            QueryError: the query is malformed, or refused (`QueryRefused`).
            NotAcceptable: the answer is of a kind that no accepted format can hold.
            QueryTimeout: the query took longer than its limit.
            QueryInterrupted: the query was stopped for a reason that lies outside of it.
            StoreBusy: too many queries are under way.
        """
        ...
