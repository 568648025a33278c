"""The tools that ask: a saved question, and any query within the limits."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import Any

from rapidfuzz import process

from lskg.engine.endpoint import Answer, Endpoint, QueryRequest
from lskg.errors import QueryRefused
from lskg.sparql.media_types import JSON, TURTLE, Formats
from lskg.sparql.query_files import Query
from lskg.sparql.service.find import find_service
from lskg.web.http.parameters import Malformed
from lskg.web.http.request_state import request_state
from lskg.web.language import choose
from lskg.web.mcp.arguments import Given
from lskg.web.mcp.rows import cut, fitting, narrowed, values
from lskg.web.mcp.sources import Behind, clipped
from lskg.web.sparql.answers import ask
from lskg.web.view.localized import Reader

#: Bytes of an answer that is read for its first rows, and characters of a graph that are told.
_MOST_BYTES = 8 * 1024 * 1024
_GRAPH = 20_000
_FORMATS = Formats(bindings=JSON, boolean=JSON, graph=TURTLE)


@dataclass(frozen=True, slots=True)
class Asking:
    """What the two tools have at hand."""

    endpoint: Endpoint
    behind: Behind

    def question(self, reader: Reader, given: Given) -> dict[str, Any]:
        """The answer to a saved question, or the list of them."""
        name = given.word("question")
        if not name:
            return questions(reader)
        query = saved(reader, name)
        found = json.loads(self._answer(query.text).body)["results"]["bindings"]
        columns = [each.name for each in query.columns]
        rows = narrowed(values(found), columns, given.pairs("parameters"))
        told = choose(reader.language, query.summary_vi, query.summary_en).words
        described = {
            each.name: choose(reader.language, each.vi, each.en).words for each in query.columns
        }
        return {
            "question": told,
            "columns": described,
            **self._table(reader, rows, given),
            "page": reader.urls.page("/sparql", query=query.body),
        }

    def query(self, reader: Reader, given: Given) -> dict[str, Any]:
        """The answer to a query: rows, a truth value, or a graph."""
        text = given.word("query")
        answer = self._answer(text)
        unknown = [
            {"term": each.iri, "nearest": each.nearest}
            for each in reader.index.known_terms.unknown(text)
        ]
        found = {"unknown": unknown} if unknown else {}
        if answer.media_type == TURTLE:
            return found | self._graph(reader, answer)
        parsed = json.loads(answer.body)
        if "boolean" in parsed:
            return found | {"truth": parsed["boolean"], "sources": []}
        rows = values(parsed["results"]["bindings"])
        return found | {"columns": parsed["head"]["vars"], **self._table(reader, rows, given)}

    def _table(self, reader: Reader, rows: list[dict[str, str]], given: Given) -> dict[str, Any]:
        first = given.number("first") or 1
        wanted = rows[first - 1 : first - 1 + (given.number("rows") or len(rows))]
        shown = fitting(reader, wanted)
        return {
            "total": len(rows),
            "rows": shown,
            **cut(reader.language, len(shown), len(rows), first),
            **self.behind.rows(reader, wanted[: len(shown)]),
        }

    def _graph(self, reader: Reader, answer: Answer) -> dict[str, Any]:
        text = answer.body.decode()
        lines = text[:_GRAPH].rpartition("\n")[0].count("\n") + 1
        whole = len(text) <= _GRAPH
        return {
            "turtle": text if whole else text[:_GRAPH].rpartition("\n")[0],
            "triples": answer.rows,
            **({} if whole else cut(reader.language, lines, text.count("\n") + 1)),
            "sources": [],
        }

    def _answer(self, text: str) -> Answer:
        if find_service(text) is not None:
            raise QueryRefused("SERVICE is refused: this service asks no other server.")
        request = QueryRequest(text, formats=_FORMATS, max_bytes=_MOST_BYTES)
        return ask(self.endpoint, request, request_state())


def saved(reader: Reader, name: str) -> Query:
    """A saved question by its name.

    Raises:
        Malformed: there is none of this name.
    """
    found = {query.name: query for query in reader.index.site.queries_of("examples")}
    if name not in found:
        raise Malformed(
            "There is no question “{name}”; near to it are {names}, and without a name all "
            "are told.",
            name=name,
            names=", ".join(nearest(name, [*found])),
        )
    return found[name]


def questions(reader: Reader) -> dict[str, Any]:
    """The saved questions by theme."""
    told = partial(choose, reader.language)
    return {
        "questions": [
            {
                "name": each.name,
                "asks": clipped(told(each.summary_vi, each.summary_en).words),
                "theme": told(each.theme_vi, each.theme_en).words,
                "columns": [column.name for column in each.columns],
            }
            for each in reader.index.site.queries_of("examples")
        ],
        "page": reader.urls.page("/sparql"),
        "sources": [],
    }


def nearest(name: str, names: list[str]) -> list[str]:
    """The three names that are most like another one."""
    return [found for found, _, _ in process.extract(name, names, limit=3)]
