"""Which format an `Accept` header wants, and by which names clients ask for formats."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

from lskg.formats import JSON as PLAIN_JSON
from lskg.formats import XML as PLAIN_XML
from lskg.formats import format_of
from lskg.sparql.media_types import (
    GRAPHS,
    JSON,
    JSON_LD,
    N_TRIPLES,
    RDF_XML,
    RESULTS,
    TURTLE,
    XML,
    Formats,
)

HTML = "text/html"
_BY_NAME = 2
#: Headers whose choice is kept, and characters of one that count; clients send a few short ones.
_KEPT = 64
_LONGEST = 4000

# https://www.w3.org/TR/sparql11-protocol/#conneg names the formats; clients also ask for them by
# these names. https://www.rfc-editor.org/rfc/rfc6839 says what +json and +xml stand for.
RESULT_ALIASES = {
    PLAIN_JSON.media_type: JSON,
    PLAIN_XML.media_type: XML,
    "text/xml": XML,
}
GRAPH_ALIASES = {
    PLAIN_JSON.media_type: JSON_LD,
    PLAIN_XML.media_type: RDF_XML,
    "text/xml": RDF_XML,
    # https://www.w3.org/TeamSubmission/turtle/#sec-mediaReg
    "application/x-turtle": TURTLE,
    "application/turtle": TURTLE,
    # https://www.w3.org/TR/rdf-testcases/#ntriples
    "text/plain": N_TRIPLES,
    # SPARQLWrapper and older clients name these.
    "text/n3": TURTLE,
    "text/rdf+n3": TURTLE,
    "application/n3": TURTLE,
    "text/ntriples": N_TRIPLES,
    "application/x-json+ld": JSON_LD,
}
#: Parameters by which clients name a format; Fuseki knows all three, and SPARQLWrapper sends them.
FORMAT_PARAMETERS = ("format", "output", "results")


def choose(
    accept: str | None, available: Sequence[str], aliases: dict[str, str] | None = None
) -> str | None:
    """The available media type that an `Accept` header wants most, or None when it wants none.

    A range counts by its most specific match, as https://www.rfc-editor.org/rfc/rfc9110#name-accept
    says; parameters other than `q` are passed over. Of equally wanted types the one that is named
    goes before those that only match a wildcard, then the one that is available first.

    Args:
        accept: the header, or None when there is none.
        available: media types, the preferred one first.
        aliases: other names of available types.

    >>> choose("text/turtle;charset=utf-8, */*;q=0.1", ["application/ld+json", "text/turtle"])
    'text/turtle'
    >>> choose("text/turtle;q=0, */*", ["text/turtle", "application/ld+json"])
    'application/ld+json'
    >>> choose(None, ["text/csv"])
    'text/csv'
    """
    ranges = _ranges(accept)
    if not ranges:
        return available[0] if available else None
    return _chosen(ranges, available, aliases or {}, least=0)


def type_by_name(accept: str | None, available: Sequence[str]) -> str | None:
    """The available media type that a header of a program names; a wildcard names none.

    >>> type_by_name("text/turtle, */*", ["text/csv"]), type_by_name("text/csv", ["text/csv"])
    (None, 'text/csv')
    """
    if prefers_html(accept):
        return None
    return _chosen(_ranges(accept), available, _aliases(available), least=_BY_NAME)


def type_named(name: str, available: Sequence[str]) -> str | None:
    """The available media type that a value of the parameter `format` stands for.

    Args:
        name: a short name, a media type, or several of these, as `Accept` has them.
        available: media types.

    >>> type_named("json-ld", ["text/turtle", "application/ld+json"])
    'application/ld+json'
    """
    found = (each for each in available if name.lower() in _names(each))
    return next(found, None) or _chosen(
        _ranges(name), available, _aliases(available), least=_BY_NAME
    )


def _names(media_type: str) -> tuple[str, ...]:
    """Short names of a media type."""
    if media_type == HTML:
        return ("html",)
    return (format_of(media_type).ending, *format_of(media_type).names)


def _aliases(available: Sequence[str]) -> dict[str, str]:
    """Other names of available media types; some stand for rows as well as for triples."""
    pairs = (*GRAPH_ALIASES.items(), *RESULT_ALIASES.items())
    return {name: found for name, found in pairs if found in available}


def _chosen(
    ranges: list[tuple[str, float]], available: Sequence[str], aliases: dict[str, str], least: int
) -> str | None:
    """What some ranges want most, where they name it as exactly as is asked for at least."""
    names = {name: name for name in available}
    names |= {name: found for name, found in aliases.items() if found in available}
    ranked = []
    for position, (name, found) in enumerate(names.items()):
        quality, specificity = _match(ranges, name)
        if quality > 0 and specificity >= (least if name == found else _BY_NAME):
            ranked.append((quality, specificity, -position, found))
    return max(ranked)[-1] if ranked else None


def formats(accept: str | None) -> Formats:
    """The wanted format for each kind of answer."""
    return _formats(accept and accept[:_LONGEST])


@lru_cache(_KEPT)
def _formats(accept: str | None) -> Formats:
    results = choose(accept, RESULTS, RESULT_ALIASES)
    return Formats(results, results, choose(accept, GRAPHS, GRAPH_ALIASES))


def prefers_html(accept: str | None) -> bool:
    """Whether a client would rather have a page than data; one that takes anything would not."""
    return _prefers_html(accept and accept[:_LONGEST])


@lru_cache(_KEPT)
def _prefers_html(accept: str | None) -> bool:
    data = (*RESULTS, *GRAPHS)
    return choose(accept, (*data, HTML), RESULT_ALIASES | GRAPH_ALIASES) == HTML


def wanted_formats(names: Sequence[str], accept: str | None) -> Formats:
    """The formats that parameters name, or else those that `Accept` wants.

    A name that is not known, or that cannot hold an answer of a kind, counts as not given where
    `Accept` names a format itself: https://github.com/RDFLib/sparqlwrapper sends such names beside
    a good header.

    Args:
        names: values of the parameters, those that count most first.
        accept: the header, or None where there is none.

    Raises:
        QueryError: there is no format of the name.

    >>> wanted_formats(["ttl"], "application/sparql-results+xml").bindings
    'application/sparql-results+xml'
    >>> wanted_formats(["ttl"], "*/*").bindings is None
    True
    """
    if not names:
        return formats(accept)
    results = _first(names, accept, RESULTS)
    graph = _first(names, accept, GRAPHS)
    if results is None and graph is None:
        return Formats.named(names[0])
    return Formats(results, results, graph)


def _first(names: Sequence[str], accept: str | None, available: Sequence[str]) -> str | None:
    found = (type_named(name, available) for name in names)
    return next(filter(None, found), None) or type_by_name(accept, available)


def wants_page(names: Sequence[str], accept: str | None) -> bool:
    """Whether a client wants a page: by a parameter, or else by `Accept`."""
    return names[0].lower() in ("html", HTML) if names else prefers_html(accept)


def _ranges(accept: str | None) -> list[tuple[str, float]]:
    """The media ranges of a header without their parameters, with their qualities."""
    parsed = parse_accept_header((accept or "")[:_LONGEST], MIMEAccept)
    return [(value.partition(";")[0].strip().lower(), quality) for value, quality in parsed]


def _match(ranges: list[tuple[str, float]], name: str) -> tuple[float, int]:
    """Quality of a media type, and how exactly the range names it: 2 by name, 1 by main type."""
    main = name.partition("/")[0]
    for specificity, pattern in ((_BY_NAME, name), (1, f"{main}/*"), (0, "*/*")):
        qualities = [quality for value, quality in ranges if value == pattern]
        if qualities:
            return max(qualities), specificity
    return 0.0, 0
