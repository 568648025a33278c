"""What applications share that serve one release after the other."""

from __future__ import annotations

from dataclasses import dataclass, field

from limits.storage import MemoryStorage

from lskg.web.http.work import Work
from lskg.web.pages.monitoring import Metrics


@dataclass(frozen=True, slots=True)
class Shared:
    """What goes on when another release comes into service.

    Attributes:
        work: turns at the work of this process.
        metrics: counts requests and queries.
        rates: where the requests of each client are counted.
    """

    work: Work
    metrics: Metrics = field(default_factory=Metrics)
    rates: MemoryStorage = field(default_factory=MemoryStorage)
