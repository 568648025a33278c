"""The files of a release that are sent as they are: written with a list, and read by it."""

from __future__ import annotations

import fcntl
import gzip
import hashlib
import json
import os
import shutil
import weakref
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NotRequired, TypedDict

from lskg.errors import StoreError

#: The list of the files, with their digests.
LIST = "files.json"
#: Files that cannot be in the list: itself, and what has the digest of it all.
_UNLISTED = (LIST, "build.json")
#: The things that have a name, one IRI a line.
THINGS = "things.txt"
#: The dumps of all named graphs, and of what a query without FROM sees, without their endings.
DATASET, UNION = "dump/dataset", "dump/union"
#: What maps are drawn from: the outlines of provinces, and places.
OUTLINE, PLACES = MAPS = ("map/outline.json", "map/places.json")
_GZIP = ".gz"
#: Bytes below which a file gains nothing from being compressed.
LEAST = 500
#: Of the levels 1 to 9; here two levels more take half as long again and save a tenth.
LEVEL = 4
#: What to do where a release is not as it should be.
BUILD = "run `lskg build`."


class Listed(TypedDict):
    """What the list says of a file, and of its gzip form where it has one."""

    bytes: int
    sha256: str
    gzip_bytes: NotRequired[int]
    gzip_sha256: NotRequired[str]


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """A file of a release.

    Attributes:
        path: where it is.
        size: its bytes.
        sha256: its digest.
        modified: when its release was published.
        compressed: the same in gzip, or None where that is not worth it.
        compressed_size: the bytes of that.
    """

    path: Path
    size: int
    sha256: str
    modified: datetime
    compressed: Path | None = None
    compressed_size: int = 0


def gzip_path(path: Path) -> Path:
    """Where the gzip form of a file is."""
    return path.with_name(path.name + _GZIP)


def published(folder: Path) -> datetime:
    """When a release was published."""
    return datetime.fromtimestamp(folder.stat().st_mtime, UTC)


def graph_name(name: str) -> str:
    """The path of the files of a named graph, without their ending."""
    return f"graph/{name}"


def report_text(folder: Path, key: str) -> Path:
    """Where the text of a report is in the folder of a release."""
    return folder / "report" / f"{key}.txt"


def report_english(folder: Path, key: str) -> Path:
    """Where the English text of a report is in the folder of a release, if that has it."""
    return folder / "report" / f"{key}.en.txt"


def report_translation(folder: Path, key: str) -> Path:
    """Where the English of each sentence of a report is in a release, if that has it."""
    return folder / "report" / f"{key}.en.json"


def report_asked(folder: Path, key: str) -> Path:
    """Where the questions to the clauses of a report are in a release, if that has them."""
    return folder / "report" / f"{key}.asked.json"


def translated(path: Path) -> dict[tuple[int, int], str]:
    """The English of each sentence of a report by its offsets in the text; empty without a file."""
    if not path.exists():
        return {}
    found: list[tuple[int, int, str]] = json.loads(path.read_text(encoding="utf-8"))
    return {(start, end): english for start, end, english in found}


class FileWriter:
    """Writes the files of a release, each with its gzip form, and at last their list.

    Attributes:
        listed: what the list says of the files by path in the folder; once closed, of all of them.
        digests: SHA-256 of them, likewise.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.listed: dict[str, Listed] = {}
        self.digests: dict[str, str] = {}

    def add(self, name: str, body: bytes | str, is_sent: bool = True) -> None:
        """Write a file.

        Args:
            name: its path in the folder of the release.
            body: what is in it; text is written in UTF-8.
            is_sent: whether clients get it, so that it is worth compressing.
        """
        data = body.encode() if isinstance(body, str) else body
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self.digests[name] = hashlib.sha256(data).hexdigest()
        self.listed[name] = {"bytes": len(data), "sha256": self.digests[name]}
        if is_sent and len(data) >= LEAST:
            # Without a time, so that two builds give the same bytes.
            packed = gzip.compress(data, LEVEL, mtime=0)
            gzip_path(path).write_bytes(packed)
            self.listed[name]["gzip_bytes"] = len(packed)
            self.listed[name]["gzip_sha256"] = hashlib.sha256(packed).hexdigest()

    def add_written(self, name: str, is_packed: bool = False) -> None:
        """Note a file for clients that was written into the folder, however large it is.

        Args:
            name: its path in the folder of the release.
            is_packed: whether its format compresses, so that gzip would gain nothing.
        """
        path = self._folder / name
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        self.digests[name] = digest
        self.listed[name] = {"bytes": path.stat().st_size, "sha256": digest}
        if self.listed[name]["bytes"] >= LEAST and not is_packed:
            packed = gzip_path(path)
            with (
                path.open("rb") as plain,
                packed.open("wb") as compressed,
                # Without a name and a time, so that two builds give the same bytes.
                gzip.GzipFile("", "wb", LEVEL, compressed, mtime=0) as compressing,
            ):
                shutil.copyfileobj(plain, compressing)
            self.listed[name]["gzip_bytes"] = packed.stat().st_size
            with packed.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            self.listed[name]["gzip_sha256"] = digest

    def note(self, name: str, listed: Listed) -> None:
        """Take what the list says of a file that was written into the folder."""
        self.digests[name] = listed["sha256"]
        self.listed[name] = listed

    def link(self, name: str, made: Path, listed: Listed) -> None:
        """Take a file that was made elsewhere, with its gzip form; it must not be changed there.

        Args:
            name: its path in the folder of the release; what is there is replaced.
            made: where it is.
            listed: what the list says of it.
        """
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        _link(made, path)
        if "gzip_bytes" in listed:
            _link(gzip_path(made), gzip_path(path))
        self.note(name, listed)

    def close(self) -> None:
        """Write the list of the files, with those that others wrote into the folder before."""
        for path in sorted(path for path in self._folder.rglob("*") if path.is_file()):
            name = str(path.relative_to(self._folder))
            if name in self.listed or name in _UNLISTED or is_gzip(path):
                continue
            data = path.read_bytes()
            self.digests[name] = hashlib.sha256(data).hexdigest()
            self.listed[name] = {"bytes": len(data), "sha256": self.digests[name]}
        text = json.dumps(self.listed, indent=1, sort_keys=True)
        (self._folder / LIST).write_text(text + "\n", encoding="utf-8")


class ReleaseFiles:
    """The files that the list of a release names.

    A release is not removed as long as such an object is there: see `is_in_use`.
    """

    def __init__(self, folder: Path) -> None:
        """Read the list, and see that each file has the size that it names.

        Raises:
            StoreError: the list or a file is missing, or is not what the build wrote.
        """
        listed = read_list(folder / LIST)
        modified = published(folder)
        self._files = {
            name: _checked(folder / name, entry, modified) for name, entry in listed.items()
        }
        file = os.open(folder / LIST, os.O_RDONLY | os.O_CLOEXEC)
        weakref.finalize(self, os.close, file)
        # Some file systems of networks know no locks.
        with suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_SH)

    def get(self, name: str) -> ReleaseFile | None:
        """A file by its path in the folder of the release."""
        return self._files.get(name)


def _link(made: Path, path: Path) -> None:
    """Give a file a second name, or copy it where the file system knows no second names."""
    path.unlink(missing_ok=True)
    try:
        os.link(made, path)
    except OSError:
        shutil.copyfile(made, path)


def is_in_use(folder: Path) -> bool:
    """Whether a process reads the files of a release."""
    try:
        with (folder / LIST).open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def is_gzip(path: Path) -> bool:
    """Whether a file is the gzip form of another: its bytes depend on the library that made it."""
    return path.suffix == _GZIP


def read_list(path: Path) -> dict[str, Listed]:
    """The list of the files of a release.

    Raises:
        StoreError: it is missing, or is none.
    """
    try:
        found: dict[str, Listed] = json.loads(path.read_text(encoding="utf-8"))
        if not all(entry["sha256"] and entry["bytes"] >= 0 for entry in found.values()):
            raise ValueError
    except FileNotFoundError:
        raise StoreError(
            f"{path} is not there: another version of lskg built this release; {BUILD}"
        ) from None
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}.") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise StoreError(f"{path} is no list of files; {BUILD}") from None
    return found


def _checked(path: Path, entry: Listed, modified: datetime) -> ReleaseFile:
    size = _sized(path, entry["bytes"])
    file = ReleaseFile(path, size, entry["sha256"], modified)
    if "gzip_bytes" not in entry:
        return file
    compressed = gzip_path(path)
    packed = _sized(compressed, entry["gzip_bytes"])
    return replace(file, compressed=compressed, compressed_size=packed)


def _sized(path: Path, size: int) -> int:
    """The size of a file, which must be the one that the build wrote."""
    try:
        found = path.stat().st_size
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}; {BUILD}") from None
    if found != size:
        raise StoreError(f"{path} has {found} bytes where the build wrote {size}; {BUILD}")
    return size
