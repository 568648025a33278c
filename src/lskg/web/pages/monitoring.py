"""For those who run the service: whether it is well, and what it does."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from typing import Protocol

from flask import Blueprint, Response, jsonify
from prometheus_client import CollectorRegistry, Counter, Histogram, Info, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from lskg.web.http.error_stream import dropped_lines
from lskg.web.http.request_log import RequestRecord
from lskg.web.view.release import Site

_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
#: Seconds in which processes that all ended are replaced.
_WHILE = 2.0
_BUCKETS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0)


class Watched(Protocol):
    """What can be watched at work: the processes that answer queries."""

    def alive(self) -> int:
        """How many processes run."""
        ...

    def wanted(self) -> int:
        """How many should."""
        ...

    def lacking(self) -> float:
        """For how many seconds no process has been running; 0 while some are."""
        ...

    def load(self) -> dict[str, int]:
        """Queries that run, that are long, and that wait."""
        ...


class Metrics:
    """Counts requests and queries.

    Attributes:
        registry: holds the counts.
    """

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.registry.register(_Log())
        labels = ["route", "method", "status"]
        self._requests = Counter("lskg_requests", "Requests.", labels, registry=self.registry)
        self._seconds = Histogram(
            "lskg_request_seconds",
            "Time of a request.",
            ["route"],
            buckets=_BUCKETS,
            registry=self.registry,
        )
        self._queries = Counter(
            "lskg_queries", "Queries by outcome.", ["outcome"], registry=self.registry
        )
        self._query_seconds = Histogram(
            "lskg_query_seconds", "Time of a query.", buckets=_BUCKETS, registry=self.registry
        )

    def count(self, record: RequestRecord) -> None:
        """Count a request and its query."""
        method = record.method if record.method in _METHODS else "other"
        self._requests.labels(record.route, method, record.status).inc()
        self._seconds.labels(record.route).observe(record.seconds)
        if record.query is not None:
            self._queries.labels(record.query.outcome).inc()
            self._query_seconds.observe(record.query.seconds)


def operation(site: Site, counted: Metrics, watched: Watched | None) -> Blueprint:
    """`/health` and `/metrics`.

    Args:
        site: the release that is served.
        counted: what counts its requests.
        watched: the processes that answer queries, or None where there are none.
    """
    blueprint = Blueprint("operation", __name__)
    release = site.release
    # What is true of this release alone.
    own = CollectorRegistry()
    digest = str(release.get("digest"))
    Info("lskg_release", "The release in service.", registry=own).info({"digest": digest})
    if watched is not None:
        own.register(_Load(watched))

    @blueprint.get("/health")
    def health() -> Response:
        alive = watched.alive() if watched else None
        is_well = watched is None or watched.lacking() < _WHILE
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
        told = generate_latest(counted.registry) + generate_latest(own)
        response = Response(told, content_type=CONTENT_TYPE_LATEST)
        response.headers["Cache-Control"] = "no-store"
        return response

    return blueprint


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


class _Log(Collector):
    """What is missing in the log."""

    def collect(self) -> Iterable[CounterMetricFamily]:
        """The counter."""
        yield CounterMetricFamily(
            "lskg_log_lines_dropped", "Lines of the log that could not be written.", dropped_lines()
        )
