"""The page of an indicator leads to those that it hangs together with, and tells its parts."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient


def related(html: str) -> dict[str, list[str]]:
    """What the section of relations of a page says, by what the others are."""
    found = re.search(r'<section aria-labelledby="related">.*?</section>', html, re.DOTALL)
    said: dict[str, list[str]] = {}
    last: list[str] = []
    for tag, words in re.findall(r"<(dt|dd)>(.*?)</\1>", found[0] if found else "", re.DOTALL):
        text = unescape(re.sub(r"<[^>]+>", "", words)).strip()
        if tag == "dt":
            last = said.setdefault(text, [])
        else:
            last.append(text)
    return said


@pytest.mark.parametrize(
    ("indicator", "title", "other"),
    [
        ("domestic-revenue", "Is a part of", "Total State budget revenue in the province"),
        ("state-budget-revenue", "Parts", "Domestic revenue"),
        ("tourism-revenue-growth", "Is the rate of growth or reduction of", "Tourism revenue"),
        ("tourism-revenue", "Rates of growth or reduction", "Growth rate of tourism revenue"),
        ("population-density", "Numerator", "Average population"),
        ("population-density", "Denominator", "Area"),
        ("area", "Shares and ratios made of it", "Population density"),
        ("pci-score", "Of the same composite index", "Places gained"),
    ],
)
def test_page_leads_to_related_indicators(
    real: FlaskClient, indicator: str, title: str, other: str
) -> None:
    found = related(real.get(f"/en/doc/indicator/{indicator}").text)
    assert any(each.startswith(other) for each in found[title]), found


def test_page_tells_the_parts_by_what_tells_them_apart(real: FlaskClient) -> None:
    found = related(real.get("/en/doc/indicator/covid-19-doses").text)
    assert len(found["by age"][0].split("; ")) == 3
    found = related(real.get("/doc/indicator/petitions-received").text)
    assert "đơn tố cáo" in found["theo loại đơn thư"][0]


def test_indicator_that_stands_alone_has_no_such_section(real: FlaskClient) -> None:
    assert related(real.get("/en/doc/indicator/petrol-stations").text) == {}


def test_indicator_of_a_part_leads_over(real: FlaskClient) -> None:
    answer = real.get("/doc/indicator/covid-19-doses-5-to-12")
    assert answer.status_code == 308
    assert answer.headers["Location"].endswith("/doc/indicator/covid-19-doses")
