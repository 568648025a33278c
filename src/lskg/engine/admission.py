"""Who may go on now: who took least of late goes first, and never more at once than may be."""

from __future__ import annotations

import math
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property

from lskg.engine.limits import Limits
from lskg.errors import Plural, StoreBusy

_ANONYMOUS = ""
#: Seconds after which half of what a client took is forgotten.
_HALF_LIFE = 40.0
#: Clients that had fewer seconds are equal; those above, where none had twice as many as another.
_LITTLE = 0.1
#: A client whose queries took no more seconds each goes with those who had little, one at a time,
#: however many it asks: whoever comes anew, and whose queries are not known, is not before it.
_BRIEF = 0.01
#: The class of those who had sixteen times as much or more; and kinds that are known to be long.
_MUCH = 5
_KINDS = 256
#: Seconds that a query has before it is long, however many wait.
_LEAST_QUICK = 0.05
#: Clients whose use is known; of more, those are forgotten that took least.
_KNOWN = 4096
#: Where one has waited for so many seconds, of those who took the same who came last goes first:
#: the crowd before it would be late in any case, and who comes by is not.
_LATE = 0.25


class Slot:
    """The right to go on.

    Attributes:
        is_long: whether it is that of a long query.
        since: when it was given, by the clock that only goes forward; None while it is not had.
        before: how many its client had under way when it came.
    """

    def __init__(
        self,
        admission: Admission,
        client: str,
        kind: Callable[[], str],
        is_narrow: Callable[[], bool],
    ) -> None:
        self._admission = admission
        self._kind = kind
        self._is_narrow = is_narrow
        self.client = client
        self.is_long = False
        self.since: float | None = None
        self.before = 0
        self._taken = 0.0

    @cached_property
    def kind(self) -> str:
        """Tells alike what takes about as long; it is asked for where something was long."""
        return self._kind()

    @cached_property
    def is_narrow(self) -> bool:
        """Whether it looks short; it is asked for where several wait."""
        return self._is_narrow()

    @property
    def seconds(self) -> float:
        """How long it was had in all."""
        return self._taken + (time.monotonic() - self.since if self.since else 0.0)

    def prolong(self) -> bool:
        """Make this the slot of a long query; False when there are as many as there may be.

        An ordinary slot becomes free by it.
        """
        return self._admission.prolong(self)

    def restart(self) -> None:
        """Count only what it is had from now on; until now it waited for a process."""
        self._admission.restart(self)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Let others have the slot meanwhile; waits for one at the end.

        Raises:
            StoreBusy: none became free in time.
        """
        self._taken = self.seconds
        self._admission.leave(self)
        try:
            yield
        finally:
            self._admission.enter(self, is_new=False)


@dataclass(eq=False, slots=True)
class _Ticket:
    """A place in the queue.

    Attributes:
        number: which of all tickets it is.
        at: when it came.
        is_new: whether it may be refused because too many wait.
        is_decided: set once it has its slot, or has to go.
    """

    slot: Slot
    number: int
    at: float
    is_new: bool
    is_decided: threading.Event = field(default_factory=threading.Event)


@dataclass(slots=True)
class _Use:
    """Slots that a client has had; the longer ago, the less they count.

    Attributes:
        seconds: how long it had them.
        times: how many they were.
        at: when these two were counted.
        since: from when on it has those that it has now.
    """

    seconds: float = 0.0
    times: float = 0.0
    at: float = 0.0
    since: list[float] = field(default_factory=list)

    def counted(self, now: float) -> float:
        """The seconds that count at a time."""
        return self.seconds * self._kept(now) + sum(now - each for each in self.since)

    @property
    def is_brief(self) -> bool:
        """Whether its slots are known to be had for a moment each."""
        return self.seconds < _BRIEF * self.times

    def end(self, since: float, now: float) -> None:
        """Count a slot that was had since some time, and is no more."""
        self.since.remove(since)
        kept = self._kept(now)
        self.seconds, self.times = self.seconds * kept + now - since, self.times * kept + 1
        self.at = now

    def _kept(self, now: float) -> float:
        return 0.5 ** ((now - self.at) / _HALF_LIFE) if self.times else 0.0


class Admission:
    """The slots: the next one is for the client that took least, of these for what looks short.

    Among equals it is for who came first; where some wait long, for who came last. Where the queue
    is full, who would be the last to have a slot is refused.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._lock = threading.Lock()
        self._queue: list[_Ticket] = []
        self._under_way: Counter[str] = Counter()
        self._long_of: Counter[str] = Counter()
        self._uses: dict[str, _Use] = {}
        self._long_kinds: dict[str, None] = {}
        self._tickets = 0
        self.running = 0
        self.long = 0
        self.followers = 0

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._queue)

    @property
    def quick_seconds(self) -> float:
        """After this time a query is long: the less, the more wait."""
        quick = self.limits.quick_seconds
        return max(quick / (1 + self.waiting), min(_LEAST_QUICK, quick))

    @contextmanager
    def slot(
        self,
        client: str = _ANONYMOUS,
        kind: Callable[[], str] = str,
        is_narrow: Callable[[], bool] = bool,
        *,
        is_counted: bool = True,
    ) -> Iterator[Slot]:
        """A slot for a client; waits for one.

        Args:
            client: its name.
            kind: tells queries alike that take about as long; where one was long, the others wait
                as if their client had taken much.
            is_narrow: whether it looks short; of clients that took as much it goes first.
            is_counted: whether it may have only so many under way.

        Raises:
            StoreBusy: too many wait already, none became free in time, or the client has as many
                queries under way as it may have.
        """
        slot = Slot(self, client, kind, is_narrow)
        with self._counted(client, is_counted=is_counted) as slot.before:
            self.enter(slot)
            try:
                yield slot
            finally:
                self.leave(slot)

    @contextmanager
    def following(self, client: str = _ANONYMOUS, *, is_counted: bool = True) -> Iterator[None]:
        """Leave to wait for the answer to the same query of another, without a slot.

        Raises:
            StoreBusy: too many do so already, or the client has as many queries under way as it
                may have.
        """
        with self._counted(client, is_counted=is_counted):
            with self._lock:
                if self.followers >= self.limits.waiting:
                    raise self.busy("waiting")
                self.followers += 1
            try:
                yield
            finally:
                with self._lock:
                    self.followers -= 1

    def prolong(self, slot: Slot) -> bool:
        """See `Slot.prolong`; one client gets half of the long slots, rounded up."""
        client = slot.client
        with self._lock:
            if slot.kind:
                self._long_kinds[slot.kind] = None
            if len(self._long_kinds) > _KINDS:
                del self._long_kinds[next(iter(self._long_kinds))]
            fair = -(-self.limits.long // 2) if client != _ANONYMOUS else self.limits.long
            if self.long >= self.limits.long or self._long_of[client] >= fair:
                return False
            slot.is_long = True
            self.running -= 1
            self.long += 1
            self._long_of[client] += 1
            self._hand_out()
            return True

    def enter(self, slot: Slot, *, is_new: bool = True) -> None:
        """Wait until a slot may be used.

        Raises:
            StoreBusy: it may not.
        """
        with self._lock:
            self._tickets += 1
            ticket = _Ticket(slot, self._tickets, time.monotonic(), is_new)
            self._queue.append(ticket)
            self._hand_out()
            self._refuse_last()
        ticket.is_decided.wait(self.limits.patience)
        with self._lock:
            if slot.since is None:
                if ticket not in self._queue:
                    raise self.busy("waiting")
                self._queue.remove(ticket)
                raise self.busy("patience")

    def restart(self, slot: Slot) -> None:
        """See `Slot.restart`."""
        with self._lock:
            if slot.since is not None:
                since = self._uses[slot.client].since
                since.remove(slot.since)
                slot.since = time.monotonic()
                since.append(slot.since)

    def leave(self, slot: Slot) -> None:
        """Give a slot back."""
        with self._lock:
            if slot.since is None:
                return
            self._uses[slot.client].end(slot.since, time.monotonic())
            slot.since = None
            if slot.is_long:
                self.long -= 1
                self._long_of[slot.client] -= 1
            else:
                self.running -= 1
            self._hand_out()

    @contextmanager
    def _counted(self, client: str, *, is_counted: bool) -> Iterator[int]:
        """Count a client in; gives how many it had under way before."""
        most = self.limits.per_client
        with self._lock:
            if is_counted and client != _ANONYMOUS and self._under_way[client] >= most:
                raise self.too_many()
            before = self._under_way[client]
            self._under_way[client] += 1
        try:
            yield before
        finally:
            with self._lock:
                self._under_way[client] -= 1
                if not self._under_way[client]:
                    del self._under_way[client]
                    del self._long_of[client]

    def too_many(self) -> StoreBusy:
        """The refusal of a client that has as many under way as it may have."""
        return StoreBusy(
            Plural(
                "You have one query under way, the most for one client; "
                "wait for an answer before you ask again.",
                "You have {count} queries under way, the most for one client; "
                "wait for an answer before you ask again.",
            ),
            limit="per_client",
            count=self.limits.per_client,
        )

    def busy(self, limit: str) -> StoreBusy:
        """The refusal for the sake of others, by the name of the limit that was met."""
        return busy(limit)

    def _hand_out(self) -> None:
        """Give the slots that are free to those who wait."""
        now = time.monotonic()
        while self._queue and self.running < self.limits.running:
            is_alone = len(self._queue) == 1
            ticket = self._queue[0] if is_alone else min(self._queue, key=self._rank(now))
            self._queue.remove(ticket)
            self.running += 1
            ticket.slot.since = now
            self._use_of(ticket.slot.client, now).since.append(now)
            ticket.is_decided.set()

    def _refuse_last(self) -> None:
        """Send the last of the queue away where it is too long."""
        now = time.monotonic()
        new = [each for each in self._queue if each.is_new]
        if len(new) > self.limits.waiting:
            last = max(new, key=self._rank(now))
            self._queue.remove(last)
            last.is_decided.set()

    def _rank(self, now: float) -> Callable[[_Ticket], tuple[int, int, bool, int]]:
        """What the queue is ordered by."""
        is_late = now - min(each.at for each in self._queue) > _LATE

        def rank(ticket: _Ticket) -> tuple[int, int, bool, int]:
            use = self._uses.get(ticket.slot.client)
            number = -ticket.number if is_late else ticket.number
            share = 0
            if use and (ticket.slot.before or not use.is_brief):
                share = math.frexp(use.counted(now) / _LITTLE)[1]
            is_long = bool(self._long_kinds) and ticket.slot.kind in self._long_kinds
            least = _MUCH if is_long else 0
            slot = ticket.slot
            return max(share, least), slot.before, not slot.is_narrow, number

        return rank

    def _use_of(self, client: str, now: float) -> _Use:
        if client not in self._uses and len(self._uses) >= _KNOWN:
            most = sorted(self._uses.items(), key=lambda each: each[1].counted(now), reverse=True)
            self._uses = {
                name: use for at, (name, use) in enumerate(most) if use.since or at < _KNOWN // 2
            }
        return self._uses.setdefault(client, _Use())


def busy(limit: str) -> StoreBusy:
    """The refusal of a query, by the name of the limit that was met."""
    return StoreBusy("Too many queries are running; try again in a few seconds.", limit=limit)
