"""The answer to a query as a workbook for spreadsheet programs, in the words of one reader."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, request
from flask_babel import gettext
from werkzeug.wrappers import Response as BaseResponse

from lskg.engine.endpoint import Endpoint
from lskg.engine.graph_connection import Term
from lskg.engine.limits import Limits
from lskg.errors import QueryError
from lskg.formats import XLSX
from lskg.sparql.media_types import JSON, Formats
from lskg.tables.sheets import Head
from lskg.web.http.request_state import request_state
from lskg.web.language import Language
from lskg.web.sparql.answers import ask
from lskg.web.sparql.cells import typed_cell
from lskg.web.sparql.protocol import query_request, read_operation
from lskg.web.tables.workbooks import book_response, refuse_large, workbook
from lskg.web.templating import reader_for
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.localized import Reader

ROUTE = f"/sparql.{XLSX.ending}"
#: Bytes of the answer in JSON that a workbook is made of.
_MOST = 32 * 1024 * 1024
#: Cells of a workbook of any query: while it is packed, nobody else has the turn.
_CELLS = 60_000


def query_books(
    index: GraphIndex, endpoint: Endpoint, language: Language, limits: Limits
) -> Blueprint:
    """The address at which the rows of any query are a workbook."""
    blueprint = Blueprint("query_books", __name__)

    @blueprint.get(ROUTE)
    def book() -> BaseResponse:
        operation = read_operation(request, limits)
        query = query_request(operation, Formats(bindings=JSON, boolean=None, graph=None))
        if query is None:
            raise QueryError("The parameter “query” is missing.")
        answer = ask(endpoint, replace(query, max_bytes=_MOST), request_state())
        found = json.loads(answer.body)
        names, rows = found["head"]["vars"], found["results"]["bindings"]
        body = query_book(reader_for(index, language), query.text, names, rows)
        return book_response(body, "lskg-sparql")

    return blueprint


def query_book(
    reader: Reader, text: str, names: Sequence[str], rows: Sequence[dict[str, Term]]
) -> bytes:
    """Rows as a workbook: things by name, and in a column behind by their IRI.

    Args:
        reader: who asks.
        text: the query.
        names: of its variables.
        rows: the terms that these have.

    Raises:
        AnswerTooLarge: it would have too many cells.
    """
    things = {name for row in rows for name, term in row.items() if term["type"] == "uri"}
    refuse_large(len(rows), len(names) + len(things), _CELLS)
    heads = [
        head
        for name in names
        for head in (Head(name, name), *((Head(f"{name} (IRI)", name),) * (name in things)))
    ]
    values = (
        [
            value
            for name in names
            for value in (
                typed_cell(reader, row.get(name)),
                *((row[name]["value"] if name in row else None,) * (name in things)),
            )
        ]
        for row in rows
    )
    notes = [(gettext("Truy vấn"), text), (gettext("Số dòng"), str(len(rows)))]
    return workbook(reader, gettext("Câu trả lời"), heads, values, notes)
