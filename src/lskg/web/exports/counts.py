"""How much there is of what, in each graph and in all of them."""

from __future__ import annotations

import csv
import threading
from collections import defaultdict
from dataclasses import dataclass, field
from importlib.resources import files

from lskg.web.view.graph_index import Index


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


class Census:
    """The counts of the published graph, taken when they are first asked for."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._counts: dict[str, Counts] | None = None
        self._counting = threading.Lock()

    def of(self, graph: str) -> Counts:
        """The counts of a named graph."""
        return self._taken().get(graph, Counts())

    def whole(self) -> Counts:
        """The counts of the union of the graphs."""
        return self._taken().get("", Counts())

    def _taken(self) -> dict[str, Counts]:
        with self._counting:
            if self._counts is None:
                self._counts = self._take()
            return self._counts

    def _take(self) -> dict[str, Counts]:
        properties: dict[str, dict[str, int]] = defaultdict(dict)
        classes: dict[str, dict[str, int]] = defaultdict(dict)
        for row in self.index.rows("property_counts"):
            if "property" in row:
                properties[row.get("graph", "")][row["property"]] = int(row["triples"])
        for row in self.index.rows("class_counts"):
            if "class" in row:
                classes[row.get("graph", "")][row["class"]] = int(row["entities"])
        return {
            graph: Counts(
                dict(sorted(properties[graph].items())),
                dict(sorted(classes[graph].items())),
                int(row["subjects"]),
                int(row["objects"]),
            )
            for row in self.index.rows("node_counts")
            if (graph := row.get("graph", "")) in properties
        }


def graph_titles(name: str) -> dict[str, str]:
    """What a named graph holds, by language; its name where nothing is known of it.

    >>> graph_titles("plan")["en"]
    'goals, tasks and solutions of the plan'
    """
    source = (files("lskg.web.exports") / "graphs.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(source.splitlines()):
        if row["name"] == name:
            return {"vi": row["vi"], "en": row["en"]}
    return {"vi": name, "en": name}
