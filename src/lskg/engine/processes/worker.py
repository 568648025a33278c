"""The inside of a process that answers queries: a graph, and no means to reach anything else."""

from __future__ import annotations

import os
import resource
import select
import signal
import threading
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from lskg.engine.endpoint import Answer, QueryRequest
from lskg.engine.limits import Limits
from lskg.engine.processes.messages import READY, Reply, read_question, write_reply
from lskg.engine.store import InProcess, Store
from lskg.errors import LskgError, QueryError

#: Descriptors that are looked at together: the line, and the life of the one forked from.
_POLLED = 2

#: By how much the process that takes requests, and one that starts, go before those that compute.
_NICE = 5
#: A process that took more than this part of what it may is spent: what its allocator keeps would
#: count against the queries after it.
_SHARE = 4
_KIBIBYTE = 1024

_endpoint: InProcess


def serve(line: Connection[Any, Any], life: int, store: Store, limits: Limits) -> None:
    """Reply to queries until there are no more, or this process is one too many.

    Args:
        line: where questions come, and replies go; first no bytes, which say that it is ready.
        life: hung up when the process ends from which this one was forked.
        store: what it answers from.
        limits: what a query may take.
    """
    # A thread gets memory of its own from the allocator. What the process began with is full of
    # holes since the graph was loaded; there a query takes half as long again.
    threading.Thread(target=_serve, args=(line, store, limits), daemon=True).start()
    poll = select.poll()
    for end in (line.fileno(), life):
        poll.register(end, 0)
    poll.poll()
    # Whatever the query does: nobody waits for it.
    os.kill(os.getpid(), signal.SIGKILL)


def _serve(line: Connection[Any, Any], store: Store, limits: Limits) -> None:
    address_space = take(store, limits)
    usual = _peak()
    line.send_bytes(READY)
    while True:
        try:
            question = line.recv_bytes()
        except EOFError:
            return
        reply = _reply(read_question(question), address_space)
        is_spent = _peak() - usual > limits.memory_bytes // _SHARE
        for message in write_reply(reply, is_spent):
            line.send_bytes(message)
        del reply, message


def take(store: Store, limits: Limits) -> int:
    """Take a graph, then give up the means to open anything or to grow without end.

    Returns:
        The most bytes of address space that a query may leave this process with.
    """
    global _endpoint
    _endpoint = InProcess(store, limits.answer_bytes, limits.rows)
    answer(QueryRequest("SELECT * { ?s ?p ?o } LIMIT 1"))
    _lower(resource.RLIMIT_CORE, 0)
    size = _address_space()
    most = resource.RLIM_INFINITY if size is None else size + limits.memory_bytes
    _grow_to(most)
    os.nice(_NICE)
    _allow_no_file()
    return most


def answer(request: QueryRequest) -> Answer:
    """Answer a query from the graph that this process has."""
    return _endpoint.answer(request)


def _reply(request: QueryRequest, address_space: int) -> Reply:
    """Reply to a query; what the service itself asks when it starts may take what it needs."""
    _grow_to(address_space if request.limited else resource.RLIM_INFINITY)
    try:
        return answer(request)
    except (LskgError, MemoryError) as error:
        return error
    except BaseException:  # noqa: BLE001
        # A fault of the engine is no Exception, and cannot be sent.
        return QueryError("The query makes the query engine fail.")


def _peak() -> int:
    """The most bytes of memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KIBIBYTE


def _address_space() -> int | None:
    """Bytes of address space of this process, where the system tells."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return None
    return int(pages) * resource.getpagesize()


def _allow_no_file() -> None:
    """Let this process open no file and no socket; the lines to others stay open.

    `poll` needs as many descriptors as it looks at; standard input and output take these.
    """
    devnull = os.open(os.devnull, os.O_RDONLY)
    for descriptor in range(_POLLED):
        os.dup2(devnull, descriptor)
    _lower(resource.RLIMIT_NOFILE, _POLLED)


def _grow_to(size: int) -> None:
    """Let this process have so many bytes of address space, as far as the system does."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    bounds = [each for each in (size, hard) if each != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min(bounds, default=hard), hard))


def _lower(limit: int, value: int) -> None:
    resource.setrlimit(limit, (value, value))
