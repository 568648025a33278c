"""What is known of the request that is under way, from its first hook to its log."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from flask import Request, g, has_request_context
from flask.globals import request_ctx

from lskg.engine.admission import Slot
from lskg.engine.endpoint import NOBODY, Client
from lskg.web.http.clients import client_of


@dataclass(frozen=True, slots=True)
class QueryRecord:
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


@dataclass(slots=True)
class RequestState:
    """What is known of a request.

    Attributes:
        request: the request itself; Flask's own way to it looks it up for each of its attributes.
        start: when it came, by the clock that only goes forward.
        query: its query and what became of that, where it has one.
        outcome: in one word, where it was refused.
        slot: its turn at the work of the server process, while it has one.
    """

    request: Request
    client: Client
    start: float = field(default_factory=time.monotonic)
    query: QueryRecord | None = None
    outcome: str | None = None
    slot: Slot | None = None


def request_state() -> RequestState:
    """The state of the request that is under way; it begins when it is first asked for."""
    state: RequestState | None = g.get("request_state")
    if state is None:
        asked = request_ctx.request
        state = g.request_state = RequestState(asked, client_of(asked.environ))
    return state


def asking_client() -> Client:
    """The client of the request that is under way; nobody where none is."""
    return request_state().client if has_request_context() else NOBODY
