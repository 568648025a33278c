"""Graphs as lines of N-Triples."""

from __future__ import annotations

from rdflib import Graph


def sorted_lines(graph: Graph) -> bytes:
    """A graph as sorted N-Triples, the same bytes for the same triples."""
    lines = graph.serialize(format="nt", encoding="utf-8").splitlines(keepends=True)
    return b"".join(sorted(line for line in lines if line.strip()))
