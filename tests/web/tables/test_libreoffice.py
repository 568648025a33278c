"""Every workbook of the site as LibreOffice opens it, in a Vietnamese and in an English locale."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient
from tests.tables.test_libreoffice import SOFFICE, as_shown

from lskg.project import Project
from lskg.sparql.query_files import load_queries
from lskg.tables.values import Value, typed

ROOT = Path(__file__).parents[3]
#: The language of the page, the decimal mark and the order of a day where the locale is set.
LOCALES = {"vi-VN": ("", ",", "%d/%m/%Y"), "en-US": ("/en", ".", "%m/%d/%Y")}
#: Truth values in capitals, as each locale writes them.
TRUTH = {"vi-VN": ("SAI", "ĐÚNG"), "en-US": ("FALSE", "TRUE")}
#: Digits after which a number is words in a workbook.
DIGITS = 15


@pytest.mark.reference
@pytest.mark.skipif(SOFFICE is None, reason="soffice is not there")
@pytest.mark.parametrize("locale", LOCALES)
def test_letters_numbers_and_days_of_all_tables_are_right(
    real: FlaskClient, project_release: Path, tmp_path: Path, locale: str
) -> None:
    prefix = LOCALES[locale][0]
    tables = sorted(path.stem for path in (project_release / "tables").glob("*.csv"))
    for name in tables:
        response = real.get(f"{prefix}/tables/{name}.xlsx")
        (tmp_path / f"{name}.xlsx").write_bytes(response.data)
    shown = as_shown(tmp_path, [f"{name}.xlsx" for name in tables], locale)
    seen: Counter[str] = Counter()
    for name in tables:
        path = project_release / "tables" / f"{name}.csv"
        described = json.loads(path.with_name(f"{name}.csv-metadata.json").read_text("utf-8"))
        kinds = [
            "string" if "separator" in each else str(each["datatype"])
            for each in described["tableSchema"]["columns"]
        ]
        with path.open(encoding="utf-8", newline="") as file:
            rows = [*csv.reader(file)][1:]
        head, *found = shown[f"{name}.xlsx"]
        assert len(head) == len(kinds)
        assert len(found) == len(rows), name
        for row, cells in zip(rows, found, strict=True):
            values = [typed(cell, kind) for cell, kind in zip(row, kinds, strict=True)]
            assert [
                _read(cell, value, locale) for cell, value in zip(cells, values, strict=True)
            ] == [_plain(value) for value in values], (name, row)
            seen.update(
                kind for kind, value in zip(kinds, values, strict=True) if value is not None
            )
    assert seen.keys() >= {"integer", "decimal", "date", "boolean", "string"}


def _read(cell: str, value: Value, locale: str) -> Value:
    """What a cell shows, where the value is of a kind that locales write each in their way."""
    _, mark, order = LOCALES[locale]
    if isinstance(value, bool):
        return TRUTH[locale].index(cell) == 1 if cell in TRUTH[locale] else cell
    if isinstance(value, date):
        return value if cell == value.strftime(order) else cell
    if isinstance(value, int | Decimal) and len(str(value).lstrip("-")) <= DIGITS:
        words = cell.replace(mark, ".")
        return Decimal(words) if words.lstrip("-").replace(".", "", 1).isdigit() else cell
    return cell


def _plain(value: Value) -> Value:
    if isinstance(value, bool | date):
        return value
    if isinstance(value, int | Decimal):
        is_short = len(str(value).lstrip("-")) <= DIGITS
        return Decimal(value) if is_short else str(value)
    return "" if value is None else value


@pytest.mark.reference
@pytest.mark.skipif(SOFFICE is None, reason="soffice is not there")
@pytest.mark.parametrize("locale", LOCALES)
def test_letters_numbers_and_days_of_all_questions_are_right(
    real: FlaskClient, tmp_path: Path, locale: str
) -> None:
    prefix = LOCALES[locale][0]
    books: dict[str, list[tuple[Any, ...]]] = {}
    for query in load_queries(Project(ROOT).queries):
        if query.group == "examples":
            data = real.get(f"{prefix}/questions/{query.name}.xlsx").data
            (tmp_path / f"{query.name}.xlsx").write_bytes(data)
            sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
            books[f"{query.name}.xlsx"] = [*sheet.iter_rows(values_only=True)]
    shown = as_shown(tmp_path, [*books], locale)
    seen: Counter[str] = Counter()
    for name, rows in books.items():
        assert len(shown[name]) == len(rows), name
        for row, cells in zip(rows, shown[name], strict=True):
            values = [_of_cell(value) for value in row]
            found = [_read(cell, value, locale) for cell, value in zip(cells, values, strict=True)]
            assert found == [_plain(value) for value in values], (name, row)
            seen.update(type(value).__name__ for value in values)
    assert seen.keys() >= {"int", "Decimal", "str"}


def _of_cell(value: Any) -> Value:
    """What openpyxl reads of a cell as a value of a table."""
    if isinstance(value, datetime):
        return value.date()
    return Decimal(str(value)) if isinstance(value, float) else value
