"""What things of a kind are looked up for, before all else that they are tied to."""

from __future__ import annotations

from dataclasses import replace

from lskg.web.view.blocks.duties import bodies_of, duties_of_body
from lskg.web.view.blocks.kinds import kind_of_page
from lskg.web.view.blocks.naming import planned
from lskg.web.view.blocks.relations import Fact, facts_of, relation_blocks
from lskg.web.view.blocks.theme import theme_blocks
from lskg.web.view.blocks.told import Block
from lskg.web.view.localized import Reader

_NAMED = ("body", "place", "project", "document", "concept")
_FEW_FACTS, _FEW_BLOCKS, _FEW_ITEMS = 6, 2, 3


def first_blocks(reader: Reader, iri: str, kind: str) -> tuple[tuple[Block, ...], list[str]]:
    """What things of a kind are looked up for, and the passages that are quoted there."""
    if kind == "theme":
        return theme_blocks(reader, iri), []
    if kind == "body":
        return duties_of_body(reader, iri)
    return (bodies_of(reader, iri) if kind in ("target", "element") else ()), []


def planned_blocks(
    reader: Reader, iri: str, kind: str, stated: list[str]
) -> tuple[tuple[Block, ...], frozenset[str]]:
    """What the plan is to do where it names a thing, and the passages that are shown there."""
    if kind not in _NAMED:
        return (), frozenset()
    found, shown = planned(reader, iri, stated)
    return ((found,) if found else ()), shown


def in_short(reader: Reader, iri: str) -> tuple[tuple[Fact, ...], tuple[Block, ...]]:
    """The first facts of the page of a thing, and the first items of its first lists.

    A list that is longer leads to its place on that page.
    """
    kind = kind_of_page(reader, iri)
    first, quoted = first_blocks(reader, iri, kind)
    page = reader.ref(iri).href or ""
    blocks = (
        *first,
        *planned_blocks(reader, iri, kind, quoted)[0],
        *relation_blocks(reader, iri, lambda _: page),
    )
    short = (
        replace(
            each,
            items=each.items[:_FEW_ITEMS],
            more=f"{page}#{each.anchor}" if each.total > _FEW_ITEMS else None,
        )
        for each in blocks[:_FEW_BLOCKS]
    )
    return facts_of(reader, iri)[:_FEW_FACTS], tuple(short)
