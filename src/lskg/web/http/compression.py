"""Answers that take fewer bytes on their way: https://www.rfc-editor.org/rfc/rfc9110#name-gzip."""

from __future__ import annotations

import zlib
from functools import lru_cache
from sys import getsizeof

from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

from lskg.cache import Cache
from lskg.engine.endpoint import Answer

GZIP = "gzip"
#: What pages and other answers are compressed with, the best one first.
CODINGS = ("zstd", "br", GZIP, "deflate")
#: Shorter answers gain nothing.
_LEAST = 500
#: Of the levels 1 to 9; here a level more costs more time than it saves bytes.
_LEVEL = 4
#: Headers whose choice is kept; clients send a few, and each may be long.
_KEPT = 64
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
    return len(answer.body) >= _LEAST and wanted_coding(accept_encoding, (GZIP,)) == GZIP


@lru_cache(_KEPT)
def wanted_coding(accept_encoding: str | None, offered: tuple[str, ...]) -> str | None:
    """The coding that a client wants most: https://www.rfc-editor.org/rfc/rfc9110#name-accept-encoding.

    Args:
        accept_encoding: the header of this name.
        offered: names of codings, the preferred one first.

    Returns:
        One that the client takes, and likes as well as no coding; or None.

    >>> wanted_coding("gzip;q=0.5, br", ("gzip", "br")), wanted_coding("*, gzip;q=0", ("gzip",))
    ('br', None)
    """
    wanted = parse_accept_header(accept_encoding or "", Accept)
    best = max(offered, key=wanted.quality)
    quality = wanted.quality(best)
    return best if quality and quality >= wanted.quality("identity") else None
