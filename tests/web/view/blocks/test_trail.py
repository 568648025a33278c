"""The way to a page from the top, for readers and for programs."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from flask.testing import FlaskClient


def trail(html: str) -> list[tuple[str, str | None]]:
    """The words and paths of the breadcrumbs."""
    nav = re.search(r'<nav class="breadcrumbs"[^>]*>(.*?)</nav>', html, re.DOTALL)
    assert nav is not None
    found = []
    for item in re.findall(r"<li>(.*?)</li>", nav[1], re.DOTALL):
        href = re.search(r'href="([^"]+)"', item)
        words = unescape(re.sub("<[^>]+>", "", item))
        found.append((words, unescape(href[1]) if href else None))
    assert nav[1].count('aria-current="page"') == 1
    return found


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        ("/doc/lang-son-xviii/target/16-forest-cover", ["/", "/compare", None]),
        ("/doc/code/theme/tourism", ["/", "/browse#by-theme", "/doc/code/theme/economy", None]),
        (
            "/doc/lang-son-xviii/measure/1.3-tap-trung-phat-trien-cong-vien",
            [
                "/",
                "/search?kind=https%3A%2F%2Fw3id.org%2Flskg%2Fns%23PolicyMeasure",
                "/doc/lang-son-xviii/solution-group/1-tiep-tuc-co-cau-lai-nen",
                "/doc/lang-son-xviii/solution/1.3-day-manh-thu-hut-dau-tu",
                None,
            ],
        ),
        (
            "/doc/lang-son-xviii/section/1-i-1.1",
            [
                "/",
                "/reports/lang-son-xviii/text",
                "/doc/lang-son-xviii/section/1",
                "/doc/lang-son-xviii/section/1-i",
                "/doc/lang-son-xviii/section/1-i-1",
                None,
            ],
        ),
        (
            "/doc/agency/lang-son.tinh-uy",
            ["/", "/search?kind=https%3A%2F%2Fw3id.org%2Flskg%2Fns%23PartyCommittee", None],
        ),
    ],
)
def test_steps_lead_to_pages(real: FlaskClient, path: str, steps: list[str | None]) -> None:
    found = trail(real.get(path).text)
    assert [href for _, href in found] == steps
    for _, href in found:
        if href is not None:
            assert real.get(href.partition("#")[0]).status_code == 200, href


@pytest.mark.parametrize("language", ["", "/en"])
def test_programs_read_the_same_steps(real: FlaskClient, language: str) -> None:
    html = real.get(f"{language}/doc/lang-son-xviii/section/1-i-1.1").text
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    listed = [each for each in map(json.loads, scripts) if each["@type"] == "BreadcrumbList"]
    assert len(listed) == 1
    items = listed[0]["itemListElement"]
    assert [each["position"] for each in items] == [*range(1, len(items) + 1)]
    assert [each["name"] for each in items] == [words for words, _ in trail(html)]
    assert all(each["item"].startswith("http://localhost/") for each in items)
    assert items[-1]["item"] == f"http://localhost{language}/doc/lang-son-xviii/section/1-i-1.1"


def test_a_thing_of_one_of_several_reports_leads_to_that_report(corpus: FlaskClient) -> None:
    found = trail(corpus.get("/doc/an-hai-xx/target/1-growth").text)
    assert [href for _, href in found] == ["/reports/an-hai-xx", "/compare?report=an-hai-xx", None]
    shared = trail(corpus.get("/doc/indicator/grdp-growth").text)
    assert shared[0][1] == "/"
