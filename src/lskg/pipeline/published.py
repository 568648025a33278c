"""Which release was published of what, so that the same is not written again."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from lskg.pipeline.corpus import Corpus
from lskg.pipeline.steps import Steps
from lskg.release.json_files import read_json, write_json
from lskg.release.releases import SHORT

_NAME = "release.json"


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


def recall(steps: Steps, corpus: Corpus, releases: Path) -> Release | None:
    """The release that was published of a corpus; None for one that was not.

    Whether its files are still what was written is to be looked at.

    Args:
        steps: of the build.
        corpus: what is published; nothing is known of one that is still being checked.
        releases: folder of the releases.
    """
    if not corpus.is_checked:
        return None
    folder = _folder(steps, corpus)
    if not (folder / _NAME).exists():
        return None
    found = read_json(folder / _NAME)
    used = (folder, *(steps.folder / each for each in found["steps"]))
    return Release(releases / found["digest"][:SHORT], found["digest"], found["triples"], used)


def remember(steps: Steps, corpus: Corpus, release: Release) -> Path:
    """Keep which release was published of a corpus that was checked; returns where."""
    folder = _folder(steps, corpus)
    folder.mkdir(parents=True, exist_ok=True)
    used = [str(each.relative_to(steps.folder)) for each in release.steps]
    told = {"digest": release.digest, "steps": used, "triples": release.triples}
    new = folder / f".{_NAME}-{os.getpid()}"
    write_json(new, told)
    new.replace(folder / _NAME)
    return folder


def _folder(steps: Steps, corpus: Corpus) -> Path:
    made = (f"{each.parent.name}/{each.name}" for each in corpus.folders)
    return steps.published(*made, *(repr(each.info) for each in corpus.reports))
