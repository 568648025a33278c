"""Pages say how they are cited, and where an error in them is told."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from lskg.cli.main import main
from lskg.engine.limits import Limits
from lskg.engine.store import InProcess, Store
from lskg.web import create_app
from lskg.web.settings import Settings
from lskg.web.view.release import Site

TARGET = "/doc/lang-son-xviii/target/1-growth"
IRI = "https://w3id.org/lskg/id/lang-son-xviii/target/1-growth"


def texts(page: str) -> list[str]:
    found = re.findall(r'<code id="cite-text-\d"[^>]*>(.*?)</code>', page, re.DOTALL)
    return [html.unescape(each) for each in found]


def link(page: str) -> str | None:
    found = re.search(r'<a href="([^"]*)" rel="nofollow">', page)
    return html.unescape(found[1]) if found else None


def site_with(release: Path, corrections: str | None) -> FlaskClient:
    settings = Settings(limits=Limits(per_minute=0), corrections=corrections)
    return create_app(InProcess(Store.open(release)), Site.open(release), settings).test_client()


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_page_of_a_thing_is_cited_by_its_iri(client: FlaskClient, prefix: str) -> None:
    plain, bibtex, csl = texts(client.get(f"{prefix}{TARGET}").text)
    assert IRI in plain
    assert f"\\url{{{IRI}}}" in bibtex
    assert bibtex.startswith("@misc{id-lang-son-xviii-target-1-growth,")
    assert bibtex.count("{") == bibtex.count("}")
    (item,) = json.loads(csl)
    assert item["URL"] == IRI
    assert item["title"] in plain
    assert item["version"] in plain
    assert ("Political report" in plain) == (prefix == "/en")


@pytest.mark.parametrize(
    "path",
    ["/tables/targets", "/questions/targets-by-theme", "/questions/targets-by-theme?topic=tourism"],
)
def test_tables_and_questions_are_cited_by_an_address_that_lasts(
    real: FlaskClient, path: str
) -> None:
    plain, bibtex, csl = texts(real.get(path).text)
    for words in (plain, bibtex, csl):
        assert f"https://w3id.org/lskg{path}" in words
    # The release is named by its digest, and the report by its term.
    assert re.search(r"\+[0-9a-f]{16}", plain)
    assert "2025–2030" in plain


def test_a_page_names_nobody_where_nobody_is_told(client: FlaskClient) -> None:
    assert link(client.get(TARGET).text) is None


def test_an_error_is_told_with_thing_value_and_words(release: Path) -> None:
    client = site_with(release, "mailto:data@example.org")
    found = link(client.get(TARGET).text)
    assert found
    assert found.startswith("mailto:data@example.org?subject=")
    told = parse_qs(urlsplit(found).query)
    assert IRI in told["body"][0]
    assert "10%" in told["body"][0]
    assert len(found) < 8_000


def test_an_error_is_told_at_an_address_with_places(release: Path) -> None:
    client = site_with(release, "https://example.org/new?title={subject}&text={body}")
    found = link(client.get(f"/en{TARGET}").text)
    assert found
    assert found.startswith("https://example.org/new?title=Error%3A%20")
    assert IRI in unquote(found)
    assert "&text=About" in found


def test_what_a_page_says_cannot_leave_its_place(release: Path) -> None:
    """Names with the signs of addresses and of HTML stay within the message."""
    found = link(site_with(release, "mailto:data@example.org").get(TARGET).text)
    assert found
    assert set(parse_qs(urlsplit(found).query)) == {"subject", "body"}


def test_an_address_of_another_kind_is_refused() -> None:
    said = CliRunner().invoke(main, ["serve", "--corrections", "javascript:alert(1)"])
    assert said.exit_code == 2
    assert "mailto:" in said.output
