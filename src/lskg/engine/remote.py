"""A SPARQL server elsewhere that answers in the place of the processes of this one."""

from __future__ import annotations

import math
import re
import time
from dataclasses import replace
from http import HTTPStatus

import httpx

from lskg.engine.admission import Admission
from lskg.engine.endpoint import NOBODY, Answer, Client, Endpoint, QueryRequest
from lskg.engine.interruptions import timed_out
from lskg.engine.limits import Limits
from lskg.engine.serialize import too_many_bytes
from lskg.engine.store import InProcess, Store
from lskg.errors import (
    NotAcceptable,
    QueryError,
    QueryTimeout,
    StoreBusy,
    StoreUnreachable,
)
from lskg.sparql.bindings import bind
from lskg.sparql.dataset import stated
from lskg.sparql.media_types import Formats
from lskg.sparql.prefixes import declarations
from lskg.sparql.syntax_tree import Query

#: A truth value in JSON, XML, CSV and TSV.
_TRUTH = re.compile(rb'"boolean"\s*:|<boolean>|\A\s*(?:true|false)\s*\Z')
_FROM = re.compile("FROM", re.IGNORECASE)
#: Characters of a query that are read while others wait.
_LONGEST = 20_000
_LATE = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT}


class RemoteEndpoint:
    """The query operation of another server: https://www.w3.org/TR/sparql11-protocol/.

    A query is read here first, so that what is no query, or asks a third server, is refused as
    it would be without the other server.
    """

    def __init__(
        self,
        url: str,
        base: str = "",
        reader: Endpoint | None = None,
        asserted: tuple[str, ...] = (),
        limits: Limits | None = None,
    ) -> None:
        """Prepare for a server; nothing is asked yet.

        Args:
            url: its query address.
            base: what relative IRIs of a query without BASE are relative to.
            reader: what reads a query first, over no data; by default, in this process.
            asserted: the named graphs without those of inferred statements.
            limits: of the time and the size of an answer, and of queries at the same time.
        """
        self._client = httpx.Client(follow_redirects=False)
        self._url = url
        self._reader = reader or InProcess(Store.load({}, base or None))
        self._base = base or None
        self._asserted = asserted
        self._limits = limits = limits or Limits()
        # It tells long queries and short ones apart itself.
        self.admission = Admission(replace(limits, running=limits.processes, long=0))

    def answer(self, request: QueryRequest, client: Client = NOBODY) -> Answer:
        """Answer a query completely; see `Endpoint`.

        Raises:
            StoreUnreachable: the server does not answer, or answers what is no answer.
        """
        text = request.text
        if request.bindings:
            text = bind(Query(text), dict(request.bindings))
        request = replace(request, text=text, bindings=(), asks_others=False)
        read = self._reader.answer(request, client)
        is_truth_value = read.rows is None
        default, named = request.default_graphs, request.named_graphs
        if not request.inference and not default and not named:
            states_one = self._states_dataset(request.text)
            default = named = () if states_one else self._asserted
        data = {
            "query": f"{declarations(request.text)}{request.text}",
            "default-graph-uri": list(default),
            "named-graph-uri": list(named),
        }
        headers = {"Accept": _accept(request.formats)}
        try:
            seconds = self._limits.seconds if request.limited else None
            end = math.inf if seconds is None else time.monotonic() + seconds
            most = self._limits.answer_bytes if request.limited else None
            with (
                self.admission.slot(client.name, is_counted=client.is_counted),
                self._client.stream(
                    "POST", self._url, data=data, headers=headers, timeout=seconds
                ) as response,
            ):
                media_type = _media_type(response, request.formats)
                answer = Answer(media_type, _body(response, most, end))
        except httpx.TimeoutException:
            raise timed_out(self._limits.seconds) from None
        except httpx.HTTPError as error:
            raise StoreUnreachable(
                "The store at {url} does not answer: {reason}.", url=self._url, reason=str(error)
            ) from None
        if is_truth_value and _TRUTH.search(answer.body) is None:
            raise StoreUnreachable("The store answers ASK with a table; ask with SELECT … LIMIT 1.")
        return answer

    def _states_dataset(self, text: str) -> bool:
        """Whether a query may name its dataset; a long one is not looked through."""
        if _FROM.search(text) is None or len(text) > _LONGEST:
            return _FROM.search(text) is not None
        return stated(Query(text), self._base) is not None

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


def _body(response: httpx.Response, most: int | None, end: float) -> bytes:
    """The body of an answer, which must have come by some time, piece by piece or not."""
    body = bytearray()
    for part in response.iter_bytes():
        body += part
        if time.monotonic() > end:
            raise httpx.ReadTimeout("The answer comes too slowly.")
        if most is not None and len(body) > most:
            raise too_many_bytes(most)
    return bytes(body)


def _accept(formats: Formats) -> str:
    wanted = [formats.bindings, formats.boolean, formats.graph]
    return ", ".join(dict.fromkeys(each for each in wanted if each)) or "*/*"


def _media_type(response: httpx.Response, formats: Formats) -> str:
    """The format of an answer.

    Raises:
        QueryError, QueryTimeout, StoreBusy, StoreUnreachable: it is none.
        NotAcceptable: it is in a format that was not asked for.
    """
    if response.status_code != HTTPStatus.OK:
        response.read()
        reason = response.text.strip().splitlines()[:1]
        _refuse(response.status_code, reason[0][:300] if reason else "")
    media_type = str(response.headers.get("Content-Type", "")).partition(";")[0].strip().lower()
    if not media_type:
        raise NotAcceptable("The store answers as no type, which was not asked.")
    if media_type not in {formats.bindings, formats.boolean, formats.graph}:
        raise NotAcceptable(
            "The store answers as {media_type}, which was not asked.", media_type=media_type
        )
    return media_type


def _refuse(status: int, reason: str) -> None:
    if status == HTTPStatus.BAD_REQUEST:
        raise QueryError("The store cannot answer the query: {reason}", reason=reason)
    if status == HTTPStatus.NOT_ACCEPTABLE:
        raise NotAcceptable("The store has no accepted format: {reason}", reason=reason)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        raise StoreBusy("The store is busy; try again in a few seconds.")
    if status in _LATE:
        raise QueryTimeout("The store stopped the query: {reason}", reason=reason)
    raise StoreUnreachable(
        "The store answers with status {status}: {reason}", status=int(status), reason=reason
    )
