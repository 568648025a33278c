"""Who and what the report names, and wherever it does: by rule, or as curated."""

from __future__ import annotations

from lskg.extract.curation.plan import Curation
from lskg.extract.names.collectives import find_collectives
from lskg.extract.names.find import Names, find_named
from lskg.extract.names.mentions import find_mentions, mentions_at
from lskg.extract.names.organizations import find_organizations
from lskg.extract.names.records import Named
from lskg.extract.records import Entity, Mention, Naming
from lskg.extract.structure.read import Structure

# Classes of units of territory: one is not named in the name of another.
_UNITS = {"Province", "District", "Commune"}
# Classes of places after which an enterprise may be named.
_AREAS = {"Country", "Region", "Province"}


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
    if curation is None:
        mentions = _without_words_of_enterprises(mentions, names)
    mentioned = {mention.entity for mention in mentions}
    return Naming(
        entities,
        (*(each for each in names.named if curation or each.key in mentioned), *terms),
        (*mentions, *mentions_at(words, structure, "collective")),
    )


def _without_words_of_enterprises(
    mentions: tuple[Mention, ...], names: Names
) -> tuple[Mention, ...]:
    """The mentions but for those of places in the name of an enterprise (*Công ty Hòa Bình*)."""
    kinds = {each.key: each.kind for each in names.named}
    enterprises = [each.span for each in mentions if kinds.get(each.entity) == "Enterprise"]
    return tuple(
        each
        for each in mentions
        if each.role != "inner"
        or kinds.get(each.entity) not in _AREAS
        or not any(span.contains(each.span) for span in enterprises)
    )


def _owners(things: tuple[Entity | Named, ...]) -> dict[str, str]:
    """The printed forms of things, with their keys."""
    return {alias: thing.key for thing in things for alias in thing.aliases}
