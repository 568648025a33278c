"""Published tables as CSV and JSON, from the answer to their query."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

Rows = Iterable[Mapping[str, str]]


def to_csv(columns: Sequence[str], rows: Rows) -> str:
    """RFC 4180 with a header row; a column without a value is empty."""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def to_json(columns: Sequence[str], rows: Rows) -> str:
    """An array of objects with every column as key; a column without a value is empty."""
    objects = [{column: row.get(column, "") for column in columns} for row in rows]
    return json.dumps(objects, ensure_ascii=False, indent=1) + "\n"
