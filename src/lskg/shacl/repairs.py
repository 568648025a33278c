"""How to mend what a rule finds, in one sentence of each language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rdflib import RDF, SH, SKOS, XSD, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from lskg.shacl.validate import Finding
from lskg.vocabulary import PREFIXES


@dataclass(frozen=True, slots=True)
class Mend:
    """What to do about a finding."""

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
    writer = _WRITERS.get(finding.component.removesuffix("ConstraintComponent"), _by_the_rule)
    return writer(finding, shapes, URIRef(finding.shape))


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


def _path(shapes: Graph, shape: URIRef) -> str:
    path = shapes.value(shape, SH.path)
    return short(path) if isinstance(path, URIRef) else "…"


def _expected(shapes: Graph, shape: URIRef) -> tuple[str, str]:
    """What a value of a property shape is: of a class, of a scheme or of a datatype.

    Another shape of the same path may be the one that says it.
    """
    path = shapes.value(shape, SH.path)
    others = sorted(shapes.subjects(SH.path, path), key=str) if isinstance(path, URIRef) else []
    for each in (shape, *others):
        if (wanted := shapes.value(each, SH["class"])) is not None:
            return f"một {short(wanted)}", f"a {short(wanted)}"
        if (scheme := _scheme(shapes, each)) is not None:
            return f"một mã của {short(scheme)}", f"a code of {short(scheme)}"
        if (datatype := shapes.value(each, SH.datatype)) is not None:
            example = _EXAMPLES.get(datatype, short(datatype))
            return (
                f"một {short(datatype)}, như {example}",
                f"an {short(datatype)}, such as {example}",
            )
    return "một giá trị", "a value"


def _scheme(shapes: Graph, shape: Node) -> Node | None:
    """The code list that the values of a property shape are from."""
    for node in shapes.objects(shape, SH.node):
        for part in shapes.objects(node, SH.property):
            if shapes.value(part, SH.path) == SKOS.inScheme:
                return shapes.value(part, SH.hasValue)
    return None


def _add(finding: Finding, shapes: Graph, shape: URIRef) -> Mend:
    path, (vi, en) = _path(shapes, shape), _expected(shapes, shape)
    return Mend(f"Thêm {path} với {vi}.", f"Add {path} with {en}.")


def _keep_fewer(finding: Finding, shapes: Graph, shape: URIRef) -> Mend:
    path, most = _path(shapes, shape), shapes.value(shape, SH.maxCount)
    if str(most) == "0":
        return Mend(f"Bỏ {path}.", f"Remove {path}.")
    return Mend(
        f"Giữ lại {most} giá trị của {path}; đồ thị đã công bố cũng có thể có giá trị của nó.",
        f"Keep {most} of the values of {path}; the published graph may have one of them.",
    )


def _write_as(finding: Finding, shapes: Graph, shape: URIRef) -> Mend:
    path, (vi, en) = _path(shapes, shape), _expected(shapes, shape)
    return Mend(f"Thay giá trị của {path} bằng {vi}.", f"Replace the value of {path} with {en}.")


def _say_class(finding: Finding, shapes: Graph, shape: URIRef) -> Mend:
    wanted = short(shapes.value(shape, SH["class"]))
    return Mend(
        f"Trỏ tới một {wanted}; nếu đúng là nó thì ghi thêm {short(finding.value)} a {wanted}.",
        f"Point to a {wanted}; if it is one, also say {short(finding.value)} a {wanted}.",
    )


def _choose(finding: Finding, shapes: Graph, shape: URIRef) -> Mend:
    listed = shapes.value(shape, SH["in"])
    values = [short(each) for each in Collection(shapes, listed)] if listed is not None else []
    return Mend(f"Chọn một trong: {', '.join(values)}.", f"Use one of: {', '.join(values)}.")


def _give_value(finding: Finding, shapes: Graph, shape: URIRef) -> Mend:
    path, value = _path(shapes, shape), short(shapes.value(shape, SH.hasValue))
    return Mend(f"Ghi {path} {value}.", f"Say {path} {value}.")


def _match(finding: Finding, shapes: Graph, shape: URIRef) -> Mend:
    pattern = shapes.value(shape, SH.pattern)
    return Mend(f"Viết giá trị đúng mẫu {pattern}", f"Write the value so that it fits {pattern}")


def _tag(finding: Finding, shapes: Graph, shape: URIRef) -> Mend:
    path = _path(shapes, shape)
    return Mend(f"Ghi ngôn ngữ cho {path}: @vi hoặc @en.", f"Give {path} its language: @vi or @en.")


def _one_each(finding: Finding, shapes: Graph, shape: URIRef) -> Mend:
    path = _path(shapes, shape)
    return Mend(
        f"Giữ một giá trị của {path} cho mỗi ngôn ngữ.", f"Keep one {path} for each language."
    )


def _add_language(finding: Finding, shapes: Graph, shape: URIRef) -> Mend:
    path, node = _path(shapes, shape), str(shapes.value(shape, SH.qualifiedValueShape))
    tag = {"English": "@en", "Vietnamese": "@vi"}.get(node.rpartition("#")[2])
    if tag is None:
        return _by_the_rule(finding, shapes, shape)
    return Mend(f'Thêm {path} "…"{tag}.', f'Add {path} "…"{tag}.')


def _order(finding: Finding, shapes: Graph, shape: URIRef) -> Mend:
    other = shapes.value(shape, SH.lessThan) or shapes.value(shape, SH.lessThanOrEquals)
    path = _path(shapes, shape)
    return Mend(
        f"Sửa {path} hoặc {short(other)} để cái trước không lớn hơn cái sau.",
        f"Correct {path} or {short(other)}, so that the first is not above the second.",
    )


def _remove(finding: Finding, shapes: Graph, shape: URIRef) -> Mend:
    return Mend(
        f"Bỏ {finding.path}, hoặc xem lại cách viết tên nó.",
        f"Remove {finding.path}, or see how its name is spelled.",
    )


def _fill(finding: Finding, shapes: Graph, shape: URIRef) -> Mend:
    path = _path(shapes, shape)
    return Mend(f"Viết nội dung của {path}; nó đang trống.", f"Write {path}; it is empty.")


def _make_iri(finding: Finding, shapes: Graph, shape: URIRef) -> Mend:
    kind = str(shapes.value(shape, SH.nodeKind)).rpartition("#")[2]
    wanted = ("một chuỗi", "a literal") if kind == "Literal" else ("một IRI", "an IRI")
    return Mend(f"Viết giá trị là {wanted[0]}.", f"Write {wanted[1]} as the value.")


def _by_the_rule(finding: Finding, shapes: Graph, shape: URIRef) -> Mend:
    rule = finding.shape.rpartition("#")[2]
    if (shape, RDF.type, None) not in shapes or not rule:
        return Mend("Sửa dữ liệu cho đúng quy tắc.", "Change the data so that the rule holds.")
    return Mend(
        f"Sửa dữ liệu cho đúng quy tắc {rule}; /validation giải thích.",
        f"Change the data so that the rule {rule} holds; /validation explains it.",
    )


_WRITERS: dict[str, Callable[[Finding, Graph, URIRef], Mend]] = {
    "Class": _say_class,
    "Closed": _remove,
    "Datatype": _write_as,
    "HasValue": _give_value,
    "In": _choose,
    "LanguageIn": _tag,
    "LessThan": _order,
    "LessThanOrEquals": _order,
    "MaxCount": _keep_fewer,
    "MinCount": _add,
    "MinLength": _fill,
    "Node": _write_as,
    "NodeKind": _make_iri,
    "Pattern": _match,
    "QualifiedMinCount": _add_language,
    "UniqueLang": _one_each,
}
