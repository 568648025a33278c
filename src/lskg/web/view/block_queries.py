"""The query behind each block of the page about a thing, for readers to go on from."""

from __future__ import annotations

from dataclasses import dataclass

_LSKG = "PREFIX lskg: <https://w3id.org/lskg/ns#>"
_RDFS = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"


@dataclass(frozen=True, slots=True)
class BlockQueries:
    """The queries of one page.

    Attributes:
        iri: IRI of the thing, known to the graph.
        inferred_graph: IRI of the graph of inferred statements, or None.
    """

    iri: str
    inferred_graph: str | None

    @property
    def statements(self) -> str:
        """What the graph says of the thing."""
        return f"SELECT ?property ?value WHERE {{\n  <{self.iri}> ?property ?value\n}}\n"

    @property
    def words(self) -> str:
        """The passages that state it."""
        return self._passages("isStatedIn")

    @property
    def checks(self) -> str:
        """The arithmetic checks of a figure."""
        return (
            f"{_LSKG}\n\nSELECT ?check ?verdict ?explanation WHERE {{\n"
            f"  ?check lskg:hasStatedFigure|lskg:hasOperand <{self.iri}> ;\n"
            "    lskg:hasVerdict ?verdict ;\n    lskg:explanation ?explanation\n}\n"
        )

    @property
    def mentions(self) -> str:
        """The passages that name it."""
        return self._passages("isMentionedIn")

    @property
    def targets(self) -> str:
        """The targets of the indicator, or the target itself."""
        return (
            f"{_LSKG}\n\nSELECT ?target ?value ?period WHERE {{\n"
            f"  {{ ?target lskg:hasIndicator <{self.iri}> }}\n"
            f"  UNION {{ VALUES ?target {{ <{self.iri}> }} }}\n"
            "  ?target a lskg:IndicatorTarget ;\n    lskg:hasValue/lskg:valueText ?value .\n"
            "  OPTIONAL { ?target lskg:refersToPeriod ?period }\n}\n"
        )

    @property
    def series(self) -> str:
        """The figures of the indicator over time."""
        return (
            f"{_LSKG}\n\nSELECT ?year ?value ?low ?status ?figure WHERE {{\n"
            f"  ?figure lskg:hasIndicator <{self.iri}> ;\n    lskg:hasFigureStatus ?status ;\n"
            "    lskg:hasValue ?quantity .\n  OPTIONAL { ?quantity lskg:valueText ?value }\n"
            "  OPTIONAL { ?quantity lskg:normalizedLowerBound ?low }\n"
            "  OPTIONAL { ?figure lskg:refersToPeriod/lskg:endYear ?year }\n}\nORDER BY ?year\n"
        )

    @property
    def places(self) -> str:
        """The places it concerns or lies in."""
        return (
            f"{_LSKG}\n{_RDFS}\n\nSELECT ?place ?name WHERE {{\n"
            f"  <{self.iri}> lskg:concernsPlace|lskg:isLocatedIn ?place .\n"
            "  ?place rdfs:label ?name\n}\n"
        )

    @property
    def neighbours(self) -> str:
        """The links of the thing in both directions, as a graph."""
        return (
            f"CONSTRUCT {{\n  <{self.iri}> ?property ?thing .\n  ?other ?link <{self.iri}>\n}}\n"
            f"WHERE {{\n  {{ <{self.iri}> ?property ?thing FILTER(isIRI(?thing)) }}\n"
            f"  UNION {{ ?other ?link <{self.iri}> }}\n}}\n"
        )

    @property
    def inferred(self) -> str:
        """What reasoning adds of it."""
        return (
            f"SELECT ?property ?value WHERE {{\n  GRAPH <{self.inferred_graph}> {{\n"
            f"    <{self.iri}> ?property ?value\n  }}\n}}\n"
        )

    def incoming(self, predicate: str) -> str:
        """The things that point to it by a property."""
        return f"SELECT ?thing WHERE {{\n  ?thing <{predicate}> <{self.iri}>\n}}\n"

    def _passages(self, name: str) -> str:
        return (
            f"{_LSKG}\n\nSELECT ?passage ?words ?start WHERE {{\n"
            f"  <{self.iri}> lskg:{name} ?passage .\n"
            "  ?passage lskg:exactText ?words ;\n    lskg:startOffset ?start\n}\nORDER BY ?start\n"
        )
