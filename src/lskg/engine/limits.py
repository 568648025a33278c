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
    `long`; it is stopped when there are as many already.
    """

    seconds: float = 30.0
    rows: int = 1_000_000
    answer_bytes: int = 64 * _MEBIBYTE
    memory_bytes: int = 1024 * _MEBIBYTE
    request_bytes: int = _MEBIBYTE
    request_seconds: float = 30.0
    parameters: int = 1000
    running: int = field(default_factory=cores)
    long: int = 2
    quick_seconds: float = 1.0
    waiting: int = 16
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
    """What a limit means, in both languages, and the status of an answer that meets it."""

    unit: Unit
    status: int
    vi: str
    en: str


DESCRIBED: dict[str, LimitText] = {
    "seconds": LimitText("seconds", 503, "Thời gian trả lời một truy vấn", "Time for a query"),
    "rows": LimitText(
        "",
        403,
        "Số dòng của bảng, hoặc số bộ ba của đồ thị, trong một câu trả lời",
        "Rows of a table, or triples of a graph, in an answer",
    ),
    "answer_bytes": LimitText("bytes", 403, "Độ lớn của một câu trả lời", "Size of an answer"),
    "memory_bytes": LimitText(
        "bytes",
        403,
        "Bộ nhớ cho một truy vấn, ngoài bộ nhớ chứa dữ liệu",
        "Memory for a query, beside what the data take",
    ),
    "request_bytes": LimitText(
        "bytes", 413, "Độ lớn phần thân của một yêu cầu", "Size of the body of a request"
    ),
    "request_seconds": LimitText(
        "seconds", 408, "Thời gian gửi một yêu cầu", "Time in which a request must have arrived"
    ),
    "parameters": LimitText("", 400, "Số tham số của một yêu cầu", "Parameters of a request"),
    "running": LimitText("", 429, "Số truy vấn chạy cùng lúc", "Queries that run at the same time"),
    "long": LimitText(
        "",
        429,
        "Số truy vấn lâu chạy thêm bên cạnh những truy vấn thường",
        "Long queries that run beside the ordinary ones",
    ),
    "quick_seconds": LimitText(
        "seconds", 429, "Sau thời gian này, truy vấn là lâu", "After this time a query is long"
    ),
    "waiting": LimitText("", 429, "Số truy vấn chờ đến lượt", "Queries that wait for their turn"),
    "patience": LimitText(
        "seconds", 429, "Thời gian chờ đến lượt", "Time that a query waits for its turn"
    ),
    "per_client": LimitText(
        "",
        429,
        "Số truy vấn cùng lúc của một máy khách",
        "Queries of one client at the same time",
    ),
    "per_minute": LimitText(
        "", 429, "Số yêu cầu mỗi phút của một máy khách", "Requests of one client in a minute"
    ),
}


def dotted(number: int) -> str:
    """A whole number as Vietnamese writes it.

    >>> dotted(1048576)
    '1.048.576'
    """
    return f"{number:,}".replace(",", ".")


def values(limits: Limits) -> dict[str, int | float]:
    """The limits by name, in the order in which they are told.

    >>> list(values(Limits())) == list(DESCRIBED)
    True
    """
    return {each.name: getattr(limits, each.name) for each in fields(limits)}
