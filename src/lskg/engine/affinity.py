"""On which processors the threads of a process run, where the system lets one choose.

The interpreter runs one thread at a time. When a request goes from one thread to the next, and
these run on different processors, what they share has to follow through the caches; on one
processor it is there already.
"""

from __future__ import annotations

import os

#: The processors that this process may use.
ALLOWED: frozenset[int] = (
    frozenset(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else frozenset()
)


def keep_to_one() -> None:
    """Have the thread that calls, and those that it starts, run on one processor.

    Which one follows from the number of the process, so that several servers on a machine take
    different ones.
    """
    if len(ALLOWED) > 1:
        run_on(frozenset((sorted(ALLOWED)[os.getpid() % len(ALLOWED)],)))


def run_on(processors: frozenset[int]) -> None:
    """Have the thread that calls, and those that it starts, run on some processors."""
    if processors:
        os.sched_setaffinity(0, processors)
