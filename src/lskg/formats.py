"""The formats in which something is published: the one place that knows media types."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a format can hold."""

    GRAPH = "triples"
    DATASET = "triples in named graphs"
    BINDINGS = "the rows of SELECT"
    BOOLEAN = "the truth value of ASK"
    TABLE = "a published table"
    DOCUMENT = "something else, such as metadata of a table"


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Attributes:
        media_type: as https://www.iana.org/assignments/media-types/ has it.
        ending: of its files, without the dot.
        label: its name to a person.
        kinds: what it can hold.
        names: what the parameter `format` may say for it, besides the media type.
        has_charset: whether an answer in it says that it is in UTF-8.
        w3c: its name below http://www.w3.org/ns/formats/, or an empty string.
        eu: its code in the authority table of file types of the European Union, likewise.
    """

    media_type: str
    ending: str
    label: str
    kinds: frozenset[Kind]
    names: tuple[str, ...] = ()
    has_charset: bool = False
    w3c: str = ""
    eu: str = ""

    @property
    def content_type(self) -> str:
        """The media type, with the charset where an answer says it."""
        return self.media_type + ("; charset=utf-8" if self.has_charset else "")


_RESULTS = frozenset({Kind.BINDINGS, Kind.BOOLEAN})
_GRAPH = frozenset({Kind.GRAPH})
_DATASET = frozenset({Kind.DATASET})

# https://www.w3.org/TR/sparql11-results-json/
RESULTS_JSON = Format(
    "application/sparql-results+json",
    "srj",
    "JSON",
    _RESULTS,
    ("json",),
    w3c="SPARQL_Results_JSON",
)
# https://www.w3.org/TR/rdf-sparql-XMLres/
RESULTS_XML = Format(
    "application/sparql-results+xml", "srx", "XML", _RESULTS, ("xml",), w3c="SPARQL_Results_XML"
)
# https://www.w3.org/TR/sparql11-results-csv-tsv/
CSV = Format(
    "text/csv",
    "csv",
    "CSV",
    _RESULTS | {Kind.TABLE},
    ("csv",),
    has_charset=True,
    w3c="SPARQL_Results_CSV",
    eu="CSV",
)
TSV = Format(
    "text/tab-separated-values",
    "tsv",
    "TSV",
    _RESULTS,
    ("tsv",),
    has_charset=True,
    w3c="SPARQL_Results_TSV",
)
# https://www.w3.org/TR/turtle/; every Turtle document is one of N3.
TURTLE = Format(
    "text/turtle",
    "ttl",
    "Turtle",
    _GRAPH,
    ("turtle", "ttl", "n3"),
    has_charset=True,
    w3c="Turtle",
    eu="RDF_TURTLE",
)
# https://www.w3.org/TR/n-triples/
N_TRIPLES = Format(
    "application/n-triples",
    "nt",
    "N-Triples",
    _GRAPH,
    ("ntriples", "nt"),
    w3c="N-Triples",
    eu="RDF_N_TRIPLES",
)
# https://www.w3.org/TR/rdf-syntax-grammar/
RDF_XML = Format(
    "application/rdf+xml",
    "rdf",
    "RDF/XML",
    _GRAPH,
    ("rdfxml", "rdf", "rdf+xml", "xml"),
    w3c="RDF_XML",
    eu="RDF_XML",
)
# https://www.w3.org/TR/json-ld11/
JSON_LD = Format(
    "application/ld+json",
    "jsonld",
    "JSON-LD",
    _GRAPH,
    ("jsonld", "json-ld", "json"),
    w3c="JSON-LD",
    eu="JSON_LD",
)
# https://www.w3.org/TR/n-quads/
N_QUADS = Format("application/n-quads", "nq", "N-Quads", _DATASET, w3c="N-Quads", eu="RDF_N_QUADS")
# https://www.w3.org/TR/trig/
TRIG = Format("application/trig", "trig", "TriG", _DATASET, w3c="TriG", eu="RDF_TRIG")
JSON = Format("application/json", "json", "JSON", frozenset({Kind.TABLE}), eu="JSON")
# https://www.w3.org/TR/tabular-metadata/ asks for this ending beside that of the file.
CSVW = Format("application/csvm+json", "csv-metadata.json", "CSVW", frozenset({Kind.DOCUMENT}))
XML = Format("application/xml", "xml", "XML", frozenset({Kind.DOCUMENT}))

#: All formats; of those that can hold the same, the first is the default.
FORMATS = (
    RESULTS_JSON,
    RESULTS_XML,
    CSV,
    TSV,
    TURTLE,
    N_TRIPLES,
    RDF_XML,
    JSON_LD,
    N_QUADS,
    TRIG,
    JSON,
    CSVW,
    XML,
)
_BY_MEDIA_TYPE = {each.media_type: each for each in FORMATS}


def formats_of(kind: Kind) -> tuple[Format, ...]:
    """The formats that can hold something.

    >>> [each.ending for each in formats_of(Kind.DATASET)]
    ['nq', 'trig']
    """
    return tuple(each for each in FORMATS if kind in each.kinds)


def endings_of(kind: Kind) -> dict[str, str]:
    """The media types of the formats that can hold something, by the endings of files."""
    return {each.ending: each.media_type for each in formats_of(kind)}


def format_of(media_type: str) -> Format:
    """The format with a media type, which must be one of those that are published."""
    return _BY_MEDIA_TYPE[media_type]
