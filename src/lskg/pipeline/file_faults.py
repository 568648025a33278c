"""What is wrong with a file that no shape can tell: terms, names and words beside their sources."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from rdflib import DCTERMS, OWL, RDF, RDFS, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from lskg.ontology.gates.fault import OURS, TERMS, local, own_terms
from lskg.rdf.reasoning import infer
from lskg.shacl.validate import Finding
from lskg.shacl.words import Mend, sentence, short
from lskg.text.numbers import parse_number
from lskg.vocabulary import LSKG

Fault = tuple[Finding, Mend]
#: What looks like an IRI of ours, and the parts in which one of ours can stand.
_LIKE_OURS = re.compile(r"https?://(www\.)?w3id\.org/+lskg\b", re.IGNORECASE)
_PARTS = re.compile(
    r"https://w3id\.org/lskg(/(|(ns|shapes)(#.*)?|(id|codes?|units?|graph|data|tables|ontology"
    r"|mappings|shapes|dataset|releases)(/[^/]+)*))?"
)
_NUMBER = re.compile(r"\d[\d.,]*")
_ENGLISH = re.compile(r"\d{1,3}(,\d{3})+|\d+[.]\d+")
_SIMILAR = 0.75


def unknown_terms(data: Graph, core: Graph) -> Iterator[Fault]:
    """Terms of ours that the ontology does not have or deprecates, with what to use instead."""
    replaced = {old: core.value(old, DCTERMS.isReplacedBy) for old in core.subjects(OWL.deprecated)}
    names = {local(term) for term in own_terms(core) if term not in replaced}
    for subject, predicate, value in sorted(data, key=str):
        path = local(predicate)
        for term in (predicate, value):
            if isinstance(term, URIRef) and term in replaced:
                found = _finding(subject, path, short(term), "DeprecatedTerm", "deprecated term")
                yield found, sentence("a near term", term=f"lskg:{local(replaced[term])}")
            elif isinstance(term, URIRef) and term.startswith(TERMS) and local(term) not in names:
                found = _finding(subject, path, short(term), "UnknownTerm", "unknown term")
                yield found, _near(local(term), names)


def misspelt_terms(data: Graph, known: Iterable[Node]) -> Iterator[Fault]:
    """Properties of other vocabularies that are nearly those in use here."""
    names: dict[str, set[str]] = defaultdict(set)
    for term in known:
        names[_namespace(term)].add(local(term))
    for subject, predicate in sorted(set(data.subject_predicates()), key=str):
        others, name = names.get(_namespace(predicate), set()), local(predicate)
        near = difflib.get_close_matches(name, sorted(others), n=1, cutoff=_SIMILAR)
        if near and name not in others and not str(predicate).startswith(OURS):
            yield (
                _finding(subject, name, "", "UnknownTerm", "misspelt", "Warning"),
                sentence("a near term", term=short(_namespace(predicate) + near[0])),
            )


def misnamed(data: Graph) -> Iterator[Fault]:
    """IRIs that are nearly ours: by http, with www, with a slash in place of #, or at the end."""
    for triple in sorted(data, key=str):
        for term in triple:
            if not isinstance(term, URIRef) or not _LIKE_OURS.match(term):
                continue
            if not _PARTS.fullmatch(term):
                right = re.sub(r"/+", "/", _LIKE_OURS.sub("", term)).rstrip("/")
                right = OURS.rstrip("/") + re.sub(r"^(/ns/|#)", "/ns#", right)
                is_right = right != str(term) and _PARTS.fullmatch(right)
                yield (
                    _finding(triple[0], local(triple[1]), str(term), "Namespace", "namespace"),
                    sentence("our name", right=f"<{right}>") if is_right else sentence("our parts"),
                )


def misused(data: Graph, together: Graph, core: Graph) -> Iterator[Fault]:
    """Properties with a value of the wrong sort, or said of a thing that they are not said of."""
    domains = {each: _domains(core, each) for each in set(data.predicates())}
    for subject in sorted(set(data.subjects()), key=str):
        types = set(together.objects(subject, RDF.type))
        above = {cls for each in types for cls in core.transitive_objects(each, RDFS.subClassOf)}
        is_ours = any(str(each).startswith(TERMS) for each in types)
        for predicate, value in sorted(data.predicate_objects(subject), key=str):
            path, said = local(predicate), str(value)
            if isinstance(value, Literal) and (
                predicate == RDF.type or (predicate, RDF.type, OWL.ObjectProperty) in core
            ):
                found = _finding(subject, path, said, "NodeKind", "a literal")
                yield found, sentence("NodeKind")
            elif not isinstance(value, Literal) and (
                (predicate, RDF.type, OWL.DatatypeProperty) in core
            ):
                found = _finding(subject, path, said, "NodeKind", "no literal")
                yield found, sentence("NodeKind Literal")
            if is_ours and domains[predicate] and not domains[predicate] & above:
                names = ", ".join(sorted(map(short, domains[predicate])))
                found = _finding(subject, path, said, "Domain", "domain")
                yield found, sentence("a domain", path=short(predicate), classes=names)


def _domains(core: Graph, predicate: Node) -> set[Node]:
    """The classes of which a property is said."""
    return {*core.objects(predicate, RDFS.domain), *core.objects(predicate, LSKG.domainIncludes)}


def exclusions(data: Graph, together: Graph, core: Graph) -> Iterator[Fault]:
    """Things that would belong to two classes that exclude each other, said or inferred."""
    inferred = infer(core, together)
    apart = [set(Collection(core, members)) for members in core.objects(None, OWL.members)]
    for subject in sorted(set(data.subjects()), key=str):
        classes = {*together.objects(subject, RDF.type), *inferred.objects(subject, RDF.type)}
        pairs = {
            pair for each in apart for pair in combinations(sorted(classes & each, key=str), 2)
        }
        for one, other in sorted(pairs):
            names = f"{short(one)}, {short(other)}"
            yield _finding(subject, "type", names, "Disjoint", "disjoint"), sentence("one class")


def misquoted(data: Graph, texts: Sequence[str]) -> Iterator[Fault]:
    """Passages whose words are not those of a report between their offsets."""
    for passage, words in sorted(data.subject_objects(LSKG.exactText), key=str):
        start = _number(data.value(passage, LSKG.startOffset))
        end = _number(data.value(passage, LSKG.endOffset))
        if start is None or end is None:
            continue
        if not any(text[int(start) : int(end)] == str(words) for text in texts):
            place = max(text.find(str(words)) for text in texts)
            found = _finding(passage, "exactText", str(words), "Quotation", "quotation")
            span = f"{place}-{place + len(str(words))}"
            yield found, sentence("copy") if place < 0 else sentence("place", span=span)


def miscounted(data: Graph) -> Iterator[Fault]:
    """Values whose words print other numbers than their bounds."""
    for value, words in sorted(data.subject_objects(LSKG.valueText), key=str):
        printed = set(_printed(str(words)))
        for bound in (LSKG.lowerBound, LSKG.upperBound):
            number = _number(data.value(value, bound))
            if number is not None and printed and number not in printed:
                yield (
                    _finding(value, local(bound), f"{number} ≠ {words}", "Number", "number"),
                    sentence("as printed", path=short(bound)),
                )


def _printed(words: str) -> Iterator[Decimal]:
    """The numbers in some words, as Vietnamese prints them, or with English commas."""
    for each in _NUMBER.findall(words):
        if (number := parse_number(each.rstrip(".,"))) is not None:
            yield number
        if _ENGLISH.fullmatch(each):
            yield Decimal(each.replace(",", ""))


def _namespace(term: Node) -> str:
    return str(term).removesuffix(local(term))


def _number(value: Node | None) -> Decimal | None:
    text = str(value)
    is_number = isinstance(value, Literal) and re.fullmatch(r"[+-]?\d+(\.\d+)?", text)
    return Decimal(text) if is_number else None


def _near(name: str, names: Iterable[str]) -> Mend:
    near = difflib.get_close_matches(name, sorted(names), n=1)
    return sentence("a near term", term=f"lskg:{near[0]}") if near else sentence("a term")


def _finding(
    focus: Node, path: str, value: str, component: str, wrong: str, severity: str = "Violation"
) -> Finding:
    return Finding(severity, str(focus), path, value, "", component, *sentence(wrong))
