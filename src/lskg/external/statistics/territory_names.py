"""Territories by name, in either language and with or without diacritics, or by code."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rapidfuzz import fuzz, process

from lskg.external.records import Territory
from lskg.text.name_forms import place_name
from lskg.text.periods import Period
from lskg.text.word_lists import rows

_NEAREST = 3
_ENOUGH = 60
_ORDER = {"Country": 0, "Region": 1, "Province": 2, "District": 3, "Commune": 4}


class Places:
    """The territories, looked up by name or code."""

    def __init__(self, territories: Iterable[Territory]) -> None:
        self._territories = {territory.key: territory for territory in territories}
        self._names: dict[str, list[Territory]] = {}
        for territory in self._territories.values():
            names = {territory.name_vi, territory.name_en, territory.short_name}
            names |= {territory.code, territory.iso}
            for name in {place_name(name) for name in names if name}:
                self._names.setdefault(name, []).append(territory)
        for row in rows("lskg.external.statistics", "places.csv"):
            if row["place"] in self._territories:
                territory = self._territories[row["place"]]
                self._names.setdefault(place_name(row["alias"]), []).append(territory)

    def find(self, label: str) -> tuple[str, ...]:
        """Keys of the territories of the highest level that a label may name.

        More than one is given where a unit was followed by another of the same name.
        """
        found = self._names.get(place_name(label), [])
        highest = min((_ORDER[each.kind] for each in found), default=None)
        same = [each for each in found if _ORDER[each.kind] == highest]
        if len(same) > 1 and any(_overlap(one, two) for one in same for two in same if one != two):
            return ()
        return tuple(sorted({each.key for each in same}))

    def nearest(self, label: str) -> tuple[str, ...]:
        """Keys of a few territories whose names are most like a label, the nearest first."""
        near = process.extract(
            place_name(label), list(self._names), scorer=fuzz.ratio, limit=_NEAREST
        )
        keys = (each.key for name, like, _ in near if like >= _ENOUGH for each in self._names[name])
        return tuple(dict.fromkeys(keys))[:_NEAREST]

    def at(self, keys: Iterable[str], period: Period) -> str | None:
        """The territory among several that exists at the end of a period."""
        end = date(period.end, 12, 31).isoformat()
        for key in keys:
            unit = self._territories[key]
            if (unit.valid_from or end) <= end <= (unit.valid_to or end):
                return key
        return None


def _overlap(one: Territory, two: Territory) -> bool:
    """Whether two units exist on the same day."""
    last = "9999-12-31"
    return (one.valid_from or "") <= (two.valid_to or last) and (two.valid_from or "") <= (
        one.valid_to or last
    )
