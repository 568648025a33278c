"""A statistical file as cells: each a value and the labels that say what it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

#: Dimensions that reading makes of a header such as `2015 Planted forest`.
PERIOD = "period"
ITEM = "item"


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as printed, and its label in each dimension that applies."""

    labels: tuple[tuple[str, str], ...]
    value: str

    def label(self, dimension: str) -> str:
        """The label in a dimension; empty where it does not apply."""
        return dict(self.labels).get(dimension, "")


@dataclass(frozen=True, slots=True)
class StatisticalFile:
    """The cells of a file.

    Attributes:
        kind: format: ``csv``, ``excel``, ``json-stat``, ``px`` or ``sdmx``.
        title: what the file says it is about, or an empty string.
        dimensions: names of the dimensions, in the order of the file.
    """

    kind: str
    title: str
    dimensions: tuple[str, ...]
    cells: tuple[Cell, ...]

    def members(self, dimension: str) -> tuple[str, ...]:
        """The labels of a dimension, in the order of the file."""
        return tuple(dict.fromkeys(cell.label(dimension) for cell in self.cells))


def tidy(text: str) -> str:
    """A label without the spaces that show its level, with white space made single.

    >>> tidy("  Thai  Nguyen")
    'Thai Nguyen'
    """
    return " ".join(text.split())


def cells_of(dimensions: Iterable[str], rows: Iterable[Iterable[str]]) -> tuple[Cell, ...]:
    """Cells of rows that hold a label for each dimension, and then the value."""
    names = tuple(dimensions)
    found = []
    for row in rows:
        *labels, value = row
        pairs = tuple(zip(names, (tidy(label) for label in labels), strict=True))
        found.append(Cell(pairs, value.strip()))
    return tuple(found)
