"""Which connections there are, and which give way when there are too many."""

from __future__ import annotations

import asyncio
import sys
import time
from collections import defaultdict
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
    _by_client: defaultdict[str, set[Connection]] = field(default_factory=lambda: defaultdict(set))

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
        if len(self._by_client[client]) >= most and not self._end_idle(client):
            raise Refusal(
                HTTPStatus.TOO_MANY_REQUESTS,
                f"One client may have {most:,} connections.",
                retry=5,
            )
        if len(self.connections) >= settings.connections:
            self._make_room(client)
        self.connections.add(connection)
        self._by_client[client].add(connection)

    def _end_idle(self, client: str) -> bool:
        """Have the connection of a client give way that is idle longest; whether there is one."""
        idle = [each for each in self._by_client[client] if each.is_idle]
        if idle:
            min(idle, key=lambda each: each.since).give_way()
        return bool(idle)

    def _make_room(self, client: str) -> None:
        """Have a connection give way: an idle one, or one of a client that has more than this."""
        others = sorted(self._by_client, key=lambda each: -len(self._by_client[each]))
        if any(self._end_idle(each) for each in others):
            return
        ours = len(self._by_client[client]) + 1
        for other in others:
            if len(self._by_client[other]) > ours:
                slow = [each for each in self._by_client[other] if not each.is_being_answered]
                if slow:
                    min(slow, key=lambda each: each.since).give_way()
                    return
        raise Refusal(
            HTTPStatus.SERVICE_UNAVAILABLE,
            f"The server may have {self.settings.connections:,} connections.",
            retry=5,
        )

    def leave(self, connection: Connection) -> None:
        """Count a connection no more."""
        self.refused.discard(connection)
        if connection in self.connections:
            self.connections.discard(connection)
            self._by_client[connection.client].discard(connection)
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
