"""Releases that are written from one store, all of which is one part."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

from lskg.distributions.answers import Answers, Asked, Texts, write_answers
from lskg.distributions.counts import Counts, DatasetCounts, Tally
from lskg.distributions.pieces import in_folder
from lskg.distributions.write import Parts, ReleaseWriter
from lskg.engine.store import Store
from lskg.iris import APART_GRAPHS
from lskg.release.files import report_text, report_translation, translated
from lskg.search.index import write_index, write_part
from lskg.sparql.query_files import load_queries
from lskg.text.document import Document

English = Mapping[str, Mapping[tuple[int, int], str]]
NOTHING: English = MappingProxyType({})


def count_graphs(graphs: Mapping[str, Iterable[bytes]], apart: Iterable[str] = ()) -> DatasetCounts:
    """Count the lines of graphs by name, of which some are not seen without FROM."""
    lines = {name: set(each) for name, each in graphs.items()}
    seen: set[bytes] = set().union(*(each for name, each in lines.items() if name not in apart))
    counts = {name: Tally.of(each).total for name, each in lines.items()}
    return DatasetCounts(
        Tally.of(seen).total, {name: each for name, each in counts.items() if each.triples}
    )


def ask_whole(
    store: Store,
    folder: Path,
    release: Mapping[str, Any],
    texts: Mapping[str, Document],
    english: English = NOTHING,
) -> Parts:
    """Ask a store of all that is published of a release, into an empty folder."""
    queries = load_queries(folder.parent / "queries")
    told = Texts(release["reports"], texts, english)
    write_answers(store, queries, Asked(release["base"]), told, folder)
    return Parts(Answers(folder), {})


def write_release_files(
    store: Store,
    folder: Path,
    release: Mapping[str, Any],
    texts: Mapping[str, Document],
    english: English = NOTHING,
    others: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, str]:
    """Write what the build makes of the graphs and queries in a folder.

    Args:
        store: the graphs.
        folder: of the release; a search index that is there is replaced.
        release: what its `build.json` says.
        texts: those of its reports by key.
        english: what their sentences say in English.
        others: further files.

    Returns:
        SHA-256 of each file, by its path in the folder.
    """
    (folder / "search.db").unlink(missing_ok=True)
    graphs = {
        name: (folder / "graph" / f"{name}.nt").read_bytes().splitlines(keepends=True)
        for name in release["graphs"]
    }
    found = count_graphs(graphs, APART_GRAPHS)
    counts: dict[str, Counts] = {
        release["graphs"][name]: each for name, each in found.graphs.items()
    }
    writer = ReleaseWriter(folder, release)
    with TemporaryDirectory(prefix=".asked-", dir=folder) as temporary:
        parts = ask_whole(store, Path(temporary), release, texts, english)
        writer.write_index(parts)
        writer.write_answers(parts, load_queries(folder / "queries"), found.whole, counts)
        paths = {name: [folder / "graph" / f"{name}.nt"] for name in release["graphs"]}
        writer.add_graphs(paths)
        writer.write_graphs(in_folder(Path(temporary) / "pieces"))
    return writer.close(others)


def write_whole_index(
    store: Store, reports: Mapping[str, Document], path: Path, english: English = NOTHING
) -> int:
    """Write the index of a store; returns the number of entries."""
    with TemporaryDirectory() as temporary:
        part = Path(temporary) / "part.db"
        write_part(store, reports, part, english)
        return write_index(path, part)


def texts_of(folder: Path) -> tuple[dict[str, Document], dict[str, Mapping[tuple[int, int], str]]]:
    """The texts of the reports of a release, and what their sentences say in English."""
    release = json.loads((folder / "build.json").read_text(encoding="utf-8"))
    keys = [report["key"] for report in release["reports"]]
    texts = {key: Document.read(report_text(folder, key)) for key in keys}
    return texts, {key: translated(report_translation(folder, key)) for key in keys}
