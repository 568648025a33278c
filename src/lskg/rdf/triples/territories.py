"""Countries, regions, administrative units, and what became of what, in RDF."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from rdflib import DCTERMS, PROV, RDF, SKOS, XSD, Literal, URIRef

from lskg.external.records import Succession, Territory
from lskg.rdf.writer import Writer, text, write
from lskg.vocabulary import LSKG


def thing(writer: Writer, key: str) -> URIRef:
    """IRI of a thing named by kind and slug, with a slash between them."""
    return writer.things.known(key)


@write.register
def _(territory: Territory, writer: Writer) -> None:
    if not territory.source:
        # A place that the report names too; what it is stands in the catalogue of places.
        writer.say("territories", thing(writer, territory.key), (LSKG.isoCode, text(territory.iso)))
        return
    kind, _, slug = territory.key.partition("/")
    iri = writer.start(kind, slug, territory)
    writer.say(
        "territories",
        iri,
        (RDF.type, writer.term(territory.kind, f"units.csv, {slug}")),
        (LSKG.administrativeCode, text(territory.code)),
        (LSKG.isoCode, text(territory.iso)),
        (LSKG.isLocatedIn, thing(writer, territory.parent) if territory.parent else None),
        (LSKG.validFrom, _day(territory.valid_from)),
        (LSKG.validTo, _day(territory.valid_to)),
        (LSKG.isListedIn, writer.iris.mint("source", territory.source)),
    )
    vi, en = territory.name_vi, territory.name_en
    if territory.valid_to:
        writer.say("territories", iri, (SKOS.altLabel, Literal(vi, lang="vi")))
        vi, en = (f"{name} ({lead} {end})" for name, lead, end in _ends(territory))
    if territory.short_name and territory.short_name != territory.name_vi:
        writer.say("territories", iri, (SKOS.altLabel, Literal(territory.short_name, lang="vi")))
    writer.labels("territories", iri, vi, en)


def write_reorganizations(
    successions: Iterable[Succession], territories: Mapping[str, Territory], writer: Writer
) -> None:
    """Say what went into each new unit, by which order, and from one unit to the other at once.

    Args:
        successions: which unit took over which.
        territories: all units, by key.
        writer: where to write.
    """
    for succession in successions:
        new, old = thing(writer, succession.successor), thing(writer, succession.predecessor)
        direct = LSKG.isSuccessorOfWhole if succession.is_whole else LSKG.isSuccessorOfPart
        writer.say("territories", new, (direct, old))
        event = writer.iris.mint("reorganization", succession.successor.partition("/")[2])
        if not writer.is_described(event):
            _write_reorganization(event, succession, territories[succession.successor], writer)
        source = writer.iris.mint("source", succession.source)
        writer.say("territories", event, (LSKG.takesInUnit, old), (DCTERMS.source, source))


def _write_reorganization(
    event: URIRef, succession: Succession, unit: Territory, writer: Writer
) -> None:
    writer.describe(event, succession)
    day = date.fromisoformat(unit.valid_from)
    writer.say(
        "territories",
        event,
        (RDF.type, LSKG.Reorganization),
        (LSKG.establishesUnit, thing(writer, unit.key)),
        (LSKG.isOrderedBy, writer.iris.mint("document", succession.document)),
        (LSKG.takesEffectOn, _day(unit.valid_from)),
        (PROV.endedAtTime, Literal(f"{unit.valid_from}T00:00:00+07:00", datatype=XSD.dateTime)),
    )
    name = unit.name_vi[0].lower() + unit.name_vi[1:]
    writer.labels(
        "territories",
        event,
        f"Lập {name} ({day.day}/{day.month}/{day.year})",
        f"Establishment of {unit.name_en} ({day.day} {day:%B} {day.year})",
    )


def _ends(territory: Territory) -> tuple[tuple[str, str, str], ...]:
    """Name, word and last day of a unit that exists no more, in Vietnamese and in English."""
    day = date.fromisoformat(territory.valid_to)
    return (
        (territory.name_vi, "đến", f"{day.day}/{day.month}/{day.year}"),
        (territory.name_en, "until", f"{day.day} {day:%B} {day.year}"),
    )


def _day(value: str) -> Literal | None:
    return Literal(value, datatype=XSD.date) if value else None
