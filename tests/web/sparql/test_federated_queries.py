"""Two SPARQL servers on one machine: each asks the other, and joins what it answers."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.ports import free_port
from tests.web.http_site import lskg_serve

from lskg.sparql.media_types import JSON

#: What an office elsewhere holds: its own figure for an indicator of ours.
THEIRS = """
PREFIX office: <https://office.example/ns#>
INSERT DATA {
  <https://office.example/forest> office:measures
    <https://w3id.org/lskg/id/indicator/forest-cover> ; office:value 63.9 ; office:year 2024 .
  <https://office.example/other> office:measures <https://office.example/else> .
}"""
PREFIXES = """
PREFIX lskg: <https://w3id.org/lskg/ns#>
PREFIX office: <https://office.example/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
OURS_PATTERN = """
  ?target a lskg:IndicatorTarget ;
    lskg:hasIndicator ?indicator ;
    lskg:hasValue/lskg:lowerBound ?bound .
  ?indicator rdfs:label ?name .
  FILTER(LANG(?name) = "vi")"""
THEIR_PATTERN = "?figure office:measures ?indicator ; office:value ?value ."


@pytest.fixture(scope="module")
def theirs() -> Iterator[str]:
    """The query address of an Oxigraph server with the data of an office."""
    command = str(Path(sys.executable).parent / "oxigraph")
    address = f"127.0.0.1:{free_port()}"
    with subprocess.Popen(
        [command, "serve", "--bind", address], stderr=subprocess.DEVNULL
    ) as process:
        for _ in range(100):
            try:
                httpx.get(f"http://{address}")
                break
            except httpx.HTTPError:
                time.sleep(0.1)
        update = {"Content-Type": "application/sparql-update"}
        httpx.post(f"http://{address}/update", content=THEIRS, headers=update).raise_for_status()
        yield f"http://{address}/query"
        process.terminate()


@pytest.fixture(scope="module")
def ours(project_release: Path, theirs: str) -> Iterator[str]:
    """The query address of `lskg serve` with the real graph, which may ask the office."""
    with lskg_serve(project_release.parent, "--allow-service", theirs) as port:
        yield f"http://127.0.0.1:{port}/sparql"


def rows(server: str, query: str) -> list[dict[str, str]]:
    answer = httpx.post(server, data={"query": query}, headers={"Accept": JSON}, timeout=60)
    assert answer.status_code == 200, answer.text
    bindings = json.loads(answer.text)["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in bindings]


EXPECTED = [{"name": "Tỷ lệ che phủ rừng", "bound": "65", "value": "63.9"}]


def test_a_query_here_asks_there(ours: str, theirs: str) -> None:
    query = f"""{PREFIXES} SELECT ?name ?bound ?value {{
        SERVICE <{theirs}> {{ {THEIR_PATTERN} }} {OURS_PATTERN} }}"""
    assert rows(ours, query) == EXPECTED


def test_a_query_there_asks_here(ours: str, theirs: str) -> None:
    query = f"""{PREFIXES} SELECT ?name ?bound ?value {{
        {THEIR_PATTERN} SERVICE <{ours}> {{ {OURS_PATTERN} }} }}"""
    assert rows(theirs, query) == EXPECTED


def test_a_server_that_is_not_listed_is_not_asked(ours: str, theirs: str) -> None:
    query = f"SELECT * {{ SERVICE <{theirs}/else> {{ ?s ?p ?o }} }}"
    answer = httpx.post(ours, data={"query": query})
    assert answer.status_code == 403
    assert "does not ask that server" in answer.text
