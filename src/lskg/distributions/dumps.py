"""Whole graphs in every format, from the files in which the build wrote them.

The engine keeps numbers by value: 1.50 comes back as 1.5, and a positive integer as an integer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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

    Args:
        writer: of the release.
        folder: of the release, with the graphs as N-Triples.
        graphs: IRIs of the graphs by name.
    """
    read: dict[str, list[ox.Triple]] = {}
    for name, iri in sorted(graphs.items()):
        path = graph_name(name)
        lines = (folder / f"{path}.{N_TRIPLES.ending}").read_bytes()
        writer.add(f"{path}.{N_TRIPLES.ending}", lines)
        read[iri] = read_triples(lines)
        write_graph(writer, path, read[iri], but=N_TRIPLES.ending)
    seen = [iri for name, iri in graphs.items() if name not in APART_GRAPHS]
    union = sorted((triple for iri in seen for triple in read[iri]), key=str)
    # Equal ones stand together.
    write_graph(writer, UNION, [triple for triple, _ in groupby(union)])
    for each in formats_of(Kind.DATASET):
        quads = (
            ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(iri))
            for iri, triples in read.items()
            for triple in triples
        )
        form = ox.RdfFormat.from_media_type(each.media_type)
        body = ox.serialize(quads, format=form, prefixes=PREFIXES)
        writer.add(f"{DATASET}.{each.ending}", body or b"")


def read_triples(lines: bytes) -> list[ox.Triple]:
    """The triples of an N-Triples document, in its order."""
    return [quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)]


def write_graph(writer: FileWriter, name: str, triples: Sequence[ox.Triple], but: str = "") -> None:
    """Write a graph in each format that can hold it.

    Args:
        writer: of the release.
        name: of the files, without their ending.
        triples: the graph.
        but: the ending of a format that is there already.
    """
    for each in formats_of(Kind.GRAPH):
        if each.ending != but:
            try:
                body = written(triples, each.media_type).body
            except NotAcceptable:
                # XML has no way to say every property and every character.
                continue
            writer.add(f"{name}.{each.ending}", body)
