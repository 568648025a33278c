"""A knowledge graph of a provincial five-year plan, with a query interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from lskg.client import Graph


def open(path: Path | str = "build") -> Graph:  # noqa: A001
    """Open the published graph of a checkout; see `lskg.client`.

    Args:
        path: the folder `build`, or a release in it.

    Raises:
        StoreError: there is no published graph.
    """
    from lskg.client import open_graph

    return open_graph(path)
