"""SHACL validation of the asserted data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

import pyshacl
from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node

from lskg.rdf.reasoning import Triple
from lskg.shacl.flatten import flat_shapes


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A SHACL validation result.

    Attributes:
        severity: local name: ``Violation``, ``Warning`` or ``Info``.
        shape: IRI of the shape that found it.
        component: local name of the constraint component.
    """

    severity: str
    focus: str
    path: str
    value: str
    shape: str
    component: str
    message_vi: str
    message_en: str

    def __str__(self) -> str:
        value = f", value “{self.value}”" if self.value else ""
        return f"{self.focus}: {self.message_en} ({self.path or self.component}{value})"


def validate(data: Iterable[Triple], shapes: Graph, ontology: Graph) -> tuple[list[Finding], Graph]:
    """Validate asserted data against the shapes; nothing is inferred.

    Returns:
        The findings in stable order, and SHACL's own report graph.
    """
    described = Graph()
    for triple in chain(data, ontology):
        described.add(triple)
    _, report, _ = pyshacl.validate(
        described,
        shacl_graph=flat_shapes(shapes),
        inference="none",
        advanced=False,
        inplace=True,
    )
    if not isinstance(report, Graph):
        raise TypeError("pySHACL returned no report graph")
    return sorted(findings(report, shapes)), report


def findings(report: Graph, shapes: Graph) -> Iterable[Finding]:
    """The results of a SHACL report; messages come from the shape, which keeps the language."""
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape = report.value(result, SH.sourceShape)
        constraint = report.value(result, SH.sourceConstraint)
        messages = (
            _messages(shapes, constraint)
            or _messages(shapes, shape)
            or _messages(report, result, SH.resultMessage)
        )
        yield Finding(
            severity=_local(report.value(result, SH.resultSeverity)),
            focus=str(report.value(result, SH.focusNode)),
            path=_local(report.value(result, SH.resultPath)),
            value=_text(report.value(result, SH.value)),
            shape=_text(shape),
            component=_local(report.value(result, SH.sourceConstraintComponent)),
            message_vi=messages.get("vi", messages.get("", "")),
            message_en=messages.get("en", messages.get("", "")),
        )


def _messages(graph: Graph, node: Node | None, predicate: URIRef = SH.message) -> dict[str, str]:
    if node is None:
        return {}
    return {
        value.language or "": str(value)
        for value in graph.objects(node, predicate)
        if isinstance(value, Literal)
    }


def _text(node: Node | None) -> str:
    return "" if node is None else str(node)


def _local(node: Node | None) -> str:
    return _text(node).replace("#", "/").rpartition("/")[2] if isinstance(node, URIRef) else ""
