"""What a release changed, by thing, in the words of a reader."""

from __future__ import annotations

from dataclasses import dataclass

from lskg.release.changes import CHANGED, GONE, NEW, Change, Statement, read_changes
from lskg.release.releases import Release
from lskg.web.language import LANGUAGES, Text, choose
from lskg.web.view.localized import Reader, Ref


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """What a thing says by a property, before and after."""

    property: Text
    before: tuple[Text, ...]
    after: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A thing that changed, with what it is; without a link where it is there no more."""

    ref: Ref
    kind: Text
    statements: tuple[ShownStatement, ...]


@dataclass(frozen=True, slots=True)
class ShownSort:
    """Things that are new, gone or otherwise: how many, by class too, and the first of them."""

    sort: str
    count: int
    classes: tuple[tuple[Ref, int], ...]
    things: tuple[ShownChange, ...]


@dataclass(frozen=True, slots=True)
class ShownChanges:
    """How a release differs from the one before.

    Attributes:
        href: path of all that is known of it, as a file.
    """

    before: str
    sorts: tuple[ShownSort, ...]
    href: str


def shown_changes(reader: Reader, release: Release, most: int) -> ShownChanges | None:
    """What a release changed, with at most so many things of each sort; None if nobody noted it."""
    found = read_changes(release)
    if found is None:
        return None
    sorts = tuple(
        ShownSort(
            sort,
            found.counts[sort],
            tuple(
                (reader.ref(iri), count)
                for iri, count in sorted(found.classes[sort].items(), key=lambda each: -each[1])
            ),
            tuple(_shown(reader, each) for each in found.things[sort][:most]),
        )
        for sort in (NEW, CHANGED, GONE)
    )
    href = reader.urls.file(f"/releases/{release.name}/changes.json")
    return ShownChanges(found.before, sorts, href)


def _shown(reader: Reader, change: Change) -> ShownChange:
    name = choose(reader.language, change.labels.get("vi", ""), change.labels.get("en", ""))
    if not name.words:
        name = Text(change.labels.get("", change.iri))
    is_there = change.iri in reader.index.labels
    href = reader.urls.thing(change.iri) if is_there else None
    kind = reader.label(change.classes[0]) if change.classes else Text("")
    languages = {each.language for each in change.statements} & {*LANGUAGES}
    wanted = reader.language if reader.language in languages else next(iter(languages), "")
    statements = (each for each in change.statements if each.language in ("", wanted))
    return ShownChange(
        Ref(change.iri, href, name), kind, tuple(_said(reader, each) for each in statements)
    )


def _said(reader: Reader, statement: Statement) -> ShownStatement:
    def words(value: str) -> Text:
        if value.startswith(reader.index.site.base) or value in reader.index.labels:
            return reader.label(value)
        return Text(value, statement.language)

    before, after = (tuple(map(words, each)) for each in (statement.before, statement.after))
    return ShownStatement(reader.label(statement.property), before, after)
