"""How to mend what a rule finds, in one sentence of each language."""

from __future__ import annotations

from functools import cache, partial
from typing import NamedTuple

from rdflib import RDF, SH, SKOS, XSD, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from lskg.namespaces import PREFIXES
from lskg.shacl.validate import Finding
from lskg.text.word_lists import rows


class Mend(NamedTuple):
    """Words in both languages: what to do about a finding, or what is wrong."""

    vi: str
    en: str


#: A value of each datatype, as Turtle writes it.
_EXAMPLES: dict[Node, str] = {
    XSD.boolean: "true",
    XSD.date: '"2025-06-30"^^xsd:date',
    XSD.decimal: "12.5",
    XSD.integer: "12",
    XSD.nonNegativeInteger: '"12"^^xsd:nonNegativeInteger',
    XSD.positiveInteger: '"12"^^xsd:positiveInteger',
    XSD.string: '"chữ"',
}


def mend(finding: Finding, shapes: Graph) -> Mend:
    """What somebody who wrote the data can do about a finding of a shape."""
    shape = URIRef(finding.shape)
    of = partial(shapes.value, shape)
    path, listed, rule = of(SH.path), of(SH["in"]), shape.rpartition("#")[2]
    kind = finding.component.removesuffix("ConstraintComponent")
    details = {"MaxCount": SH.maxCount, "NodeKind": SH.nodeKind}
    detail = str(of(details.get(kind, SH.qualifiedValueShape))).rpartition("#")[2]
    known = (shape, RDF.type, None) in shapes and rule
    keys = (f"{kind} {detail}", kind, "rule" if known else "no rule")
    return sentence(
        next(key for key in keys if key in _table()),
        wanted=_expected(shapes, shape),
        path=short(path) if isinstance(path, URIRef) else "…",
        found=finding.path,
        most=str(of(SH.maxCount)),
        value=short(finding.value),
        values=", ".join(map(short, Collection(shapes, listed))) if listed is not None else "",
        fixed=short(of(SH.hasValue)),
        pattern=str(of(SH.pattern)),
        other=short(of(SH.lessThan) or of(SH.lessThanOrEquals)),
        rule=rule,
        **{"class": short(of(SH["class"]))},
    )


def sentence(key: str, **words: str | Mend) -> Mend:
    """The words of `repairs.csv` under a key, in both languages."""
    filled = (
        text.format_map({k: w if isinstance(w, str) else w[at] for k, w in words.items()})
        for at, text in enumerate(_table()[key])
    )
    return Mend(*filled)


def short(iri: Node | str | None) -> str:
    """An IRI with its prefix, as data would write it.

    >>> short("https://w3id.org/lskg/ns#hasUnit")
    'lskg:hasUnit'
    """
    text = str(iri)
    for prefix, namespace in sorted(PREFIXES.items(), key=lambda item: -len(item[1])):
        local = text.removeprefix(namespace)
        if local != text and local and "/" not in local and "#" not in local:
            return f"{prefix}:{local}"
    return f"<{text}>"


@cache
def _table() -> dict[str, tuple[str, str]]:
    return {row["key"]: (row["vi"], row["en"]) for row in rows("lskg.shacl", "repairs.csv")}


def _expected(shapes: Graph, shape: URIRef) -> Mend:
    """What a value of a property shape is: of a class, of a scheme or of a datatype.

    Another shape of the same path may be the one that says it.
    """
    path = shapes.value(shape, SH.path)
    others = sorted(shapes.subjects(SH.path, path), key=str) if isinstance(path, URIRef) else []
    for each in (shape, *others):
        if (wanted := shapes.value(each, SH["class"])) is not None:
            return sentence("a class", name=short(wanted))
        if (scheme := _scheme(shapes, each)) is not None:
            return sentence("a code", name=short(scheme))
        if (datatype := shapes.value(each, SH.datatype)) is not None:
            example = _EXAMPLES.get(datatype, short(datatype))
            return sentence("a datatype", name=short(datatype), example=example)
    return sentence("a value")


def _scheme(shapes: Graph, shape: Node) -> Node | None:
    """The code list that the values of a property shape are from."""
    for node in shapes.objects(shape, SH.node):
        for part in shapes.objects(node, SH.property):
            if shapes.value(part, SH.path) == SKOS.inScheme:
                return shapes.value(part, SH.hasValue)
    return None
