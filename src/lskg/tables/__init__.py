"""Published tables as CSV and JSON, from the answer to their query."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

from lskg.tables.values import BARE

Rows = Iterable[Mapping[str, str]]


def to_csv(columns: Sequence[str], rows: Rows) -> str:
    """RFC 4180 with a header row; a column without a value is empty."""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def to_json(columns: Sequence[str], rows: Rows, datatypes: Mapping[str, str] | None = None) -> str:
    """An array of objects with every column as key.

    Args:
        columns: names of the columns.
        rows: their cells as words; a column without a value may be left out.
        datatypes: of the columns, as the metadata of the CSV file name them: numbers and truth
            values are then written as such, with their very digits, and an empty cell is null.
            Without them all cells are words.
    """
    if datatypes is None:
        words = [{column: row.get(column, "") for column in columns} for row in rows]
        return json.dumps(words, ensure_ascii=False, indent=1) + "\n"
    names = [(column, _json(column), datatypes.get(column) in BARE) for column in columns]
    written = [
        ",\n".join(
            f"  {name}: {_member(row.get(key, ''), is_bare)}" for key, name, is_bare in names
        )
        for row in rows
    ]
    objects = ",\n".join(f" {{\n{each}\n }}" for each in written)
    return f"[\n{objects}\n]\n" if written else "[]\n"


def _member(cell: str, is_bare: bool) -> str:
    return (cell if is_bare else _json(cell)) if cell else "null"


def _json(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
