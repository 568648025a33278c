"""The inside of a process that answers queries: a graph, and no means to reach anything else."""

from __future__ import annotations

import os
import resource
import signal
import threading
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from lskg.engine.endpoint import Answer, QueryRequest
from lskg.engine.limits import Limits
from lskg.engine.processes.messages import READY, Reply, read_question, write_reply
from lskg.engine.store import InProcess, Store
from lskg.errors import LskgError, QueryError, StoreError

#: Variable of the environment that names the release which `lskg.engine.processes.preload` loads.
PRELOAD = "LSKG_PRELOAD"

_preloaded: dict[Path, Store] = {}
_endpoint: InProcess | StoreError


def preload(directory: Path) -> None:
    """Load a release for the processes that are forked from this one."""
    try:
        _preloaded[directory] = Store.open(directory)
    except StoreError:
        # A process that is forked finds the same fault, and tells it to the one that asked.
        return


def serve(line: Connection[Any, Any], directory: Path, limits: Limits) -> None:
    """Take a release, and reply to queries until there are no more; see `QueryPool`."""
    # Who stops the service stops this process too, which has nothing to say to it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Rust code does not let Python handle signals: only the default action ends a query at once.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # A thread gets memory of its own from the allocator. What the process began with is full of
    # holes since the graph was loaded; there a query takes half as long again.
    thread = threading.Thread(target=_serve, args=(line, directory, limits))
    thread.start()
    thread.join()


def _serve(line: Connection[Any, Any], directory: Path, limits: Limits) -> None:
    load(directory, limits)
    line.send_bytes(READY)
    while True:
        try:
            question = line.recv_bytes()
        except EOFError:
            return
        line.send_bytes(write_reply(_reply(read_question(question))))


def load(directory: Path, limits: Limits) -> None:
    """Take a release, then give up the means to open anything or to grow without end."""
    global _endpoint
    try:
        store = _preloaded.get(directory) or Store.open(directory)
    except StoreError as error:
        _endpoint = error
        return
    _endpoint = InProcess(store, limits.answer_bytes, limits.rows)
    answer(QueryRequest("SELECT * { ?s ?p ?o } LIMIT 1"))
    _lower(resource.RLIMIT_CORE, 0)
    if (size := _address_space()) is not None:
        _lower(resource.RLIMIT_AS, size + limits.memory_bytes)
    _allow_no_file()


def answer(request: QueryRequest) -> Answer:
    """Answer a query from the release that this process has.

    Raises:
        StoreError: it could not be loaded.
    """
    if isinstance(_endpoint, StoreError):
        raise _endpoint
    return _endpoint.answer(request)


def _reply(request: QueryRequest) -> Reply:
    try:
        return answer(request)
    except (LskgError, MemoryError) as error:
        return error
    except BaseException:  # noqa: BLE001
        # A fault of the engine is no Exception, and cannot be sent.
        return QueryError("The query makes the query engine fail.")


def _address_space() -> int | None:
    """Bytes of address space of this process, where the system tells."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return None
    return int(pages) * resource.getpagesize()


def _allow_no_file() -> None:
    """Let this process open no file and no socket; the pipes to its parent stay open.

    One descriptor is the least with which `poll` works; it is taken by standard input.
    """
    devnull = os.open(os.devnull, os.O_RDONLY)
    os.dup2(devnull, 0)
    _lower(resource.RLIMIT_NOFILE, 1)


def _lower(limit: int, value: int) -> None:
    resource.setrlimit(limit, (value, value))
