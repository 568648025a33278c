"""All reports of a project: their steps side by side."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from lskg.distributions.pieces import Piece
from lskg.errors import BuildError, LskgError
from lskg.pipeline.ask import AskedReport
from lskg.pipeline.steps import (
    FINDINGS,
    SUMMARY,
    NotDone,
    Steps,
)
from lskg.project import ReportInfo
from lskg.release.json_files import read_json

if TYPE_CHECKING:
    from distributed import Client, Future

Tell = Callable[[str], None]
#: What a step is done of.
Argument = str | Path | Piece | AskedReport
_VIOLATION = b"Violation"
_CHECKS = ("check", "check_shared")
#: Seconds that a scheduler elsewhere has to answer.
_PATIENCE = 20


@dataclass(frozen=True, slots=True)
class ReportParts:
    """What the steps of a report made, each in its folder.

    Attributes:
        checking: the folder of what was found wrong, or what will be it.
    """

    info: ReportInfo
    written: Path
    checking: Path | Future[Path]
    inferred: Path
    divided: Path

    @property
    def checked(self) -> Path:
        """The folder of what was found wrong, once that has ended."""
        return Workers.get(self.checking)


@dataclass(frozen=True, slots=True)
class Corpus:
    """What the steps made of all reports.

    Attributes:
        base: base of the IRIs of things and graphs.
        shared: folder of what reports share.
        checking: folder of what was found wrong with that, or what will be it.
        reports: in order of their keys.
    """

    base: str
    shared: Path
    checking: Path | Future[Path]
    reports: tuple[ReportParts, ...]

    @property
    def checked(self) -> Path:
        """The folder of what was found wrong with what reports share, once that has ended."""
        return Workers.get(self.checking)

    @property
    def is_checked(self) -> bool:
        """Whether all checks have ended."""
        checks = (self.checking, *(each.checking for each in self.reports))
        return all(isinstance(each, Path) for each in checks)

    def ended(self) -> Corpus:
        """The same once all checks have ended."""
        reports = tuple(replace(each, checking=each.checked) for each in self.reports)
        return replace(self, checking=self.checked, reports=reports)

    @property
    def folders(self) -> tuple[Path, ...]:
        """All folders that steps made."""
        parts = ((each.written, each.checked, each.inferred, each.divided) for each in self.reports)
        return (self.shared, self.checked, *chain.from_iterable(parts))

    @property
    def findings_text(self) -> str:
        """What was found wrong, as JSON: that of the shared graphs first, with the report's key."""
        texts = (path.read_text(encoding="utf-8") for path in self._findings)
        found = filter(None, (text.strip().removeprefix("[").removesuffix("]") for text in texts))
        body = ",".join(each.rstrip() for each in found)
        return f"[{body}\n]\n" if body else "[]\n"

    @property
    def findings(self) -> list[dict[str, str]]:
        """The same as values."""
        return [finding for path in self._findings for finding in read_json(path)]

    @property
    def violations(self) -> list[dict[str, str]]:
        """The findings that forbid publication."""
        texts = ((path, path.read_bytes()) for path in self._findings)
        some = [path for path, text in texts if _VIOLATION in text]
        found = (finding for path in some for finding in read_json(path))
        return [each for each in found if each["severity"] == _VIOLATION.decode()]

    @property
    def _findings(self) -> tuple[Path, ...]:
        folders = (self.checked, *(each.checked for each in self.reports))
        return tuple(folder / FINDINGS for folder in folders)

    @property
    def warnings(self) -> list[str]:
        """What could not be decided in a report, for a person to look at."""
        return [
            f"{each.info.key}: {warning}"
            for each in self.reports
            for warning in read_json(each.written / SUMMARY)["warnings"]
        ]


def build_corpus(
    steps: Steps, reports: Iterable[ReportInfo], tell: Tell, workers: Workers | None = None
) -> Corpus:
    """Run the steps of all reports that were not done before, side by side.

    Args:
        steps: of the build.
        reports: what is known of them.
        tell: called with the name of each step that was done.
        workers: which do the steps; None for some of its own on this machine.

    Raises:
        SourceError, CurationError, BuildError: see the steps; other reports are done first.
    """
    with or_own(workers) as used:
        corpus = begin_corpus(steps, reports, tell, used)
        used.wait(tell)
        return corpus.ended()


def begin_corpus(
    steps: Steps, reports: Iterable[ReportInfo], tell: Tell, workers: Workers
) -> Corpus:
    """Run the steps of all reports like `build_corpus`, but wait for no check of them."""
    shared = steps.share()
    tell("shared")
    checking = workers.ask(steps, "check_shared", shared)
    parts = []
    for info in reports:
        written = workers.ask(steps, "write", info.key, shared)
        inferred = workers.ask(steps, "infer", shared, written)
        divided = workers.ask(steps, "divide", info.key, written, inferred)
        check = workers.ask(steps, "check", info.key, shared, written)
        parts.append((info, check, written, inferred, divided))
    workers.wait(tell, besides=_CHECKS)
    try:
        done = []
        for info, check, *made in parts:
            written, inferred, divided = map(workers.get, made)
            done.append(ReportParts(info, written, check, inferred, divided))
    except LskgError:
        workers.wait(tell)
        raise
    return Corpus(steps.base, shared, checking, tuple(done))


class Workers:
    """Asks for steps: those that were done are looked up here, the others run on workers."""

    def __init__(self, scheduler: str | None = None) -> None:
        """Begin; workers are started when there is something to do.

        Args:
            scheduler: address of a Dask scheduler whose workers see the folder of the project; None
                for workers on this machine.
        """
        self._scheduler = scheduler
        self._open = ExitStack()
        self._client: Client | None = None
        self._asked: dict[Future[Path], str] = {}

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *error: object) -> None:
        self._open.close()

    @property
    def are_started(self) -> bool:
        """Whether there are workers already."""
        return self._client is not None

    def ask(
        self, steps: Steps, name: str, *arguments: Argument | Future[Path]
    ) -> Path | Future[Path]:
        """The folder of a step, or what will be it."""
        if all(isinstance(each, Argument) for each in arguments):
            with suppress(NotDone):
                found: Path = getattr(replace(steps, may_run=False), name)(*arguments)
                return found
        if self._client is None:
            self._client = self._open.enter_context(_client(self._scheduler, self._open))
        future = self._client.submit(_run, steps, name, *arguments, pure=False)
        self._asked[future] = name
        return future

    def wait(self, tell: Tell, besides: Container[str] = ()) -> None:
        """Wait until all steps have ended, well or not, besides those of some names."""
        waited = {each for each, name in self._asked.items() if name not in besides}
        if not waited:
            return
        from distributed import as_completed

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
        """
        found: Path = asked if isinstance(asked, Path) else asked.result()
        return found


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


def _client(scheduler: str | None, opened: ExitStack) -> Client:
    """A client of a scheduler, or of workers of our own, one for each processor.

    Raises:
        BuildError: no scheduler answers at the address.
    """
    from distributed import Client, LocalCluster

    if scheduler is None:
        cluster = LocalCluster(
            n_workers=len(os.sched_getaffinity(0)),
            threads_per_worker=1,
            memory_limit=0,
            dashboard_address="127.0.0.1:0",  # None takes port 8787, and warns where that is taken
            silence_logs=logging.CRITICAL,
        )
        return Client(opened.enter_context(cluster))
    try:
        return Client(scheduler, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise BuildError(f"{scheduler}: no Dask scheduler answers: {error}.") from None
