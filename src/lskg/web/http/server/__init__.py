"""The HTTP server: asyncio reads and sends, httptools parses, threads call the WSGI application.

Slow clients keep no thread; deadlines see to it that they keep no connection either.
"""

from __future__ import annotations

from collections.abc import Callable

from lskg.web.http.server.listening import Server
from lskg.web.http.server.wsgi import WsgiApp
from lskg.web.settings import Settings


def make_server(
    app: WsgiApp,
    settings: Settings,
    threads: int,
    on_hangup: Callable[[], None] | None = None,
) -> Server:
    """A server that listens, and answers once it is run; see `Server`.

    Raises:
        OSError: the address cannot be listened on.
    """
    return Server(app, settings, threads, on_hangup)
