"""The published tables: an index, a page each, and CSV and JSON to download."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flask import Blueprint, Response, abort, render_template
from werkzeug.wrappers import Response as BaseResponse

from lskg import tables
from lskg.sparql.query_files import Query
from lskg.tables import csvw
from lskg.web.http.page_cache import Kept
from lskg.web.http.responses import conditional, data_response
from lskg.web.language import Language, Text, choose
from lskg.web.templating import reader_for
from lskg.web.view.graph_index import Index
from lskg.web.view.localized import Reader, Ref, shorten

_WRITERS = {
    "csv": (tables.to_csv, "text/csv"),
    "json": (tables.to_json, "application/json"),
}
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_SEPARATOR = " | "
_DATATYPES = (
    ("integer", re.compile(r"-?\d+")),
    ("decimal", re.compile(r"-?\d+(?:\.\d+)?")),
    ("anyURI", re.compile(r"https?://\S+")),
)
_LONG = 160
_WORDY = 40


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """A column and what it holds, in both languages."""

    name: str
    mine: Text
    theirs: Text


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as a person reads it: a thing by name, or words.

    Attributes:
        rest: the whole of words that are cut short, or an empty string.
        shape: class of its style: ``number``, ``wordy`` or none.
    """

    thing: Ref | None
    words: str
    rest: str = ""
    shape: str = ""


@dataclass(frozen=True, slots=True)
class TablePage:
    """A published table, with rows or, in the index, without."""

    name: str
    summary: Text
    columns: tuple[ColumnHead, ...]
    rows: tuple[tuple[Cell, ...], ...]
    query: str


def table_files(index: Index) -> Blueprint:
    """The tables to download, one address for both languages."""
    blueprint = Blueprint("table_files", __name__)

    @blueprint.get("/tables/<name>.<any(csv, json):ending>")
    def download(name: str, ending: str) -> BaseResponse:
        query = _find(index, name)
        columns = [column.name for column in query.columns]
        writer, media_type = _WRITERS[ending]
        response = data_response(writer(columns, index.answer(query.text)), media_type)
        response.headers["Content-Disposition"] = f'inline; filename="{name}.{ending}"'
        if ending == "csv":
            address = f"{name}{csvw.ENDING}"
            described = f'<{address}>; rel="describedby"; type="{csvw.MEDIA_TYPE}"'
            response.headers["Link"] = described
        return conditional(response)

    @blueprint.get(f"/tables/<name>{csvw.ENDING}")
    def metadata(name: str) -> BaseResponse:
        query = _find(index, name)
        titles = {"vi": query.summary_vi, "en": query.summary_en}
        columns = _described(query, list(index.answer(query.text)))
        text = csvw.metadata(f"{name}.csv", titles, columns, licence=_LICENCE)
        return conditional(data_response(text, csvw.MEDIA_TYPE))

    return blueprint


def table_pages(index: Index, language: Language) -> Blueprint:
    """The pages about the tables in one language."""
    blueprint = Blueprint("tables", __name__)
    kept = Kept()

    @blueprint.get("/tables/")
    def overview() -> BaseResponse:
        reader = reader_for(index, language)
        pages = [_page(reader, query, ()) for query in _tables(index)]
        return conditional(Response(render_template("tables.html", pages=pages)))

    @blueprint.get("/tables/<name>")
    def table(name: str) -> BaseResponse:
        query = _find(index, name)

        def make() -> str:
            reader = reader_for(index, language)
            rows = tuple(
                tuple(_cell(reader, row.get(column.name, "")) for column in query.columns)
                for row in index.answer(query.text)
            )
            return render_template("table.html", page=_page(reader, query, rows))

        return conditional(Response(kept.page(make)))

    return blueprint


def _described(query: Query, rows: list[dict[str, str]]) -> list[csvw.CsvColumn]:
    """The columns of a table, with the datatype that all their cells have."""
    columns = []
    for column in query.columns:
        cells = [row[column.name] for row in rows if row.get(column.name)]
        separator = _SEPARATOR if any(_SEPARATOR in cell for cell in cells) else ""
        parts = [part for cell in cells for part in cell.split(_SEPARATOR)]
        datatype = next(
            (name for name, pattern in _DATATYPES if cells and all(map(pattern.fullmatch, parts))),
            "string",
        )
        columns.append(csvw.CsvColumn(column.name, column.vi, column.en, datatype, separator))
    return columns


def _tables(index: Index) -> list[Query]:
    return [query for query in index.site.queries if query.group == "tables"]


def _find(index: Index, name: str) -> Query:
    found = [query for query in _tables(index) if query.name == name]
    if not found:
        abort(404)
    return found[0]


def _page(reader: Reader, query: Query, rows: tuple[tuple[Cell, ...], ...]) -> TablePage:
    return TablePage(
        name=query.name,
        summary=choose(reader.language, query.summary_vi, query.summary_en),
        columns=tuple(
            ColumnHead(
                column.name,
                choose(reader.language, column.vi, column.en),
                choose(reader.other, column.vi, column.en),
            )
            for column in query.columns
        ),
        rows=rows,
        query="\n".join(
            line for line in query.text.splitlines() if not line.startswith("#+")
        ).strip(),
    )


def _cell(reader: Reader, value: str) -> Cell:
    if value.startswith(("http://", "https://")) and " " not in value:
        ref = reader.ref(value)
        return Cell(ref, "", shape="wordy" if len(ref.text.words) > _WORDY else "")
    if len(value) > _LONG:
        return Cell(None, shorten(value), value, "wordy")
    if value.removeprefix("-").replace(".", "", 1).isdecimal():
        return Cell(None, value, shape="number")
    return Cell(None, value, shape="wordy" if len(value) > _WORDY else "")
