"""Tables as workbooks for spreadsheet programs (ECMA-376, Office Open XML)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from shutil import copyfileobj
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from lskg.tables.sheets import Sheets
from lskg.tables.values import Value

#: Rows that a sheet may have, with its head.
MOST_ROWS = 1_048_576
#: Characters that a cell may have.
_MOST_WORDS = 32_767
_CUT = "…"
_MOST_NAME = 31
#: Rows from which the widths of columns are taken, and the bounds of these in characters.
_SAMPLE, _NARROW, _WIDE = 200, 8, 60
#: The format that programs show as a date of their own language.
_DATE = "mm-dd-yy"
#: Digits that a number of a spreadsheet keeps; one of more stays as it is written.
_DIGITS = 15
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NO_NAME = re.compile(r"[\[\]:*?/\\]")
#: What a spreadsheet program could take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_xlsx(sheets: Sheets, rows: Iterable[Sequence[Value]]) -> bytes:
    """A workbook of two sheets: the rows under a frozen head with filters, and what they mean.

    Words stay words whatever they begin with, so that none is reckoned as a formula. The same
    rows give the same bytes.

    Args:
        sheets: what stands around the rows.
        rows: the cells of each, in the order of the heads; they are read once.
    """
    book = Workbook(write_only=True)
    _write_rows(book, sheets, iter(rows))
    _write_meanings(book, sheets)
    book.properties.creator = "lskg"
    book.properties.created = book.properties.modified = sheets.made.replace(tzinfo=None)
    out = io.BytesIO()
    ExcelWriter(book, _Timeless(out, "w", ZIP_DEFLATED)).save()
    return out.getvalue()


class _Timeless(ZipFile):
    """An archive whose members bear no time, so that it depends on them alone."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        super().writestr(_member(str(zinfo_or_arcname)), data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        with Path(filename).open("rb") as source, self.open(_member(str(arcname)), "w") as member:
            copyfileobj(source, member)


def _member(name: str) -> ZipInfo:
    found = ZipInfo(name)
    found.compress_type = ZIP_DEFLATED
    return found


def _write_rows(book: Any, sheets: Sheets, rows: Iterable[Sequence[Value]]) -> None:
    sheet = book.create_sheet(_name(sheets.title))
    first = list(islice(rows, _SAMPLE))
    for number, head in enumerate(sheets.heads):
        letter = get_column_letter(number + 1)
        widest = max((_width(row[number]) for row in first), default=0)
        sheet.column_dimensions[letter].width = _bounded(max(widest, len(head.title) + 3))
    sheet.freeze_panes = "A2"
    sheet.append([_bold(sheet, head.title) for head in sheets.heads])
    count = 1
    for row in chain(first, rows):
        sheet.append([_cell(sheet, value) for value in row])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(1, len(sheets.heads)))}{count}"


def _write_meanings(book: Any, sheets: Sheets) -> None:
    sheet = book.create_sheet(_name(sheets.second))
    for letter, width in zip("ABC", (30, 24, 90), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.append([_bold(sheet, label) for label in sheets.labels])
    for head in sheets.heads:
        sheet.append([_cell(sheet, words) for words in (head.title, head.name, head.meaning)])
    sheet.append([])
    for label, words in sheets.notes:
        sheet.append([_bold(sheet, label), None, _cell(sheet, words)])


def _bold(sheet: Any, words: str) -> Any:
    cell = _words(sheet, words)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell


def _cell(sheet: Any, value: Value) -> Any:
    """A value as what is appended: a cell where the value alone does not say it."""
    if value == "":
        return None
    if isinstance(value, str):
        return _words(sheet, value) if value.startswith(_FORMULA) else _clean(value)
    if isinstance(value, date):
        cell = WriteOnlyCell(sheet, datetime(value.year, value.month, value.day))
        cell.number_format = _DATE
        return cell
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        digits = len(Decimal(value).normalize().as_tuple().digits)
        return value if digits <= _DIGITS else _words(sheet, str(value))
    return value


def _words(sheet: Any, words: str) -> Any:
    """A cell of words, also where they could be taken for something else."""
    cell = WriteOnlyCell(sheet, _clean(words))
    cell.data_type = "s"
    cell.quotePrefix = words.startswith(_FORMULA)
    return cell


def _clean(words: str) -> str:
    """Words without what XML has no place for, cut where a cell ends."""
    words = _NO_CHARACTER.sub("\ufffd", words)
    return words if len(words) <= _MOST_WORDS else words[: _MOST_WORDS - 1] + _CUT


def _name(title: str) -> str:
    return _NO_NAME.sub(" ", _clean(title)).strip("'")[:_MOST_NAME] or "1"


def _width(value: Value) -> int:
    return 10 if isinstance(value, date) else len(str(value or ""))


def _bounded(width: int) -> int:
    return min(max(width + 2, _NARROW), _WIDE)
