"""Another release comes into service whole, without a restart, while the one before ends."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from lskg.engine.admission import Admission
from lskg.engine.memory import give_back
from lskg.errors import StoreError
from lskg.release.check import read_description
from lskg.web.in_service import InService, Service
from lskg.web.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_LOOK_SECONDS = 1.0
_SHOWN = 16


class Switch:
    """A WSGI application over the release that is published, or was when it last looked.

    A release that comes into service is opened and checked beside the one before. One assignment
    puts it in its place; requests that began on the one before end there. One that cannot be opened
    changes nothing, and the log says why.
    """

    def __init__(self, release: Path, settings: Settings) -> None:
        """Open the release that is published.

        Args:
            release: its folder, or a link to it that a build turns.
            settings: how to serve.

        Raises:
            LskgError: see `InService`.
        """
        self._release = release
        self._service = Service(settings, Admission(settings.limits))
        self._lock = threading.Lock()
        self._current = InService(release.resolve(), self._service)
        self._refused: tuple[Path, str] | None = None
        self._calls: SimpleQueue[bool] = SimpleQueue()
        _keep()
        threading.Thread(target=self._run, name="switch", daemon=True).start()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request from the release that is in service."""
        with self._lock:
            app = self._current.app
            app.enter()
        return app(environ, start_response)

    def look(self) -> None:
        """Have the published release come into service, where it is another; a signal may do so."""
        self._calls.put(True)

    def close(self) -> None:
        """Stop the query processes."""
        self._calls.put(False)
        with self._lock:
            self._current.close()

    def _run(self) -> None:
        pause = _LOOK_SECONDS if self._service.settings.follow else None
        while True:
            is_told = False
            with suppress(Empty):
                is_told = self._calls.get(timeout=pause)
                if not is_told:
                    return
            self._look(is_told)

    def _look(self, is_told: bool) -> None:
        folder, digest = found = _identity(self._release)
        if found == (self._current.folder, self._current.digest):
            if is_told:
                say(f"Release {digest[:_SHOWN]} is in service already.")
        elif is_told or found != self._refused:
            self._refused = found
            self._take_up(folder)

    def _take_up(self, folder: Path) -> None:
        before = self._current
        try:
            current = InService(folder, self._service)
        except Exception as error:  # noqa: BLE001
            # Whatever is wrong with it: there is one in service.
            say(f"Release {before.digest[:_SHOWN]} stays in service: {error}")
            return
        with self._lock:
            self._current = current
        say(f"Release {current.digest[:_SHOWN]} is in service.")
        settings = self._service.settings
        limits = settings.limits
        before.close(limits.patience + limits.seconds + settings.drain_seconds)
        del before
        gc.unfreeze()
        _keep()


def _identity(release: Path) -> tuple[Path, str]:
    """Where the published release is, and its digest; none where there is no release."""
    folder = release.resolve()
    try:
        return folder, str(read_description(folder)["digest"])
    except StoreError:
        return folder, ""


def _keep() -> None:
    """Spare the collector what stays; what does not is collected first, and given back."""
    gc.collect()
    gc.freeze()
    give_back()


def say(text: str) -> None:
    """Tell a sentence to those who run the service; where that cannot be, it is lost."""
    with suppress(OSError):
        # In one piece: others write there too.
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
