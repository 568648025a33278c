"""Requests out of bytes: a parser that reads one at a time, within limits."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from http import HTTPStatus

import httptools

from lskg.engine.limits import Limits
from lskg.web.http.clients import client_name, forwarded
from lskg.web.http.server.buffers import Buffers, Hold
from lskg.web.http.server.refusals import Refusal, malformed
from lskg.web.http.server.request_head import LARGEST_HEAD, Head, too_large_head

#: A body a little too large is taken in and refused by the application; a larger one than this many
#: times the limit is refused when it is announced.
_SLACK = 4
#: Bytes of a body between two looks at how many are held.
_STEP = 16 * 1024
_END_OF_HEAD = b"\r\n\r\n"


class Arriving:
    """A request as it arrives."""

    __slots__ = ("body", "head", "hold", "is_whole_head")

    def __init__(self, hold: Hold) -> None:
        self.head = Head()
        self.body = bytearray()
        self.hold = hold
        self.is_whole_head = False


class RequestParser:
    """Parses what a client sends.

    Attributes:
        whole: requests that have arrived.
        arriving: the one that has begun to, or None.
    """

    def __init__(
        self,
        limits: Limits,
        proxies: int,
        buffers: Buffers,
        client: str,
        send: Callable[[bytes], None],
    ) -> None:
        """Begin a connection.

        Args:
            limits: what a request may take.
            proxies: how many in front are believed on who the client is.
            buffers: count what is held.
            client: who sends.
            send: sends the wish for a body.
        """
        self._limits = limits
        self._proxies = proxies
        self._buffers = buffers
        self._client = client
        self._send = send
        self._parser = httptools.HttpRequestParser(self)
        self._unread: bytes | memoryview = b""
        self._unparsed = 0
        self._is_muted = False
        self.whole: deque[Arriving] = deque()
        self.arriving: Arriving | None = None

    @property
    def ahead(self) -> int:
        """Bytes that came and are not read yet."""
        return len(self._unread)

    def take(self, data: bytes) -> None:
        """Take bytes, to be read later."""
        self._unread = bytes(self._unread) + data if self._unread else data

    def drop(self) -> None:
        """Forget what has not been answered."""
        self._unread = b""
        for each in (*self.whole, self.arriving):
            if each is not None:
                each.hold.release()
        self.whole.clear()
        self.arriving = None

    def accepted_languages(self) -> str | None:
        """The header Accept-Language of the request that has begun to arrive, if it has come."""
        return None if self.arriving is None else self.arriving.head.value(b"accept-language")

    def read(self) -> None:
        """Parse until a request is whole.

        One head at a time, so that of thousands that a client sends, few are parsed.

        Raises:
            Refusal: what came is no request that can be answered; those in `whole` can.
        """
        text = self._unread if isinstance(self._unread, bytes) else bytes(self._unread)
        view, at = memoryview(text), 0
        self._unread = b""
        while at < len(view) and not self.whole:
            end = text.find(_END_OF_HEAD, at) + len(_END_OF_HEAD)
            if end < len(_END_OF_HEAD):
                end = len(view)
            at += self._parse(view[at:end])
        self._unread = view[at:] if at < len(view) else b""

    def _parse(self, part: memoryview) -> int:
        """Parse a part of what has come; how many bytes of it."""
        try:
            self._parser.feed_data(part)
        except httptools.HttpParserUpgrade as upgrade:
            self._pass_over_upgrade()
            return int(upgrade.args[0])
        except httptools.HttpParserInvalidMethodError:
            raise Refusal(HTTPStatus.NOT_IMPLEMENTED, "The method is not known.") from None
        except httptools.HttpParserCallbackError as error:
            if isinstance(error.__context__, Refusal):
                raise error.__context__ from None
            raise
        except httptools.HttpParserError as error:
            raise malformed(f"The request is malformed: {error}.") from None
        if (arriving := self.arriving) is not None and not arriving.is_whole_head:
            self._unparsed += len(part)
            if self._unparsed > LARGEST_HEAD:
                raise too_large_head()
        return len(part)

    def _pass_over_upgrade(self) -> None:
        """Read on as if nothing else than HTTP/1.1 had been offered, which the parser cannot."""
        self._parser = httptools.HttpRequestParser(self)
        if self.arriving is not None:
            head = self.arriving.head
            length = f"Content-Length: {head.length}"
            framing = "Transfer-Encoding: chunked" if head.is_chunked else length
            self._is_muted = True
            self._parser.feed_data(f"POST / HTTP/1.1\r\n{framing}\r\n\r\n".encode())
            self._is_muted = False

    # What httptools calls.

    def on_message_begin(self) -> None:
        """A request begins."""
        if not self._is_muted:
            self.arriving = Arriving(Hold(self._buffers, self._client))
            self._unparsed = 0

    def on_url(self, url: bytes) -> None:
        """A part of its target."""
        if self.arriving is not None and not self._is_muted:
            head = self.arriving.head
            head.target += url
            head.size += len(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header, or a trailer, which is passed over."""
        if self._is_muted or self.arriving is None:
            return
        if not self.arriving.is_whole_head:
            self.arriving.head.add(name, value)

    def on_headers_complete(self) -> None:
        """The head is whole."""
        if self._is_muted or (arriving := self.arriving) is None:
            return
        head, limits = arriving.head, self._limits
        head.method = self._parser.get_method().decode("ascii")
        head.version = self._parser.get_http_version()
        head.keeps_alive = self._parser.should_keep_alive()
        head.check()
        arriving.is_whole_head = True
        if proxies := self._proxies:
            given = forwarded(head.value(b"x-forwarded-for"), proxies)
            arriving.hold.client = client_name(given) if given else self._client
        most = limits.request_bytes * (1 if head.expects else _SLACK)
        if head.length is not None and head.length > most:
            raise self._too_large()
        if head.expects and (head.length or head.is_chunked) and head.version == "1.1":
            self._send(b"HTTP/1.1 100 Continue\r\n\r\n")

    def on_body(self, body: bytes) -> None:
        """A part of the body."""
        if (arriving := self.arriving) is None:
            return
        before = len(arriving.body) // _STEP
        arriving.body += body
        if steps := len(arriving.body) // _STEP - before:
            arriving.hold.grow(steps * _STEP)
        if len(arriving.body) > self._limits.request_bytes * _SLACK:
            raise self._too_large()

    def on_message_complete(self) -> None:
        """The request is whole."""
        if self._is_muted or (arriving := self.arriving) is None:
            return
        head = arriving.head
        if self._parser.should_upgrade() and (head.length or head.is_chunked):
            return
        self.arriving = None
        self.whole.append(arriving)

    def _too_large(self) -> Refusal:
        most = self._limits.request_bytes
        return Refusal(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            f"The body of a request may have {most:,} bytes.",
            "request_bytes",
        )
