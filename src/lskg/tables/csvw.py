"""Metadata of CSV files in the vocabulary of CSV on the Web."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lskg.sparql.query_files import Column

# https://www.w3.org/TR/tabular-metadata/ names the context.
CONTEXT = "http://www.w3.org/ns/csvw"
_SEPARATOR = " | "
_DATATYPES = (
    ("integer", re.compile(r"-?\d+")),
    ("decimal", re.compile(r"-?\d+(?:\.\d+)?")),
    ("anyURI", re.compile(r"https?://\S+")),
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


def described(columns: Iterable[Column], rows: Sequence[Mapping[str, str]]) -> list[CsvColumn]:
    """The columns of a table, each with the datatype that all its cells have."""
    found = []
    for column in columns:
        cells = [row[column.name] for row in rows if row.get(column.name)]
        separator = _SEPARATOR if any(_SEPARATOR in cell for cell in cells) else ""
        parts = [part for cell in cells for part in cell.split(_SEPARATOR)]
        datatype = next(
            (name for name, pattern in _DATATYPES if cells and all(map(pattern.fullmatch, parts))),
            "string",
        )
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
