"""Releases that stay when later builds come: which, since when, and what changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from lskg.errors import StoreError
from lskg.release.files import ReleaseFile, gzip_path, published

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
        """SHA-256 of the N-Triples of a named graph."""
        return _checksum(self._path(graph))

    def changes(self, before: Release, graph: str) -> tuple[int, int]:
        """How many triples of a named graph are new and how many are gone since a release."""
        older = before._path(graph) if graph in before.graphs else None
        return _changes(older, self._path(graph))

    def _path(self, graph: str) -> Path:
        return self.folder / "graph" / f"{graph}.nt"


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

    Raises:
        StoreError: a mark or a release cannot be read.
    """
    found = []
    for path in (build / "kept").glob("*.json"):
        folder = build / "releases" / path.stem
        if folder.is_dir():
            mark = _read_json(path)
            found.append((mark.get("order", 0), read_release(folder, mark)))
    return tuple(release for _, release in sorted(found, key=lambda each: -each[0]))


def read_release(folder: Path, mark: dict[str, Any] | None = None) -> Release:
    """A release from its folder, with what its mark says of it.

    Raises:
        StoreError: the folder holds no release.
    """
    description = _read_json(folder / "build.json")
    mark = mark or {}
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


# The files of a release never change.
@lru_cache(maxsize=64)
def _checksum(path: Path) -> str:
    return hashlib.sha256(_read(path)).hexdigest()


@lru_cache(maxsize=64)
def _changes(older: Path | None, newer: Path) -> tuple[int, int]:
    before = set(_read(older).splitlines()) if older else set()
    now = set(_read(newer).splitlines())
    return len(now - before), len(before - now)
