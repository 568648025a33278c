"""`python -m benchmarks.reports FOLDER`: writes made-up reports with their marks."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from benchmarks.reports.make import LENGTHS, make
from benchmarks.reports.scene import KINDS
from benchmarks.reports.write import write_marked, write_project


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--count", default=34, help="How many reports.", show_default=True)
@click.option(
    "--size", default="province", type=click.Choice([*LENGTHS]), help="Length.", show_default=True
)
@click.option("--seed", default=7, help="What all is drawn from.", show_default=True)
@click.option("--kind", type=click.Choice(KINDS), help="Only this kind; else as it comes.")
@click.option("--project", is_flag=True, help="Write data/reports/KEY in FOLDER, without marks.")
def main(folder: Path, count: int, size: str, seed: int, kind: str | None, project: bool) -> None:
    """Write made-up reports with known contents to FOLDER; the same seed gives the same bytes."""
    for number in range(1, count + 1):
        report = make(seed, number, size, kind)
        place = (write_project if project else write_marked)(report, folder)
        click.echo(f"{place}: {len(report.text):,} characters")


if __name__ == "__main__":
    main.main(prog_name="python -m benchmarks.reports", args=sys.argv[1:])
