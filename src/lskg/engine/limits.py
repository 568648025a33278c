"""What a request may take: the limits of the service, and how they are told."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields
from typing import Literal

_MEBIBYTE = 1024 * 1024


def cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


Unit = Literal["seconds", "bytes", ""]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a request may take; `DESCRIBED` says what each limit means.

    `seconds` counts from when a process takes a query up. `memory_bytes` counts beyond what the
    loaded graph takes. A query over `quick_seconds` goes on beside the ordinary ones, as one of
    `long`; it is stopped when there are as many already. The more queries wait, the sooner that is.
    """

    seconds: float = 30.0
    rows: int = 1_000_000
    answer_bytes: int = 64 * _MEBIBYTE
    memory_bytes: int = 64 * _MEBIBYTE
    request_bytes: int = _MEBIBYTE
    request_seconds: float = 30.0
    buffered_bytes: int = 64 * _MEBIBYTE
    parameters: int = 1000
    running: int = field(default_factory=cores)
    long: int = 2
    quick_seconds: float = 1.0
    working: int = 2
    working_per_client: int = 16
    waiting: int = 64
    patience: float = 10.0
    per_client: int = 4
    per_minute: int = 600

    @property
    def processes(self) -> int:
        """Processes that answer queries."""
        return self.running + self.long

    @property
    def capacity(self) -> int:
        """Queries that run and wait at most."""
        return self.processes + self.waiting


@dataclass(frozen=True, slots=True)
class LimitText:
    """What a limit means, and the status of an answer that meets it."""

    unit: Unit
    status: int
    meaning: str


DESCRIBED: dict[str, LimitText] = {
    "seconds": LimitText("seconds", 503, "Time for a query"),
    "rows": LimitText("", 403, "Rows of a table, or triples of a graph, in an answer"),
    "answer_bytes": LimitText("bytes", 403, "Size of an answer"),
    "memory_bytes": LimitText("bytes", 403, "Memory for a query, beside what the data take"),
    "request_bytes": LimitText("bytes", 413, "Size of the body of a request"),
    "request_seconds": LimitText("seconds", 408, "Time in which a request must have arrived"),
    "buffered_bytes": LimitText(
        "bytes", 503, "Requests and answers on their way, in all; a quarter of it for one client"
    ),
    "parameters": LimitText("", 400, "Parameters of a request"),
    "running": LimitText("", 429, "Queries that run at the same time"),
    "long": LimitText("", 429, "Long queries that run beside the ordinary ones"),
    "quick_seconds": LimitText(
        "seconds", 429, "After this time a query is long; sooner, where others wait"
    ),
    "working": LimitText("", 429, "Answers that are put together at the same time"),
    "working_per_client": LimitText(
        "", 429, "Answers for one client that are put together or wait for it"
    ),
    "waiting": LimitText("", 429, "Queries that wait for their turn, and as many answers"),
    "patience": LimitText("seconds", 429, "Time that one waits for its turn"),
    "per_client": LimitText("", 429, "Queries of one client at the same time"),
    "per_minute": LimitText("", 429, "Requests of one client in a minute"),
}


def values(limits: Limits) -> dict[str, int | float]:
    """The limits by name, in the order in which they are told.

    >>> list(values(Limits())) == list(DESCRIBED)
    True
    """
    return {each.name: getattr(limits, each.name) for each in fields(limits)}
