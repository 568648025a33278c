"""Releases that are kept stay, and what changed between them is counted."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from lskg.errors import StoreError
from lskg.release.releases import keep_release, kept_names, kept_releases

NOTES = {"vi": "Bản đầu.", "en": "First."}


def write(build: Path, name: str, lines: list[str]) -> None:
    """Publish a release with one graph, as a build does."""
    folder = build / "releases" / name
    (folder / "graph").mkdir(parents=True)
    (folder / "graph" / "plan.nt").write_text("".join(f"{line}\n" for line in lines), "utf-8")
    description = {
        "digest": name.ljust(64, "0"),
        "version": "1.0",
        "graphs": {"plan": "urn:plan"},
        "triples": {"plan": len(lines)},
    }
    (folder / "build.json").write_text(json.dumps(description), "utf-8")
    current = build / "current"
    current.unlink(missing_ok=True)
    current.symlink_to(folder.relative_to(build))


def test_kept_releases_are_listed_newest_first_with_their_notes(tmp_path: Path) -> None:
    write(tmp_path, "a" * 16, ["a", "b"])
    keep_release(tmp_path, "2026-01-31", NOTES)
    write(tmp_path, "b" * 16, ["b", "c", "d"])
    keep_release(tmp_path, "2026-01-31", {"vi": "Bản hai.", "en": "Second."})
    newer, older = kept_releases(tmp_path)
    assert (older.name, older.issued, older.notes) == ("a" * 16, "2026-01-31", NOTES)
    assert newer.changes(older, "plan") == (2, 1)
    assert older.checksum("plan") == hashlib.sha256(b"a\nb\n").hexdigest()


def test_a_graph_that_was_not_there_before_is_all_new(tmp_path: Path) -> None:
    write(tmp_path, "a" * 16, ["a"])
    before = keep_release(tmp_path, "2026-01-31", NOTES)
    before.graphs.clear()
    write(tmp_path, "b" * 16, ["a", "b"])
    assert keep_release(tmp_path, "2026-02-01", NOTES).changes(before, "plan") == (2, 0)


def test_keeping_again_changes_the_notes_and_not_the_order(tmp_path: Path) -> None:
    write(tmp_path, "a" * 16, ["a"])
    keep_release(tmp_path, "2026-01-31", NOTES)
    write(tmp_path, "b" * 16, ["b"])
    keep_release(tmp_path, "2026-02-01", NOTES)
    (tmp_path / "current").unlink()
    (tmp_path / "current").symlink_to(f"releases/{'a' * 16}")
    keep_release(tmp_path, "2026-03-01", {"vi": "Khác.", "en": "Other."})
    assert [(each.name[0], each.issued) for each in kept_releases(tmp_path)] == [
        ("b", "2026-02-01"),
        ("a", "2026-03-01"),
    ]


def test_nothing_is_kept_where_nothing_is_published(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run `lskg build` first"):
        keep_release(tmp_path, "2026-01-31", NOTES)
    assert kept_names(tmp_path) == frozenset()


def test_a_mark_that_cannot_be_read_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write(tmp_path, "a" * 16, ["a"])
    keep_release(tmp_path, "2026-01-31", NOTES)
    (tmp_path / "kept" / f"{'a' * 16}.json").write_text("{", "utf-8")
    assert kept_releases(tmp_path) == ()
    assert "is not JSON" in caplog.text


def test_a_file_that_is_gone_is_said(tmp_path: Path) -> None:
    write(tmp_path, "a" * 16, ["a"])
    release = keep_release(tmp_path, "2026-01-31", NOTES)
    (release.folder / "graph" / "plan.nt").unlink()
    with pytest.raises(StoreError, match=r"plan\.nt: No such file"):
        release.file("plan")


@pytest.mark.parametrize("damage", ["gone", "cut", "flipped"])
def test_a_kept_release_that_is_damaged_is_passed_over(
    tmp_path: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    write(tmp_path, "a" * 16, ["a", "b"])
    keep_release(tmp_path, "2026-01-31", NOTES)
    folder = tmp_path / "releases" / ("a" * 16)
    digest = hashlib.sha256(b"a\nb\n").hexdigest()
    listed = {"graph/plan.nt": {"bytes": 4, "sha256": digest}}
    (folder / "files.json").write_text(json.dumps(listed), "utf-8")
    assert len(kept_releases(tmp_path)) == 1
    path = folder / "graph" / "plan.nt"
    if damage == "gone":
        path.unlink()
    else:
        path.write_text("a\n" if damage == "cut" else "a\nc\n", "utf-8")
    assert kept_releases(tmp_path) == ()
    assert "its files are damaged" in caplog.text
