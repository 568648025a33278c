"""What a query found, written in an accepted format."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from lskg.engine.endpoint import Answer
from lskg.errors import AnswerTooLarge, NotAcceptable, Plural
from lskg.namespaces import PREFIXES
from lskg.sparql.media_types import CSV, GRAPHS, RDF_XML, RESULTS, TSV, TURTLE, XML, Formats

if TYPE_CHECKING:
    from typing_extensions import Buffer

_NOT_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_XML_NAME_END = re.compile(r"[^\W\d][\w.-]*\Z")
_PREFIX_LINES = re.compile(rb"(?:@prefix [^\n]*\n)+")
_ROOT = re.compile(rb"<rdf:RDF((?: xmlns:[^\s>]+)*)>")

_CSV_PIECE = re.compile(rb'"[^"]*"|\r\n')
# An expression that is one string is found twice as fast as that string by `bytes.count`.
_EMPTY_ROW = re.compile(rb"\{\}")
_ROW_END = re.compile(rb'\}\},\{"[^"]+":\{')
_NO_ROWS = b'"bindings":[]}}'

Found = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


def acceptable(found: Found, formats: Formats) -> str:
    """The accepted format of what was found.

    Raises:
        NotAcceptable: there is none.
    """
    if isinstance(found, ox.QueryTriples):
        if formats.graph is None:
            names = ", ".join(GRAPHS)
            raise NotAcceptable("The answer is a graph; it can be sent as {names}.", names=names)
        return formats.graph
    chosen = formats.boolean if isinstance(found, ox.QueryBoolean) else formats.bindings
    if chosen is not None:
        return chosen
    names = ", ".join(RESULTS)
    if isinstance(found, ox.QueryBoolean):
        raise NotAcceptable("The answer is a truth value; it can be sent as {names}.", names=names)
    raise NotAcceptable("The answer is a table; it can be sent as {names}.", names=names)


def written(
    found: Found | Iterable[ox.Triple],
    media_type: str,
    max_bytes: int | None = None,
    max_rows: int | None = None,
) -> Answer:
    """What was found, whole, in a format that can hold it.

    Raises:
        AnswerTooLarge: it takes more than `max_bytes`, or has more than `max_rows`.
        NotAcceptable: it has something that XML cannot say.
    """
    out = _Bounded(max_bytes)
    rows: int | None = None
    if isinstance(found, ox.QuerySolutions | ox.QueryBoolean):
        found.serialize(out, format=ox.QueryResultsFormat.from_media_type(media_type))
        body = out.getvalue()
        if isinstance(found, ox.QuerySolutions):
            rows = count_rows(body, media_type)
            if max_rows is not None and rows > max_rows:
                raise _too_many_rows(max_rows)
    else:
        counted = _Counted(found, max_rows)
        rdf_format = ox.RdfFormat.from_media_type(media_type)
        triples = _with_xml_names(counted) if media_type == RDF_XML else counted
        ox.serialize(triples, out, format=rdf_format, prefixes=PREFIXES)
        body = _tidy(out.getvalue(), media_type)
        rows = counted.count
    if media_type in (XML, RDF_XML) and (fault := _NOT_XML.search(body)):
        code = ord(fault[0].decode())
        raise NotAcceptable(
            "The answer has a character (U+{code}) that XML cannot hold.", code=f"{code:04X}"
        )
    if media_type in (XML, RDF_XML):
        # https://www.w3.org/TR/xml/#sec-line-ends: a reader takes a bare return for a line feed.
        body = body.replace(b"\r", b"&#13;")
    return Answer(media_type, body, rows)


def count_rows(body: bytes, media_type: str) -> int:
    r"""How many rows a table has, counted in what the engine wrote of it.

    Args:
        body: the table.
        media_type: its format.

    >>> count_rows(b'x\r\n"a\r\nb"\r\n', CSV)
    1
    """
    if media_type == XML:
        return body.count(b"<result>")
    if media_type == TSV:
        return body.count(b"\n") - 1
    if media_type == CSV:
        ends = body.count(b"\r\n")
        if b'"' in body:
            ends = sum(each[0] == b"\r\n" for each in _CSV_PIECE.finditer(body))
        return ends - 1
    if _EMPTY_ROW.search(body):
        return len(json.loads(body)["results"]["bindings"])
    # A quotation mark in a string is escaped: with the name, this can only be between two rows.
    return len(_ROW_END.findall(body)) + (_NO_ROWS not in body[-len(_NO_ROWS) :])


def too_many_bytes(limit: int) -> AnswerTooLarge:
    """The refusal of an answer that is larger than a limit."""
    return AnswerTooLarge(
        Plural(
            "The answer is larger than one byte, the most that this service sends; ask for less, "
            "with LIMIT or with fewer variables.",
            "The answer is larger than {count:,} bytes, the most that this service sends; ask for "
            "less, with LIMIT or with fewer variables.",
        ),
        count=limit,
        limit="answer_bytes",
    )


def _too_many_rows(limit: int) -> AnswerTooLarge:
    return AnswerTooLarge(
        Plural(
            "The answer has more than one row, the most that this service sends; "
            "ask for less, with LIMIT and OFFSET.",
            "The answer has more than {count:,} rows, the most that this service sends; "
            "ask for less, with LIMIT and OFFSET.",
        ),
        count=limit,
        limit="rows",
    )


class _Counted:
    """Triples that are counted as they pass, up to a limit."""

    def __init__(self, triples: Iterable[ox.Triple], limit: int | None) -> None:
        self._triples = triples
        self._limit = limit
        self.count = 0

    def __iter__(self) -> Iterator[ox.Triple]:
        for triple in self._triples:
            self.count += 1
            if self._limit is not None and self.count > self._limit:
                raise _too_many_rows(self._limit)
            yield triple


def _with_xml_names(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """The same triples, as long as the end of every property can be the name of an element."""
    good: set[str] = set()
    for triple in triples:
        name = triple.predicate.value
        if name not in good and not _XML_NAME_END.search(name):
            raise NotAcceptable(
                "RDF/XML cannot hold the property <{name}>; ask for Turtle.",
                name=name,
            )
        good.add(name)
        yield triple


def _tidy(body: bytes, media_type: str) -> bytes:
    """Without the prefixes that are not used, and with the others in order."""
    if media_type == TURTLE:
        head = _PREFIX_LINES.match(body)
        rest = body[head.end() :] if head else body
        lines = sorted(head[0].splitlines(keepends=True)) if head else []
        return b"".join(each for each in lines if each.split()[1] in rest) + rest
    if media_type == RDF_XML and (root := _ROOT.search(body)):
        start, end = root.span(1)
        names, rest = sorted(root[1].split()), body[end:]
        used = [each for each in names if each[6 : each.index(b"=") + 1][:-1] + b":" in rest]
        return body[:start] + b"".join(b" " + each for each in used) + rest
    return body


class _Bounded(io.BytesIO):
    """A buffer that refuses to grow beyond a limit."""

    def __init__(self, limit: int | None) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: Buffer, /) -> int:
        size = super().write(data)
        if self._limit is not None and self.tell() > self._limit:
            raise too_many_bytes(self._limit)
        return size
