"""What a person adds to the rules: rows that quote the text, each checked against it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lskg.errors import CurationError
from lskg.extract.curation.figure_things import read_figure_things
from lskg.extract.curation.figures import read_figures, read_roles
from lskg.extract.curation.funding import read_funding
from lskg.extract.curation.names import read_names
from lskg.extract.curation.reorganizations import read_reorganizations
from lskg.extract.curation.responsibilities import PlanRelations, read_relations
from lskg.extract.curation.rows import Row, check_slug, quoted
from lskg.extract.curation.sources import Sources
from lskg.extract.curation.status_statements import read_status_statements
from lskg.extract.curation.tables import Table
from lskg.extract.curation.undated import read_undated
from lskg.extract.figures.records import Figure, Funding, Number
from lskg.extract.names.records import Context, Named, NamedInitiative, StatusStatement, ToldChange
from lskg.extract.records import Entity, Indicator, Target
from lskg.extract.responsibilities.find import acting
from lskg.text.document import Document


@dataclass(frozen=True, slots=True)
class Curation:
    """The curated tables of one report.

    Attributes:
        is_complete: whether a person read the whole text, so that the rules add nothing to the
            figures and names, and every target has a row.
        titles_en: English by Vietnamese, as printed with white space made single.
        entities, named: organizations and other named things, also those that the text does not
            name.
        targets: rows by the quotation of the target.
        figures: the figures as a person read them.
        roles: the numbers that a person says are none.
        contexts: what a name stands for where its form alone would mislead.
        relations: what is said of responsibilities, themes and links.
        status_statements: what initiatives and border gates were, are and are to be.
        reorganizations: what became of bodies and units.
        funding: what sums of money are for.
        undated: why figures have no period, by where they start.
        figure_things: keys of what figures are about, by where they start.
    """

    is_complete: bool = False
    titles_en: dict[str, str] = field(default_factory=dict)
    entities: tuple[Entity, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    targets: dict[str, Row] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()
    roles: tuple[Number, ...] = ()
    named: tuple[Named, ...] = ()
    contexts: tuple[Context, ...] = ()
    relations: PlanRelations = field(default_factory=PlanRelations)
    status_statements: tuple[StatusStatement, ...] = ()
    reorganizations: tuple[ToldChange, ...] = ()
    funding: tuple[Funding, ...] = ()
    undated: dict[int, str] = field(default_factory=dict)
    figure_things: dict[int, tuple[str, ...]] = field(default_factory=dict)


def read_curation(sources: Sources, is_complete: bool = True) -> Curation:
    """Read and check the curated tables.

    Args:
        sources: where they stand.
        is_complete: whether a person read the whole text.

    Raises:
        CurationError: a table is broken, a quotation is not in the text, a key is used twice or
            refers to nothing, or a cell is not NFC.
    """
    indicators = _indicators(sources)
    keys = {indicator.key for indicator in indicators}
    entities = _entities(sources)
    figures = read_figures(sources, keys)
    named, contexts = read_names(sources, entities)
    sums = {each.span.start: sources.document[each.span] for each in figures}
    dated = {each.span.start for each in figures if each.period}
    initiatives = {each.key for each in named if isinstance(each, NamedInitiative)}
    return Curation(
        is_complete=is_complete,
        titles_en=_titles(sources),
        entities=entities,
        indicators=indicators,
        targets=_targets(sources, keys),
        figures=figures,
        roles=read_roles(sources, figures),
        named=named,
        contexts=contexts,
        relations=read_relations(sources, {each.key for each in acting(entities, named)}),
        status_statements=read_status_statements(sources, named),
        reorganizations=read_reorganizations(sources, {each.key for each in entities}),
        funding=read_funding(sources, sums, initiatives),
        undated=read_undated(sources, sums, dated),
        figure_things=read_figure_things(
            sources, sums, {*(e.key for e in entities), *(n.key for n in named)}
        ),
    )


def read_catalogue(folders: tuple[Path, ...]) -> Curation:
    """What reports share, whatever text names it.

    Raises:
        CurationError: see `read_curation`.
    """
    return read_curation(Sources.of(None, folders, Document("")), is_complete=False)


def _titles(sources: Sources) -> dict[str, str]:
    titles = {}
    for name in ("titles", "statements"):
        for row in sources.own(name, TITLES):
            quoted(row, row["quote"], sources.flat.text)
            titles[row["quote"]] = row["title_en"]
    return titles


def _targets(sources: Sources, indicators: Collection[str]) -> dict[str, Row]:
    targets: dict[str, Row] = {}
    for row in sources.own("targets", TARGETS):
        quoted(row, row["quote"], sources.flat.text)
        check_slug(row, "key", {known["key"] for known in targets.values()})
        if row["indicator"] not in indicators:
            raise row.error(f"the indicator “{row['indicator']}” is not in indicators.csv.")
        targets[row["quote"]] = row
    return targets


def curate_targets(targets: Sequence[Target], curation: Curation) -> tuple[Target, ...]:
    """The targets with the slug, indicator and unit that curation gives them.

    Raises:
        CurationError: a target has no row, or a row belongs to no target.
    """
    curated = []
    rows = dict(curation.targets)
    for target in targets:
        row = rows.pop(target.quote, None)
        if row is None and not curation.is_complete:
            curated.append(target)
            continue
        if row is None:
            raise CurationError(
                f"targets.csv: no row quotes target ({target.number}) “{target.quote}”; "
                "add one with its key and indicator."
            )
        quantity = target.quantity
        if row["unit"] and row["unit"] != quantity.unit:
            quantity = replace(quantity, unit=row["unit"], unit_printed="")
        curated.append(
            replace(
                target,
                key=row["key"],
                indicator=row["indicator"],
                quantity=quantity,
                method="curated",
            )
        )
    for row in rows.values():
        raise row.error(f"the rules find no target “{row['quote']}”; correct the quotation.")
    return tuple(curated)


TITLES = ("quote", "title_en")
TARGETS = ("quote", "key", "indicator", "unit", "note")
INDICATORS = Table(Indicator, {"near": ()})
ENTITIES = Table(Entity, {"key": "slug", "kind": "class"}, ("note",))


@dataclass(frozen=True, slots=True)
class _Near:
    """Indicators that measure nearly the same as another, and what tells them apart."""

    indicator: str
    near: tuple[str, ...]
    note: str


NEAR_INDICATORS = Table(_Near)


def _indicators(sources: Sources) -> tuple[Indicator, ...]:
    rows = tuple(sources.shared("indicators", INDICATORS))
    keys = {row["key"] for row in rows}
    near: dict[str, tuple[str, ...]] = {}
    for row in sources.shared("near_indicators", NEAR_INDICATORS):
        others = row.many("near")
        for key in (row["indicator"], *others):
            if key not in keys:
                raise row.error(f"the indicator “{key}” is not in indicators.csv.")
        if not others or row["indicator"] in others or not row["note"]:
            raise row.error("near is another indicator, and the note says what tells it apart.")
        near[row["indicator"]] = others
    return tuple(_indicator(row, sources, near.get(row["key"], ())) for row in rows)


def _indicator(row: Row, sources: Sources, near: tuple[str, ...]) -> Indicator:
    check_slug(row, "key")
    phrases = sources.printed(row, "phrases")
    shown = phrases if sources.is_own(row) else row.many("phrases")
    return INDICATORS.read(row, phrases=shown, near=near)


def _entities(sources: Sources) -> tuple[Entity, ...]:
    rows = list(sources.shared("entities", ENTITIES))
    slugs = {row["slug"] for row in rows}
    owners: dict[str, str] = {}
    entities = []
    for row in rows:
        check_slug(row, "slug")
        if sources.is_own(row) and not row.many("aliases"):
            raise row.error("an entity needs at least one alias as printed in the report.")
        aliases = sources.printed(row, "aliases")
        for alias in aliases:
            if (other := owners.setdefault(alias, row["slug"])) != row["slug"]:
                raise row.error(f"the alias “{alias}” already belongs to {other}.")
        if row["parent"] and row["parent"] not in slugs:
            raise row.error(f"the parent “{row['parent']}” is not in the table.")
        entities.append(ENTITIES.read(row, aliases=aliases))
    return tuple(entities)
