"""The commands for linking: of files with the graph, and a release that others can link to."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from lskg.extras import require
from lskg.project import Project
from lskg.release.changes import note_changes
from lskg.release.releases import keep_release


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--name", default="", help="Slug of the source; made of the file name by default.")
@click.option(
    "--place", "places", multiple=True, help="Keep only this territory (administrative-unit/20)."
)
@click.option("--decimal", type=click.Choice([".", ","]), help="Decimal mark of the numbers.")
@click.option("--year", default="", help="Year of a table that states none (2019, 2015-2020).")
@click.pass_obj
def link(
    project: Project, file: Path, name: str, places: tuple[str, ...], decimal: str | None, year: str
) -> None:
    """Link a statistical file to indicators, places, periods and units.

    Reads CSV, PX-Web CSV, Excel, JSON-stat, PX and SDMX-ML. Writes a mapping to look at, and the
    rows that the next build publishes. What is not matched is listed and left out.
    """
    require("link")
    # The readers of statistical files take long to load, and no other command needs them.
    from lskg.external.statistics.import_file import import_to_project

    project.own_links()
    for line in import_to_project(project, file, name, places, decimal or "", year).summary():
        click.echo(line, err=True)


@click.command()
@click.option(
    "--vi", required=True, help="What changed since the release kept before, in Vietnamese."
)
@click.option("--en", required=True, help="The same in English.")
@click.option(
    "--issued",
    type=click.DateTime(["%Y-%m-%d"]),
    default=lambda: date.today().isoformat(),
    show_default="today",
    help="Day of the release.",
)
@click.pass_obj
def keep(project: Project, vi: str, en: str, issued: datetime) -> None:
    """Keep the published release: it stays reachable when later builds replace it."""
    release = keep_release(project.build, issued.date().isoformat(), {"vi": vi, "en": en})
    click.echo(f"{release.folder} stays.", err=True)
    if changes := note_changes(project.build, release):
        told = ", ".join(f"{count} {sort}" for sort, count in changes.counts.items())
        click.echo(f"Things since {changes.before}: {told}.", err=True)
