"""The media types of answers, by the kind of answer they can hold."""

from __future__ import annotations

from dataclasses import dataclass

from lskg import formats
from lskg.errors import QueryError
from lskg.formats import Kind

JSON = formats.RESULTS_JSON.media_type
XML = formats.RESULTS_XML.media_type
CSV = formats.CSV.media_type
TSV = formats.TSV.media_type
TURTLE = formats.TURTLE.media_type
N_TRIPLES = formats.N_TRIPLES.media_type
RDF_XML = formats.RDF_XML.media_type
JSON_LD = formats.JSON_LD.media_type
N_QUADS = formats.N_QUADS.media_type
TRIG = formats.TRIG.media_type

_HOLD_RESULTS = formats.formats_of(Kind.BINDINGS)
_HOLD_GRAPHS = formats.formats_of(Kind.GRAPH)
#: What can hold the rows of SELECT, or the truth value of ASK; the first is the default.
RESULTS = tuple(each.media_type for each in _HOLD_RESULTS)
#: What can hold the graph of CONSTRUCT or DESCRIBE; the first is the default.
GRAPHS = tuple(each.media_type for each in _HOLD_GRAPHS)


@dataclass(frozen=True, slots=True)
class Formats:
    """The media type for each kind of answer; None where the client accepts none."""

    bindings: str | None = JSON
    boolean: str | None = JSON
    graph: str | None = TURTLE

    @classmethod
    def named(cls, name: str) -> Formats:
        """The formats that a short name or a media type stands for.

        Raises:
            QueryError: there is no such format.

        >>> Formats.named("json") == Formats(JSON, JSON, JSON_LD)
        True
        >>> Formats.named("ttl").bindings is None
        True
        """
        results, graph = _named(name, Kind.BINDINGS), _named(name, Kind.GRAPH)
        if results is None and graph is None:
            known = ", ".join(one.names[0] for one in (*_HOLD_RESULTS, *_HOLD_GRAPHS))
            raise QueryError(
                "There is no format “{name}”; there are {known}.", name=name, known=known
            )
        return cls(results, results, graph)


def _named(name: str, kind: Kind) -> str | None:
    """The media type that a name stands for where an answer is of a kind."""
    found = (
        each.media_type
        for each in formats.formats_of(kind)
        if name == each.media_type or name.lower() in each.names
    )
    return next(found, None)
