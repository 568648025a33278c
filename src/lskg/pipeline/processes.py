"""Processes of our own on this machine, which do the steps of a build."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import forkserver, get_context, parent_process
from multiprocessing.context import BaseContext
from threading import Thread

#: What is imported once for all processes.
_IMPORTED = ["lskg.pipeline.workers"]


def prepare() -> BaseContext:
    """Begin to import what steps need, in a process of which the others are copies.

    That process listens at a socket in the folder for temporary files, and the address of a socket
    has 107 bytes at most (unix(7)). Where it finds no place, each process imports for itself.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload(_IMPORTED)
    try:
        forkserver.ensure_running()
    except OSError:
        return get_context("spawn")
    return context


def processors() -> int:
    """How many steps are done at once."""
    return len(os.sched_getaffinity(0))


def start() -> ProcessPoolExecutor:
    """Processes, one for each processor, which end with this one."""
    return ProcessPoolExecutor(processors(), prepare(), _end_with_parent)


def _end_with_parent() -> None:
    """See that this process does not outlive the one that started it, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if (parent := parent_process()) is not None:
        Thread(target=_exit_after, args=(parent.join,), daemon=True).start()


def _exit_after(wait: Callable[[], None]) -> None:
    wait()
    os._exit(1)
