"""Countries, regions and administrative units, and which took over which, read and checked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

from lskg.external.records import Succession, Territory
from lskg.extract.curation.rows import Row, read_rows
from lskg.extract.curation.tables import Table

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NAMES = {"kind": "class"}
_PLACES = Table(Territory, _NAMES, order=("slug", "class", "name_vi", "name_en", "iso", "parent"))
_UNITS = Table(
    Territory,
    _NAMES | {"iso": "iso_3166_2"},
    order=(
        *("slug", "class", "code", "kind", "name_vi", "name_en", "short_name", "parent"),
        *("iso_3166_2", "valid_from", "valid_to", "source", "note"),
    ),
)
_SUCCESSORS = ("successor", "predecessor", "extent", "document", "source")
_EXTENTS = ("whole", "part")


def read_territories(directory: Path) -> tuple[Territory, ...]:
    """The territories of `places.csv` and `units.csv`.

    Raises:
        CurationError: a day is none, or a parent is not a territory.
    """
    territories = (*_places(directory / "places.csv"), *_units(directory / "units.csv"))
    _check_parents(territories, directory)
    return territories


def read_successions(
    path: Path,
    territories: Collection[str],
    documents: Collection[str],
    sources: Collection[str],
) -> Iterator[Succession]:
    """Which unit took over which, whole or in part, and which document ordered it.

    Raises:
        CurationError: a unit, document or source is unknown, or the extent is neither.
    """
    for row in read_rows(path, _SUCCESSORS, ("successor", "predecessor")):
        ends = [f"administrative-unit/{row[column]}" for column in ("successor", "predecessor")]
        for end in ends:
            if end not in territories:
                raise row.error(f"“{end}” is not in units.csv.")
        if row["document"] not in documents:
            raise row.error(f"the document “{row['document']}” is not in documents.csv.")
        if row["source"] not in sources:
            raise row.error(f"the source “{row['source']}” is not in datasets.csv.")
        is_whole = row.one_of("extent", _EXTENTS) == "whole"
        yield Succession(ends[0], ends[1], is_whole, row["document"], row["source"])


def _places(path: Path) -> Iterator[Territory]:
    for row in _PLACES.rows(path):
        yield _PLACES.read(row, key=f"place/{row['slug']}")


def _units(path: Path) -> Iterator[Territory]:
    for row in _UNITS.rows(path):
        for column in ("valid_from", "valid_to"):
            if row[column] and not is_day(row[column]):
                raise row.error(f"{column} “{row[column]}” is not a day (YYYY-MM-DD).")
        yield _UNITS.read(row, key=f"administrative-unit/{row['slug']}")


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, written YYYY-MM-DD."""
    try:
        return _DAY.fullmatch(text) is not None and date.fromisoformat(text) is not None
    except ValueError:
        return False


def _check_parents(territories: tuple[Territory, ...], directory: Path) -> None:
    keys = {territory.key for territory in territories}
    for territory in territories:
        if territory.parent and territory.parent not in keys:
            row = Row(f"{directory}, {territory.key}", {})
            raise row.error(f"the parent “{territory.parent}” is not a territory.")
