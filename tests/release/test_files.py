"""The list of the files of a release: what it names is there, whole."""

from __future__ import annotations

import gzip
import hashlib
import os
from pathlib import Path

import pytest

from lskg.errors import StoreError
from lskg.release.files import FileWriter, ReleaseFiles, is_in_use

LONG = "một hai ba\n" * 100


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    writer = FileWriter(tmp_path)
    writer.add("tables/long.csv", LONG)
    writer.add("short.txt", b"x")
    writer.close()
    return tmp_path


def test_files_are_found_with_their_digests(folder: Path) -> None:
    files = ReleaseFiles(folder)
    long, short = files.get("tables/long.csv"), files.get("short.txt")
    assert long
    assert short
    assert long.path.read_text("utf-8") == LONG
    assert long.size == len(LONG.encode())
    assert long.sha256 == hashlib.sha256(LONG.encode()).hexdigest()
    assert files.get("tables/short.csv") is None
    assert files.get("../short.txt") is None


def test_what_is_long_is_there_in_gzip_too(folder: Path) -> None:
    files = ReleaseFiles(folder)
    long, short = files.get("tables/long.csv"), files.get("short.txt")
    assert long
    assert long.compressed
    assert short
    packed = long.compressed.read_bytes()
    assert gzip.decompress(packed).decode() == LONG
    assert len(packed) == long.compressed_size < long.size
    # https://www.rfc-editor.org/rfc/rfc1952: no time and no name, so that the bytes are the same.
    assert packed[3:8] == bytes(5)
    assert short.compressed is None


@pytest.mark.parametrize("name", ["short.txt", "tables/long.csv", "tables/long.csv.gz"])
def test_a_file_that_is_gone_or_cut_is_named(folder: Path, name: str) -> None:
    path = folder / name
    os.truncate(path, path.stat().st_size - 1)
    with pytest.raises(StoreError, match=rf"{path} has \d+ bytes .* wrote \d+; run `lskg build`"):
        ReleaseFiles(folder)
    path.unlink()
    with pytest.raises(StoreError, match=f"{path}: No such file .*; run `lskg build`"):
        ReleaseFiles(folder)


def test_a_release_without_a_list_is_refused(folder: Path) -> None:
    path = folder / "files.json"
    path.write_text("[", "utf-8")
    with pytest.raises(StoreError, match=f"{path} is no list of files; run `lskg build`"):
        ReleaseFiles(folder)
    path.unlink()
    with pytest.raises(StoreError, match=f"{path} is not there: .*; run `lskg build`"):
        ReleaseFiles(folder)


def test_a_release_is_in_use_as_long_as_its_files_are_open(folder: Path) -> None:
    assert not is_in_use(folder)
    first, second = ReleaseFiles(folder), ReleaseFiles(folder)
    del first
    assert is_in_use(folder)
    del second
    assert not is_in_use(folder)
    assert not is_in_use(folder / "nothing")
