"""Themes from the words of a statement and of the headings above it."""

from __future__ import annotations

import csv
from importlib.resources import files
from pathlib import Path

import pytest
from rdflib import SKOS, Graph, URIRef

from lskg.extract.plan.elements import find_elements
from lskg.extract.plan.themes import find_themes, terms_in, with_themes
from lskg.extract.structure.sections import find_layout, find_sections
from lskg.text.document import Document

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("Đẩy mạnh xây dựng nông thôn mới, phát triển chăn nuôi", ("agriculture",)),
        ("Hoàn thành tuyến cao tốc và đường tỉnh", ("transport",)),
        ("Phát triển kinh tế cửa khẩu", ("border-gate-economy",)),
        ("Cải thiện môi trường đầu tư, thu hút các nhà đầu tư", ("investment",)),
        (
            "Giữ vững quốc phòng, an ninh; giải quyết khiếu nại, tố cáo",
            ("justice", "defence-security"),
        ),
        ("Nâng cao chất lượng hoạt động của Mặt trận Tổ quốc", ("front",)),
        ("Uỷ ban nhân dân các cấp", ("government",)),
        ("Phát triển kinh tế", ("economy",)),
        ("Phát triển kinh tế, trọng tâm là du lịch", ("tourism",)),
        ("Khó dự báo", ()),
    ],
)
def test_words_decide(text: str, themes: tuple[str, ...]) -> None:
    assert set(find_themes(text)) == set(themes)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Giữ môi trường hòa bình", "environment"),
        ("Theo cách làm khoa học, phù hợp", "science"),
        ("Chiến tranh thương mại lan rộng", "trade"),
        ("Hình thành văn hóa tiết kiệm", "culture"),
        ("Dự án ngoài ngân sách", "budget"),
    ],
)
def test_longer_phrase_hides_a_shorter_one(text: str, hidden: str) -> None:
    assert hidden not in find_themes(text)


def test_text_without_words_takes_those_of_the_nearest_heading_that_has_any() -> None:
    assert find_themes("Mở rộng trước năm 2027", ["Khó dự báo", "Du lịch", "Y tế"]) == ("tourism",)


def test_theme_of_the_heading_is_preferred() -> None:
    text = "Đầu tư y tế, du lịch, giao thông và đô thị"
    assert find_themes(text)[0] == "health"
    assert find_themes(text, ["Phát triển du lịch"])[0] == "tourism"


def test_at_most_three_themes() -> None:
    assert len(find_themes("Y tế, du lịch, giao thông, đô thị, thương mại")) == 3


def test_curated_themes_come_first(hai_son: Document) -> None:
    sections = find_sections(hai_son, find_layout(hai_son))
    elements = find_elements(hai_son, sections)
    path = "solution/1.1-nang-cap-cang-ca"
    themes = {each.path: each.themes for each in with_themes(hai_son, sections, elements, {})}
    assert themes[path] == ("economy",)
    curated = {path: ("transport",)}
    themes = {each.path: each.themes for each in with_themes(hai_son, sections, elements, curated)}
    assert themes[path] == ("transport",)


def test_divided_element_has_the_themes_of_its_heading_alone() -> None:
    document = Document("I. NHIỆM VỤ, GIẢI PHÁP\n1. Du lịch\n1.1. Y tế\nLàm cao tốc.\n")
    sections = find_sections(document, find_layout(document))
    found = with_themes(document, sections, find_elements(document, sections), {})
    assert [each.themes for each in found] == [("tourism",), ("health",)]


def test_terms_are_the_phrases_with_a_theme() -> None:
    assert terms_in("Du lịch trong môi trường hòa bình") == {"du lịch"}


def test_every_theme_of_the_list_is_a_code() -> None:
    codes = Graph().parse(ROOT / "ontology" / "codes.ttl")
    scheme = URIRef("https://w3id.org/lskg/code/theme")
    known = {str(code).rpartition("/")[2] for code in codes.subjects(SKOS.inScheme, scheme)}
    source = files("lskg.extract.plan").joinpath("theme_words.csv").read_text(encoding="utf-8")
    used = {row["theme"] for row in csv.DictReader(source.splitlines())}
    assert used - {""} <= known
    assert known == used - {""}, "a theme without a word is never found"
