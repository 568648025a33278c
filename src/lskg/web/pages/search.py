"""Search: words with or without diacritics, hits with their words marked, and what narrows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import Blueprint, Response, abort, jsonify, render_template
from werkzeug.wrappers import Response as BaseResponse

from lskg.formats import JSON
from lskg.search.asked import Facets
from lskg.search.index import SENTENCE
from lskg.search.search import Found, Hit, Search, highlights
from lskg.web.http.negotiation import HTML
from lskg.web.http.parameters import number, word
from lskg.web.http.responses import conditional, wanted_type
from lskg.web.language import Language, Text
from lskg.web.templating import reader_for
from lskg.web.urls import Urls
from lskg.web.view.answers import AnswerView, answer_view
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.localized import Reader, Ref
from lskg.web.view.quotations import MarkedPiece

_SIZE = 20
_SUGGESTED = 8
_AROUND = 110
_FACETS = ("report", "kind", "theme", "chapter", "year", "status")
_SHOWN_VALUES = 40


@dataclass(frozen=True, slots=True)
class Result:
    """A hit as the page shows it; a sentence of the report has no title.

    Attributes:
        report: what its report is about, where there are several; or None.
        language: of the title.
        said_in: the language of the snippet.
        original: the words of the report where the snippet translates them.
        is_found_there: whether the words that were looked for stand in the original alone.
    """

    href: str
    kind: Ref
    report: Text | None
    title: tuple[MarkedPiece, ...]
    language: str
    snippet: tuple[MarkedPiece, ...]
    said_in: Language
    original: tuple[MarkedPiece, ...] = ()
    is_found_there: bool = False


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet: where a click leads, and how many hits it leaves."""

    text: Text
    href: str
    hits: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the search page shows.

    Attributes:
        facets: values by the name of the parameter.
        is_overview: whether nothing is asked for, so that the page offers what can be.
    """

    query: str
    total: int
    results: tuple[Result, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    page: int
    pages: int
    address: dict[str, str]
    is_overview: bool


def search_pages(index: GraphIndex, language: Language) -> Blueprint:
    """The search page in one language."""
    blueprint = Blueprint("search", __name__)

    @blueprint.get("/search")
    def search() -> BaseResponse:
        if wanted_type((HTML, JSON.media_type)) != HTML:
            return suggestions()
        found_index = _index(index)
        reader = reader_for(index, language)
        query = word("q")
        facets = _facets()
        page = number("page", 1)
        found = found_index.find(query, facets, page, _SIZE)
        shown = _search_page(reader, query, facets, found, page)
        response = Response(
            render_template(
                "search.html",
                page=shown,
                answer=_answer(reader, query, facets, page),
                page_href=lambda at: reader.urls.page("/search", **shown.address, page=str(at)),
            )
        )
        response.vary.add("Accept")
        return conditional(response)

    @blueprint.get("/search.json")
    def suggestions() -> BaseResponse:
        reader = reader_for(index, language)
        query = word("q")
        found = _index(index).find(query, Facets(), 1, _SUGGESTED)
        response = jsonify(
            [
                {
                    "label": "".join(run.words for run in result.title or result.snippet),
                    "kind": result.kind.text.words,
                    "href": result.href,
                    "iri": hit.iri if hit.iri.startswith("http") else None,
                }
                for hit, result in ((hit, _result(reader, query, hit)) for hit in found.hits)
            ]
        )
        response.vary.add("Accept")
        return response

    return blueprint


def _answer(reader: Reader, query: str, facets: Facets, page: int) -> AnswerView | None:
    """The answer to what is typed, on the first page of results that are not narrowed."""
    if page > 1 or replace(facets, report=None) != Facets():
        return None
    return answer_view(reader, query, facets.report)


def _index(index: GraphIndex) -> Search:
    if index.site.search is None:
        abort(404)
    return index.site.search


def _facets() -> Facets:
    return Facets(
        report=word("report") or None,
        kind=word("kind") or None,
        theme=word("theme") or None,
        chapter=word("chapter") or None,
        year=number("year"),
        status=word("status") or None,
    )


def _search_page(reader: Reader, query: str, facets: Facets, found: Found, page: int) -> SearchPage:
    address = {"q": query, **_parameters(facets)}
    return SearchPage(
        query=query,
        total=found.total,
        results=tuple(_result(reader, query, hit) for hit in found.hits),
        facets={
            name: values
            for name in _offered(reader, facets)
            if (values := _values(reader, query, facets, name, found))
        },
        page=page,
        pages=-(-found.total // _SIZE),
        address=address,
        is_overview=not query and facets == Facets(),
    )


def _parameters(facets: Facets) -> dict[str, str]:
    return {name: str(value) for name in _FACETS if (value := getattr(facets, name)) is not None}


def _offered(reader: Reader, facets: Facets) -> list[str]:
    """The facets that help: a report where there are several, a chapter where there is one."""
    left_out = "report" if reader.only_report else "chapter" if facets.report is None else None
    return [name for name in _FACETS if name != left_out]


def _values(
    reader: Reader, query: str, facets: Facets, name: str, found: Found
) -> tuple[FacetValue, ...]:
    """The values of a facet; a click on the chosen one lets it go."""
    chosen = getattr(facets, name)
    values = []
    for value, hits in found.counts.get(name, ())[:_SHOWN_VALUES]:
        is_chosen = chosen is not None and str(chosen) == value
        there = {"q": query, **_parameters(facets), name: value}
        if is_chosen:
            del there[name]
        if name == "report":
            there.pop("chapter", None)
        text = facet_text(reader, name, value)
        values.append(FacetValue(text, reader.urls.page("/search", **there), hits, is_chosen))
    return tuple(values)


def facet_text(reader: Reader, name: str, value: str) -> Text:
    """A value of a facet in words."""
    if name == "report":
        return reader.territory(value)
    return Text(value) if name == "year" else reader.label(value)


def _result(reader: Reader, query: str, hit: Hit) -> Result:
    first, second = ("vi", "en") if reader.language == "vi" else ("en", "vi")
    labels = {"vi": hit.label_vi, "en": hit.label_en}
    language = first if labels[first] else second
    title = labels[language] or ""
    aliases = [
        alias
        for alias in hit.aliases
        if highlights(alias, query) and alias.casefold() not in title.casefold()
    ]
    other = labels[second if language == first else first] or ""
    extra = aliases or ([other] if other and not highlights(title, query) else [])
    words, said_in = _said(reader, hit, query)
    snippet = " · ".join(extra) if extra else _snippet(words, query, whole=hit.kind == SENTENCE)
    original = _original(hit) if said_in == reader.language == "en" else ""
    return Result(
        href=_href(reader.urls, hit),
        kind=reader.ref(hit.kind),
        report=None if reader.only_report or not hit.report else reader.territory(hit.report),
        title=tuple(runs(title, query)),
        language=language,
        snippet=tuple(runs(snippet, query)),
        said_in=said_in,
        original=tuple(runs(_snippet(original, query, whole=True), query)),
        is_found_there=bool(highlights(original, query)) and not highlights(words, query),
    )


def _said(reader: Reader, hit: Hit, query: str) -> tuple[str, Language]:
    """The words of a hit and their language: those of the page, if there are any."""
    texts = {"vi": hit.body}
    if hit.kind == SENTENCE and "\n" in hit.body:
        texts["vi"], texts["en"] = hit.body.split("\n", 1)
        if reader.language == "en":
            return texts["en"], "en"
    elif hit.iri in reader.index.definitions:
        texts = reader.index.definitions[hit.iri]
    mine, other = texts.get(reader.language, ""), texts.get(reader.other, "")
    # A search in the other language is answered in its words.
    if not mine or (highlights(other, query) and not highlights(mine, query)):
        return other, reader.other
    return mine, reader.language


def _original(hit: Hit) -> str:
    """The words of the report, where a sentence has them in English too."""
    return hit.body.split("\n", 1)[0] if hit.kind == SENTENCE and "\n" in hit.body else ""


def _href(urls: Urls, hit: Hit) -> str:
    if hit.kind == SENTENCE and not hit.iri.startswith("http"):
        report, _, place = hit.iri.partition("/")
        return urls.passage(report, place)
    return urls.thing(hit.iri) or urls.page("/")


def _snippet(body: str, query: str, *, whole: bool) -> str:
    """The part of a text around the first word found; nothing when none is."""
    found = highlights(body, query)
    if not found:
        return body[: 2 * _AROUND] if whole else ""
    start = max(0, found[0][0] - _AROUND)
    end = min(len(body), found[0][1] + 2 * _AROUND)
    start = body.rfind(" ", 0, start) + 1 if start else 0
    end = body.find(" ", end) if body.find(" ", end) > 0 else len(body)
    return ("… " if start else "") + body[start:end] + (" …" if end < len(body) else "")


def runs(text: str, query: str) -> Iterator[MarkedPiece]:
    """A text cut where the words of a query begin and end.

    >>> [(run.words, run.is_marked) for run in runs("Che phủ rừng", "phu")]
    [('Che ', False), ('phủ', True), (' rừng', False)]
    """
    at = 0
    for start, end in highlights(text, query):
        if at < start:
            yield MarkedPiece(text[at:start], False)
        yield MarkedPiece(text[start:end], True)
        at = end
    if at < len(text):
        yield MarkedPiece(text[at:], False)
