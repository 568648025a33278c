"""Tables whose rows are lines: a head that names the columns, and rows that end with values.

Cells are divided by bars, tabs or wide spaces, or by nothing but single spaces (*1 Tốc độ tăng
GRDP % 8,2 10*). A row has as many values as the head has columns behind the unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lskg.text.document import Document, Span
from lskg.text.numbers import NUMBER
from lskg.text.periods import Period, find_times
from lskg.text.quantities import SCALES
from lskg.text.slugs import one_spelling
from lskg.text.units import read_unit
from lskg.text.word_lists import any_of, rows

_FIRST = re.compile(
    r"^\|?\s*(?:(?:số |s)?tt\b\.?[\s|]*)?(?:(?:tên|các|nhóm|nội dung|hệ thống)\s+)?"
    r"(?:chỉ tiêu|nội dung|mục tiêu|tiêu chí|danh mục|hạng mục|lĩnh vực|sản phẩm)(?!\w)",
    re.IGNORECASE,
)
_TARGETS = re.compile(r"^[^0-9]{0,30}?(?:chỉ tiêu|mục tiêu|tiêu chí)(?!\w)", re.IGNORECASE)
_NUMBERED = re.compile(r"^\|?\s*(?:số |s)?tt\b", re.IGNORECASE)
_UNIT_HEAD = re.compile(r"(?<!\w)(?:đơn vị(?:\s+tính)?|đvt|đv)(?!\w)\.?", re.IGNORECASE)
_UNIT_OF_ALL = re.compile(
    r"(?:đơn vị(?:\s+tính)?|đvt)\s*:\s*(?P<unit>[^)|\n]+?)\s*\)?\s*$", re.IGNORECASE
)
_BAR = re.compile(r"\s*\|\s*|\t+\s*|\s{3,}")
_YEAR = r"(?:19|20)[0-9]{2}"
_YEARS = re.compile(rf"{_YEAR}(?:\s*[-–]\s*{_YEAR})?")
_UNIT_BEHIND = re.compile(r"\s*\([^()]*\)")
_VERSUS = re.compile(r"so với|so sánh|(?<!\w)ss(?!\w)|tăng[/,]|tỷ lệ|%|/", re.IGNORECASE)
_NOTE = re.compile(r"ghi chú|cơ quan|chủ trì|phụ trách|theo dõi|lĩnh vực$", re.IGNORECASE)
_BOUND = r"(?:[≥≤<>]=?|trên|dưới|hơn|khoảng|từ|không quá|tối thiểu|ít nhất|đạt)"
_VALUE = re.compile(
    rf"(?:(?<=\s)|(?<=\|)|^){_BOUND}?\s*(?P<number>{NUMBER})"
    rf"(?:\s*[-–/]\s*(?:{NUMBER}))?\s*%?(?:\s+trở\s+(?:lên|xuống))?\s*$",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"(?:(?<=\s)|^)[-–x]\s*$", re.IGNORECASE)
_ROW_NUMBER = re.compile(
    r"^\s*(?:\|\s*)?(?P<number>\(?(?:[0-9]{1,2}(?:\.[0-9]{1,2})*|[IVX]{1,5}|[A-Za-zđ])\)?[.)]?[\s|]+"
    r"|[-–+*•]\s+)"
)
_IN_NAME = re.compile(r"\(\s*(?P<unit>[^()0-9]{1,40}?)\s*\)\s*$")
_LONGEST = 25  # words of a row without values


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values.

    Attributes:
        period: the years that its head names.
        status: what its head says of its values: ``actual``, ``estimate``, ``target``,
            ``forecast``, or nothing.
        told: whether its values say anything by themselves, as no comparison or note does.
    """

    period: Period | None
    status: str
    told: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A row that has values.

    Attributes:
        span: the line.
        number: its number, as printed, without marks.
        name: what it measures, without number and unit.
        unit: as printed, in small letters; may be empty.
        cells: for each column, where its value stands, or None.
    """

    span: Span
    number: str
    name: Span
    unit: str
    cells: tuple[Span | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table in the lines of a text.

    Attributes:
        span: from its head to its last row.
        columns: those of values.
        rows: those with values.
        of_targets: whether its head says that the rows are targets (*Chỉ tiêu*).
    """

    span: Span
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    of_targets: bool


def find_tables(document: Document) -> tuple[Table, ...]:
    """The tables of a text in printed order."""
    lines = document.lines(Span(0, len(document)))
    found, at = [], 0
    while at < len(lines):
        columns = _columns(document[lines[at]])
        table = _table(document, lines, at, columns) if columns else None
        if table is None:
            at += 1
            continue
        found.append(table)
        at = next((i for i, line in enumerate(lines) if line.start >= table.span.end), len(lines))
    return tuple(found)


def _table(
    document: Document, lines: list[Span], head: int, columns: tuple[Column, ...]
) -> Table | None:
    above = document[lines[head - 1]] if head else ""
    shared = _UNIT_OF_ALL.search(above)
    united = _UNIT_HEAD.search(document[lines[head]]) is not None
    found: list[Row] = []
    for line in lines[head + 1 :]:
        row = _row(document, line, len(columns), united, shared["unit"].lower() if shared else "")
        if row is not None:
            found.append(row)
        elif _columns(document[line]) or not _may_divide(document[line]):
            break
    if not found:
        return None
    of_targets = _TARGETS.search(document[lines[head]]) is not None
    return Table(Span(lines[head].start, found[-1].span.end), columns, tuple(found), of_targets)


def _columns(text: str) -> tuple[Column, ...]:
    """The columns of values that a line heads; none where it heads no table."""
    if not _FIRST.match(text) or text.rstrip()[-1:] in {".", ":", ";"}:
        return ()
    unit = _UNIT_HEAD.search(text)
    barred = _BAR.search(text.strip("| ")) is not None
    surely = unit is not None and unit[0].lower() not in {"đơn vị", "đv"}
    if not (surely or barred or _NUMBERED.match(text)):
        return ()
    first = _FIRST.match(text)
    rest = text[unit.end() if unit else first.end() if first else 0 :]
    cells = [each for each in _BAR.split(rest.strip().strip("|")) if each.strip()]
    if not barred:
        cells = list(_by_years(rest))
    elif not unit and cells and not _YEARS.search(cells[0]) and not _status(cells[0]):
        cells = cells[1:]
    columns = tuple(_column(each) for each in cells)
    return columns if any(each.told for each in columns) else ()


def _by_years(text: str) -> Iterator[str]:
    """The heads of columns between which nothing but spaces stands; each ends with its years."""
    start = 0
    for match in _YEARS.finditer(text):
        end = _UNIT_BEHIND.match(text, match.end()) or match
        yield text[start : end.end()]
        start = end.end()
    rest = text[start:].strip()
    if rest and not (start and _NOTE.search(rest)):
        yield rest


def _column(head: str) -> Column:
    words = " ".join(head.split())
    if _NOTE.search(words) or (_VERSUS.search(words) and not _YEARS.fullmatch(words)):
        return Column(None, "", told=False)
    years = _YEARS.search(words)
    period = None
    if years is not None:
        ends = [int(each) for each in re.findall(_YEAR, years[0])]
        period = Period(ends[0], ends[-1]) if ends[0] <= ends[-1] else None
    for time in find_times(words):
        if time.period is not None and time.period.first:
            period = time.period
    return Column(period, _status(words))


def _status(head: str) -> str:
    words = one_spelling(head.lower())
    for row in rows("lskg.extract.tabular", "column_words.csv"):
        if re.search(rf"(?<!\w){one_spelling(row['words'])}(?!\w)", words):
            return row["status"]
    return ""


def _row(document: Document, line: Span, count: int, united: bool, shared: str) -> Row | None:
    """The row that a line is, if it ends with the values of the columns."""
    text = document[line]
    cells, end = (_barred if "|" in text or "\t" in text else _spaced)(text, count)
    if not any(cells) or len(cells) < count:
        return None
    number = _ROW_NUMBER.match(text[:end])
    begin = number.end() if number else 0
    name, unit = _name_and_unit(text[begin:end], united)
    if not any(each.isalpha() for each in name):
        return None
    start = text.index(name, begin)
    return Row(
        span=line,
        number=number["number"].strip(" \t|.()-–+*•") if number else "",
        name=Span(start, start + len(name)).shift(line.start),
        unit=unit or shared,
        cells=tuple(each.shift(line.start) if each else None for each in cells),
    )


def _spaced(text: str, count: int) -> tuple[list[Span | None], int]:
    """The last values of a row that nothing but spaces divide, and where they begin."""
    cells: list[Span | None] = []
    end = len(text.rstrip())
    while len(cells) < count:
        match = _VALUE.search(text, 0, end) or _EMPTY.search(text, 0, end)
        if match is None:
            break
        cells.insert(0, _value_in(text, match.start(), match.end()))
        end = len(text[: match.start()].rstrip())
    return cells, end


def _barred(text: str, count: int) -> tuple[list[Span | None], int]:
    """The last cells of a row that bars or tabs divide, and where they begin."""
    inner = text.rstrip()[:-1] if text.rstrip().endswith("|") else text
    bars = [match.start() for match in re.finditer(r"[|\t]", inner)][-count:]
    if len(bars) < count:
        return [], 0
    ends = [*bars[1:], len(inner)]
    return [_value_in(text, at + 1, end) for at, end in zip(bars, ends, strict=True)], bars[0]


def _value_in(text: str, start: int, end: int) -> Span | None:
    """Where the value of a cell stands; None for an empty cell."""
    cell = text[start:end]
    match = _VALUE.match(f" {cell.strip()}", 1)
    if match is None:
        return None
    begin = start + len(cell) - len(cell.lstrip())
    return Span(begin, begin + len(cell.strip()))


def _name_and_unit(text: str, united: bool) -> tuple[str, str]:
    """What a row measures, and its unit: the last cell, words known as one, or in brackets."""
    text = text.strip("| \t")
    *names, last = _BAR.split(text)
    if names and united:
        return names[-1], _small(last)
    if united and (at := _unit_start(text)):
        return text[:at].rstrip(), _small(text[at:])
    if (match := _IN_NAME.search(text)) and _is_unit(match["unit"]):
        return text[: match.start()].rstrip(), _small(match["unit"])
    return text, ""


def _unit_start(text: str) -> int:
    """Where the unit begins that ends a text; 0 where none does."""
    starts = [match.start() for match in re.finditer(r"(?<=\s)\S", text)]
    capital = [at for at in starts if text[at].isupper() or not text[at].isalpha()]
    for at in (*capital, *starts):
        if _is_unit(text[at:]):
            return at
    return next((at for at in reversed(capital) if text[at + 1 : at + 2].islower()), 0)


def _is_unit(words: str) -> bool:
    small = _scale().sub("", _small(words))
    unit = read_unit(small, 0)
    return small == "" or (unit is not None and unit.end == len(small))


def _small(unit: str) -> str:
    """A printed unit with a small first letter, unless it is in capitals (*USD*)."""
    words = " ".join(unit.split())
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


@cache
def _scale() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(SCALES)})(?!\w)\s*")


def _may_divide(text: str) -> bool:
    """Whether a line without values may stand within a table: the head of a group of rows."""
    return len(text.split()) <= _LONGEST and text.rstrip()[-1:] not in {".", ";", ","}
