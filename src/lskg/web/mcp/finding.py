"""The tools that find: things by words, a thing by its name, and the words behind a fact."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lskg.namespaces import PREFIXES
from lskg.search.asked import Facets
from lskg.search.index import SENTENCE
from lskg.search.search import Hit
from lskg.text.document import Span
from lskg.web.http.parameters import Malformed
from lskg.web.mcp.arguments import Given
from lskg.web.mcp.rows import cut
from lskg.web.mcp.sources import (
    Behind,
    Passage,
    at_place,
    clipped,
    is_iri,
    passages_of,
    told,
)
from lskg.web.urls import TERMS
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.localized import Reader

_HITS, _KINDS_TOLD = 10, 12
#: Characters of a report that are read at once.
_LONGEST_SPAN = 2_000
_KINDS = ("id", "code", "unit")


def search(reader: Reader, given: Given) -> dict[str, Any]:
    """The things and sentences that have some words.

    Raises:
        Malformed: there is no such kind or report.
    """
    page = given.number("page") or 1
    index = reader.index
    facets = Facets(
        report=_report(index, given.word("report")) or None,
        kind=_kind(index, given.word("kind")) or None,
    )
    if index.site.search is None:
        return {"total": 0, "hits": [], "kinds": {}, "sources": []}
    found = index.site.search.find(given.word("text"), facets, page, _HITS)
    first = (page - 1) * _HITS + 1
    return {
        "total": found.total,
        "hits": [_hit(reader, hit) for hit in found.hits],
        "kinds": {
            iri.removeprefix(TERMS): hits
            for iri, hits in found.counts.get("kind", ())[:_KINDS_TOLD]
        },
        **(cut(reader.language, len(found.hits), found.total, first) if found.hits else {}),
        **_behind(reader, found.hits),
        "page": reader.urls.page("/search", q=given.word("text")),
    }


def passage(reader: Reader, behind: Behind, given: Given) -> dict[str, Any]:
    """The words of the report behind a fact, or at a place of it.

    Raises:
        Malformed: nothing is known of the fact, or there is no such place.
    """
    if not given.word("fact"):
        return {"sources": [_at(reader, given)]}
    thing = resolved(reader, behind, given.word("fact"))
    found = passages_of(reader.index, [thing]).get(thing, ())
    return {"fact": named(reader, thing), "total": len(found), **told(reader, found)}


def named(reader: Reader, thing: str) -> dict[str, str]:
    """A thing by IRI, name and page."""
    ref = reader.ref(thing)
    found = {"iri": thing, "name": clipped(ref.text.words)}
    return found if ref.href is None or ref.href == thing else {**found, "page": ref.href}


def resolved(reader: Reader, behind: Behind, written: str) -> str:
    """The IRI of a thing that the graph knows, by what a person or a program calls it.

    That is its IRI, also an earlier one, its page, the part of its IRI behind ``id/``, a name with
    a prefix, or its label, where no other thing has it.

    Raises:
        Malformed: the graph knows nothing of it.
    """
    index = reader.index
    for iri in filter(is_iri, _readings(index, written.strip("<> "))):
        if index.is_known(iri):
            return iri
        new = index.site.renamings.new(iri.removeprefix(index.site.base))
        if new is not None and index.is_known(f"{index.site.base}{new}"):
            return f"{index.site.base}{new}"
    if (thing := behind.named(written)) is not None:
        return thing
    raise Malformed(
        "The graph has no thing “{name}”; the tool search finds things by their words.",
        name=written,
    )


def _readings(index: GraphIndex, written: str) -> list[str]:
    """The IRIs that something written may stand for."""
    base = index.site.base
    if "/doc/" in written:
        written = written.partition("/doc/")[2].partition("?")[0].partition("#")[0]
        kind = written.partition("/")[0]
        return [f"{base}{written if kind in _KINDS[1:] else f'id/{written}'}"]
    if written.startswith(("http://", "https://")):
        return [written]
    prefix, colon, local = written.partition(":")
    if colon:
        known = [f"{PREFIXES[prefix]}{local}"] if prefix in PREFIXES else []
        return [*known, f"{base}id/{prefix}/{local}"]
    return [f"{base}id/{written}", f"{base}{written}"]


def _hit(reader: Reader, hit: Hit) -> dict[str, Any]:
    kind = {"iri": hit.kind, "name": reader.ref(hit.kind).text.words}
    if hit.kind == SENTENCE and not is_iri(hit.iri):
        report, _, place = hit.iri.partition("/")
        start, _, end = place.partition("-")
        return {"kind": kind, **at_place(reader, report, Span(int(start), int(end)))}
    definition = reader.definition(hit.iri).words
    words = clipped(definition or hit.body, 400)
    return {
        **named(reader, hit.iri),
        "kind": kind,
        "also": [clipped(each, 200) for each in hit.aliases[:3]],
        **({"words": words} if words else {}),
    }


def _behind(reader: Reader, hits: Sequence[Hit]) -> dict[str, Any]:
    """The first passage of each hit."""
    found = passages_of(reader.index, [hit.iri for hit in hits if is_iri(hit.iri)])
    numbers: dict[Passage, list[int]] = {}
    for number, hit in enumerate(hits):
        if hit.iri in found:
            numbers.setdefault(found[hit.iri][0], []).append(number)
    return told(reader, numbers, {each: {"hits": those} for each, those in numbers.items()})


def _kind(index: GraphIndex, written: str) -> str:
    """The IRI of a class by its IRI or its name; empty where none is written."""
    if not written:
        return ""
    iri = written if is_iri(written) else f"{TERMS}{written.removeprefix('lskg:')}"
    if iri != SENTENCE and iri not in index.labels:
        raise Malformed(
            "There is no class “{name}”; the resource lskg://terms has those that there are.",
            name=written,
        )
    return iri


def _report(index: GraphIndex, written: str) -> str:
    if written and written not in index.reports:
        raise Malformed(
            "There is no report “{name}”; there are {known}.",
            name=written,
            known=", ".join(index.reports),
        )
    return written


def _at(reader: Reader, given: Given) -> dict[str, Any]:
    keys = [*reader.index.site.reports]
    report = _report(reader.index, given.word("report")) or keys[0]
    start, end = given.number("start"), given.number("end")
    if start is None or end is None:
        raise Malformed("A passage is asked for by “fact”, or by “start” and “end”.")
    length = len(reader.index.site.reports[report])
    if not start < end <= length or end - start > _LONGEST_SPAN:
        raise Malformed(
            "The place is a stretch of at most {most:,} characters within the {length:,} of the "
            "report.",
            most=_LONGEST_SPAN,
            length=length,
        )
    return at_place(reader, report, Span(start, end))
