"""The words of the ontology: names, labels, definitions and examples."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from rdflib import OWL, RDFS, SKOS, Graph, Literal, URIRef

from lskg.ontology.gates.fault import PROPERTIES, Fault, local, own_objects, own_terms

LANGUAGES = ("en", "vi")
_CLASS_NAME = re.compile(r"(?:[A-Z][a-z0-9]+)+")
_PROPERTY_NAME = re.compile(r"[a-z]+(?:[A-Z][a-z0-9]*)*")
_EMPTY_NAME = re.compile(r"(?:Other|Misc|Miscellaneous|Thing|Stuff|And|Or)(?![a-z])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def names(graph: Graph) -> Iterator[Fault]:
    """Classes are UpperCamelCase, properties lowerCamelCase; none is empty (P03, P07, P21, P22)."""
    for term in own_terms(graph, OWL.Class):
        name = local(term)
        if not _CLASS_NAME.fullmatch(name):
            yield Fault("names", str(term), "The name of a class is not UpperCamelCase.")
        if _EMPTY_NAME.search(name):
            yield Fault("names", str(term), "The name joins two things, or says nothing.")
    for term in own_terms(graph, *PROPERTIES):
        if not _PROPERTY_NAME.fullmatch(local(term)):
            yield Fault("names", str(term), "The name of a property is not lowerCamelCase.")
        if local(term) in {"is", "has", "value"}:
            yield Fault("names", str(term), "The name says nothing.")


def labels(graph: Graph) -> Iterator[Fault]:
    """Each term has exactly one label per language, as short as a label is (P08, P20)."""
    yield from _one_per_language(graph, RDFS.label, "labels", "label")
    for term in own_terms(graph):
        for label in graph.objects(term, RDFS.label):
            if str(label).endswith(".") or "\n" in str(label):
                yield Fault("labels", str(term), f"The label “{label}” is a sentence.")


def unique_labels(graph: Graph) -> Iterator[Fault]:
    """No two terms share a label in a language, whatever its case (P12, P32)."""
    yield from _unique(graph, RDFS.label, "unique labels")


def definitions(graph: Graph) -> Iterator[Fault]:
    """Each term has exactly one definition per language, a sentence longer than its label."""
    yield from _one_per_language(graph, SKOS.definition, "definitions", "definition")
    for term in own_terms(graph):
        words = {_language(each): str(each) for each in graph.objects(term, SKOS.definition)}
        for language, definition in words.items():
            if not definition.endswith(".") or definition[:1] == definition[:1].lower():
                yield Fault("definitions", str(term), f"“{definition}” is no sentence.")
            label = next(
                (str(x) for x in graph.objects(term, RDFS.label) if _language(x) == language), ""
            )
            if len(definition) <= len(label):
                yield Fault("definitions", str(term), "Label and definition are swapped.")
        if len(set(words.values())) < len(words):
            yield Fault("definitions", str(term), "Both languages have the same definition.")


def unique_definitions(graph: Graph) -> Iterator[Fault]:
    """No two terms share a definition."""
    yield from _unique(graph, SKOS.definition, "unique definitions")


def definitions_by_genus(graph: Graph) -> Iterator[Fault]:
    """The English definition of a class begins with a parent's label; that of a property relates.

    A definition that begins with the label of its own term is circular (P24).
    """
    for term in own_terms(graph, OWL.Class):
        words = _english(graph, term, SKOS.definition)
        own = _english(graph, term, RDFS.label)
        if words.startswith((f"{own} ", f"a {own} ", f"an {own} ", f"the {own} ")):
            yield Fault("genus", str(term), "The definition begins with the term itself.")
        parents = [
            _english(graph, each, RDFS.label) for each in own_objects(graph, term, RDFS.subClassOf)
        ]
        if parents and not any(words.startswith(parent) for parent in parents):
            yield Fault("genus", str(term), f"It begins with no parent ({', '.join(parents)}).")
    for term in own_terms(graph, OWL.ObjectProperty):
        if not _english(graph, term, SKOS.definition).startswith("relates "):
            yield Fault("genus", str(term), "The definition does not begin with “Relates”.")


def clean_words(graph: Graph) -> Iterator[Fault]:
    """Text is NFC, without blanks at the ends or double, and without control characters."""
    for subject, text in graph.subject_objects():
        if isinstance(text, Literal):
            words = str(text)
            if (
                words != " ".join(words.split(" ")).strip()
                or "  " in words
                or _CONTROL.search(words)
                or not unicodedata.is_normalized("NFC", words)
            ):
                yield Fault("clean words", str(subject), f"“{words}” is not written cleanly.")


def examples(graph: Graph) -> Iterator[Fault]:
    """A class without classes of its own below it has an example, in the words of a source."""
    for term in own_terms(graph, OWL.Class):
        leaf = (None, RDFS.subClassOf, term) not in graph
        if leaf and (term, SKOS.example, None) not in graph and local(term) not in WITHOUT_EXAMPLE:
            yield Fault("examples", str(term), "It has no example.")


#: Classes of which no words of a report are an example.
WITHOUT_EXAMPLE = frozenset(
    {
        "Appendix",
        "Discrepancy",
        "ExternalLink",
        "GlobalGoal",
        "Plan",
        "PlanLink",
        "PoliticalReport",
        "PublishedStatistic",
        "Source",
        "SourceFile",
        "SpecializedAgency",
        "TextVersion",
    }
)


def _one_per_language(graph: Graph, predicate: URIRef, gate: str, name: str) -> Iterator[Fault]:
    for term in own_terms(graph):
        found = sorted(_language(each) for each in graph.objects(term, predicate))
        if found != list(LANGUAGES):
            has = ", ".join(found) or "none"
            yield Fault(gate, str(term), f"It needs one {name} in each of en and vi; it has {has}.")


def _unique(graph: Graph, predicate: URIRef, gate: str) -> Iterator[Fault]:
    terms: dict[tuple[str, str], list[URIRef]] = defaultdict(list)
    for term in own_terms(graph):
        for text in graph.objects(term, predicate):
            terms[str(text).lower(), _language(text)].append(term)
    for (words, _), several in terms.items():
        if len(several) > 1:
            others = ", ".join(map(local, several[1:]))
            yield Fault(gate, str(several[0]), f"“{words}” is also said of {others}.")


def _language(text: object) -> str:
    return (text.language or "") if isinstance(text, Literal) else ""


def _english(graph: Graph, term: URIRef, predicate: URIRef) -> str:
    found = (str(each) for each in graph.objects(term, predicate) if _language(each) == "en")
    return next(found, "").lower()


GATES = {
    "names": names,
    "labels": labels,
    "unique labels": unique_labels,
    "definitions": definitions,
    "unique definitions": unique_definitions,
    "genus": definitions_by_genus,
    "clean words": clean_words,
    "examples": examples,
}
