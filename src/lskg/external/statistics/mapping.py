"""The reviewable mapping of a file: which dimension is what, which label is which thing."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lskg.errors import SourceError
from lskg.external.records import Source
from lskg.external.statistics.cells import ITEM, PERIOD, StatisticalFile
from lskg.external.statistics.indicator_names import Guess, Variable, Variables
from lskg.external.statistics.numbers import decimal_mark
from lskg.external.statistics.territory_names import Places
from lskg.external.statistics.years import is_part_of_year, read_label

MAPPING_ENDING = ".mapping.json"
ROLES = ("place", "period", "indicator", "scale", "constant", "unknown")
# Dimensions that reading makes, and those that the content-oriented guidelines of SDMX name;
# Eurostat writes its own in small letters. The columns of SDMX-CSV name the data set.
_KNOWN = {
    PERIOD: "period",
    ITEM: "indicator",
    "time_period": "period",
    "ref_area": "place",
    "geo": "place",
    "indicator": "indicator",
    "unit_mult": "scale",
    "base_per": "constant",
    "freq": "constant",
    "dataflow": "constant",
    "structure": "constant",
    "structure_id": "constant",
    "action": "constant",
    "time_format": "constant",
    "obs_status": "constant",
}


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a file is read.

    Attributes:
        source: what is said of the file as a source.
        mark: decimal mark of its numbers; empty when the file does not show it.
        roles: what each dimension is, one of `ROLES`.
        places: keys of territories by label; several where one followed another, none to leave out.
        variables: what the values are, by label of the indicator, or by title where no dimension
            names one; None to leave out.
        notes: what is missing to match a label, by label.
        period: years of all values, where no dimension gives them.
        place: key of the territory of all values, where no dimension gives it.
    """

    source: Source
    mark: str
    roles: dict[str, str]
    places: dict[str, tuple[str, ...]]
    variables: dict[str, Variable | None]
    notes: dict[str, str] = field(default_factory=dict)
    period: str = ""
    place: str = ""


def propose(
    file: StatisticalFile, source: Source, places: Places, variables: Variables, mark: str = ""
) -> Mapping:
    """A mapping made by the rules, for a person to look at."""
    roles = {name: _role(name, file, places, variables) for name in file.dimensions}
    mapping = Mapping(
        source=source,
        mark=mark or decimal_mark(cell.value for cell in file.cells) or "",
        roles=roles,
        places={},
        variables={},
    )
    return complete(file, mapping, places, variables)


def complete(
    file: StatisticalFile, mapping: Mapping, places: Places, variables: Variables
) -> Mapping:
    """A mapping with proposals for the labels it does not know; what it says stays."""
    found_places, found_variables = dict(mapping.places), dict(mapping.variables)
    notes = {label: note for label, note in mapping.notes.items() if not found_variables.get(label)}
    for name in _with_role(mapping, "place"):
        for label in file.members(name):
            found_places.setdefault(label, places.find(label))
    names = _with_role(mapping, "indicator")
    for label in [label for name in names for label in file.members(name)] or [file.title]:
        if label not in found_variables:
            guess = variables.find(label, file.title)
            found_variables[label] = guess.variable
            if guess.variable is None:
                notes[label] = _note(guess)
    return replace(mapping, places=found_places, variables=found_variables, notes=notes)


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file.

    Raises:
        SourceError: it cannot be read, or is not one.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        roles = dict(data["dimensions"])
        if wrong := sorted(set(roles.values()) - set(ROLES)):
            raise SourceError(
                f"{path}: “{wrong[0]}” is no role of a dimension; there are {', '.join(ROLES)}."
            )
        return Mapping(
            source=Source(**data["source"]),
            mark=str(data["decimal"]),
            roles=roles,
            places={label: tuple(keys) for label, keys in data["places"].items()},
            variables={
                label: Variable(**words) if words else None
                for label, words in data["indicators"].items()
            },
            notes=dict(data.get("notes", {})),
            period=str(data.get("period", "")),
            place=str(data.get("place", "")),
        )
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror}.") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SourceError(f"{path} is not a mapping file: {error}.") from None


def imported_sources(folder: Path) -> tuple[Source, ...]:
    """What the mapping files of a folder say of their sources, by name of the file.

    Raises:
        SourceError: a mapping cannot be read.
    """
    return tuple(read_mapping(path).source for path in sorted(folder.glob(f"*{MAPPING_ENDING}")))


def mapping_text(mapping: Mapping) -> str:
    """A mapping as the JSON text that is kept."""
    source = {name: getattr(mapping.source, name) for name in Source.__slots__}
    data: dict[str, Any] = {
        "source": source,
        "decimal": mapping.mark,
        "dimensions": mapping.roles,
        "period": mapping.period,
        "place": mapping.place,
        "indicators": {
            label: {name: getattr(variable, name) for name in Variable.__slots__}
            if variable
            else None
            for label, variable in mapping.variables.items()
        },
        "notes": mapping.notes,
        "places": {label: list(keys) for label, keys in mapping.places.items()},
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _with_role(mapping: Mapping, role: str) -> list[str]:
    return [name for name, each in mapping.roles.items() if each == role]


def _role(name: str, file: StatisticalFile, places: Places, variables: Variables) -> str:
    """What a dimension is, by how many of its labels are read as what."""
    if (known := _KNOWN.get(name.lower())) is not None:
        return known
    members = file.members(name)
    tests: dict[str, Callable[[str], bool]] = {
        "period": lambda label: is_part_of_year(label) or read_label(label) is not None,
        "place": lambda label: bool(places.find(label)),
        "indicator": lambda label: variables.find(label, file.title).variable is not None,
    }
    shares = {
        role: sum(map(test, members)) / len(members) for role, test in tests.items() if members
    }
    best = max(shares, key=lambda role: shares[role], default="unknown")
    if shares.get(best, 0) > 0:
        return best
    return "constant" if len(members) == 1 else "unknown"


def _note(guess: Guess) -> str:
    nearest = f"; the nearest is {guess.nearest}" if guess.nearest else ""
    return f"{guess.missing}{nearest}"
