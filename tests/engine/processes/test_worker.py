"""The inside of a process that answers queries."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Mapping
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from lskg.engine.limits import Limits
from lskg.engine.processes import worker
from lskg.engine.store import Store


@pytest.fixture(scope="module")
def release(make_release: Callable[[Mapping[str, str]], Path]) -> Path:
    return make_release({"plan": "<urn:a> <urn:b> <urn:c> .\n"})


def test_a_process_can_open_no_file_and_reach_no_server(release: Path) -> None:
    """Where the search for SERVICE fails, a query still cannot reach anything."""
    context = get_context("spawn")
    with socket.create_server(("127.0.0.1", 0)) as server:
        ours, theirs = context.Pipe()
        arguments = (theirs, release, server.getsockname()[1])
        process = context.Process(target=_try_to_get_out, args=arguments)
        process.start()
        assert ours.poll(30)
        assert ours.recv() == ["file", "socket", "pipe", "SERVICE"]
        process.join()
        ours.close()
        theirs.close()
        server.settimeout(0.2)
        with pytest.raises(TimeoutError):
            server.accept()


def _try_to_get_out(pipe: Connection[list[str], None], release: Path, port: int) -> None:
    """Tell what fails once the limits of a process are in force."""
    worker.take(Store.open(release), Limits())
    store = worker._endpoint._store._graphs.store
    service = f"ASK {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"
    attempts: dict[str, Callable[[], object]] = {
        "file": lambda: os.open(os.devnull, os.O_RDONLY),
        "socket": socket.socket,
        "pipe": os.pipe,
        "SERVICE": lambda: store.query(service),
    }
    failed = []
    for name, attempt in attempts.items():
        try:
            attempt()
        except (OSError, RuntimeError):
            failed.append(name)
    pipe.send(failed)
