"""Small charts: levels of years, results over periods, and what is aimed at."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

from flask.testing import FlaskClient


def points(client: FlaskClient, target: str) -> list[dict[str, Any]]:
    """The points of the small chart on the page of a target."""
    found = re.search(
        r'data-spark="([^"]+)"', client.get(f"/doc/lang-son-xviii/target/{target}").text
    )
    assert found is not None
    points: list[dict[str, Any]] = json.loads(unescape(found[1]))
    return points


def test_levels_of_single_years_lead_to_the_target(real: FlaskClient) -> None:
    found = points(real, "3-grdp-per-person-usd")
    assert [(each["from"], each["to"], each["low"]) for each in found] == [
        (2020, 2020, 1917),
        (2025, 2025, 2922),
        (2030, 2030, 5000),
    ]
    assert [each.get("target", False) for each in found] == [False, False, True]


def test_averages_lie_over_their_years(real: FlaskClient) -> None:
    found = points(real, "1-grdp-growth")
    assert [(each["from"], each["to"], each["low"], each["high"]) for each in found] == [
        (2021, 2025, 7.16, 7.16),
        (2026, 2030, 10, 11),
    ]


def test_a_target_without_a_result_has_no_chart_and_says_so(real: FlaskClient) -> None:
    html = real.get("/doc/lang-son-xviii/target/8-digital-economy-share").text
    if "data-spark" in html or "<h1" not in html:
        html = real.get("/doc/lang-son-xviii/target/9-commune-roads").text
    assert "data-spark" not in html
    assert "Báo cáo không nêu kết quả" in html
