"""What is known of the things that a file names, read in sorted N-Triples without loading them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from rdflib import RDF, RDFS, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from lskg.errors import BuildError
from lskg.vocabulary import LSKG

#: Graphs of a release that are left out: what follows is not checked, and the vocabulary is that of
#: the checkout.
_LEFT_OUT = ("ontology", "alignment", "codes", "inferred")
#: What else names a thing by these properties belongs to what is known of it.
_BACKWARDS = (
    *(LSKG.comparesWith, LSKG.hasIndicator, LSKG.hasValue, LSKG.hasLinkSubject),
    LSKG.concernsThing,
)
#: These are followed however far they lead: a text tells its time by its congress.
_FOLLOWED = (LSKG.isPassageOf, LSKG.isVersionOf, LSKG.isSubmittedTo, LSKG.refersToPeriod)
_STEPS = 2


class SortedTriples:
    """Triples as sorted lines, in which a subject is found by halving."""

    def __init__(self, lines: bytes) -> None:
        self._lines = lines

    @classmethod
    def of_turtle(cls, paths: Iterable[Path]) -> SortedTriples:
        """The triples of Turtle files.

        Raises:
            BuildError: a file cannot be read or parsed.
        """
        lines: list[bytes] = []
        for path in paths:
            try:
                triples = ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)
                found = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
            except OSError as error:
                raise BuildError(f"{path}: {error.strerror}.") from None
            except SyntaxError as error:
                raise BuildError(f"{path}: not Turtle: {error.msg}.") from None
            lines += (found or b"").splitlines(keepends=True)
        return cls(b"".join(sorted(lines)))

    def about(self, iri: str) -> bytes:
        """The lines with a subject."""
        prefix = f"<{iri}> ".encode()
        low, high = 0, len(self._lines)
        while low < high:
            start = self._lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
            if self._lines[start : start + len(prefix)] < prefix:
                low = self._lines.find(b"\n", start) + 1 or high
            else:
                high = start
        end = low
        while self._lines.startswith(prefix, end):
            end = self._lines.find(b"\n", end) + 1 or len(self._lines)
        return self._lines[low:end]

    def subjects(self, predicate: str, values: frozenset[str]) -> Iterator[str]:
        """The IRIs that have one of some values, written as N-Triples, for a predicate."""
        middle = f"> <{predicate}> ".encode()
        at = self._lines.find(middle)
        while at >= 0:
            start, end = self._lines.rfind(b"\n", 0, at) + 1, self._lines.find(b"\n", at)
            if self._lines[at + len(middle) : end].removesuffix(b" .").decode() in values:
                yield self._lines[start + 1 : at].decode()
            at = self._lines.find(middle, end)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the things that a file names, and of what these name.

    Attributes:
        triples: the descriptions.
        far: things that the file does not name itself; not all that is known of what they name
            was read.
    """

    triples: Graph
    far: frozenset[str]


def published_triples(folder: Path) -> list[SortedTriples]:
    """What the graphs of a release assert."""
    return [
        SortedTriples(path.read_bytes())
        for path in sorted((folder / "graph").rglob("*.nt"))
        if not path.stem.startswith(_LEFT_OUT)
    ]


def surroundings(data: Graph, sources: Iterable[SortedTriples]) -> Surroundings:
    """What some sources say around a file."""
    listed = list(sources)
    named = {str(node) for node in data.all_nodes() if isinstance(node, URIRef)}
    waiting = named | set(_backwards(data, listed))
    read: set[str] = set()
    found = Graph()
    for step in range(len(_FOLLOWED) + _STEPS):
        read |= waiting
        reached = Graph()
        lines = b"".join(source.about(iri) for iri in sorted(waiting) for source in listed)
        reached.parse(data=lines, format="nt")
        found += reached
        leading = (
            value
            for _, predicate, value in reached
            if predicate != RDF.type and (step + 1 < _STEPS or predicate in _FOLLOWED)
        )
        waiting = {str(node) for node in leading if isinstance(node, URIRef)} - read
    reached_things = {str(node) for node in found.all_nodes() if isinstance(node, URIRef)}
    return Surroundings(found, frozenset(reached_things - named))


def _backwards(data: Graph, sources: list[SortedTriples]) -> Iterator[str]:
    """The things that name what the file names, by properties that rules ask backwards."""
    named = frozenset(_written(node) for node in data.all_nodes() if isinstance(node, URIRef))
    labels = frozenset(
        _written(label)
        for thing in data.subjects(RDF.type, LSKG.Indicator)
        for label in data.objects(thing, RDFS.label)
    )
    for source in sources:
        for predicate in _BACKWARDS:
            yield from source.subjects(str(predicate), named)
        if labels:
            yield from source.subjects(str(RDFS.label), labels)


def _written(node: Node) -> str:
    if isinstance(node, Literal | URIRef | BNode):
        return node.n3()
    raise TypeError(f"{node!r} is no term of a file")
