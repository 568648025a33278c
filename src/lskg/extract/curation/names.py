"""Curated tables of named things other than organizations, each row checked against the text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from lskg.extract.curation.rows import Row, check_slug, quoted
from lskg.extract.curation.sources import Sources
from lskg.extract.curation.tables import Table
from lskg.extract.names.records import (
    Context,
    Named,
    NamedConcept,
    NamedDocument,
    NamedGate,
    NamedInitiative,
    NamedPlace,
)
from lskg.extract.records import Entity
from lskg.text.document import FlatText, Span


def read_names(
    sources: Sources, entities: Sequence[Entity]
) -> tuple[tuple[Named, ...], tuple[Context, ...]]:
    """The rows of every table of names, and what names stand for where forms alone mislead.

    A thing that the text does not name has no aliases and is in no context.

    Args:
        sources: the curated tables.
        entities: the organizations.

    Raises:
        CurationError: a table is broken, a key or a printed form belongs to two rows, a quotation
            is not in the text, a context is not there exactly once, a row refers to nothing, or
            a thing of the report is named nowhere.
    """
    known = {entity.key for entity in entities}
    printed = {alias: entity.key for entity in entities for alias in entity.aliases}
    evidence = {row["slug"]: row for row in sources.own("evidence", _EVIDENCE)}
    rows: list[tuple[Row, Named]] = []
    for name, table in NAME_TABLES.items():
        for row in sources.shared(name, table):
            check_slug(row, "slug")
            if row["slug"] in known:
                raise row.error(f"the slug “{row['slug']}” is used in another table.")
            known.add(row["slug"])
            aliases = sources.printed(row, "aliases")
            _claim(row, aliases, printed)
            spans = _evidence(evidence.pop(row["slug"], None), sources.flat)
            rows.append((row, table.read(row, aliases=aliases, evidence=spans)))
    for row in evidence.values():
        raise row.error(f"“{row['slug']}” is the slug of no row.")
    contexts = tuple(
        _context(row, sources.flat, known) for row in sources.own("contexts", _CONTEXTS)
    )
    in_context = {key for context in contexts for key in context.entities}
    for row, named in rows:
        _check_references(row, named, known)
        if sources.is_own(row) and not named.aliases and named.key not in in_context:
            raise row.error("give an alias as printed, or a row in contexts.csv that names it.")
    return tuple(named for _, named in rows), contexts


_CONTEXTS = ("context", "name", "entities", "note")
_EVIDENCE = ("slug", "quote", "note")


def _claim(row: Row, aliases: Sequence[str], printed: dict[str, str]) -> None:
    """Note the printed forms of a row as its own."""
    for alias in aliases:
        if (other := printed.setdefault(alias, row["slug"])) != row["slug"]:
            raise row.error(f"the alias “{alias}” already belongs to {other}.")


def _check_references(row: Row, named: Named, known: Collection[str]) -> None:
    """Refuse a row that refers to nothing."""
    for key in _references(named):
        if key not in known:
            raise row.error(f"“{key}” is the slug of no row.")


def _context(row: Row, flat: FlatText, known: Collection[str]) -> Context:
    context, name = row["context"], row["name"]
    if (count := flat.text.count(context)) != 1:
        raise row.error(f"the context “{context}” stands {count} times in the report, not once.")
    if not name or context.count(name) != 1:
        raise row.error(f"the name “{name}” must stand exactly once in its context.")
    for key in row.many("entities"):
        if key not in known:
            raise row.error(f"“{key}” is the slug of no row.")
    start = flat.text.index(context) + context.index(name)
    return Context(flat.span(start, start + len(name)), row.many("entities"))


def _references(named: Named) -> Iterator[str]:
    """The keys that a record refers to."""
    match named:
        case NamedDocument():
            yield from named.issuers
            yield from _one(named.adopted_at)
        case NamedPlace():
            yield from named.within
            if isinstance(named, NamedGate):
                yield from _one(named.counterpart)
        case NamedInitiative():
            yield from named.places
            yield from _one(named.part_of)


def _one(key: str | None) -> tuple[str, ...]:
    return (key,) if key else ()


def _evidence(row: Row | None, flat: FlatText) -> tuple[Span, ...]:
    """Where the quotations of a row stand."""
    if row is None:
        return ()
    spans = []
    for quote in row.many("quote"):
        quoted(row, quote, flat.text)
        at = flat.text.index(quote)
        spans.append(flat.span(at, at + len(quote)))
    return tuple(spans)


_NAMES: dict[str, str | tuple[str, ...]] = {"key": "slug", "kind": "class", "evidence": ()}
_LAST = ("note",)
NAME_TABLES: dict[str, Table[Any]] = {
    "documents": Table(NamedDocument, _NAMES, _LAST),
    "places": Table(NamedPlace, _NAMES, _LAST),
    "border-gates": Table(
        NamedGate,
        _NAMES,
        order=(
            *Table(Named, _NAMES).columns,
            *("type", "counterpart", "within", "source", "period", "quote", "note"),
        ),
    ),
    "projects": Table(NamedInitiative, _NAMES, _LAST),
    "programmes": Table(NamedInitiative, _NAMES | {"type": ()}, _LAST),
    "concepts": Table(NamedConcept, _NAMES, _LAST),
    "names": Table(Named, _NAMES, _LAST),
}
