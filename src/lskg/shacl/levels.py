"""The shapes that hold for reports of each publication level, and for what reports share."""

from __future__ import annotations

from rdflib import SH, Graph, Literal, Namespace

S = Namespace("https://w3id.org/lskg/shapes#")
TRUE = Literal(True)


def shapes_of(shapes: Graph, level: str) -> Graph:
    """The shapes for a report of a level.

    Args:
        shapes: all, as they are written.
        level: ``curated``, or ``rule``, of which what is demanded of curated reports is a warning.
    """
    found = Graph()
    for triple in shapes:
        found.add(triple)
    if level != "curated":
        for shape in shapes.subjects(S.isDemandedOf, S.CuratedReports):
            found.set((shape, SH.severity, SH.Warning))
    return found


def shared_shapes(shapes: Graph) -> Graph:
    """The shapes for what reports share, without those that are demanded of reports."""
    found = shapes_of(shapes, "curated")
    for shape in shapes.subjects(S.isDemandedOf, S.Reports):
        found.set((shape, SH.deactivated, TRUE))
    return found
