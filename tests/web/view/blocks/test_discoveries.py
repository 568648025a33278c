"""What the front page says was found out is what the graph has, and leads to its list."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from lskg.engine.store import Store
from lskg.sparql.query_files import load_query

EXAMPLES = Path(__file__).parents[4] / "queries" / "examples"
#: For each discovery a saved question that counts the same by another way.
SAME = {
    "sums that are wrong": "arithmetic-errors",
    "targets below what was reached": "targets-below-the-latest-figure",
    "limitation without a solution": "limitations-without-a-solution",
}


def news(html: str) -> dict[str, tuple[int, str]]:
    """The number and the link of each discovery by its words."""
    block = html.split('class="news"')[1].split("</nav>")[0]
    found = re.findall(r'<a href="([^"]+)"><b>([\d.,]+)</b> (.*?)</a>', block)
    return {words: (int(re.sub(r"\D", "", count)), unescape(href)) for href, count, words in found}


def targets(store: Store, where: str) -> int:
    query = f"""PREFIX lskg: <https://w3id.org/lskg/ns#>
        SELECT DISTINCT ?target WHERE {{ ?target a lskg:IndicatorTarget ; {where} }}"""
    return len([*store.select(query)])


def test_numbers_are_those_of_the_saved_questions(real: FlaskClient, project_store: Store) -> None:
    found = news(real.get("/en/").text)
    for words, name in SAME.items():
        rows = [*project_store.select(load_query(EXAMPLES / f"{name}.rq").text)]
        assert found[words][0] == len(rows), words
    nobody = targets(
        project_store,
        "lskg:hasResponsibilityStatus"
        " <https://w3id.org/lskg/code/responsibility-status/not-stated>",
    )
    assert found["targets with no body named as responsible"][0] == nobody
    ways = targets(project_store, "a ?class FILTER NOT EXISTS { ?way lskg:supportsTarget ?target }")
    assert found["targets that no solution or task serves"][0] == ways
    differing = real.get("/en/audit").text.split(
        '<section class="verdict" aria-labelledby="differs"'
    )
    assert found["places where another source differs"][0] == differing[1].split("</section>")[
        0
    ].count('<article class="check')


@pytest.mark.parametrize("language", ["", "/en"])
def test_each_number_leads_to_its_list(real: FlaskClient, language: str) -> None:
    home = real.get(f"{language}/").text
    found = news(home)
    assert len(found) >= 5
    for words, (count, href) in found.items():
        path, _, anchor = href.partition("#")
        page = real.get(path).text if path else home
        assert f'id="{anchor}"' in page, words
        listed = page.split(f'id="{anchor}"')[1]
        if anchor.startswith("found-"):
            assert listed.split("</ul>")[0].count("<li>") == count, words


def test_what_is_promised_and_found_stands_before_the_mottoes(real: FlaskClient) -> None:
    for path in ("/", "/en/"):
        html = real.get(path).text
        places = [
            html.index(each)
            for each in ('id="promised"', 'id="news"', 'id="targets"', 'id="goal"', 'id="mottoes"')
        ]
        assert places == sorted(places)


def test_the_english_front_has_no_paragraph_in_vietnamese(real: FlaskClient) -> None:
    main = real.get("/en/").text.split("<main")[1].split("</main>")[0]
    marked = re.findall(r'<(\w+)[^>]* lang="vi"[^>]*>(.*?)</\1>', main, re.DOTALL)
    assert [words for _, words in marked if len(words) > 60] == []


def test_several_reports_are_counted_together_and_each_by_itself(corpus: FlaskClient) -> None:
    both = news(corpus.get("/en/").text)
    single = [
        news(corpus.get(f"/en/reports/{key}").text) for key in ("an-hai-xx", "lang-son-xviii")
    ]
    assert {href for _, href in both.values()} <= {"/en/audit", "#reports"}
    assert sum(count for count, _ in both.values()) == sum(
        count for each in single for count, _ in each.values()
    )
    table = corpus.get("/en/").text.split('<table class="reports"')[1]
    for each in single:
        assert f'data-value="{sum(count for count, _ in each.values())}"' in table
