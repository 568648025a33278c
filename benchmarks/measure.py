"""The client: one query to one engine, timed, and its answer in a form to compare."""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from urllib.parse import quote

from benchmarks.peers import Peer

_JSON = "application/sparql-results+json"
_HUNG_UP = ("BrokenPipeError", "ConnectionResetError", "RemoteDisconnected")
#: https://www.w3.org/TR/xmlschema11-2/#built-in-datatypes: those that are numbers.
_NUMBERS = (
    "integer", "decimal", "double", "float", "int", "long", "short", "byte", "nonNegativeInteger",
    "positiveInteger", "nonPositiveInteger", "negativeInteger", "unsignedLong", "unsignedInt",
    "unsignedShort", "unsignedByte",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer.

    Attributes:
        seconds: from the first byte sent to the last byte read; the limit, where it was met.
        digest: equal for equal bags of rows; empty where there is no answer.
        fault: why there is none.
    """

    seconds: float
    digest: str = ""
    rows: int = 0
    fault: str = ""


class Client:
    """A client of one engine that keeps its connection."""

    def __init__(self, peer: Peer, limit: float) -> None:
        self.peer = peer
        self._limit = limit
        self._connection = HTTPConnection("127.0.0.1", peer.port, timeout=limit)
        self._digests: dict[str, tuple[str, int]] = {}

    def ask(self, query: str) -> Reply:
        """Ask a query; once more where the engine has hung up in the meantime."""
        reply = self._ask(query)
        return self._ask(query) if reply.fault in _HUNG_UP else reply

    def _ask(self, query: str) -> Reply:
        start = time.perf_counter()
        try:
            self._connection.request(
                "GET", self.peer.path + quote(query), headers={"Accept": _JSON}
            )
            response = self._connection.getresponse()
            body = response.read()
        except TimeoutError:
            self._connection.close()
            return Reply(self._limit, fault="too slow")
        except (OSError, HTTPException) as error:
            self._connection.close()
            return Reply(time.perf_counter() - start, fault=type(error).__name__)
        seconds = time.perf_counter() - start
        if response.status != HTTPStatus.OK:
            return Reply(seconds, fault=f"status {response.status}")
        # The same bytes need not be read again.
        key = hashlib.sha256(body).hexdigest()
        if key not in self._digests:
            try:
                self._digests[key] = digest(body)
            except (ValueError, KeyError, TypeError):
                return Reply(seconds, fault="broken answer")
        return Reply(seconds, *self._digests[key])

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


def digest(body: bytes) -> tuple[str, int]:
    """A digest of the bag of rows of an answer in JSON, and their number."""
    found = json.loads(body)["results"]["bindings"]
    rows = Counter(
        tuple(sorted((name, _term(term)) for name, term in row.items() if term)) for row in found
    )
    text = repr(sorted(rows.items()))
    return hashlib.sha256(text.encode()).hexdigest(), len(found)


def _term(term: dict[str, str]) -> tuple[str, str]:
    """A term by its value: engines differ in how they write numbers and name their types."""
    kind = term.get("datatype", "").rpartition("#")[2]
    if kind in _NUMBERS:
        return ("number", f"{float(term['value']):.9g}")
    is_iri = term["type"] == "uri"
    return ("iri" if is_iri else term.get("xml:lang", "").lower(), term["value"])
