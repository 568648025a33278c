"""The page of a thing asks about that thing: it takes no longer where there are many reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from lskg.engine.endpoint import NOBODY, Answer, Client, QueryRequest
from lskg.engine.store import InProcess, Store
from lskg.web import create_app
from lskg.web.view.release import Site

THINGS = (
    "agency/ubnd-tinh",
    "indicator/grdp-growth",
    "lang-son-xviii/footnote/1",
    "lang-son-xviii/passage/427-467",
    "lang-son-xviii/section/1-ii-1",
    "lang-son-xviii/solution/1.1-cua-khau",
    "lang-son-xviii/target/1-growth",
)


@dataclass
class Listening:
    """An endpoint that keeps what it is asked."""

    inner: InProcess
    asked: list[QueryRequest] = field(default_factory=list)

    def answer(self, request: QueryRequest, client: Client = NOBODY) -> Answer:
        """See `Endpoint`."""
        self.asked.append(request)
        return self.inner.answer(request, client)


@pytest.fixture(scope="module")
def listening(release: Path) -> Listening:
    return Listening(InProcess(Store.open(release)))


@pytest.fixture(scope="module")
def alone(release: Path, listening: Listening) -> FlaskClient:
    return create_app(listening, Site.open(release)).test_client()


@pytest.mark.parametrize("thing", THINGS)
def test_a_page_asks_for_everything_once(
    alone: FlaskClient, listening: Listening, thing: str
) -> None:
    # The second time, what is made once for a release is there; a parameter has the page made.
    for path in (f"/doc/{thing}", f"/doc/{thing}?again"):
        listening.asked.clear()
        assert alone.get(path, headers={"Accept": "text/html"}).status_code == 200
    assert listening.asked
    assert [each.text for each in listening.asked if not each.bindings] == []


def test_what_all_reports_name_is_asked_once(alone: FlaskClient, listening: Listening) -> None:
    for path in ("/browse", "/browse?again"):
        listening.asked.clear()
        assert alone.get(path, headers={"Accept": "text/html"}).status_code == 200
    assert listening.asked == []
