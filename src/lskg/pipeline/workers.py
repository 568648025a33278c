"""Has the steps of a build done: those that were done are looked up, others run side by side."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Container, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, as_completed
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import RLock
from typing import TypeAlias

from lskg.distributions.pieces import Piece
from lskg.errors import BuildError
from lskg.pipeline import processes
from lskg.pipeline.ask import AskedCommon, AskedReport
from lskg.pipeline.steps import NotDone, Steps

Tell = Callable[[str], None]
#: What a step is done of.
Argument: TypeAlias = str | Path | Piece | AskedReport | AskedCommon
#: Seconds that a scheduler elsewhere has to answer.
_PATIENCE = 20


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """A step that waits, and what will be its folder."""

    promise: Future[Path]
    steps: Steps
    name: str
    arguments: tuple[Argument | Future[Path], ...]

    @property
    def needed(self) -> list[Future[Path]]:
        """What will be the folders that it needs."""
        return [each for each in self.arguments if isinstance(each, Future)]


class Workers:
    """Processes, here or elsewhere, that are started when there is something to do.

    A step begins when those are done whose folders it needs. On this machine it is the one that
    was asked first: a process goes on with the report that it has read.
    """

    def __init__(self, scheduler: str | None = None) -> None:
        """Begin.

        Args:
            scheduler: address of a Dask scheduler whose workers see the folder of the project; None
                for processes on this machine.
        """
        self._scheduler = scheduler
        self._open = ExitStack()
        self._executor: Executor | None = None
        self._free = sys.maxsize if scheduler else processes.processors()
        self._lock = RLock()
        self._waiting: list[_Asked] = []
        self._asked: dict[Future[Path], str] = {}

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *error: object) -> None:
        with self._lock:
            self._waiting.clear()
        self._open.close()

    @property
    def are_started(self) -> bool:
        """Whether there are workers already."""
        return self._executor is not None

    def ask(
        self, steps: Steps, name: str, *arguments: Argument | Future[Path]
    ) -> Path | Future[Path]:
        """The folder of a step, or what will be it."""
        asked = _Asked(Future(), steps, name, arguments)
        if not asked.needed:
            with suppress(NotDone):
                found: Path = getattr(replace(steps, may_run=False), name)(*arguments)
                return found
        if self._executor is None:
            self._executor = self._open.enter_context(_executor(self._scheduler, self._open))
        self._asked[asked.promise] = name
        with self._lock:
            self._waiting.append(asked)
        self._begin(self._executor)
        return asked.promise

    def wait(self, tell: Tell, besides: Container[str] = ()) -> None:
        """Wait until all steps have ended, well or not, besides those of some names."""
        waited = {each for each, name in self._asked.items() if name not in besides}
        if not waited:
            return
        for future in as_completed(list(self._asked)):
            tell(self._asked.pop(future))
            waited.discard(future)
            if not waited:
                return

    @staticmethod
    def get(asked: Path | Future[Path]) -> Path:
        """The folder of a step that has ended.

        Raises:
            LskgError: that of the step.
            BuildError: the process that did it was ended.
        """
        try:
            return asked if isinstance(asked, Path) else asked.result()
        except BrokenExecutor:
            raise BuildError(
                "A process that did a step was ended, maybe for want of memory; what was done "
                "before is kept. Build again."
            ) from None

    def _begin(self, executor: Executor) -> None:
        """Have the steps begin that can, as many as there are processes for."""
        with self._lock:
            while self._free and (asked := self._next()) is not None:
                self._waiting.remove(asked)
                failed = [error for each in asked.needed if (error := each.exception())]
                if failed:
                    asked.promise.set_exception(failed[0])
                    continue
                folders = (
                    each.result() if isinstance(each, Future) else each for each in asked.arguments
                )
                try:
                    running = executor.submit(_run, asked.steps, asked.name, *folders)
                except BrokenExecutor as error:
                    asked.promise.set_exception(error)
                    continue
                self._free -= 1
                running.add_done_callback(partial(self._end, executor, asked.promise))

    def _next(self) -> _Asked | None:
        """The first step that waits for nothing but a process."""
        can = (each for each in self._waiting if all(step.done() for step in each.needed))
        return next(can, None)

    def _end(self, executor: Executor, promise: Future[Path], ended: Future[Path]) -> None:
        with self._lock:
            self._free += 1
        if (error := ended.exception()) is not None:
            promise.set_exception(error)
        else:
            promise.set_result(ended.result())
        self._begin(executor)


@contextmanager
def or_own(workers: Workers | None) -> Iterator[Workers]:
    """Workers, or some of one's own."""
    if workers is not None:
        yield workers
    else:
        with Workers() as own:
            yield own


def _run(steps: Steps, name: str, *arguments: object) -> Path:
    with collected_at_end():
        found: Path = getattr(steps, name)(*arguments)
    return found


@contextmanager
def collected_at_end() -> Iterator[None]:
    """Look for what hangs together in circles at the end, and not again and again.

    Graphs are millions of small objects, through which Python goes each time that more are made:
    a third of what reasoning takes. What was there before is not gone through again.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect(0)


def _executor(scheduler: str | None, opened: ExitStack) -> Executor:
    """Processes of our own, or those of a scheduler.

    Raises:
        BuildError: no scheduler answers at the address.
    """
    if scheduler is None:
        return processes.start()
    from distributed import Client

    try:
        client = opened.enter_context(Client(scheduler, timeout=_PATIENCE))
    except (OSError, ValueError) as error:
        raise BuildError(f"{scheduler}: no Dask scheduler answers: {error}.") from None
    executor: Executor = client.get_executor()
    return executor
