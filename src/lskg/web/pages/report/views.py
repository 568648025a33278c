"""A whole report to read: headings, marks that lead to things, footnotes beside their places."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias, get_args

from flask import Blueprint, Response, abort, redirect, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from lskg.text.document import Span
from lskg.web.http.page_cache import PageCache
from lskg.web.http.parameters import Malformed, one_of, word
from lskg.web.http.responses import conditional
from lskg.web.language import Language
from lskg.web.pages.report.blocks import Block, Chapter, blocks, chapters, with_asked
from lskg.web.pages.report.text import ReportText
from lskg.web.templating import reader_for
from lskg.web.view.audit import CheckText, check_text
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.localized import Reader
from lskg.web.view.reports import report_ref

#: Texts that are kept, and pages of them, one for each root of the site by proxies.
_TEXTS, _PAGES = 8, 16
_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)


#: The languages of the text that a page shows.
Shown: TypeAlias = Literal["vi", "en", "both"]
SHOWN: tuple[Shown, ...] = get_args(Shown)


@dataclass(frozen=True, slots=True)
class ReportPage:
    """What the page shows.

    Attributes:
        counts: how many marks of each kind there are.
        wrong: the error that a figure is told wrong by, by IRI of the figure.
    """

    blocks: tuple[Block, ...]
    chapters: tuple[Chapter, ...]
    counts: dict[str, int]
    wrong: dict[str, CheckText]


def report_pages(index: GraphIndex, language: Language) -> Blueprint:
    """The reports in one language: their own text, with the words around it translated."""
    blueprint = Blueprint("report", __name__)
    cache = PageCache()

    @lru_cache(_TEXTS)
    def text(key: str) -> ReportText:
        return ReportText(index, key)

    @lru_cache(_PAGES)
    def plain(key: str, root: str, shown: Shown) -> tuple[ReportPage, tuple[str, ...]]:
        """A report with nothing asked for, and its paragraphs as HTML, at a root of the site."""
        page = report_page(reader_for(index, language), text(key))
        return page, tuple(_paragraph(page, block, None, shown) for block in page.blocks)

    def make(key: str) -> str:
        asked = _asked(word("at"), len(index.site.reports[key]))
        is_translated = bool(text(key).english)
        languages = _shown(one_of("text", SHOWN), language, is_translated)
        page, written = plain(key, request.script_root, languages)
        if asked is not None:
            marked = tuple(with_asked(block, text(key), asked) for block in page.blocks)
            # Only the paragraphs that change are written anew.
            written = tuple(
                html if mine is block else _paragraph(page, mine, asked, languages)
                for mine, block, html in zip(marked, page.blocks, written, strict=True)
            )
        shown = report_ref(reader_for(index, language), key)
        ways = {each: _way(reader_for(index, language), key, each) for each in SHOWN}
        return render_template(
            "report.html",
            page=page,
            blocks=written,
            shown=shown,
            languages=languages,
            ways=ways if is_translated else {},
        )

    @blueprint.get("/reports/<key>/text")
    def report(key: str) -> BaseResponse:
        if key not in index.reports:
            abort(404)
        return conditional(Response(cache.page(lambda: make(key))))

    blueprint.add_url_rule("/report", "only_report", lambda: _only(reader_for(index, language)))
    return blueprint


def _only(reader: Reader) -> BaseResponse:
    """The way from the address that the text had when there was one report."""
    if reader.only_report is None:
        return redirect(reader.urls.page("/"), 302)
    return redirect(reader.urls.reading(reader.only_report, **request.args), 302)


def _paragraph(page: ReportPage, block: Block, asked: Span | None, languages: Shown) -> str:
    return render_template(
        "_block.html", block=block, asked=asked, wrong=page.wrong, languages=languages
    )


def _shown(asked: str, language: Language, is_translated: bool) -> Shown:
    """The languages of the text: those asked for, else those that a reader of the page needs."""
    if not is_translated:
        return "vi"
    own: Shown = "vi" if language == "vi" else "both"
    return next((each for each in SHOWN if each == asked), own)


def _way(reader: Reader, key: str, languages: Shown) -> str:
    """The address of the text in some languages, with the stretch that is asked for."""
    at = word("at")
    return reader.urls.reading(key, text=languages, **({"at": at} if at else {}))


def report_page(reader: Reader, text: ReportText) -> ReportPage:
    """The report for one reader."""
    counts: dict[str, int] = defaultdict(int)
    for mark in text.found:
        counts[mark.kind] += 1
    return ReportPage(
        blocks=blocks(reader, text),
        chapters=chapters(reader, text),
        counts=dict(counts),
        wrong={figure: check_text(reader, check) for figure, check in text.wrong.items()},
    )


def _asked(place: str, length: int) -> Span | None:
    """The stretch that an address names; 404 when it is not one of this text."""
    if not place:
        return None
    match = _PLACE.fullmatch(place)
    if match is None:
        raise Malformed("The parameter “at” is two numbers, such as 120-180.")
    if not int(match[1]) < int(match[2]) <= length:
        abort(404)
    return Span(int(match[1]), int(match[2]))
