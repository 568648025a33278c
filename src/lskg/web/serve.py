"""The site over HTTP: opens a release, starts the query processes, and answers until stopped."""

from __future__ import annotations

import signal
import sys
from contextlib import closing
from pathlib import Path
from types import FrameType
from typing import NoReturn

from lskg.engine.affinity import keep_to_one
from lskg.engine.limits import Limits
from lskg.engine.memory import keep_little
from lskg.errors import ServeError
from lskg.web.http.error_stream import unhurried_stderr
from lskg.web.settings import Settings as Settings
from lskg.web.switch import Switch, say

#: Threads for pages, beside those that wait for queries.
_PAGE_THREADS = 8
#: A thread that computes lets others go on after so long: a request changes threads often.
_SWITCH_SECONDS = 0.001


@unhurried_stderr()
def serve_forever(release: Path, settings: Settings) -> None:
    """Serve a release until the process is told to stop.

    Told to hang up (SIGHUP), it takes up the release that is published then.

    Args:
        release: the folder, or a link to it.
        settings: how to serve.

    Raises:
        LskgError: the release cannot be opened.
        ServeError: the address cannot be listened on.
    """
    signal.signal(signal.SIGTERM, _stop)
    keep_little()
    keep_to_one()
    sys.setswitchinterval(_SWITCH_SECONDS)
    with closing(Switch(release, settings)) as switch:
        # Like the pages, it is imported while the query processes load the graph.
        from lskg.web.http.request_log import log_to_stderr
        from lskg.web.http.server import make_server

        if settings.access_log:
            log_to_stderr()
        try:
            server = make_server(switch, settings, _threads(settings.limits), switch.look)
        except OSError as error:
            raise ServeError(
                f"{settings.host}:{settings.port} cannot be listened on: {error.strerror}; "
                "choose another port with --port (or PORT= for make)."
            ) from None
        say(f"Serving at {_address(settings)}")
        server.run()


def _threads(limits: Limits) -> int:
    """For pages, for queries that run or wait, and for those who wait for the query of another."""
    return limits.capacity + limits.waiting + _PAGE_THREADS


def _address(settings: Settings) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}/"


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    """End as Ctrl-C does, so that the query processes end too."""
    raise SystemExit(0)
