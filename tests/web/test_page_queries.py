"""The queries of pages are those of the visitor: refused like others, and never half a page."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from lskg.engine.endpoint import NOBODY, Answer, Client, QueryRequest
from lskg.engine.store import InProcess, Store
from lskg.errors import LskgError, QueryInterrupted, QueryTimeout, StoreBusy
from lskg.web import create_app
from lskg.web.view.release import Site

TARGET = "/en/doc/lang-son-xviii/target/1-growth"
PATHS = (
    TARGET,
    "/id/lang-son-xviii/target/1-growth",
    "/doc/lang-son-xviii/target/1-growth.ttl",
    "/en/compare",
    "/questions/targets",
    "/en/ontology",
    "/reconcile/properties",
    "/neighbours.json?thing=https://w3id.org/lskg/id/lang-son-xviii/target/1-growth",
)
FAILURES = (
    (StoreBusy("Busy."), 429),
    (QueryTimeout("Late.", limit="seconds"), 503),
    (QueryInterrupted("Stopped."), 503),
)


class Failing:
    """An endpoint that fails after some queries, where it is told to."""

    def __init__(self, release: Path) -> None:
        self._inner = InProcess(Store.open(release))
        self.asked: list[tuple[QueryRequest, Client]] = []
        self.error: LskgError | None = None
        self.good = 0

    def answer(self, request: QueryRequest, client: Client = NOBODY) -> Answer:
        """Answer in this process, or fail."""
        self.asked.append((request, client))
        if self.error is not None and self.good <= 0:
            raise self.error
        self.good -= 1
        return self._inner.answer(request, client)


@pytest.fixture(scope="module")
def site(release: Path) -> tuple[Failing, FlaskClient]:
    endpoint = Failing(release)
    return endpoint, create_app(endpoint, Site.open(release)).test_client()


def test_what_is_read_at_the_start_is_asked_by_nobody_and_without_limits(release: Path) -> None:
    endpoint = Failing(release)
    create_app(endpoint, Site.open(release))
    assert endpoint.asked
    assert {(request.limited, client) for request, client in endpoint.asked} == {(False, NOBODY)}


@pytest.mark.parametrize("path", PATHS)
def test_a_page_asks_as_its_visitor_within_limits(
    site: tuple[Failing, FlaskClient], path: str
) -> None:
    endpoint, client = site
    endpoint.error = None
    endpoint.asked.clear()
    answer = client.get(path, environ_overrides={"REMOTE_ADDR": "192.0.2.9"})
    assert answer.status_code in (200, 303)
    assert endpoint.asked
    assert {(request.limited, who.name) for request, who in endpoint.asked} == {(True, "192.0.2.9")}


@pytest.mark.parametrize("path", PATHS)
def test_a_page_that_cannot_be_made_is_a_problem_and_is_made_later(
    release: Path, path: str
) -> None:
    endpoint = Failing(release)
    client = create_app(endpoint, Site.open(release)).test_client()
    for good, (error, status) in product((0, 1, 2), FAILURES):
        endpoint.error, endpoint.good = error, good
        answer = client.get(path, headers={"Accept": "text/html, */*;q=0.1"})
        if good and answer.status_code in (200, 303):
            break
        assert answer.status_code == status
        assert int(answer.headers["Retry-After"]) > 0
        assert answer.headers["Cache-Control"] == "no-store"
    endpoint.error = None
    whole = create_app(InProcess(Store.open(release)), Site.open(release)).test_client()
    assert client.get(path).data == whole.get(path).data
