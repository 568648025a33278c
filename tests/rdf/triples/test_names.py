"""Named things are said in RDF with their facts, evidence and mentions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import DCTERMS, RDF, RDFS, XSD, Graph, Literal, URIRef
from tests.whole import Whole, do_steps

from lskg.project import Project
from lskg.vocabulary import LSKG

BASE = "https://example.org/"
CODE = "https://w3id.org/lskg/code/"
ROWS = {
    "documents.csv": "nq,LegalDocument,Nghị quyết,Resolution,Nghị quyết Đại hội,resolution,3,"
    "2021-02-01,bo-chinh-tri,hai-son-xx,về cảng,on ports,",
    "border-gates.csv": "gate,BorderGate,Cảng Đông,East Port,Cảng Đông,international,gate,"
    "tinh-hai-son,https://example.org/page,2024-06,cảng quốc tế,",
    "programmes.csv": "bien,Programme,Kinh tế biển,Marine economy,Nuôi biển công nghệ cao,"
    "tinh-hai-son,van-hoa,\n"
    "van-hoa,Programme,Văn hóa,Culture,Phát triển văn hóa,,,",
    "concepts.csv": "cai-cach,PolicyConcept,Cải cách,Reform,Cải cách hành chính,doctrine,",
    "evidence.csv": "nq,Cải cách hành chính,",
}


def iri(path: str) -> URIRef:
    return URIRef(f"{BASE}id/{path}")


@pytest.fixture(scope="module")
def graphs(new_checkout: Callable[[], Path]) -> dict[str, Graph]:
    checkout = new_checkout()
    for name, row in ROWS.items():
        project = Project(checkout)
        folder = project.report().curation if name == "evidence.csv" else project.catalogue
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    corpus = do_steps(checkout, BASE)
    assert corpus.violations == []
    return Whole.of(corpus, Project(checkout), checkout / "joined").graphs


def test_document(graphs: dict[str, Graph]) -> None:
    graph, document = graphs["catalogue"], iri("document/nq")
    assert graph.value(document, LSKG.hasDocumentType) == URIRef(f"{CODE}document-type/resolution")
    assert graph.value(document, LSKG.documentNumber) == Literal("3")
    assert graph.value(document, DCTERMS.issued) == Literal("2021-02-01", datatype=XSD.date)
    assert graph.value(document, LSKG.isIssuedBy) == iri("agency/bo-chinh-tri")
    assert graph.value(document, LSKG.isAdoptedAt) == iri("congress/hai-son-xx")
    assert set(graph.objects(document, DCTERMS.title)) == {
        Literal("về cảng", lang="vi"),
        Literal("on ports", lang="en"),
    }
    passage = graphs["entities"].value(document, LSKG.isDescribedIn)
    assert graphs["report"].value(passage, LSKG.exactText) == Literal("Cải cách hành chính")


def test_policy_concept(graphs: dict[str, Graph]) -> None:
    graph, concept = graphs["catalogue"], iri("concept/cai-cach")
    assert graph.value(concept, RDF.type) == LSKG.PolicyConcept
    assert graph.value(concept, LSKG.hasConceptKind) == URIRef(f"{CODE}concept-kind/doctrine")
    assert graphs["entities"].value(concept, LSKG.isMentionedIn)


def test_border_gate(graphs: dict[str, Graph]) -> None:
    graph, gate = graphs["catalogue"], iri("border-gate/gate")
    assert graph.value(gate, LSKG.hasCounterpartGate) == gate
    assert graph.value(gate, LSKG.isLocatedIn) == iri("place/tinh-hai-son")
    assert (gate, LSKG.hasBorderGateType, None) not in graph


def test_class_of_a_gate_by_a_page(graphs: dict[str, Graph]) -> None:
    graph, status = graphs["planning"], iri("published-status/gate-international")
    kind = URIRef(f"{CODE}border-gate-type/international")
    assert graph.value(status, LSKG.concernsThing) == iri("border-gate/gate")
    assert graph.value(status, LSKG.hasStatus) == kind
    assert graph.value(status, LSKG.refersToPeriod) == iri("period/2024-06")
    assert graph.value(status, LSKG.quotedText) == Literal("cảng quốc tế", lang="vi")
    assert graph.value(status, DCTERMS.source) == URIRef("https://example.org/page")
    assert graph.value(iri("border-gate/gate"), LSKG.hasBorderGateType) == kind


def test_project_and_programme(graphs: dict[str, Graph]) -> None:
    graph, road = graphs["entities"], iri("project/duong-ven-bien")
    assert graph.value(road, LSKG.hasProjectType) == URIRef(f"{CODE}project-type/road")
    assert graph.value(road, LSKG.concernsPlace) == iri("place/tinh-hai-son")
    programme = iri("programme/bien")
    assert graph.value(programme, LSKG.isPartOfInitiative) == iri("programme/van-hoa")


def test_what_a_project_is_and_is_to_be(graphs: dict[str, Graph]) -> None:
    graph, road = graphs["entities"], iri("project/duong-ven-bien")
    status = f"{CODE}implementation-status/"
    assert list(graph.objects(road, LSKG.hasImplementationStatus)) == [URIRef(f"{status}planned")]
    now = iri("hai-son-xx/status/duong-ven-bien-present-planned")
    later = iri("hai-son-xx/status/duong-ven-bien-future-completed")
    assert set(graph.subjects(LSKG.concernsThing, road)) == {now, later}
    assert graph.value(now, LSKG.hasStatusBasis) == URIRef(f"{CODE}basis/judged")
    assert graph.value(now, LSKG.hasPeriodBasis) == URIRef(f"{CODE}basis/not-stated")
    assert graph.value(later, LSKG.hasStatus) == URIRef(f"{status}completed")
    assert graph.value(later, LSKG.hasStatusTime) == URIRef(f"{CODE}status-time/future")
    assert graph.value(later, LSKG.refersToPeriod) == iri("period/2025-2030")
    words = graph.value(later, LSKG.isStatedIn)
    assert graphs["report"].value(words, LSKG.exactText) == Literal("Hoàn thành đường ven biển")
    labels = set(map(str, graph.objects(later, RDFS.label)))
    assert "Coastal Road: completed (in the future, 2025–2030)" in labels


def test_congress_of_the_report_is_described_once(graphs: dict[str, Graph]) -> None:
    congress = iri("congress/hai-son-xx")
    assert len(set(graphs["catalogue"].objects(congress, RDF.type))) == 1
    assert len(set(graphs["catalogue"].objects(congress, RDFS.label))) == 2
    assert (congress, LSKG.isMentionedIn, None) in graphs["entities"]


def test_roles_of_mentions(graphs: dict[str, Graph]) -> None:
    graph = graphs["entities"]
    assert (iri("place/tinh-hai-son"), LSKG.isNamedWithin, None) in graph
    assert (iri("collective/nhan-dan"), LSKG.isReferredToIn, None) in graph
    assert (iri("collective/nhan-dan"), LSKG.isMentionedIn, None) not in graph
