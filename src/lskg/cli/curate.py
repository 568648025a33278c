"""The command that writes what the rules found as rows to be corrected."""

from __future__ import annotations

import click

from lskg.errors import CurationError
from lskg.project import Project, ReportFolder


@click.command()
@click.argument("key")
@click.argument("table")
@click.pass_obj
def curate(project: Project, key: str, table: str) -> None:
    """Write what the rules found as rows of a curated table of a report, to be corrected.

    The rows of TABLE are written to data/reports/KEY/curation/TABLE.csv, which must not be there
    yet, and before them a table that they refer to, as figures do to indicators. The next build
    reads them and gives the same values, as curated; correct, add and remove rows there.
    """
    from lskg.extract.curation.propose import MissingRows

    folder = project.report(key)
    try:
        _write(project, folder, table)
    except MissingRows as missing:
        _write(project, folder, missing.table)
        _write(project, folder, table)


def _write(project: Project, folder: ReportFolder, table: str) -> None:
    from lskg.pipeline.propose import proposal

    path = folder.curation / f"{table}.csv"
    if path.exists():
        raise CurationError(
            f"{path}: the table is there already and is not overwritten; correct its rows, or "
            "move it away and run the command again."
        )
    text = proposal(project, folder).table(table)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    click.echo(f"{path}: {text.count(chr(10)) - 1} lines written.", err=True)
