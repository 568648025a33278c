"""The server from its first socket to its last connection."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from lskg.web.http.server.buffers import Buffers
from lskg.web.http.server.connection import Connection
from lskg.web.http.server.state import ServerState
from lskg.web.http.server.thread_pool import FairThreadPool
from lskg.web.http.server.wsgi import WsgiApp
from lskg.web.settings import Settings

LOG = logging.getLogger(__name__)
_BACKLOG = 1024
#: Seconds between two looks at what takes too long.
_LOOK = 0.5
_STOPPING = (signal.SIGTERM, signal.SIGINT)


class Server:
    """A server that listens, and answers while it runs.

    Attributes:
        port: at which it listens.
    """

    def __init__(
        self,
        app: WsgiApp,
        settings: Settings,
        threads: int,
        on_hangup: Callable[[], None] | None = None,
    ) -> None:
        """Listen.

        Args:
            app: what answers.
            settings: how to serve.
            threads: requests that the application works on at the same time.
            on_hangup: called in a thread of its own on SIGHUP, and never twice at once.

        Raises:
            OSError: the address cannot be listened on.
        """
        self._app = app
        self._settings = settings
        self._threads = threads
        self._on_hangup = on_hangup
        self._hangup = threading.Event()
        self._sockets = _listen(settings.host, settings.port)
        self._stops = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self.port = int(self._sockets[0].getsockname()[1])

    def run(self) -> None:
        """Answer until SIGTERM, SIGINT or `stop`; then let what is under way end in its time."""
        with asyncio.Runner() as runner:
            runner.run(self._serve())

    def close(self) -> None:
        """Listen no more, where it has not run."""
        for each in self._sockets:
            each.close()

    def stop(self) -> None:
        """End as on SIGTERM; from another thread, once it runs. The second time it ends at once."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._told_to_stop)

    async def _serve(self) -> None:
        loop = self._loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        pool = FairThreadPool(self._threads)
        state = ServerState(
            self._app, self._settings, pool, Buffers(self._settings.limits.buffered_bytes), loop
        )
        state.look()
        with self._signals(loop):
            servers = [
                await loop.create_server(lambda: Connection(state), sock=each, backlog=_BACKLOG)
                for each in self._sockets
            ]
            try:
                while not self._stops:
                    await self._pause(_LOOK)
                    state.look()
                for server in servers:
                    server.close()
                await self._drain(state)
            finally:
                state.end()
                pool.end()

    async def _drain(self, state: ServerState) -> None:
        state.drain()
        end = state.loop.time() + self._settings.drain_seconds
        while state.connections and self._stops < 2 and state.loop.time() < end:
            await self._pause(min(_LOOK, 0.05))
            state.look()

    async def _pause(self, seconds: float) -> None:
        assert self._stop is not None
        try:
            await asyncio.wait_for(self._stop.wait(), seconds)
        except TimeoutError:
            return
        self._stop.clear()

    def _told_to_stop(self) -> None:
        self._stops += 1
        if self._stop is not None:
            self._stop.set()

    @contextmanager
    def _signals(self, loop: asyncio.AbstractEventLoop) -> Iterator[None]:
        """Take signals while it runs, where this is the main thread, which gets them."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {each: signal.getsignal(each) for each in (*_STOPPING, signal.SIGHUP)}
        for each in _STOPPING:
            loop.add_signal_handler(each, self._told_to_stop)
        if self._on_hangup is not None:
            threading.Thread(target=self._await_hangups, name="hangup", daemon=True).start()
            loop.add_signal_handler(signal.SIGHUP, self._hangup.set)
        try:
            yield
        finally:
            for each, handler in before.items():
                loop.remove_signal_handler(each)
                signal.signal(each, handler)

    def _await_hangups(self) -> None:
        assert self._on_hangup is not None
        while self._hangup.wait():
            self._hangup.clear()
            try:
                self._on_hangup()
            except Exception:
                LOG.exception("On SIGHUP")


def _listen(host: str, port: int) -> list[socket.socket]:
    """Sockets at all addresses of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    sockets: list[socket.socket] = []
    try:
        for family, _, _, _, address in dict.fromkeys(found):
            opened = socket.create_server(address[:2], family=family, backlog=_BACKLOG)
            opened.setblocking(False)
            sockets.append(opened)
    except OSError:
        for each in sockets:
            each.close()
        raise
    return sockets
