"""For those who run the service: whether it is well, and what it does."""

from __future__ import annotations

import time
from collections.abc import Iterable
from http import HTTPStatus
from typing import Protocol

from flask import Blueprint, Flask, Response, g, jsonify, request
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from lskg.web.asked import asked
from lskg.web.site import Site

_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
_BUCKETS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0)


class Watched(Protocol):
    """What can be watched at work: the processes that answer queries."""

    def alive(self) -> int:
        """How many processes run."""
        ...

    def wanted(self) -> int:
        """How many should."""
        ...

    def load(self) -> dict[str, int]:
        """Queries that run, that are long, and that wait."""
        ...


def operation(app: Flask, site: Site, watched: Watched | None) -> Blueprint:
    """`/health` and `/metrics`.

    Args:
        app: the application whose requests are counted.
        site: the release that is served.
        watched: the processes that answer queries, or None where there are none.
    """
    registry = CollectorRegistry()
    _count_requests(app, registry)
    if watched is not None:
        registry.register(_Load(watched))
    blueprint = Blueprint("operation", __name__)
    release = site.release

    @blueprint.get("/health")
    def health() -> Response:
        alive = watched.alive() if watched else None
        is_well = alive is None or alive > 0
        response = jsonify(
            {
                "status": "ok" if is_well else "no process answers queries",
                "release": release.get("digest"),
                "version": release.get("version"),
                "triples": sum(release.get("triples", {}).values()),
                "processes": {"alive": alive, "wanted": watched.wanted()} if watched else None,
                "queries": watched.load() if watched else None,
            }
        )
        response.status_code = HTTPStatus.OK if is_well else HTTPStatus.SERVICE_UNAVAILABLE
        response.headers["Cache-Control"] = "no-store"
        return response

    @blueprint.get("/metrics")
    def metrics() -> Response:
        response = Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
        response.headers["Cache-Control"] = "no-store"
        return response

    return blueprint


def _count_requests(app: Flask, registry: CollectorRegistry) -> None:
    requests = Counter(
        "lskg_requests", "Requests.", ["route", "method", "status"], registry=registry
    )
    seconds = Histogram(
        "lskg_request_seconds",
        "Time of a request.",
        ["route"],
        buckets=_BUCKETS,
        registry=registry,
    )
    queries = Counter("lskg_queries", "Queries by outcome.", ["outcome"], registry=registry)
    query_seconds = Histogram(
        "lskg_query_seconds", "Time of a query.", buckets=_BUCKETS, registry=registry
    )

    @app.after_request
    def count(response: Response) -> Response:
        # The rule and not the path: paths are without number.
        route = request.url_rule.rule if request.url_rule else "none"
        method = request.method if request.method in _METHODS else "other"
        requests.labels(route, method, response.status_code).inc()
        now = time.monotonic()
        seconds.labels(route).observe(now - float(g.get("start", now)))
        if (query := asked()) is not None:
            queries.labels(query.outcome).inc()
            query_seconds.observe(query.seconds)
        return response


class _Load(Collector):
    """The load of the processes at the time when it is asked for."""

    def __init__(self, watched: Watched) -> None:
        self._watched = watched

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """The gauges."""
        yield GaugeMetricFamily(
            "lskg_processes_alive", "Processes that answer queries.", self._watched.alive()
        )
        load = GaugeMetricFamily("lskg_queries_under_way", "Queries under way.", labels=["state"])
        for state, number in self._watched.load().items():
            load.add_metric([state], number)
        yield load
