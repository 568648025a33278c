"""What is published in parts has the bytes that all graphs together give."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.parts import texts_of, write_release_files
from tests.whole import do_steps, write_second_report

from lskg.engine.store import Store
from lskg.iris import GRAPHS, REPORT_GRAPHS
from lskg.pipeline.publish import publish
from lskg.project import Project
from lskg.release.check import check_release
from lskg.release.files import MAPS, read_list
from lskg.sparql.query_files import load_queries

ROOT = Path(__file__).parents[2]
#: One is before and one behind what begins with the key of the first.
KEYS = ("an-hai", "hai-son-xx-2", "hai-son-xxi")
ADDED = "Năm 2024, trồng mới 123 ha rừng.\n"


@pytest.fixture(scope="module")
def checkout_of_four(new_checkout: Callable[[], Path]) -> Path:
    """A checkout with the short report, curated, and three like it, read by rule."""
    root = new_checkout()
    for key in KEYS:
        write_second_report(root, key)
    return root


@pytest.fixture(scope="module")
def release(checkout_of_four: Path) -> Path:
    """The release of the four."""
    return publish(do_steps(checkout_of_four), Project(checkout_of_four)).path


def of_one_store(release: Path, folder: Path) -> Path:
    """The release written anew by asking one store of all its graphs."""
    shutil.copytree(release, folder)
    described = json.loads((folder / "build.json").read_text("utf-8"))
    for name in ("tables", "exports", "dump"):
        shutil.rmtree(folder / name)
    for name in ("search.db", "counts.json", "things.txt", "files.json"):
        (folder / name).unlink()
    maps = {name: (folder / name).read_text("utf-8") for name in MAPS}
    texts, english = texts_of(folder)
    write_release_files(Store.open(folder), folder, described, texts, english, maps)
    return folder


def rows(release: Path, table: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(release / "search.db")
    try:
        return connection.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()
    finally:
        connection.close()


def test_parts_have_the_bytes_of_the_whole(release: Path, tmp_path: Path) -> None:
    whole = of_one_store(release, tmp_path / "whole")
    expected, found = (read_list(folder / "files.json") for folder in (whole, release))
    assert found.keys() == expected.keys()
    other = {name for name in found if found[name]["sha256"] != expected[name]["sha256"]}
    # The same entries; how SQLite lays words out depends on how many come at once.
    assert other <= {"search.db"}
    for table in ("document", "theme"):
        assert rows(release, table) == rows(whole, table)


def test_each_table_has_rows_of_each_report_in_order(release: Path) -> None:
    by_report = [each for each in load_queries(ROOT / "queries") if each.is_by_report]
    for query in by_report:
        if query.group != "tables":
            continue
        found = json.loads((release / "tables" / f"{query.name}.json").read_text("utf-8"))
        keys = [row["report"] for row in found if row["report"]]
        assert keys == sorted(keys), query.name


def test_a_change_of_one_report_leaves_what_was_asked_of_others(
    release: Path, checkout_of_four: Path, new_checkout: Callable[[], Path]
) -> None:
    """And gives the bytes of a build that has nothing from before."""
    asked = checkout_of_four / "build" / "steps" / "asked"
    before = {path.name for path in asked.iterdir()}
    text = checkout_of_four / "data" / "reports" / KEYS[0] / "report.txt"
    words = text.read_text(encoding="utf-8")
    at = words.index("\n", len(words) // 3) + 1
    changed = words[:at] + ADDED + words[at:]
    text.write_text(changed, encoding="utf-8")
    again = publish(do_steps(checkout_of_four), Project(checkout_of_four))
    assert len({path.name for path in asked.iterdir()} - before) == 1
    check_release(again.path)
    root = new_checkout()
    for key in KEYS:
        write_second_report(root, key)
    (root / "data" / "reports" / KEYS[0] / "report.txt").write_text(changed, encoding="utf-8")
    assert publish(do_steps(root), Project(root)).digest == again.digest
    described = json.loads((again.path / "build.json").read_text("utf-8"))
    kinds = {name.rpartition("/")[2] for name in described["graphs"]}
    assert kinds == {*GRAPHS} >= {*REPORT_GRAPHS}
