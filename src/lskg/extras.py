"""The extras of the package: what only some commands need, and is large."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Literal, TypeAlias

from lskg.errors import MissingExtra

Extra: TypeAlias = Literal["build", "link", "mcp", "read"]
#: The modules that each extra brings.
MODULES: dict[Extra, tuple[str, ...]] = {
    "build": ("distributed", "owlrl", "pyshacl", "reasonable"),
    "link": ("lxml", "pandas", "pyaxis", "pyjstat", "sdmx"),
    "mcp": ("mcp",),
    "read": ("charset_normalizer", "docx", "lxml", "pypdfium2", "tomlkit", "viparse"),
}
_MISSING: dict[Extra, MissingExtra] = {
    "build": MissingExtra(
        "To build and check needs packages that are not here; install them with lskg[build]."
    ),
    "link": MissingExtra(
        "Files of statistics need packages that are not here; install them with lskg[link]."
    ),
    "mcp": MissingExtra("Assistants need the package “mcp”; install it with lskg[mcp]."),
    "read": MissingExtra(
        "New reports need packages that are not here; install them with lskg[read]."
    ),
}


def require(extra: Extra) -> None:
    """See that the packages of an extra are there.

    Raises:
        MissingExtra: one is not installed.
    """
    if not all(map(find_spec, MODULES[extra])):
        raise _MISSING[extra]
