"""The command line: each command parses, calls one function and prints.

What only some commands need is imported in these, so that the others start fast.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from lskg.cli.curate import curate
from lskg.cli.evaluate import evaluate
from lskg.cli.link import keep, link
from lskg.cli.mcp import mcp
from lskg.cli.new import new
from lskg.cli.options import (
    BASE,
    Commands,
    base_option,
    check_file,
    checked_file,
    chosen,
    current_release,
    find_table,
    print_audit,
    print_table,
    progress,
    report_option,
    scheduler_option,
    table_format,
)
from lskg.cli.serve_options import read_settings, serve_options
from lskg.errors import QueryError
from lskg.extras import require
from lskg.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterable


#: Tables that a text without headings does not have.
_NEEDS_HEADINGS = frozenset({"footnotes", "sections"})


@click.group(cls=Commands, context_settings={"auto_envvar_prefix": "LSKG", "show_default": True})
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="Folder of the checkout.",
)
@click.version_option(package_name="lskg")
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """A knowledge graph of a provincial five-year plan."""
    context.obj = Project(root.resolve())


main.add_command(curate)
main.add_command(evaluate)
main.add_command(keep)
main.add_command(link)
main.add_command(mcp)
main.add_command(new)


@main.command()
@click.argument("reports", nargs=-1)
@base_option
@click.option(
    "--reasoner",
    type=click.Choice(["reasonable", "owlrl"]),
    default="reasonable",
    help="owlrl is the reference: the same graph, in minutes.",
)
@scheduler_option
@click.pass_obj
def build(
    project: Project, reports: tuple[str, ...], base: str, reasoner: str, scheduler: str | None
) -> None:
    """Build the graph, validate it, and publish it in build/current.

    All reports are built, or those with the keys REPORTS. What was built before and has not changed
    is taken as it is. A build with violations publishes nothing: the last good graph stays.
    """
    require("build")
    from lskg.pipeline.processes import prepare

    if scheduler is None:
        prepare()
    from lskg.pipeline.corpus import begin_corpus
    from lskg.pipeline.publish import building, publish, sound_pieces
    from lskg.pipeline.report import count_line
    from lskg.pipeline.steps import Steps
    from lskg.pipeline.workers import Workers

    steps, infos = Steps(project.root, base, reasoner), chosen(project, reports)
    sound: set[Path] = set()
    with building(project.build), Workers(scheduler) as workers:
        with progress(infos) as step:
            corpus = begin_corpus(
                steps, infos, step, workers, lambda: sound.update(sound_pieces(steps))
            )
            step("publish")
            release = publish(corpus, project, workers, sound)
            workers.wait(step)
            corpus = corpus.ended()
        if not reports:
            steps.forget((*corpus.folders, *release.steps))
    _warn(corpus.warnings)
    for each in corpus.reports:
        click.echo(count_line(each), err=True)
    total = sum(release.triples.values())
    click.echo(f"{total} triples published in {release.path}.", err=True)


@main.command()
@click.argument("what", metavar="[KEY|FILE]", required=False)
@base_option
@report_option
@scheduler_option
@click.pass_obj
def check(
    project: Project, what: str | None, base: str, report: str, scheduler: str | None
) -> None:
    """Check sources, curation, ontology and data, or somebody's own Turtle; publish nothing.

    With the KEY of a report, what is found in that one is told. With FILE, that Turtle alone is
    checked, as if it were added to the published graph: each finding says in both languages what
    is wrong and how to mend it. Exits with status 1 when there is a violation.
    """
    require("build")
    if what is not None and Path(what).is_file():
        check_file(project, Path(what), report)
    from lskg.pipeline.corpus import build_corpus
    from lskg.pipeline.report import html_report, text_report, turtle_report
    from lskg.pipeline.steps import Steps
    from lskg.pipeline.workers import Workers

    infos = chosen(project, ())
    keys = [each.key for each in infos]
    if what not in (None, *keys):
        raise click.BadParameter(
            f"“{what}” is neither a file nor the key of a report; there are {', '.join(keys)}."
        )
    infos = tuple(each for each in infos if what in (None, each.key))
    with Workers(scheduler) as workers, progress(infos) as step:
        corpus = build_corpus(Steps(project.root, base), infos, step, workers)
    writer = {"text": text_report, "ttl": turtle_report, "html": html_report}[report]
    click.echo(writer(corpus, what), nl=False)
    violations = [each for each in corpus.violations if what in (None, each["report"])]
    raise SystemExit(1 if violations else 0)


@main.command()
@click.argument("name")
@table_format
@click.pass_obj
def table(project: Project, name: str, kind: str) -> None:
    """Write a published table to standard output."""
    from lskg.engine.store import Store

    current = current_release(project)
    print_table(find_table(current / "queries", name), Store.open(current), kind)


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--table", "name", required=True, help="Name of the table.")
@table_format
@click.pass_obj
def extract(project: Project, file: Path, name: str, kind: str) -> None:
    """Read any report of the genre by the rules alone, and write a table of what they find.

    The columns are those of the published table; nothing curated is used.
    """
    require("build")
    from lskg.engine.store import Store
    from lskg.iris import Iris
    from lskg.pipeline.assemble import assemble_rules
    from lskg.project import ReportFolder, ReportInfo
    from lskg.rdf.write import Shared

    query = find_table(project.queries, name)
    loose = name not in _NEEDS_HEADINGS
    folder = ReportFolder(file.parent, ReportInfo("file", file.name, file.name))
    shared = Shared.vocabulary(project)
    assembly = assemble_rules(folder, shared, BASE, loose)
    _warn(assembly.extraction.warnings)
    iris = Iris(BASE, assembly.info.key)
    print_table(query, Store.from_graphs(iris, assembly.beside(shared)), kind)


@main.command()
@checked_file
@click.option("--language", type=click.Choice(["vi", "en"]), default="vi", help="Of the sums.")
@click.option("--key", help="Key of the report, where there are several.")
@click.pass_obj
def audit(project: Project, file: Path | None, language: str, key: str | None) -> None:
    """Check whether the numbers of the report agree with each other, and print errors first.

    With a FILE, those of any report or text, by the rules alone.
    """
    print_audit(project, file, language, key)


@main.command()
@click.argument("file", type=click.File(encoding="utf-8"))
@click.option(
    "--format",
    "kind",
    type=click.Choice(["csv", "tsv", "json", "xml", "turtle", "ntriples"]),
    default="csv",
    help="How to write the answer; a graph needs turtle or ntriples.",
)
@click.pass_obj
def query(project: Project, file: TextIO, kind: str) -> None:
    """Answer a SPARQL query, from a file or - for standard input, over the published graph."""
    from lskg.engine.store import Formats, InProcess, QueryRequest, Store

    endpoint = InProcess(Store.open(current_release(project)))
    try:
        text = file.read()
    except UnicodeDecodeError as error:
        raise QueryError(
            "{path}: byte {at} is not UTF-8.", path=file.name, at=error.start
        ) from None
    request = QueryRequest(text=text, formats=Formats.named(kind))
    body = endpoint.answer(request).body
    sys.stdout.buffer.write(body)
    if body and not body.endswith(b"\n"):
        sys.stdout.buffer.write(b"\n")


@main.command()
@click.argument("build", type=click.Path(file_okay=False, path_type=Path), required=False)
@serve_options
@click.pass_obj
def serve(project: Project, /, build: Path | None, **options: Any) -> None:
    """Serve the published graph: pages, tables and the SPARQL endpoint."""
    from lskg.web.serve import serve_forever

    folder = (build / "current") if build else current_release(project)
    serve_forever(folder, read_settings(options))


@main.command(name="push")
@click.argument("url")
@click.option("--user", help="User of the store; the password is asked for, or LSKG_PUSH_PASSWORD.")
@click.option("--password", hidden=True, help="Password of the user.")
@click.pass_obj
def push_release(project: Project, url: str, user: str | None, password: str | None) -> None:
    """Send the published graph to a store, by its Graph Store Protocol address.

    Each named graph replaces the one of the store and is read back; pushing again is safe.
    """
    from lskg.pipeline.push import push

    if user is not None and password is None:
        password = click.prompt("Password", hide_input=True)
    auth = (user, password or "") if user is not None else None
    for graph in push(current_release(project), url, auth):
        click.echo(f"{graph.triples:>8} triples  {graph.sha256[:16]}  {graph.graph}")


def _warn(warnings: Iterable[str]) -> None:
    for warning in warnings:
        click.echo(f"Warning: {warning}", err=True)
