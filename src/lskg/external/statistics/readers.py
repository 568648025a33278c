"""Files of statistics offices as cells: CSV, spreadsheets, JSON-stat, PX and SDMX-ML."""

from __future__ import annotations

import io
import json
import logging
import re
import warnings
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from decimal import Decimal
from pathlib import Path
from zipfile import BadZipFile

import openpyxl
import pandas
import sdmx
from lxml import etree
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet
from pyaxis import pyaxis
from pyjstat import pyjstat
from sdmx.exceptions import XMLParseError
from sdmx.message import DataMessage

from lskg.errors import SourceError
from lskg.external.statistics.cells import StatisticalFile, cells_of, tidy
from lskg.external.statistics.tables import read_table

_DELIMITERS = (";", "\t", ",")
_UNIT = re.compile(r"^(?:đơn vị(?: tính)?|đvt|unit)\s*:\s*(.+)$", re.IGNORECASE)


def read_cells(path: Path) -> StatisticalFile:
    """Read a statistical file by what its name and its content say it is.

    Raises:
        SourceError: the file cannot be read, or is of no format that is known.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise SourceError(f"{path}: the name must end in one of {', '.join(_READERS)}.")
    try:
        found = reader(path)
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror}.") from None
    except (
        ValueError,
        LookupError,
        TypeError,
        AssertionError,
        etree.LxmlError,
        XMLParseError,
    ) as error:
        raise SourceError(f"{path} cannot be read as {path.suffix[1:]}: {error}.") from None
    if not found.cells:
        raise SourceError(f"{path}: the file holds no values.")
    return found


def _text(path: Path) -> str:
    """The text of a file, without the byte order mark and the NUL that portals add."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig").rstrip("\0")
    except UnicodeDecodeError as error:
        raise SourceError(f"{path}: byte {error.start} is not UTF-8; save it as UTF-8.") from None


def _csv(path: Path) -> StatisticalFile:
    lines = _text(path).splitlines()
    delimiter, header = _header(lines)
    title = _title([tidy(line.strip(f'"{delimiter}')) for line in lines[:header]])
    table = pandas.read_csv(
        io.StringIO("\n".join(lines[header:])),
        sep=delimiter,
        dtype=str,
        keep_default_na=False,
        header=None,
    )
    return read_table("csv", title, [[str(cell) for cell in row] for row in table.to_numpy()])


def _header(lines: list[str]) -> tuple[str, int]:
    """The delimiter, and the index of the line that it divides first into columns."""
    for delimiter in _DELIMITERS:
        counts = [line.count(delimiter) for line in lines]
        most = max(counts, default=0)
        wide = [number for number, count in enumerate(counts) if count == most]
        if most and len(wide) > 1:
            return delimiter, wide[0]
    raise ValueError("no line is divided into columns by a semicolon, a tab or a comma")


def _excel(path: Path) -> StatisticalFile:
    try:
        book = openpyxl.load_workbook(path, data_only=True)
    except (BadZipFile, InvalidFileException) as error:
        raise ValueError(f"it is no workbook ({error})") from None
    for sheet in book.worksheets:
        rows = _sheet(sheet)
        start = next((at for at, row in enumerate(rows) if len(set(filter(None, row))) > 1), None)
        if start is not None:
            title = _title([" ".join(dict.fromkeys(filter(None, row))) for row in rows[:start]])
            return read_table("excel", title, [row for row in rows[start:] if any(row)])
    raise ValueError("no sheet holds a table")


def _sheet(sheet: Worksheet) -> list[list[str]]:
    """The cells of a sheet as words; each cell of a merged range has the words of all."""
    rows = [[_written(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    for merged in sheet.merged_cells.ranges:
        words = rows[merged.min_row - 1][merged.min_col - 1]
        for row in rows[merged.min_row - 1 : merged.max_row]:
            row[merged.min_col - 1 : merged.max_col] = [words] * merged.size["columns"]
    return rows


def _written(cell: object) -> str:
    """A cell as it would be printed: a whole number without its decimals."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else tidy(str(cell))


def _title(lines: Sequence[str]) -> str:
    """The lines above a table, the one that states its unit in brackets.

    >>> _title(["Dân số trung bình", "Đơn vị tính: Nghìn người"])
    'Dân số trung bình (Nghìn người)'
    """
    return " ".join(_UNIT.sub(r"(\1)", line) for line in lines if line)


def _json_stat(path: Path) -> StatisticalFile:
    data = json.loads(_text(path), object_pairs_hook=OrderedDict, parse_float=Decimal)
    title = str((data.get("dataset") or data).get("label") or "")
    with warnings.catch_warnings():
        # The reader of JSON-stat 1 is deprecated with its format, and that of 2 calls it.
        warnings.simplefilter("ignore", DeprecationWarning)
        if data.get("class") == "dataset":
            frame = pyjstat.Dataset(data).write("dataframe")
        else:
            (frame,) = pyjstat.from_json_stat(data)
    return _frame("json-stat", title, frame)


def _px(path: Path) -> StatisticalFile:
    encoding = "utf-8-sig"
    try:
        path.read_bytes().decode(encoding)
    except UnicodeDecodeError:
        encoding = "windows-1252"
    parsed = pyaxis.parse(str(path), encoding=encoding)
    title = " ".join(parsed["METADATA"].get("TITLE", []))
    return _frame("px", title, parsed["DATA"])


def _frame(kind: str, title: str, frame: pandas.DataFrame) -> StatisticalFile:
    """A data frame with a column for each dimension and the value in the last one."""
    names = [str(name) for name in frame.columns][:-1]
    rows = ([_word(cell) for cell in row] for row in frame.to_numpy().tolist())
    return StatisticalFile(kind, title, tuple(names), cells_of(names, rows))


def _word(cell: object) -> str:
    return "" if cell is None or cell != cell else str(cell).strip('"')


def _sdmx(path: Path) -> StatisticalFile:
    with warnings.catch_warnings(), _quiet():
        # Offices publish structure-specific messages without their structure.
        warnings.simplefilter("ignore")
        tree = etree.parse(path)
        message = sdmx.read_sdmx(_one_structure(tree))
    if not isinstance(message, DataMessage):
        raise ValueError("the message holds no data")
    names: dict[str, None] = {}
    rows = []
    for keys, value in _observations(message):
        names |= dict.fromkeys(keys)
        rows.append((keys, value))
    table = ([*(keys.get(name, "") for name in names), value] for keys, value in rows)
    title = str(message.header.source or "") or _flow(tree)
    return StatisticalFile("sdmx", title, tuple(names), cells_of(names, table))


def _flow(tree: etree._ElementTree) -> str:
    """The name of the data flow that a message says its data are of."""
    found = tree.xpath("//*[local-name()='Header']/*[local-name()='DataSetID']/text()")
    found += tree.xpath("//*[local-name()='Header']/*[local-name()='Structure']//*/@id")
    return tidy(str(next(iter(found), "")))


def _one_structure(tree: etree._ElementTree) -> io.BytesIO:
    """A message whose data sets name the structure of its header.

    ISTAT names in them the data structure where the header has the dataflow.
    """
    known = tree.xpath("//*[local-name()='Header']/*[local-name()='Structure']/@structureID")
    for dataset in tree.iter("{*}DataSet"):
        for name, value in dataset.attrib.items():
            if name.endswith("structureRef") and len(known) == 1 and value != known[0]:
                dataset.set(name, known[0])
    return io.BytesIO(etree.tostring(tree))


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the reader of SDMX from writing what is known to the log, and what it fails at."""
    logger = logging.getLogger("sdmx")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with redirect_stdout(io.StringIO()):
            yield
    finally:
        logger.setLevel(level)


def _observations(message: DataMessage) -> Iterator[tuple[dict[str, str], str]]:
    for dataset in message.data:
        for observation in dataset.obs:
            keys = {str(key): str(each.value) for key, each in observation.key.values.items()}
            yield keys, str(observation.value)


_READERS: dict[str, Callable[[Path], StatisticalFile]] = {
    ".csv": _csv,
    ".tsv": _csv,
    ".xlsx": _excel,
    ".json": _json_stat,
    ".px": _px,
    ".xml": _sdmx,
}
