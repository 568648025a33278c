"""Named things by their class, the most often named first: agencies, places."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from lskg.web.view.graph_index import GraphIndex, once_per_graph
from lskg.web.view.localized import Reader, Ref

_Query = Literal["agencies", "places"]


@dataclass(frozen=True, slots=True)
class Family:
    """Things of one class with the number of passages that name each."""

    kind: Ref
    members: tuple[tuple[Ref, int], ...]
    mentions: int


@dataclass(frozen=True, slots=True)
class _Named:
    """How often a report names a thing of a class; an empty key for none."""

    thing: str
    kind: str
    report: str
    mentions: int


@once_per_graph
def _named(index: GraphIndex, query: _Query) -> tuple[_Named, ...]:
    """What a query finds in all reports."""
    return tuple(
        _Named(
            row["thing"],
            row["class"],
            index.report_of(row.get("version", "")) or "",
            int(row["mentions"]),
        )
        for row in index.rows(query)
        if row.get("graph") not in index.inferred and "thing" in row
    )


def families(reader: Reader, query: _Query, report: str | None = None) -> tuple[Family, ...]:
    """The things of a query of the pages, by the class that the graph states.

    Args:
        reader: whom the list is for.
        query: which things.
        report: key of the report that names them; None for all.
    """
    members: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for each in _named(reader.index, query):
        if report in (None, each.report) and reader.wants(each.thing):
            members[each.kind][each.thing] += each.mentions
    found = [
        Family(
            kind=reader.ref(kind),
            members=tuple(
                (reader.ref(thing), count)
                for thing, count in sorted(named.items(), key=lambda item: (-item[1], item[0]))
            ),
            mentions=sum(named.values()),
        )
        for kind, named in members.items()
    ]
    return tuple(sorted(found, key=lambda family: (-family.mentions, family.kind.iri)))
