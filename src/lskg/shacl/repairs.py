"""How to mend what a rule finds, in one sentence of each language."""

from __future__ import annotations

from rdflib import RDF, Graph, URIRef

from lskg.shacl.validate import Finding
from lskg.shacl.words import Mend, detail, known_keys, parameters, sentence, short


def mend(finding: Finding, shapes: Graph) -> Mend:
    """What somebody who wrote the data can do about a finding of a shape.

    `repairs.csv` tells it by rule, or else by constraint component.
    """
    shape = URIRef(finding.shape)
    rule = finding.shape.rpartition("#")[2]
    kind = finding.component.removesuffix("ConstraintComponent")
    known = (shape, RDF.type, None) in shapes and rule
    keys = known_keys(
        f"{kind} of {rule.removesuffix('Shape')}",
        f"{kind} of {_family(rule)}",
        f"{kind} {detail(shapes, shape, kind)}",
        kind,
        "rule" if known else "no rule",
    )
    return sentence(
        keys[0],
        **parameters(shapes, shape),
        found=finding.path,
        value=short(finding.value),
        rule=rule,
    )


def _family(rule: str) -> str:
    """What shapes made alike have in common.

    >>> _family("PlaceOrderShape"), _family("IndicatorIriShape"), _family("Text-label-whole")
    ('Order', 'IRI', 'Text whole')
    """
    if rule.startswith("Text-"):
        return f"Text {rule.rpartition('-')[2]}"
    if rule.endswith("IriShape"):
        return "IRI"
    return "Order" if rule.endswith("OrderShape") else rule
