"""For those who run the service: health, metrics, the log, the rate, and proxies in front."""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from lskg.engine.limits import Limits
from lskg.engine.store import InProcess, Store
from lskg.web import create_app
from lskg.web.pages.monitoring import Watched
from lskg.web.settings import Settings
from lskg.web.view.release import Site

SELECT = "SELECT * { ?s ?p ?o } LIMIT 3"


class Load:
    """Processes that are as well as a test says."""

    def __init__(self, alive: int, lacking: float = 0.0) -> None:
        self._alive = alive
        self._lacking = lacking

    def alive(self) -> int:
        return self._alive

    def wanted(self) -> int:
        return 2

    def lacking(self) -> float:
        return self._lacking

    def load(self) -> dict[str, int]:
        return {"running": 1, "long": 0, "waiting": 3}


def make(release: Path, settings: Settings | None = None, watched: Watched | None = None) -> Flask:
    store = Store.open(release)
    return create_app(InProcess(store), Site.open(release), settings, watched)


def metrics(client: FlaskClient) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    families = text_string_to_metric_families(client.get("/metrics").text)
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in families
        for sample in family.samples
    }


def entries(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    return [json.loads(each.message) for each in caplog.records if each.name == "lskg.access"]


def test_health_tells_the_release_and_the_processes(release: Path) -> None:
    response = make(release, watched=Load(2)).test_client().get("/health")
    assert response.status_code == 200
    told = response.get_json()
    assert told["status"] == "ok"
    assert len(told["release"]) == 64
    assert told["triples"] > 1000
    assert told["processes"] == {"alive": 2, "wanted": 2}
    assert told["queries"] == {"running": 1, "long": 0, "waiting": 3}
    assert response.headers["Cache-Control"] == "no-store"


def test_health_is_good_while_processes_are_replaced(release: Path) -> None:
    assert make(release, watched=Load(0, 0.3)).test_client().get("/health").status_code == 200


def test_health_is_bad_when_nothing_answers(release: Path) -> None:
    response = make(release, watched=Load(0, 10.0)).test_client().get("/health")
    assert response.status_code == 503


def test_metrics_count_requests_and_queries(release: Path) -> None:
    client = make(release, watched=Load(2)).test_client()
    client.get("/sparql", query_string={"query": SELECT})
    client.get("/sparql", query_string={"query": "ASK {"})
    client.get("/doc/lang-son-xviii/target/1-growth")
    client.open("/sparql", method="BREW")
    found = metrics(client)
    route = ("route", "/sparql")
    assert (
        found["lskg_requests_total", frozenset({route, ("method", "GET"), ("status", "200")})] == 1
    )
    assert (
        found["lskg_requests_total", frozenset({route, ("method", "GET"), ("status", "400")})] == 1
    )
    assert found["lskg_queries_total", frozenset({("outcome", "answered")})] == 1
    assert found["lskg_queries_total", frozenset({("outcome", "malformed")})] == 1
    assert found["lskg_query_seconds_count", frozenset()] == 2
    assert found["lskg_processes_alive", frozenset()] == 2
    assert found["lskg_queries_under_way", frozenset({("state", "waiting")})] == 3
    paths = {value for _, labels in found for name, value in labels if name == "route"}
    assert "/doc/lang-son-xviii/target/1-growth" not in paths
    assert any(path.startswith("/doc/<") for path in paths)


@pytest.mark.parametrize(
    ("query", "status", "outcome", "rows"),
    [
        (SELECT, 200, "answered", 3),
        ("ASK {}", 200, "answered", None),
        ("ASK {", 400, "malformed", None),
        ("DROP ALL", 403, "refused", None),
        ("CONSTRUCT WHERE { ?s ?p ?o }", 406, "not acceptable", None),
    ],
)
def test_a_query_is_logged_by_its_hash(
    release: Path,
    caplog: pytest.LogCaptureFixture,
    query: str,
    status: int,
    outcome: str,
    rows: int | None,
) -> None:
    caplog.set_level(logging.INFO, "lskg.access")
    headers = {"Accept": "application/sparql-results+json"}
    make(release).test_client().get("/sparql", query_string={"query": query}, headers=headers)
    (entry,) = entries(caplog)
    assert entry["query"] == hashlib.sha256(query.encode()).hexdigest()[:16]
    assert (entry["status"], entry["outcome"], entry["rows"]) == (status, outcome, rows)
    assert (entry["method"], entry["path"], entry["client"]) == ("GET", "/sparql", "127.0.0.1")
    assert isinstance(entry["seconds"], float)
    assert query not in json.dumps(entry)


def test_an_entry_is_one_line(release: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "lskg.access")
    make(release).test_client().get("/a%0Ab%1b[31m/đ")
    (record,) = caplog.records
    assert record.message.isascii()
    assert record.message.isprintable()


def test_a_client_has_a_rate(release: Path) -> None:
    settings = Settings(limits=replace(Limits(), per_minute=5))
    client = make(release, settings).test_client()
    statuses = [client.get("/limits").status_code for _ in range(7)]
    assert statuses == [200] * 5 + [429] * 2
    refused = client.get("/sparql", query_string={"query": "ASK {}"})
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert json.loads(refused.data)["limit"] == "per_minute"
    assert client.get("/health").status_code == 200
    assert client.get("/limits", headers={"Accept": "text/html"}).mimetype == "text/html"
    other = {"REMOTE_ADDR": "192.0.2.1"}
    assert client.get("/limits", environ_overrides=other).status_code == 200


def test_a_network_of_ipv6_is_one_client(release: Path) -> None:
    client = make(release, Settings(limits=replace(Limits(), per_minute=2))).test_client()
    statuses = [
        client.get("/limits", environ_overrides={"REMOTE_ADDR": address}).status_code
        for address in ("2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8:0:1::1")
    ]
    assert statuses == [200, 200, 429, 200]


@pytest.mark.parametrize(
    ("proxies", "client", "host"),
    [(0, "127.0.0.1", "localhost"), (1, "198.51.100.7", "example.org"), (2, "192.0.2.9", "a.org")],
)
def test_proxies_are_believed_only_when_told(
    release: Path, caplog: pytest.LogCaptureFixture, proxies: int, client: str, host: str
) -> None:
    caplog.set_level(logging.INFO, "lskg.access")
    headers = {
        "X-Forwarded-For": "203.0.113.1, 192.0.2.9, 198.51.100.7",
        "X-Forwarded-Host": "a.org, example.org",
        "X-Forwarded-Proto": "https, https",
    }
    response = (
        make(release, Settings(proxies=proxies)).test_client().get("/sparql", headers=headers)
    )
    (entry,) = entries(caplog)
    assert entry["client"] == client
    scheme = "https" if proxies else "http"
    assert f"<{scheme}://{host}/sparql>" in response.text
