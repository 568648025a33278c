"""Answers that take fewer bytes on their way: https://www.rfc-editor.org/rfc/rfc9110#name-gzip."""

from __future__ import annotations

import zlib
from sys import getsizeof

from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

from lskg.cache import Cache
from lskg.engine.endpoint import Answer

GZIP = "gzip"
#: Shorter answers gain nothing.
_LEAST = 500
#: Of the levels 1 to 9; here a level more costs more time than it saves bytes.
_LEVEL = 4
_WITH_GZIP_HEADER = 16 + zlib.MAX_WBITS


class CompressedAnswers:
    """Compresses answers, and keeps those that may be asked for again."""

    def __init__(self, max_bytes: int) -> None:
        """Keep so many bytes at most; one that takes more than an eighth of it is not kept."""
        self._bodies: Cache[str, bytes] = Cache(
            max_bytes, lambda digest, body: getsizeof(digest) + len(body)
        )

    def body(self, answer: Answer) -> bytes:
        """The body of an answer, compressed."""
        return self._bodies.get(
            answer.digest, lambda: zlib.compress(answer.body, _LEVEL, _WITH_GZIP_HEADER)
        )


def takes_gzip(accept_encoding: str | None, answer: Answer) -> bool:
    """Whether a client wants an answer compressed, and the answer is worth it.

    Args:
        accept_encoding: the header of this name.
        answer: the answer.
    """
    if not accept_encoding or len(answer.body) < _LEAST:
        return False
    return parse_accept_header(accept_encoding, Accept).quality(GZIP) > 0
