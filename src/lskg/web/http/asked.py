"""The answer to a query, and what became of the query."""

from __future__ import annotations

import hashlib
import time

from lskg.engine.endpoint import Answer, Client, Endpoint, QueryRequest
from lskg.errors import LskgError
from lskg.web.http.problems import outcome_of
from lskg.web.http.request_state import Asked, Course

_HASH_LENGTH = 16


def answer(endpoint: Endpoint, request: QueryRequest, client: Client, course: Course) -> Answer:
    """Answer a query of a client, and note what became of it."""
    start = time.monotonic()
    query = hashlib.sha256(request.text.encode()).hexdigest()[:_HASH_LENGTH]
    try:
        found = endpoint.answer(request, client)
    except LskgError as error:
        course.asked = Asked(query, outcome_of(error), time.monotonic() - start)
        raise
    course.asked = Asked(query, "answered", time.monotonic() - start, found.rows)
    return found
