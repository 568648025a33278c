"""Who asks: what tells clients apart, and whether they still wait."""

from __future__ import annotations

import ipaddress
from functools import lru_cache
from typing import TYPE_CHECKING

from werkzeug.http import parse_list_header

from lskg.engine.endpoint import Client

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

#: A household or office has an IPv6 network of this size.
_IPV6_PREFIX = 64
#: Addresses whose names are kept.
_KEPT = 1024


def client_of(environ: WSGIEnvironment) -> Client:
    """The client of a request; the server tells when it has hung up."""
    is_gone = environ.get("lskg.is_gone", lambda: False)
    return Client(client_name(environ.get("REMOTE_ADDR")), is_gone)


def forwarded(header: str | None, proxies: int) -> str | None:
    """The address that `X-Forwarded-For` gives behind so many proxies, as `ProxyFix` reads it.

    >>> forwarded("192.0.2.1, 192.0.2.2", 1), forwarded("192.0.2.2", 2)
    ('192.0.2.2', None)
    """
    addresses = parse_list_header(header or "")
    return addresses[-proxies] if len(addresses) >= proxies else None


@lru_cache(_KEPT)
def client_name(address: str | None) -> str:
    """What tells a client apart: its address, or its network.

    >>> client_name("192.0.2.7"), client_name("2001:db8::7"), client_name(None)
    ('192.0.2.7', '2001:db8::/64', 'unknown')
    """
    try:
        found = ipaddress.ip_address((address or "").partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, _IPV6_PREFIX), strict=False))
    return str(found)
