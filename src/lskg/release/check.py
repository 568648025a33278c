"""Whether a release is what the build wrote: every byte that is read or sent."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from lskg.errors import StoreError
from lskg.release.files import BUILD, LIST, Listed, gzip_path, read_list

#: The description of a release; its digest is the only thing that is not digested.
DESCRIPTION = "build.json"
#: Hashing lets other threads go on; more of them than this are as fast as the disk.
_THREADS = 2
_SHOWN = 16


def description_text(description: Mapping[str, Any]) -> str:
    """The text of `build.json`."""
    return json.dumps(description, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def release_digest(digests: Mapping[str, str], description: Mapping[str, Any]) -> str:
    """SHA-256 over names and contents of the files of a release.

    Args:
        digests: SHA-256 of the files by name; those that follow from others by the libraries of
            this machine (`.gz`) are no content.
        description: what `build.json` says, with or without the digest.
    """
    bare = {name: value for name, value in description.items() if name != "digest"}
    own = hashlib.sha256(description_text(bare).encode()).hexdigest()
    total = hashlib.sha256()
    for name, digest in sorted([*digests.items(), (DESCRIPTION, own)], key=_path):
        total.update(name.encode() + b"\0" + bytes.fromhex(digest))
    return total.hexdigest()


def check_release(folder: Path) -> None:
    """See that each file of a release has the bytes that the build wrote.

    Raises:
        StoreError: one does not, with its name, what was found and what was expected.
    """
    listed = read_list(folder / LIST)
    description = read_description(folder)
    check_files(folder, listed)
    found = release_digest({name: entry["sha256"] for name, entry in listed.items()}, description)
    if found != description["digest"]:
        raise StoreError(
            f"{folder / DESCRIPTION} and {LIST} have the digest {found[:_SHOWN]} where the build "
            f"wrote {str(description['digest'])[:_SHOWN]}; {BUILD}"
        )


def check_files(folder: Path, listed: Mapping[str, Listed], threads: int = _THREADS) -> None:
    """See that each file has the bytes that a list says.

    Args:
        folder: where they are.
        listed: the list.
        threads: how many files are read at once.

    Raises:
        StoreError: see `check_release`.
    """
    with ThreadPoolExecutor(threads) as pool:
        for _ in pool.map(_check, *zip(*_expected(folder, listed), strict=True)):
            pass


def read_description(folder: Path) -> dict[str, Any]:
    """What `build.json` says.

    Raises:
        StoreError: it is missing, or does not describe a release.
    """
    path = folder / DESCRIPTION
    try:
        description: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        str(description["base"]), dict(description["graphs"]), str(description["digest"])
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}; {BUILD}") from None
    except (ValueError, KeyError, TypeError):
        raise StoreError(f"{path} does not describe a release; {BUILD}") from None
    return description


def _path(entry: tuple[str, str]) -> list[str]:
    return entry[0].split("/")


def _expected(folder: Path, listed: Mapping[str, Listed]) -> Iterator[tuple[Path, str]]:
    """The files, the largest first, so that no thread is left with one of them at the end."""
    for name, entry in sorted(listed.items(), key=lambda each: -each[1]["bytes"]):
        yield folder / name, entry["sha256"]
        if "gzip_sha256" in entry:
            yield gzip_path(folder / name), entry["gzip_sha256"]


def _check(path: Path, expected: str) -> None:
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}; {BUILD}") from None
    if found != expected:
        raise StoreError(
            f"{path} has the digest {found[:_SHOWN]} where the build wrote {expected[:_SHOWN]}; "
            f"{BUILD}"
        )
