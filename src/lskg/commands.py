"""What the commands share: errors as one sentence, options of several, and what they look up."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from lskg import tables
from lskg.errors import BuildError, LskgError, QueryError
from lskg.project import Project
from lskg.queries import Query, load_queries
from lskg.store import Store
from lskg.vocabulary import Iris

BASE = "https://w3id.org/lskg/"


class Commands(click.Group):
    """A group that prints an `LskgError` as one sentence and exits with status 1."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except LskgError as error:
            raise click.ClickException(str(error)) from error
        except BrokenPipeError:
            sys.stderr.close()
            raise SystemExit(1) from None


def _base(context: click.Context, option: click.Parameter, value: str) -> str:
    """Refuse a base that IRIs cannot begin with."""
    try:
        return Iris(value).base
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


def current_release(project: Project) -> Path:
    """The folder of the published graph.

    Raises:
        BuildError: there is none.
    """
    current = project.build / "current"
    if not (current / "build.json").exists():
        raise BuildError(f"{current} holds no published graph; run `lskg build` first.")
    return current


def find_table(folder: Path, name: str) -> Query:
    """A table by its name.

    Raises:
        QueryError: there is none of this name.
    """
    found = {
        query.name: query for query in load_queries(folder / "queries") if query.group == "tables"
    }
    if name not in found:
        raise QueryError(f"There is no table “{name}”; there are {', '.join(found)}.")
    return found[name]


def print_table(query: Query, store: Store, kind: str) -> None:
    """Write a table to standard output."""
    columns = [column.name for column in query.columns]
    rows = store.rows(query.text)
    text = (tables.to_csv if kind == "csv" else tables.to_json)(columns, rows)
    sys.stdout.buffer.write(text.encode())
