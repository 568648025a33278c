"""Why a query was stopped before its answer."""

from __future__ import annotations

import signal

from lskg.errors import (
    AnswerTooLarge,
    LskgError,
    Plural,
    QueryInterrupted,
    QueryTimeout,
    StoreBusy,
)

_MEBIBYTE = 1024 * 1024


def expired(exit_code: int | None, memory: int) -> LskgError:
    """Why a process ended in the middle of a query.

    Args:
        exit_code: with which it ended, negative for a signal; None where that is unknown.
        memory: what it may have, in bytes.
    """
    if exit_code == -signal.SIGSEGV:
        return AnswerTooLarge("The query is nested too deeply to be answered.")
    if exit_code in (None, -signal.SIGKILL, -signal.SIGTERM):
        return QueryInterrupted(
            "The process that answered the query was stopped from outside; try again."
        )
    return _failed(memory)


def too_much_memory(memory: int) -> AnswerTooLarge:
    """The query needs more memory than it may have, in bytes."""
    return AnswerTooLarge(
        "The query needs more than {size:,} MiB of memory, the most that a query may use here; "
        "ask for less, or add LIMIT.",
        limit="memory_bytes",
        size=memory // _MEBIBYTE,
    )


def too_much_together() -> QueryInterrupted:
    """The queries that run need more memory than there is for all of them, and this one most."""
    return QueryInterrupted(
        "The queries that run now take too much memory together, and this one takes most; ask for "
        "less, or try again in a few seconds.",
        limit="memory_bytes",
    )


def _failed(memory: int) -> AnswerTooLarge:
    """The engine failed: mostly for want of memory, and where its sort finds no order."""
    return AnswerTooLarge(
        "The query made the query engine fail: it needs more than {size:,} MiB of memory, the "
        "most that a query may use here, or sorts values that cannot be compared, such as numbers "
        "beside broken ones; ask for less, add LIMIT, or sort by STR().",
        limit="memory_bytes",
        size=memory // _MEBIBYTE,
    )


def nobody_waits() -> QueryInterrupted:
    """Who asked the query has gone."""
    return QueryInterrupted("Nobody waits for the answer any more.")


def timed_out(seconds: float) -> QueryTimeout:
    """The query took longer than it may."""
    return QueryTimeout(
        Plural(
            "The query took longer than {count:g} second and was stopped; ask for less, or add "
            "LIMIT.",
            "The query took longer than {count:g} seconds and was stopped; ask for less, or add "
            "LIMIT.",
        ),
        limit="seconds",
        count=seconds,
    )


def no_long_slot(seconds: float) -> StoreBusy:
    """The query is long, and there are as many long ones as there may be."""
    return StoreBusy(
        Plural(
            "The query takes longer than {count:g} second, and no more such queries may run now; "
            "ask for less, or try again later.",
            "The query takes longer than {count:g} seconds, and no more such queries may run now; "
            "ask for less, or try again later.",
        ),
        limit="long",
        count=seconds,
    )
