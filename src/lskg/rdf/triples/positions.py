"""Where places are, by GeoSPARQL."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import DCTERMS, RDF, Literal

from lskg.external.positions import Position
from lskg.rdf.writer import Writer
from lskg.vocabulary import GEO


def write_positions(positions: Iterable[Position], writer: Writer) -> None:
    """Say where the places are that are described, each with its source."""
    for position in positions:
        place = writer.things.known(position.thing)
        if not writer.is_described(place):
            continue
        geometry = writer.start("geometry", position.thing.replace("/", "."), position)
        writer.say("territories", place, (GEO.hasGeometry, geometry))
        writer.say(
            "territories",
            geometry,
            (RDF.type, GEO.Geometry),
            (GEO.asWKT, Literal(position.wkt, datatype=GEO.wktLiteral)),
            (DCTERMS.source, writer.iris.mint("source", position.source)),
            (DCTERMS.identifier, Literal(position.identifier)),
        )
