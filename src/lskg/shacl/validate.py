"""SHACL validation of the asserted data."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Set
from dataclasses import dataclass

import pyshacl
from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Identifier, Node

from lskg.rdf.ntriples import Triple
from lskg.shacl.flatten import flat_shapes
from lskg.shacl.reach import aim_at_suspects, idle_rules
from lskg.shacl.suspects import Data
from lskg.shacl.words import wrong

#: A variable in the message of a rule, and the one that stands for what is wrong.
_VARIABLE = re.compile(r"\\\{\\[?$](\w+)\\\}|\{[?$](\w+)\}")
_FOUND = "found"
#: Digits of the name of a blank node.
_DIGITS = 24


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A SHACL validation result.

    Attributes:
        severity: local name: ``Violation``, ``Warning`` or ``Info``.
        focus: what the finding is about. A rule by SPARQL has a class as its focus node, and what
            breaks the rule as the value; then it is this value.
        value: what is wrong with it, or an empty string.
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


def validate(
    data: Iterable[Triple],
    shapes: Graph,
    ontology: Iterable[Triple],
    about: Set[Node] | None = None,
) -> tuple[list[Finding], Graph]:
    """Validate asserted data against the shapes; nothing is inferred.

    Args:
        data: what is asserted.
        shapes: the shapes.
        ontology: which class is below which.
        about: the nodes that are looked at, for all shapes but rules by SPARQL; None for all.

    Returns:
        The findings in stable order, and SHACL's own report graph.
    """
    triples = [*data, *ontology]
    flat = flat_shapes(shapes, set(idle_rules(shapes, triples)))
    aim_at_suspects(flat, Data(triples), about)
    described = Graph()
    for triple in triples:
        described.add(triple)
    _, report, _ = pyshacl.validate(
        described,
        shacl_graph=flat,
        inference="none",
        advanced=False,
        inplace=True,
    )
    if not isinstance(report, Graph):
        raise TypeError("pySHACL returned no report graph")
    return sorted(findings(report, shapes)), report


def with_labels(report: Graph) -> Graph:
    """A SHACL report in which blank nodes are named by what is said of them, always the same.

    The blank nodes of a report form trees: a result leads to its path, and nothing leads back. Two
    that say the same become one.
    """
    names: dict[Node, BNode] = {}

    def named(node: Node) -> Node:
        if not isinstance(node, BNode):
            return node
        if node not in names:
            names[node] = node  # where one should lead back to itself
            said = sorted(f"{p} {_written(named(o))}" for p, o in report.predicate_objects(node))
            digest = hashlib.sha256("\n".join(said).encode()).hexdigest()
            names[node] = BNode(f"b{digest[:_DIGITS]}")
        return names[node]

    labelled = Graph()
    for subject, predicate, value in report:
        labelled.add((named(subject), predicate, named(value)))
    return labelled


def _written(node: Node) -> str:
    return node.n3() if isinstance(node, Identifier) else str(node)


def findings(report: Graph, shapes: Graph) -> Iterable[Finding]:
    """The results of a SHACL report, each with what is wrong in both languages.

    The words are those of the rule by SPARQL or of the shape. A property shape with several
    constraints says in its message what it asks in all; which of them is broken is said in words
    of the constraint component.
    """
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape = report.value(result, SH.sourceShape)
        rule = report.value(result, SH.sourceConstraint)
        focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        component = _local(report.value(result, SH.sourceConstraintComponent))
        own = _messages(report, result, SH.resultMessage)
        found = {}
        if rule is not None:
            filled = {k: _filled(m, own.get("", [])) for k, m in _texts(shapes, rule).items()}
            messages = {language: text for language, (text, _) in filled.items()}
            found = next((each for _, each in filled.values()), {})
            if (shape, SH.targetNode, focus) in shapes:
                focus, value = value, None
        else:
            messages = wrong(shapes, shape, component) or _texts(shapes, shape)
        messages = messages or {language: texts[0] for language, texts in own.items()}
        yield Finding(
            severity=_local(report.value(result, SH.resultSeverity)),
            focus=_text(focus),
            path=_path(report, report.value(result, SH.resultPath)),
            value=found.get(_FOUND, _text(value)),
            shape=_text(shape),
            component=component,
            message_vi=messages.get("vi", messages.get("", "")),
            message_en=messages.get("en", messages.get("", "")),
        )


def _filled(template: str, texts: list[str]) -> tuple[str, dict[str, str]]:
    """The text that the variables of a message are filled in, and their values."""
    names = [one or other for one, other in _VARIABLE.findall(template)]
    pattern = _VARIABLE.sub(lambda match: f"(?P<{match[1] or match[2]}>.*)", re.escape(template))
    for text in texts:
        if names and (match := re.fullmatch(pattern, text, re.DOTALL)):
            return text, match.groupdict()
    return template, {}


def _texts(graph: Graph, node: Node | None) -> dict[str, str]:
    """The messages of a shape or a rule by language."""
    return {language: texts[0] for language, texts in _messages(graph, node).items()}


def _messages(
    graph: Graph, node: Node | None, predicate: URIRef = SH.message
) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for value in graph.objects(node, predicate) if node is not None else ():
        if isinstance(value, Literal):
            found.setdefault(value.language or "", []).append(str(value))
    return found


def _path(report: Graph, path: Node | None) -> str:
    """The local name of a property, with ``^`` before one that is followed backwards."""
    back = report.value(path, SH.inversePath) if path is not None else None
    return f"^{_local(back)}" if back is not None else _local(path)


def _text(node: Node | None) -> str:
    return "" if node is None else str(node)


def _local(node: Node | None) -> str:
    return _text(node).replace("#", "/").rpartition("/")[2] if isinstance(node, URIRef) else ""
