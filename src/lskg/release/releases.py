"""Releases that stay when later builds come: which, since when, and what changed."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from lskg.errors import StoreError
from lskg.release.files import LIST, ReleaseFile, graph_name, gzip_path, published, read_list

_LOG = logging.getLogger("lskg.releases")

#: How much of the digest names a release, in its folder and in its version IRI.
SHORT = 16


@dataclass(frozen=True, slots=True)
class Release:
    """A published release.

    Attributes:
        name: the beginning of its digest.
        folder: where its files are.
        version: of the program that built it.
        graphs: IRIs of its graphs by name.
        triples: numbers of triples by name of the graph.
        issued: day on which it was kept, or an empty string.
        notes: what changed, by language.
    """

    name: str
    folder: Path
    version: str
    graphs: dict[str, str]
    triples: dict[str, int]
    issued: str
    notes: dict[str, str]

    def file(self, graph: str) -> ReleaseFile:
        """The file of a named graph, also where another version wrote the release.

        Raises:
            StoreError: it cannot be read.
        """
        path, packed = self._path(graph), gzip_path(self._path(graph))
        file = ReleaseFile(path, _size(path), self.checksum(graph), published(self.folder))
        if not packed.exists():
            return file
        return replace(file, compressed=packed, compressed_size=_size(packed))

    def checksum(self, graph: str) -> str:
        """SHA-256 of the N-Triples of a named graph.

        Raises:
            StoreError: they cannot be read.
        """
        return _read_graph(self._path(graph)).sha256

    def is_whole(self) -> bool:
        """Whether the graphs are there as they were when the release was published."""
        try:
            listed = read_list(self.folder / LIST) if (self.folder / LIST).exists() else {}
            graphs = {name: _read_graph(self._path(name)) for name in self.graphs}
        except StoreError:
            return False
        # Where another version wrote the release, its list may not name the graphs.
        names = {name: f"{graph_name(name)}.nt" for name in graphs}
        return all(
            found.triples == self.triples.get(name)
            and (names[name] not in listed or listed[names[name]]["sha256"] == found.sha256)
            for name, found in graphs.items()
        )

    def changes(self, before: Release, graph: str) -> tuple[int, int]:
        """How many triples of a named graph are new and how many are gone since a release.

        Raises:
            StoreError: they cannot be read.
        """
        older = before._path(graph) if graph in before.graphs else None
        return _changes(older, self._path(graph))

    def _path(self, graph: str) -> Path:
        return self.folder / f"{graph_name(graph)}.nt"


def keep_release(build: Path, issued: str, notes: dict[str, str]) -> Release:
    """Mark the published release as one that stays.

    Raises:
        StoreError: nothing is published, or the mark cannot be written.
    """
    current = build / "current"
    if not current.exists():
        raise StoreError(f"{current} holds no published graph; run `lskg build` first.")
    name = current.resolve().name
    path = build / "kept" / f"{name}.json"
    order = len(kept_names(build))
    try:
        path.parent.mkdir(exist_ok=True)
        if path.exists():
            order = json.loads(path.read_text(encoding="utf-8"))["order"]
        mark = {"issued": issued, "notes": notes, "order": order}
        text = json.dumps(mark, ensure_ascii=False, indent=2, sort_keys=True)
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}.") from None
    return read_release(current.resolve(), mark)


def kept_names(build: Path) -> frozenset[str]:
    """The names of the releases that stay."""
    return frozenset(path.stem for path in (build / "kept").glob("*.json"))


def kept_releases(build: Path) -> tuple[Release, ...]:
    """The releases that stay and are there, the newest first.

    One that is damaged is passed over, and the log tells it.
    """
    found = []
    for path in (build / "kept").glob("*.json"):
        folder = build / "releases" / path.stem
        if not folder.is_dir():
            continue
        try:
            mark = _read_json(path)
            release = read_release(folder, mark)
        except StoreError as error:
            _LOG.warning("A kept release is passed over: %s", error)
            continue
        if release.is_whole():
            found.append((mark.get("order", 0), release))
        else:
            _LOG.warning("The kept release %s is passed over: its files are damaged.", folder)
    return tuple(release for _, release in sorted(found, key=lambda each: -each[0]))


def read_release(folder: Path, mark: Mapping[str, Any] = MappingProxyType({})) -> Release:
    """A release from its folder, with what its mark says of it.

    Raises:
        StoreError: the folder holds no release.
    """
    return described_release(folder, _read_json(folder / "build.json"), mark)


def described_release(
    folder: Path, description: Mapping[str, Any], mark: Mapping[str, Any] = MappingProxyType({})
) -> Release:
    """A release from what its `build.json` says, with what its mark says of it."""
    return Release(
        name=str(description.get("digest", ""))[:SHORT],
        folder=folder,
        version=str(description.get("version", "")),
        graphs=dict(description.get("graphs", {})),
        triples=dict(description.get("triples", {})),
        issued=str(mark.get("issued", "")),
        notes=dict(mark.get("notes", {})),
    )


def _read_json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}.") from None
    except ValueError:
        raise StoreError(f"{path} is not JSON.") from None
    if not isinstance(found, dict):
        raise StoreError(f"{path} does not describe a release.")
    return found


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}.") from None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}.") from None


class _Graph(NamedTuple):
    """The file of a graph: its digest, and how many triples it has."""

    sha256: str
    triples: int


def _read_graph(path: Path) -> _Graph:
    try:
        status = path.stat()
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}.") from None
    return _graph(path, status.st_size, status.st_mtime_ns)


# The files of a release do not change, unless something is wrong with them.
@lru_cache(maxsize=64)
def _graph(path: Path, size: int, modified: int) -> _Graph:
    data = _read(path)
    return _Graph(hashlib.sha256(data).hexdigest(), data.count(b"\n"))


@lru_cache(maxsize=64)
def _changes(older: Path | None, newer: Path) -> tuple[int, int]:
    before = set(_read(older).splitlines()) if older else set()
    now = set(_read(newer).splitlines())
    return len(now - before), len(before - now)
