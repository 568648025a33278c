"""The command that answers an assistant which starts it."""

from __future__ import annotations

from pathlib import Path

import click

from lskg.cli.options import current_release
from lskg.extras import require
from lskg.project import Project


@click.command()
@click.argument("build", type=click.Path(file_okay=False, path_type=Path), required=False)
@click.option(
    "--site",
    default="",
    metavar="URL",
    help="Address of a site that shows the same graph; pages in answers begin with it.",
)
@click.pass_obj
def mcp(project: Project, build: Path | None, site: str) -> None:
    """Answer an assistant over standard input and output, by the Model Context Protocol."""
    require("mcp")
    from lskg.web.mcp.stdio import serve_stdio
    from lskg.web.settings import Settings

    serve_stdio(
        (build / "current") if build else current_release(project), Settings(mcp=True), site
    )
