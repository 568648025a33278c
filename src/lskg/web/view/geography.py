"""Where the places of the graph lie: boundaries and points, and the things at them."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

from lskg.web.language import Text
from lskg.web.view.graph_index import packaged
from lskg.web.view.localized import Reader, Ref


@dataclass(frozen=True, slots=True)
class Location:
    """A place whose position is known.

    Attributes:
        kind: ``province``, ``neighbour``, ``district`` or ``town``.
        source: the data set that the position is from.
        things: what concerns it or lies in it.
    """

    place: Ref
    kind: str
    source: str
    things: tuple[Ref, ...]


def locations(reader: Reader) -> tuple[Location, ...]:
    """The places of the graph whose position is known, towns first, provinces last."""
    at_place: dict[str, list[str]] = defaultdict(list)
    for row in reader.index.rows("located"):
        at_place[row["place"]].append(row["thing"])
    found = [
        Location(reader.ref(iri), each["kind"], each["source"], reader.refs(at_place[iri]))
        for iri, each in _features(reader.index.site.base).items()
        if iri in reader.index.labels
    ]
    ranks = {"town": 0, "district": 1, "province": 2, "neighbour": 3}
    return tuple(sorted(found, key=lambda each: (ranks[each.kind], each.place.iri)))


def locations_of(reader: Reader, iri: str) -> tuple[Location, ...]:
    """Where a thing is: at its own position, or at the places it concerns or lies in."""
    known = _features(reader.index.site.base)
    if iri in known:
        places = {iri}
    else:
        places = {row["place"] for row in reader.index.rows("located", thing=iri)}
    if not places & known.keys():
        return ()
    # The whole province says nothing where a closer place is known.
    found = [each for each in locations(reader) if each.place.iri in places]
    close = [each for each in found if each.kind in ("town", "district")]
    return tuple(close or found)


def drawing(reader: Reader, shown: tuple[Location, ...], title: Text | str) -> str:
    """What the script that draws a map needs to know, as JSON."""
    return json.dumps(
        {
            "title": title if isinstance(title, str) else title.words,
            "language": reader.language,
            "places": {
                each.place.iri.removeprefix(f"{reader.index.site.base}id/"): {
                    "label": each.place.text.words,
                    "href": each.place.href,
                    "things": [thing.text.words for thing in each.things],
                }
                for each in shown
            },
        },
        ensure_ascii=False,
    )


@cache
def _features(base: str) -> dict[str, dict[str, Any]]:
    """The properties of each feature that is a thing of the graph, by its IRI."""
    source = json.loads(packaged("static/places.json"))
    found = (feature["properties"] for feature in source["features"])
    return {f"{base}id/{each['thing']}": each for each in found if "thing" in each}
