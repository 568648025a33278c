"""What the commands share: errors as one sentence, options of several, and what they look up."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lskg import tables
from lskg.cli.vietnamese import is_vietnamese, show, words_of
from lskg.errors import BuildError, LskgError, QueryError
from lskg.project import PACKAGED, Project
from lskg.sparql.query_files import Query, load_queries
from lskg.text.document import Document

if TYPE_CHECKING:
    from lskg.engine.store import Store
    from lskg.pipeline.workers import Tell
    from lskg.project import ReportInfo

BASE = "https://w3id.org/lskg/"
#: Steps of a build: those of each report, and those of all together.
_STEPS_OF_REPORT, _STEPS = 3, 3


class Commands(click.Group):
    """A group that prints an `LskgError` as one sentence and exits with status 1."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run as a program; where the locale is Vietnamese, what is wrong is told so."""
        if not extra.setdefault("standalone_mode", True) or not is_vietnamese():
            return super().main(*args, **extra)
        try:
            status = super().main(*args, **extra | {"standalone_mode": False})
        except click.ClickException as error:
            show(error)
            raise SystemExit(error.exit_code) from None
        except click.Abort:
            click.echo("Đã dừng.", err=True)
            raise SystemExit(1) from None
        raise SystemExit(status if isinstance(status, int) else 0)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except LskgError as error:
            raise click.ClickException(words_of(error)) from error
        except BrokenPipeError:
            sys.stderr.close()
            raise SystemExit(1) from None


def check_file(project: Project, file: Path, report: str) -> None:
    """Print what is wrong with somebody's own Turtle, and exit with 1 when something is."""
    from lskg.pipeline.third_party import (
        Rulebook,
        check_contribution,
        contribution_html,
        contribution_text,
        contribution_turtle,
    )

    # Literals that do not fit their datatypes are findings, which rdflib need not tell too.
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)
    try:
        release = current_release(project)
    except BuildError:
        release = None
    # To look for garbage would take a sixth of so short a run.
    gc.disable()
    try:
        found = check_contribution(file, Rulebook.read(project, release))
    finally:
        gc.enable()
    writers = {
        "text": contribution_text,
        "ttl": contribution_turtle,
        "html": contribution_html,
    }
    click.echo(writers[report](found), nl=False)
    raise SystemExit(1 if found.violations else 0)


def print_audit(
    project: Project, file: Path | None, language: str, report: str | None = None
) -> None:
    """Print whether the numbers of the report agree, or those of a file by the rules alone."""
    from lskg.audit.explanations import counted, listing
    from lskg.audit.find import audit_report, audit_rules
    from lskg.rdf.codes import Codes
    from lskg.rdf.labels import unit_text
    from lskg.rdf.turtle import read_turtle

    units = partial(unit_text, Codes(read_turtle(project.codes)))
    if file:
        document = Document.read(file)
        checks = audit_rules(document)
    else:
        document, checks = audit_report(project, project.report(report))
    click.echo(listing(checks, document, language, units), nl=False)
    click.echo(f"{counted(checks)}.", err=True)


@contextmanager
def progress(reports: Sequence[ReportInfo]) -> Iterator[Tell]:
    """Show steps on a terminal, and nothing in a pipe."""
    bar = click.progressbar(
        length=_STEPS + _STEPS_OF_REPORT * len(reports),
        item_show_func=lambda name: name,
        show_eta=False,
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    )
    with bar:
        yield lambda name: bar.update(1, name)


def chosen(project: Project, keys: Sequence[str]) -> tuple[ReportInfo, ...]:
    """What is known of the reports with some keys, or of all.

    Raises:
        SourceError: a key is that of none, or the metadata of one cannot be read.
    """
    reports = [project.report(key) for key in keys] if keys else project.reports
    return tuple(each.info for each in reports)


def _base(context: click.Context, option: click.Parameter, value: str) -> str:
    """Refuse a base that IRIs cannot begin with."""
    from lskg.iris import Iris

    try:
        return Iris(value, report="").base
    except BuildError as error:
        raise click.BadParameter(str(error)) from None


#: Base of IRIs, for commands that mint them.
base_option = click.option(
    "--base",
    default=BASE,
    callback=_base,
    help="Base of the IRIs; ends with /.",
)


#: Format of a table.
table_format = click.option(
    "--format",
    "kind",
    type=click.Choice(["csv", "json"]),
    default="csv",
    help="How to write the table.",
)


#: A file of somebody's own to check, and how to write what is found.
checked_file = click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False
)
report_option = click.option(
    "--report",
    type=click.Choice(["text", "ttl", "html"]),
    default="text",
    help="How to write the validation report; ttl is that of SHACL.",
)


#: Where the steps of a build run.
scheduler_option = click.option(
    "--scheduler",
    help="Address of a Dask scheduler whose workers see the folder of the project.",
)


def current_release(project: Project) -> Path:
    """The folder of the published graph; of that which the package brings, where none was built.

    Raises:
        BuildError: there is none.
        StoreError: that of the package cannot be unpacked.
    """
    from lskg.release.packaged import unpacked

    current, packed = project.build / "current", PACKAGED / "release"
    if (current / "build.json").exists():
        return current
    if not packed.exists():
        raise BuildError(f"{current} holds no published graph; run `lskg build` first.")
    return unpacked(packed)


def find_table(queries: Path, name: str) -> Query:
    """A table by its name, in a folder of queries.

    Raises:
        QueryError: there is none of this name.
    """
    found = {query.name: query for query in load_queries(queries) if query.group == "tables"}
    if name not in found:
        known = ", ".join(found)
        raise QueryError("There is no table “{name}”; there are {known}.", name=name, known=known)
    return found[name]


def print_table(query: Query, store: Store, kind: str) -> None:
    """Write a table to standard output."""
    from lskg.distributions.answers import cells_of, datatypes_of

    columns = [column.name for column in query.columns]
    rows = store.rows(query.text)
    if kind == "csv":
        text = tables.to_csv(columns, rows)
    else:
        text = tables.to_json(columns, rows, datatypes_of(query, cells_of(query, rows)))
    sys.stdout.buffer.write(text.encode())
