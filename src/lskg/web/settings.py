"""How to serve: addresses, limits, and whom to believe and to ask."""

from __future__ import annotations

from dataclasses import dataclass, field

from lskg.engine.limits import Limits


@dataclass(frozen=True, slots=True)
class Settings:
    """How to serve.

    Attributes:
        limits: what a request may take.
        proxies: proxies in front whose word on the client is believed.
        services: addresses of the servers that SERVICE clauses may ask.
        store: query address of a SPARQL server that answers the queries of others, or None.
        cache_bytes: bytes of answers that are cached for queries that are asked again; a quarter as
            many are cached compressed.
        access_log: whether each request is logged.
        connections: connections that are open at most.
        follow: whether a release comes into service by itself when it is published.
        client_connections: those of one client; of any number where there are proxies.
        mcp: whether assistants are answered, at `/mcp`.
        drain_seconds: how long answers that are under way may take when the server is to stop.
        corrections: where errors in the data are told: an address of ``mailto:``, or one of
            ``https:`` with ``{subject}`` and ``{body}`` in it; None where nobody is told.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    limits: Limits = field(default_factory=Limits)
    proxies: int = 0
    services: tuple[str, ...] = ()
    store: str | None = None
    cache_bytes: int = 16 * 1024 * 1024
    access_log: bool = False
    connections: int = 500
    follow: bool = False
    client_connections: int = 100
    mcp: bool = False
    drain_seconds: float = 30.0
    corrections: str | None = None
