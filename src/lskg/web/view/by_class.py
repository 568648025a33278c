"""Named things by their class, the most often named first: agencies, places."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from lskg.web.view.localized import Reader, Ref


@dataclass(frozen=True, slots=True)
class Family:
    """Things of one class with the number of passages that name each."""

    kind: Ref
    members: tuple[tuple[Ref, int], ...]
    mentions: int


def families(
    reader: Reader, query: Literal["agencies", "places"], report: str | None = None
) -> tuple[Family, ...]:
    """The things of a query of the pages, by the class that the graph states.

    Args:
        reader: whom the list is for.
        query: which things.
        report: key of the report that names them; None for all.
    """
    members: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in reader.index.rows(query):
        if row.get("graph") in reader.index.inferred or "thing" not in row:
            continue
        if not reader.wants(row["thing"]):
            continue
        if report is None or reader.index.report_of(row.get("version", "")) == report:
            members[row["class"]][row["thing"]] += int(row["mentions"])
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
