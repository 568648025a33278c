"""What is known of the query of a request, for those who run the service."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass

from flask import g

from lskg.endpoint import Answer, Client, Endpoint, QueryRequest
from lskg.errors import LskgError, NotAcceptable, QueryError, QueryRefused

_HASH_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and what became of it.

    Attributes:
        query: beginning of the SHA-256 of its text.
        outcome: ``answered``, ``malformed``, ``refused``, ``not acceptable``, the name of the limit
            that was met, or the name of the error.
        rows: rows or triples of the answer, or None.
    """

    query: str
    outcome: str
    seconds: float
    rows: int | None = None


def answer(endpoint: Endpoint, request: QueryRequest, client: Client) -> Answer:
    """Answer a query of a client, and note what became of it."""
    start = time.monotonic()
    query = hashlib.sha256(request.text.encode()).hexdigest()[:_HASH_LENGTH]
    try:
        found = endpoint.answer(request, client)
    except LskgError as error:
        g.asked = Asked(query, outcome_of(error), time.monotonic() - start)
        raise
    g.asked = Asked(query, "answered", time.monotonic() - start, found.rows)
    return found


def asked() -> Asked | None:
    """What is known of the query of this request; None when there was none."""
    found: Asked | None = g.get("asked")
    return found


def outcome_of(error: LskgError) -> str:
    """What became of a request that ended in an error.

    >>> outcome_of(QueryError("x")), outcome_of(LskgError("x", limit="rows"))
    ('malformed', 'rows')
    """
    if error.limit is not None:
        return error.limit
    if isinstance(error, QueryRefused):
        return "refused"
    if isinstance(error, QueryError):
        return "malformed"
    return "not acceptable" if isinstance(error, NotAcceptable) else type(error).__name__
