"""One claim is one node, with the same properties whatever its source."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from rdflib import DCTERMS, RDF, Graph, URIRef
from rdflib.term import Node
from tests.whole import BASE, Whole

from lskg.extract.figures.read import read_figures
from lskg.extract.structure.read import read_structure
from lskg.iris import Iris
from lskg.pipeline.assemble import union
from lskg.rdf.triples.figures import aggregation_of, part_of_whole
from lskg.text.document import Document
from lskg.vocabulary import CODE, LSKG

ATTRIBUTES = ("hasIndicator", "refersToPeriod", "isAboutPlace", "hasValue", "hasFigureStatus")
TARGET = URIRef(f"{CODE}figure-status/target")


def thing(kind: str, slug: str) -> URIRef:
    return Iris(BASE, "lang-son-xviii").mint(kind, slug)


@pytest.fixture(scope="module")
def said(project_assembly: Whole) -> Graph:
    """Everything that is asserted or follows."""
    return union(
        graph for name, graph in project_assembly.graphs.items() if name not in {"ontology"}
    )


def kinds(said: Graph, claims: set[Node]) -> Counter[str]:
    """How many of some claims each class has, classes that follow included."""
    names = ("IndicatorTarget", "TargetFigure", "PlanningTarget", "ReportedFigure")
    return Counter(
        name for claim in claims for name in names if (claim, RDF.type, LSKG[name]) in said
    )


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Có 18/20 xã đạt chuẩn.", (18, 20)),
        ("Kết nạp 20/18 đảng viên.", (None, None)),
        ("Có 18 xã đạt chuẩn.", (None, None)),
    ],
)
def test_a_result_above_its_plan_is_no_part_of_a_whole(
    text: str, stated: tuple[int | None, int | None]
) -> None:
    (figure,) = read_figures(read_structure(Document(text), loose=True))[0]
    assert part_of_whole(figure) == stated


@pytest.mark.parametrize(
    ("text", "period", "kind", "aggregation"),
    [
        (
            "Bình quân mỗi năm kết nạp 2.166 đảng viên.",
            "annual 2021/2025",
            "count",
            "yearly-average",
        ),
        (
            "Bình quân tỷ lệ khá đạt 95%; tỷ lệ tốt 90%.",
            "annual 2021/2025",
            "share",
            "yearly-average",
        ),
        ("Bình quân một năm xử lý 90 vụ.", "annual 2021/2025", "count", "yearly-average"),
        (
            "Trồng bình quân 4 ha. Mỗi năm kết nạp 2.166 đảng viên.",
            "annual 2021/2025",
            "count",
            "yearly",
        ),
        (
            "Thu nhập bình quân đầu người hằng năm đạt 60 triệu đồng.",
            "annual 2021/2025",
            "amount",
            "yearly",
        ),
        (
            "Số tiêu chí bình quân mỗi xã hằng năm đạt 15 tiêu chí.",
            "annual 2021/2025",
            "level",
            "yearly",
        ),
        ("Hằng năm trồng 9.468 ha.", "annual 2021/2025", "amount", "yearly"),
        ("Hằng năm tăng 5%.", "annual 2021/2025", "rate", "yearly-average"),
        ("Bình quân mỗi năm kết nạp 2.166 đảng viên.", "2025", "count", None),
    ],
)
def test_a_yearly_value_is_a_mean_where_its_sentence_says_so(
    text: str, period: str, kind: str, aggregation: str | None
) -> None:
    document = Document(text)
    figure = read_figures(read_structure(document, loose=True))[0][-1]
    assert aggregation_of(replace(figure, period=period, kind=kind), document) == aggregation


def test_every_number_is_of_one_claim(said: Graph, project_assembly: Whole) -> None:
    """The figures that were read and the claims that have numbers are as many."""
    claims = set(said.objects(None, LSKG.isNumberOf))
    assert len(claims) == len(project_assembly.extraction.figures)
    assert claims == set(said.subjects(LSKG.hasFigureKind))


def test_each_target_of_the_list_has_its_number_and_no_double(said: Graph) -> None:
    targets = set(said.subjects(RDF.type, LSKG.IndicatorTarget))
    assert len(targets) == 38
    for target in targets:
        passages = set(said.subjects(LSKG.isNumberOf, target))
        assert passages
        assert all(set(said.objects(each, LSKG.isNumberOf)) == {target} for each in passages)
        assert set(said.subjects(LSKG.restates, target)) <= set(
            said.subjects(RDF.type, LSKG.Target)
        )


def test_other_numbers_that_are_wanted_are_told_apart(said: Graph) -> None:
    wanted = set(said.subjects(LSKG.hasFigureStatus, TARGET))
    numbers = wanted & set(said.objects(None, LSKG.isNumberOf))
    assert kinds(said, numbers) == {"IndicatorTarget": 38, "TargetFigure": 3, "PlanningTarget": 1}
    numbered = {each for each in numbers if (each, LSKG.elementNumber, None) in said}
    assert kinds(said, numbered) == {"IndicatorTarget": 34}


def test_what_the_report_quotes_of_another_plan_is_one_claim(said: Graph) -> None:
    claim = thing("planning-target", "lang-son-congress-17.grdp-growth.2021-2025")
    assert (claim, RDF.type, LSKG.QuantitativeStatement) in said
    assert len(set(said.subjects(LSKG.isNumberOf, claim))) == 3
    assert (None, LSKG.comparesWith, claim) not in said


def test_growth_is_a_reported_figure_of_an_indicator_of_growth(said: Graph) -> None:
    figures = {
        str(said.value(said.value(each, LSKG.hasValue), LSKG.valueText))
        for each in said.subjects(LSKG.hasIndicator, thing("indicator", "grdp-growth"))
        if (each, RDF.type, LSKG.ReportedFigure) in said
    }
    assert figures == {"7,16%", "5,2%"}


def test_no_change_is_a_value(said: Graph) -> None:
    changes = set(said.subjects(RDF.type, LSKG.ChangeStatement))
    assert changes
    assert changes & set(said.subjects(RDF.type, LSKG.ValueStatement)) == set()
    assert changes == set(said.subjects(LSKG.hasChangeBasis))


@pytest.mark.parametrize("kind", ["IndicatorTarget", "PlanningTarget", "PublishedStatistic"])
def test_values_of_every_source_say_the_same_of_themselves(said: Graph, kind: str) -> None:
    values = set(said.subjects(RDF.type, LSKG[kind]))
    assert values
    for name in ATTRIBUTES:
        assert {each for each in values if (each, LSKG[name], None) not in said} == set(), name
    assert {each for each in values if (each, DCTERMS.source, None) not in said} == set()


def test_place_is_left_out_where_a_sentence_names_another(said: Graph) -> None:
    """*tham dự giải vô địch Wushu châu Á tại Macao đạt 01 huy chương Đồng*"""
    stated = set(said.subjects(LSKG.hasFigureKind))
    placed = {each for each in stated if (each, LSKG.isAboutPlace, None) in said}
    medal = said.value(predicate=LSKG.hasBreakdown, object=CODE["breakdown/asian-wushu"])
    assert medal in stated - placed
    assert len(stated - placed) < len(stated) // 50


def test_every_printed_area_has_a_code(said: Graph) -> None:
    narrowed = set(said.subjects(LSKG.areaText))
    assert narrowed
    assert narrowed == set(said.subjects(LSKG.hasBreakdown))


def test_every_number_has_a_time_or_says_why_not(said: Graph) -> None:
    claims = set(said.subjects(RDF.type, LSKG.QuantitativeStatement))
    timed = {each for each in claims if (each, LSKG.refersToPeriod, None) in said}
    told = {each for each in claims if (each, LSKG.hasUndatedReason, None) in said}
    assert told
    assert claims - timed == told
    reasons = {str(code).rpartition("/")[2] for code in said.objects(None, LSKG.hasUndatedReason)}
    assert reasons == {"not-stated", "standing-rule", "time-of-writing", "undated-list"}


def test_changes_of_shares_are_in_points(said: Graph) -> None:
    rise = thing("figure", "4729-4733")
    value = said.value(rise, LSKG.hasValue)
    assert str(said.value(value, LSKG.hasUnit)).endswith("/PercentagePoint")
    assert str(said.value(value, LSKG.unitText)) == "%"
    revenue = said.value(thing("figure", "12514-12519"), LSKG.hasValue)
    assert str(said.value(revenue, LSKG.hasUnit)).endswith("/PERCENT")


@pytest.mark.parametrize(
    ("figure", "kind", "slug"),
    [
        ("143983-144001", "event", "sea-games"),
        ("134401-134409", "product", "khoai-lang"),
        ("138097-138110", "project", "du-an-ha-tang-khu-cong-nghiep-vsip-lang-son"),
        ("161737-161753", "agency", "lang-son.hoi-nong-dan-tinh"),
    ],
)
def test_figure_leads_to_what_it_is_of(said: Graph, figure: str, kind: str, slug: str) -> None:
    assert {str(each) for each in said.objects(thing("figure", figure), LSKG.isAboutThing)} == {
        f"{BASE}id/{kind}/{slug}"
    }


def test_condition_of_a_target_is_told(said: Graph) -> None:
    told = said.value(thing("target", "13-poor-households"), LSKG.conditionText)
    assert str(told) == "theo chuẩn nghèo đa chiều giai đoạn 2021 – 2025"
    assert (thing("target", "9-village-roads"), LSKG.conditionText, None) not in said


def test_group_that_the_province_is_one_of_is_no_rank(said: Graph) -> None:
    group = thing("figure", "17956-17963")
    assert (group, RDF.type, LSKG.ReportedFigure) in said
    assert (group, RDF.type, LSKG.RankingStatement) not in said
