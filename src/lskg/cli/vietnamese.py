"""What commands say when something is wrong, in Vietnamese where the locale is."""

from __future__ import annotations

import os

import click

from lskg.errors import LskgError

#: Of these the first that is set tells the locale: https://pubs.opengroup.org/onlinepubs/9799919799/
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")


def is_vietnamese() -> bool:
    """Whether the locale of the user is a Vietnamese one."""
    return next(filter(None, map(os.environ.get, _LOCALES)), "").startswith("vi")


def words_of(error: LskgError) -> str:
    """What an error says, in the language of the user where the catalogues have it."""
    if not is_vietnamese():
        return str(error)
    from lskg.web.catalogues import tell

    return tell(error, "vi")[0]


def show(error: click.ClickException) -> None:
    """Print an error of click, or one of ours that has become one, to standard error."""
    from lskg.web.sentences import retell

    if isinstance(error, click.UsageError) and (context := error.ctx) is not None:
        usage = context.get_usage()
        hint = f"Try '{context.command_path} {context.help_option_names[0]}' for help."
        click.echo(f"{retell(usage) or usage}\n{retell(hint)}\n", err=True)
    words = error.format_message()
    click.echo(f"Lỗi: {retell(words) or words}", err=True)
