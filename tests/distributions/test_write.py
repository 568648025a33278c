"""What the build makes of a release: every file, with the bytes that the graph gives."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib import RDFS
from tests.parts import texts_of, write_release_files

from lskg.distributions.answers import Answers, write_rows
from lskg.distributions.counts import COUNTS, read_counts
from lskg.distributions.dumps import read_triples
from lskg.distributions.write import together
from lskg.engine.store import Store
from lskg.formats import JSON, Kind, formats_of
from lskg.iris import APART_GRAPHS
from lskg.release.files import ReleaseFiles
from lskg.sparql.query_files import Query, load_queries

ROOT = Path(__file__).parents[2]
QUERIES = load_queries(ROOT / "queries")
TABLES = [query for query in QUERIES if query.group == "tables"]
EXPORTS = [query for query in QUERIES if query.group == "exports"]


def described(release: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((release / "build.json").read_text("utf-8"))
    return found


def read(release: Path, name: str) -> bytes:
    file = ReleaseFiles(release).get(name)
    assert file, name
    return file.path.read_bytes()


class Digits(str):
    """A number of JSON as it is written."""


def as_cell(value: object) -> str:
    """A value of a table in JSON as CSV has it."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


@pytest.mark.parametrize("query", TABLES, ids=lambda query: query.name)
def test_tables_hold_the_answers_to_their_queries(
    project_release: Path, project_store: Store, query: Query
) -> None:
    names = [column.name for column in query.columns]
    rows = [{name: row.get(name, "") for name in names} for row in project_store.rows(query.text)]
    text = read(project_release, f"tables/{query.name}.csv").decode()
    assert list(csv.DictReader(io.StringIO(text, newline=""))) == rows
    metadata = json.loads(read(project_release, f"tables/{query.name}.csv-metadata.json"))
    datatypes = {each["name"]: each for each in metadata["tableSchema"]["columns"]}
    objects = json.loads(
        read(project_release, f"tables/{query.name}.json"), parse_int=Digits, parse_float=Digits
    )
    for found, row in zip(objects, rows, strict=True):
        assert {name: as_cell(value) for name, value in found.items()} == row
        for name, value in found.items():
            column = datatypes[name]
            is_number = column["datatype"] in ("integer", "decimal") and "separator" not in column
            assert value is None or isinstance(value, Digits) == is_number
    assert [column["name"] for column in metadata["tableSchema"]["columns"]] == names


@pytest.mark.parametrize("query", EXPORTS, ids=lambda query: query.name)
def test_exports_hold_what_their_queries_construct(
    project_release: Path, project_store: Store, query: Query
) -> None:
    for each in formats_of(Kind.GRAPH):
        expected = project_store.construct(query.text, each.media_type)
        assert read(project_release, f"exports/{query.name}.{each.ending}") == expected


def test_there_is_a_dump_of_every_graph_in_every_format(project_release: Path) -> None:
    release = described(project_release)
    quads = []
    for name, iri in release["graphs"].items():
        triples = [*read_triples(read(project_release, f"graph/{name}.nt"))]
        assert len(triples) == release["triples"][name]
        for each in formats_of(Kind.GRAPH):
            assert read(project_release, f"graph/{name}.{each.ending}")
        quads += [
            ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(iri))
            for triple in triples
        ]
    union = [*read_triples(read(project_release, "dump/union.nt"))]
    apart = [ox.NamedNode(release["graphs"][name]) for name in APART_GRAPHS]
    seen = {quad.triple for quad in quads if quad.graph_name not in apart}
    assert union == sorted(seen, key=str)
    assert len(seen) < len(quads)
    for each in formats_of(Kind.DATASET):
        form = ox.RdfFormat.from_media_type(each.media_type)
        found = ox.parse(read(project_release, f"dump/dataset.{each.ending}"), format=form)
        assert set(found) == set(quads)


def test_a_triple_of_two_graphs_is_once_in_their_union(
    make_release: Callable[[Mapping[str, str]], Path],
) -> None:
    line = "<urn:a> <urn:b> <urn:c> .\n"
    release = make_release({"one": line, "two": line})
    assert read(release, "dump/union.nt").decode() == line
    assert len(read(release, "dump/dataset.nq").splitlines()) == 2


def test_counts_are_those_of_the_graphs(project_release: Path) -> None:
    counts = read_counts(project_release / COUNTS)
    release = described(project_release)
    for name, iri in release["graphs"].items():
        assert counts.of(iri).triples == release["triples"][name]
    union = [*read_triples(read(project_release, "dump/union.nt"))]
    assert counts.whole.triples == len(union)
    assert counts.whole.subjects == len({triple.subject for triple in union})
    assert sum(each.links for each in counts.linksets) > 0
    assert all({"vi", "en"} <= set(each.titles) for each in counts.linksets)


def test_things_are_those_with_a_name(project_release: Path, project_store: Store) -> None:
    things = read(project_release, "things.txt").decode().splitlines()
    assert things == sorted(set(things))
    named = project_store.rows(f"SELECT DISTINCT ?thing {{ ?thing <{RDFS.label}> ?name }}")
    assert {row["thing"] for row in named} <= set(things)


def test_every_file_of_the_folders_is_listed(project_release: Path) -> None:
    listed = set(json.loads((project_release / "files.json").read_text("utf-8")))
    for folder in ("tables", "exports", "graph", "dump"):
        found = (path for path in (project_release / folder).rglob("*") if path.is_file())
        names = {str(path.relative_to(project_release)) for path in found}
        assert {name.removesuffix(".gz") for name in names} <= listed


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 of each file in a folder, by its path in it.

    What is deflated or indexed is left out: in parts, it has the same content in other bytes.
    """
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in {".db", ".gz"} and path.name != "files.json"
    }


def test_asked_as_a_whole_the_release_has_the_same_bytes(
    project_release: Path, project_store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "release"
    shutil.copytree(project_release, folder)
    before = digests(folder)
    maps = {
        f"map/{path.name}": path.read_text(encoding="utf-8")
        for path in (folder / "map").glob("*.json")
    }
    texts, english = texts_of(folder)
    write_release_files(project_store, folder, described(folder), texts, english, maps)
    assert digests(folder) == before


def test_numbers_are_words_where_another_part_has_words(tmp_path: Path) -> None:
    query = next(each for each in TABLES if each.name == "footnotes")
    parts = [Answers(tmp_path / name) for name in ("a", "b")]
    for part, number in zip(parts, ("1", "1a"), strict=True):
        (part.folder / "tables").mkdir(parents=True)
        rows = [{"footnote": "https://example.org/1", "number": number, "start": "10"}]
        write_rows(query, rows, part.folder / "tables" / query.name)
    cells = together([part.cells(query) for part in parts])
    bodies = [
        chunk if isinstance(chunk, bytes) else chunk[0].read_bytes()
        for part in parts
        for chunk in part.body(query, JSON, cells)
    ]
    found = [json.loads(body) for body in bodies]
    assert [(each["number"], each["start"]) for each in found] == [("1", 10), ("1a", 10)]
    assert found[0]["section"] is None
