"""Tables as CSV and JSON: the same cells in both."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.sparql.query_files import Column
from lskg.tables import to_csv, to_json
from lskg.tables.csvw import Cells, described

COLUMNS = ("name", "value")
CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
ROWS = st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(COLUMNS, CELLS)), max_size=4)


def test_rfc_4180() -> None:
    rows = [{"name": "a, b", "value": 'nói "có"'}, {"name": "dòng\nmới"}]
    assert to_csv(COLUMNS, rows) == ('name,value\r\n"a, b","nói ""có"""\r\n"dòng\nmới",\r\n')


def test_json_has_every_key_in_order_and_letters_as_they_are() -> None:
    text = to_json(COLUMNS, [{"value": "đ"}])
    assert text == '[\n {\n  "name": "",\n  "value": "đ"\n }\n]\n'


def test_table_without_rows_has_its_header() -> None:
    assert to_csv(COLUMNS, []) == "name,value\r\n"
    assert json.loads(to_json(COLUMNS, [])) == []


def test_what_is_typed_keeps_its_digits_and_is_null_where_it_is_empty() -> None:
    datatypes = {"name": "string", "value": "decimal"}
    rows = [{"name": "7.50", "value": "7.50"}, {"name": ""}]
    assert to_json(COLUMNS, rows, datatypes) == (
        '[\n {\n  "name": "7.50",\n  "value": 7.50\n },\n'
        ' {\n  "name": null,\n  "value": null\n }\n]\n'
    )
    flags = [{"name": "true", "value": "2025-07-01"}]
    (row,) = json.loads(to_json(COLUMNS, flags, {"name": "boolean", "value": "date"}))
    assert row == {"name": True, "value": "2025-07-01"}
    assert to_json(COLUMNS, [], datatypes) == "[]\n"


@given(ROWS)
def test_typed_json_has_the_words_of_csv(rows: list[dict[str, str]]) -> None:
    expected = [{name: row.get(name) or None for name in COLUMNS} for row in rows]
    assert json.loads(to_json(COLUMNS, rows, dict.fromkeys(COLUMNS, "string"))) == expected


@given(ROWS)
def test_csv_and_json_hold_the_same_cells(rows: list[dict[str, str]]) -> None:
    expected = [{name: row.get(name, "") for name in COLUMNS} for row in rows]
    assert json.loads(to_json(COLUMNS, rows)) == expected
    read = csv.DictReader(io.StringIO(to_csv(COLUMNS, rows), newline=""))
    assert [dict(row) for row in read] == expected


@pytest.mark.parametrize(
    ("cells", "datatype"),
    [
        (("1", "", "-20"), "integer"),
        (("1", "0.50"), "decimal"),
        (("true", "false"), "boolean"),
        (("2025-07-01", ""), "date"),
        (("2025-07-01", "2025"), "string"),
        (("2025-02-30",), "string"),
        # A code of a unit is no number: its first digit would be lost.
        (("04", "12"), "string"),
        (("1", "true"), "string"),
        (("1e3",), "string"),
        (("٣",), "string"),
        (("https://example.org/a",), "anyURI"),
        (("",), "string"),
    ],
)
def test_the_datatype_is_that_of_all_cells(cells: tuple[str, ...], datatype: str) -> None:
    (column,) = described([Column("x", "", "")], {"x": Cells.of(cells)})
    assert column.datatype == datatype
