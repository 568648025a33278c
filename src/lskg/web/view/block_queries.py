"""The query behind each block of the page about a thing, for readers to go on from."""

from __future__ import annotations

from string import Template

from lskg.web.view.graph_index import packaged


def block_query(name: str, **iris: str | None) -> str:
    """The query of a block.

    Args:
        name: of a file of `queries/templates/`.
        iris: what stands in its places, known to the graph.
    """
    return Template(packaged(f"queries/templates/{name}.txt")).substitute(iris)
