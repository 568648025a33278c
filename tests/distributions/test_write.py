"""What the build makes of a release: every file, with the bytes that the graph gives."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from lskg.distributions.write import write_files
from lskg.engine.store import Store
from lskg.release.files import ReleaseFiles
from lskg.sparql.query_files import Query, load_queries

ROOT = Path(__file__).parents[2]
QUERIES = load_queries(ROOT / "queries")
TABLES = [query for query in QUERIES if query.group == "tables"]


def read(release: Path, name: str) -> bytes:
    file = ReleaseFiles(release).get(name)
    assert file, name
    return file.path.read_bytes()


@pytest.mark.parametrize("query", TABLES, ids=lambda query: query.name)
def test_tables_hold_the_answers_to_their_queries(
    project_release: Path, project_store: Store, query: Query
) -> None:
    names = [column.name for column in query.columns]
    rows = [{name: row.get(name, "") for name in names} for row in project_store.rows(query.text)]
    text = read(project_release, f"tables/{query.name}.csv").decode()
    assert list(csv.DictReader(io.StringIO(text, newline=""))) == rows
    assert json.loads(read(project_release, f"tables/{query.name}.json")) == rows
    described = json.loads(read(project_release, f"tables/{query.name}.csv-metadata.json"))
    assert [column["name"] for column in described["tableSchema"]["columns"]] == names


def test_every_file_of_the_folders_is_listed(project_release: Path) -> None:
    listed = set(json.loads((project_release / "files.json").read_text("utf-8")))
    for folder in ("tables",):
        found = (path for path in (project_release / folder).rglob("*") if path.is_file())
        names = {str(path.relative_to(project_release)) for path in found}
        assert {name.removesuffix(".gz") for name in names} <= listed


def test_writing_again_gives_the_same_bytes(project_release: Path, project_store: Store) -> None:
    before = {path: path.read_bytes() for path in project_release.rglob("*") if path.is_file()}
    write_files(project_store, project_release)
    assert {path: path.read_bytes() for path in before} == before
