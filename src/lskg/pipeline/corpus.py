"""All reports of a project: their steps side by side, and what these made joined to one graph."""

from __future__ import annotations

import gc
import heapq
import logging
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import RDF, Graph

from lskg.distributions.pieces import Piece
from lskg.errors import BuildError
from lskg.iris import INFERRED_GRAPHS, REPORT_GRAPHS, SHARED_GRAPHS, Iris
from lskg.pipeline.steps import (
    ENGLISH,
    FINDINGS,
    SUMMARY,
    TEXT,
    TRANSLATION,
    NotDone,
    Steps,
    read_json,
    sorted_lines,
)
from lskg.project import ReportInfo
from lskg.rdf.intervals import Interval
from lskg.rdf.write import relate_periods
from lskg.release.files import report_english, report_text, report_translation
from lskg.vocabulary import LSKG

if TYPE_CHECKING:
    from distributed import Client, Future

Tell = Callable[[str], None]
#: Seconds that a scheduler elsewhere has to answer.
_PATIENCE = 20


@dataclass(frozen=True, slots=True)
class ReportParts:
    """What the steps of a report made, each in its folder."""

    info: ReportInfo
    written: Path
    checked: Path
    inferred: Path


@dataclass(frozen=True, slots=True)
class Corpus:
    """What the steps made of all reports.

    Attributes:
        base: base of the IRIs of things and graphs.
        shared: folder of what reports share.
        checked: folder of what was found wrong with that.
        reports: in order of their keys.
    """

    base: str
    shared: Path
    checked: Path
    reports: tuple[ReportParts, ...]

    @property
    def folders(self) -> tuple[Path, ...]:
        """All folders that steps made."""
        parts = ((each.written, each.checked, each.inferred) for each in self.reports)
        return (self.shared, self.checked, *chain.from_iterable(parts))

    @property
    def findings(self) -> list[dict[str, str]]:
        """What was found wrong, that of the shared graphs first, with the key of the report."""
        folders = (self.checked, *(each.checked for each in self.reports))
        return [finding for folder in folders for finding in read_json(folder / FINDINGS)]

    @property
    def violations(self) -> list[dict[str, str]]:
        """The findings that forbid publication."""
        return [each for each in self.findings if each["severity"] == "Violation"]

    @property
    def warnings(self) -> list[str]:
        """What could not be decided in a report, for a person to look at."""
        return [
            f"{each.info.key}: {warning}"
            for each in self.reports
            for warning in read_json(each.written / SUMMARY)["warnings"]
        ]


@dataclass(frozen=True, slots=True)
class Joined:
    """The named graphs of a release.

    Attributes:
        triples: their numbers by name.
        is_disjoint: whether no triple is in two of them.
    """

    triples: dict[str, int]
    is_disjoint: bool


def build_corpus(
    steps: Steps, reports: Iterable[ReportInfo], tell: Tell, scheduler: str | None = None
) -> Corpus:
    """Run the steps of all reports that were not done before, side by side.

    Args:
        steps: of the build.
        reports: what is known of them.
        tell: called with the name of each step that was done.
        scheduler: address of a Dask scheduler whose workers see the folder of the project; None
            for workers on this machine.

    Raises:
        SourceError, CurationError, BuildError: see the steps; other reports are done first.
    """
    shared = steps.share()
    tell("shared")
    with Workers(scheduler) as workers:
        checked = workers.ask(steps, "check_shared", shared)
        parts = []
        for info in reports:
            written = workers.ask(steps, "write", info.key, shared)
            parts.append(
                (
                    info,
                    written,
                    workers.ask(steps, "check", info.key, shared, written),
                    workers.ask(steps, "infer", shared, written),
                )
            )
        workers.wait(tell)
        done = tuple(
            ReportParts(info, *(workers.get(each) for each in made)) for info, *made in parts
        )
        return Corpus(steps.base, shared, workers.get(checked), done)


class Workers:
    """Asks for steps: those that were done are looked up here, the others run on workers."""

    def __init__(self, scheduler: str | None) -> None:
        self._scheduler = scheduler
        self._open = ExitStack()
        self._client: Client | None = None
        self._asked: dict[Future[Path], str] = {}

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *error: object) -> None:
        self._open.close()

    def ask(
        self, steps: Steps, name: str, *arguments: str | Path | Piece | Future[Path]
    ) -> Path | Future[Path]:
        """The folder of a step, or what will be it."""
        if all(isinstance(each, str | Path | Piece) for each in arguments):
            with suppress(NotDone):
                return _run(replace(steps, may_run=False), name, *arguments)
        if self._client is None:
            self._client = self._open.enter_context(_client(self._scheduler, self._open))
        future = self._client.submit(_run, steps, name, *arguments, pure=False)
        self._asked[future] = name
        return future

    def wait(self, tell: Tell) -> None:
        """Wait until all steps have ended, well or not."""
        if self._asked:
            from distributed import as_completed

            for future in as_completed(list(self._asked)):
                tell(self._asked[future])

    @staticmethod
    def get(asked: Path | Future[Path]) -> Path:
        """The folder of a step that has ended.

        Raises:
            LskgError: that of the step.
        """
        found: Path = asked if isinstance(asked, Path) else asked.result()
        return found


def _run(steps: Steps, name: str, *arguments: object) -> Path:
    with collected_at_end():
        found: Path = getattr(steps, name)(*arguments)
    return found


@contextmanager
def collected_at_end() -> Iterator[None]:
    """Look for what hangs together in circles at the end, and not again and again.

    Graphs are millions of small objects, through which Python goes each time that more are made:
    a third of what reasoning takes.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()


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


def join(corpus: Corpus, folder: Path) -> Joined:
    """Write the named graphs of all reports and their texts into the folder of a release.

    Each graph is sorted N-Triples in which no triple stands twice; of the shared graphs and those
    of what follows, none repeats what stands in one before it.
    """
    counts: dict[str, int] = {}
    said: set[bytes] = set()
    for kind in SHARED_GRAPHS:
        lines = set(_merged(corpus, kind))
        if kind == "catalogue":
            lines |= _period_lines(lines, corpus.base)
        counts[kind] = _write(folder, kind, sorted(lines - said))
        said |= lines
    for report in corpus.reports:
        iris = Iris(corpus.base, report.info.key)
        for kind in REPORT_GRAPHS:
            name = iris.graph_name(kind)
            counts[name] = _copy(folder, name, report.written / "graph" / f"{kind}.nt")
        _copy_texts(folder, report)
    is_disjoint = not (
        any(_repeats(folder, corpus.base, each.info.key) for each in corpus.reports)
        or any(True for line, copies in _together(folder, counts) if copies > 1)
    )
    for kind in INFERRED_GRAPHS:  # what stands in the first is left out of the second
        found: set[bytes] = set()
        for each in corpus.reports:
            found.update(_lines(each.inferred / "graph" / f"{kind}.nt"))
        for name in counts:
            found.difference_update(_lines(_path(folder, name)))
        counts[kind] = _write(folder, kind, sorted(found))
    return Joined(counts, is_disjoint)


def _copy_texts(folder: Path, report: ReportParts) -> None:
    """Take the text of a report, and what it says in English, as a step wrote them."""
    for name, path in (
        (TEXT, report_text),
        (ENGLISH, report_english),
        (TRANSLATION, report_translation),
    ):
        if (report.written / name).exists():
            copy = path(folder, report.info.key)
            copy.parent.mkdir(exist_ok=True)
            shutil.copyfile(report.written / name, copy)


def _merged(corpus: Corpus, kind: str) -> Iterator[bytes]:
    """The lines of a shared graph: what reports share, and what each adds to it."""
    for part in (corpus.shared, *(each.written for each in corpus.reports)):
        path = part / "graph" / f"{kind}.nt"
        if path.exists():
            yield from _lines(path)


def _period_lines(catalogue: Iterable[bytes], base: str) -> set[bytes]:
    """Which periods lie within which, also those that two reports speak of."""
    marks = (f"<{LSKG.isoInterval}>".encode(), f"<{LSKG.CongressTerm}>".encode())
    periods = Graph()
    lines = b"".join(line for line in catalogue if any(mark in line for mark in marks))
    periods.parse(data=lines, format="nt")
    every = {
        Interval(str(iso), is_term=(period, RDF.type, LSKG.CongressTerm) in periods)
        for period, iso in periods.subject_objects(LSKG.isoInterval)
    }
    related = Graph()
    relate_periods(every, every, Iris(base, "corpus"), related)
    return set(sorted_lines(related).splitlines(keepends=True))


def _repeats(folder: Path, base: str, report: str) -> bool:
    """Whether two graphs of a report have a triple in common; this is found soon if it is so."""
    seen: set[bytes] = set()
    count = 0
    for kind in REPORT_GRAPHS:
        lines = _path(folder, Iris(base, report).graph_name(kind)).read_bytes().splitlines()
        seen.update(lines)
        count += len(lines)
    return len(seen) < count


def _together(folder: Path, names: Iterable[str]) -> Iterator[tuple[bytes, int]]:
    """The lines of some graphs in order, each once, with the number of graphs that have it."""
    files = (_lines(_path(folder, name)) for name in names)
    for line, copies in groupby(heapq.merge(*files)):
        yield line, sum(1 for _ in copies)


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from file


def _copy(folder: Path, name: str, source: Path) -> int:
    """Take a graph as a step wrote it; returns the number of its triples."""
    data = source.read_bytes()
    _path(folder, name).write_bytes(data)
    return data.count(b"\n")


def _path(folder: Path, name: str) -> Path:
    """Where the graph of a name is."""
    path = folder / "graph" / f"{name}.nt"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _write(folder: Path, name: str, lines: Iterable[bytes]) -> int:
    """Write the graph of a name; returns the number of its triples."""
    path = _path(folder, name)
    count = 0
    with path.open("wb") as file:
        for line in lines:
            file.write(line)
            count += 1
    return count
