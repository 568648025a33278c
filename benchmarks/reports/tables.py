"""What reports are made of, as read from the files in `tables/`."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "tables"
#: The size whose column gives the range of an indicator, by kind of report.
SIZES = ("province", "commune", "nation")


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured.

    Attributes:
        form: amount, level, share, growth, index or count.
        name: what is measured; of a count what stands behind the thing counted.
        unit: the unit as printed, or the thing counted.
        scale: power of ten of the scale word before the unit.
        rising: whether it is to rise.
        ranges: lowest and highest plausible value, by size.
        growth: plausible percent a year, or None.
        whole: what it is a part of; of a count anything where all are known.
        parts: names of parts.
        verbs: what is done with what is counted.
    """

    theme: str
    form: str
    name: str
    unit: str
    scale: int
    decimals: int
    rising: bool
    ranges: dict[str, tuple[Decimal, Decimal]]
    growth: tuple[Decimal, Decimal] | None
    whole: str
    parts: tuple[str, ...]
    verbs: tuple[str, ...]

    @property
    def phrase(self) -> str:
        """What is measured, in full."""
        return f"{self.unit} {self.name}" if self.form == "count" else self.name


@dataclass(frozen=True, slots=True)
class Body:
    """A body of Party, state or Front.

    Attributes:
        level: central, province, commune or ministry.
        group: party, head, state, council, department, force, agency or front.
        short: its name with abbreviations, or an empty string.
    """

    key: str
    level: str
    group: str
    theme: str
    name: str
    short: str


@cache
def indicators() -> tuple[Indicator, ...]:
    """All indicators, in the order of their file."""
    return tuple(
        Indicator(
            theme=row["theme"],
            form=row["form"],
            name=row["name"],
            unit=row["unit"],
            scale=int(row["scale"]),
            decimals=int(row["decimals"]),
            rising=row["trend"] == "+",
            ranges={size: _range(row[size]) for size in SIZES if row[size]},
            growth=_range(row["growth"]) if row["growth"] else None,
            whole=row["whole"],
            parts=tuple(filter(None, row["parts"].split("|"))),
            verbs=tuple(filter(None, row["verbs"].split("|"))),
        )
        for row in _rows("indicators")
    )


@cache
def bodies() -> dict[str, Body]:
    """All bodies, by key."""
    return {row["key"]: Body(**row) for row in _rows("bodies")}


@cache
def texts(name: str) -> dict[str, Any]:
    """The entries of a TOML file."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _range(cell: str) -> tuple[Decimal, Decimal]:
    low, high = cell.split("-")
    return Decimal(low), Decimal(high)
