"""The head of a request, and the environment that WSGI makes of it.

httptools (llhttp) holds requests to https://www.rfc-editor.org/rfc/rfc9112: it refuses bare line
feeds, folded lines, bad names, and lengths that contradict each other. Here stands what it leaves.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from functools import lru_cache
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from lskg.web.http.server.refusals import Refusal, malformed

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

LARGEST_HEAD = 64 * 1024
_AUTHORITY = re.compile(rb"(?:[\w.~%!$&'()*+,;=-]+|\[[0-9A-Fa-f:.]+\])(?::\d*)?", re.ASCII)
_ABSOLUTE = re.compile(rb"https?://([^/?#]*)", re.IGNORECASE)
#: Headers that speak for a client; believed from proxies only.
_OF_PROXIES = frozenset(
    f"HTTP_{name}"
    for name in (
        "FORWARDED",
        "X_FORWARDED_BY",
        "X_FORWARDED_FOR",
        "X_FORWARDED_HOST",
        "X_FORWARDED_PORT",
        "X_FORWARDED_PREFIX",
        "X_FORWARDED_PROTO",
    )
)
#: Longer names are no header that is sent often.
_LONGEST_KEPT = 40
_KEPT = 256
_FRAMING = frozenset((b"host", b"content-length", b"transfer-encoding", b"expect"))
_VERSIONS = ("1.0", "1.1")


@dataclass(slots=True)
class Head:
    """A request as it arrives.

    Attributes:
        size: bytes of its head, about.
        length: bytes of the body by `Content-Length`, or None.
        is_chunked: whether the body comes in chunks.
    """

    method: str = ""
    version: str = "1.1"
    target: bytes = b""
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    size: int = 0
    host: bytes | None = None
    length: int | None = None
    is_chunked: bool = False
    expects: bool = False
    keeps_alive: bool = True

    def add(self, name: bytes, value: bytes) -> None:
        """Take a header.

        Raises:
            Refusal: the head is too large, or the header makes the request ambiguous.
        """
        self.size += len(name) + len(value) + 4
        if self.size > LARGEST_HEAD:
            raise too_large_head()
        self.headers.append((name, value))
        if (lower := name.lower()) in _FRAMING:
            self._frame(lower, value.strip())

    def _frame(self, name: bytes, value: bytes) -> None:
        """Take a header that says where the request goes, or where its body ends."""
        if name == b"host":
            if self.host is not None:
                raise malformed("There is more than one Host.")
            self.host = value
        elif name == b"content-length":
            self.length = int(value)
        elif name == b"transfer-encoding":
            self.is_chunked = True
            if value.lower() != b"chunked":
                raise Refusal(HTTPStatus.NOT_IMPLEMENTED, "The transfer coding known is chunked.")
        else:
            self.expects = True
            if value.lower() != b"100-continue":
                raise Refusal(
                    HTTPStatus.EXPECTATION_FAILED, "The expectation known is 100-continue."
                )

    def value(self, wanted: bytes) -> str | None:
        """The values of the headers of a name in lower case, as one; None where there is none."""
        found = [value.decode("latin-1") for name, value in self.headers if name.lower() == wanted]
        return ", ".join(found) if found else None

    def check(self) -> None:
        """Hold a whole head to what is said of it.

        Raises:
            Refusal: it is not a request that can be answered.
        """
        if self.version not in _VERSIONS:
            raise Refusal(
                HTTPStatus.HTTP_VERSION_NOT_SUPPORTED, "The versions are HTTP/1.0 and HTTP/1.1."
            )
        if self.version == "1.0" and self.is_chunked:
            raise malformed("HTTP/1.0 has no transfer codings.")
        if self.host is None and self.version == "1.1":
            raise malformed("There is no Host.")
        self._read_target()
        if self.host is not None and not _AUTHORITY.fullmatch(self.host):
            raise malformed("The Host is not the name of one.")

    def _read_target(self) -> None:
        if self.method == "CONNECT":
            raise Refusal(HTTPStatus.METHOD_NOT_ALLOWED, "This server is no proxy.")
        if found := _ABSOLUTE.match(self.target):
            # https://www.rfc-editor.org/rfc/rfc9112#name-absolute-form
            self.host, self.target = found[1], self.target[found.end() :]
            if not self.target.startswith(b"/"):
                self.target = b"/" + self.target
        if self.method == "OPTIONS" and self.target == b"*":
            self.target = b"/"
        if b"#" in self.target or not self.target.startswith(b"/"):
            raise malformed("The target of the request is not a path.")

    def environ(self, shared: WSGIEnvironment, trusts_proxies: bool) -> WSGIEnvironment:
        """The environment of https://peps.python.org/pep-3333/ without the body.

        Args:
            shared: what all requests of a connection have in common.
            trusts_proxies: whether headers may speak for the client.
        """
        path, _, query = self.target.partition(b"?")
        environ = dict(shared)
        environ["REQUEST_METHOD"] = self.method
        environ["SERVER_PROTOCOL"] = f"HTTP/{self.version}"
        environ["PATH_INFO"] = (unquote_to_bytes(path) if b"%" in path else path).decode("latin-1")
        environ["QUERY_STRING"] = query.decode("latin-1")
        for name, raw in self.headers:
            key = _key(name) if len(name) <= _LONGEST_KEPT else _key.__wrapped__(name)
            if key is None or (key in _OF_PROXIES and not trusts_proxies):
                continue
            value = raw.strip(b" \t").decode("latin-1")
            if key in environ:
                value = f"{environ[key]}{'; ' if key == 'HTTP_COOKIE' else ', '}{value}"
            environ[key] = value
        if self.host is not None:
            environ["HTTP_HOST"] = self.host.decode("latin-1")
        environ.pop("HTTP_TRANSFER_ENCODING", None)
        return environ


def too_large_head() -> Refusal:
    """The refusal of a head that is too large."""
    return Refusal(
        HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
        f"The head of a request may have {LARGEST_HEAD:,} bytes.",
    )


@lru_cache(_KEPT)
def _key(name: bytes) -> str | None:
    """The name of a header in the environment; None for one that another could be taken for."""
    if b"_" in name:
        return None
    key = name.decode("latin-1").upper().replace("-", "_")
    return sys.intern(key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}")
