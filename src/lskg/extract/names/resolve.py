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
        mentions = _without_words_of_names(mentions, entities, names)
    mentioned = {mention.entity for mention in mentions}
    return Naming(
        entities,
        (*(each for each in names.named if curation or each.key in mentioned), *terms),
        (*mentions, *mentions_at(words, structure, "collective")),
    )


def _without_words_of_names(
    mentions: tuple[Mention, ...], entities: tuple[Entity, ...], names: Names
) -> tuple[Mention, ...]:
    """The mentions but for those of places that are words of another name.

    An enterprise may be named after any place (*Công ty Hòa Bình*), a body after its country
    (*Mặt trận Tổ quốc Việt Nam*).
    """
    kinds = {each.key: each.kind for each in names.named}
    bodies = {each.key for each in entities}

    def is_word(mention: Mention) -> bool:
        kind = kinds.get(mention.entity)
        return mention.role == "inner" and any(
            holder.span.contains(mention.span)
            and (
                (kind in _AREAS and kinds.get(holder.entity) == "Enterprise")
                or (kind == "Country" and holder.entity in bodies)
            )
            for holder in mentions
            if holder.role == "name"
        )

    return tuple(each for each in mentions if not is_word(each))


def _owners(things: tuple[Entity | Named, ...]) -> dict[str, str]:
    """The printed forms of things, with their keys."""
    return {alias: thing.key for thing in things for alias in thing.aliases}
