"""Tables of rows and columns as cells, wide or long, with headers that fold several dimensions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lskg.external.statistics.cells import ITEM, PERIOD, StatisticalFile, cells_of, tidy
from lskg.external.statistics.numbers import MISSING, is_number
from lskg.external.statistics.years import read_label
from lskg.text.slugs import fold

_VALUE = re.compile(r"(?:value|gia tri|obs_value|so lieu)\b")


def read_table(kind: str, title: str, rows: Sequence[Sequence[str]]) -> StatisticalFile:
    """The cells of a table whose first rows are its header.

    Rows below the first belong to the header while they name nothing in their first column and hold
    no numbers but years. A column that only counts the rows is left away, and so are rows without
    any value, such as notes.

    Columns that hold labels are dimensions. In a long table one column holds the value. In a wide
    one each other column does, and its header is split into years and what follows them.

    Raises:
        ValueError: there is no column of values.
    """
    header, body = _header([[tidy(cell) for cell in row] for row in rows])
    header, body = _without_count(header, body)
    values = [index for index in range(len(header)) if _is_value(header[index], body, index)]
    if not values:
        raise ValueError("no column holds values")
    labels = [index for index in range(len(header)) if index not in values]
    body = [row for row in body if any(row[index].strip() for index in values)]
    names = [header[index] or f"column {index + 1}" for index in labels]
    long_value = [index for index in values if _VALUE.match(fold(header[index]))]
    if long_value:
        return _long(kind, title, header, body, long_value[0])
    return _wide(kind, title, header, body, (names, labels, values))


def _header(rows: Sequence[Sequence[str]]) -> tuple[list[str], list[Sequence[str]]]:
    """The name of each column, of all its cells in the header, and the rows below."""
    count = 1
    while count < len(rows) and _is_header(rows[count], rows[0]):
        count += 1
    parts = [_filled(row) if at < count - 1 else list(row) for at, row in enumerate(rows[:count])]
    columns = (
        dict.fromkeys(part for part in column if part) for column in zip(*parts, strict=True)
    )
    return [_joined(list(column)) for column in columns], list(rows[count:])


def _is_header(row: Sequence[str], first: Sequence[str]) -> bool:
    """Whether a row goes on with the header that another begins."""
    cells = [cell for cell in row[1:] if cell]
    return (
        row[0] in ("", first[0])
        and bool(cells)
        and not any(is_number(cell) and read_label(cell) is None for cell in cells)
        and not any(cell in MISSING for cell in cells)
    )


def _filled(row: Sequence[str]) -> list[str]:
    """A row of a header with each cell going on to the right, where the next ones are empty."""
    found: list[str] = []
    for at, cell in enumerate(row):
        found.append(cell or (found[-1] if at > 1 else ""))
    return found


def _joined(parts: list[str]) -> str:
    """The parts of the header of a column as one, with the years first."""
    years = [part for part in parts if (dated := read_label(part)) and not dated.rest]
    return " ".join([*years, *(part for part in parts if part not in years)])


def _without_count(
    header: list[str], body: list[Sequence[str]]
) -> tuple[list[str], list[Sequence[str]]]:
    """The same without a first column that has no name and only counts the rows."""
    counted = [row[0] for row in body]
    if header[0] or counted not in (
        [str(at) for at in range(len(body))],
        [str(at) for at in range(1, len(body) + 1)],
    ):
        return header, body
    return header[1:], [row[1:] for row in body]


def _is_value(name: str, body: Sequence[Sequence[str]], index: int) -> bool:
    """Whether a column holds numbers that are not years, or has a year in its header."""
    cells = [row[index].strip() for row in body if row[index].strip()]
    if not cells or not all(is_number(cell) or cell in MISSING for cell in cells):
        return False
    if _VALUE.match(fold(name)) or read_label(name) is not None:
        return True
    years = all(read_label(cell) is not None for cell in cells)
    codes = bool(re.search(r"(?<![a-z])(?:code|ma)(?![a-z])", fold(name)))
    return not years and not codes


def _long(
    kind: str, title: str, header: list[str], body: Sequence[Sequence[str]], value: int
) -> StatisticalFile:
    others = [index for index in range(len(header)) if index != value]
    names = [header[index] or f"column {index + 1}" for index in others]
    rows = ([*(row[index] for index in others), row[value]] for row in body)
    return StatisticalFile(kind, title, tuple(names), cells_of(names, rows))


def _wide(
    kind: str,
    title: str,
    header: list[str],
    body: Sequence[Sequence[str]],
    columns: tuple[list[str], list[int], list[int]],
) -> StatisticalFile:
    names, labels, values = columns
    years = {index: _years(header[index]) for index in values}
    dimensions = list(names)
    has_period = any(year for year, _ in years.values())
    has_item = any(item for _, item in years.values())
    dimensions += [PERIOD] * has_period + [ITEM] * has_item
    rows = []
    for row in body:
        for index in values:
            year, item = years[index]
            folded = [year] * has_period + [item] * has_item
            rows.append([*(row[label] for label in labels), *folded, row[index]])
    return StatisticalFile(kind, title, tuple(dimensions), cells_of(dimensions, rows))


def _years(name: str) -> tuple[str, str]:
    """The part of a header that names years, and the rest."""
    dated = read_label(name)
    if dated is None:
        return "", name
    return name[: len(name) - len(dated.rest)].strip(), dated.rest
