"""Publish a build: files under a new name first, then one atomic switch."""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Container, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, replace
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from lskg.distributions.answers import Answers
from lskg.distributions.pieces import Piece, is_sound
from lskg.distributions.write import Parts, ReleaseWriter
from lskg.errors import BuildError, StoreError
from lskg.pipeline.ask import AskedCommon, AskedReport, asked_words
from lskg.pipeline.corpus import Corpus
from lskg.pipeline.join import asked_reports, join
from lskg.pipeline.maps import maps
from lskg.pipeline.published import Release, recall, remember
from lskg.pipeline.report import finding_line
from lskg.pipeline.steps import FINDINGS, VALIDATION, NotDone, Steps
from lskg.pipeline.workers import Workers, collected_at_end, or_own
from lskg.project import Project
from lskg.release.check import DESCRIPTION, check_release, description_text, release_digest
from lskg.release.files import is_in_use
from lskg.release.releases import SHORT, kept_names
from lskg.sparql.query_files import load_queries

_KEPT = 2
_NEW, _ASKED = ".new-", ".asked-"
_Argument: TypeAlias = Piece | AskedReport | AskedCommon
#: Bytes of triples from which on what is made of them here takes longer than to start workers.
_MANY = 64 << 20


@contextmanager
def building(build: Path) -> Iterator[None]:
    """The right to build into a folder, which one has at a time.

    What a build left there that was killed is removed.

    Raises:
        BuildError: another has it, or the folder cannot be written.
    """
    try:
        build.mkdir(parents=True, exist_ok=True)
        lock = (build / ".lock").open("w")
    except OSError as error:
        raise _unchanged(build, error) from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BuildError(
                f"Another build is under way in {build}; build again when it has ended."
            ) from None
        except OSError:
            # Some file systems of networks know no locks.
            pass
        for left in build.glob(f"{_NEW}*"):
            shutil.rmtree(left, ignore_errors=True)
        yield


def sound_pieces(steps: Steps) -> Iterator[Path]:
    """The folders of kept pieces whose files are as they were made."""
    for folder in (steps.folder / "dumped").glob("[!.]*"):
        if is_sound(folder, threads=1):
            yield folder


def publish(
    corpus: Corpus,
    project: Project,
    workers: Workers | None = None,
    sound: Container[Path] = frozenset(),
) -> Release:
    """Write a release and make it the current one.

    The files of one corpus are the same bytes every time. A reader of `build/current` sees
    the old release or the new one, never a mixture, also when writing fails half-way.

    Args:
        corpus: what is published.
        project: where it is published.
        workers: see `build_corpus`.
        sound: kept pieces that are known to be as they were made.

    Raises:
        BuildError: the data are not valid, or the release cannot be written, for want of space or
            rights.
    """
    releases = project.build / "releases"
    try:
        releases.mkdir(parents=True, exist_ok=True)
        steps = Steps(project.root, corpus.base)
        release = recall(steps, corpus, releases)
        if release is not None and _is_whole(release.path):
            # Where an earlier release comes back, its files are new to those who have others.
            release.path.touch()
        else:
            release = _make(corpus, project, workers, sound)
            kept = remember(steps, corpus.ended(), release)
            release = replace(release, steps=(kept, *release.steps))
        _switch(project.build / "current", release.path)
        _forget(project.build, release.path, _KEPT)
    except OSError as error:
        raise _unchanged(project.build, error) from None
    except sqlite3.Error as error:
        raise BuildError(
            f"{project.build}: the search index cannot be written: {error}; "
            "the published graph is unchanged."
        ) from None
    return release


def _make(
    corpus: Corpus, project: Project, workers: Workers | None, sound: Container[Path]
) -> Release:
    """Write a release to where it belongs, unless it is there."""
    with TemporaryDirectory(prefix=_NEW, dir=project.build) as temporary:
        folder = Path(temporary) / "release"
        with collected_at_end(), or_own(workers) as used:
            made = _Made(Steps(project.root, corpus.base), used, sound)
            release = _write(corpus, project, folder, made)
        path = project.build / "releases" / release.digest[:SHORT]
        if _is_whole(path):
            path.touch()
        else:
            if path.exists():
                path.rename(Path(temporary) / "broken")
            folder.rename(path)
    return replace(release, path=path)


class _Made:
    """Has steps done that were not done before: side by side where workers are there or worth it.

    Attributes:
        folders: of what was done or looked up.
    """

    def __init__(self, steps: Steps, workers: Workers, sound: Container[Path]) -> None:
        self._steps = steps
        self._workers = workers
        self._sound = sound
        self._asked: dict[_Argument, Path | Future[Path]] = {}
        self.folders: list[Path] = []

    def here(self, name: str) -> Path:
        """The folder of a step that is done in this process."""
        folder: Path = getattr(self._steps, name)()
        self.folders.append(folder)
        return folder

    def begin(self, name: str, arguments: Iterable[_Argument]) -> None:
        """Have a step begin for each argument for which it was not done."""
        missing = []
        for each in arguments:
            if each not in self._asked:
                if (folder := self._found(name, each)) is not None:
                    self._asked[each] = folder
                else:
                    missing.append(each)
        missing.sort(key=lambda each: -each.size)
        if self._workers.are_started or sum(each.size for each in missing) > _MANY:
            for each in missing:
                self._asked[each] = self._workers.ask(self._steps, name, each)

    def finish(self, name: str, arguments: Iterable[_Argument]) -> tuple[Path, ...]:
        """The folders of a step for some arguments."""
        folders = tuple(
            self._workers.get(self._asked[each])
            if each in self._asked
            else getattr(self._steps, name)(each)
            for each in arguments
        )
        self.folders += folders
        return folders

    def dump(self, pieces: Sequence[Piece]) -> Sequence[Path]:
        """The folders of pieces of graphs."""
        self.begin("dump", pieces)
        return self.finish("dump", pieces)

    def _found(self, name: str, argument: _Argument) -> Path | None:
        """The folder of a step that was done; None where it was not, or was damaged since."""
        try:
            folder: Path = getattr(replace(self._steps, may_run=False), name)(argument)
        except NotDone:
            return None
        if name == "dump" and folder not in self._sound and not is_sound(folder):
            shutil.rmtree(folder)
            return None
        return folder


def _write(corpus: Corpus, project: Project, folder: Path, made: _Made) -> Release:
    folder.mkdir(parents=True)
    joined = join(corpus, folder, asked_words(project.queries))
    names = {name: f"{corpus.base}graph/{name}" for name in joined.triples}
    infos = [each.info for each in corpus.reports]
    description = {
        "base": corpus.base,
        "disjoint": joined.is_disjoint,
        "graphs": names,
        "reports": [asdict(each) for each in infos],
        "triples": joined.triples,
        "version": version("lskg"),
    }
    writer = ReleaseWriter(folder, description)
    with TemporaryDirectory(prefix=_ASKED, dir=folder.parent) as temporary:
        common = AskedCommon.of(joined.common, joined.divided, Path(temporary) / "common.nq")
        made.begin("ask_common", [common])
        asked = [*asked_reports(corpus, joined, Path(temporary))]
        made.begin("ask", asked)
        made.begin("dump", writer.add_graphs(joined.sources))
        shutil.copytree(made.here("describe"), folder, dirs_exist_ok=True)
        shutil.copytree(project.queries, folder / "queries")
        of_none, *answers = map(
            Answers, (*made.finish("ask_common", [common]), *made.finish("ask", asked))
        )
        parts = Parts(of_none, dict(zip(joined.divided, answers, strict=True)))
        with ThreadPoolExecutor(2) as threads:
            # SQLite lets other threads go on, and so does what removes and hashes files.
            beside = [
                threads.submit(writer.write_index, parts),
                threads.submit(_write_findings, corpus, folder, writer, project.build),
            ]
            counts = {names[name]: each for name, each in joined.counts.items()}
            writer.write_answers(parts, load_queries(project.queries), joined.whole, counts)
            writer.write_graphs(made.dump)
            for each in beside:
                each.result()
        digests = writer.close(maps(project, infos, corpus.base))
    digest = release_digest(digests, description)
    text = description_text(description | {"digest": digest})
    (folder / DESCRIPTION).write_text(text, encoding="utf-8")
    return Release(folder, digest, joined.triples, tuple(made.folders))


def _write_findings(corpus: Corpus, folder: Path, writer: ReleaseWriter, build: Path) -> None:
    """Write what was found wrong, as soon as all was looked at, and then make room.

    Raises:
        BuildError: there are violations.
    """
    _refuse_violations(corpus)
    reports = [corpus.checked, *(each.checked for each in corpus.reports)]
    (folder / VALIDATION).write_bytes(
        b"".join((each / VALIDATION).read_bytes() for each in reports)
    )
    (folder / FINDINGS).write_text(corpus.findings_text, encoding="utf-8")
    writer.note(VALIDATION)
    writer.note(FINDINGS)
    _make_room(build)


def _refuse_violations(corpus: Corpus) -> None:
    if not corpus.violations:
        return
    first, *others = corpus.violations
    more = f" There are {len(others)} more; `lskg check` lists them." if others else ""
    raise BuildError(
        f"The data are not valid, so nothing is published: {finding_line(first)}.{more}"
    )


def _unchanged(build: Path, error: OSError) -> BuildError:
    return BuildError(
        f"{error.filename or build}: {error.strerror or error}; the published graph is unchanged."
    )


def _is_whole(folder: Path) -> bool:
    """Whether a release is there, as a build of this version writes it."""
    try:
        check_release(folder)
    except StoreError:
        return False
    return True


def _switch(link: Path, target: Path) -> None:
    """Point a symbolic link at a folder, in one step."""
    temporary = link.with_name(f".{link.name}-{os.getpid()}")
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(target.relative_to(link.parent))
    temporary.replace(link)


def _make_room(build: Path) -> None:
    """Remove what is not kept beside the release that is written, as far as that is known."""
    if (link := build / "current").exists():
        current = link.resolve()
        is_kept = current.name in kept_names(build)
        _forget(build, current, _KEPT if is_kept else _KEPT - 1)


def _forget(build: Path, current: Path, count: int) -> None:
    """Remove all but the newest releases, those kept, and those that a server reads.

    Args:
        build: folder of all that is built.
        current: the release that stays first.
        count: how many of the newest stay.
    """
    kept = kept_names(build)
    releases = (build / "releases").iterdir()
    others = [path for path in releases if path != current and path.name not in kept]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in others[count - 1 :]:
        if not is_in_use(path):
            shutil.rmtree(path)
