"""The query behind each block of a page is answered, and by what the block shows."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

PAGES = (
    "/doc/indicator/forest-cover",
    "/doc/indicator/state-budget-revenue",
    "/doc/lang-son-xviii/target/16-forest-cover",
    "/doc/agency/lang-son.tinh-uy",
    "/doc/project/khu-do-thi-moi-huu-lung",
    "/doc/lang-son-xviii/section/1-i-1.1",
    "/doc/code/theme/tourism",
    "/doc/border-gate/cua-khau-huu-nghi",
)


@pytest.mark.parametrize("path", PAGES)
def test_the_query_of_every_block_has_an_answer(real: FlaskClient, path: str) -> None:
    html = real.get(path).text
    listed = html.split('<ul class="queries">')[1].split("</ul>")[0]
    links = re.findall(r'<a href="([^"]+)"', listed)
    links += re.findall(r'<a class="query-link" href="([^"]+)"', html)
    assert len(links) > 2
    for link in links:
        query = parse_qs(urlsplit(unescape(link)).query)["query"][0]
        accept = "text/turtle" if query.startswith("CONSTRUCT") else "text/csv"
        answer = real.get("/sparql", query_string={"query": query}, headers={"Accept": accept})
        assert answer.status_code == 200, query
        assert answer.text.count("\n") > 1, query
