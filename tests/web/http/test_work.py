"""Each request has a turn for its work, but for those that need none."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask
from tests.web.heaviest import HEAVIEST

from lskg.engine.limits import Limits
from lskg.engine.store import InProcess, Store
from lskg.errors import QueryInterrupted
from lskg.web import create_app
from lskg.web.http.request_state import request_state
from lskg.web.http.work import FREE, Work, give_way, paused, turn
from lskg.web.settings import Settings
from lskg.web.view.release import Site


def route(endpoint: str) -> str:
    """The name of a route in either language."""
    return endpoint.removeprefix("vi_").removeprefix("en_")


def test_what_is_free_is_a_route(app: Flask) -> None:
    routes = {rule.endpoint for rule in app.url_map.iter_rules()}
    assert routes >= FREE


def test_the_heaviest_request_of_each_route_is_known(app: Flask) -> None:
    routes = {route(rule.endpoint) for rule in app.url_map.iter_rules()}
    assert {each.route for each in HEAVIEST} == routes


@pytest.fixture
def busy_app(release: Path) -> Flask:
    """The application with one turn, for which nobody waits long."""
    limits = Limits(working=1, waiting=1, patience=0.1, per_minute=0)
    settings = Settings(limits=limits)
    return create_app(InProcess(Store.open(release)), Site.open(release), settings)


def test_every_route_but_the_free_ones_waits_for_its_turn(busy_app: Flask) -> None:
    work: Work = busy_app.extensions["lskg.work"]
    for heavy in HEAVIEST:
        method, path, body, headers = heavy.request(1)
        if "COUNT" in path:
            continue  # it ends only in a process of its own
        with work.slot("another"):
            reply = busy_app.test_client().open(path, method=method, data=body, headers=headers)
            reply.close()
        is_free = heavy.route in FREE and "text/html" not in headers.values()
        assert (reply.status_code == 429) is not is_free, heavy


def test_a_page_that_is_kept_waits_for_no_turn(busy_app: Flask) -> None:
    work: Work = busy_app.extensions["lskg.work"]
    client = busy_app.test_client()
    with work.slot("another"):
        assert client.get("/").status_code == 429
    assert client.get("/").status_code == 200
    with work.slot("another"):
        assert client.get("/").status_code == 200
        assert client.get("/", headers={"Accept": "text/html"}).status_code == 200
        assert client.get("/?theme=dark").status_code == 429
        assert client.get("/en/").status_code == 429


def test_a_client_that_has_too_many_is_told_so(release: Path) -> None:
    limits = Limits(working_per_client=0, per_minute=0)
    settings = Settings(limits=limits)
    app = create_app(InProcess(Store.open(release)), Site.open(release), settings)
    reply = app.test_client().get("/map")
    assert reply.status_code == 429
    assert reply.get_json()["limit"] == "working_per_client"


def test_who_waits_for_a_page_of_another_keeps_no_turn(busy_app: Flask) -> None:
    """One makes the page and waits for a query; the other waits for the page."""
    with ThreadPoolExecutor(4) as clients:
        replies = [clients.submit(busy_app.test_client().get, "/ontology") for _ in range(2)]
        assert {each.result(10).status_code for each in replies} == {200}


def test_a_turn_is_had_once_and_given_back(busy_app: Flask) -> None:
    work: Work = busy_app.extensions["lskg.work"]
    with busy_app.test_request_context("/"):
        with turn(), turn():
            assert work.running == 1
            with paused():
                assert work.running == 0
            give_way()
            assert work.running == 1
        assert work.running == 0
        assert request_state().slot is None
        give_way()
    give_way()


def test_what_takes_too_long_ends(release: Path) -> None:
    app = create_app(
        InProcess(Store.open(release)), Site.open(release), Settings(limits=Limits(seconds=0.05))
    )
    with app.test_request_context("/"), turn():
        give_way()
        threading.Event().wait(0.06)
        with pytest.raises(QueryInterrupted, match=r"0\.05 seconds to put together"):
            give_way()


def test_what_nobody_waits_for_ends(busy_app: Flask) -> None:
    gone = {"lskg.is_gone": lambda: True}
    context = busy_app.test_request_context("/", environ_overrides=gone)
    with context, turn(), pytest.raises(QueryInterrupted, match="Nobody waits"):
        give_way()
