"""All tables as one data package: https://datapackage.org/standard/data-package/."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from lskg.formats import CSV, PARQUET, Format
from lskg.sparql.query_files import Query
from lskg.tables.csvw import CsvColumn
from lskg.tables.names import column_name, table_name

#: The licence of all that is published.
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
#: The file, beside those of the tables.
PACKAGE = "datapackage.json"
_SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES = {"integer": "integer", "decimal": "number", "boolean": "boolean", "date": "date"}


class Written(NamedTuple):
    """Bytes of a file, and its digest."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Resource:
    """A table with its file.

    Attributes:
        columns: with the datatypes of the file.
        file: the table in CSV.
        frame: the same in Parquet.
    """

    query: Query
    columns: tuple[CsvColumn, ...]
    file: Written
    frame: Written


def datapackage(name: str, sources: Iterable[str], resources: Iterable[Resource]) -> str:
    """The description of a package, as JSON text.

    Args:
        name: of the package, in lower case.
        sources: titles of the reports that they are read from.
        resources: the tables.
    """
    document = {
        "$schema": _SCHEMA,
        "name": name,
        "licenses": [{"name": "CC-BY-4.0", "path": LICENCE}],
        "sources": [{"title": title} for title in sources],
        "resources": [_resource(each) for each in resources],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _resource(resource: Resource) -> dict[str, Any]:
    query, title = resource.query, table_name(resource.query.name)
    return {
        "name": query.name,
        "title": f"{title.vi} | {title.en}",
        "description": f"{query.summary_vi} | {query.summary_en}",
        **_file(query.name, CSV, resource.file),
        "encoding": "utf-8",
        # Not every program that knows packages reads it: the same rows, as a property of our own.
        "parquet": _file(query.name, PARQUET, resource.frame),
        "schema": {"fields": [_field(query.name, column) for column in resource.columns]},
    }


def _file(table: str, form: Format, written: Written) -> dict[str, Any]:
    return {
        "path": f"{table}.{form.ending}",
        "format": form.ending,
        "mediatype": form.media_type,
        "bytes": written.size,
        "hash": f"sha256:{written.sha256}",
    }


def _field(table: str, column: CsvColumn) -> Mapping[str, str]:
    title = column_name(table, column.name)
    # Several values in a cell are words to a data package.
    kind = "string" if column.separator else _TYPES.get(column.datatype, "string")
    field = {
        "name": column.name,
        "type": kind,
        "title": f"{title.vi} | {title.en}",
        "description": f"{column.vi} | {column.en}",
    }
    if column.datatype == "anyURI" and not column.separator:
        field["format"] = "uri"
    return field
