"""The terms of the ontology and the code lists, as pages show them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from lskg.web.language import Text
from lskg.web.pages.ontology.diagrams import ClassNode
from lskg.web.urls import CODES, TERMS
from lskg.web.view.localized import Reader, Ref
from lskg.web.view.statements import RDFS

_OWL = "http://www.w3.org/2002/07/owl#"
_REPLACED_BY = "http://purl.org/dc/terms/isReplacedBy"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_KINDS = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property with its label and definition in both languages.

    Attributes:
        anchor: its local name.
        parents: what it is a subclass or subproperty of.
        traits: *functional*, *transitive* and the like.
        notes: how it is to be used.
        examples: words that show it, each with a link to where the report has them, if it does.
        replaced_by: what to use in its place, when it is deprecated.
        uses: how many stated triples use it.
    """

    ref: Ref
    anchor: str
    labels: tuple[Text, ...]
    definitions: tuple[Text, ...]
    parents: tuple[Ref, ...]
    domain: tuple[Ref, ...]
    range: tuple[Ref, ...]
    traits: tuple[Ref, ...]
    notes: tuple[Text, ...]
    examples: tuple[tuple[Text, str | None], ...]
    replaced_by: tuple[Ref, ...]
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
    told: dict[str, dict[str, list[Text]]] = defaultdict(lambda: defaultdict(list))
    kinds: dict[str, str] = {}
    for row in reader.index.rows("terms"):
        if row["graph"] not in reader.index.inferred:
            kinds[row["term"]] = row["kind"].removeprefix(_OWL)
            if row["is_iri"] == "true":
                said[row["term"]][row["predicate"]].append(row["value"])
            elif "value" in row:
                words = Text(row["value"], row.get("language", ""))
                told[row["term"]][row["predicate"]].append(words)
    uses = _term_uses(reader)
    found: dict[str, list[Term]] = {kind: [] for kind in _KINDS}
    for iri, kind in kinds.items():
        found[kind].append(_term(reader, iri, said[iri], told[iri], uses.get(iri, 0)))
    return {
        kind: tuple(sorted(each, key=lambda term: term.labels[0].words.lower()))
        for kind, each in found.items()
    }


def schemes(reader: Reader) -> tuple[Scheme, ...]:
    """The code lists, then the units of measure."""
    uses = _code_uses(reader)
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


def class_nodes(found: dict[str, tuple[Term, ...]]) -> tuple[ClassNode, ...]:
    """The classes as diagrams need them, with the object properties that lead from each."""
    leads: dict[str, list[tuple[Ref, Ref]]] = defaultdict(list)
    for term in found["ObjectProperty"]:
        for start in term.domain:
            for end in term.range:
                if start.iri.startswith(TERMS) and end.iri.startswith(TERMS):
                    leads[start.iri.removeprefix(TERMS)].append((term.ref, end))
    return tuple(
        ClassNode(
            term.anchor,
            term.labels[0],
            tuple(ref.iri.removeprefix(TERMS) for ref in term.parents),
            tuple(leads[term.anchor]),
        )
        for term in found["Class"]
    )


def _examples(reader: Reader, examples: list[Text]) -> tuple[tuple[Text, str | None], ...]:
    """Examples in the reader's language, or else in any; with a link where a report has them."""
    mine = [each for each in examples if each.language == reader.language]
    return tuple(
        (example, _place_of(reader, example.words))
        for example in sorted(mine or examples, key=lambda each: each.words)
    )


def _place_of(reader: Reader, words: str) -> str | None:
    """Link to where words stand in the first report that has them."""
    for report, document in reader.index.site.reports.items():
        start = document.text.find(words)
        if start >= 0:
            return reader.urls.passage(report, f"{start}-{start + len(words)}")
    return None


def _term(
    reader: Reader,
    iri: str,
    said: dict[str, list[str]],
    told: dict[str, list[Text]],
    uses: int,
) -> Term:
    def refs(*predicates: str) -> tuple[Ref, ...]:
        return reader.refs(sorted({each for name in predicates for each in said.get(name, ())}))

    traits = [
        each
        for each in said.get("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", ())
        if each.startswith(_OWL) and each.removeprefix(_OWL) not in _KINDS
    ]
    notes = [each for each in told[f"{_SKOS}scopeNote"] if each.language == reader.language]
    return Term(
        ref=reader.ref(iri),
        anchor=iri.removeprefix(TERMS),
        labels=both_labels(reader, iri),
        definitions=both_definitions(reader, iri),
        parents=refs(f"{RDFS}subClassOf", f"{RDFS}subPropertyOf"),
        domain=refs(f"{RDFS}domain", f"{TERMS}domainIncludes"),
        range=refs(f"{RDFS}range", f"{TERMS}rangeIncludes"),
        traits=reader.refs(sorted(set(traits))),
        notes=tuple(notes),
        examples=_examples(reader, told[f"{_SKOS}example"]),
        replaced_by=refs(_REPLACED_BY),
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


def _term_uses(reader: Reader) -> Counter[str]:
    """How often each term is used, as a class or as a property, by its IRI."""
    apart, uses = _apart(reader), Counter[str]()
    for graph, counts in reader.index.site.counts.graphs.items():
        if graph not in apart:
            uses.update(counts.classes)
            uses.update(counts.properties)
    return uses


def _code_uses(reader: Reader) -> Counter[str]:
    """How often each code or unit is the object of a statement, by its IRI."""
    apart, uses = _apart(reader), Counter[str]()
    for row in reader.index.rows("code_uses"):
        if row.get("graph") not in apart and "code" in row:
            uses[row["code"]] += int(row["uses"])
    return uses


def _apart(reader: Reader) -> set[str | None]:
    """The graphs that describe terms and codes, or hold inferences."""
    index = reader.index
    return {*index.inferred, index.ontology, index.alignment, index.codes}
