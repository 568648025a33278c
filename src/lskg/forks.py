"""Processes that are forked from one which holds what they share."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import forkserver, get_context
from multiprocessing.context import ForkServerContext

#: Bytes of a folder below which a local socket has room for its name; no system allows 110.
_LONGEST = 70
_SHORT = ("/tmp", "/var/tmp", "/dev/shm")


def fork_server(preload: str) -> ForkServerContext:
    """The context of processes that are forked from one which has imported a module.

    That one listens at a local socket among the temporary files, or in another folder where the
    path of these is too long for a socket.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload([preload])
    with _short_temporary_folder():
        forkserver.ensure_running()
    return context


@contextmanager
def _short_temporary_folder() -> Iterator[None]:
    kept = tempfile.tempdir
    if len(os.fsencode(tempfile.gettempdir())) > _LONGEST:
        usable = (folder for folder in _SHORT if os.access(folder, os.W_OK | os.X_OK))
        tempfile.tempdir = next(usable, kept)
    try:
        yield
    finally:
        tempfile.tempdir = kept
