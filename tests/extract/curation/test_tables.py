"""A table has the columns of its record, and a cell is what the field says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pytest

from lskg.errors import CurationError
from lskg.extract.curation.rows import Row
from lskg.extract.curation.tables import Table
from lskg.text.document import Span


@dataclass(frozen=True, slots=True)
class Boat:
    """A record with a field of each type."""

    key: str
    home: str | None
    names: tuple[str, ...]
    masts: int
    length: Decimal | None
    hull: Literal["wood", "steel"]
    launched: date | None
    span: Span
    owner: str = "nobody"


BOATS = Table(Boat, {"key": "slug", "span": ("start", "end"), "owner": ()}, ("note",))
CELLS = {
    "slug": "hai-au",
    "home": "",
    "names": "Hải Âu | Hải âu",
    "masts": "2",
    "length": "24.5",
    "hull": "wood",
    "launched": "2024-12-22",
    "start": "3",
    "end": "9",
    "note": "",
}


def boat(**cells: str) -> Boat:
    return BOATS.read(Row("boats.csv, row 2", CELLS | cells), span=Span(3, 9))


def test_columns_are_those_of_the_fields_with_what_is_named_otherwise() -> None:
    assert BOATS.columns == tuple(CELLS)


def test_order_may_be_another() -> None:
    assert Table(Boat, order=("names", "key")).columns == ("names", "key")


def test_cells_become_the_types_of_the_fields() -> None:
    expected = Boat(
        "hai-au",
        None,
        ("Hải Âu", "Hải âu"),
        2,
        Decimal("24.5"),
        "wood",
        date(2024, 12, 22),
        Span(3, 9),
    )
    assert boat() == expected


def test_what_is_given_wins_over_the_cell() -> None:
    row = Row("", CELLS)
    assert BOATS.read(row, span=Span(0, 1), home="Hải Sơn", owner="x").home == "Hải Sơn"


def test_empty_cells() -> None:
    found = boat(home="", names="", masts="", length="", launched="")
    assert (found.home, found.names, found.masts) == (None, (), 0)
    assert (found.length, found.launched) == (None, None)


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("masts", "hai", "masts “hai” is no whole number."),
        ("length", "24,5", "length “24,5” is no number."),
        ("hull", "tre", "hull “tre” is not one of wood, steel."),
        ("launched", "22/12/2024", "“22/12/2024” is not a date; write it as 2024-12-22."),
    ],
)
def test_cell_that_is_none_of_its_type_is_refused(column: str, value: str, message: str) -> None:
    with pytest.raises(CurationError) as refused:
        boat(**{column: value})
    assert str(refused.value) == f"boats.csv, row 2: {message}"


def test_rows_are_read_by_the_columns(tmp_path: Path) -> None:
    path = tmp_path / "boats.csv"
    path.write_text("slug,home\n", "utf-8")
    with pytest.raises(CurationError, match="the columns must be slug, home, names, masts"):
        list(BOATS.rows(path))


def test_semicolons_of_a_spreadsheet_are_told(tmp_path: Path) -> None:
    path = tmp_path / "boats.csv"
    path.write_text(";".join(BOATS.columns) + "\n", "utf-8")
    with pytest.raises(CurationError, match="separated by commas, not by semicolons"):
        list(BOATS.rows(path))
