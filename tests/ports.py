"""Ports for servers of tests."""

from __future__ import annotations

import random
import socket


def free_port() -> int:
    """A port that nobody listens on.

    It lies below those that the system hands to clients: a client that asks one of these before
    the server is there may be connected to itself. Hypothesis seeds the numbers of `random`
    itself, which would be the same in each process of a run.
    """
    for port in random.SystemRandom().sample(range(20_000, 32_000), 100):
        with socket.socket() as listener:
            try:
                listener.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError("a hundred ports are taken")
