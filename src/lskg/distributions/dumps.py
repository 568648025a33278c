"""Whole graphs in every format, from the files in which the build wrote them.

The engine keeps numbers by value: 1.50 comes back as 1.5, and a positive integer as an integer.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from lskg.engine.serialize import written
from lskg.errors import NotAcceptable
from lskg.formats import N_TRIPLES, Kind, formats_of
from lskg.iris import APART_GRAPHS
from lskg.namespaces import PREFIXES
from lskg.release.files import DATASET, UNION, FileWriter, graph_name


def write_dumps(writer: FileWriter, folder: Path, graphs: Mapping[str, str]) -> None:
    """Write each named graph, what a query without FROM sees, and the dataset.

    No graph is held as a whole: lines are read in order as often as there are formats.

    Args:
        writer: of the release.
        folder: of the release, with the graphs as sorted N-Triples.
        graphs: IRIs of the graphs by name.
    """
    files = {name: folder / f"{graph_name(name)}.{N_TRIPLES.ending}" for name in sorted(graphs)}
    for name, path in files.items():
        writer.add_written(f"{graph_name(name)}.{N_TRIPLES.ending}")
        write_graph(writer, graph_name(name), path)
    union = folder / f"{UNION}.{N_TRIPLES.ending}"
    union.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as opened, union.open("wb") as file:
        seen = [path for name, path in files.items() if name not in APART_GRAPHS]
        lines = heapq.merge(*(opened.enter_context(path.open("rb")) for path in seen))
        # Equal ones stand together.
        file.writelines(line for line, _ in groupby(lines))
    writer.add_written(f"{UNION}.{N_TRIPLES.ending}")
    write_graph(writer, UNION, union)
    for each in formats_of(Kind.DATASET):
        quads = (
            ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(graphs[name]))
            for name, path in files.items()
            for triple in read_triples(path)
        )
        form = ox.RdfFormat.from_media_type(each.media_type)
        name = f"{DATASET}.{each.ending}"
        ox.serialize(quads, folder / name, format=form, prefixes=PREFIXES)
        writer.add_written(name)


def read_triples(source: Path | bytes) -> Iterator[ox.Triple]:
    """The triples of N-Triples, in their order."""
    form = ox.RdfFormat.N_TRIPLES
    quads = (
        ox.parse(source, format=form)
        if isinstance(source, bytes)
        else ox.parse(path=source, format=form)
    )
    return (quad.triple for quad in quads)


def write_graph(writer: FileWriter, name: str, source: Path | bytes) -> None:
    """Write a graph in each format that can hold it, but N-Triples.

    Args:
        writer: of the release.
        name: of the files, without their ending.
        source: the graph in N-Triples.
    """
    for each in formats_of(Kind.GRAPH):
        if each != N_TRIPLES:
            try:
                body = written(read_triples(source), each.media_type).body
            except NotAcceptable:
                # XML has no way to say every property and every character.
                continue
            writer.add(f"{name}.{each.ending}", body)
