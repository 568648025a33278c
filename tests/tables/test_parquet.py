"""Tables in Parquet: the same cells as in CSV, with their types."""

from __future__ import annotations

import csv
import json
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from arro3.core import Table
from arro3.io import read_parquet

from lskg.tables.csvw import CsvColumn
from lskg.tables.parquet import write_frame
from lskg.tables.values import Value, typed

COLUMNS = [
    CsvColumn("words", "Chữ", "Words"),
    CsvColumn("count", "Số", "Count", "integer"),
    CsvColumn("rate", "Tỷ lệ", "Rate", "decimal"),
    CsvColumn("day", "Ngày", "Day", "date"),
    CsvColumn("is_true", "Đúng", "True", "boolean"),
    CsvColumn("several", "Nhiều", "Several", "integer", " | "),
    CsvColumn("large", "Lớn", "Large", "integer"),
]
ROWS = [
    ["Tỷ lệ – “đường”", "-2025", "7.16", "2025-07-01", "true", "1 | 2", "9" * 20],
    ["", "", "", "", "", "", ""],
    ["=1+1", "0", "-34178900000000.125", "1930-02-03", "false", "3", "-1"],
]


def write(folder: Path, rows: list[list[str]]) -> Path:
    with (folder / "t.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[each.name for each in COLUMNS], *rows])
    write_frame(folder / "t.csv", folder / "t.parquet", COLUMNS, {"title": "Bảng | Table"})
    return folder / "t.parquet"


def cells(table: Table) -> list[list[Value]]:
    """The rows of a table."""
    columns = [[_value(each) for each in column.to_pylist()] for column in table.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def _value(value: Any) -> Any:
    return value.date() if hasattr(value, "date") else value


def test_cells_have_their_types_and_every_digit(tmp_path: Path) -> None:
    table = read_parquet(write(tmp_path, ROWS)).read_all()
    fields = (table.schema.field(number) for number in range(len(COLUMNS)))
    types = [str(each.type).split("<")[1].split(">")[0] for each in fields]
    assert types == [
        *("Utf8", "Int64", "Decimal128(17, 3)", "Date32", "Boolean", "Utf8", "Decimal128(20, 0)"),
    ]
    first, empty, last = cells(table)
    assert first[:2] == ["Tỷ lệ – “đường”", -2025]
    assert first[2:] == [Decimal("7.16"), date(2025, 7, 1), True, "1 | 2", Decimal("9" * 20)]
    assert set(empty) == {None}
    assert last[2] == Decimal("-34178900000000.125")
    assert last[3:5] == [date(1930, 2, 3), False]


def test_the_same_rows_are_the_same_bytes(tmp_path: Path) -> None:
    first = write(tmp_path, ROWS).read_bytes()
    assert write(tmp_path, ROWS).read_bytes() == first
    assert "Bảng | Table".encode() in first


def test_a_table_without_rows_has_its_columns(tmp_path: Path) -> None:
    table = read_parquet(write(tmp_path, [])).read_all()
    assert (table.num_rows, table.num_columns) == (0, len(COLUMNS))


def test_every_published_table_has_the_cells_of_its_csv(project_release: Path) -> None:
    seen: Counter[str] = Counter()
    for path in sorted((project_release / "tables").glob("*.csv")):
        described = json.loads(path.with_name(f"{path.name}-metadata.json").read_text("utf-8"))
        kinds = {
            each["name"]: "string" if "separator" in each else each["datatype"]
            for each in described["tableSchema"]["columns"]
        }
        seen.update(kinds.values())
        with path.open(encoding="utf-8", newline="") as file:
            rows = [
                [typed(cell, kinds[name]) for name, cell in row.items()]
                for row in csv.DictReader(file)
            ]
        table = read_parquet(path.with_suffix(".parquet")).read_all()
        assert table.schema.names == [*kinds]
        assert cells(table) == rows, path.stem
    assert seen.keys() >= {"integer", "decimal", "date", "boolean", "string"}
