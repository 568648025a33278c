"""Metadata of CSV files in the vocabulary of CSV on the Web."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

# https://www.w3.org/TR/tabular-metadata/ names the context, and asks for this name beside the file.
CONTEXT = "http://www.w3.org/ns/csvw"
ENDING = ".csv-metadata.json"
MEDIA_TYPE = "application/csvm+json"


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
