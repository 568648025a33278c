"""Search: what is typed, hits with their words marked, what narrows them, and suggestions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, Response, abort, jsonify, render_template, request
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response as BaseResponse

from lskg.formats import JSON
from lskg.search.asked import Facets
from lskg.search.index import SENTENCE
from lskg.search.search import Found, Hit, Search, highlights
from lskg.web.http.negotiation import HTML
from lskg.web.http.parameters import number, one_of, word
from lskg.web.http.responses import conditional, wanted_type
from lskg.web.language import Language, Text, language_of
from lskg.web.pages.hits import Line, Values, line, site_pages
from lskg.web.templating import SHADES, reader_for
from lskg.web.urls import ONLY, REPORT
from lskg.web.view.answers.card import AnswerView, answer_view
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.localized import Reader, Ref
from lskg.web.view.quotations import MarkedPiece

_SIZE = 20
_SUGGESTED, _NEAREST = 8, 6
_ADDRESS_WORD = re.compile(r"\w+")
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
        value: of a target or figure, or of the target of an indicator; or empty.
        is_outside: whether it is of other sources than reports.
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
    value: str = ""
    is_outside: bool = False
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
        is_part: whether nothing has all the words, so that hits have some.
        corrected: words that stand for those with a letter wrong.
        site_pages: pages of the site that the words ask for.
    """

    query: str
    total: int
    results: tuple[Result, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    page: int
    pages: int
    address: dict[str, str]
    is_overview: bool
    is_part: bool = False
    corrected: tuple[str, ...] = ()
    site_pages: tuple[Line, ...] = ()


def search_pages(index: GraphIndex, language: Language) -> Blueprint:
    """The search page in one language."""
    blueprint = Blueprint("search", __name__)
    values = Values()

    @blueprint.get("/search")
    def search() -> BaseResponse:
        if wanted_type((HTML, JSON.media_type)) != HTML:
            return found()
        found_index = _index(index)
        reader = reader_for(index, language)
        query = word("q")
        facets = _facets()
        page = number("page", 1)
        answer = found_index.find(query, facets, page, _SIZE)
        shown = _search_page(reader, query, facets, answer, page, values)
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
    def found() -> BaseResponse:
        reader = reader_for(index, language)
        hits = _index(index).suggest(word("q"), _told(), _SUGGESTED)
        response = jsonify(
            [
                {
                    "label": _label(each),
                    "kind": each.kind.words,
                    "href": each.href,
                    "iri": hit.iri if hit.iri.startswith("http") else None,
                }
                for hit in hits
                for each in (line(reader, hit, values),)
            ]
        )
        response.vary.add("Accept")
        return response

    @blueprint.get("/search/suggest")
    def suggest() -> BaseResponse:
        reader = reader_for(index, language)
        query = word("q")
        lines = [line(reader, hit, values) for hit in _index(index).suggest(query, _told())]
        return jsonify(suggestions([*site_pages(reader, query), *lines]))

    @blueprint.app_context_processor
    def nearest() -> dict[str, Callable[[], tuple[Line, ...]]]:
        return {"nearest": lambda: _nearest(index, values)}

    return blueprint


def _answer(reader: Reader, query: str, facets: Facets, page: int) -> AnswerView | None:
    """The answer to what is typed, on the first page of results that are not narrowed."""
    if page > 1 or replace(facets, report=None, is_told=False) != Facets():
        return None
    return answer_view(reader, query, facets.report)


def suggestions(lines: Iterable[Line]) -> dict[str, Any]:
    """Lines by group, the group of the first one first, and what is said of them."""
    groups: dict[str, list[dict[str, str]]] = {}
    count = 0
    for each in lines:
        count += 1
        shown = {"name": each.name.words, "lang": each.name.language, "href": each.href}
        shown |= {"value": each.value, "kind": each.kind.words}
        groups.setdefault(each.group, []).append(shown)
    return {
        "groups": [{"name": name, "items": items} for name, items in groups.items()],
        "said": ngettext("%(num)s gợi ý", "%(num)s gợi ý", count),
        "all": gettext("Xem tất cả kết quả"),
    }


def _nearest(index: GraphIndex, values: Values) -> tuple[Line, ...]:
    """What the words of the address of this request are near to."""
    if index.site.search is None:
        return ()
    reader = reader_for(index, language_of(request.path))
    words = " ".join(_ADDRESS_WORD.findall(request.path.removeprefix("/en")))
    told = Facets(is_told=word(ONLY) == REPORT)
    hits = index.site.search.find(words.removeprefix("doc "), told, 1, _NEAREST).hits
    return tuple(line(reader, hit, values) for hit in hits)


def _label(each: Line) -> str:
    return f"{each.name.words}: {each.value}" if each.value else each.name.words


def _told() -> Facets:
    """Nothing but what is of reports, where that is asked for."""
    return Facets(is_told=one_of(ONLY, (REPORT,)) == REPORT)


def _index(index: GraphIndex) -> Search:
    if index.site.search is None:
        abort(404)
    return index.site.search


def _facets() -> Facets:
    return Facets(
        report=word("report") or None,
        kind=word("kind") or None,
        theme=None if word("theme") in SHADES else word("theme") or None,
        chapter=word("chapter") or None,
        year=number("year"),
        status=word("status") or None,
        is_told=_told().is_told,
    )


def _search_page(
    reader: Reader, query: str, facets: Facets, found: Found, page: int, values: Values
) -> SearchPage:
    address = {"q": query, **_parameters(facets)}
    return SearchPage(
        query=query,
        total=found.total,
        results=tuple(_result(reader, query, hit, found.marked, values) for hit in found.hits),
        facets={
            name: offered
            for name in _offered(reader, facets)
            if (offered := _values(reader, query, facets, name, found))
        },
        page=page,
        pages=-(-found.total // _SIZE),
        address=address,
        is_overview=not query and facets == _told(),
        is_part=found.is_part,
        corrected=found.corrected,
        site_pages=tuple(site_pages(reader, query)) if page == 1 else (),
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


def _result(
    reader: Reader, query: str, hit: Hit, marked: tuple[str, ...], values: Values
) -> Result:
    shown = line(reader, hit, values)
    title = "" if hit.kind == SENTENCE else shown.name.words
    other = (hit.label_en if shown.name.language == "vi" else hit.label_vi) or ""
    aliases = [
        alias
        for alias in hit.aliases
        if highlights(alias, query) and alias.casefold() not in title.casefold()
    ]
    extra = aliases or ([other] if title and not highlights(title, query, marked) else [])
    extra = [each for each in extra if highlights(each, query, marked)]
    words, said_in = _said(reader, hit, query)
    snippet = " · ".join(extra) or _snippet(words, query, marked, whole=hit.kind == SENTENCE)
    original = _original(hit) if said_in == reader.language == "en" else ""
    return Result(
        href=shown.href,
        kind=reader.ref(hit.kind),
        report=None if reader.only_report or not hit.report else reader.territory(hit.report),
        title=tuple(runs(title, query, marked)),
        language=shown.name.language,
        snippet=tuple(runs(snippet, query, marked)),
        said_in=said_in,
        value=shown.value,
        is_outside=hit.is_outside,
        original=tuple(runs(_snippet(original, query, marked, whole=True), query, marked)),
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


def _snippet(body: str, query: str, marked: Iterable[str], *, whole: bool) -> str:
    """The part of a text around the first word found; nothing when none is."""
    found = highlights(body, query, marked)
    if not found:
        return body[: 2 * _AROUND] if whole else ""
    start = max(0, found[0][0] - _AROUND)
    end = min(len(body), found[0][1] + 2 * _AROUND)
    start = body.rfind(" ", 0, start) + 1 if start else 0
    end = body.find(" ", end) if body.find(" ", end) > 0 else len(body)
    return ("… " if start else "") + body[start:end] + (" …" if end < len(body) else "")


def runs(text: str, query: str, marked: Iterable[str] = ()) -> Iterator[MarkedPiece]:
    """A text cut where the words of a query begin and end.

    >>> [(run.words, run.is_marked) for run in runs("Che phủ rừng", "phu")]
    [('Che ', False), ('phủ', True), (' rừng', False)]
    """
    at = 0
    for start, end in highlights(text, query, marked):
        if at < start:
            yield MarkedPiece(text[at:start], False)
        yield MarkedPiece(text[start:end], True)
        at = end
    if at < len(text):
        yield MarkedPiece(text[at:], False)
