"""Who and what the report names, and every place where it does: by rule, or as curated."""

from __future__ import annotations

from dataclasses import dataclass

from lskg.extract.curation.plan import Curation
from lskg.extract.names.collectives import find_collectives
from lskg.extract.names.find import Names, find_named
from lskg.extract.names.mentions import find_inner_mentions, find_mentions, place_mentions
from lskg.extract.names.organizations import find_organizations
from lskg.extract.names.records import Named
from lskg.extract.records import Entity, Footnote, Mention, Section
from lskg.text.document import Document

# Classes of units of territory: one is not named in the name of another.
_UNITS = {"Province", "District", "Commune"}


@dataclass(frozen=True, slots=True)
class Naming:
    """The named things of a report, the collective words, and the mentions of both."""

    entities: tuple[Entity, ...]
    named: tuple[Named, ...]
    mentions: tuple[Mention, ...]


def read_naming(
    document: Document,
    sections: tuple[Section, ...],
    footnotes: tuple[Footnote, ...],
    curation: Curation | None,
) -> Naming:
    """Find what is named and where, in the words of curation if there is any."""
    if curation is None:
        entities = find_organizations(document)
        names = find_named(document, _owners(entities))
    else:
        entities = curation.entities
        names = Names(curation.named, curation.contexts)
    owners = _owners((*names.named, *entities))
    outer = find_mentions(document, owners, sections, footnotes, names.contexts)
    units = [each.key for each in names.named if each.kind in _UNITS]
    inner = find_inner_mentions(document, owners, sections, footnotes, names.contexts, units)
    terms, words = find_collectives(document, {mention.span for mention in outer})
    collective = place_mentions(words, sections, footnotes, "collective")
    mentioned = {mention.entity for mention in (*outer, *inner)}
    return Naming(
        entities,
        (*(each for each in names.named if curation or each.key in mentioned), *terms),
        (*outer, *inner, *collective),
    )


def _owners(things: tuple[Entity | Named, ...]) -> dict[str, str]:
    """The printed forms of things, with their keys."""
    return {alias: thing.key for thing in things for alias in thing.aliases}
