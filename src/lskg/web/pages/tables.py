"""The published tables: an index, a page each that narrows and orders rows, and files of these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from flask import Blueprint, Response, abort, render_template, request
from flask_babel import gettext
from werkzeug.wrappers import Response as BaseResponse

from lskg import tables
from lskg.cache import Cache
from lskg.formats import CSV, CSVW, JSON, PARQUET, XLSX, Kind, endings_of
from lskg.release.files import ReleaseFile
from lskg.tables.datapackage import PACKAGE
from lskg.tables.values import Value, typed
from lskg.web.http.file_response import file_response
from lskg.web.http.negotiation import HTML
from lskg.web.http.page_cache import PageCache, site_address
from lskg.web.http.parameters import Malformed, day, decimal, every, number, one_of, word
from lskg.web.http.responses import conditional, data_response, wanted_type
from lskg.web.http.work import turn
from lskg.web.language import Language
from lskg.web.tables.page import address, heads, shown_columns, table_head, table_page
from lskg.web.tables.rows import Bound, Paging, Table, Wanted, find, open_table
from lskg.web.tables.workbooks import book_response, refuse_large, workbook
from lskg.web.templating import reader_for
from lskg.web.view.graph_index import GraphIndex, once_per_graph
from lskg.web.view.release import Site

#: Media types of the tables to download, by ending.
_FORMS = endings_of(Kind.TABLE)
_WITH_CHARSET = "{}; charset=utf-8"
#: Characters of the words to look for, and conditions on columns.
_WORDS, _CONDITIONS = 200, 20
#: Bytes of the workbooks that are kept.
_KEPT = 16_000_000
#: What each page knows besides the columns of a table: the parameter `theme` may be a colour, too.
_COLOURS = frozenset({"light", "dark"})


class Tables:
    """The tables of a release, each looked through when it is first asked for."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._queries = {query.name: query for query in site.queries_of("tables")}
        self._opened: dict[str, Table] = {}

    def get(self, name: str) -> Table:
        """A table by its name; ends the request with 404 where there is none."""
        if name not in self._opened:
            query = self._queries.get(name) or abort(404)
            self._opened[name] = open_table(self._site, query) or abort(404)
        return self._opened[name]


@once_per_graph
def _tables(index: GraphIndex) -> Tables:
    """The tables of a release, which both languages and the files have together."""
    return Tables(index.site)


def table_files(index: GraphIndex) -> Blueprint:
    """The tables to download, one address for both languages."""
    blueprint = Blueprint("table_files", __name__)
    known = _tables(index)

    @blueprint.get(f"/tables/<name>.<any({CSV.ending}, {JSON.ending}):ending>")
    def download(name: str, ending: str) -> BaseResponse:
        return _download(index, known.get(name), ending)

    @blueprint.get(f"/tables/<name>.{PARQUET.ending}")
    def frame(name: str) -> BaseResponse:
        return _frame(index, known.get(name))

    @blueprint.get(f"/tables/<name>.{CSVW.ending}")
    def metadata(name: str) -> BaseResponse:
        file = _file(index, name, CSVW.ending)
        return file_response(file, _WITH_CHARSET.format(CSVW.media_type))

    @blueprint.get(f"/tables/{PACKAGE}")
    def package() -> BaseResponse:
        file = index.site.file(f"tables/{PACKAGE}") or abort(404)
        return file_response(file, JSON.media_type)

    return blueprint


def table_pages(index: GraphIndex, language: Language) -> Blueprint:
    """The pages about the tables in one language, and their workbooks in its words."""
    blueprint = Blueprint("tables", __name__)
    cache = PageCache()
    known = _tables(index)
    books = Cache[tuple[str, str, Wanted], bytes](_KEPT, lambda _, book: len(book))

    @blueprint.get("/tables/")
    def overview() -> BaseResponse:
        reader = reader_for(index, language)
        pages = [table_head(reader, query) for query in index.site.queries_of("tables")]
        return conditional(Response(render_template("tables.html", pages=pages)))

    @blueprint.get(f"/tables/<name>.{XLSX.ending}")
    def book(name: str) -> BaseResponse:
        table = known.get(name)
        wanted = _wanted(table)
        # It names the address of its page.
        key = (site_address(), name, wanted)
        body = books.get(key, lambda: _book(index, language, table, wanted))
        return book_response(body, name)

    @blueprint.get("/tables/<name>")
    def table(name: str) -> BaseResponse:
        found = known.get(name)
        media_type = wanted_type((HTML, *_FORMS.values()))
        if media_type == HTML:
            response: BaseResponse = conditional(Response(cache.page(lambda: page(found))))
        elif media_type == XLSX.media_type:
            response = book(name)
        elif media_type == PARQUET.media_type:
            response = _frame(index, found)
        else:
            ending = next(each for each, form in _FORMS.items() if form == media_type)
            response = _download(index, found, ending)
        response.vary.add("Accept")
        return response

    def page(table: Table) -> str:
        wanted, at = _wanted(table), number("at", 1)
        reader = reader_for(index, language)
        columns = map(table.columns.index, shown_columns(reader, table, wanted))
        found = find(index, table, wanted, Paging(at, columns))
        shown = table_page(reader, table, wanted, found, at)
        here = f"/tables/{table.query.name}"
        return render_template(
            "table.html",
            of_page={} if shown.address else {"at": at},
            page=shown,
            page_href=lambda number: reader.urls.page(here, **shown.address, at=str(number)),
        )

    return blueprint


def _wanted(table: Table) -> Wanted:
    """The rows and columns that the address asks for.

    Raises:
        Malformed: it asks for a column that is not there, or for what a column cannot have.
    """
    words, sort = word("q"), word("sort")
    if len(words) > _WORDS:
        raise Malformed("The parameter “q” has more than {count} characters.", count=_WORDS)
    names = table.columns
    if sort.removeprefix("-") not in ("", *names):
        raise _no_column("sort", sort, names)
    asked = every()
    columns = [
        each for name, value in asked if name == "columns" for each in value.split(",") if each
    ]
    for each in columns:
        if each not in names:
            raise _no_column("columns", each, names)
    equal = {
        name: value
        for name, value in asked
        if name in names and not (name == "theme" and value in _COLOURS)
    }
    if len(equal) > _CONDITIONS:
        raise Malformed("The address has more than {count} conditions.", count=_CONDITIONS)
    return Wanted(
        words=words,
        within=one_of("in", names),
        equal=tuple(equal.items()),
        ranges=tuple(_ranges(table, [name for name, _ in asked])),
        sort=sort.removeprefix("-"),
        falls=sort.startswith("-"),
        columns=tuple(dict.fromkeys(columns)),
    )


def _ranges(table: Table, names: Sequence[str]) -> Iterator[tuple[str, Bound | None, Bound | None]]:
    """The least and largest values that the address asks for."""
    ends = {name.rpartition(".")[0]: None for name in names if name.endswith((".from", ".to"))}
    for name in ends:
        if name not in table.measured:
            raise _no_column(f"{name}.from", name, table.measured)
        least, most = (_bound(table, f"{name}.{end}") for end in ("from", "to"))
        yield name, least, most


def _bound(table: Table, name: str) -> Decimal | date | None:
    column = name.rpartition(".")[0]
    return day(name) if table.datatypes[column] == "date" else decimal(name)


def _no_column(parameter: str, name: str, names: Sequence[str]) -> Malformed:
    return Malformed(
        "The parameter “{name}” names a column, one of {choices}, not “{value}”.",
        name=parameter,
        choices=", ".join(names),
        value=name,
    )


def _download(index: GraphIndex, table: Table, ending: str) -> BaseResponse:
    """The file of the release, or the rows and columns of it that are asked for."""
    name, wanted = table.query.name, _wanted(table)
    if not (wanted.is_all and not wanted.columns):
        with turn():
            return _narrowed(index, table, wanted, ending)
    content_type = _WITH_CHARSET.format(_FORMS[ending])
    response = file_response(_file(index, name, ending), content_type, f"{name}.{ending}")
    if ending == CSV.ending:
        described = f'<{name}.{CSVW.ending}>; rel="describedby"; type="{CSVW.media_type}"'
        response.headers["Link"] = described
    return response


def _frame(index: GraphIndex, table: Table) -> BaseResponse:
    """The file of the release for data frames.

    Raises:
        Malformed: some of its rows or columns are asked for, which programs choose themselves.
    """
    name, wanted = table.query.name, _wanted(table)
    if not wanted.is_all or wanted.columns:
        raise Malformed(
            "A file in Parquet has all rows and columns; CSV and JSON have those that are asked "
            "for."
        )
    file = _file(index, name, PARQUET.ending)
    return file_response(file, PARQUET.media_type, f"{name}.{PARQUET.ending}")


def _narrowed(index: GraphIndex, table: Table, wanted: Wanted, ending: str) -> BaseResponse:
    columns = wanted.columns or table.columns
    rows = (dict(zip(table.columns, row, strict=True)) for row in find(index, table, wanted).rows)
    kept = ({name: row[name] for name in columns} for row in rows)
    if ending == CSV.ending:
        body = tables.to_csv(columns, kept)
    else:
        body = tables.to_json(columns, kept, table.datatypes)
    response = data_response(body, _FORMS[ending])
    response.headers["Content-Disposition"] = f'inline; filename="{table.query.name}.{ending}"'
    return conditional(response)


def _book(index: GraphIndex, language: Language, table: Table, wanted: Wanted) -> bytes:
    """The rows that are asked for as a workbook in the words of a language.

    Raises:
        AnswerTooLarge: it would have too many cells.
    """
    reader = reader_for(index, language)
    columns = wanted.columns or table.columns
    found = find(index, table, wanted)
    refuse_large(found.count, len(columns))
    head = table_head(reader, table.query)
    here = f"{site_address()}{request.path.removeprefix('/')}".removesuffix(f".{XLSX.ending}")
    parameters = address(wanted)
    asked = ", ".join(f"{name}={value}" for name, value in parameters.items())
    notes = [
        (gettext("Bảng này"), head.summary.words),
        (gettext("Địa chỉ"), here),
        *([(gettext("Bộ lọc"), asked)] if asked else []),
        (gettext("Số dòng"), str(found.count)),
    ]
    rows = _values(table, found.rows, columns)
    return workbook(reader, head.title.words, heads(reader, table.query, columns), rows, notes)


def _values(
    table: Table, rows: Sequence[Sequence[str]], columns: Sequence[str]
) -> Iterator[list[Value]]:
    wanted = [(table.columns.index(name), table.datatypes[name]) for name in columns]
    for row in rows:
        yield [typed(row[number], datatype) for number, datatype in wanted]


def _file(index: GraphIndex, name: str, ending: str) -> ReleaseFile:
    return index.site.file(f"tables/{name}.{ending}") or abort(404)
