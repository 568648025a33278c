"""The protocol at `/mcp`: one message a request, and what is refused before the package."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from tests.web.http_site import lskg_serve
from tests.web.mcp.conftest import told, with_client
from werkzeug.test import TestResponse

from lskg.engine.limits import Limits
from lskg.engine.store import InProcess, Store
from lskg.web import create_app
from lskg.web.settings import Settings
from lskg.web.view.release import Site

HEADERS = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}
LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def post(client: FlaskClient, body: Any, **headers: str) -> TestResponse:
    data = body if isinstance(body, (bytes, str)) else json.dumps(body)
    return client.post("/mcp", data=data, headers=HEADERS | headers)


def test_a_message_is_answered_in_json_without_a_session(client: FlaskClient) -> None:
    answer = post(client, LIST)
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    assert answer.get_json()["id"] == 1
    assert len(answer.get_json()["result"]["tools"]) == 6
    assert "Mcp-Session-Id" not in answer.headers
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_pages_have_the_address_of_the_site(client: FlaskClient) -> None:
    asked = {"name": "search", "arguments": {"text": "che phủ rừng", "kind": "IndicatorTarget"}}
    message = {**LIST, "method": "tools/call", "params": asked}
    answer = client.post(
        "/mcp", json=message, headers=HEADERS, base_url="https://plan.example/graph/"
    )
    (hit,) = answer.get_json()["result"]["structuredContent"]["hits"]
    place = "/doc/lang-son-xviii/target/16-forest-cover"
    assert hit["page"] == f"https://plan.example/graph{place}"


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT"])
def test_there_is_no_stream_and_no_session_to_end(client: FlaskClient, method: str) -> None:
    answer = client.open("/mcp", method=method, headers=HEADERS)
    assert answer.status_code == 405
    assert {"POST", "OPTIONS"} <= set(answer.headers["Allow"].split(", "))


def test_scripts_of_other_sites_may_ask(client: FlaskClient) -> None:
    answer = client.options("/mcp")
    assert answer.status_code == 204
    assert "Mcp-Protocol-Version" in answer.headers["Access-Control-Allow-Headers"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("", 400),
        ("{", 400),
        ("null", 400),
        ("[]", 400),
        ("[" * 100_000, 400),
        ([LIST, LIST], 400),
        ({"jsonrpc": "2.0", "id": 1}, 400),
        ({"id": 1, "method": "tools/list"}, 400),
        (b"\xff\xfe", 400),
        ({**LIST, "method": "tools/drop"}, 200),
        ({**LIST, "method": "resources/subscribe", "params": {"uri": "lskg://terms"}}, 200),
        ({**LIST, "method": "tools/call", "params": {"name": 5}}, 200),
        ({**LIST, "method": "tools/call", "params": {"name": "search", "arguments": 5}}, 200),
    ],
)
def test_what_is_no_message_is_told(client: FlaskClient, body: Any, status: int) -> None:
    answer = post(client, body)
    assert answer.status_code == status
    assert answer.get_json()["error"]["message"]
    assert "Traceback" not in answer.text


def test_a_notification_is_taken_and_not_answered(client: FlaskClient) -> None:
    answer = post(client, {"jsonrpc": "2.0", "method": "notifications/initialized"})
    assert answer.status_code == 202
    assert answer.data == b""


def test_an_unknown_version_is_told(client: FlaskClient) -> None:
    answer = post(client, LIST, **{"Mcp-Protocol-Version": "2999-01-01"})
    assert answer.status_code == 400
    assert answer.get_json()["error"]


def test_another_type_or_format_is_refused(client: FlaskClient) -> None:
    assert client.post("/mcp", data="query=x").status_code in (400, 406, 415)
    assert post(client, LIST, Accept="text/html").status_code == 406


def test_a_large_message_is_refused(client: FlaskClient) -> None:
    answer = post(client, json.dumps(LIST) + " " * 2_000_000)
    assert answer.status_code == 413


def test_the_rate_of_a_client_is_that_of_all_requests(
    project_release: Path, project_store: Store
) -> None:
    settings = Settings(limits=Limits(per_minute=2), mcp=True)
    app = create_app(InProcess(project_store), Site.open(project_release), settings)
    client = app.test_client()
    assert [post(client, LIST).status_code for _ in range(3)] == [200, 200, 429]


def test_a_query_has_the_time_of_all_queries(release: Path) -> None:
    """In a real server: a query over its time is stopped, and the next one is answered."""
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?c != ?i) }"
    with lskg_serve(release.parent, "--mcp", "--timeout", "1") as port:

        async def ask(client: Any) -> tuple[Any, Any]:
            slow = await client.call_tool("query", {"query": endless, "language": "en"})
            return slow, await client.call_tool("query", {"query": "ASK {}"})

        slow, quick = with_client(f"http://127.0.0.1:{port}/mcp", ask)
    assert slow.is_error
    assert told(slow).startswith("The query took longer than 1 second")
    assert quick.structured_content["truth"] is True


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_the_client_of_the_package_works_in_both_ways(release: Path, mode: str) -> None:
    with lskg_serve(release.parent, "--mcp") as port:

        async def ask(client: Any) -> Any:
            await client.list_resources()
            return await client.call_tool("table", {})

        found = with_client(f"http://127.0.0.1:{port}/mcp", ask, mode)
    assert found.structured_content["tables"]
