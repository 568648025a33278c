"""Who may have a query run now: ordinary queries, long ones beside them, and a queue."""

from __future__ import annotations

import threading
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager

from lskg.engine.limits import Limits
from lskg.errors import Plural, StoreBusy

_ANONYMOUS = ""


class Slot:
    """The right to have one query run."""

    def __init__(self, admission: Admission, client: str) -> None:
        self._admission = admission
        self._client = client
        self.is_long = False

    def prolong(self) -> bool:
        """Make this the slot of a long query; False when there are as many as there may be.

        An ordinary slot becomes free by it.
        """
        return self._admission.prolong(self, self._client)


class Admission:
    """The slots for queries, given in the order in which they were asked for."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._changed = threading.Condition()
        self._queue: deque[object] = deque()
        self._under_way: Counter[str] = Counter()
        self._long_of: Counter[str] = Counter()
        self.running = 0
        self.long = 0
        self.followers = 0

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._queue)

    @contextmanager
    def slot(self, client: str = _ANONYMOUS) -> Iterator[Slot]:
        """A slot for a query of a client; waits for one.

        Raises:
            StoreBusy: too many wait already, none became free in time, or the client has as many
                queries under way as it may have.
        """
        slot = Slot(self, client)
        with self._changed:
            self._admit(client)
            try:
                self._wait()
            except StoreBusy:
                self._forget(client)
                raise
        try:
            yield slot
        finally:
            with self._changed:
                if slot.is_long:
                    self.long -= 1
                    self._long_of[client] -= 1
                else:
                    self.running -= 1
                self._forget(client)
                self._changed.notify_all()

    @contextmanager
    def following(self, client: str = _ANONYMOUS) -> Iterator[None]:
        """Leave to wait for the answer to the same query of another, without a slot.

        Raises:
            StoreBusy: too many do so already, or the client has as many queries under way as it
                may have.
        """
        with self._changed:
            self._count(client)
            if self.followers >= self.limits.waiting:
                self._forget(client)
                raise busy("waiting")
            self.followers += 1
        try:
            yield
        finally:
            with self._changed:
                self.followers -= 1
                self._forget(client)

    def prolong(self, slot: Slot, client: str) -> bool:
        """See `Slot.prolong`; one client gets half of the long slots, rounded up."""
        with self._changed:
            fair = -(-self.limits.long // 2) if client != _ANONYMOUS else self.limits.long
            if self.long >= self.limits.long or self._long_of[client] >= fair:
                return False
            slot.is_long = True
            self.running -= 1
            self.long += 1
            self._long_of[client] += 1
            self._changed.notify_all()
            return True

    def _admit(self, client: str) -> None:
        self._count(client)
        if len(self._queue) >= self.limits.waiting and self.running >= self.limits.running:
            self._forget(client)
            raise busy("waiting")

    def _count(self, client: str) -> None:
        limits = self.limits
        if client != _ANONYMOUS and self._under_way[client] >= limits.per_client:
            raise StoreBusy(
                Plural(
                    "You have one query under way, the most for one client; "
                    "wait for an answer before you ask again.",
                    "You have {count} queries under way, the most for one client; "
                    "wait for an answer before you ask again.",
                ),
                limit="per_client",
                count=limits.per_client,
            )
        self._under_way[client] += 1

    def _wait(self) -> None:
        if not self._queue and self.running < self.limits.running:
            self.running += 1
            return
        ticket = object()
        self._queue.append(ticket)

        def is_next() -> bool:
            return self._queue[0] is ticket and self.running < self.limits.running

        try:
            if not self._changed.wait_for(is_next, self.limits.patience):
                raise busy("patience")
            self.running += 1
        finally:
            self._queue.remove(ticket)
            self._changed.notify_all()

    def _forget(self, client: str) -> None:
        self._under_way[client] -= 1
        if not self._under_way[client]:
            del self._under_way[client]
            del self._long_of[client]


def busy(limit: str) -> StoreBusy:
    """The refusal of a query, by the name of the limit that was met."""
    return StoreBusy("Too many queries are running; try again in a few seconds.", limit=limit)
