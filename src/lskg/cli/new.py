"""`lskg new`: the folder of a report from a received file."""

from __future__ import annotations

from pathlib import Path

import click

from lskg.extras import require
from lskg.project import Project


@click.command()
@click.argument("key")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def new(project: Project, key: str, file: Path) -> None:
    """Make data/reports/KEY/ from FILE: plain text, .docx, or PDF with a text layer.

    The file is kept as it is beside its text. What its first page says is written to report.toml;
    what could not be read is told, to be filled in there.
    """
    require("read")
    # The readers take long to load, and no other command needs them.
    from lskg.intake.folder import new_report

    made = new_report(project, key, file)
    folder = made.folder.relative_to(project.root)
    click.echo(
        f"{folder}: made from {file.name} ({made.form}). "
        f"Headings: {made.headings}, notes: {made.notes}.",
        err=True,
    )
    for name, what in made.missing:
        click.echo(f"{folder}/report.toml: {name} was not found; fill in {what}.", err=True)
    for warning in made.warnings:
        click.echo(f"Warning: {warning}", err=True)
