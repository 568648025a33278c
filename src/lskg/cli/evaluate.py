"""The command that measures what is found against what a reader marked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lskg import tables
from lskg.errors import SourceError
from lskg.extras import require
from lskg.project import Project

if TYPE_CHECKING:
    from lskg.scoring.report import Evaluation


@click.command()
@click.argument(
    "corpus", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False
)
@click.option("--key", help="Key of the report, where there are several.")
@click.option("--rules", is_flag=True, help="Measure the rules alone, not the published data.")
@click.option("--losses", is_flag=True, help="What each table would lose without curation.")
@click.option(
    "--format",
    "kind",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    help="How to write the scores.",
)
@click.pass_obj
def evaluate(
    project: Project,
    corpus: Path | None,
    key: str | None,
    rules: bool,
    losses: bool,
    kind: str,
) -> None:
    """Compare what is found with what a reader marked: recall, precision, agreement by field.

    Without CORPUS figures are compared with those in tests/reference: of the rules on the report
    and on sentences of other provinces, and of the published data. With CORPUS, a folder of
    reports with their marks, the rules alone are measured on each and on all of them: sections,
    targets, figures, names and responsibilities. With --losses the published tables of the report
    are compared with what the rules alone would publish.
    """
    if losses:
        _print_losses(project, key, kind)
        return
    from lskg.scoring.corpus import evaluate_corpus, summed
    from lskg.scoring.report import COLUMNS, evaluation_rows, evaluation_text

    if corpus is None:
        evaluations = list(_on_the_report(project, key, rules))
    else:
        evaluations = list(evaluate_corpus(corpus))
        evaluations.append(summed(evaluations))
    if kind == "text":
        click.echo("\n".join(map(evaluation_text, evaluations)), nl=False)
        return
    write = tables.to_csv if kind == "csv" else tables.to_json
    sys.stdout.buffer.write(write(COLUMNS, evaluation_rows(evaluations)).encode())


def _print_losses(project: Project, key: str | None, kind: str) -> None:
    from lskg.cli.options import BASE

    require("build")
    from lskg.pipeline.losses import COLUMNS, find_losses, losses_text

    found = list(find_losses(project, project.report(key), BASE))
    if kind == "text":
        click.echo(losses_text(found), nl=False)
        return
    write = tables.to_csv if kind == "csv" else tables.to_json
    sys.stdout.buffer.write(write(COLUMNS, [each.row for each in found]).encode())


def _on_the_report(project: Project, key: str | None, rules: bool) -> Iterator[Evaluation]:
    from lskg.extract.read_report import ReadReport
    from lskg.scoring.references import evaluate_report, evaluate_rules

    folder = project.report(key)
    if not project.reference.is_dir():
        raise SourceError(
            f"{project.reference}: no figures that a reader marked are here; `lskg evaluate "
            "CORPUS` measures the rules on a folder of reports with their marks."
        )
    report = ReadReport.of(project, folder)
    yield from evaluate_rules(project.reference, report.document)
    if not rules:
        figures = report.curation.figures
        yield evaluate_report("Published data, report", project.reference, figures)
