"""The formats of answers: media types and short names, by the kind of answer they can hold."""

from __future__ import annotations

from dataclasses import dataclass

from lskg.errors import QueryError

# https://www.w3.org/TR/sparql11-results-json/
JSON = "application/sparql-results+json"
# https://www.w3.org/TR/rdf-sparql-XMLres/
XML = "application/sparql-results+xml"
# https://www.w3.org/TR/sparql11-results-csv-tsv/
CSV = "text/csv"
TSV = "text/tab-separated-values"
# https://www.w3.org/TR/turtle/
TURTLE = "text/turtle"
# https://www.w3.org/TR/n-triples/
N_TRIPLES = "application/n-triples"
# https://www.w3.org/TR/rdf-syntax-grammar/
RDF_XML = "application/rdf+xml"
# https://www.w3.org/TR/json-ld11/
JSON_LD = "application/ld+json"
# https://www.w3.org/TR/n-quads/
N_QUADS = "application/n-quads"
# https://www.w3.org/TR/trig/
TRIG = "application/trig"

#: What can hold the rows of SELECT, or the truth value of ASK; the first is the default.
RESULTS = (JSON, XML, CSV, TSV)
#: What can hold the graph of CONSTRUCT or DESCRIBE; the first is the default.
GRAPHS = (TURTLE, N_TRIPLES, RDF_XML, JSON_LD)


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

        >>> Formats.named("json")
        Formats(bindings='application/sparql-results+json', \
boolean='application/sparql-results+json', graph='application/ld+json')
        >>> Formats.named("ttl").bindings is None
        True
        """
        if name in RESULTS:
            return cls(name, name, None)
        if name in GRAPHS:
            return cls(None, None, name)
        try:
            return _NAMED[name.lower()]
        except KeyError:
            known = ", ".join(_NAMED)
            raise QueryError(
                "There is no format “{name}”; there are {known}.", name=name, known=known
            ) from None


_NAMED = {
    "json": Formats(JSON, JSON, JSON_LD),
    "xml": Formats(XML, XML, RDF_XML),
    "csv": Formats(CSV, CSV, None),
    "tsv": Formats(TSV, TSV, None),
    "turtle": Formats(None, None, TURTLE),
    "ttl": Formats(None, None, TURTLE),
    "ntriples": Formats(None, None, N_TRIPLES),
    "nt": Formats(None, None, N_TRIPLES),
    "rdfxml": Formats(None, None, RDF_XML),
    "rdf": Formats(None, None, RDF_XML),
    "jsonld": Formats(None, None, JSON_LD),
}
