"""Links, planning targets, statistics and discrepancies in the real graph."""

from __future__ import annotations

from decimal import Decimal

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from lskg.pipeline.assemble import Assembly, union
from lskg.rdf.triples.data_cube import QB
from lskg.vocabulary import LSKG, SDMX_ATTRIBUTE, SDMX_MEASURE

ID = "https://w3id.org/lskg/id/"


@pytest.fixture(scope="module")
def graph(project_assembly: Assembly) -> Graph:
    return union(project_assembly.graphs.values())


def thing(key: str) -> URIRef:
    return URIRef(ID + key)


def test_unit_has_code_validity_and_parent(graph: Graph) -> None:
    old = thing("administrative-unit/06184-until-2025-06")
    assert graph.value(old, LSKG.administrativeCode) == Literal("06184")
    assert str(graph.value(old, LSKG.validTo)) == "2025-06-30"
    assert graph.value(old, RDFS.label) is not None
    assert (old, LSKG.isLocatedIn, thing("administrative-unit/183")) in graph
    assert (old, LSKG.isLocatedIn, thing("place/viet-nam")) in graph, "inferred"


def test_successor_in_part_is_a_successor(graph: Graph) -> None:
    new = thing("administrative-unit/06625-from-2025-07")
    old = thing("administrative-unit/06622")
    assert (new, LSKG.isSuccessorOfPart, old) in graph
    assert (new, LSKG.isSuccessorOf, old) in graph, "inferred"
    assert (new, LSKG.isSuccessorOfWhole, old) not in graph


def test_nothing_is_the_same_as_anything(graph: Graph) -> None:
    assert not list(graph.subject_objects(OWL.sameAs))


def test_merged_province_is_only_close_to_the_item_of_its_name(graph: Graph) -> None:
    new = thing("administrative-unit/24-from-2025-07")
    item = URIRef("http://www.wikidata.org/entity/Q33408")
    assert (new, SKOS.closeMatch, item) in graph
    assert (new, SKOS.exactMatch, item) not in graph


def test_every_link_is_also_a_statement_with_a_reason(graph: Graph) -> None:
    links = list(graph.subjects(RDF.type, LSKG.ExternalLink))
    assert links
    for link in links:
        subject, predicate, target = (
            graph.value(link, name)
            for name in (LSKG.hasLinkSubject, LSKG.hasLinkPredicate, LSKG.hasLinkObject)
        )
        assert isinstance(predicate, URIRef)
        assert (subject, predicate, target) in graph
        assert (subject, RDFS.label, None) in graph, subject


def test_planning_target_keeps_its_words_and_normalized_bounds(graph: Graph) -> None:
    target = thing("planning-target/23-kh-ubnd.grdp-per-person-vnd.2030")
    value = graph.value(target, LSKG.hasValue)
    assert graph.value(value, LSKG.valueText) == Literal("150")
    assert graph.value(value, LSKG.normalizedLowerBound) == Literal(Decimal(150_000_000))
    quoted = Literal("GRDP bình quân đầu người đạt khoảng 150 triệu đồng", lang="vi")
    assert (target, LSKG.quotedText, quoted) in graph
    label = Literal(
        "23/KH-UBND: Tổng sản phẩm trên địa bàn (GRDP) bình quân đầu người tính bằng đồng "
        "Việt Nam: khoảng 150 triệu đồng (2030)",
        lang="vi",
    )
    assert (target, RDFS.label, label) in graph


def test_statistic_is_an_observation_in_base_units(graph: Graph) -> None:
    statistic = thing("statistic/nso-retail-sales.retail-sales.20.2010")
    assert (statistic, RDF.type, QB.Observation) in graph
    assert graph.value(statistic, SDMX_MEASURE.obsValue) == Literal(Decimal(9_318_100_000_000))
    assert graph.value(statistic, LSKG.publishedText) == Literal("9318.1 billion VND")
    assert str(graph.value(statistic, SDMX_ATTRIBUTE.obsStatus)).endswith("/actual")


def test_discrepancy_stands_with_its_words_and_the_other_values(graph: Graph) -> None:
    found = thing("lang-son-xviii/discrepancy/grdp-per-person-vnd-2025")
    passage = graph.value(found, LSKG.concernsPassage)
    assert "69,8 triệu đồng" in str(graph.value(passage, LSKG.exactText))
    values = {
        graph.value(other, SDMX_MEASURE.obsValue)
        for other in graph.objects(found, LSKG.comparesWith)
    }
    assert values == {Literal(Decimal(71_100_000)), Literal(Decimal(71_000_000))}


def test_target_of_the_last_congress_is_read_from_the_report(graph: Graph) -> None:
    target = thing("planning-target/lang-son-congress-17.grdp-growth.2021-2025")
    passage = graph.value(target, LSKG.isStatedIn)
    assert "từ 7 - 7,5%" in str(graph.value(passage, LSKG.exactText))
