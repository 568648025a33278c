"""The graph for assistants, by the Model Context Protocol: https://modelcontextprotocol.io/."""

from __future__ import annotations

from importlib.util import find_spec

from lskg.errors import ServeError

#: Under this name an application has its tools.
TOOLS = "lskg.mcp"


def require_package() -> None:
    """See that the package of the protocol is there, which is an extra.

    Raises:
        ServeError: it is not installed.
    """
    if find_spec("mcp") is None:
        raise ServeError("Assistants need the package “mcp”; install it with lskg[mcp].")
