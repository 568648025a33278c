"""A WSGI application is asked, and what it answers is made ready to be sent."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import IO, TYPE_CHECKING, Any

from lskg.web.http.server.buffers import Hold
from lskg.web.http.server.refusals import Headers, Refusal

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

WsgiApp = Callable[[Any, Any], Iterable[bytes]]
LOG = logging.getLogger(__name__)
_BLOCK = 256 * 1024
_LENGTH = "content-length"
#: Statuses whose answers have no body: https://www.rfc-editor.org/rfc/rfc9110#section-6.4.1
_WITHOUT_BODY = ("204", "304")


class FileBody:
    """A body that is read as it is sent: the `wsgi.file_wrapper` of PEP 3333."""

    def __init__(self, file: IO[bytes], block_size: int = _BLOCK) -> None:
        self._file = file
        self._block = block_size

    def __iter__(self) -> Iterator[bytes]:
        while piece := self._file.read(self._block):
            yield piece

    def close(self) -> None:
        """Close the file."""
        self._file.close()


@dataclass(slots=True)
class Answer:
    """What is to be sent.

    Attributes:
        pieces: the body.
        size: bytes of the body.
        close: ends what the body was made of.
    """

    status: str
    headers: Headers
    pieces: Iterable[bytes] = ()
    size: int = 0
    close: Callable[[], None] | None = None


@dataclass(slots=True)
class _Started:
    status: str = ""
    headers: Headers = field(default_factory=list)
    written: list[bytes] = field(default_factory=list)

    def __call__(
        self, status: str, headers: Headers, exc_info: object = None
    ) -> Callable[[bytes], None]:
        self.status, self.headers = status, headers
        return self.written.append


def call(app: WsgiApp, environ: WSGIEnvironment, hold: Hold) -> Answer:
    """Ask an application; its answer is whole in memory, but for files.

    An application that fails, or whose answer would be one too much to hold, is answered for here.

    Args:
        app: the application.
        environ: the request.
        hold: takes what the answer holds.
    """
    accepted = environ.get("HTTP_ACCEPT_LANGUAGE")
    try:
        return _call(app, environ, hold)
    except Refusal as refusal:
        return refused(refusal, accepted)
    except Exception:
        LOG.exception("%s %s", environ["REQUEST_METHOD"], environ["PATH_INFO"])
        failed = Refusal(HTTPStatus.INTERNAL_SERVER_ERROR, "The server failed.")
        return refused(failed, accepted)


def refused(refusal: Refusal, accepted: str | None = None) -> Answer:
    """The answer that says no, in a language that the client accepts."""
    status, headers, body = refusal.response(accepted)
    return Answer(status, headers, (body,), len(body))


def _call(app: WsgiApp, environ: WSGIEnvironment, hold: Hold) -> Answer:
    started = _Started()
    found = app(environ, started)
    is_bare = environ["REQUEST_METHOD"] == "HEAD" or started.status.startswith(_WITHOUT_BODY)
    length = next((value for name, value in started.headers if name.lower() == _LENGTH), None)
    if isinstance(found, FileBody) and length is not None and not is_bare:
        return Answer(started.status, started.headers, found, int(length), found.close)
    pieces, size = started.written, 0
    try:
        for piece in found:
            pieces.append(piece)
            hold.add(piece)
    finally:
        if (close := getattr(found, "close", None)) is not None:
            close()
    size = sum(map(len, pieces))
    if is_bare:
        return Answer(started.status, started.headers)
    if length is None:
        started.headers = [*started.headers, ("Content-Length", str(size))]
    elif int(length) != size:
        raise ValueError(f"The answer has {size} bytes and is said to have {length}.")
    return Answer(started.status, started.headers, pieces, size)
