"""What is typed is read as a person means it: kinds, numbers, spelling, other words, years."""

from __future__ import annotations

import pytest
from tests.parts import write_whole_index

from lskg.engine.store import Store
from lskg.search.asked import Facets
from lskg.search.search import Search
from lskg.text.document import Document

TERMS, BASE = "https://w3id.org/lskg/ns#", "https://e.org/"
THINGS = {
    "r/target/visits": ("IndicatorTarget", "Lượng khách du lịch: 6.000.000 lượt người (2030)"),
    "indicator/visits": ("Indicator", "Lượng khách du lịch"),
    "r/figure/0-1": ("ReportedFigure", "Lượng khách du lịch: 4.400 nghìn lượt (2025)"),
    "r/plan-link/1": ("PlanLink", "Du lịch → khách du lịch"),
    "r/limitation/1": ("Limitation", "Hạ tầng du lịch chưa đồng bộ"),
    "project/road": ("Project", "Đường vào khu du lịch"),
    "place/mau-son": ("Place", "Mẫu Sơn"),
    "place/bao-lam": ("Place", "Bảo Lâm"),
    "agency/ubnd": ("StateBody", "Ủy ban nhân dân"),
    "indicator/debt": ("Indicator", "Tỷ lệ nợ xấu dưới 8%"),
    "indicator/exports": ("Indicator", "Số lao động: 88.856 người"),
}
LINES = [
    line
    for path, (kind, label) in THINGS.items()
    for line in (
        f"<{BASE}id/{path}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{TERMS}{kind}> .",
        f'<{BASE}id/{path}> <http://www.w3.org/2000/01/rdf-schema#label> "{label}"@vi .',
    )
]
OUTSIDE = [
    f"<{BASE}id/statistic/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
    "<http://purl.org/linked-data/cube#Observation> .",
    f'<{BASE}id/statistic/1> <http://www.w3.org/2000/01/rdf-schema#label> "Khách du lịch 2011"@vi'
    " .",
]
PLACED = f"<{BASE}id/project/road> <{TERMS}concernsPlace> <{BASE}id/place/mau-son> ."
TEXT = "Bão lụt gây thiệt hại. Đã báo cáo cấp trên. Đồng chí Lương Văn Tri được công nhận."


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Search:
    path = tmp_path_factory.mktemp("search") / "search.db"
    graphs = {
        f"{BASE}graph/r/plan": "\n".join([*LINES, PLACED]).encode(),
        f"{BASE}graph/planning": "\n".join(OUTSIDE).encode(),
    }
    write_whole_index(Store.load(graphs, BASE), {"r": Document(TEXT)}, path)
    return Search(path)


def found(search: Search, text: str, facets: Facets | None = None) -> list[str]:
    return [
        hit.iri.removeprefix(f"{BASE}id/") for hit in search.find(text, facets or Facets()).hits
    ]


def test_target_and_indicator_come_first_and_links_last(search: Search) -> None:
    hits = found(search, "khách du lịch")
    assert set(hits[:2]) == {"indicator/visits", "r/target/visits"}
    assert hits[-1] == "r/plan-link/1"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("hạn chế du lịch", "r/limitation/1"),
        ("dự án ở Mẫu Sơn", "project/road"),
        ("mau son", "place/mau-son"),
        ("Mẩu Sơn", "place/mau-son"),
        ("mẫu sơm", "place/mau-son"),
        ("son mau", "place/mau-son"),
        ("UBND", "agency/ubnd"),
        ("8%", "indicator/debt"),
        ("4,400 thousand", "r/figure/0-1"),
        ("4400 nghìn", "r/figure/0-1"),
        ("6 triệu", "r/target/visits"),
        ("chỉ tiêu 2030", "r/target/visits"),
        ("bão", "r/0-22"),
        ("Lươn Văn Tri", "r/44-82"),
        ('"khu du lịch"', "project/road"),
    ],
)
def test_what_is_meant_comes_first(search: Search, typed: str, first: str) -> None:
    assert found(search, typed)[0] == first


def test_a_number_is_a_value(search: Search) -> None:
    assert "indicator/exports" not in found(search, "8%")
    assert "indicator/exports" not in found(search, "88")
    assert found(search, "88.856") == ["indicator/exports"] == found(search, "88,856")


def test_some_words_are_enough_where_nothing_has_all_and_it_is_said(search: Search) -> None:
    answer = search.find("doanh thu khách du lịch")
    assert answer.is_part
    assert {"indicator/visits", "r/target/visits"} == {
        hit.iri.removeprefix(f"{BASE}id/") for hit in answer.hits[:2]
    }
    assert not search.find("khách du lịch").is_part


def test_what_was_corrected_is_told(search: Search) -> None:
    assert search.find("mẫu sơm").corrected == ("sơn",)
    assert search.find("mẫu sơn").corrected == ()


def test_a_kind_alone_lists_what_is_of_it(search: Search) -> None:
    assert found(search, "dự án") == ["project/road"]


def test_what_other_sources_tell_can_be_left_away(search: Search) -> None:
    assert "statistic/1" in found(search, "du lịch")
    assert "statistic/1" not in found(search, "du lịch", Facets(is_told=True))
    hit = next(hit for hit in search.find("khách du lịch 2011").hits if "statistic" in hit.iri)
    assert hit.is_outside


def test_suggestions_come_while_the_last_word_is_typed(search: Search) -> None:
    hits = [hit.iri.removeprefix(f"{BASE}id/") for hit in search.suggest("khách du l")]
    assert set(hits[:2]) == {"indicator/visits", "r/target/visits"}
    assert search.suggest("") == ()
