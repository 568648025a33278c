"""Which representation a client wants, and answers it can check for change."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Response, abort, request

from lskg.web.negotiation import GRAPH_ALIASES, choose


def wanted_type(offered: Sequence[str]) -> str:
    """The media type that `Accept` prefers; the first one when it has no wish.

    Ends the request with 406 when nothing offered is acceptable.
    """
    found = choose(request.headers.get("Accept"), offered, GRAPH_ALIASES)
    if found is None:
        abort(406, list(offered))
    return found


def data_response(body: bytes | str, media_type: str) -> Response:
    """An answer that scripts of other sites may read."""
    response = Response(body, content_type=f"{media_type}; charset=utf-8")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def conditional(response: Response) -> Response:
    """Tag an answer by its content; 304 when the client already has it."""
    response.add_etag()
    response.headers.setdefault("Cache-Control", "no-cache")
    response.make_conditional(request)
    return response
