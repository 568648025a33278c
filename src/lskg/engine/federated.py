"""Other servers, asked for what SERVICE clauses want of them: listed ones only."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from lskg.engine.endpoint import NOBODY, Answer, Client, Endpoint, QueryRequest
from lskg.errors import QueryError, QueryRefused, ServeError, StoreBusy, StoreUnreachable
from lskg.sparql.media_types import JSON
from lskg.sparql.service.inline import ServiceCall, ServiceNeeded

_MOST_CALLS = 8
_AT_ONCE = 4
_CHUNK = 65_536


class Federated:
    """An endpoint that asks listed servers first, where a query has SERVICE clauses.

    Servers at private addresses are asked only where the list names the address itself. Redirects
    are not followed.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        servers: Iterable[str],
        seconds: float = 10.0,
        max_bytes: int = 8 * 1024 * 1024,
    ) -> None:
        self._endpoint = endpoint
        self._servers = frozenset(servers)
        self._seconds = seconds
        self._max_bytes = max_bytes
        self._asking = threading.BoundedSemaphore(_AT_ONCE)
        for server in self._servers:
            if urlsplit(server).scheme not in ("http", "https") or not urlsplit(server).hostname:
                raise ServeError(f"{server} is not the address of a server; it begins with http.")

    def answer(self, request: QueryRequest, client: Client = NOBODY) -> Answer:
        """Answer a query completely; see `Endpoint`."""
        request = replace(request, asks_others=True)
        try:
            return self._endpoint.answer(request, client)
        except ServiceNeeded as needed:
            calls = needed.calls
        answers = self._ask_all(calls)
        try:
            return self._endpoint.answer(replace(request, service_answers=answers), client)
        except ServiceNeeded:
            raise QueryRefused("SERVICE is refused in an answer of a server.") from None

    def _ask_all(self, calls: tuple[ServiceCall, ...]) -> tuple[bytes | None, ...]:
        if len(calls) > _MOST_CALLS:
            raise QueryRefused("A query may have {most} SERVICE clauses.", most=_MOST_CALLS)
        for call in calls:
            if call.server not in self._servers:
                raise QueryRefused(
                    "SERVICE <{server}> is refused: this service does not ask that server.",
                    server=call.server,
                )
        if not self._asking.acquire(blocking=False):
            raise StoreBusy("Too many queries ask other servers; try again in a few seconds.")
        try:
            deadline = time.monotonic() + self._seconds
            return tuple(self._ask(call, deadline) for call in calls)
        finally:
            self._asking.release()

    def _ask(self, call: ServiceCall, deadline: float) -> bytes | None:
        try:
            return fetch(call.server, call.query, deadline, self._max_bytes)
        except (OSError, http.client.HTTPException, QueryError) as error:
            if call.silent:
                return None
            raise StoreUnreachable(
                "The server <{server}> gave no answer that can be used: {reason}.",
                server=call.server,
                reason=error,
            ) from None


def fetch(server: str, query: str, deadline: float, max_bytes: int) -> bytes:
    """The answer of a server to a query, in the JSON of SPARQL.

    Raises:
        OSError: it cannot be reached in time, or lies at a private address.
        http.client.HTTPException: it does not speak HTTP.
        QueryError: it refuses, or answers with too much.
    """
    parts = urlsplit(server)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(str(parts.hostname), parts.port, timeout=_left(deadline))
    try:
        connection.connect()
        link: socket.socket | ssl.SSLSocket = connection.sock
        if not _is_listed(str(parts.hostname)):
            _refuse_private(str(link.getpeername()[0]))
        path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
        headers = {"Accept": JSON, "Content-Type": "application/sparql-query"}
        connection.request("POST", path, query.encode(), headers)
        response = connection.getresponse()
        if response.status != http.client.OK:
            raise QueryError("status {status}", status=response.status)
        body = bytearray()
        while chunk := response.read1(_CHUNK):
            body += chunk
            if len(body) > max_bytes:
                raise QueryError("more than {most:,} bytes", most=max_bytes)
            link.settimeout(_left(deadline))
        return bytes(body)
    finally:
        connection.close()


def _is_listed(host: str) -> bool:
    """Whether an address of the list names the machine itself, not something that finds it."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost"
    return True


def _refuse_private(address: str) -> None:
    if not ipaddress.ip_address(address.partition("%")[0]).is_global:
        raise OSError("its address is a private one")


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError("it took too long")
    return left
