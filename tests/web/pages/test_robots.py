"""What search engines are told."""

from __future__ import annotations

import gzip
import re
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient


def test_every_page_of_the_sitemap_is_there_in_both_languages(client: FlaskClient) -> None:
    tree = ElementTree.fromstring(client.get("/sitemap.xml").text)
    places = [str(each.text) for each in tree.iter() if each.tag.endswith("}loc")]
    assert "http://localhost/en/doc/lang-son-xviii/target/1-growth" in places
    assert "http://localhost/en/questions/targets" in places
    for place in places[:60]:
        assert client.get(place.removeprefix("http://localhost")).status_code == 200, place


def test_robots_leave_queries_alone_and_find_the_sitemap(client: FlaskClient) -> None:
    text = client.get("/robots.txt").text
    assert "Disallow: /sparql?" in text
    assert "Disallow: /en/embed/" in text
    assert "Sitemap: http://localhost/sitemap.xml" in text


def test_alternates_are_whole_addresses(client: FlaskClient) -> None:
    html = client.get("/en/reports/lang-son-xviii/text").text
    found = dict(re.findall(r'<link rel="alternate" hreflang="(\w+)" href="([^"]+)">', html))
    assert found == {
        "vi": "http://localhost/reports/lang-son-xviii/text",
        "en": "http://localhost/en/reports/lang-son-xviii/text",
    }


@pytest.mark.parametrize(
    "path", ["/ontology", "/ontology.ttl", "/ontology.rdf", "/data/plan", "/sparql"]
)
def test_long_answers_are_compressed_for_those_who_can_read_it(
    client: FlaskClient, path: str
) -> None:
    packed = client.get(path, headers={"Accept-Encoding": "gzip"})
    plain = client.get(path)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.data) == plain.data
