"""Tables as CSV and JSON: the same cells in both."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from lskg.tables import to_csv, to_json

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


@given(ROWS)
def test_csv_and_json_hold_the_same_cells(rows: list[dict[str, str]]) -> None:
    expected = [{name: row.get(name, "") for name in COLUMNS} for row in rows]
    assert json.loads(to_json(COLUMNS, rows)) == expected
    read = csv.DictReader(io.StringIO(to_csv(COLUMNS, rows), newline=""))
    assert [dict(row) for row in read] == expected
