"""Tables for data frames: Apache Parquet, with the types that the metadata of the CSV file name."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from arro3.core import Array, DataType, Field, RecordBatch, Schema, Table
from arro3.io import write_parquet

from lskg.tables.csvw import CsvColumn

#: Rows that are in memory as words, and of a group of the file.
_ROWS = 50_000
#: Digits of a whole number of eight bytes, and of a decimal one.
_INTEGER, _DECIMAL = 18, 38
_COMPRESSION = "zstd(9)"
_ABOUT = "about"
_NUMBERS = ("integer", "decimal")
_PLAIN = {"boolean": DataType.bool(), "date": DataType.date32()}


def write_frame(
    table: Path, frame: Path, columns: Sequence[CsvColumn], notes: Mapping[str, str]
) -> None:
    """Write a table as Parquet, the same bytes for the same rows.

    An empty cell is null. Whole numbers have eight bytes; decimal ones keep their digits, as many
    behind the point as the longest of the column. Several values of a cell are words. What the
    file and a column say of themselves has one key each: the library writes several in any order.

    Args:
        table: the CSV file.
        frame: what is written.
        columns: of the table, with their datatypes.
        notes: what the file says of itself, as JSON under the key ``about``.
    """
    numbers = [each.name for each in columns if each.datatype in _NUMBERS and not each.separator]
    sizes = _sizes(table, numbers)
    types = [_type(column, *sizes.get(column.name, (0, 0))) for column in columns]
    fields = [
        Field(column.name, kind, nullable=True, metadata={"title": f"{column.vi} | {column.en}"})
        for column, kind in zip(columns, types, strict=True)
    ]
    schema = Schema(fields)
    batches = [_batch(rows, schema, types) for rows in _groups(table)]
    write_parquet(
        Table.from_batches(batches, schema=schema),
        frame,
        compression=_COMPRESSION,
        created_by="lskg",
        max_row_group_size=_ROWS,
        key_value_metadata={_ABOUT: json.dumps(notes, ensure_ascii=False, sort_keys=True)},
    )


def _type(column: CsvColumn, whole: int, decimals: int) -> DataType:
    """The type of a column whose numbers have at most so many digits before and behind a point."""
    if column.separator:
        return DataType.string()
    if column.datatype == "integer" and whole <= _INTEGER:
        return DataType.int64()
    if column.datatype in _NUMBERS and whole + decimals <= _DECIMAL:
        return DataType.decimal128(whole + decimals, decimals)
    return _PLAIN.get(column.datatype, DataType.string())


def _sizes(table: Path, names: Sequence[str]) -> dict[str, tuple[int, int]]:
    """How many digits the numbers of columns have at most, before and behind the point."""
    found = dict.fromkeys(names, (1, 0))
    for row in _rows(table) if names else ():
        for name in names:
            whole, _, decimals = row[name].removeprefix("-").partition(".")
            most = found[name]
            found[name] = max(most[0], len(whole)), max(most[1], len(decimals))
    return found


def _batch(
    rows: Sequence[Mapping[str, str]], schema: Schema, types: Sequence[DataType]
) -> RecordBatch:
    arrays = [
        Array([row[name] or None for row in rows], DataType.string()).cast(kind)
        for name, kind in zip(schema.names, types, strict=True)
    ]
    return RecordBatch.from_arrays(arrays, schema=schema)


def _groups(table: Path) -> Iterator[list[dict[str, str]]]:
    rows = _rows(table)
    while group := list(islice(rows, _ROWS)):
        yield group


def _rows(table: Path) -> Iterator[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
