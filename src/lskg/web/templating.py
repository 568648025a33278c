"""What every page shares: language, theme, headers and the answers to errors."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from flask import Flask, Response, current_app, request
from flask_compress import Compress

from lskg.formats import FORMATS, PARQUET, XLSX
from lskg.web.catalogues import PageBabel
from lskg.web.citation import citation
from lskg.web.http.compression import CODINGS, wanted_coding
from lskg.web.http.file_response import FileResponse
from lskg.web.http.headers import protect
from lskg.web.http.page_cache import host_address
from lskg.web.http.parameters import word
from lskg.web.http.problems import install_faults
from lskg.web.http.responses import CompleteResponse
from lskg.web.language import (
    Language,
    Text,
    in_language,
    language_of,
    write_number,
    write_percent,
)
from lskg.web.urls import ONLY, REPORT, Urls
from lskg.web.view.audit import disputed
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.localized import Reader, shorten
from lskg.web.view.reports import report_of, source

#: The values of the parameter `theme` that choose how pages look.
SHADES = ("light", "dark")
#: What is compressed for clients that take it.
_COMPRESSED = (
    "text/html",
    "text/css",
    "text/javascript",
    "text/plain",
    "image/svg+xml",
    # Workbooks and frames are compressed already.
    *(each.media_type for each in FORMATS if each not in (PARQUET, XLSX)),
)


def reader_for(index: GraphIndex, language: Language) -> Reader:
    """The graph as a reader of this request sees it."""
    urls = Urls(language, request.script_root, index.site.base, word(ONLY) == REPORT)
    return Reader(language, urls, index)


def install(app: Flask, index: GraphIndex, corrections: str | None = None) -> None:
    """Give an application its languages, headers, template context and error pages.

    Args:
        app: the application.
        index: what its pages show.
        corrections: where errors in the data are told, or None.
    """
    app.config["COMPRESS_MIMETYPES"] = [*_COMPRESSED]
    app.config["COMPRESS_REGISTER"] = False
    app.config["COMPRESS_ALGORITHM"] = [*CODINGS]
    compress = Compress(app)
    # What comes first is done last: a condition that fails is told once all else is done.
    install_faults(app)
    PageBabel().init_app(
        app, default_locale="vi", locale_selector=lambda: language_of(request.path)
    )
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True

    @app.context_processor
    def context() -> dict[str, Any]:
        language = language_of(request.path)
        reader = reader_for(index, language)
        theme = request.args.get("theme")
        return {
            "reader": reader,
            "urls": reader.urls,
            "site_name": index.site.titles[language],
            "source": source(reader),
            "report_of": lambda iri: report_of(reader, iri),
            "disputed": lambda iri: disputed(reader, iri),
            "theme": theme if theme in SHADES else None,
            "citation": partial(citation, reader, corrections),
            "address_of": lambda path, **query: host_address() + reader.urls.page(path, **query),
            "here": in_language(request.path, "vi"),
            "other_language": other_language(reader.other),
            "other_sources": other_sources(reader),
            "canonical": canonical,
            "shortened": lambda text: Text(shorten(text.words), text.language),
            "percent": lambda share: write_percent(share, language),
            "number": lambda count: write_number(Decimal(count), language),
        }

    @app.after_request
    def complete(response: Response) -> Response:
        if isinstance(response, CompleteResponse):
            return response
        protected = protect(response)
        if isinstance(response, FileResponse) or response.content_range:
            return protected
        # It passes over some of what the header says; so it gets it in one word.
        coding = wanted_coding(request.headers.get("Accept-Encoding"), CODINGS)
        request.environ["HTTP_ACCEPT_ENCODING"] = coding or ""
        compressed = compress.after_request(protected)
        if compressed.status_code == HTTPStatus.OK and "ETag" in compressed.headers:
            # The tag is that of what is sent, compressed or not.
            compressed.make_conditional(request)
        return compressed


def has_script(name: str) -> bool:
    """Whether a bundled script is there; pages work without it."""
    return Path(current_app.static_folder or "", "lib", name).exists()


def canonical(language: Language, of_page: Mapping[str, str | int]) -> str:
    """The address of the page of this request in a language, however it was asked for.

    Args:
        language: of the page.
        of_page: the parameters that make another page, not another look of the same; those that
            are empty, and the first of numbered pages, make none.
    """
    path = quote(request.script_root + in_language(request.path, language))
    query = urlencode({name: each for name, each in of_page.items() if each and each != 1})
    return host_address() + path + (f"?{query}" if query else "")


def other_sources(reader: Reader) -> str:
    """Path of the page of this request with other sources where it has none, else without."""
    query = [(name, each) for name, each in request.args.items(multi=True) if name != ONLY]
    if not reader.report_only:
        query.append((ONLY, REPORT))
    path = quote(request.script_root + request.path)
    return f"{path}?{urlencode(query)}" if query else path


def other_language(language: Language) -> str:
    """Path of the page of this request in another language."""
    path = request.script_root + in_language(request.path, language)
    query = request.query_string.decode("utf-8", "replace")
    return f"{path}?{query}" if query else path
