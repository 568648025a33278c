"""Metadata of CSV files in the vocabulary of CSV on the Web."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lskg.sparql.query_files import Column
from lskg.tables.values import is_day

# https://www.w3.org/TR/tabular-metadata/ names the context.
CONTEXT = "http://www.w3.org/ns/csvw"
#: What stands between the values of a cell.
SEPARATOR = " | "
# What begins with 0 is no number but a code, as those of communes; JSON has no such numbers either.
_DATATYPES = (
    ("integer", re.compile(r"-?(?:0|[1-9][0-9]*)").fullmatch),
    ("decimal", re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?").fullmatch),
    ("boolean", re.compile("true|false").fullmatch),
    ("date", is_day),
    ("anyURI", re.compile(r"https?://\S+").fullmatch),
)


@dataclass(frozen=True, slots=True)
class CsvColumn:
    """A column of a CSV file.

    Attributes:
        vi: what it holds, in Vietnamese.
        en: the same in English.
        datatype: name of a built-in datatype of CSV on the Web.
        separator: what stands between several values of a cell, or an empty string.
    """

    name: str
    vi: str
    en: str
    datatype: str = "string"
    separator: str = ""


@dataclass(frozen=True, slots=True)
class Cells:
    """What is known of the cells of a column.

    Attributes:
        is_filled: whether one has a value.
        is_separated: whether one has several values.
        datatypes: names of those that all values have.
    """

    is_filled: bool = False
    is_separated: bool = False
    datatypes: frozenset[str] = frozenset(name for name, _ in _DATATYPES)

    @classmethod
    def of(cls, cells: Iterable[str]) -> Cells:
        """What is known of some cells; an empty one has no value."""
        filled = {cell for cell in cells if cell}
        values = {value for cell in filled for value in cell.split(SEPARATOR)}
        return cls(
            bool(filled),
            any(SEPARATOR in cell for cell in filled),
            frozenset(name for name, fits in _DATATYPES if all(map(fits, values))),
        )

    def __or__(self, other: Cells) -> Cells:
        """What is known of the cells of both."""
        return Cells(
            self.is_filled or other.is_filled,
            self.is_separated or other.is_separated,
            self.datatypes & other.datatypes,
        )


def described(columns: Iterable[Column], cells: Mapping[str, Cells]) -> list[CsvColumn]:
    """The columns of a table, each with the datatype that all its cells have."""
    found = []
    for column in columns:
        known = cells.get(column.name, Cells())
        names = (name for name, _ in _DATATYPES if known.is_filled and name in known.datatypes)
        separator = SEPARATOR if known.is_separated else ""
        datatype = next(names, "string")
        found.append(CsvColumn(column.name, column.vi, column.en, datatype, separator))
    return found


def metadata(
    url: str,
    titles: dict[str, str],
    columns: Iterable[CsvColumn],
    key: Iterable[str] = (),
    licence: str = "",
) -> str:
    """The metadata document of a CSV file, as JSON text.

    Args:
        url: of the file, relative to the document.
        titles: what a row is, by language.
        columns: in the order of the file.
        key: names of the columns that together name a row.
        licence: IRI of the licence.
    """
    schema: dict[str, Any] = {"columns": [_column(column) for column in columns]}
    if names := list(key):
        schema["primaryKey"] = names
    document: dict[str, Any] = {
        "@context": CONTEXT,
        "url": url,
        "dc:title": [
            {"@value": words, "@language": language} for language, words in titles.items()
        ],
    }
    if licence:
        document["dc:license"] = {"@id": licence}
    document["tableSchema"] = schema
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _column(column: CsvColumn) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": [
            {"@value": column.vi, "@language": "vi"},
            {"@value": column.en, "@language": "en"},
        ],
        "datatype": column.datatype,
    }
    if column.separator:
        described["separator"] = column.separator
    return described
