"""The inside of a process that answers queries: a graph, and no means to reach anything else."""

from __future__ import annotations

import os
import resource
import signal
from pathlib import Path

from lskg.endpoint import Answer, QueryRequest
from lskg.errors import StoreError
from lskg.limits import Limits
from lskg.store import InProcess, Store

#: Variable of the environment that names the release which `lskg.preload` loads.
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


def load(directory: Path, limits: Limits) -> None:
    """Take a release, then give up the means to open anything or to grow without end."""
    global _endpoint
    # Rust code does not let Python handle signals: only the default action ends a query at once.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
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
