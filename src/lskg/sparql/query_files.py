"""Query files: SPARQL with a YAML header that says what they answer.

The header follows grlc: comment lines that start with ``#+``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from lskg.errors import QueryError

#: The parser in C, where PyYAML has been built with it.
_YAML = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


#: The column with the key of the report to which a row belongs.
REPORT = "report"


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in both languages; empty where there are none."""

    vi: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a query's answer, described in both languages.

    Attributes:
        of: beginning of the IRIs whose ends the column has, or an empty string.
        words: what a reader is told in the place of a value.
    """

    name: str
    vi: str
    en: str
    of: str = ""
    words: Mapping[str, Words] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a query that a reader may give a value.

    Attributes:
        values: the pattern that finds the IRIs that it may have.
        narrows: the pattern that stands in the query where a value is chosen, or an empty string.
    """

    name: str
    vi: str
    en: str
    values: str
    narrows: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """How the rows of an answer are drawn: bars, or lines where there is a column of years.

    Attributes:
        label: columns that together name a bar.
        value: the column with the numbers.
        year: the column of years, or an empty string.
        series: the column that tells lines, or parts of bars, apart, or an empty string.
        first_is_best: whether the least number is at the top, as of ranks.
    """

    label: tuple[str, ...]
    value: str
    year: str = ""
    series: str = ""
    first_is_best: bool = False


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
        answer: the answer in a sentence, with places for what the rows say.
        asked: the question with places for the parameters, where the summary names their values.
        parameters: what a reader may choose.
        chart: how the rows are drawn; None where no chart says more than the table.
        evidence: variables of the pattern that lead to the words of the report.
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
    answer: Words = Words()
    asked: Words = Words()
    parameters: tuple[Parameter, ...] = ()
    chart: Chart | None = None
    evidence: tuple[str, ...] = ()

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
        columns = tuple(_column(name, words) for name, words in header["columns"].items())
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
            answer=_words(header["answer"]) if "answer" in header else Words(),
            asked=_words(header["asked"]) if "asked" in header else Words(),
            parameters=tuple(
                _parameter(name, each) for name, each in header.get("parameters", {}).items()
            ),
            chart=_chart(header["chart"]) if "chart" in header else None,
            evidence=tuple(str(header.get("evidence", "")).split()),
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


def _words(words: dict[str, Any]) -> Words:
    return Words(str(words["vi"]), str(words["en"]))


def _column(name: object, words: dict[str, Any]) -> Column:
    told = {str(value): _words(each) for value, each in words.get("words", {}).items()}
    return Column(str(name), str(words["vi"]), str(words["en"]), str(words.get("of", "")), told)


def _parameter(name: object, words: dict[str, Any]) -> Parameter:
    values, narrows = str(words["values"]), str(words.get("narrows", ""))
    return Parameter(str(name), str(words["vi"]), str(words["en"]), values, narrows)


def _chart(words: dict[str, Any]) -> Chart:
    year, series = (str(words.get(name, "")) for name in ("year", "series"))
    label = tuple(str(words.get("label", "")).split())
    return Chart(label, str(words["value"]), year, series, bool(words.get("first_is_best", False)))


def _summed(words: dict[str, Any]) -> Summed:
    least, order = (tuple(map(str, words[name])) for name in ("least", "order"))
    return Summed(str(words["sum"]), least, order)


def load_queries(directory: Path) -> tuple[Query, ...]:
    """Every query below a folder, by folder and name."""
    return tuple(load_query(path) for path in sorted(directory.glob("*/*.rq")))
