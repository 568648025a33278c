"""How much there is of what, in each graph and in all of them, and how many links lead where.

Triples are counted as they stand in the files, so that what is of one report alone is counted once
and for all, and then added up.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from rdflib import RDF

from lskg.distributions.ask import rows, titles
from lskg.engine.store import Store

#: The file of a release that holds the counts.
COUNTS = "counts.json"
_TYPE = f"<{RDF.type}>".encode()
#: Bytes of the digest by which a term is known, and its letters.
_DIGEST = 16
_LETTERS = 2 * _DIGEST
_TYPED = b'"^^<'


@dataclass(frozen=True, slots=True)
class Counts:
    """Triples by property and things by class of a graph.

    Attributes:
        subjects: distinct subjects.
        objects: distinct objects.
    """

    properties: dict[str, int] = field(default_factory=dict)
    classes: dict[str, int] = field(default_factory=dict)
    subjects: int = 0
    objects: int = 0

    @property
    def triples(self) -> int:
        """All triples."""
        return sum(self.properties.values())


@dataclass(frozen=True, slots=True)
class Linkset:
    """The links of one predicate into another data set.

    Attributes:
        source: IRI of the data set.
        page: its address on the web, or an empty string.
        titles: its names by language.
    """

    source: str
    predicate: str
    page: str
    links: int
    titles: dict[str, str]


@dataclass(frozen=True, slots=True)
class DatasetCounts:
    """The counts of a release.

    Attributes:
        whole: those of what a query without FROM sees.
        graphs: those of the named graphs, by IRI.
        linksets: those of the links into other data sets; links within the release are none.
    """

    whole: Counts = field(default_factory=Counts)
    graphs: dict[str, Counts] = field(default_factory=dict)
    linksets: tuple[Linkset, ...] = ()

    def of(self, graph: str) -> Counts:
        """The counts of a named graph."""
        return self.graphs.get(graph, Counts())

    def to_json(self) -> str:
        """The counts as `read_counts` reads them."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of some lines of N-Triples, to which those of others can be added.

    Attributes:
        counts: of which the subjects and objects are those that no other lines have.
        subjects: digests of the other subjects.
        objects: digests of the other objects.
    """

    counts: Counts
    subjects: frozenset[str]
    objects: frozenset[str]

    @classmethod
    def of(cls, lines: Iterable[bytes], mark: bytes = b"", named: Container[bytes] = ()) -> Tally:
        """The tally of lines, each of which comes once.

        Args:
            lines: which none of the others has.
            mark: beginning of the terms that no other lines have; none for no term.
            named: terms that begin so, and that other lines have all the same.
        """
        properties: Counter[bytes] = Counter()
        classes: Counter[bytes] = Counter()
        subjects: set[bytes] = set()
        objects: set[bytes] = set()
        for line in lines:
            subject, predicate, rest = line.split(b" ", 2)
            value = rest[: rest.rindex(b" ")]
            properties[predicate] += 1
            subjects.add(subject)
            objects.add(value)
            if predicate == _TYPE:
                classes[value] += 1
        other_subjects, other_objects = (
            {each for each in terms if not mark or not each.startswith(mark) or each in named}
            for terms in (subjects, objects)
        )
        counts = Counts(
            _by_iri(properties),
            _by_iri(classes),
            len(subjects) - len(other_subjects),
            len(objects) - len(other_objects),
        )
        return cls(counts, _digests(other_subjects), _digests(_kept(other_objects)))

    @classmethod
    def added(cls, tallies: Iterable[Tally]) -> Tally:
        """The tally of the lines of all, none of which is of two of them."""
        every = list(tallies)
        counts = [each.counts for each in every]
        return cls(
            Counts(
                _sum(each.properties for each in counts),
                _sum(each.classes for each in counts),
                sum(each.subjects for each in counts),
                sum(each.objects for each in counts),
            ),
            frozenset().union(*(each.subjects for each in every)),
            frozenset().union(*(each.objects for each in every)),
        )

    @property
    def total(self) -> Counts:
        """The counts of all lines."""
        found = self.counts
        return Counts(
            dict(sorted(found.properties.items())),
            dict(sorted(found.classes.items())),
            found.subjects + len(self.subjects),
            found.objects + len(self.objects),
        )

    def written(self) -> dict[str, Any]:
        """The tally as `read` reads it."""
        return {
            "counts": asdict(self.counts),
            "subjects": "".join(sorted(self.subjects)),
            "objects": "".join(sorted(self.objects)),
        }

    @classmethod
    def read(cls, found: Mapping[str, Any]) -> Tally:
        """The tally that was written."""
        return cls(Counts(**found["counts"]), _cut(found["subjects"]), _cut(found["objects"]))


def linksets(store: Store) -> Iterator[Linkset]:
    """The links into other data sets that a store holds."""
    for row in rows(store, "linksets"):
        if "source" in row and not row["source"].endswith("/source/lskg"):
            yield Linkset(
                row["source"],
                row["predicate"],
                row.get("page", ""),
                int(row["links"]),
                titles(store, row["source"]),
            )


def read_counts(path: Path) -> DatasetCounts:
    """The counts that the build wrote."""
    found = json.loads(path.read_text(encoding="utf-8"))
    return DatasetCounts(
        Counts(**found["whole"]),
        {iri: Counts(**counts) for iri, counts in found["graphs"].items()},
        tuple(Linkset(**each) for each in found["linksets"]),
    )


def _sum(numbers: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for each in numbers:
        total.update(each)
    return dict(total)


def _by_iri(found: Mapping[bytes, int]) -> dict[str, int]:
    """Numbers by terms that are IRIs; blank nodes are classes and of no interest."""
    return {
        term[1:-1].decode(): number
        for term, number in sorted(found.items())
        if term.startswith(b"<")
    }


def _kept(terms: Iterable[bytes]) -> Iterator[bytes]:
    """Terms as the engine keeps them: numbers by their value."""
    typed = []
    for term in terms:
        if _TYPED in term:
            typed.append(term)
        else:
            yield term
    store = ox.Store()
    data = b"".join(b"<urn:x> <urn:x> %b .\n" % term for term in typed)
    store.bulk_load(data, format=ox.RdfFormat.N_TRIPLES, lenient=True)
    yield from (str(quad.object).encode() for quad in store)


def _digests(terms: Iterable[bytes]) -> frozenset[str]:
    return frozenset(blake2b(term, digest_size=_DIGEST).hexdigest() for term in terms)


def _cut(digests: str) -> frozenset[str]:
    return frozenset(digests[at : at + _LETTERS] for at in range(0, len(digests), _LETTERS))
