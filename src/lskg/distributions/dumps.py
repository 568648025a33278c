"""Whole graphs in every format, from the files in which the build wrote them.

The engine keeps numbers by value: 1.50 comes back as 1.5, and a positive integer as an integer.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from lskg.distributions.exports import read_triples, write_graph
from lskg.formats import N_TRIPLES, Kind, formats_of
from lskg.release.files import DATASET, UNION, FileWriter, graph_name
from lskg.vocabulary import PREFIXES


def write_dumps(writer: FileWriter, folder: Path, graphs: Mapping[str, str]) -> None:
    """Write each named graph, the union of them, and the dataset.

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
    union = sorted((triple for triples in read.values() for triple in triples), key=str)
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
