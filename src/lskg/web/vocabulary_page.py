"""The terms of the ontology and the code lists, as pages show them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from lskg.web.language import Text
from lskg.web.links import CODES, TERMS
from lskg.web.reader import Reader, Ref
from lskg.web.statements import RDFS

_OWL = "http://www.w3.org/2002/07/owl#"
_KINDS = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property with its label and definition in both languages.

    Attributes:
        anchor: its local name.
        parents: what it is a subclass or subproperty of.
        traits: *functional*, *transitive* and the like.
        uses: how many stated triples use it.
    """

    anchor: str
    labels: tuple[Text, ...]
    definitions: tuple[Text, ...]
    parents: tuple[Ref, ...]
    domain: tuple[Ref, ...]
    range: tuple[Ref, ...]
    traits: tuple[Ref, ...]
    uses: int


@dataclass(frozen=True, slots=True)
class Code:
    """A code or unit."""

    ref: Ref
    labels: tuple[Text, ...]
    notation: str
    definitions: tuple[Text, ...]
    uses: int
    narrower: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Scheme:
    """A code list; the units of measure stand under the anchor `unit`."""

    anchor: str
    ref: Ref | None
    labels: tuple[Text, ...]
    definitions: tuple[Text, ...]
    codes: tuple[Code, ...]


def terms(reader: Reader) -> dict[str, tuple[Term, ...]]:
    """The terms by kind, each kind in the order of the labels."""
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    kinds: dict[str, str] = {}
    for row in reader.index.rows("terms"):
        if row["graph"] != reader.index.inferred:
            kinds[row["term"]] = row["kind"].removeprefix(_OWL)
            if row["is_iri"] == "true":
                said[row["term"]][row["predicate"]].append(row["value"])
    uses = _counts(reader, "term_uses", "term")
    found: dict[str, list[Term]] = {kind: [] for kind in _KINDS}
    for iri, kind in kinds.items():
        found[kind].append(_term(reader, iri, said[iri], uses.get(iri, 0)))
    return {
        kind: tuple(sorted(each, key=lambda term: term.labels[0].words.lower()))
        for kind, each in found.items()
    }


def schemes(reader: Reader) -> tuple[Scheme, ...]:
    """The code lists, then the units of measure."""
    uses = _counts(reader, "code_uses", "code")
    rows: dict[str, dict[str, str]] = {}
    members: dict[str, list[str]] = defaultdict(list)
    for row in reader.index.rows("codes"):
        if row["code"] not in rows:
            members[row["scheme"]].append(row["code"])
        rows[row["code"]] = row
    narrower: dict[str, list[str]] = defaultdict(list)
    for code, row in rows.items():
        narrower[row.get("broader", "")].append(code)

    def build(code: str) -> Code:
        return _code(
            reader, rows[code], uses.get(code, 0), tuple(map(build, _ordered(narrower[code], rows)))
        )

    found = [
        _scheme(
            reader,
            scheme,
            tuple(build(code) for code in _ordered(members[scheme], rows) if code in narrower[""]),
        )
        for scheme in sorted(members)
    ]
    units = tuple(
        _code(reader, row, uses.get(row["code"], 0), ()) for row in reader.index.rows("units")
    )
    return (*found, Scheme("unit", None, (), (), units))


def _term(reader: Reader, iri: str, said: dict[str, list[str]], uses: int) -> Term:
    def refs(*predicates: str) -> tuple[Ref, ...]:
        return reader.refs(sorted({each for name in predicates for each in said.get(name, ())}))

    traits = [
        each
        for each in said.get("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", ())
        if each.startswith(_OWL) and each.removeprefix(_OWL) not in _KINDS
    ]
    return Term(
        anchor=iri.removeprefix(TERMS),
        labels=both_labels(reader, iri),
        definitions=both_definitions(reader, iri),
        parents=refs(f"{RDFS}subClassOf", f"{RDFS}subPropertyOf"),
        domain=refs(f"{RDFS}domain", f"{TERMS}domainIncludes"),
        range=refs(f"{RDFS}range", f"{TERMS}rangeIncludes"),
        traits=reader.refs(sorted(set(traits))),
        uses=uses,
    )


def _code(reader: Reader, row: dict[str, str], uses: int, narrower: tuple[Code, ...]) -> Code:
    iri = row["code"]
    return Code(
        ref=reader.ref(iri),
        labels=both_labels(reader, iri),
        notation=row.get("notation", ""),
        definitions=both_definitions(reader, iri),
        uses=uses,
        narrower=narrower,
    )


def _scheme(reader: Reader, iri: str, codes: tuple[Code, ...]) -> Scheme:
    return Scheme(
        anchor=iri.removeprefix(CODES),
        ref=reader.ref(iri),
        labels=both_labels(reader, iri),
        definitions=both_definitions(reader, iri),
        codes=codes,
    )


def both_labels(reader: Reader, iri: str) -> tuple[Text, ...]:
    """The label in the reader's language, then in the other one where there is one."""
    mine, theirs = reader.label(iri), reader.label(iri, reader.other)
    return (mine,) if mine == theirs else (mine, theirs)


def both_definitions(reader: Reader, iri: str) -> tuple[Text, ...]:
    """The definitions, the reader's language first."""
    found = reader.index.definitions.get(iri, {})
    languages = sorted(found, key=lambda each: (each != reader.language, each))
    return tuple(Text(found[language], language) for language in languages)


def _ordered(codes: list[str], rows: dict[str, dict[str, str]]) -> list[str]:
    """Scale words by size, other codes by name."""
    return sorted(codes, key=lambda code: (int(rows[code].get("exponent", 0)), code))


def _counts(reader: Reader, query: str, column: str) -> dict[str, int]:
    """Uses by IRI, outside the graphs that describe terms and codes or hold inferences."""
    index = reader.index
    counts: dict[str, int] = defaultdict(int)
    for row in index.rows(query):
        if row.get("graph") not in (index.inferred, index.ontology, index.codes) and column in row:
            counts[row[column]] += int(row["uses"])
    return dict(counts)
