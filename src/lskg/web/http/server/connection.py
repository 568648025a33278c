"""A connection: requests are read, handed to a thread one after another, and answered.

Reading and sending wait for slow clients without a thread. What they may take is bounded in time by
`Connection.look`, and in bytes by the buffers that all connections share.
"""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator
from http import HTTPStatus
from typing import cast

from lskg.web.http import request_log
from lskg.web.http.clients import client_name
from lskg.web.http.server.buffers import Hold
from lskg.web.http.server.refusals import Refusal
from lskg.web.http.server.request_parser import RequestParser
from lskg.web.http.server.state import ServerState
from lskg.web.http.server.wsgi import Answer, call, refused

_IDLE_SECONDS = 60.0
#: How long the rest of a request is taken in after its refusal, so that the client reads that.
_LINGER_SECONDS = 2.0
_MOST_THROWN_AWAY = 1024 * 1024
#: Bytes of an answer that a client must take in a second, on average.
_SLOWEST = 4 * 1024
#: Bytes that are handed to the system at once, and that wait to be. In pieces of 64 KiB
#: some answers stall for 44 ms on the loopback network, as if for a delayed acknowledgement.
_PIECE = 256 * 1024
#: Bytes of the next requests that are read while one is being answered.
_AHEAD = 64 * 1024


class Connection(asyncio.Protocol):
    """A connection with a client.

    Attributes:
        client: see `client_name`.
        since: when the request began to arrive or the connection became idle, by the loop's clock.
    """

    def __init__(self, state: ServerState) -> None:
        self._state = state
        self._refusal: Refusal | None = None
        # The answer.
        self._hold: Hold | None = None
        self._answer: Answer | None = None
        self._pieces: Iterator[memoryview] | None = None
        self._left = 0
        self._look_left, self._look_end = 0, 0.0
        self._is_full = False
        self._keeps_alive = True
        # The connection.
        self._linger_end: float | None = None
        self._thrown_away = 0
        self._is_gone = False
        self.client = "unknown"
        self.since = 0.0

    # What the server asks.

    @property
    def is_idle(self) -> bool:
        """Whether no request has begun."""
        is_free = self._hold is None and self._reader.arriving is None and self._linger_end is None
        return is_free and not self._transport.get_write_buffer_size()

    @property
    def is_being_answered(self) -> bool:
        """Whether the application works for it."""
        return self._hold is not None and self._answer is None

    def is_gone(self) -> bool:
        """Whether the client has hung up."""
        return self._is_gone

    def give_way(self) -> None:
        """End at once."""
        self._state.leave(self)
        self._transport.abort()

    def finish(self) -> None:
        """End when what is under way is done."""
        if self._hold is None and self._reader.arriving is None and self._linger_end is None:
            self._end()

    def look(self, now: float) -> None:
        """End what has taken too long."""
        limits = self._state.settings.limits
        if self._linger_end is not None:
            if now > self._linger_end:
                self.give_way()
        elif self._answer is not None:
            self._look_at_reader(now, limits.request_seconds)
        elif self._hold is not None:
            pass
        elif self._reader.arriving is not None:
            if now - self.since > limits.request_seconds:
                self._refuse(
                    Refusal(
                        HTTPStatus.REQUEST_TIMEOUT,
                        f"The request did not arrive within {limits.request_seconds:g} seconds.",
                        "request_seconds",
                    )
                )
        elif now - self.since > _IDLE_SECONDS:
            self._end()

    def _end(self) -> None:
        """End when the client has taken what is left, which it must do in time."""
        self._linger_end = self._state.loop.time() + self._state.settings.limits.request_seconds
        self._transport.close()

    def _look_at_reader(self, now: float, seconds: float) -> None:
        left = self._left + self._transport.get_write_buffer_size()
        if now <= self._look_end:
            return
        if self._look_left and self._look_left - left < seconds * _SLOWEST:
            self.give_way()
        self._look_left, self._look_end = left, now + seconds

    # What asyncio calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the connection in, or say why not."""
        self._transport = transport = cast(asyncio.Transport, transport)
        transport.set_write_buffer_limits(high=_PIECE)
        address = transport.get_extra_info("peername") or ("", 0)
        name, port, *_ = transport.get_extra_info("sockname") or ("", 0)
        self.client = client_name(address[0])
        self.since = self._state.loop.time()
        self._environ = {
            **self._state.shared_environ(name, port),
            "REMOTE_ADDR": address[0],
            "REMOTE_PORT": str(address[1]),
            "lskg.is_gone": self.is_gone,
        }
        state = self._state
        self._reader = RequestParser(
            state.settings.limits,
            state.settings.proxies,
            state.buffers,
            self.client,
            transport.write,
        )
        try:
            state.enter(self)
        except Refusal as refusal:
            if state.refuse(self):
                self._refuse(refusal)
            else:
                transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Let go of what the connection holds."""
        self._is_gone = True
        self._state.leave(self)
        self._let_go()
        self._reader.drop()

    def eof_received(self) -> bool:
        """A client that sends no more is gone, unless it is being sent an answer."""
        self._keeps_alive = False
        return self._answer is not None

    def data_received(self, data: bytes) -> None:
        """Read, but no more than a little while a request is being answered."""
        if self._linger_end is not None or self._refusal is not None:
            self._thrown_away += len(data)
            if self._thrown_away > _MOST_THROWN_AWAY:
                self.give_way()
            return
        is_first = self._reader.arriving is None
        self._reader.take(data)
        if self._hold is None:
            self._go_on()
        if is_first and self._reader.arriving is not None:
            self.since = self._state.loop.time()
        if self._reader.ahead > _AHEAD:
            self._transport.pause_reading()

    def pause_writing(self) -> None:
        """Wait until the client has taken some."""
        self._is_full = True

    def resume_writing(self) -> None:
        """Send on."""
        self._is_full = False
        self._send()

    # Answering.

    def _go_on(self) -> None:
        """Read the next request and begin with it, or say what is wrong with it."""
        reader = self._reader
        if not reader.whole and self._refusal is None:
            try:
                reader.read()
            except Refusal as refusal:
                self._refusal = refusal
        if reader.whole:
            self._begin()
        elif self._refusal is not None:
            # The answers to the requests before it have gone first.
            self._refuse(self._refusal)

    def _begin(self) -> None:
        """Hand the next request to a thread."""
        asked = self._reader.whole.popleft()
        self._hold = hold = asked.hold
        head, state = asked.head, self._state
        self._keeps_alive = self._keeps_alive and head.keeps_alive
        self._is_old = head.version == "1.0"
        environ = head.environ(self._environ, state.settings.proxies > 0)
        environ["wsgi.input"] = io.BytesIO(asked.body)
        if asked.body:
            environ["CONTENT_LENGTH"] = str(len(asked.body))

        def work() -> None:
            answer = Answer("", []) if self._is_gone else call(state.app, environ, hold)
            try:
                state.loop.call_soon_threadsafe(self._answered, answer)
            except RuntimeError:
                # The server has ended meanwhile.
                _close(answer)

        state.pool.submit(hold.client, work)

    def _answered(self, answer: Answer) -> None:
        """Send an answer."""
        if self._is_gone:
            _close(answer)
            self._forget()
            return
        self._answer, self._left, self._look_end = answer, answer.size, 0.0
        self._look_left = 0
        self._pieces = _pieces(answer)
        head = self._head(answer)
        first = next(self._pieces, b"")
        self._left -= len(first)
        self._transport.write(b"".join((head, first)))
        self._send()

    def _head(self, answer: Answer) -> bytes:
        """Status and headers as they are sent."""
        self._keeps_alive = self._keeps_alive and not self._state.is_draining
        lines = [f"HTTP/1.1 {answer.status}\r\n"]
        lines += [f"{name}: {value}\r\n" for name, value in answer.headers]
        if not self._keeps_alive:
            lines.append("Connection: close\r\n")
        elif self._is_old:
            lines.append("Connection: keep-alive\r\n")
        lines += (self._state.date, "\r\n")
        return "".join(lines).encode("latin-1")

    def _send(self) -> None:
        """Send as much as the client takes; others are served in between."""
        if self._is_full or self._pieces is None:
            return
        try:
            piece = next(self._pieces, None)
        except OSError:
            # The file cannot be read: what is missing ends the connection.
            piece = None
        if piece is None:
            self._sent()
            return
        self._left -= len(piece)
        self._transport.write(piece)
        if not self._is_full:
            self._state.loop.call_soon(self._send)

    def _sent(self) -> None:
        """Go on to the next request, or end."""
        is_short = self._left != 0
        self._let_go()
        if is_short:
            # A file has become shorter: the client must see that the answer is not whole.
            self.give_way()
        elif not self._keeps_alive or self._state.is_draining:
            self._end()
        else:
            self.since = self._state.loop.time()
            self._go_on()
            if self._reader.ahead <= _AHEAD:
                self._transport.resume_reading()

    def _let_go(self) -> None:
        """Hold nothing of the request and its answer."""
        if self._answer is not None:
            _close(self._answer)
            self._forget()

    def _forget(self) -> None:
        self._answer = self._pieces = None
        if self._hold is not None:
            self._hold.release()
            self._hold = None

    def _refuse(self, refusal: Refusal) -> None:
        """Say why, and end; what the client still sends is read and thrown away for a while."""
        request_log.write({"client": self.client, "status": refusal.status})
        self._keeps_alive = False
        self._is_old = False
        self._linger_end = self._state.loop.time() + _LINGER_SECONDS
        accepted = self._reader.accepted_languages()
        self._reader.drop()
        answer = refused(refusal, accepted)
        self._transport.write(b"".join((self._head(answer), *answer.pieces)))
        self._transport.write_eof()
        self._transport.resume_reading()


def _pieces(answer: Answer) -> Iterator[memoryview]:
    """An answer in pieces that are sent one by one."""
    for each in answer.pieces:
        view = memoryview(each)
        for at in range(0, len(view), _PIECE):
            yield view[at : at + _PIECE]


def _close(answer: Answer) -> None:
    if answer.close is not None:
        answer.close()
