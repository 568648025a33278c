"""All reports of a project: their steps side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from lskg.errors import LskgError
from lskg.pipeline.steps import FINDINGS, SUMMARY, Steps
from lskg.pipeline.workers import Tell, Workers, or_own
from lskg.project import ReportInfo
from lskg.release.json_files import read_json

_VIOLATION = b"Violation"
_CHECKS = ("check", "check_shared")


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
    steps: Steps,
    reports: Iterable[ReportInfo],
    tell: Tell,
    workers: Workers,
    meanwhile: Callable[[], None] = lambda: None,
) -> Corpus:
    """Run the steps of all reports like `build_corpus`, but wait for no check of them.

    Args:
        steps: of the build.
        reports: what is known of them.
        tell: called with the name of each step that was done.
        workers: which do the steps.
        meanwhile: what this process does while there are steps to wait for.
    """
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
    if workers.are_started:
        meanwhile()
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
