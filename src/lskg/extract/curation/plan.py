"""What a person adds to the rules: rows that quote the text, each checked against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lskg.errors import CurationError
from lskg.extract.curation.figures import read_figures, read_numbers
from lskg.extract.curation.funding import read_funding
from lskg.extract.curation.names import read_names
from lskg.extract.curation.responsibilities import PlanRelations, read_relations
from lskg.extract.curation.rows import Row, check_slug, quoted, read_rows
from lskg.extract.curation.status_statements import read_status_statements
from lskg.extract.curation.tables import Table
from lskg.extract.figures.records import Figure, Funding, Number
from lskg.extract.names.records import Context, Named, NamedInitiative, StatusStatement
from lskg.extract.records import Entity, Indicator, Target
from lskg.text.document import Document


@dataclass(frozen=True, slots=True)
class Curation:
    """The curated tables of one report.

    Attributes:
        titles_en: English by Vietnamese, as printed with white space made single.
        targets: rows by the quotation of the target.
        figures: the figures as a person read them, or None when nobody has.
        numbers: what every number of the text is, likewise.
        named: the named things that are not organizations.
        contexts: what a name stands for where its form alone would mislead.
        relations: what is said of responsibilities, themes and links.
        status_statements: what initiatives and border gates were, are and are to be.
        funding: what sums of money are for.
    """

    titles_en: dict[str, str]
    entities: tuple[Entity, ...]
    indicators: tuple[Indicator, ...]
    targets: dict[str, Row]
    figures: tuple[Figure, ...] | None = None
    numbers: tuple[Number, ...] | None = None
    named: tuple[Named, ...] = ()
    contexts: tuple[Context, ...] = ()
    relations: PlanRelations = field(default_factory=PlanRelations)
    status_statements: tuple[StatusStatement, ...] = ()
    funding: tuple[Funding, ...] = ()


def read_curation(directory: Path, catalogue: Path, document: Document) -> Curation:
    """Read and check the curated tables.

    Args:
        directory: those of the report.
        catalogue: those that reports share.
        document: the text.

    Raises:
        CurationError: a file or column is missing, a quotation is not in the text, a key is used
            twice or refers to nothing, or a cell is not NFC.
    """
    flat = " ".join(document.text.split())
    indicators = tuple(
        _indicator(row, flat) for row in _INDICATORS.rows(catalogue / "indicators.csv")
    )
    targets: dict[str, Row] = {}
    keys = {indicator.key for indicator in indicators}
    for row in read_rows(directory / "targets.csv", _TARGETS):
        quoted(row, row["quote"], flat)
        check_slug(row, "key", {known["key"] for known in targets.values()})
        if row["indicator"] not in keys:
            raise row.error(f"the indicator “{row['indicator']}” is not in indicators.csv.")
        targets[row["quote"]] = row
    titles = {}
    for name in ("titles.csv", "statements.csv"):
        for row in read_rows(directory / name, _TITLES):
            quoted(row, row["quote"], flat)
            titles[row["quote"]] = row["title_en"]
    entities = _entities(catalogue / "entities.csv", flat)
    figures = numbers = None
    if (directory / "figures.csv").exists():
        figures = read_figures(directory, document, keys)
        numbers = read_numbers(directory, document, figures)
    named, contexts = read_names(directory, catalogue, document, entities)
    relations = read_relations(directory, flat, {entity.key for entity in entities})
    statuses = read_status_statements(directory, document, named)
    sums = {each.span.start: document[each.span] for each in figures or ()}
    initiatives = {each.key for each in named if isinstance(each, NamedInitiative)}
    funding = read_funding(directory, sums, initiatives)
    return Curation(
        titles,
        entities,
        indicators,
        targets,
        figures,
        numbers,
        named,
        contexts,
        relations,
        statuses,
        funding,
    )


def curate_targets(targets: Sequence[Target], curation: Curation) -> tuple[Target, ...]:
    """The targets with the slug, indicator and unit that curation gives them.

    Raises:
        CurationError: a target has no row, or a row belongs to no target.
    """
    curated = []
    rows = dict(curation.targets)
    for target in targets:
        row = rows.pop(target.quote, None)
        if row is None:
            raise CurationError(
                f"targets.csv: no row quotes target ({target.number}) “{target.quote}”; "
                "add one with its key and indicator."
            )
        quantity = target.quantity
        if row["unit"] and row["unit"] != quantity.unit:
            quantity = replace(quantity, unit=row["unit"], unit_printed="")
        curated.append(
            replace(target, key=row["key"], indicator=row["indicator"], quantity=quantity)
        )
    for row in rows.values():
        raise row.error(f"the rules find no target “{row['quote']}”; correct the quotation.")
    return tuple(curated)


_TITLES = ("quote", "title_en")
_TARGETS = ("quote", "key", "indicator", "unit", "note")
_INDICATORS = Table(Indicator)
_ENTITIES = Table(Entity, {"key": "slug", "kind": "class"}, ("note",))


def _indicator(row: Row, flat: str) -> Indicator:
    check_slug(row, "key")
    for phrase in row.many("phrases"):
        quoted(row, phrase, flat)
    return _INDICATORS.read(row)


def _entities(path: Path, flat: str) -> tuple[Entity, ...]:
    rows = list(_ENTITIES.rows(path))
    slugs = {row["slug"] for row in rows}
    owners: dict[str, str] = {}
    entities = []
    for row in rows:
        check_slug(row, "slug")
        aliases = row.many("aliases")
        if not aliases:
            raise row.error("an entity needs at least one alias as printed in the report.")
        for alias in aliases:
            quoted(row, alias, flat)
            if (other := owners.setdefault(alias, row["slug"])) != row["slug"]:
                raise row.error(f"the alias “{alias}” already belongs to {other}.")
        if row["parent"] and row["parent"] not in slugs:
            raise row.error(f"the parent “{row['parent']}” is not in the table.")
        entities.append(_ENTITIES.read(row))
    return tuple(entities)
