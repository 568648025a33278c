"""Why a query was stopped before its answer."""

from __future__ import annotations

import signal

from lskg.engine.limits import dotted
from lskg.errors import AnswerTooLarge, LskgError, QueryInterrupted, QueryTimeout, StoreBusy

_MEBIBYTE = 1024 * 1024


def expired(exit_code: int | None, memory: int) -> LskgError:
    """Why a process ended in the middle of a query.

    Args:
        exit_code: with which it ended, negative for a signal; None where that is unknown.
        memory: what it may have, in bytes.
    """
    if exit_code == -signal.SIGSEGV:
        return AnswerTooLarge(
            "The query is nested too deeply to be answered.",
            vi="Truy vấn lồng nhau quá sâu nên không trả lời được.",
        )
    if exit_code in (None, -signal.SIGKILL, -signal.SIGTERM):
        return QueryInterrupted(
            "The process that answered the query was stopped from outside; try again.",
            vi="Tiến trình trả lời truy vấn bị dừng từ bên ngoài; hãy thử lại.",
        )
    return _failed(memory)


def too_much_memory(memory: int) -> AnswerTooLarge:
    """The query needs more memory than it may have, in bytes."""
    size = memory // _MEBIBYTE
    return AnswerTooLarge(
        f"The query needs more than {size:,} MiB of memory, the most that a query may use here; "
        "ask for less, or add LIMIT.",
        vi=f"Truy vấn cần hơn {dotted(size)} MiB bộ nhớ, mức tối đa ở đây; "
        "hãy hỏi ít hơn, hoặc thêm LIMIT.",
        limit="memory_bytes",
    )


def _failed(memory: int) -> AnswerTooLarge:
    """The engine failed: mostly for want of memory, and where its sort finds no order."""
    size = memory // _MEBIBYTE
    return AnswerTooLarge(
        f"The query made the query engine fail: it needs more than {size:,} MiB of memory, the "
        "most that a query may use here, or sorts values that cannot be compared, such as numbers "
        "beside broken ones; ask for less, add LIMIT, or sort by STR().",
        vi=f"Truy vấn làm bộ máy truy vấn dừng: cần hơn {dotted(size)} MiB bộ nhớ, mức tối đa ở "
        "đây, hoặc sắp xếp những giá trị không so sánh được, như số bên cạnh số viết sai; hãy hỏi "
        "ít hơn, thêm LIMIT, hoặc sắp xếp theo STR().",
        limit="memory_bytes",
    )


def timed_out(seconds: float) -> QueryTimeout:
    """The query took longer than it may."""
    return QueryTimeout(
        f"The query took longer than {seconds:g} seconds and was stopped; ask for less, or add "
        "LIMIT.",
        vi=f"Truy vấn chạy quá {seconds:g} giây và đã bị dừng; hãy hỏi ít hơn, hoặc thêm LIMIT.",
        limit="seconds",
    )


def no_long_place(seconds: float) -> StoreBusy:
    """The query is long, and there are as many long ones as there may be."""
    return StoreBusy(
        f"The query takes longer than {seconds:g} seconds, and no more such queries may run now; "
        "ask for less, or try again later.",
        vi=f"Truy vấn chạy quá {seconds:g} giây, và hiện không chạy thêm được truy vấn lâu như "
        "vậy; hãy hỏi ít hơn, hoặc thử lại sau.",
        limit="long",
    )
