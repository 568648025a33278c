"""The page on which a person writes a query and reads its answer as a table."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from flask import Response, abort, render_template, request
from flask_babel import gettext
from werkzeug.wrappers import Response as BaseResponse

from lskg.engine.endpoint import Endpoint, QueryRequest
from lskg.errors import AnswerTooLarge, LskgError
from lskg.formats import CSV, RESULTS_JSON, RESULTS_XML, TSV, Kind, formats_of
from lskg.namespaces import PREFIXES
from lskg.sparql.media_types import JSON, TURTLE, Formats
from lskg.sparql.query_files import Query
from lskg.sparql.unknown_terms import UnknownTerm
from lskg.web.http.headers import EDITOR_POLICY
from lskg.web.http.parameters import word
from lskg.web.http.problems import Problem, problem_of
from lskg.web.http.request_state import request_state
from lskg.web.language import Language, Text, choose
from lskg.web.questions.page import ask_in
from lskg.web.sparql.answers import ask
from lskg.web.sparql.books import ROUTE as BOOKS
from lskg.web.sparql.cells import Cell, cell
from lskg.web.sparql.snippets import Program, programs
from lskg.web.templating import has_script, reader_for
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.localized import Reader

_SHOWN = 1000
#: What is larger than this is for a program to read.
_MAX_BYTES = 8 * 1024 * 1024
#: The formats in which an answer can be had, by its kind.
_FORMATS = {
    "bindings": (CSV, TSV, RESULTS_JSON, RESULTS_XML),
    "boolean": (RESULTS_JSON, RESULTS_XML),
    "graph": formats_of(Kind.GRAPH),
}


@dataclass(frozen=True, slots=True)
class Example:
    """A saved query that a click puts into the editor."""

    href: str
    mine: Text
    theirs: Text


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a query was not answered.

    Attributes:
        language: of the message.
        excerpt: the line of the query at fault and a sign under the place, or an empty string.
    """

    message: str
    language: Language
    line: int | None
    column: int | None
    excerpt: str


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """Rows of an answer as a person reads them.

    Attributes:
        total: number of rows of the whole answer; the page shows the first ones.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int


@dataclass(frozen=True, slots=True)
class QueryPage:
    """The editor, the examples, and one of: a table, a truth value, a graph, a fault, nothing.

    Attributes:
        unknown: terms that the graph does not have, each with the way to the corrected query.
    """

    text: str
    programs: tuple[Program, ...]
    examples: tuple[tuple[Text, tuple[Example, ...]], ...]
    table: AnswerTable | None = None
    truth: bool | None = None
    graph: str | None = None
    fault: Fault | None = None
    downloads: tuple[tuple[str, str], ...] = ()
    unknown: tuple[tuple[UnknownTerm, str], ...] = ()


def render_query_page(
    index: GraphIndex, endpoint: Endpoint, language: Language, query: QueryRequest | None
) -> BaseResponse:
    """The query page; with a query, also the answer to it or the reason why there is none."""
    reader = reader_for(index, language)
    if query is None:
        page = _page(reader, _starting_text(reader))
        return _respond(page, HTTPStatus.OK)
    try:
        formats = Formats(bindings=JSON, boolean=JSON, graph=TURTLE)
        bounded = replace(query, formats=formats, max_bytes=_MAX_BYTES)
        answer = ask(endpoint, bounded, request_state())
    except AnswerTooLarge as error:
        kind = "bindings" if error.limit == "answer_bytes" else ""
        return _refused(reader, query.text, error, _downloads(reader, query, kind))
    except LskgError as error:
        return _refused(reader, query.text, error)
    return _respond(_answered(reader, query, answer.media_type, answer.body), HTTPStatus.OK)


def _refused(
    reader: Reader, text: str, error: LskgError, downloads: tuple[tuple[str, str], ...] = ()
) -> BaseResponse:
    problem = problem_of(error, reader.language)
    page = _page(reader, text, fault=_fault(problem, text), downloads=downloads)
    response = _respond(page, problem.status)
    if problem.retry is not None:
        response.headers["Retry-After"] = str(problem.retry)
    return response


def _respond(page: QueryPage, status: int) -> BaseResponse:
    has_editor = has_script("query.js")
    html = render_template(
        "sparql.html", page=page, shown=_SHOWN, has_editor=has_editor, prefixes=PREFIXES
    )
    response = Response(html, status=status)
    response.vary.add("Accept")
    if has_editor:
        response.headers["Content-Security-Policy"] = EDITOR_POLICY
    return response


def _page(reader: Reader, text: str, **parts: Any) -> QueryPage:
    address = f"{request.url_root}sparql"
    return QueryPage(
        text=text, programs=programs(text, address), examples=_examples(reader), **parts
    )


def _answered(reader: Reader, query: QueryRequest, media_type: str, body: bytes) -> QueryPage:
    unknown = reader.index.known_terms.unknown(query.text)
    ways = tuple((each, reader.urls.page("/sparql", query=each.corrected)) for each in unknown)

    def page(kind: str, **parts: Any) -> QueryPage:
        downloads = _downloads(reader, query, kind)
        return _page(reader, query.text, downloads=downloads, unknown=ways, **parts)

    if media_type.startswith(TURTLE):
        return page("graph", graph=body.decode("utf-8"))
    found = json.loads(body)
    if "boolean" in found:
        return page("boolean", truth=found["boolean"])
    columns = tuple(found["head"]["vars"])
    bindings = found["results"]["bindings"]
    rows = tuple(
        tuple(cell(reader, row.get(column)) for column in columns) for row in bindings[:_SHOWN]
    )
    return page("bindings", table=AnswerTable(columns, rows, len(bindings)))


def _downloads(reader: Reader, query: QueryRequest, kind: str) -> tuple[tuple[str, str], ...]:
    """Links to the whole answer in the formats that can hold one of a kind."""
    asked_for = [
        ("query", query.text),
        *(("default-graph-uri", each) for each in query.default_graphs),
        *(("named-graph-uri", each) for each in query.named_graphs),
        *(() if query.inference else (("inference", "off"),)),
    ]
    address = reader.urls.file("/sparql")
    book = f"{reader.urls.page(BOOKS)}?{urlencode(asked_for)}"
    books = ((gettext("Bảng tính (.xlsx)"), book),) if kind == "bindings" else ()
    return books + tuple(
        (each.label, f"{address}?{urlencode([*asked_for, ('format', each.media_type)])}")
        for each in _FORMATS.get(kind, ())
    )


def _examples(reader: Reader) -> tuple[tuple[Text, tuple[Example, ...]], ...]:
    """The examples by theme, easy ones first."""
    themes: dict[tuple[str, str], list[Query]] = defaultdict(list)
    for query in reader.index.site.queries_of("examples"):
        themes[query.theme_vi, query.theme_en].append(query)
    return tuple(
        (
            choose(reader.language, *theme),
            tuple(
                Example(
                    reader.urls.page("/sparql", example=f"{query.group}/{query.name}"),
                    choose(reader.language, query.summary_vi, query.summary_en),
                    choose(reader.other, query.summary_vi, query.summary_en),
                )
                for query in sorted(found, key=lambda each: (each.level, each.name))
            ),
        )
        for theme, found in sorted(themes.items())
    )


def _starting_text(reader: Reader) -> str:
    """The saved query that the request names, as the reader's language has it, or the first."""
    site, wanted = reader.index.site, word("example")
    if wanted:
        saved = {f"{query.group}/{query.name}": query for query in site.queries}
        found = saved.get(wanted) or abort(404)
        text = ask_in(reader, found, {}).text if found.group == "examples" else found.body
        return f"{text}\n"
    examples = site.queries_of("examples")
    if not examples:
        return "SELECT * WHERE { ?s ?p ?o } LIMIT 20"
    return f"{min(examples, key=lambda query: (query.level, query.name)).body}\n"


def _fault(problem: Problem, text: str) -> Fault:
    excerpt = ""
    lines = text.splitlines()
    if problem.line is not None and 1 <= problem.line <= len(lines):
        sign = " " * max((problem.column or 1) - 1, 0) + "^"
        excerpt = f"{lines[problem.line - 1]}\n{sign}"
    return Fault(problem.detail, problem.language, problem.line, problem.column, excerpt)
