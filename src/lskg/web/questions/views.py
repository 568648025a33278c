"""The addresses of the questions: an overview, a page each, a page to embed, and the answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from flask import Blueprint, Response, abort, render_template
from werkzeug.wrappers import Response as BaseResponse

from lskg.engine.endpoint import Endpoint, QueryRequest
from lskg.formats import XLSX, Kind, format_of, formats_of
from lskg.sparql.media_types import Formats
from lskg.sparql.query_files import Query
from lskg.web.http.headers import EMBED_POLICY
from lskg.web.http.negotiation import HTML, type_named
from lskg.web.http.page_cache import PageCache, site_address
from lskg.web.http.request_state import request_state
from lskg.web.http.responses import conditional, data_response, moved, wanted_type
from lskg.web.language import PREFIXES, Language, choose
from lskg.web.questions.books import answer_book
from lskg.web.questions.choices import Choices
from lskg.web.questions.page import ask_in, question_page, title_of
from lskg.web.sparql.answers import ask
from lskg.web.sparql.snippets import programs
from lskg.web.tables.workbooks import book_response
from lskg.web.templating import has_script, reader_for
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.localized import Reader

#: The group of the saved queries that are questions.
GROUP = "examples"
_FORMS = tuple(each.media_type for each in formats_of(Kind.BINDINGS))
#: The endings under which an answer can be had, the plainest for each format.
ENDINGS = {"csv": "CSV", "json": "JSON", "xml": "XML", "tsv": "TSV"}


def question_pages(index: GraphIndex, endpoint: Endpoint, language: Language) -> Blueprint:
    """The questions in one language: an overview, a page each, and the answers as files."""
    blueprint = Blueprint("questions", __name__)
    cache, choices = PageCache(), Choices(index)

    def answered(name: str, media_type: str, ending: str) -> Response:
        query, reader = find(index, name), reader_for(index, language)
        asked = ask_in(reader, query, choices.chosen(query))
        return _answer(endpoint, asked.text, media_type, f"{name}.{ending}")

    @blueprint.get("/questions/")
    def overview() -> BaseResponse:
        return conditional(Response(cache.page(lambda: _overview(index, language))))

    @blueprint.get("/questions/<name>")
    def question(name: str) -> BaseResponse:
        media_type = wanted_type((HTML, *_FORMS))
        if media_type == HTML:
            query, reader = find(index, name), reader_for(index, language)
            html = cache.page(lambda: _page(reader, query, choices, "question.html"))
            response = conditional(Response(html))
        else:
            response = answered(name, media_type, format_of(media_type).ending)
        response.vary.add("Accept")
        return response

    @blueprint.get(f"/questions/<name>.{XLSX.ending}")
    def book(name: str) -> BaseResponse:
        query, reader = find(index, name), reader_for(index, language)
        asked = ask_in(reader, query, choices.chosen(query))
        path = f"{PREFIXES[language]}/questions/{name}".removeprefix("/")
        return book_response(answer_book(reader, query, asked, f"{site_address()}{path}"), name)

    @blueprint.get("/questions/<name>.<ending>")
    def download(name: str, ending: str) -> BaseResponse:
        return answered(name, type_named(ending, _FORMS) or abort(404), ending)

    return blueprint


def embedded_questions(index: GraphIndex, language: Language) -> Blueprint:
    """The questions as pages to be shown within those of others, and their short addresses."""
    blueprint = Blueprint("embedded", __name__)
    cache, choices = PageCache(), Choices(index)

    @blueprint.get("/embed/questions/<name>")
    def embedded(name: str) -> BaseResponse:
        query, reader = find(index, name), reader_for(index, language)
        html = cache.page(lambda: _page(reader, query, choices, "embed.html"))
        response = conditional(Response(html))
        response.headers["Content-Security-Policy"] = EMBED_POLICY
        return response

    @blueprint.get("/q/<name>")
    def short(name: str) -> BaseResponse:
        return moved(f"{PREFIXES[language]}/questions/{find(index, name).name}")

    return blueprint


def _page(reader: Reader, query: Query, choices: Choices, template: str) -> str:
    page = question_page(reader, query, choices, choices.chosen(query))
    return render_template(
        template,
        of_page=page.chosen,
        page=page,
        endings=ENDINGS,
        programs=programs(page.text, f"{site_address()}sparql"),
        drawn=has_script("question.js"),
    )


def _answer(endpoint: Endpoint, text: str, media_type: str, name: str) -> Response:
    """The rows of an answer for a program, under a name to save them."""
    query = QueryRequest(text, formats=Formats(media_type, None, None))
    found = ask(endpoint, query, request_state())
    response = data_response(found.body, media_type)
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return conditional(response)


def find(index: GraphIndex, name: str) -> Query:
    """The question of a name; ends the request with 404 where there is none."""
    found = {query.name: query for query in index.site.queries_of(GROUP)}
    return found.get(name) or abort(404)


def by_theme(queries: Sequence[Query]) -> dict[tuple[str, str], list[Query]]:
    """Questions by their themes in both languages, the easy ones first."""
    themes: dict[tuple[str, str], list[Query]] = defaultdict(list)
    for query in sorted(queries, key=lambda each: (each.level, each.name)):
        themes[query.theme_vi, query.theme_en].append(query)
    return dict(sorted(themes.items()))


def _overview(index: GraphIndex, language: Language) -> str:
    reader = reader_for(index, language)
    themes = [
        (
            choose(language, *theme),
            [
                (
                    query,
                    title_of(reader, query, {}),
                    [choose(language, each.vi, each.en) for each in query.parameters],
                )
                for query in queries
            ],
        )
        for theme, queries in by_theme(index.site.queries_of(GROUP)).items()
    ]
    return render_template("questions.html", themes=themes)
