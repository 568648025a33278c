"""What the published tables of a report would lose or say otherwise without its curation."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from lskg.engine.store import Store
from lskg.iris import Iris
from lskg.pipeline.assemble import assemble, read_shared
from lskg.project import Project, ReportFolder
from lskg.rdf.write import Shared
from lskg.sparql.query_files import Query, load_queries

COLUMNS = ("table", "published", "by_rule", "same_key", "same_values", "extra")
#: By table, the columns that tell which row is meant; a table without them is not compared.
KEYS = {
    "audit": ("check",),
    "comparisons": ("target", "plan", "other_period"),
    "discrepancies": ("figure", "statement"),
    "entities": ("entity",),
    "figures": ("start", "end"),
    "footnotes": ("number",),
    "links": ("subject", "predicate", "object"),
    "mentions": ("entity", "start", "end"),
    "numbers": ("start", "end"),
    "plan": ("element",),
    "plan_links": ("subject", "predicate", "object"),
    "responsibilities": ("agency", "start", "end"),
    "sections": ("section",),
    "targets": ("start", "end"),
}
#: How a value came to be read, and the key that a person gave it, are no part of what it says.
_ASIDE = frozenset(
    {"method", "period_basis", "status_basis", "basis", "basis_code", "target", "figure"}
)


@dataclass(frozen=True, slots=True)
class Loss:
    """A published table beside what the rules alone would publish.

    Attributes:
        published, by_rule: numbers of rows.
        same_key: published rows that the rules find.
        same_values: those of them of which every cell is the same.
        extra: rows of the rules that are not published.
    """

    table: str
    published: int
    by_rule: int
    same_key: int
    same_values: int
    extra: int

    @property
    def row(self) -> dict[str, str]:
        """The row of a table of losses."""
        return {name: str(getattr(self, name)) for name in COLUMNS}


def find_losses(project: Project, folder: ReportFolder, base: str) -> Iterator[Loss]:
    """Compare what is published of a report with what the rules alone make of its text.

    Both sides know the catalogue; what is inferred is left out.

    Raises:
        SourceError: the report cannot be read.
        CurationError: curation and text do not agree.
        BuildError: a code is unknown, or two things share an IRI.
    """
    shared = read_shared(project, base)
    published = _store(project, folder, shared, base)
    with TemporaryDirectory() as name:
        shutil.copy(folder.text, name)
        bare = ReportFolder(Path(name), replace(folder.info, level="rule"))
        by_rule = _store(project, bare, shared, base)
    for query in load_queries(project.queries):
        if query.group == "tables" and query.name in KEYS:
            yield _loss(query, published, by_rule)


def _store(project: Project, folder: ReportFolder, shared: Shared, base: str) -> Store:
    assembly = assemble(project, folder, shared, base)
    return Store.from_graphs(Iris(base, folder.info.key), assembly.beside(shared))


def _loss(query: Query, published: Store, by_rule: Store) -> Loss:
    keys = KEYS[query.name]
    values = [each.name for each in query.columns if each.name not in _ASIDE]
    sides = []
    for store in (published, by_rule):
        rows = store.rows(query.text)
        sides.append(
            (
                Counter(tuple(row.get(name, "") for name in keys) for row in rows),
                Counter(tuple(row.get(name, "") for name in (*keys, *values)) for row in rows),
            )
        )
    (told, told_whole), (found, found_whole) = sides
    same = (told & found).total()
    return Loss(
        query.name,
        told.total(),
        found.total(),
        same,
        (told_whole & found_whole).total(),
        found.total() - same,
    )


def losses_text(losses: list[Loss]) -> str:
    """The losses as lines for people."""
    lines = [
        f"{each.table:<18}{each.published:>8} published, {each.same_key:>6} found by rule, "
        f"{each.same_values:>6} all the same, {each.extra:>6} more by rule"
        for each in losses
    ]
    return "\n".join(lines) + "\n"
