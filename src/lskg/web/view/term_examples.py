"""An example from the data for each term: a thing it is used of, and where the report says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lskg.engine.graph_connection import Term
from lskg.iris import APART_GRAPHS
from lskg.web.language import Text
from lskg.web.urls import TERMS
from lskg.web.view.graph_index import page_query
from lskg.web.view.localized import Reader, Ref, shorten


@dataclass(frozen=True, slots=True)
class Instance:
    """A thing of a class, or a thing with the value of a property.

    Attributes:
        value: a thing, or words; None for a thing of a class.
        passage: the words of the report where it is stated or named, or None.
    """

    subject: Ref
    value: Ref | None
    passage: Ref | None


def instances(reader: Reader) -> dict[str, Instance]:
    """An example for each term that the data use, by the local name of the term."""
    found: dict[str, Instance] = {}
    for graph, terms in _graphs(reader):
        for row in _rows(reader, graph, terms):
            name = row["term"]["value"].removeprefix(TERMS) if "subject" in row else ""
            if name and name not in found:
                found[name] = Instance(
                    subject=reader.ref(row["subject"]["value"]),
                    value=_value(reader, row["value"]) if "value" in row else None,
                    passage=_passage(reader, row["passage"]["value"]) if "passage" in row else None,
                )
    return found


def _rows(reader: Reader, graph: str, terms: Iterable[str]) -> Iterator[dict[str, Term]]:
    """A row for each of some terms that a graph uses.

    What is inferred of all reports stands in one graph, of which little is looked at.
    """
    connection = reader.index.connection
    if graph not in reader.index.inferred:
        yield from connection.select(page_query("term_examples"), graph=graph)
        return
    for term in sorted(terms):
        yield from connection.select(page_query("term_example"), graph=graph, term=term)


def _graphs(reader: Reader) -> Iterator[tuple[str, set[str]]]:
    """Few graphs that together use each term, of however many reports; the fullest first.

    What is only inferred comes last. With each graph the terms that none before it uses.
    """
    index = reader.index
    apart = {index.ontology, index.alignment, index.site.release["graphs"].get(APART_GRAPHS[0])}
    left = {
        graph: {term for term in (*counts.classes, *counts.properties) if term.startswith(TERMS)}
        for graph, counts in index.site.counts.graphs.items()
        if graph not in apart
    }
    while left := {graph: terms for graph, terms in left.items() if terms}:
        graph = min(left, key=lambda each: (each in index.inferred, -len(left[each]), each))
        used = left.pop(graph)
        left = {each: terms - used for each, terms in left.items()}
        yield graph, used


def _value(reader: Reader, term: Term) -> Ref:
    words = term["value"]
    if words.startswith(("http://", "https://")):
        return reader.ref(words)
    return Ref(words, None, Text(words, term.get("xml:lang", "")))


def _passage(reader: Reader, iri: str) -> Ref | None:
    if iri not in reader.index.passages:
        return None
    found = reader.index.passages[iri]
    place = f"{found.span.start}-{found.span.end}"
    ref = reader.in_context(iri)
    words = Text(shorten(ref.english.words), "en") if ref.english else ref.text
    return Ref(iri, reader.urls.passage(found.report, place), words)
