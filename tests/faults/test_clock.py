"""A clock that jumps neither lets a client ask more for long, nor keeps it out."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from lskg.engine.limits import Limits
from lskg.engine.store import InProcess, Store
from lskg.web import create_app
from lskg.web.settings import Settings
from lskg.web.view.release import Site

HOUR = 3600.0
MOST = 3


@pytest.fixture
def client(release: Path) -> FlaskClient:
    settings = Settings(limits=Limits(per_minute=MOST))
    return create_app(InProcess(Store.open(release)), Site.open(release), settings).test_client()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """By how many seconds the clock of the wall is wrong."""
    wrong, right = [0.0], time.time
    monkeypatch.setattr(time, "time", lambda: right() + wrong[0])
    return wrong


@pytest.mark.parametrize("jump", [HOUR, -HOUR, 24 * HOUR, -24 * HOUR])
def test_a_client_waits_a_minute_at_most(
    client: FlaskClient, clock: list[float], jump: float
) -> None:
    statuses = [client.get("/limits").status_code for _ in range(MOST + 1)]
    assert statuses == [200] * MOST + [429]
    clock[0] += jump
    for _ in range(2 * MOST):
        reply = client.get("/limits")
        assert reply.status_code in (200, 429)
        if reply.status_code == 429:
            assert 1 <= int(reply.headers["Retry-After"]) <= 60
    clock[0] += 121
    assert client.get("/limits").status_code == 200
