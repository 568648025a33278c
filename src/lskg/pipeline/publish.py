"""Publish a build: files under a new name first, then one atomic switch."""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from lskg.distributions.answers import Answers
from lskg.distributions.pieces import Piece, is_sound
from lskg.distributions.write import Parts, ReleaseWriter
from lskg.errors import BuildError, StoreError
from lskg.ontology.parts import part_versions
from lskg.ontology.versions import turtle_of, versions
from lskg.pipeline.ask import AskedReport, ask_common
from lskg.pipeline.corpus import Corpus, Workers, collected_at_end
from lskg.pipeline.join import Joined, asked_reports, join
from lskg.pipeline.maps import maps
from lskg.pipeline.steps import FINDINGS, VALIDATION, NotDone, Steps
from lskg.project import LEVELS, Project
from lskg.rdf.turtle import canonical_turtle, read_turtle
from lskg.release.check import DESCRIPTION, check_release, description_text, release_digest
from lskg.release.files import is_in_use
from lskg.release.json_files import write_json
from lskg.release.releases import SHORT, kept_names
from lskg.shacl.levels import shapes_of
from lskg.sparql.query_files import load_queries

_KEPT = 2
_NEW, _ASKED = ".new-", ".asked-"
#: So many reports are asked here sooner than workers have started.
_FEW = 2
#: Bytes of triples from which on it takes longer to make their files here than to start workers.
_MANY = 64 << 20


@dataclass(frozen=True, slots=True)
class Release:
    """A published build.

    Attributes:
        triples: their numbers by named graph.
        steps: folders of what steps made for it.
    """

    path: Path
    digest: str
    triples: dict[str, int]
    steps: tuple[Path, ...] = field(default=(), compare=False)


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


def publish(corpus: Corpus, project: Project, scheduler: str | None = None) -> Release:
    """Write a release and make it the current one.

    The files of one corpus are the same bytes every time. A reader of `build/current` sees
    the old release or the new one, never a mixture, also when writing fails half-way.

    Args:
        corpus: what is published.
        project: where it is published.
        scheduler: see `build_corpus`.

    Raises:
        BuildError: the release cannot be written, for want of space or rights.
    """
    releases = project.build / "releases"
    try:
        releases.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=_NEW, dir=project.build) as temporary:
            folder = Path(temporary) / "release"
            with collected_at_end():
                release = _write(corpus, project, folder, scheduler)
            path = releases / release.digest[:SHORT]
            if _is_whole(path):
                # Where an earlier release comes back, its files are new to those who have others.
                path.touch()
            else:
                if path.exists():
                    path.rename(Path(temporary) / "broken")
                folder.rename(path)
        _switch(project.build / "current", path)
        _forget(releases, path, kept_names(project.build))
    except OSError as error:
        raise _unchanged(project.build, error) from None
    except sqlite3.Error as error:
        raise BuildError(
            f"{project.build}: the search index cannot be written: {error}; "
            "the published graph is unchanged."
        ) from None
    return replace(release, path=path)


def write_versions(project: Project, folder: Path) -> None:
    """Write the versions of the ontology and its parts, changes, migrations, and near terms."""
    folder.mkdir()
    found = versions(project)
    for each in found:
        text = turtle_of(project, each)
        (folder / f"{each.number}.ttl").write_text(text, encoding="utf-8", newline="\n")
    described = [
        {
            "number": each.number,
            "issued": each.issued,
            "is_kept": each.is_kept,
            "previous": each.previous,
            "changes": [asdict(change) for change in each.changes],
        }
        for each in found
    ]
    write_json(folder / "versions.json", described)
    for part in part_versions(project):
        path = folder / part.path / f"{part.number}.ttl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(part.turtle, encoding="utf-8", newline="\n")
    if project.near_terms.exists():
        shutil.copy(project.near_terms, folder)
    if project.migrations.exists():
        shutil.copytree(project.migrations, folder / "migrations")


class _Made:
    """Has steps done that were not done before: side by side where they are many."""

    def __init__(self, steps: Steps, scheduler: str | None) -> None:
        self._steps = steps
        self._scheduler = scheduler
        self.folders: tuple[Path, ...] = ()

    def dump(self, pieces: Sequence[Piece]) -> Sequence[Path]:
        """The folders of some pieces."""
        missing = {}
        for piece in pieces:
            made = self._done("dump", piece)
            if made is not None and not is_sound(made):
                shutil.rmtree(made)
                made = None
            if made is None:
                missing[piece.digest] = piece
        largest_first = sorted(missing.values(), key=lambda piece: -piece.size)
        is_much = sum(piece.size for piece in largest_first) > _MANY
        self._do("dump", largest_first, is_much)
        return self._all("dump", pieces)

    def ask(self, reports: Sequence[AskedReport]) -> Sequence[Path]:
        """The folders of what is asked of some reports."""
        missing = [each for each in reports if self._done("ask", each) is None]
        self._do("ask", missing, len(missing) > _FEW)
        return self._all("ask", reports)

    def _done(self, name: str, argument: Piece | AskedReport) -> Path | None:
        with suppress(NotDone):
            found: Path = getattr(replace(self._steps, may_run=False), name)(argument)
            return found
        return None

    def _do(self, name: str, missing: Sequence[Piece | AskedReport], is_much: bool) -> None:
        if is_much:
            with Workers(self._scheduler) as workers:
                asked = [workers.ask(self._steps, name, each) for each in missing]
                workers.wait(lambda _: None)
                for each in asked:
                    workers.get(each)

    def _all(self, name: str, arguments: Sequence[Piece | AskedReport]) -> tuple[Path, ...]:
        folders = tuple(getattr(self._steps, name)(each) for each in arguments)
        self.folders += folders
        return folders


def _write(corpus: Corpus, project: Project, folder: Path, scheduler: str | None) -> Release:
    folder.mkdir(parents=True)
    joined = join(corpus, folder)
    _write_sources(corpus, project, folder)
    made = _Made(Steps(project.root, corpus.base), scheduler)
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
    with TemporaryDirectory(prefix=_ASKED, dir=folder.parent) as temporary:
        parts = _ask(corpus, joined, made, project.queries, Path(temporary))
        writer = ReleaseWriter(folder, description)
        with ThreadPoolExecutor(1) as threads:
            # SQLite lets other threads go on.
            index = threads.submit(writer.write_index, parts)
            counts = {names[name]: each for name, each in joined.counts.items()}
            writer.write_answers(parts, load_queries(project.queries), joined.whole, counts)
            writer.write_graphs(joined.sources, made.dump)
            index.result()
        digests = writer.close(maps(project, infos))
    digest = release_digest(digests, description)
    text = description_text(description | {"digest": digest})
    (folder / DESCRIPTION).write_text(text, encoding="utf-8")
    return Release(folder, digest, joined.triples, made.folders)


def _write_sources(corpus: Corpus, project: Project, folder: Path) -> None:
    """Write what a release has of shapes, validation, the ontology and queries."""
    shapes = read_turtle(project.shapes)
    for level in LEVELS:
        text = canonical_turtle(shapes_of(shapes, level))
        name = "shapes.ttl" if level == "curated" else f"shapes-{level}.ttl"
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    reports = [corpus.checked, *(each.checked for each in corpus.reports)]
    (folder / VALIDATION).write_bytes(
        b"".join((each / VALIDATION).read_bytes() for each in reports)
    )
    write_json(folder / FINDINGS, corpus.findings)
    write_versions(project, folder / "ontology")
    shutil.copytree(project.queries, folder / "queries")


def _ask(corpus: Corpus, joined: Joined, made: _Made, queries: Path, folder: Path) -> Parts:
    """Ask what is published of each report, and of none.

    Args:
        corpus: the reports.
        joined: what they say together.
        made: does the steps.
        queries: folder of the tables and exports.
        folder: an empty one.
    """
    reports = made.ask([*asked_reports(corpus, joined, folder)])
    keys = [each.info.key for each in corpus.reports]
    common = folder / "common"
    common.mkdir()
    ask_common(corpus.base, joined.common, joined.divided.values(), keys, queries, common)
    answers = {key: Answers(each) for key, each in zip(keys, reports, strict=True)}
    return Parts(Answers(common), answers)


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


def _forget(releases: Path, current: Path, kept: frozenset[str]) -> None:
    """Remove all but the newest releases, those kept, and those that a server reads."""
    others = [path for path in releases.iterdir() if path != current and path.name not in kept]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in others[_KEPT - 1 :]:
        if not is_in_use(path):
            shutil.rmtree(path)
