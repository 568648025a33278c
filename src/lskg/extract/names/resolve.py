"""Who and what the report names, and wherever it does: by rule, and as curated."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from lskg.extract.curation.plan import Curation
from lskg.extract.names.bodies import read_bodies
from lskg.extract.names.collectives import find_collectives
from lskg.extract.names.find import Names, find_named
from lskg.extract.names.groups import is_group
from lskg.extract.names.mentions import find_mentions, mentions_at
from lskg.extract.names.records import (
    Context,
    Named,
    NamedDocument,
    NamedGate,
    NamedInitiative,
    NamedPlace,
)
from lskg.extract.names.scope import Unit, body_key, thing_key
from lskg.extract.names.short_names import find_short_names
from lskg.extract.records import Entity, Mention, Naming
from lskg.extract.structure.read import Structure
from lskg.text.document import Document

Thing = TypeVar("Thing", Entity, Named)
# Classes of units of territory: one is not named in the name of another.
_UNITS = {"Province", "District", "Commune"}
# What a body abroad begins with that is a unit of territory, too: *Khu tự trị dân tộc …*.
_UNIT_ABROAD = re.compile(r"(?:Khu tự trị|[Tt]ỉnh|[Tt]hành phố|[Bb]ang)(?!\w)")
# Classes of places after which an enterprise may be named.
_AREAS = {"Country", "Region", "Province"}


def read_naming(
    structure: Structure, curation: Curation | None = None, unit: Unit | None = None
) -> Naming:
    """Find what is named and where, by the rules and in the words of curation.

    Args:
        structure: the text.
        curation: the curated things; where it is complete the rules add none.
        unit: tells whose the bodies and things are that are named without their unit; None leaves
            their keys bare.
    """
    document = structure.document
    by_rule = curation is None or not curation.is_complete
    if curation is None:
        curation = Curation()
    entities, names = curation.entities, Names(curation.named, curation.contexts)
    if by_rule:
        entities, names = _with_rules(document, curation, unit)
    units = [each.key for each in names.named if each.kind in _UNITS]
    units += [each.key for each in entities if _is_unit_abroad(each)]
    owners = _owners((*names.named, *entities))
    mentions = find_mentions(structure, owners, names.contexts, units, _sorts(entities, names))
    bodies = {each.key for each in entities}
    mentions += mentions_at(find_short_names(document, mentions, bodies), structure)
    terms, words = find_collectives(
        document, {each.span for each in mentions if each.role == "name"}
    )
    if by_rule:
        # A word that is a body where it acts (*chính quyền*) is no collective word beside it.
        terms = tuple(each for each in terms if each.key not in bodies)
        words = tuple(each for each in words if each[1] not in bodies)
        mentions = _without_words_of_enterprises(mentions, names)
        mentions = _with_groups_apart(mentions, entities)
    mentioned = {mention.entity for mention in mentions}
    in_context = {key for each in names.contexts for key in each.entities}

    def is_told(thing: Entity | Named) -> bool:
        """Whether the text names a thing; a curated one it may name in words of its own."""
        curated = not by_rule and (bool(thing.aliases) or thing.key in in_context)
        return curated or thing.key in mentioned

    return Naming(
        _with_parents_told(tuple(filter(is_told, entities))),
        (*filter(is_told, names.named), *terms),
        (*mentions, *mentions_at(words, structure, "collective")),
    )


def _with_parents_told(entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The bodies, subordinate only to such as the text names too."""
    keys = {each.key for each in entities}
    return tuple(
        each if each.parent is None or each.parent in keys else replace(each, parent=None)
        for each in entities
    )


def _with_rules(
    document: Document, curation: Curation, unit: Unit | None
) -> tuple[tuple[Entity, ...], Names]:
    """What the rules find, joined to the curated things that it is, and beside them."""
    organizations = read_bodies(document)
    bodies = organizations.entities
    found = find_named(document, _owners(bodies))
    owners = _owners((*curation.entities, *curation.named))
    known = {each.key for each in curation.entities} | {each.key for each in curation.named}
    keys: dict[str, str] = {}
    for body in bodies:
        own = body_key(body, unit) if unit else body.key
        keys[body.key] = _owner(body, own, owners, known)
    for thing in found.named:
        own = thing_key(thing, unit) if unit else thing.key
        keys[thing.key] = _owner(thing, own, owners, known)
    forms: dict[str, dict[str, None]] = {}
    printed = [(keys[each.key], alias) for each in bodies for alias in each.aliases]
    printed += [(keys[each.key], alias) for each in found.named for alias in each.aliases]
    for key, alias in printed:
        if owners.setdefault(alias, key) == key:
            forms.setdefault(key, {})[alias] = None
    entities = [_printed(each, forms) for each in curation.entities]
    entities += [
        replace(each, key=keys[each.key], aliases=tuple(forms.get(keys[each.key], ())))
        for each in bodies
        if keys[each.key] not in known
    ]
    named = [_printed(each, forms) for each in curation.named]
    named += [
        replace(_renamed(each, keys), aliases=tuple(forms.get(keys[each.key], ())))
        for each in found.named
        if keys[each.key] not in known
    ]
    taken = {each.span.start for each in curation.contexts}
    contexts = tuple(
        Context(each.span, tuple(keys[key] for key in each.entities))
        for each in (*organizations.contexts, *found.contexts)
        if each.span.start not in taken
    )
    return tuple(entities), Names(tuple(named), (*curation.contexts, *contexts))


def _owner(thing: Entity | Named, own: str, owners: Mapping[str, str], known: set[str]) -> str:
    """Key of the curated thing that one found by rule is, by key or printed form; else its own."""
    for key in (own, thing.key):
        if key in known:
            return key
    return next((owners[alias] for alias in thing.aliases if alias in owners), own)


def _printed(thing: Thing, forms: Mapping[str, dict[str, None]]) -> Thing:
    """A curated thing with the forms too in which the rules found it."""
    aliases = dict.fromkeys((*thing.aliases, *forms.get(thing.key, ())))
    return replace(thing, aliases=tuple(aliases))


def _renamed(named: Named, keys: Mapping[str, str]) -> Named:
    """A thing with its key, and those that it refers to, as they are in the end."""

    def renamed(names: Sequence[str]) -> tuple[str, ...]:
        return tuple(keys.get(name, name) for name in names)

    named = replace(named, key=keys[named.key])
    match named:
        case NamedDocument():
            return replace(named, issuers=renamed(named.issuers))
        case NamedGate():
            counterpart = named.counterpart
            return replace(
                named,
                within=renamed(named.within),
                counterpart=keys.get(counterpart, counterpart) if counterpart else None,
            )
        case NamedPlace():
            return replace(named, within=renamed(named.within))
        case NamedInitiative():
            return replace(named, places=renamed(named.places))
    return named


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


def _is_unit_abroad(body: Entity) -> bool:
    return body.kind == "ForeignOrganization" and bool(_UNIT_ABROAD.match(body.name_vi))


def _with_groups_apart(
    mentions: tuple[Mention, ...], entities: tuple[Entity, ...]
) -> tuple[Mention, ...]:
    """The mentions; those of bodies that are told by their sorts alone are of groups."""
    groups = {each.key for each in entities if not each.aliases and is_group(each.name_vi)}
    return tuple(
        replace(each, role="group") if each.entity in groups and each.role == "name" else each
        for each in mentions
    )


def _sorts(entities: tuple[Entity, ...], names: Names) -> dict[str, str]:
    """The sorts of bodies and things."""
    things = {each.key: each.kind for each in names.named}
    return things | dict.fromkeys((each.key for each in entities), "body")


def _owners(things: tuple[Entity | Named, ...]) -> dict[str, str]:
    """The printed forms of things, with their keys."""
    return {alias: thing.key for thing in things for alias in thing.aliases}
