"""What is sent to a query process and back, as bytes.

Objects of classes of our own would be put together by code that is long cold when the next query
comes; plain values take a fifth of the time.
"""

from __future__ import annotations

import pickle

from lskg.engine.endpoint import Answer, QueryRequest
from lskg.errors import LskgError
from lskg.sparql.media_types import Formats

#: What a process replies: an answer, or why there is none.
Reply = Answer | LskgError | MemoryError

#: Bytes of a message between a holder and the one that started it, at most.
LARGEST = 65536

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


def write_reply(reply: Reply) -> bytes:
    """A reply as bytes."""
    if isinstance(reply, Answer):
        return pickle.dumps((reply.media_type, reply.body, reply.rows, reply.digest))
    return pickle.dumps(reply)


def read_reply(data: bytes) -> Reply:
    """The reply that `write_reply` wrote."""
    reply = pickle.loads(data)
    return Answer(*reply) if isinstance(reply, tuple) else reply
