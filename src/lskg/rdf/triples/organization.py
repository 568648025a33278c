"""Organizations in RDF."""

from __future__ import annotations

from rdflib import RDF, SKOS, Literal

from lskg.extract.records import Entity
from lskg.rdf.triples.dispatch import write
from lskg.rdf.writer import Scribe
from lskg.vocabulary import LSKG


@write.register
def _(entity: Entity, scribe: Scribe) -> None:
    iri = scribe.start("agency", entity.key, entity)
    where = f"entities.csv, {entity.key}"
    level = scribe.codes.code("administrative-level", entity.level, where)
    parent = scribe.iris.mint("agency", entity.parent) if entity.parent else None
    scribe.say(
        "entities",
        iri,
        (RDF.type, scribe.class_iri(entity.kind, where)),
        (LSKG.hasAdministrativeLevel, level),
        (LSKG.isSubordinateTo, parent),
        *(
            (SKOS.altLabel, Literal(alias, lang="vi"))
            for alias in entity.aliases
            if alias != entity.name_vi
        ),
    )
    scribe.labels("entities", iri, entity.name_vi, entity.name_en)
