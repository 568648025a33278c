"""Bytes over a socket, and what comes back."""

from __future__ import annotations

import socket
from contextlib import closing
from dataclasses import dataclass


@dataclass(frozen=True)
class Seen:
    """What a server sent, and whether it then closed the connection."""

    data: bytes
    is_closed: bool

    @property
    def statuses(self) -> list[int]:
        """The statuses of all answers."""
        return [int(part[:3]) for part in self.data.split(b"HTTP/1.1 ")[1:]]


def connect(port: int, source: str = "127.0.0.1") -> socket.socket:
    """A connection from an address of this machine."""
    return socket.create_connection(("127.0.0.1", port), timeout=10, source_address=(source, 0))


def receive(caller: socket.socket, quiet: float = 0.3) -> Seen:
    """All that comes until the server closes, or says nothing for a while."""
    caller.settimeout(quiet)
    data = b""
    while True:
        try:
            part = caller.recv(65536)
        except TimeoutError:
            return Seen(data, False)
        except ConnectionResetError:
            return Seen(data, True)
        if not part:
            return Seen(data, True)
        data += part


def exchange(port: int, data: bytes, pieces: int = 1, quiet: float = 0.3) -> Seen:
    """Send bytes, whole or in pieces, and receive what comes back."""
    with closing(connect(port)) as caller:
        size = max(1, -(-len(data) // pieces))
        for at in range(0, len(data), size):
            caller.sendall(data[at : at + size])
        return receive(caller, quiet)
