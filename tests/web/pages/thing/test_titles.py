"""Every page has a title of its own, in both languages."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from lskg.engine.graph_connection import GraphConnection
from lskg.engine.store import InProcess, Store
from lskg.release.files import THINGS
from lskg.web.language import LANGUAGES, Language
from lskg.web.pages.thing.titles import Titles
from lskg.web.urls import Urls
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.localized import Reader
from lskg.web.view.release import Site


def title(client: FlaskClient, path: str) -> str:
    found = re.search(
        r"<title>(.*?)</title>", client.get(path, headers={"Accept": "text/html"}).text
    )
    assert found is not None, path
    return found[1]


@pytest.fixture(scope="module")
def index(project_release: Path, project_store: Store) -> GraphIndex:
    connection = GraphConnection(InProcess(project_store))
    return GraphIndex(connection, Site.open(project_release))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_things_have_one_title(
    index: GraphIndex, language: Language, project_release: Path
) -> None:
    reader, titles = Reader(language, Urls(language, "", index.site.base), index), Titles()
    things = (project_release / THINGS).read_text(encoding="utf-8").split()
    known = [each for each in things if reader.urls.document(each)]
    found = Counter(titles.title(reader, each) for each in known)
    assert len(known) > 4_000
    assert [name for name, times in found.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_other_page_has_the_title_of_a_thing(
    index: GraphIndex, language: Language, project_release: Path, real: FlaskClient
) -> None:
    reader, titles = Reader(language, Urls(language, "", index.site.base), index), Titles()
    things = (project_release / THINGS).read_text(encoding="utf-8").split()
    of_things = {titles.title(reader, each) for each in things if reader.urls.document(each)}
    sitemap = re.findall(r"<loc>http://localhost(/[^<]*)</loc>", real.get("/sitemap.xml").text)
    paths = [
        each
        for each in sitemap
        if "/doc/" not in each and each.startswith("/en/") == (language == "en")
    ]
    found = [unescape(title(real, each)) for each in paths]
    assert len(found) == len({*found}) > 50
    assert of_things & {*found} == set()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/doc/code/funding-source/local-budget", "ngân sách địa phương – nguồn vốn"),
        ("/en/doc/code/breakdown/local-budget", "local budget – breakdown"),
        ("/doc/product/thach-den", "thạch đen – sản phẩm"),
        (
            "/en/doc/administrative-unit/06034",
            "Chi Lăng commune (until 30 June 2025) – Tràng Định district (until 30 June 2025)",
        ),
        ("/en/doc/indicator/forest-cover", "Forest cover rate"),
    ],
)
def test_a_shared_name_is_told_apart(real: FlaskClient, path: str, words: str) -> None:
    assert title(real, path) == words


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_front_and_the_page_of_its_report_have_titles_of_their_own(
    real: FlaskClient, prefix: str
) -> None:
    assert title(real, f"{prefix}/") != title(real, f"{prefix}/doc/report/lang-son-xviii")


def test_the_texts_of_several_reports_have_titles_of_their_own(corpus: FlaskClient) -> None:
    texts = [title(corpus, f"/reports/{key}/text") for key in ("an-hai-xx", "lang-son-xviii")]
    assert len({*texts}) == 2
