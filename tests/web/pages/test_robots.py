"""What search engines are told."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from rdflib import DCAT, Graph

from lskg.engine.store import InProcess, Store
from lskg.release.files import published
from lskg.web import create_app
from lskg.web.pages import robots
from lskg.web.view.release import Site


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


def test_robots_may_have_every_download_of_the_description(client: FlaskClient) -> None:
    graph = Graph().parse(data=client.get("/dataset.ttl").data, format="turtle")
    files = {str(each) for each in graph.objects(None, DCAT.downloadURL)}
    rules = RobotFileParser()
    rules.parse(client.get("/robots.txt").text.splitlines())
    assert len(files) > 20
    assert [each for each in files if not rules.can_fetch("*", each)] == []
    assert not rules.can_fetch("*", "http://localhost/search?q=a")


def test_robots_of_a_site_below_a_path_name_its_paths(client: FlaskClient) -> None:
    text = client.get("/robots.txt", environ_overrides={"SCRIPT_NAME": "/plan"}).text
    assert "Disallow: /plan/en/sparql?" in text
    assert "Sitemap: http://localhost/plan/sitemap.xml" in text


def test_the_sitemap_says_when_the_release_was_made(client: FlaskClient, release: Path) -> None:
    tree = ElementTree.fromstring(client.get("/sitemap.xml").text)
    days = {each.text for each in tree.iter() if each.tag.endswith("}lastmod")}
    assert days == {published(release).date().isoformat()}


def test_a_sitemap_of_too_many_addresses_is_in_parts(
    client: FlaskClient, release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(robots, "_MOST", 50)
    cut = create_app(InProcess(Store.open(release)), Site.open(release)).test_client()
    parts = places(cut, "/sitemap.xml")
    assert len(parts) > 1
    found = [places(cut, each.removeprefix("http://localhost")) for each in parts]
    assert max(map(len, found)) == 50
    assert [each for part in found for each in part] == places(client, "/sitemap.xml")
    for path in ("/sitemap-0.xml", f"/sitemap-{len(parts) + 1}.xml"):
        assert cut.get(path).status_code == 404


def places(client: FlaskClient, path: str) -> list[str]:
    """The addresses that a sitemap names."""
    tree = ElementTree.fromstring(client.get(path).text)
    return [str(each.text) for each in tree.iter() if each.tag.endswith("}loc")]


TEXT = "/reports/lang-son-xviii/text"
#: Pages as they are asked for, and as they are called.
CANONICAL = {
    "/": "/",
    "/en/?theme=dark": "/en/",
    f"{TEXT}?at=0-20&utm_source=x": TEXT,
    "/en/doc/lang-son-xviii/target/1-growth?only=report": "/en/doc/lang-son-xviii/target/1-growth",
    "/tables/agencies?q=a": "/tables/agencies",
    "/tables/agencies?at=1": "/tables/agencies",
    "/search?q=tăng trưởng": "/search",
    "/validation?page=1": "/validation",
}


@pytest.mark.parametrize("root", ["", "/plan"])
@pytest.mark.parametrize("path", CANONICAL)
def test_a_page_names_its_address_in_both_languages(
    client: FlaskClient, path: str, root: str
) -> None:
    html = client.get(path, environ_overrides={"SCRIPT_NAME": root}).text
    vietnamese = CANONICAL[path].replace("/en/", "/", 1)
    assert links(html) == [
        ("canonical", "", f"http://localhost{root}{CANONICAL[path]}"),
        ("alternate", "vi", f"http://localhost{root}{vietnamese}"),
        ("alternate", "en", f"http://localhost{root}/en{vietnamese}"),
        ("alternate", "x-default", f"http://localhost{root}{vietnamese}"),
    ]


def links(html: str) -> list[tuple[str, str, str]]:
    """Relation, language and address of the links that say what a page is called."""
    pattern = r'<link rel="(canonical|alternate)"(?: hreflang="([\w-]+)")? href="([^"]+)">'
    return re.findall(pattern, html)


def test_parameters_that_make_another_page_are_part_of_its_address(
    real: FlaskClient, corpus: FlaskClient
) -> None:
    for site, path in (
        (real, "/questions/projects-in-a-district?district=183"),
        (real, "/tables/numbers?at=2"),
        (corpus, "/audit?report=an-hai-xx"),
        (corpus, "/en/map?report=an-hai-xx"),
    ):
        assert links(site.get(path).text)[0][2] == f"http://localhost{path}"
        assert links(site.get(f"{path}&theme=dark").text)[0][2] == f"http://localhost{path}"


@pytest.mark.parametrize("path", ["/nothing", "/audit?report=nothing"])
def test_what_is_not_there_has_no_address(client: FlaskClient, path: str) -> None:
    response = client.get(path, headers={"Accept": "text/html"})
    assert response.status_code >= 400
    assert links(response.text) == []


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
