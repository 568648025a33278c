"""What a constraint asks and what is wrong, in one sentence of each language."""

from __future__ import annotations

from functools import cache, lru_cache, partial
from typing import NamedTuple

from rdflib import SH, SKOS, XSD, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from lskg.namespaces import PREFIXES
from lskg.text.word_lists import rows


class Mend(NamedTuple):
    """Words in both languages: what to do about a finding, or what is wrong."""

    vi: str
    en: str


_LONGEST_FIRST = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))
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
#: What tells how many constraints a shape has.
_PARAMETERS = (
    *(SH.minCount, SH.maxCount, SH["class"], SH.datatype, SH.nodeKind, SH.node, SH["in"]),
    *(SH.hasValue, SH.pattern, SH.languageIn, SH.uniqueLang, SH.qualifiedValueShape),
    *(SH.lessThan, SH.lessThanOrEquals, SH.equals, SH.minLength, SH.minInclusive),
    *(SH.maxInclusive, SH["or"], SH["not"], SH.xone),
)


@lru_cache
def wrong(shapes: Graph, shape: Node | None, component: str) -> dict[str, str]:
    """What is wrong by one of several constraints of a property shape, by language.

    Empty for a shape with one constraint, whose message says just that.
    """
    if not isinstance(shape, URIRef) or (shape, SH.path, None) not in shapes:
        return {}
    if sum((shape, each, None) in shapes for each in _PARAMETERS) <= 1:
        return {}
    kind = component.removesuffix("ConstraintComponent")
    key = next(iter(known_keys(f"wrong {kind} {detail(shapes, shape, kind)}", f"wrong {kind}")), "")
    return sentence(key, **parameters(shapes, shape))._asdict() if key else {}


def sentence(key: str, **words: str | Mend) -> Mend:
    """The words of `repairs.csv` under a key, in both languages."""
    filled = (
        text.format_map({k: w if isinstance(w, str) else w[at] for k, w in words.items()})
        for at, text in enumerate(_table()[key])
    )
    return Mend(*filled)


def known_keys(*keys: str) -> list[str]:
    """Those of the keys that `repairs.csv` has."""
    return [key for key in keys if key in _table()]


def detail(shapes: Graph, shape: URIRef, kind: str) -> str:
    """What tells the constraints of one kind apart, such as the language that must be there."""
    of = {"MaxCount": SH.maxCount, "NodeKind": SH.nodeKind}.get(kind, SH.qualifiedValueShape)
    return str(shapes.value(shape, of)).rpartition("#")[2]


@lru_cache  # a shape finds the same again and again
def parameters(shapes: Graph, shape: URIRef) -> dict[str, str | Mend]:
    """What the constraints of a shape ask, in words."""
    of = partial(shapes.value, shape)
    path, listed, pattern = of(SH.path), of(SH["in"]), of(SH.pattern)
    either = of(SH["or"])
    choices: list[Node] = list(Collection(shapes, either)) if either is not None else []
    classes = [short(shapes.value(each, SH["class"])) for each in choices]
    patterns = [shapes.value(each, SH.pattern) for each in choices]
    return {
        "wanted": _expected(shapes, shape),
        "path": short(path) if isinstance(path, URIRef) else "…",
        "least": str(of(SH.minCount)),
        "most": str(of(SH.maxCount)),
        "low": str(of(SH.minInclusive)),
        "high": str(of(SH.maxInclusive)),
        "values": ", ".join(map(short, Collection(shapes, listed))) if listed is not None else "",
        "fixed": short(of(SH.hasValue)),
        "pattern": str(pattern or next((each for each in patterns if each), "")),
        "other": short(of(SH.lessThan) or of(SH.lessThanOrEquals) or of(SH.equals)),
        "class": short(of(SH["class"])),
        "classes": ", ".join(classes),
        "datatype": short(of(SH.datatype)),
    }


def short(iri: Node | str | None) -> str:
    """An IRI with its prefix, as data would write it.

    >>> short("https://w3id.org/lskg/ns#hasUnit")
    'lskg:hasUnit'
    """
    text = str(iri)
    for prefix, namespace in _LONGEST_FIRST:
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
