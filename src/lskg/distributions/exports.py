"""Triples in the forms of other vocabularies, in each format of graphs."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from lskg.engine.serialize import written
from lskg.engine.store import Store
from lskg.errors import NotAcceptable
from lskg.formats import N_TRIPLES, Kind, formats_of
from lskg.release.files import FileWriter
from lskg.sparql.query_files import Query


def write_export(writer: FileWriter, store: Store, query: Query) -> None:
    """Write the graph that the query of an export constructs."""
    lines = store.construct(query.text, N_TRIPLES.media_type)
    writer.add(f"exports/{query.name}.{N_TRIPLES.ending}", lines)
    write_graph(writer, f"exports/{query.name}", read_triples(lines), but=N_TRIPLES.ending)


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
