"""What the commands share: errors as one sentence, and the options of several."""

from __future__ import annotations

import sys

import click

from lskg.errors import BuildError, LskgError
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
