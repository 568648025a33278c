"""How much there is of what, in each graph and in all of them, and how many links lead where."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict, dataclass, field
from pathlib import Path

from lskg.distributions.ask import rows, titles
from lskg.engine.store import Store

#: The file of a release that holds the counts.
COUNTS = "counts.json"


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


def count_dataset(store: Store) -> DatasetCounts:
    """Count what a store holds."""
    graphs = _counts(store)
    whole = graphs.pop("", Counts())
    linksets = (
        Linkset(
            row["source"],
            row["predicate"],
            row.get("page", ""),
            int(row["links"]),
            titles(store, row["source"]),
        )
        for row in rows(store, "linksets")
        if "source" in row and not row["source"].endswith("/source/lskg")
    )
    return DatasetCounts(whole, graphs, tuple(linksets))


def read_counts(path: Path) -> DatasetCounts:
    """The counts that the build wrote."""
    found = json.loads(path.read_text(encoding="utf-8"))
    return DatasetCounts(
        Counts(**found["whole"]),
        {iri: Counts(**counts) for iri, counts in found["graphs"].items()},
        tuple(Linkset(**each) for each in found["linksets"]),
    )


def _counts(store: Store) -> dict[str, Counts]:
    """The counts of each graph by its IRI; of what a query without FROM sees by an empty string."""
    properties: dict[str, dict[str, int]] = defaultdict(dict)
    classes: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows(store, "property_counts"):
        if "property" in row:
            properties[row.get("graph", "")][row["property"]] = int(row["triples"])
    for row in rows(store, "class_counts"):
        if "class" in row:
            classes[row.get("graph", "")][row["class"]] = int(row["entities"])
    return {
        graph: Counts(
            dict(sorted(properties[graph].items())),
            dict(sorted(classes[graph].items())),
            int(row["subjects"]),
            int(row["objects"]),
        )
        for row in rows(store, "node_counts")
        if (graph := row.get("graph", "")) in properties
    }
