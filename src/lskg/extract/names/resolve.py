"""Who and what the report names, and wherever it does: by rule, or as curated."""

from __future__ import annotations

from lskg.extract.curation.plan import Curation
from lskg.extract.names.collectives import find_collectives
from lskg.extract.names.find import Names, find_named
from lskg.extract.names.mentions import find_mentions, mentions_at
from lskg.extract.names.organizations import find_organizations
from lskg.extract.names.records import Named
from lskg.extract.records import Entity, Naming
from lskg.extract.structure.read import Structure

# Classes of units of territory: one is not named in the name of another.
_UNITS = {"Province", "District", "Commune"}


def read_naming(structure: Structure, curation: Curation | None) -> Naming:
    """Find what is named and where, in the words of curation if there is any."""
    document = structure.document
    if curation is None:
        entities = find_organizations(document)
        names = find_named(document, _owners(entities))
    else:
        entities = curation.entities
        names = Names(curation.named, curation.contexts)
    units = [each.key for each in names.named if each.kind in _UNITS]
    owners = _owners((*names.named, *entities))
    mentions = find_mentions(structure, owners, names.contexts, units)
    terms, words = find_collectives(
        document, {each.span for each in mentions if each.role == "name"}
    )
    mentioned = {mention.entity for mention in mentions}
    return Naming(
        entities,
        (*(each for each in names.named if curation or each.key in mentioned), *terms),
        (*mentions, *mentions_at(words, structure, "collective")),
    )


def _owners(things: tuple[Entity | Named, ...]) -> dict[str, str]:
    """The printed forms of things, with their keys."""
    return {alias: thing.key for thing in things for alias in thing.aliases}
