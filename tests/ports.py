"""Ports for servers of tests."""

from __future__ import annotations

import os
import random
import socket

_PORTS = range(20_000, 32_000)
_WORKERS = 16


def free_port() -> int:
    """A port that nobody listens on.

    It lies below those that the system hands to clients: a client that asks one of these before
    the server is there may be connected to itself. Hypothesis seeds the numbers of `random`
    itself, which would be the same in each process of a run; each of these has ports of its own,
    so that none takes a port that another has chosen and not begun to listen on.
    """
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    for port in random.SystemRandom().sample(_PORTS[worker % _WORKERS :: _WORKERS], 100):
        with socket.socket() as listener:
            try:
                listener.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError("a hundred ports are taken")
