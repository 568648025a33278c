"""A WSGI application that knows how many of its requests are under way."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING

from werkzeug.wsgi import ClosingIterator

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class UnderWay:
    """An application in front of another, which counts the requests of that."""

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app
        self._changed = threading.Condition()
        self._count = 0

    def enter(self) -> None:
        """Count a request, which `__call__` is given next."""
        with self._changed:
            self._count += 1

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request that was counted; it is under way until its body is sent."""
        try:
            body = self._app(environ, start_response)
        except BaseException:
            self._leave()
            raise
        if isinstance(body, (tuple, environ.get("wsgi.file_wrapper", tuple))):
            # It is whole, or an open file: nothing else is asked any more.
            self._leave()
            return body
        return ClosingIterator(body, self._leave)

    def wait(self, seconds: float) -> None:
        """Wait until no request is under way, or for some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: not self._count, seconds)

    def _leave(self) -> None:
        with self._changed:
            self._count -= 1
            self._changed.notify_all()
