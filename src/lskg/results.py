"""What a query found, written in an accepted format."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from lskg.errors import AnswerTooLarge, NotAcceptable
from lskg.formats import GRAPHS, RDF_XML, RESULTS, TURTLE, XML, Formats
from lskg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from typing_extensions import Buffer

_NOT_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_XML_NAME_END = re.compile(r"[^\W\d][\w.-]*\Z")
_PREFIX_LINES = re.compile(rb"(?:@prefix [^\n]*\n)+")
_ROOT = re.compile(rb"<rdf:RDF((?: xmlns:[^\s>]+)*)>")

Found = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


def acceptable(found: Found, formats: Formats) -> str:
    """The accepted format of what was found.

    Raises:
        NotAcceptable: there is none.
    """
    if isinstance(found, ox.QueryTriples):
        kind, chosen, offered = "a graph", formats.graph, GRAPHS
    elif isinstance(found, ox.QueryBoolean):
        kind, chosen, offered = "a truth value", formats.boolean, RESULTS
    else:
        kind, chosen, offered = "a table", formats.bindings, RESULTS
    if chosen is None:
        raise NotAcceptable(f"The answer is {kind}; it can be sent as {', '.join(offered)}.")
    return chosen


def written(
    found: Found | Iterable[ox.Triple], media_type: str, max_bytes: int | None = None
) -> bytes:
    """What was found, in a format that can hold it.

    Raises:
        AnswerTooLarge: it takes more than `max_bytes`.
        NotAcceptable: it has something that XML cannot say.
    """
    out = _Bounded(max_bytes)
    if isinstance(found, ox.QuerySolutions | ox.QueryBoolean):
        found.serialize(out, format=ox.QueryResultsFormat.from_media_type(media_type))
        body = out.getvalue()
    else:
        rdf_format = ox.RdfFormat.from_media_type(media_type)
        triples = _with_xml_names(found) if media_type == RDF_XML else found
        ox.serialize(triples, out, format=rdf_format, prefixes=PREFIXES)
        body = _tidy(out.getvalue(), media_type)
    if media_type in (XML, RDF_XML) and (fault := _NOT_XML.search(body)):
        code = ord(fault[0].decode())
        raise NotAcceptable(f"The answer has a character (U+{code:04X}) that XML cannot hold.")
    return body


def _with_xml_names(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """The same triples, as long as the end of every property can be the name of an element."""
    for triple in triples:
        if not _XML_NAME_END.search(triple.predicate.value):
            raise NotAcceptable(
                f"RDF/XML cannot hold the property <{triple.predicate.value}>; ask for Turtle."
            )
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
        names = sorted(root[1].split())
        used = [each for each in names if each[6 : each.index(b"=") + 1][:-1] + b":" in body[end:]]
        return body[:start] + b"".join(b" " + each for each in used) + body[end:]
    return body


class _Bounded(io.BytesIO):
    """A buffer that refuses to grow beyond a limit."""

    def __init__(self, limit: int | None) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: Buffer, /) -> int:
        size = super().write(data)
        if self._limit is not None and self.tell() > self._limit:
            raise AnswerTooLarge(
                f"The answer is larger than {self._limit:,} bytes, the most that this service "
                "sends; ask for less, with LIMIT or with fewer variables."
            )
        return size
