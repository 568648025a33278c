"""Bytes that the server holds for its clients: of requests that arrive, of answers not yet sent."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, field

from lskg.web.http.server.refusals import too_many_bytes

#: One client may hold this part of all.
_SHARE = 4
#: Bytes of a piece that is not counted.
_SMALL = 1024


class Buffers:
    """Counts held bytes in all and by client; bytes that several hold count once for each client.

    Attributes:
        held: bytes that are held in all.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._by_client: Counter[str] = Counter()
        self._holders: Counter[tuple[str | None, int | None]] = Counter()
        self.held = 0

    def hold(self, client: str) -> Hold:
        """Nothing yet, for a request of a client."""
        return Hold(self, client)

    def take(self, client: str, size: int, key: int | None = None) -> None:
        """Count bytes; they always fit where nothing else is held.

        Args:
            client: whose they are.
            size: how many.
            key: tells them apart from others, where several may hold the same.

        Raises:
            Refusal: too much is held already.
        """
        with self._lock:
            ours = 0 if self._holders[client, key] else size
            added = 0 if self._holders[None, key] else size
            mine = self._by_client[client]
            if (mine and mine + ours > self._most // _SHARE) or (
                self.held and self.held + added > self._most
            ):
                raise too_many_bytes()
            self._by_client[client] = mine + ours
            self.held += added
            if key is not None:
                self._holders[client, key] += 1
                self._holders[None, key] += 1

    def give_back(self, client: str, size: int, key: int | None = None) -> None:
        """Count bytes no more."""
        with self._lock:
            if key is None or self._leave((client, key)):
                self._by_client[client] -= size
            if key is None or self._leave((None, key)):
                self.held -= size
            if not self._by_client[client]:
                del self._by_client[client]

    def _leave(self, key: tuple[str | None, int]) -> bool:
        self._holders[key] -= 1
        if self._holders[key]:
            return False
        del self._holders[key]
        return True


@dataclass(slots=True)
class Hold:
    """What a request and its answer hold."""

    buffers: Buffers
    client: str
    _pieces: list[bytes] = field(default_factory=list)
    _size: int = 0

    def grow(self, size: int) -> None:
        """Hold more bytes of a request.

        Raises:
            Refusal: too much is held already.
        """
        self.buffers.take(self.client, size)
        self._size += size

    def add(self, piece: bytes) -> None:
        """Hold a piece of an answer; small ones, which the connections bound, are not counted.

        Raises:
            Refusal: too much is held already.
        """
        if len(piece) > _SMALL:
            self.buffers.take(self.client, len(piece), id(piece))
            self._pieces.append(piece)

    def release(self) -> None:
        """Hold nothing."""
        pieces, self._pieces = self._pieces, []
        for piece in pieces:
            self.buffers.give_back(self.client, len(piece), id(piece))
        if self._size:
            self.buffers.give_back(self.client, self._size)
            self._size = 0
