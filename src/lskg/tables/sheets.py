"""What a workbook shows besides its rows, whatever writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its title, the name that programs know it by, and what it holds."""

    title: str
    name: str = ""
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Sheets:
    """What stands around the rows of a workbook.

    Attributes:
        title: name of the first sheet.
        heads: its columns.
        second: name of the second sheet, which says what the columns mean.
        labels: heads of that: of titles, of names, of meanings.
        notes: labels and words that follow there: source, release, licence.
        made: when what it holds was published, in UTC.
    """

    title: str
    heads: Sequence[Head]
    second: str
    labels: tuple[str, str, str]
    notes: Sequence[tuple[str, str]] = ()
    made: datetime = datetime(2000, 1, 1, tzinfo=UTC)
