"""Query files: SPARQL with a YAML header that says what they answer.

The header follows grlc: comment lines that start with ``#+``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from lskg.errors import QueryError

#: The parser in C, where PyYAML has been built with it.
_YAML = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


#: The column with the key of the report to which a row belongs.
REPORT = "report"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a query's answer, described in both languages."""

    name: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Summed:
    """How rows are put together to which several reports add.

    Attributes:
        sum: the column whose numbers are added up.
        least: columns of which the least values are taken, together.
        order: the columns that rows are in order of; ``-`` before one that is a number, which
            falls.
    """

    sum: str
    least: tuple[str, ...]
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A saved query.

    Attributes:
        name: file name without its ending.
        group: name of its folder (``tables``, ``examples``).
        theme_vi: subject under which an example is listed, or an empty string.
        theme_en: the same in English.
        level: 1 (easy) to 4.
        summed: how the rows of reports are added up; None where each row is of one or of none.
        text: the file as it stands; its header is a comment to SPARQL.
    """

    name: str
    group: str
    summary_vi: str
    summary_en: str
    columns: tuple[Column, ...]
    text: str
    theme_vi: str = ""
    theme_en: str = ""
    level: int = 1
    summed: Summed | None = None

    @property
    def is_by_report(self) -> bool:
        """Whether a column says of each row to which report it belongs, if to any.

        The rows are then in the order of the reports, and those of none come last.
        """
        return any(column.name == REPORT for column in self.columns)

    @property
    def body(self) -> str:
        """The text without the header."""
        lines = self.text.splitlines()
        return "\n".join(line for line in lines if not line.startswith("#+")).strip()


def load_query(path: Path) -> Query:
    """Read one query file.

    Raises:
        QueryError: the file cannot be read, or its header lacks a summary or columns.
    """
    try:
        text = path.read_text(encoding="utf-8")
        lines = [line[2:] for line in text.splitlines() if line.startswith("#+")]
        header: dict[str, Any] = yaml.load("\n".join(lines), Loader=_YAML) or {}
        columns = tuple(
            Column(str(name), str(words["vi"]), str(words["en"]))
            for name, words in header["columns"].items()
        )
        return Query(
            name=path.stem,
            group=path.parent.name,
            summary_vi=str(header["summary"]["vi"]),
            summary_en=str(header["summary"]["en"]),
            columns=columns,
            text=text,
            theme_vi=str(header["theme"]["vi"]) if "theme" in header else "",
            theme_en=str(header["theme"]["en"]) if "theme" in header else "",
            level=int(header.get("level", 1)),
            summed=_summed(header["summed"]) if "summed" in header else None,
        )
    except OSError as error:
        raise QueryError("{path}: {reason}.", path=path, reason=error.strerror) from None
    except UnicodeDecodeError as error:
        raise QueryError("{path}: byte {at} is not UTF-8.", path=path, at=error.start) from None
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        fault = " ".join(str(error).split()).rstrip(".")
        raise QueryError(
            "{path}: the header (lines that start with #+) needs summary and columns, each in "
            "vi and en; found a fault at {fault}.",
            path=path,
            fault=fault,
        ) from None


def _summed(words: dict[str, Any]) -> Summed:
    least, order = (tuple(map(str, words[name])) for name in ("least", "order"))
    return Summed(str(words["sum"]), least, order)


def load_queries(directory: Path) -> tuple[Query, ...]:
    """Every query below a folder, by folder and name."""
    return tuple(load_query(path) for path in sorted(directory.glob("*/*.rq")))
