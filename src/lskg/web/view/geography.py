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

#: What a place is to the map, those first that lie in others; of the first ones the point is known.
_KINDS = ("gate", "town", "place", "within", "commune", "district", "province", "neighbour")
_CLOSE = frozenset({"gate", "town", "place", "commune", "district"})
#: What is there although no plan may say anything of it.
_UNITS = frozenset({"commune", "district"})


@dataclass(frozen=True, slots=True)
class Location:
    """A place whose position is known, or of which a unit is known that it lies in.

    Attributes:
        kind: ``gate``, ``town`` or ``place`` where a point is known, ``within`` where a unit is, or
            ``commune``, ``district``, ``province`` or ``neighbour`` of an outline.
        source: where the position is from.
        licence: under which terms that is.
        things: what concerns it or lies in it.
        units: what it lies in, where nothing closer is known.
    """

    place: Ref
    kind: str
    source: str
    licence: str
    things: tuple[Ref, ...]
    units: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """The territory of a report as rings of points."""

    report: ReportRef
    rings: tuple[tuple[tuple[float, float], ...], ...]


def locations(reader: Reader, report: str = "") -> tuple[Location, ...]:
    """The places of the graph on the map, the smallest first.

    Args:
        reader: whom they are for.
        report: key of the report whose places and things are meant; empty for all.
    """
    own = of_report(reader, report) if report else None
    known = _properties(reader)
    at_place: dict[str, list[str]] = defaultdict(list)
    unit = f"{reader.index.site.base}id/administrative-unit/"
    for row in reader.index.rows("located"):
        # What a unit is made of is no matter of a plan.
        if row["thing"].startswith(unit):
            continue
        if own is None or row["thing"] in own or reader.index.report_of(row["thing"]) == report:
            at_place[row["place"]].append(row["thing"])
    for iri, each in known.items():
        if own is None or iri in own or iri in at_place:
            for host in _units(reader, each):
                at_place[host] += [iri, *at_place.get(iri, ())]
    found = [
        Location(
            reader.ref(iri),
            each["kind"],
            each["source"],
            each.get("licence", ""),
            reader.refs(dict.fromkeys(at_place.get(iri, ()))),
            reader.refs(_units(reader, each)),
        )
        for iri, each in known.items()
        if iri in reader.index.labels
        and reader.wants(iri)
        and (own is None or iri in own or iri in at_place)
    ]
    return tuple(sorted(found, key=lambda each: (_KINDS.index(each.kind), each.place.iri)))


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
        named = [iri]
    else:
        named = [row["place"] for row in reader.index.rows("located", thing=iri)]
    places = {place for each in named for place in _units(reader, known.get(each, {})) or [each]}
    if not places & known.keys():
        return ()
    # The whole province says nothing where a closer place is known.
    found = [each for each in locations(reader) if each.place.iri in places]
    return tuple([each for each in found if each.kind in _CLOSE] or found)


def drawing(
    reader: Reader,
    shown: tuple[Location, ...],
    title: Text | str,
    around: tuple[Location, ...] = (),
) -> str:
    """What the script that draws a map needs to know, as JSON.

    Args:
        reader: whom it is for.
        shown: what the map is of; it is as large as these are.
        title: of the map.
        around: what answers, too; the map is then of the whole province.
    """
    return json.dumps(
        {
            "title": title if isinstance(title, str) else title.words,
            "language": reader.language,
            "whole": bool(around),
            "places": {
                each.place.iri.removeprefix(f"{reader.index.site.base}id/"): {
                    "label": each.place.text.words,
                    "href": each.place.href,
                    "things": [thing.text.words for thing in each.things],
                    "marked": is_marked,
                }
                for is_marked, places in ((True, shown), (False, around))
                for each in places
            },
        },
        ensure_ascii=False,
    )


def marked(found: tuple[Location, ...]) -> tuple[tuple[Location, ...], tuple[Location, ...]]:
    """The places that a plan speaks of, and the units beside them of which it says nothing."""
    bare = tuple(each for each in found if each.kind in _UNITS and not each.things)
    return tuple(each for each in found if each not in bare), bare


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


def _units(reader: Reader, properties: dict[str, Any]) -> list[str]:
    """IRIs of the units that a place lies in whose own position is unknown."""
    return [f"{reader.index.site.base}id/{unit}" for unit in properties.get("within", ())]


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
