"""The values of an indicator over time, on the pages of the real graph."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

from flask.testing import FlaskClient


def chart(html: str) -> dict[str, Any] | None:
    """The points of the chart of a page, or None when it has none."""
    found = re.search(r'data-\w+="(\{&#34;points.*?\})"', html)
    return json.loads(unescape(found[1])) if found else None


def test_figures_and_target_of_an_indicator_are_in_order_of_time(real: FlaskClient) -> None:
    found = chart(real.get("/doc/indicator/forest-cover").text)
    assert found is not None
    assert [(point["year"], point["target"]) for point in found["points"]] == [
        (2025, False),
        (2030, True),
    ]
    assert [point["value"] for point in found["points"]] == [64.5, 65]
    assert found["title"] == "Tỷ lệ che phủ rừng qua các năm"


def test_chart_is_in_the_language_of_the_page(real: FlaskClient) -> None:
    found = chart(real.get("/en/doc/indicator/forest-cover").text)
    assert found is not None
    assert "Forest cover rate" in found["title"]
    assert "qua các năm" not in found["title"]


def test_page_of_a_thing_that_is_no_indicator_has_no_chart(real: FlaskClient) -> None:
    page = real.get("/doc/lang-son-xviii/section/1")
    assert page.status_code == 200
    assert chart(page.text) is None


def test_what_the_words_of_a_figure_do_not_say_is_told(real: FlaskClient) -> None:
    rows = real.get("/en/doc/indicator/grdp-growth").text.split('id="series"')[1].split("<tr>")
    headed = [row for row in rows if '<span class="aside">from the heading</span>' in row]
    assert headed
    plain = real.get("/en/doc/indicator/forest-cover").text.split('id="series"')[1]
    (reached,) = [row for row in plain.split("<tr>") if "64.5%" in row][:1]
    assert "aside" not in reached
