"""The figures of a text by the rules alone: of a report, or of sentences without headings."""

from __future__ import annotations

from lskg.extract.figures.find import find_figures
from lskg.extract.figures.number_roles import assign_roles, find_claims
from lskg.extract.figures.records import Figure, Number
from lskg.extract.structure.read import Structure


def read_figures(structure: Structure) -> tuple[tuple[Figure, ...], tuple[Number, ...]]:
    """The figures of a text and the role of each of its numbers."""
    claims = find_claims(structure.document, structure.sections)
    figures = find_figures(structure, claims)
    return figures, assign_roles(structure.document, claims, figures)
