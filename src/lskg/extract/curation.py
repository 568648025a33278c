"""What a person adds to the rules: rows that quote the text, each checked against it."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lskg.errors import CurationError
from lskg.extract.records import Entity, Indicator, Target
from lskg.text.document import Document
from lskg.text.slugs import is_slug

_MANY = " | "


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a curated table, with its place for error messages."""

    place: str
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def many(self, column: str) -> tuple[str, ...]:
        """The values of a cell that holds several."""
        return tuple(value for value in self.cells[column].split(_MANY) if value)

    def error(self, message: str) -> CurationError:
        """An error at this row."""
        return CurationError(f"{self.place}: {message}")


@dataclass(frozen=True, slots=True)
class TargetRow:
    """What curation says of an atomic target: its slug, indicator and unit (if not as printed)."""

    row: Row
    key: str
    indicator: str
    unit: str


@dataclass(frozen=True, slots=True)
class Curation:
    """The curated tables of one report.

    Attributes:
        titles_en: English by Vietnamese, as printed with white space made single.
        targets: rows by the quotation of the target.
    """

    titles_en: dict[str, str]
    entities: tuple[Entity, ...]
    indicators: tuple[Indicator, ...]
    targets: dict[str, TargetRow]


def read_curation(directory: Path, document: Document) -> Curation:
    """Read and check the curated tables.

    Raises:
        CurationError: a file or column is missing, a quotation is not in the text, a key is used
            twice or refers to nothing, or a cell is not NFC.
    """
    flat = " ".join(document.text.split())
    indicators = tuple(
        _indicator(row, flat) for row in _rows(directory / "indicators.csv", _INDICATORS)
    )
    targets: dict[str, TargetRow] = {}
    keys = {indicator.key for indicator in indicators}
    for row in _rows(directory / "targets.csv", _TARGETS):
        _quoted(row, row["quote"], flat)
        _check_slug(row, "key", {known.key for known in targets.values()})
        if row["indicator"] not in keys:
            raise row.error(f"the indicator “{row['indicator']}” is not in indicators.csv.")
        targets[row["quote"]] = TargetRow(row, row["key"], row["indicator"], row["unit"])
    titles = {}
    for row in _rows(directory / "titles.csv", _TITLES):
        _quoted(row, row["quote"], flat)
        titles[row["quote"]] = row["title_en"]
    return Curation(titles, _entities(directory / "entities.csv", flat), indicators, targets)


def curate_targets(targets: Sequence[Target], curation: Curation) -> tuple[Target, ...]:
    """The targets with the slug, indicator and unit that curation gives them.

    Raises:
        CurationError: a target has no row, or a row belongs to no target.
    """
    curated = []
    rows = dict(curation.targets)
    for target in targets:
        row = rows.pop(target.quote, None)
        if row is None:
            raise CurationError(
                f"targets.csv: no row quotes target ({target.number}) “{target.quote}”; "
                "add one with its key and indicator."
            )
        unit = row.unit or target.quantity.unit
        printed = (
            "" if row.unit and row.unit != target.quantity.unit else target.quantity.unit_printed
        )
        quantity = replace(target.quantity, unit=unit, unit_printed=printed)
        curated.append(replace(target, key=row.key, indicator=row.indicator, quantity=quantity))
    for row in rows.values():
        raise row.row.error(
            f"the rules find no target “{row.row['quote']}”; correct the quotation."
        )
    return tuple(curated)


_TITLES = ("quote", "title_en")
_TARGETS = ("quote", "key", "indicator", "unit", "note")
_INDICATORS = (
    "key",
    "name_vi",
    "name_en",
    "definition_vi",
    "definition_en",
    "unit",
    "direction",
    "theme",
    "phrases",
)
_ENTITIES = ("slug", "class", "level", "name_vi", "name_en", "aliases", "parent", "note")


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a table; the first column is its key and must not repeat."""
    header, records = _records(path)
    if header != columns:
        raise CurationError(f"{path}, row 1: the columns must be {', '.join(columns)}.")
    seen: set[str] = set()
    for number, cells in enumerate(records, start=2):
        row = Row(f"{path}, row {number}", cells)
        if None in cells or None in cells.values():
            raise row.error(f"a row has {len(columns)} cells; quote cells that hold a comma.")
        if any(unicodedata.normalize("NFC", cell) != cell for cell in cells.values()):
            raise row.error("a cell is not in Unicode NFC; save the file in composed form.")
        if row[columns[0]] in seen:
            raise row.error(f"{columns[0]} “{row[columns[0]]}” stands in an earlier row too.")
        seen.add(row[columns[0]])
        yield row


def _records(path: Path) -> tuple[tuple[str, ...], list[dict[str, str]]]:
    """The columns and the rows of a CSV file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CurationError(f"{path}: {error.strerror}.") from None
    except UnicodeDecodeError as error:
        raise CurationError(f"{path}: byte {error.start} is not UTF-8.") from None
    reader = csv.DictReader(text.splitlines(keepends=True), strict=True)
    try:
        return tuple(reader.fieldnames or ()), list(reader)
    except csv.Error as error:
        line = reader.reader.line_num
        raise CurationError(f"{path}, line {line}: {error}; check the quotation marks.") from None


def _quoted(row: Row, quote: str, flat: str) -> None:
    if not quote or quote not in flat:
        raise row.error(f"the quotation “{quote}” is not in the report.")


def _check_slug(row: Row, column: str, used: Container[str] = ()) -> None:
    """Refuse what cannot stand in an IRI, or stands in one already."""
    value = row[column]
    if not is_slug(value):
        raise row.error(f"{column} “{value}” may hold small letters, digits, - and . only.")
    if value in used:
        raise row.error(f"{column} “{value}” stands in an earlier row too.")


def _indicator(row: Row, flat: str) -> Indicator:
    _check_slug(row, "key")
    for phrase in row.many("phrases"):
        _quoted(row, phrase, flat)
    return Indicator(
        key=row["key"],
        name_vi=row["name_vi"],
        name_en=row["name_en"],
        definition_vi=row["definition_vi"],
        definition_en=row["definition_en"],
        unit=row["unit"],
        direction=row["direction"],
        theme=row["theme"],
        phrases=row.many("phrases"),
    )


def _entities(path: Path, flat: str) -> tuple[Entity, ...]:
    rows = list(_rows(path, _ENTITIES))
    slugs = {row["slug"] for row in rows}
    owners: dict[str, str] = {}
    entities = []
    for row in rows:
        _check_slug(row, "slug")
        aliases = row.many("aliases")
        if not aliases:
            raise row.error("an entity needs at least one alias as printed in the report.")
        for alias in aliases:
            _quoted(row, alias, flat)
            if (other := owners.setdefault(alias, row["slug"])) != row["slug"]:
                raise row.error(f"the alias “{alias}” already belongs to {other}.")
        if row["parent"] and row["parent"] not in slugs:
            raise row.error(f"the parent “{row['parent']}” is not in the table.")
        entities.append(
            Entity(
                key=row["slug"],
                kind=row["class"],
                level=row["level"] or None,
                name_vi=row["name_vi"],
                name_en=row["name_en"] or None,
                aliases=aliases,
                parent=row["parent"] or None,
            )
        )
    return tuple(entities)
