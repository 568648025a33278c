"""What is not as the build wrote it is refused, by the name of the file."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from lskg.engine.store import Store
from lskg.errors import StoreError
from lskg.release.check import check_release, description_text

LINES = "".join(f'<urn:x:s{i}> <urn:x:p> "giá trị {i}"@vi .\n' for i in range(100))


@pytest.fixture(scope="module")
def release(make_release: Callable[[Mapping[str, str]], Path]) -> Path:
    return make_release({"plan": LINES, "codes": "<urn:a> <urn:b> <urn:c> .\n"})


@pytest.fixture
def folder(release: Path, tmp_path: Path) -> Path:
    """A release that one test may spoil."""
    folder = shutil.copytree(release, tmp_path / "release")
    check_release(folder)
    return folder


def flip(path: Path) -> None:
    """Change one bit in the middle of a file."""
    data = bytearray(path.read_bytes() or b" ")
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def cut(path: Path) -> None:
    """Take the last line away."""
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))


def refused(folder: Path, name: str, why: str) -> None:
    expected = rf"{re.escape(str(folder / name))}\b.*{why}.*; run `lskg build`\."
    with pytest.raises(StoreError, match=expected):
        check_release(folder)


@pytest.mark.parametrize("spoil", [flip, cut, lambda path: os.truncate(path, 0)])
@pytest.mark.parametrize(
    "name", ["graph/plan.nt", "graph/plan.nt.gz", "search.db", "report/r.txt", "dump/dataset.nq"]
)
def test_a_file_that_was_changed_is_named(
    folder: Path, name: str, spoil: Callable[[Path], None]
) -> None:
    spoil(folder / name)
    refused(folder, name, "has the digest [0-9a-f]{16} where the build wrote [0-9a-f]{16}")


def test_every_file_is_looked_at(folder: Path) -> None:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        flip(path)
        # A list that was changed leads to a file that is not there, or is another.
        named = "" if path.name == "files.json" else rf"{path.name}\b"
        with pytest.raises(StoreError, match=rf"{named}.*; run `lskg build`"):
            check_release(folder)
        path.write_bytes(data)
    check_release(folder)


@pytest.mark.parametrize("name", ["build.json", "search.db", "graph/plan.nt.gz"])
def test_a_file_that_is_gone_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    refused(folder, name, "No such file or directory")


def test_a_list_that_was_changed_with_its_file_is_seen_by_the_digest(folder: Path) -> None:
    """Such as a graph of another release, with the list of that one."""
    path = folder / "files.json"
    listed = json.loads(path.read_text("utf-8"))
    del listed["graph/plan.nt"]
    path.write_text(json.dumps(listed), "utf-8")
    refused(folder, "build.json", "and files.json have the digest")


@pytest.mark.parametrize("lines", [99, 0])
def test_a_graph_with_fewer_triples_is_not_loaded(folder: Path, lines: int) -> None:
    path = folder / "graph" / "plan.nt"
    path.write_text("".join(LINES.splitlines(keepends=True)[:lines]), "utf-8")
    with pytest.raises(StoreError, match=rf"plan\.nt has {lines} triples .* wrote 100; run"):
        Store.open(folder)


def test_a_description_that_is_none_is_refused(folder: Path) -> None:
    for text in ("[]", "{}", description_text({"base": "urn:x", "graphs": {}})):
        (folder / "build.json").write_text(text, "utf-8")
        refused(folder, "build.json", "does not describe a release")
