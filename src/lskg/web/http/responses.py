"""Which representation a client wants, and answers it can check for change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

import pyoxigraph as ox
from flask import Response, abort, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from lskg.formats import FORMATS
from lskg.web.http.negotiation import (
    GRAPH_ALIASES,
    HTML,
    choose,
    type_by_name,
    type_named,
)
from lskg.web.http.parameters import Malformed, word
from lskg.web.language import PREFIXES, preferred_language
from lskg.web.urls import RDF_TYPES

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment


_EVERY_TYPE = (HTML, *(each.media_type for each in FORMATS))


class CompleteResponse(Response):
    """An answer that is sent as it is, with the headers that it is given and no others.

    Hooks pass it over: to look at each header again costs more than all else that is done here.
    """

    automatically_set_content_length = False

    def __init__(self, body: bytes, headers: list[tuple[str, str]]) -> None:
        super().__init__()
        self._body = body
        self._headers = headers

    @property
    def content_length(self) -> int:  # type: ignore[override]
        """Bytes of its body."""
        return len(self._body)

    def get_wsgi_response(
        self, environ: WSGIEnvironment
    ) -> tuple[Iterable[bytes], str, list[tuple[str, str]]]:
        """Its body, status and headers, as the server wants them."""
        body = () if environ["REQUEST_METHOD"] == "HEAD" else (self._body,)
        return body, self.status, self._headers


def wanted_type(offered: Sequence[str]) -> str:
    """The media type that the parameter `format` names, or else the one that `Accept` prefers.

    The first one when the client has no wish. Ends the request with 406 when nothing offered is
    acceptable.

    Raises:
        Malformed: there is no format of the name anywhere.
    """
    accept, name = request.headers.get("Accept"), word("format").replace(" ", "+")
    if not name:
        found = choose(accept, offered, GRAPH_ALIASES)
    else:
        found = type_named(name, offered) or type_by_name(accept, offered)
    if found is None and name and type_named(name, _EVERY_TYPE) is None:
        raise Malformed("There is no format “{name}” here.", name=name)
    if found is None:
        abort(406, list(offered))
    return found


def see_other(document: str, page: str | None = None) -> BaseResponse:
    """Lead from a name to the document about it that the client can read.

    Args:
        document: path of the RDF without its ending, and of the page when that is not given.
        page: path of the page without its language.
    """
    media_type = wanted_type((HTML, *RDF_TYPES.values()))
    endings = {found: ending for ending, found in RDF_TYPES.items()}
    if media_type == HTML:
        target = PREFIXES[preferred_language(request)] + (page or document)
    else:
        target = f"{document}.{endings[media_type]}"
    response = redirect(request.script_root + target, 303)
    response.vary.update(("Accept", "Accept-Language"))
    return response


def moved(path: str, query: str | None = None) -> BaseResponse:
    """Lead for good to another address.

    Args:
        path: of the site.
        query: what follows it; that of the request when it is not given.
    """
    words = request.query_string.decode() if query is None else query
    target = f"{request.script_root}{quote(path)}" + (f"?{words}" if words else "")
    response = redirect(target, HTTPStatus.PERMANENT_REDIRECT)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@lru_cache(maxsize=16)
def in_format(turtle: str, media_type: str) -> bytes:
    """Turtle in a format of RDF; the same text when that is Turtle."""
    wanted = ox.RdfFormat.from_media_type(media_type)
    if wanted in (None, ox.RdfFormat.TURTLE):
        return turtle.encode()
    written = ox.serialize(ox.parse(turtle, format=ox.RdfFormat.TURTLE), format=wanted)
    return written or b""


def data_response(body: bytes | str, media_type: str) -> Response:
    """An answer that scripts of other sites may read."""
    response = Response(body, content_type=f"{media_type}; charset=utf-8")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def rdf_response(body: bytes, media_type: str) -> Response:
    """RDF at an address that has it in several formats."""
    response = data_response(body, media_type)
    response.vary.add("Accept")
    return conditional(response)


def page_or_rdf(page: Callable[[], str | bytes], rdf: Callable[[str], bytes]) -> Response:
    """A page, or RDF where `Accept` prefers it.

    Args:
        page: makes the page.
        rdf: writes the same in a format of RDF, given by its media type.
    """
    media_type = wanted_type((HTML, *RDF_TYPES.values()))
    if media_type != HTML:
        return rdf_response(rdf(media_type), media_type)
    response = Response(page())
    response.vary.add("Accept")
    return conditional(response)


def conditional(response: Response) -> Response:
    """Tag an answer by its content, so that a client that already has it is told so."""
    response.add_etag()
    response.headers.setdefault("Cache-Control", "no-cache")
    return response
