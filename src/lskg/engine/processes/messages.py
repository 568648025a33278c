"""What is sent to a query process and back, as bytes.

Objects of classes of our own would be put together by code that is long cold when the next query
comes; plain values take a fifth of the time.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable

from lskg.engine.endpoint import Answer, QueryRequest
from lskg.errors import LskgError
from lskg.sparql.media_types import Formats

#: What a process replies: an answer, or why there is none.
Reply = Answer | LskgError | MemoryError

#: Bytes of a message between a holder and the one that started it, at most.
LARGEST = 65536

#: Bytes of a body beyond which it is a message of its own.
_LARGE = 64 * 1024

#: A process says so when it can take questions.
READY = b""


def write_question(request: QueryRequest) -> bytes:
    """A question as bytes."""
    formats = request.formats
    return pickle.dumps(
        (
            request.text,
            request.default_graphs,
            request.named_graphs,
            (formats.bindings, formats.boolean, formats.graph),
            request.inference,
            request.asks_others,
            request.service_answers,
            request.max_bytes,
            request.bindings,
            request.limited,
        )
    )


def read_question(data: bytes) -> QueryRequest:
    """The question that `write_question` wrote."""
    text, default, named, formats, *others = pickle.loads(data)
    return QueryRequest(text, default, named, Formats(*formats), *others)


def write_reply(reply: Reply, is_spent: bool) -> list[bytes]:
    """A reply as messages; a large body is one of its own, since it is not copied then.

    Args:
        reply: what is replied.
        is_spent: whether the process that replies should answer no other query.
    """
    if not isinstance(reply, Answer):
        return [pickle.dumps((is_spent, reply))]
    apart = len(reply.body) > _LARGE
    body = None if apart else reply.body
    head = pickle.dumps((is_spent, (reply.media_type, body, reply.rows, reply.digest)))
    return [head, reply.body] if apart else [head]


def read_reply(data: bytes, rest: Callable[[], bytes]) -> tuple[Reply, bool]:
    """The reply that `write_reply` wrote, and whether the process is spent.

    Args:
        data: its first message.
        rest: takes the next one, where there is one.
    """
    is_spent, reply = pickle.loads(data)
    if not isinstance(reply, tuple):
        return reply, is_spent
    media_type, body, rows, digest = reply
    return Answer(media_type, rest() if body is None else body, rows, digest), is_spent
