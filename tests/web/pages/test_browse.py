"""Every way into the graph leads to as many things as it says."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize("anchor", ["by-class", "by-theme", "by-section", "by-year"])
def test_a_way_leads_to_as_many_things_as_it_says(real: FlaskClient, anchor: str) -> None:
    html = real.get("/browse").text
    block = html.split(f'<h2 id="{anchor}">')[1].split("</section>")[0]
    ways = re.findall(r'<li><a href="([^"]+)"><b>([\d.]+)</b>', block)
    assert ways
    for href, count in ways[:3]:
        assert f"{count} kết quả" in real.get(href).text, href


def test_agencies_and_places_are_listed_by_class(real: FlaskClient) -> None:
    html = real.get("/en/browse").text
    agencies, places = (
        html.split(f'<h2 id="{anchor}">')[1].split('<h2 id="')[0]
        for anchor in ("by-agency", "by-place")
    )
    assert "/en/doc/agency/lang-son.tinh-uy" in agencies
    assert "/en/doc/border-gate/cua-khau-huu-nghi" in places
