"""The tools that ask: a saved question, and any query within the limits."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from rapidfuzz import process

from lskg.engine.endpoint import Answer, Endpoint, QueryRequest
from lskg.engine.graph_connection import Term
from lskg.errors import QueryRefused
from lskg.sparql.bindings import also_selecting
from lskg.sparql.media_types import JSON, TURTLE, Formats
from lskg.sparql.query_files import Query
from lskg.sparql.service.find import find_service
from lskg.sparql.syntax_tree import Query as SyntaxTree
from lskg.web.http.parameters import Malformed
from lskg.web.http.request_state import request_state
from lskg.web.language import choose
from lskg.web.mcp.arguments import Given
from lskg.web.mcp.rows import cut, fitting, narrowed, values
from lskg.web.mcp.sources import Behind, clipped
from lskg.web.questions.choices import Choices
from lskg.web.questions.page import ask_in, title_of
from lskg.web.questions.sentence import sentence
from lskg.web.sparql.answers import ask
from lskg.web.sparql.cells import cell
from lskg.web.view.localized import Reader

#: Bytes of an answer that is read for its first rows, and characters of a graph that are told.
_MOST_BYTES = 8 * 1024 * 1024
_GRAPH = 20_000
#: Values of a parameter that are told.
_OPTIONS = 60
_FORMATS = Formats(bindings=JSON, boolean=JSON, graph=TURTLE)


@dataclass(frozen=True, slots=True)
class Asking:
    """What the two tools have at hand."""

    endpoint: Endpoint
    behind: Behind
    choices: Choices

    def question(self, reader: Reader, given: Given) -> dict[str, Any]:
        """The answer to a saved question, or the list of them."""
        name = given.word("question")
        if not name:
            return questions(reader)
        query = saved(reader, name)
        wanted = given.pairs("parameters")
        chosen = self.choices.named(reader, query, wanted)
        asked = ask_in(reader, query, chosen)
        text = also_selecting(SyntaxTree(asked.text), query.evidence).text
        found = json.loads(self._answer(text).body)["results"]["bindings"]
        columns = [each.name for each in query.columns]
        rest = {each: words for each, words in wanted.items() if each not in chosen}
        parameters = [each.name for each in query.parameters]
        rows = narrowed(values(found), [*parameters, *columns], rest)
        form = self.choices.form(reader, query, chosen)
        return {
            "question": title_of(reader, query, chosen),
            **({} if rest else answered(reader, query, found)),
            "parameters": {
                each.name: {
                    "means": each.label.words,
                    "chosen": each.key,
                    "values": [option.key for option in each.options][:_OPTIONS],
                }
                for each in form
            },
            "columns": {
                each.name: choose(reader.language, each.vi, each.en).words for each in query.columns
            },
            **self._table(reader, rows, given, columns, query.evidence),
            "page": reader.urls.page(
                f"/questions/{name}",
                **{each.name: each.key for each in form if each.name in chosen},
            ),
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
        columns = parsed["head"]["vars"]
        return found | {"columns": columns, **self._table(reader, rows, given, columns)}

    def _table(
        self,
        reader: Reader,
        rows: list[dict[str, str]],
        given: Given,
        columns: Sequence[str],
        evidence: Sequence[str] = (),
    ) -> dict[str, Any]:
        """Rows with some columns, and what is behind them by others, too."""
        first = given.number("first") or 1
        wanted = rows[first - 1 : first - 1 + (given.number("rows") or len(rows))]
        shown = fitting(
            reader, [{name: row[name] for name in columns if name in row} for row in wanted]
        )
        behind = [
            {name: row[name] for name in (*evidence, *row) if name in row}
            for row in wanted[: len(shown)]
        ]
        return {
            "total": len(rows),
            "rows": shown,
            **cut(reader.language, len(shown), len(rows), first),
            **self.behind.rows(reader, behind),
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


def answered(reader: Reader, query: Query, rows: list[dict[str, Term]]) -> dict[str, str]:
    """The answer in a sentence, where the question has one that its rows give."""
    columns = {each.name: each for each in query.columns}

    def words(row: Mapping[str, Term], name: str) -> str:
        return cell(reader, row.get(name), columns[name]).words

    template = choose(reader.language, query.answer.vi, query.answer.en).words
    told = sentence(template, rows, words, reader.language)
    return {"answer": told} if told else {}


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
                "parameters": [parameter.name for parameter in each.parameters],
                "columns": [column.name for column in each.columns],
            }
            for each in reader.index.site.queries_of("examples")
        ],
        "page": reader.urls.page("/questions/"),
        "sources": [],
    }


def nearest(name: str, names: list[str]) -> list[str]:
    """The three names that are most like another one."""
    return [found for found, _, _ in process.extract(name, names, limit=3)]
