"""Turns at the work of the server process, whose threads share one interpreter.

Each request has a turn for as long as its answer is put together, but for those of `FREE` and for
pages that are kept. While a request waits for a query it has none, so that nobody waits for two
things at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from flask import Flask, current_app, has_request_context

from lskg.engine.admission import Admission, Slot
from lskg.engine.endpoint import NOBODY, Answer, Client, Endpoint, QueryRequest
from lskg.engine.interruptions import nobody_waits
from lskg.engine.limits import Limits
from lskg.errors import Plural, QueryInterrupted, StoreBusy
from lskg.web.http.request_state import request_state

#: Endpoints that need no turn: what watches over the service, what is sent from files, and the
#: queries of programs, which processes of their own answer.
FREE = frozenset(
    (
        "static",
        "operation.health",
        "operation.metrics",
        "sparql.sparql",
        "table_files.download",
        "table_files.metadata",
        "table_files.package",
        "export_files.download",
        "export_files.plan",
        "releases_files.graph",
        "graph_store.indirect",
        "graph_store.direct",
        "graph_store.named",
        "crawling.robots",
        "vocabulary_files.near_terms",
        "things.namespace",
        "shape_files.named",
    )
)
_EXTENSION = "lskg.work"


class Work(Admission):
    """The turns of an application."""

    def __init__(self, limits: Limits) -> None:
        most = limits.working_per_client
        super().__init__(replace(limits, running=limits.working, long=0, per_client=most))

    @contextmanager
    def turn(self) -> Iterator[None]:
        """A turn for the request that is under way; the one it has where it has one.

        Raises:
            StoreBusy: it could not be had in time.
        """
        state = request_state()
        if state.slot is not None:
            yield
            return
        with self.slot(state.client.name) as slot:
            state.slot = slot
            try:
                yield
            finally:
                state.slot = None

    def too_many(self) -> StoreBusy:
        """See `Admission.too_many`."""
        return StoreBusy(
            Plural(
                "You have one request under way, the most for one client; "
                "wait for an answer before you ask again.",
                "You have {count} requests under way, the most for one client; "
                "wait for an answer before you ask again.",
            ),
            limit="working_per_client",
            count=self.limits.per_client,
        )

    def busy(self, limit: str) -> StoreBusy:
        """See `Admission.busy`."""
        return StoreBusy(
            "Too many requests are under way; try again in a few seconds.", limit=limit
        )

    def check(self, slot: Slot) -> None:
        """End what takes too long.

        Raises:
            QueryInterrupted: it does.
        """
        if slot.seconds > self.limits.seconds:
            raise QueryInterrupted(
                Plural(
                    "The answer took longer than {count:g} second to put together; ask for less.",
                    "The answer took longer than {count:g} seconds to put together; ask for less.",
                ),
                limit="seconds",
                count=self.limits.seconds,
            )


def install_work(app: Flask, work: Work) -> None:
    """Give an application its turns, which others may share."""
    app.extensions[_EXTENSION] = work


@contextmanager
def turn() -> Iterator[None]:
    """A turn for the request that is under way, where the application has turns; see `Work`."""
    work: Work | None = current_app.extensions.get(_EXTENSION)
    if work is None:
        yield
        return
    with work.turn():
        yield


@contextmanager
def paused() -> Iterator[None]:
    """Leave the turn to others for the time of a wait.

    Raises:
        StoreBusy: no turn could be had after it.
        QueryInterrupted: the request has taken too long, or nobody waits for the answer.
    """
    state = request_state() if has_request_context() else None
    if state is None or state.slot is None:
        yield
        return
    work: Work = current_app.extensions[_EXTENSION]
    work.check(state.slot)
    if state.client.is_gone():
        raise nobody_waits()
    with state.slot.paused():
        yield


def give_way() -> None:
    """Let those go on who had less, between two pieces of work.

    Raises:
        StoreBusy, QueryInterrupted: see `paused`.
    """
    with paused():
        pass


class PausingEndpoint:
    """An endpoint that is waited for without a turn."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint

    def answer(self, request: QueryRequest, client: Client = NOBODY) -> Answer:
        """Answer a query completely; see `Endpoint`."""
        if not has_request_context() or request_state().slot is None:
            return self._endpoint.answer(request, client)
        with paused():
            return self._endpoint.answer(request, replace(client, is_counted=False))
