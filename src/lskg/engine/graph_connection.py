"""Queries of our own to whatever endpoint there is: rows and graphs for pages and tables."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NotRequired, TypedDict

import pyoxigraph as ox

from lskg.engine.endpoint import NOBODY, Client, Endpoint, QueryRequest
from lskg.engine.evaluator import iri
from lskg.engine.serialize import written
from lskg.errors import (
    QueryError,
    QueryInterrupted,
    QueryRefused,
    QueryTimeout,
    StoreUnreachable,
)
from lskg.sparql.media_types import JSON, N_TRIPLES, Formats

#: A term as https://www.w3.org/TR/sparql11-results-json/#select-encode-terms has it.
Term = TypedDict(
    "Term", {"type": str, "value": str, "datatype": NotRequired[str], "xml:lang": NotRequired[str]}
)


class GraphConnection:
    """A connection to an endpoint, for the one who makes the request that is under way.

    Where nobody does, as when a site starts, limits of size and time do not count.
    """

    def __init__(self, endpoint: Endpoint, client: Callable[[], Client] = lambda: NOBODY) -> None:
        """Connect to an endpoint.

        Args:
            endpoint: what answers.
            client: tells who asks at the moment.
        """
        self._endpoint = endpoint
        self._client = client

    def select(self, text: str, **bindings: str) -> list[dict[str, Term]]:
        """The rows of a SELECT query; a variable without a value is left out.

        Args:
            text: the query.
            bindings: IRIs for variables that it projects.

        Raises:
            QueryError: a binding is not an absolute IRI.
            LskgError: see `Endpoint`.
        """
        body = self._answer(text, bindings, Formats(JSON, None, None))
        rows: list[dict[str, Term]] = json.loads(body)["results"]["bindings"]
        return rows

    def construct(self, text: str, media_type: str, **bindings: str) -> bytes:
        """The graph of a CONSTRUCT query in an order that does not change.

        Args:
            text: the query.
            media_type: a format of graphs.
            bindings: IRIs for variables of the query.

        Raises:
            QueryError: a binding is not an absolute IRI.
            LskgError: see `Endpoint`.
        """
        body = self._answer(text, bindings, Formats(None, None, N_TRIPLES))
        quads = ox.parse(body, format=ox.RdfFormat.N_TRIPLES, lenient=True)
        triples = sorted({quad.triple for quad in quads}, key=str)
        return written(triples, media_type).body

    def _answer(self, text: str, bindings: dict[str, str], formats: Formats) -> bytes:
        client = self._client()
        request = QueryRequest(
            text,
            formats=formats,
            bindings=tuple((name, iri(value).value) for name, value in bindings.items()),
            limited=client is not NOBODY,
        )
        try:
            return self._endpoint.answer(request, client).body
        except QueryTimeout as error:
            # Who asks for a page cannot ask for less.
            raise QueryInterrupted(
                "The graph could not be read in time; try again in a few seconds.",
                limit=error.limit,
            ) from None
        except QueryRefused:
            raise
        except QueryError as error:
            # It is our query: nothing is wrong with what was asked for.
            raise StoreUnreachable(
                "The store cannot answer what is asked of it here: {reason}", reason=str(error)
            ) from None
