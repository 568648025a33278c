"""What was made once, kept for when it is asked for again: bounded in bytes, and made by one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Generic, TypeVar

from cachetools import LRUCache

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class _Entry(Generic[V]):
    value: V
    size: int


class Cache(Generic[K, V]):
    """Values by key; those that were not asked for longest go when they take too many bytes.

    Many who ask for the same at once get what the first of them makes. An error is kept for nobody
    and reaches all who wait. `cachetools.cached` with a condition makes things once, too, but who
    waits there waits without end, and after an error makes it again, one after another.

    Attributes:
        hits: how often a value was there, or was being made.
        misses: how often one was made.
    """

    def __init__(
        self, max_bytes: int, size: Callable[[K, V], int], largest: int | None = None
    ) -> None:
        """Begin without a value.

        Args:
            max_bytes: of all keys and values.
            size: bytes of a key and its value.
            largest: bytes of one that is kept; by default, an eighth of all.
        """
        self._entries: LRUCache[K, _Entry[V]] = LRUCache(max_bytes, lambda entry: entry.size)
        self._size = size
        self._largest = max_bytes // 8 if largest is None else largest
        self._under_way: dict[K, Future[V]] = {}
        self._lock = threading.Lock()
        self.hits = 0
        self.misses = 0

    @property
    def bytes(self) -> int:
        """Bytes of what is kept."""
        return int(self._entries.currsize)

    def __contains__(self, key: object) -> bool:
        """Whether the value of a key is kept."""
        with self._lock:
            return key in self._entries

    def get(
        self,
        key: K,
        make: Callable[[], V],
        wait: Callable[[Future[V]], V] = lambda others: others.result(),
    ) -> V:
        """The value of a key.

        Args:
            key: of the value.
            make: makes it, where it is not there.
            wait: takes it from another who makes it, as long as the caller has patience.
        """
        with self._lock:
            if (entry := self._entries.get(key)) is not None:
                self.hits += 1
                return entry.value
            others = self._under_way.get(key)
            if others is None:
                self.misses += 1
                ours = self._under_way[key] = Future[V]()
            else:
                self.hits += 1
        return self._make(key, make, ours) if others is None else wait(others)

    def _make(self, key: K, make: Callable[[], V], ours: Future[V]) -> V:
        try:
            value = make()
            size = self._size(key, value)
        except BaseException as error:
            with self._lock:
                del self._under_way[key]
            ours.set_exception(error)
            raise
        with self._lock:
            if size <= self._largest:
                self._entries[key] = _Entry(value, size)
            del self._under_way[key]
        ours.set_result(value)
        return value
