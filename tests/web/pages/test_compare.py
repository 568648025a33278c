"""Targets against results: what the filters leave, in which order, and what the chart shows."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from flask.testing import FlaskClient


def names(html: str) -> list[str]:
    """The indicators of the table, in order."""
    return re.findall(r'<th scope="row"><a href="/[^"]*doc/indicator/([^"]+)">', html)


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


def test_order_by_how_far_each_has_come(real: FlaskClient) -> None:
    html = real.get("/compare?order=reached").text
    reached = [float(each) for each in re.findall(r'data-value="([\d.]+)"', html)]
    assert reached == sorted(reached, reverse=True)
    assert len(reached) > 10


def test_bars_are_the_lines_that_tell_how_far(real: FlaskClient) -> None:
    html = real.get("/en/compare").text
    found = re.search(r'data-bars="([^"]+)"', html)
    assert found is not None
    bars = json.loads(unescape(found[1]))["bars"]
    assert sorted(bar["reached"] for bar in bars) == sorted(
        float(each) for each in re.findall(r'data-value="([\d.]+)"', html)
    )
    visits = next(bar for bar in bars if bar["name"] == "Tourist visits")
    assert visits["reached"] == pytest.approx(4.4 / 6)


def test_no_match_says_so(real: FlaskClient) -> None:
    html = real.get("/compare?q=zzzz").text
    assert "Không có chỉ tiêu nào khớp" in html
    assert "data-bars" not in html
