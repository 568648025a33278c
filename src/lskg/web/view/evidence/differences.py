"""What other sources state otherwise than a report, to be told where its number stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from lskg.web.language import Text
from lskg.web.view.localized import Reader, Ref


@dataclass(frozen=True, slots=True)
class Difference:
    """A value of another source for the same indicator, place and period.

    Attributes:
        value: in words of the reader.
        statement: the statement of the source.
        source: its title.
        number: its number; or empty.
    """

    value: Text
    statement: Ref
    source: Text
    number: str


def differences(reader: Reader, **bindings: str) -> Mapping[str, tuple[Difference, ...]]:
    """The values of other sources, by the IRI of the figure or target that they differ from.

    Args:
        reader: whom they are for; none for one who wants what reports say alone.
        bindings: `indicator` or `report`, to narrow them.
    """
    if reader.report_only:
        return {}
    found: dict[str, list[Difference]] = defaultdict(list)
    for row in reader.index.rows("differences", **bindings):
        other = Difference(
            reader.ref(row["value"]).text,
            reader.ref(row["other"]),
            reader.ref(row["source"]).text,
            row.get("number", ""),
        )
        found[row["figure"]].append(other)
    return {figure: tuple(others) for figure, others in found.items()}
