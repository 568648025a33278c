"""The answer to a query of a client: asked for, noted for the log, and sent to a program."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Response
from werkzeug.wrappers import Response as BaseResponse

from lskg.engine.endpoint import Answer, Endpoint, QueryRequest
from lskg.errors import LskgError
from lskg.sparql.media_types import CSV, TSV, TURTLE
from lskg.sparql.unknown_terms import UnknownTerm
from lskg.web.http.compression import GZIP, CompressedAnswers, takes_gzip
from lskg.web.http.cors import CORS_HEADERS, UNKNOWN_TERMS
from lskg.web.http.headers import OF_DATA
from lskg.web.http.problems import outcome_of
from lskg.web.http.request_state import QueryRecord, RequestState
from lskg.web.http.responses import CompleteResponse

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

_HASH_LENGTH = 16
#: Signs of URIs: https://www.rfc-editor.org/rfc/rfc3986#section-2.2
_OF_URIS = ":/?#[]@!$&'()*+,;=%"
#: Formats whose media type does not say that they are in UTF-8.
_WITH_CHARSET = (CSV, TSV, TURTLE)
_CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH")
_ALWAYS = (
    ("Cache-Control", "no-cache"),
    ("Vary", "Accept, Accept-Encoding"),
    *CORS_HEADERS.items(),
    *OF_DATA.items(),
)


def ask(endpoint: Endpoint, query: QueryRequest, state: RequestState) -> Answer:
    """Answer a query of the client of a request, and note what became of it."""
    start = time.monotonic()
    name = hashlib.sha256(query.text.encode()).hexdigest()[:_HASH_LENGTH]
    try:
        found = endpoint.answer(query, state.client)
    except LskgError as error:
        state.query = QueryRecord(name, outcome_of(error), time.monotonic() - start)
        raise
    state.query = QueryRecord(name, "answered", time.monotonic() - start, found.rows)
    return found


def query_response(
    answer: Answer,
    compressed: CompressedAnswers,
    environ: WSGIEnvironment,
    unknown: Sequence[UnknownTerm] = (),
) -> BaseResponse:
    """An answer as a program gets it, or the word that it has it already.

    Args:
        answer: what was found.
        compressed: the answers that are kept compressed.
        environ: the request.
        unknown: terms of the query that the graph does not have.
    """
    tag, body, headers = answer.digest, answer.body, [*_ALWAYS]
    if unknown:
        headers.append((UNKNOWN_TERMS, unknown_header(unknown)))
    if takes_gzip(environ.get("HTTP_ACCEPT_ENCODING"), answer):
        tag, body = f"{tag}:{GZIP}", compressed.body(answer)
        headers.append(("Content-Encoding", GZIP))
    charset = "; charset=utf-8" if answer.media_type in _WITH_CHARSET else ""
    headers += [
        ("Content-Type", answer.media_type + charset),
        ("Content-Length", str(len(body))),
        ("ETag", f'"{tag}"'),
    ]
    if any(name in environ for name in _CONDITIONS):
        response = Response(body, headers=headers).make_conditional(environ)
        if response.status_code != HTTPStatus.OK:
            return response
    return CompleteResponse(body, headers)


def unknown_header(unknown: Sequence[UnknownTerm]) -> str:
    """Unknown terms as a list of https://www.rfc-editor.org/rfc/rfc9651#name-lists.

    >>> term = UnknownTerm("x:a", "urn:x:a", "urn:x:b", "x:b", "")
    >>> unknown_header([term])
    '"urn:x:a";nearest="urn:x:b"'
    >>> unknown_header([UnknownTerm("x:a", "urn:x:a", "urn:x:b", "x:b", "", is_deprecated=True)])
    '"urn:x:a";nearest="urn:x:b";deprecated'
    """
    return ", ".join(
        _string(each.iri)
        + (f";nearest={_string(each.nearest)}" if each.nearest else "")
        + (";deprecated" if each.is_deprecated else "")
        for each in unknown
    )


def _string(iri: str) -> str:
    """An IRI as the URI that it stands for: https://www.rfc-editor.org/rfc/rfc3987#section-3.1."""
    return f'"{quote(iri, safe=_OF_URIS)}"'
