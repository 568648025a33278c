"""Which connections there are, and which give way when there are too many."""

from __future__ import annotations

import asyncio
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from email.utils import formatdate
from http import HTTPStatus
from typing import TYPE_CHECKING

from lskg.web.http.server.buffers import Buffers
from lskg.web.http.server.refusals import Refusal
from lskg.web.http.server.thread_pool import FairThreadPool
from lskg.web.http.server.wsgi import FileBody, WsgiApp
from lskg.web.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

    from lskg.web.http.server.connection import Connection

#: ServerState that are told that there are too many, beside those that are served.
_MOST_REFUSED = 100


@dataclass(slots=True)
class ServerState:
    """What all connections share.

    Attributes:
        is_draining: whether each connection ends with the answer that is under way.
        date: the header of this name, as of this second.
    """

    app: WsgiApp
    settings: Settings
    pool: FairThreadPool
    buffers: Buffers
    loop: asyncio.AbstractEventLoop
    connections: set[Connection] = field(default_factory=set)
    refused: set[Connection] = field(default_factory=set)
    is_draining: bool = False
    date: str = ""
    _by_client: Counter[str] = field(default_factory=Counter)

    def shared_environ(self, name: str, port: int) -> WSGIEnvironment:
        """What all requests to an address of this machine have in common."""
        return {
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
            "wsgi.input_terminated": True,
            "wsgi.file_wrapper": FileBody,
            "SCRIPT_NAME": "",
            "SERVER_NAME": name,
            "SERVER_PORT": str(port),
        }

    def enter(self, connection: Connection) -> None:
        """Take a connection in; another may have to give way to it.

        Raises:
            Refusal: there are too many, of this client or in all.
        """
        settings, client = self.settings, connection.client
        # Behind a proxy, all come from the same address.
        most = settings.connections if settings.proxies else settings.client_connections
        if self._by_client[client] >= most:
            ours = [each for each in self.connections if each.client == client and each.is_idle]
            if not ours:
                raise Refusal(
                    HTTPStatus.TOO_MANY_REQUESTS,
                    f"One client may have {most:,} connections.",
                    retry=5,
                )
            min(ours, key=lambda each: each.since).give_way()
        if len(self.connections) >= settings.connections:
            self._make_room(client)
        self.connections.add(connection)
        self._by_client[client] += 1

    def _make_room(self, client: str) -> None:
        """Have a connection give way: an idle one, or one of a client that has more than this."""
        counts = self._by_client
        found = [each for each in self.connections if each.is_idle] or [
            each
            for each in self.connections
            if not each.is_being_answered and counts[each.client] > counts[client] + 1
        ]
        if not found:
            raise Refusal(
                HTTPStatus.SERVICE_UNAVAILABLE,
                f"The server may have {self.settings.connections:,} connections.",
                retry=5,
            )
        max(found, key=lambda each: (counts[each.client], -each.since)).give_way()

    def leave(self, connection: Connection) -> None:
        """Count a connection no more."""
        self.refused.discard(connection)
        if connection in self.connections:
            self.connections.discard(connection)
            self._by_client[connection.client] -= 1
            if not self._by_client[connection.client]:
                del self._by_client[connection.client]

    def refuse(self, connection: Connection) -> bool:
        """Whether a connection beyond the limit may stay until it is told so."""
        if len(self.refused) >= _MOST_REFUSED:
            return False
        self.refused.add(connection)
        return True

    def look(self) -> None:
        """End what has taken too long; to be called about once a second."""
        self.date = f"Date: {formatdate(time.time(), usegmt=True)}\r\n"
        now = self.loop.time()
        for each in [*self.connections, *self.refused]:
            each.look(now)

    def drain(self) -> None:
        """Let each connection end with the answer that is under way."""
        self.is_draining = True
        for each in [*self.connections]:
            each.finish()

    def end(self) -> None:
        """End all connections at once."""
        for each in [*self.connections, *self.refused]:
            each.give_way()
