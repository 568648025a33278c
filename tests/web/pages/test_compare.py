"""Targets against results: what the filters leave, in which order, and what each row tells."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from lskg.web.pages import compare
from lskg.web.pages.compare import Aim, _pages


def names(html: str) -> list[str]:
    """The indicators of the table, in order."""
    return re.findall(r'<th scope="row"><a href="/[^"]*doc/indicator/([^"]+)">', html)


def row(client: FlaskClient, words: str, language: str = "/en") -> str:
    """The only row of the table with some words."""
    html = client.get(f"{language}/compare", query_string={"q": words}).text
    (found,) = re.findall(r'<tr>\s*<th scope="row">.*?</tr>', html, re.S)
    return unescape(found)


def test_every_target_is_a_line(real: FlaskClient) -> None:
    assert len(names(real.get("/compare").text)) == 38
    assert len(names(real.get("/en/compare").text)) == 38


@pytest.mark.parametrize("words", ["che phủ rừng", "che phu rung", "CHE PHU"])
def test_words_narrow_with_or_without_diacritics(real: FlaskClient, words: str) -> None:
    assert names(real.get("/compare", query_string={"q": words}).text) == ["forest-cover"]


def test_states_part_the_targets(real: FlaskClient) -> None:
    states = ("reached", "within-range", "not-reached", "not-judged", "no-result")
    found = [names(real.get("/compare", query_string={"state": each}).text) for each in states]
    assert sorted(name for each in found for name in each) == sorted(
        names(real.get("/compare").text)
    )
    assert "new-party-members" in found[0]
    assert found[1] == ["grdp-share-services", "grdp-share-product-taxes"]
    assert "forest-cover" in found[2]
    assert "urban-waste-treated" in found[3]


def test_a_theme_leaves_its_targets(real: FlaskClient) -> None:
    html = real.get("/compare").text
    theme = re.findall(r'<option value="(https:[^"]+)">', html)[-1]
    left = names(real.get("/compare", query_string={"theme": theme}).text)
    assert 0 < len(left) < 34


def test_order_by_state_begins_with_what_is_reached(real: FlaskClient) -> None:
    html = real.get("/compare?order=state").text
    found = re.findall(r'<span class="state ([\w-]+)">', html)
    states = ["reached", "within-range", "not-reached", "not-judged", "no-result"]
    assert found == sorted(found, key=states.index)
    assert len(found) == 38


def test_values_of_a_row_stand_under_one_scale_word(real: FlaskClient) -> None:
    visits = row(real, "luong khach", "")
    assert "4,4 triệu lượt người" in visits
    assert "khoảng 6 triệu lượt người" in visits
    assert "tăng khoảng 1,6 triệu lượt người" in visits
    assert "6.000.000" in visits.split("<details>")[1]


def test_a_row_goes_from_the_baseline_over_the_result_to_the_target(real: FlaskClient) -> None:
    told = row(real, "per capita in US dollars")
    assert re.findall(r'<span class="when">(\d+)</span>', told) == ["2020", "2025", "2030"]
    assert told.index("1,917 ") < told.index("2,922 ") < told.index("about 5,000 ")
    assert re.findall(r'<path class="dot (\w+)"', told) == [
        "base",
        "result",
        "target",
        "hollow",
    ]
    assert "better than the baseline" in told


def test_a_target_that_is_passed_is_not_shown_as_bad(real: FlaskClient) -> None:
    told = row(real, "Party members rated")
    assert '<span class="state reached">' in told
    assert 'class="way reached"' in told
    assert "worse" not in told
    assert "Still to go" not in told


def test_what_falls_as_it_should_is_good(real: FlaskClient) -> None:
    told = row(real, "Poverty rate")
    assert "not reached" in told
    assert "down about 1.36 percentage points" in told


def test_a_target_without_a_result_has_no_drawing_and_says_why(real: FlaskClient) -> None:
    told = row(real, "human development")
    assert "<svg" not in told
    assert "the report states no result" in told


def test_names_are_whole(real: FlaskClient) -> None:
    html = real.get("/compare").text
    assert " … " not in html.split('<table class="compare">')[1].split("</table>")[0]


def test_no_match_says_so(real: FlaskClient) -> None:
    html = real.get("/compare?q=zzzz").text
    assert "Không có chỉ tiêu nào khớp" in html
    assert '<table class="compare">' not in html


def test_the_page_without_filters_is_kept(
    real: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = real.get("/compare").text
    monkeypatch.setattr(compare, "_rows", lambda *_: [])
    assert real.get("/compare").text == page
    assert names(real.get("/compare?order=state").text) == []


def aim(report: int, number: int) -> Aim:
    return Aim(f"{report}/{number}", str(report), f"indicator-{number}", "", "reached", "")


def test_a_page_asks_for_few_reports() -> None:
    aims = [aim(report, number) for report in range(34) for number in range(38)]
    pages = _pages(aims, "plan")
    assert [each for page in pages for each in page] == aims
    assert max(map(len, pages)) <= 60
    reached = [each for each in aims if each.indicator == "indicator-1"]
    assert max(len({each.report for each in page}) for page in _pages(reached, "state")) <= 5
    by_name = sorted(aims, key=lambda each: each.indicator)
    assert max(len({each.indicator for each in page}) for page in _pages(by_name, "indicator")) <= 5
    assert _pages([], "plan") == [[]]
