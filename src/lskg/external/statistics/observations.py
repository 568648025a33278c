"""From cells and their mapping to rows of published statistics, and a list of what is left out."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Collection, Sequence
from collections.abc import Mapping as Map
from dataclasses import dataclass

from lskg.errors import SourceError
from lskg.external.plans import SCALES, STATISTICS
from lskg.external.statistics.cells import Cell, StatisticalFile
from lskg.external.statistics.indicator_names import Variable
from lskg.external.statistics.mapping import Mapping
from lskg.external.statistics.numbers import MISSING, is_number, parse
from lskg.external.statistics.territory_names import Places
from lskg.external.statistics.years import Dated, read_label


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the cells of a file.

    Attributes:
        rows: in the columns of `statistics.csv`.
        left_out: number of cells by reason; a cell may have several.
    """

    rows: tuple[Map[str, str], ...]
    left_out: Map[str, int]

    def to_csv(self) -> str:
        """The rows as the CSV text that is kept."""
        out = io.StringIO()
        writer = csv.DictWriter(out, STATISTICS.columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.rows)
        return out.getvalue()


def import_cells(
    file: StatisticalFile, mapping: Mapping, places: Places, only: Collection[str] = ()
) -> Imported:
    """Read the cells as the mapping says.

    Args:
        file: the cells.
        mapping: what their labels mean.
        places: the territories.
        only: keys of the territories to keep; all when empty.

    Raises:
        SourceError: the mapping does not fit the file, or two cells give one value twice.
    """
    reading = _Reading(file, mapping, places)
    left_out: Counter[str] = Counter()
    rows: dict[tuple[str, ...], dict[str, str]] = {}
    for cell in file.cells:
        row = reading.row(cell)
        if isinstance(row, tuple):
            left_out.update(row)
        elif only and row["area"] not in only:
            left_out["outside the places asked for"] += 1
        else:
            key = tuple(row[name] for name in ("indicator", "area", "period"))
            if key in rows:
                raise SourceError(
                    f"{mapping.source.key}: two cells give {key[0]} of {key[1]} for {key[2]}; "
                    "leave one of their labels out in the mapping."
                )
            rows[key] = row
    ordered = tuple(rows[key] for key in sorted(rows))
    return Imported(ordered, dict(left_out.most_common()))


class _Reading:
    """How the cells of one file are read."""

    def __init__(self, file: StatisticalFile, mapping: Mapping, places: Places) -> None:
        self._mapping = mapping
        self._places = places
        self._title = file.title
        self._notes = mapping.notes
        if missing := [name for name in file.dimensions if name not in mapping.roles]:
            raise SourceError(f"{mapping.source.key}: the mapping lacks dimension “{missing[0]}”.")
        self._unknown = tuple(
            f"dimension “{name}” ({_some(file.members(name))}) is not matched; "
            "say in the mapping what it is"
            for name in file.dimensions
            if mapping.roles[name] == "unknown"
        )
        self._names = {
            role: [name for name in file.dimensions if mapping.roles[name] == role]
            for role in ("place", "period", "indicator", "scale")
        }

    def row(self, cell: Cell) -> dict[str, str] | tuple[str, ...]:
        """The row of a cell, or why it is left out."""
        if cell.value in MISSING:
            return ("no value",)
        if not is_number(cell.value):
            return (f"“{cell.value}” is not a number",)
        dated, variable = self._dated(cell), self._variable(cell)
        place = self._place(cell, dated)
        if isinstance(dated, str) or isinstance(variable, str) or place is None or self._unknown:
            reasons = [each for each in (dated, variable) if isinstance(each, str)]
            unplaced = [self._no_place(cell)] if place is None else []
            return (*reasons, *unplaced, *self._unknown)
        if not self._mapping.mark and not cell.value.lstrip("-").isdecimal():
            return ("the decimal mark is not known; state it in the mapping",)
        return self._written(cell, dated, variable, place)

    def _no_place(self, cell: Cell) -> str:
        labels = " ".join(map(cell.label, self._names["place"]))
        if not self._names["place"]:
            return "no dimension gives the place; state it with --place"
        nearest = ", ".join(self._places.nearest(labels))
        return f"place “{labels}” is not matched" + (f"; the nearest: {nearest}" if nearest else "")

    def _written(self, cell: Cell, dated: Dated, variable: Variable, place: str) -> dict[str, str]:
        return {
            "dataset": self._mapping.source.key,
            "indicator": variable.indicator,
            "area": place,
            "period": str(dated.period),
            "sign": "=",
            "value": f"{parse(cell.value, self._mapping.mark or '.'):f}",
            "unit": variable.unit,
            "scale": self._scale(cell) or variable.scale,
            "status": dated.status,
            "published": cell.value,
            "quote": "",
            "language": "",
        }

    def _scale(self, cell: Cell) -> str | None:
        """The scale word of the power of ten that a dimension gives."""
        powers = {str(power): word for word, power in SCALES.items()}
        return next((powers.get(cell.label(name)) for name in self._names["scale"]), None)

    def _dated(self, cell: Cell) -> Dated | str:
        labels = [cell.label(name) for name in self._names["period"]] or [self._mapping.period]
        if not labels[0]:
            return "no dimension gives the year; state it with --year"
        dated = read_label(labels[0])
        if dated is None or dated.rest:
            return f"period “{labels[0]}” is not whole years"
        return dated

    def _variable(self, cell: Cell) -> Variable | str:
        labels = [cell.label(name) for name in self._names["indicator"]] or [self._title]
        found = [self._mapping.variables.get(label) for label in labels]
        known = [variable for variable in found if variable is not None]
        if len(known) == 1:
            return known[0]
        if labels == [""]:
            return "no dimension and no title gives the indicator; state it in the mapping"
        notes = next((f": {note}" for label in labels if (note := self._notes.get(label))), "")
        return f"indicator “{' '.join(labels)}” is not matched{notes}"

    def _place(self, cell: Cell, dated: Dated | str) -> str | None:
        labels = [cell.label(name) for name in self._names["place"]]
        keys = [key for label in labels for key in self._mapping.places.get(label, ())]
        if not self._names["place"] and self._mapping.place:
            keys = [self._mapping.place]
        if isinstance(dated, str):
            return next(iter(keys), None)
        return self._places.at(keys, dated.period)


def _some(labels: Sequence[str]) -> str:
    """The first few of the labels of a dimension.

    >>> _some(("Total", "Industria", "Servicios", "Agricultura"))
    '“Total”, “Industria”, “Servicios” …'
    """
    return ", ".join(f"“{label}”" for label in labels[:3]) + (" …" if len(labels) > 3 else "")
