"""Curated tables of named things other than organizations, each row checked against the text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

from lskg.extract.curation.rows import Row, check_slug, quoted, read_rows
from lskg.extract.names.records import (
    Context,
    Named,
    NamedDocument,
    NamedGate,
    NamedInitiative,
    NamedPlace,
)
from lskg.extract.records import Entity
from lskg.text.document import Document, Span
from lskg.text.whitespace import FlatText


def read_names(
    directory: Path, document: Document, entities: Sequence[Entity]
) -> tuple[tuple[Named, ...], tuple[Context, ...]]:
    """The rows of every table of names, and what names stand for where forms alone mislead.

    Args:
        directory: the folder of curated tables.
        document: the text.
        entities: the organizations.

    Raises:
        CurationError: a table is broken, a key or a printed form belongs to two rows, a quotation
            is not in the text, a context is not there exactly once, a row refers to nothing, or
            a thing is named nowhere.
    """
    flat = FlatText.of(document)
    known = {entity.key for entity in entities}
    printed = {alias: entity.key for entity in entities for alias in entity.aliases}
    rows: list[tuple[Row, Named]] = []
    for table, (columns, make) in _TABLES.items():
        for row in read_rows(directory / table, (*_FIRST, *columns, "note")):
            check_slug(row, "slug")
            if row["slug"] in known:
                raise row.error(f"the slug “{row['slug']}” is used in another table.")
            known.add(row["slug"])
            _claim(row, flat, printed)
            rows.append((row, make(row, flat)))
    contexts = tuple(
        _context(row, flat, known) for row in read_rows(directory / "contexts.csv", _CONTEXTS)
    )
    _check(rows, known, {key for context in contexts for key in context.entities})
    return tuple(named for _, named in rows), contexts


_FIRST = ("slug", "class", "name_vi", "name_en", "aliases")
_CONTEXTS = ("context", "name", "entities", "note")


def _claim(row: Row, flat: FlatText, printed: dict[str, str]) -> None:
    """Note the printed forms of a row as its own."""
    for alias in row.many("aliases"):
        quoted(row, alias, flat.text)
        if (other := printed.setdefault(alias, row["slug"])) != row["slug"]:
            raise row.error(f"the alias “{alias}” already belongs to {other}.")


def _check(
    rows: Sequence[tuple[Row, Named]], known: Collection[str], in_context: Collection[str]
) -> None:
    """Refuse a row that refers to nothing, or whose thing is named nowhere."""
    for row, named in rows:
        for key in _references(named):
            if key not in known:
                raise row.error(f"“{key}” is the slug of no row.")
        if not named.aliases and named.key not in in_context:
            raise row.error("give an alias as printed, or a row in contexts.csv that names it.")


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


def _evidence(row: Row, flat: FlatText) -> tuple[Span, ...]:
    """Where the quotations of a row stand."""
    spans = []
    for quote in row.many("quote"):
        quoted(row, quote, flat.text)
        at = flat.text.index(quote)
        spans.append(flat.span(at, at + len(quote)))
    return tuple(spans)


def _named(row: Row, flat: FlatText) -> Named:
    return Named(
        row["slug"],
        row["class"],
        row["name_vi"],
        row["name_en"] or None,
        row.many("aliases"),
        _evidence(row, flat),
    )


def _document(row: Row, flat: FlatText) -> NamedDocument:
    try:
        day = date.fromisoformat(row["date"]) if row["date"] else None
    except ValueError:
        raise row.error(f"“{row['date']}” is not a date; write it as 2024-12-22.") from None
    return NamedDocument(
        row["slug"],
        row["class"],
        row["name_vi"],
        row["name_en"] or None,
        row.many("aliases"),
        _evidence(row, flat),
        type=row["type"] or None,
        number=row["number"] or None,
        date=day,
        issuers=row.many("issuers"),
        adopted_at=row["adopted_at"] or None,
        title_vi=row["title_vi"] or None,
        title_en=row["title_en"] or None,
    )


def _place(row: Row, flat: FlatText) -> NamedPlace:
    return NamedPlace(
        row["slug"],
        row["class"],
        row["name_vi"],
        row["name_en"] or None,
        row.many("aliases"),
        _evidence(row, flat),
        within=row.many("within"),
    )


def _gate(row: Row, flat: FlatText) -> NamedGate:
    return NamedGate(
        row["slug"],
        row["class"],
        row["name_vi"],
        row["name_en"] or None,
        row.many("aliases"),
        _evidence(row, flat),
        within=row.many("within"),
        type=row["type"] or None,
        counterpart=row["counterpart"] or None,
        source=row["source"] or None,
    )


def _initiative(row: Row, flat: FlatText) -> NamedInitiative:
    return NamedInitiative(
        row["slug"],
        row["class"],
        row["name_vi"],
        row["name_en"] or None,
        row.many("aliases"),
        _evidence(row, flat),
        type=row.cells.get("type") or None,
        status=row.cells.get("status") or None,
        places=row.many("places"),
        part_of=row["part_of"] or None,
    )


_Make = Callable[[Row, FlatText], Named]
_TABLES: dict[str, tuple[tuple[str, ...], _Make]] = {
    "documents.csv": (
        ("type", "number", "date", "issuers", "adopted_at", "title_vi", "title_en", "quote"),
        _document,
    ),
    "places.csv": (("within", "quote"), _place),
    "border-gates.csv": (("type", "counterpart", "within", "quote", "source"), _gate),
    "projects.csv": (("type", "status", "places", "part_of", "quote"), _initiative),
    "programmes.csv": (("places", "part_of", "quote"), _initiative),
    "names.csv": (("quote",), _named),
}
