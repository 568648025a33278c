"""A knowledge graph of a provincial five-year plan, with a query interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from lskg.analysis import Graph


def open(path: Path | str = "build") -> Graph:  # noqa: A001
    """Open the published graph of a checkout; see `lskg.analysis`.

    Args:
        path: the folder `build`, or a release in it.

    Raises:
        StoreError: there is no published graph.
    """
    from lskg.analysis import open_graph

    return open_graph(path)
