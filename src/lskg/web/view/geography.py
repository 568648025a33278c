"""Where the places of the graph lie: boundaries and points, and the things at them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lskg.web.language import Text
from lskg.web.view.localized import Reader, Ref
from lskg.web.view.reports import ReportRef, report_ref


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


@dataclass(frozen=True, slots=True)
class Outline:
    """The territory of a report as rings of points."""

    report: ReportRef
    rings: tuple[tuple[tuple[float, float], ...], ...]


def locations(reader: Reader, report: str = "") -> tuple[Location, ...]:
    """The places of the graph whose position is known, towns first, provinces last.

    Args:
        reader: whom they are for.
        report: key of the report whose places and things are meant; empty for all.
    """
    own = of_report(reader, report) if report else None
    at_place: dict[str, list[str]] = defaultdict(list)
    for row in reader.index.rows("located"):
        if own is None or row["thing"] in own or reader.index.report_of(row["thing"]) == report:
            at_place[row["place"]].append(row["thing"])
    found = [
        Location(reader.ref(iri), each["kind"], each["source"], reader.refs(at_place.get(iri, ())))
        for iri, each in _properties(reader).items()
        if iri in reader.index.labels and (own is None or iri in own or iri in at_place)
    ]
    ranks = {"town": 0, "district": 1, "province": 2, "neighbour": 3}
    return tuple(sorted(found, key=lambda each: (ranks[each.kind], each.place.iri)))


def of_report(reader: Reader, report: str) -> set[str]:
    """What reports may share and this one names, and what it is about."""
    index = reader.index
    names = index.rows("named", report=f"{index.site.base}id/report/{report}")
    territory = index.reports[report].territory
    about = {f"{index.site.base}id/{territory}"} if territory else set()
    return about | {row["thing"] for row in names}


def locations_of(reader: Reader, iri: str) -> tuple[Location, ...]:
    """Where a thing is: at its own position, or at the places it concerns or lies in."""
    known = _properties(reader)
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


def corpus_map(reader: Reader) -> tuple[Outline, ...]:
    """The territories of the reports whose outline is known; the coordinates are degrees."""
    found = []
    territories = {
        info.territory: key for key, info in reader.index.reports.items() if info.territory
    }
    for feature in reader.index.site.features:
        key = territories.get(feature["properties"].get("thing"))
        if key is not None and feature["properties"]["kind"] == "province":
            found.append(Outline(report_ref(reader, key), tuple(_rings(feature["geometry"]))))
    return tuple(found)


def _rings(geometry: dict[str, Any]) -> Iterator[tuple[tuple[float, float], ...]]:
    """The rings of a polygon or of several."""
    single = geometry["type"] == "Polygon"
    for polygon in [geometry["coordinates"]] if single else geometry["coordinates"]:
        for ring in polygon:
            yield tuple((float(x), float(y)) for x, y in ring)


def _properties(reader: Reader) -> dict[str, dict[str, Any]]:
    """The properties of each feature that is a thing of the graph, by its IRI."""
    base = reader.index.site.base
    found = (feature["properties"] for feature in reader.index.site.features)
    properties: dict[str, dict[str, Any]] = {}
    for each in found:
        iri = f"{base}id/{each.get('thing')}"
        # A neighbour on the map of one province is the province of another map.
        if "thing" in each and (each["kind"] != "neighbour" or iri not in properties):
            properties[iri] = each
    return properties
