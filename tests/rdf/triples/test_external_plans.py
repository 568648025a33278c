"""Links, planning targets and statistics in the real graph."""

from __future__ import annotations

from decimal import Decimal

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from tests.whole import Whole

from lskg.pipeline.assemble import union
from lskg.rdf.triples.data_cube import QB
from lskg.vocabulary import LSKG, SDMX_ATTRIBUTE, SDMX_MEASURE

ID = "https://w3id.org/lskg/id/"


@pytest.fixture(scope="module")
def graph(project_assembly: Whole) -> Graph:
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


def test_what_a_reorganization_took_in_is_what_its_unit_succeeds(graph: Graph) -> None:
    events = set(graph.subjects(RDF.type, LSKG.Reorganization))
    assert len(events) == 65 + 23, "the communes of today, and the provinces that were merged"
    through = {
        (new, old)
        for event in events
        for new in graph.objects(event, LSKG.establishesUnit)
        for old in graph.objects(event, LSKG.takesInUnit)
    }
    direct = {
        pair
        for term in (LSKG.isSuccessorOfWhole, LSKG.isSuccessorOfPart)
        for pair in graph.subject_objects(term)
    }
    assert through == direct
    assert len(direct) == 248


def test_reorganization_has_its_day_and_its_order(graph: Graph) -> None:
    event = thing("reorganization/05977-from-2025-07")
    assert str(graph.value(event, LSKG.takesEffectOn)) == "2025-07-01"
    order = graph.value(event, LSKG.isOrderedBy)
    assert graph.value(order, LSKG.documentNumber) == Literal("1672/NQ-UBTVQH15")
    assert graph.value(order, LSKG.isIssuedBy) == thing("agency/uy-ban-thuong-vu-quoc-hoi")
    orders = {
        str(graph.value(each, LSKG.documentNumber))
        for each in graph.objects(None, LSKG.isOrderedBy)
    }
    assert orders == {"1672/NQ-UBTVQH15", "202/2025/QH15"}


def test_nothing_that_exists_lies_in_a_unit_that_has_ended(graph: Graph) -> None:
    gates = set(graph.subjects(RDF.type, LSKG.BorderGate))
    for gate in gates:
        for place in graph.objects(gate, LSKG.isLocatedIn):
            assert (place, LSKG.validTo, None) not in graph, gate
    before = {
        (str(gate).removeprefix(f"{ID}border-gate/"), str(unit).removeprefix(ID))
        for gate, unit in graph.subject_objects(LSKG.wasLocatedIn)
    }
    assert before == {
        ("cua-khau-chi-ma", "administrative-unit/06541-until-2025-06"),
        ("cua-khau-ga-duong-sat-dong-dang", "administrative-unit/06184-until-2025-06"),
        ("cua-khau-tan-thanh", "administrative-unit/06166"),
    }
    for gate, unit in graph.subject_objects(LSKG.wasLocatedIn):
        now = set(graph.subjects(LSKG.isSuccessorOfWhole, unit))
        assert now & set(graph.objects(gate, LSKG.isLocatedIn)) == now != set()


def test_plan_is_laid_down_in_the_document_that_the_report_names(graph: Graph) -> None:
    named = {
        (str(plan).removeprefix(f"{ID}plan/"), str(document).removeprefix(f"{ID}document/"))
        for plan, document in graph.subject_objects(LSKG.isLaidDownIn)
        if (document, RDF.type, LSKG.LegalDocument) in graph
    }
    assert named == {
        ("236-qd-ttg", "quy-hoach-tinh-lang-son"),
        ("369-qd-ttg", "quy-hoach-vung-trung-du-va-mien-nui-phia-bac"),
        ("81-2023-qh15", "quy-hoach-tong-the-quoc-gia"),
        ("national-congress-13", "nghi-quyet-dai-hoi-toan-quoc-xiii"),
        ("national-congress-14", "nghi-quyet-dai-hoi-toan-quoc-xiv"),
        ("lang-son-congress-17", "nghi-quyet-dai-hoi-dang-bo-tinh-xvii"),
    }
    document = thing("document/quy-hoach-tinh-lang-son")
    assert graph.value(document, LSKG.documentNumber) == Literal("236/QĐ-TTg")
    assert (document, LSKG.isMentionedIn, None) in graph


def test_plan_of_the_report_is_a_plan_with_its_elements(graph: Graph) -> None:
    report = graph.value(None, RDF.type, LSKG.PoliticalReport)
    plan = graph.value(None, LSKG.isLaidDownIn, report)
    assert (plan, RDF.type, LSKG.Plan) in graph
    elements = set(graph.subjects(RDF.type, LSKG.PlanElement))
    assert len(elements) > 200
    assert set(graph.subjects(LSKG.isPartOfPlan, plan)) == elements
    assert not elements & set(graph.subjects(RDF.type, LSKG.Assessment))


def test_place_that_the_report_names_and_its_unit_are_one_thing(graph: Graph) -> None:
    province = thing("administrative-unit/20")
    assert (province, LSKG.isMentionedIn, None) in graph
    assert graph.value(province, LSKG.administrativeCode) == Literal("20")
    assert (thing("place/tinh-lang-son"), None, None) not in graph
    assert (province, SKOS.altLabel, Literal("tỉnh Lạng Sơn", lang="vi")) in graph
    labels = [str(each) for each in graph.objects(province, RDFS.label)]
    assert sorted(labels) == ["Lạng Sơn province", "Tỉnh Lạng Sơn"]
    assert (None, LSKG.concernsPlace, thing("administrative-unit/186")) in graph
    unsure = thing("place/xa-cong-son")
    assert (unsure, SKOS.closeMatch, thing("administrative-unit/06232")) in graph


def test_rank_and_score_lead_to_their_index(graph: Graph) -> None:
    index = graph.value(thing("indicator/par-index-rank"), LSKG.isAboutIndex)
    assert index == thing("index/par-index")
    assert (index, RDF.type, LSKG.Index) in graph
    assert set(graph.subjects(LSKG.isAboutIndex, thing("index/pci"))) == {
        thing("indicator/pci-score"),
        thing("indicator/provincial-competitiveness-rank-rise"),
    }


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


def test_target_of_the_last_congress_is_read_from_the_report(graph: Graph) -> None:
    target = thing("planning-target/lang-son-congress-17.grdp-growth.2021-2025")
    passage = graph.value(target, LSKG.isStatedIn)
    assert "từ 7 - 7,5%" in str(graph.value(passage, LSKG.exactText))
