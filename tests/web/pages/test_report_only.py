"""`only=report` leaves away what other sources than reports say, wherever they would be shown."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

import pytest
from flask.testing import FlaskClient

INDICATOR = "/en/doc/indicator/forest-cover"
CHART = "/charts/indicator/forest-cover.csv"


def _sources(client: FlaskClient, query: str = "") -> set[str]:
    text = client.get(f"{CHART}{query}").get_data(as_text=True)
    return {row["source_kind"] for row in csv.DictReader(io.StringIO(text))}


def test_charts_have_the_values_of_reports_alone(real: FlaskClient) -> None:
    assert {"statistic", "plan"} <= _sources(real)
    assert _sources(real, "?only=report") == {"result", "target"}


def test_the_page_of_an_indicator_names_no_other_source(real: FlaskClient) -> None:
    whole, told = (real.get(INDICATOR + query).text for query in ("", "?only=report"))
    assert "/doc/statistic/" in whole
    assert "/doc/statistic/" not in told
    assert "/doc/lang-son-xviii/target/16-forest-cover?only=report" in told


def test_checks_against_other_sources_are_left_away(real: FlaskClient) -> None:
    whole, told = (real.get(f"/audit{query}").text for query in ("", "?only=report"))
    assert 'id="differs"' in whole
    assert 'id="differs"' not in told
    assert 'id="error"' in told
    assert "#differs" in real.get("/").text
    assert "#differs" not in real.get("/?only=report").text


def test_the_map_and_the_lists_have_what_reports_name(real: FlaskClient) -> None:
    for path in ("/map", "/browse"):
        whole, told = (real.get(path + query).text for query in ("", "?only=report"))
        assert told.count("href=") < whole.count("href=")
    assert "/doc/border-gate/cua-khau-huu-nghi?only=report" in real.get("/map?only=report").text


@pytest.mark.parametrize("path", ["/", "/en/compare?state=reached&page=1", INDICATOR])
def test_every_page_leads_to_itself_with_and_without(real: FlaskClient, path: str) -> None:
    switch = re.compile(r'id="other-sources" rel="nofollow" href="([^"]+)"')
    (away,) = switch.findall(real.get(path).text)
    assert unescape(away) == f"{path}{'&' if '?' in path else '?'}only=report"
    (back,) = switch.findall(real.get(unescape(away)).text)
    assert unescape(back) == path
