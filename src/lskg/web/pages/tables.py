"""The published tables: an index, a page each, and CSV and JSON to download."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask import Blueprint, Response, abort, render_template
from werkzeug.wrappers import Response as BaseResponse

from lskg.formats import CSV, CSVW, JSON, Kind, endings_of
from lskg.release.files import ReleaseFile
from lskg.sparql.query_files import Query
from lskg.web.http.file_response import file_response
from lskg.web.http.negotiation import HTML
from lskg.web.http.page_cache import PageCache
from lskg.web.http.responses import conditional, wanted_type
from lskg.web.language import Language, Text, choose
from lskg.web.templating import reader_for
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.localized import Reader, Ref, shorten

#: Media types of the tables to download, by ending.
_FORMS = endings_of(Kind.TABLE)
_WITH_CHARSET = "{}; charset=utf-8"
_LONG = 160
_WORDY = 40
#: Characters of cells after which a page shows no further rows.
_MOST = 420_000


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

    @property
    def length(self) -> int:
        """Characters of it, with those that are folded away."""
        name = self.thing.text.words if self.thing else ""
        return len(name) + len(self.words) + len(self.rest)


@dataclass(frozen=True, slots=True)
class TablePage:
    """A published table, with rows or, in the index, without.

    Attributes:
        rows: all of them, or of a long table the first.
        count: how many there are.
    """

    name: str
    summary: Text
    columns: tuple[ColumnHead, ...]
    rows: tuple[tuple[Cell, ...], ...]
    count: int
    query: str


def table_files(index: GraphIndex) -> Blueprint:
    """The tables to download, one address for both languages."""
    blueprint = Blueprint("table_files", __name__)

    @blueprint.get(f"/tables/<name>.<any({', '.join(_FORMS)}):ending>")
    def download(name: str, ending: str) -> BaseResponse:
        return _download(index, name, ending)

    @blueprint.get(f"/tables/<name>.{CSVW.ending}")
    def metadata(name: str) -> BaseResponse:
        file = _file(index, name, CSVW.ending)
        return file_response(file, _WITH_CHARSET.format(CSVW.media_type))

    return blueprint


def table_pages(index: GraphIndex, language: Language) -> Blueprint:
    """The pages about the tables in one language."""
    blueprint = Blueprint("tables", __name__)
    cache = PageCache()

    @blueprint.get("/tables/")
    def overview() -> BaseResponse:
        reader = reader_for(index, language)
        pages = [_page(reader, query, (), 0) for query in index.site.queries_of("tables")]
        return conditional(Response(render_template("tables.html", pages=pages)))

    @blueprint.get("/tables/<name>")
    def table(name: str) -> BaseResponse:
        query = _find(index, name)
        media_type = wanted_type((HTML, *_FORMS.values()))
        if media_type == HTML:
            response: BaseResponse = conditional(Response(cache.page(lambda: page(query))))
        else:
            ending = next(each for each, form in _FORMS.items() if form == media_type)
            response = _download(index, name, ending)
        response.vary.add("Accept")
        return response

    def page(query: Query) -> str:
        reader = reader_for(index, language)
        found = json.loads(_file(index, query.name, JSON.ending).path.read_bytes())
        rows = _first(
            tuple(_cell(reader, row[column.name]) for column in query.columns) for row in found
        )
        return render_template("table.html", page=_page(reader, query, tuple(rows), len(found)))

    return blueprint


def _download(index: GraphIndex, name: str, ending: str) -> BaseResponse:
    file = _file(index, name, ending)
    content_type = _WITH_CHARSET.format(_FORMS[ending])
    response = file_response(file, content_type, f"{name}.{ending}")
    if ending == CSV.ending:
        described = f'<{name}.{CSVW.ending}>; rel="describedby"; type="{CSVW.media_type}"'
        response.headers["Link"] = described
    return response


def _file(index: GraphIndex, name: str, ending: str) -> ReleaseFile:
    return index.site.file(f"tables/{name}.{ending}") or abort(404)


def _find(index: GraphIndex, name: str) -> Query:
    found = {query.name: query for query in index.site.queries_of("tables")}
    return found.get(name) or abort(404)


def _first(rows: Iterable[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    """The rows that one page has room for."""
    length = 0
    for row in rows:
        yield row
        length += sum(each.length for each in row)
        if length > _MOST:
            return


def _page(
    reader: Reader, query: Query, rows: tuple[tuple[Cell, ...], ...], count: int
) -> TablePage:
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
        count=count,
        query=query.body,
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
