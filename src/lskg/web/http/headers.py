"""Headers that keep an answer from being used for what it is not meant for."""

from __future__ import annotations

from typing import TypeVar

from flask import request
from werkzeug.wrappers import Response

from lskg.web.language import language_of

R = TypeVar("R", bound=Response)

_POLICY = "; ".join(
    (
        "default-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "object-src 'none'",
    )
)
#: The editor styles its elements from scripts and draws its signs from data addresses.
EDITOR_POLICY = f"{_POLICY}; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
#: What a policy says whose page may be shown within those of others, which no other header says.
_FRAMED = "frame-ancestors *"
#: A page of that kind.
EMBED_POLICY = _POLICY.replace("frame-ancestors 'self'", _FRAMED)
#: What is no page loads nothing and runs nothing, whatever a browser takes it for.
_DATA_POLICY = "default-src 'none'; frame-ancestors 'self'; sandbox"
_ALWAYS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}

_OF_PAGES = _ALWAYS | {"Content-Security-Policy": _POLICY}
#: What every answer has that is no page.
OF_DATA = _ALWAYS | {"Content-Security-Policy": _DATA_POLICY}


def protect(response: R) -> R:
    """Add the headers that an answer does not have yet."""
    is_page = response.mimetype == "text/html"
    headers = _OF_PAGES if is_page else OF_DATA
    given = {name.title() for name, _ in response.headers}
    if _FRAMED in response.headers.get("Content-Security-Policy", ""):
        given.add("X-Frame-Options")
    # One by one, each would be looked for among those that are there.
    response.headers.extend({name: headers[name] for name in headers.keys() - given})
    if is_page:
        response.headers["Content-Language"] = language_of(request.path)
    return response
