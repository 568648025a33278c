"""Responsibilities and links of the plan in RDF; what an editor judged stands apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import RDF, RDFS, URIRef
from tests.whole import Whole

from lskg.errors import BuildError
from lskg.extract.records import Extraction
from lskg.extract.responsibilities.records import PlanLink
from lskg.iris import INFERRED_GRAPHS
from lskg.rdf.triples.responsibilities import write_relations
from lskg.rdf.writer import Writer
from lskg.vocabulary import CODE, LSKG

ID = "https://example.org/id/"
OWN = f"{ID}hai-son-xx/"
PORTS, GAP = "breakthrough/1-ha-tang-cang-bien", "limitation/1-ha-tang-cang-bien-chua-dong"


def linked(extraction: Extraction, kind: str, basis: str) -> Extraction:
    """An extraction with one link between the opening words of two elements."""
    spans = {each.path: each.span for each in extraction.elements}
    one, other = (replace(spans[path], end=spans[path].start + 17) for path in (PORTS, GAP))
    reasons = ("Vì thế.", "Therefore.") if basis == "judged" else ("", "")
    link = PlanLink(PORTS, kind, GAP, basis, one, other, *reasons)
    return replace(extraction, links=(link,))


def test_responsibility_says_who_what_and_where(
    writer: Writer, hai_son_extraction: Extraction
) -> None:
    (found,) = (
        each
        for each in hai_son_extraction.responsibilities
        if each.tense == "to-do" and each.element is not None
    )
    write_relations(hai_son_extraction, writer)
    graph = writer.graphs["plan"]
    iri = URIRef(f"{ID}hai-son-xx/responsibility/uy-ban-nhan-dan-tinh-{found.span.start}")
    assert (iri, RDF.type, LSKG.Responsibility) in graph
    assert graph.value(iri, LSKG.isResponsibilityOf) == URIRef(ID + "agency/uy-ban-nhan-dan-tinh")
    assert graph.value(iri, LSKG.concernsElement) == URIRef(
        ID + "hai-son-xx/measure/1.1-uy-ban-nhan-dan-tinh-lap"
    )
    assert {str(role).rpartition("/")[2] for role in graph.objects(iri, LSKG.hasRole)} == set(
        found.roles
    )
    assert str(graph.value(iri, LSKG.hasTense)).endswith("/tense/to-do")
    assert str(graph.value(iri, LSKG.hasNaming)).endswith("/naming/explicit")
    assert graph.value(iri, LSKG.isStatedIn) == URIRef(
        f"{ID}hai-son-xx/passage/{found.span.start}-{found.span.end}"
    )


def test_sentence_of_no_element_has_a_responsibility_without_one(
    writer: Writer, hai_son_extraction: Extraction
) -> None:
    (found, *_) = hai_son_extraction.responsibilities
    alone = replace(found, element=None)
    write_relations(replace(hai_son_extraction, responsibilities=(alone,), links=()), writer)
    assert not list(writer.graphs["plan"].subject_objects(LSKG.concernsElement))


def test_footnote_annotates_the_element_at_its_mark(
    writer: Writer, hai_son_extraction: Extraction
) -> None:
    write_relations(hai_son_extraction, writer)
    pairs = set(writer.graphs["plan"].subject_objects(LSKG.annotates))
    assert pairs
    assert all(str(note).startswith(ID + "hai-son-xx/footnote/") for note, _ in pairs)


@pytest.mark.parametrize(
    ("basis", "graph", "other"),
    [
        ("stated", "plan", "judgement"),
        ("same-wording", "judgement", "plan"),
        ("judged", "judgement", "plan"),
    ],
)
def test_link_stands_in_the_graph_of_its_basis(
    writer: Writer, hai_son_extraction: Extraction, basis: str, graph: str, other: str
) -> None:
    writer.titles_en = {"Hạ tầng cảng biển": "Port infrastructure"}
    write_relations(linked(hai_son_extraction, "addressesLimitation", basis), writer)
    held = writer.graphs[graph]
    triple = (URIRef(OWN + PORTS), LSKG.addressesLimitation, URIRef(OWN + GAP))
    assert triple in held
    assert triple not in writer.graphs[other]
    (iri,) = held.subjects(RDF.type, LSKG.PlanLink)
    assert (iri, LSKG.hasLinkSubject, triple[0]) in held
    assert (iri, LSKG.hasLinkPredicate, triple[1]) in held
    assert (iri, LSKG.hasLinkObject, triple[2]) in held
    assert (iri, LSKG.hasBasis, CODE[f"basis/{basis}"]) in held
    shared = [str(words) for words in held.objects(iri, LSKG.sharedWording)]
    assert shared == ([] if basis == "judged" else ["hạ tầng cảng biển"])
    reasons = {str(words) for words in held.objects(iri, LSKG.linkReason)}
    assert reasons == ({"Vì thế.", "Therefore."} if basis == "judged" else set())
    (label,) = held.objects(iri, RDFS.label)
    assert str(label).startswith("Hạ tầng cảng biển → ")


@pytest.mark.parametrize(
    ("kind", "basis", "message"),
    [
        ("helps", "stated", "helps"),
        ("addressesLimitation", "guessed", "the basis “guessed” is none of stated, same-wording"),
    ],
)
def test_unknown_property_or_basis_is_refused(
    writer: Writer, hai_son_extraction: Extraction, kind: str, basis: str, message: str
) -> None:
    with pytest.raises(BuildError, match=message):
        write_relations(linked(hai_son_extraction, kind, basis), writer)


def test_nothing_is_inferred_from_a_judgement(project_assembly: Whole) -> None:
    graphs = project_assembly.graphs
    links = set(graphs["judgement"].subjects(RDF.type, LSKG.PlanLink))
    assert links
    inferred = {
        (predicate, value)
        for name in INFERRED_GRAPHS
        for subject, predicate, value in graphs[name]
        if subject in links
    }
    assert inferred == {(RDF.type, LSKG.Link)}, "but the class above"
