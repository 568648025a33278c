"""What search engines read in a page."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from lskg.web.pages.thing.schema_org import script


def data(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found is not None
    read: dict[str, Any] = json.loads(found[1])
    return read


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/doc/administrative-unit/186", "AdministrativeArea"),
        ("/doc/border-gate/cua-khau-huu-nghi", "Place"),
        ("/doc/indicator/forest-cover", "DefinedTerm"),
        ("/doc/lang-son-xviii/target/16-forest-cover", "Thing"),
    ],
)
def test_a_page_says_what_it_is_about(real: FlaskClient, path: str, kind: str) -> None:
    read = data(real.get(path).text)
    assert read["@type"] == kind
    assert read["@id"] == f"https://w3id.org/lskg/id{path.removeprefix('/doc')}"
    assert read["mainEntityOfPage"] == f"http://localhost{path}"
    assert {name["@language"] for name in read["name"]} == {"vi", "en"}


def test_the_home_page_describes_the_data_set_and_the_search(real: FlaskClient) -> None:
    site, dataset = data(real.get("/en/").text)["@graph"]
    assert site["potentialAction"]["target"]["urlTemplate"].startswith("http://localhost/en/search")
    assert dataset["@type"] == "Dataset"


def test_words_of_the_report_cannot_end_the_element() -> None:
    assert "</script" not in script({"name": "</script><script>alert(1)"})


def test_every_kind_of_page_is_shared_with_a_title_and_a_description(client: FlaskClient) -> None:
    for path in (
        "/",
        "/reports/lang-son-xviii/text",
        "/search",
        "/compare",
        "/map",
        "/browse",
        "/doc/lang-son-xviii/target/1-growth",
    ):
        html = client.get(path).text
        for name in ("title", "description", "type", "locale"):
            found = re.search(f'<meta property="og:{name}" content="([^"]+)">', html)
            assert found is not None, (path, name)
