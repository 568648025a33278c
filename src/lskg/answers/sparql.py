"""The SPARQL queries behind answers; only IRIs and numbers of the graph are put into them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lskg.text.document import Span

_PREFIXES = """PREFIX lskg: <https://w3id.org/lskg/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def of_figures(iris: Sequence[str]) -> str:
    """What figures or targets say, of which indicator and when."""
    return f"""{_PREFIXES}
SELECT ?statement ?indicator ?value ?period ?quote WHERE {{
  VALUES ?statement {{ {_listed(iris)} }}
  ?statement lskg:hasIndicator ?measured ;
    lskg:hasValue ?quantity ;
    lskg:isStatedIn/lskg:exactText ?quote .
  ?measured rdfs:label ?indicator .
  ?quantity lskg:valueText ?value .
  OPTIONAL {{ ?statement lskg:refersToPeriod/rdfs:label ?period FILTER(LANG(?period) = "vi") }}
  FILTER(LANG(?indicator) = "vi")
}}"""


def of_passages(report: str, spans: Sequence[Span]) -> str:
    """The sentences of a report at some places.

    Args:
        report: IRI of the report.
        spans: the places.
    """
    wanted = " || ".join(f"(?start < {span.end} && ?end > {span.start})" for span in spans)
    return f"""{_PREFIXES}
SELECT ?sentence ?quote ?english WHERE {{
  ?sentence a lskg:Sentence ;
    lskg:isPassageOf/lskg:isVersionOf <{_checked(report)}> ;
    lskg:startOffset ?start ;
    lskg:endOffset ?end ;
    lskg:exactText ?quote .
  OPTIONAL {{ ?sentence lskg:translatedText ?english FILTER(LANG(?english) = "en") }}
  FILTER({wanted or "false"})
}}
ORDER BY ?start"""


def of_elements(iris: Sequence[str]) -> str:
    """The names of elements of a plan and where they stand."""
    return f"""{_PREFIXES}
SELECT ?element ?name ?start WHERE {{
  VALUES ?element {{ {_listed(iris)} }}
  ?element rdfs:label ?name ;
    lskg:isStatedIn|lskg:isDescribedIn ?passage .
  ?passage lskg:startOffset ?start .
  FILTER(LANG(?name) = "vi")
}}
ORDER BY ?start"""


def of_checks(iris: Sequence[str]) -> str:
    """What sums come to."""
    return f"""{_PREFIXES}
SELECT ?check ?verdict ?explanation WHERE {{
  VALUES ?check {{ {_listed(iris)} }}
  ?check lskg:hasAuditVerdict/skos:prefLabel ?verdict ;
    lskg:explanation ?explanation .
  FILTER(LANG(?verdict) = "vi" && LANG(?explanation) = "vi")
}}"""


def _listed(iris: Sequence[str]) -> str:
    return " ".join(f"<{_checked(iri)}>" for iri in dict.fromkeys(iris))


def _checked(iri: str) -> str:
    if not _IRI.fullmatch(iri):
        raise ValueError(f"{iri!r} is no IRI.")
    return iri
