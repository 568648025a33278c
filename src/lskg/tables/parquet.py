"""Tables for data frames: Apache Parquet, with the types that the metadata of the CSV file name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from arro3.core import DataType, Field, RecordBatch, Schema, Table
from arro3.io import read_csv, write_parquet

from lskg.tables.csvw import CsvColumn

#: Rows that are read together, and of a group of the file.
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
    groups = _read(table, columns)
    numbers = [each.name for each in columns if each.datatype in _NUMBERS and not each.separator]
    sizes = _sizes(groups, numbers)
    types = [_type(column, *sizes.get(column.name, (0, 0))) for column in columns]
    fields = [
        Field(column.name, kind, nullable=True, metadata={"title": f"{column.vi} | {column.en}"})
        for column, kind in zip(columns, types, strict=True)
    ]
    schema = Schema(fields)
    batches = [_typed(rows, schema, types) for rows in groups]
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


def _read(table: Path, columns: Sequence[CsvColumn]) -> list[RecordBatch]:
    """The rows of a table as words, in groups; an empty cell is null."""
    schema = Schema([Field(each.name, DataType.string(), nullable=True) for each in columns])
    return list(read_csv(table, schema, has_header=True, batch_size=_ROWS))


def _sizes(groups: Iterable[RecordBatch], names: Sequence[str]) -> dict[str, tuple[int, int]]:
    """How many digits the numbers of columns have at most, before and behind the point."""
    found = dict.fromkeys(names, (1, 0))
    for rows in groups:
        for name in names:
            cells = {cell for cell in rows.column(name).to_pylist() if cell is not None}
            parts = [cell.removeprefix("-").partition(".") for cell in cells]
            most = found[name]
            found[name] = (
                max([most[0], *(len(whole) for whole, _, _ in parts)]),
                max([most[1], *(len(decimals) for _, _, decimals in parts)]),
            )
    return found


def _typed(rows: RecordBatch, schema: Schema, types: Sequence[DataType]) -> RecordBatch:
    """The same rows with the types of a schema."""
    arrays = [rows.column(place).cast(kind) for place, kind in enumerate(types)]
    return RecordBatch.from_arrays(arrays, schema=schema)
