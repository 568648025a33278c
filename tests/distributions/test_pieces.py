"""Files that are put together from pieces have the bytes of those that are written at once."""

from __future__ import annotations

import gzip
import json
import shutil
import zlib
from pathlib import Path
from typing import Any

import pytest

from lskg.distributions import pieces
from lskg.distributions.deflate import write_joined
from lskg.distributions.dumps import Dumps, add_dumps
from lskg.distributions.pieces import Part, Piece, in_folder, slots
from lskg.release.files import FileWriter, gzip_path, read_list


def written(release: Path, folder: Path) -> FileWriter:
    """The dumps of a release, written anew from its graphs."""
    described: dict[str, Any] = json.loads((release / "build.json").read_text("utf-8"))
    for name in described["graphs"]:
        path = folder / "graph" / f"{name}.nt"
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(release / "graph" / f"{name}.nt", path)
    writer = FileWriter(folder)
    starts = [f"{described['base']}id/{each['key']}/" for each in described["reports"]]
    dumps = Dumps(writer, folder, starts)
    sources = {name: [folder / "graph" / f"{name}.nt"] for name in described["graphs"]}
    add_dumps(dumps, sources, described["graphs"])
    dumps.write(in_folder(folder.with_name("pieces")))
    return writer


@pytest.mark.parametrize("largest", [0, pieces.LARGEST])
def test_cut_graphs_have_the_bytes_of_whole_ones(
    project_release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, largest: int
) -> None:
    monkeypatch.setattr(pieces, "LARGEST", largest)
    writer = written(project_release, tmp_path / "release")
    listed = read_list(project_release / "files.json")
    names = {name for name in listed if name.startswith(("graph/", "dump/"))}
    assert set(writer.listed) == names
    for name in names:
        assert writer.listed[name]["sha256"] == listed[name]["sha256"], name
        packed = gzip_path(tmp_path / "release" / name).read_bytes()
        member = zlib.decompressobj(16 + zlib.MAX_WBITS)
        assert member.decompress(packed) == (project_release / name).read_bytes(), name
        assert member.eof
        assert not member.unused_data, "not every client reads on behind the first member"


def test_a_graph_is_cut_where_a_report_begins_and_ends(tmp_path: Path) -> None:
    path, empty = tmp_path / "a.nt", tmp_path / "b.nt"
    lines = [
        f"<urn:id/{name}> <urn:p> <urn:o> .\n".encode()
        for name in ("a", "b-c/x", "b-c/y", "b/x", "c")
    ]
    path.write_bytes(b"".join(lines))
    empty.write_bytes(b"")
    found = slots([path, empty], ["urn:id/b/", "urn:id/b-c/", "urn:id/d/"])
    assert [b"".join(part.read() for part in parts) for parts in found] == [
        lines[0],
        lines[1] + lines[2],
        lines[3],
        lines[4],
    ]
    assert slots([path], ()) == [[Part(path, 0, len(b"".join(lines)))]]


def test_a_piece_is_known_by_its_triples_and_its_graph(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for path in (one, other):
        path.write_bytes(b"<urn:s> <urn:p> <urn:o> .\n")
    first, second = (Piece.of([Part(path, 0, 26)]) for path in (one, other))
    assert first.digest == second.digest
    assert first.digest != Piece.of([Part(one, 0, 26)], "urn:g").digest
    assert first.digest != Piece.of([Part(one, 0, 26)], is_whole=True).digest


def test_short_files_have_no_gzip_form(tmp_path: Path) -> None:
    assert "gzip_bytes" not in write_joined(tmp_path / "short", [b"x" * 499])
    assert not gzip_path(tmp_path / "short").exists()
    listed = write_joined(tmp_path / "long", [b"x" * 499, b"x"])
    packed = gzip_path(tmp_path / "long").read_bytes()
    assert listed["gzip_bytes"] == len(packed)
    assert gzip.decompress(packed) == b"x" * 500
