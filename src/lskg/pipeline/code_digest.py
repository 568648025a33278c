"""The digest of the code that a step runs: its modules, their word lists, and the libraries."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib.metadata import version
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_NAME = _PACKAGE.name
#: Libraries whose results a step keeps.
_LIBRARIES = ("owlrl", "pyoxigraph", "pyshacl", "rapidfuzz", "rdflib", "reasonable")
#: A statement that imports, where a line begins with it; one in a text is taken for such, too.
_IMPORT = re.compile(
    rb"^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+)?import[ \t]+(\([^)]*\)|[^\n(]*)", re.MULTILINE
)
_COMMENT = re.compile(rb"#[^\n]*")


@cache
def code_digest(module: str) -> str:
    """SHA-256 over a module, all modules of the package that it imports, and their data files.

    Args:
        module: dotted name, ``lskg.rdf.reasoning``.
    """
    total = hashlib.sha256()
    folders = set()
    for name, path in sorted(_imported(module).items()):
        total.update(name.encode() + b"\0" + path.read_bytes())
        folders.add(path.parent)
    for folder in sorted(folders):
        for path in sorted(folder.iterdir()):
            if path.is_file() and path.suffix != ".py":
                total.update(path.name.encode() + b"\0" + path.read_bytes())
    for library in _LIBRARIES:
        total.update(f"{library}=={version(library)}\n".encode())
    return total.hexdigest()


def _imported(module: str) -> dict[str, Path]:
    """The source files of a module and of all that it imports, also inside functions."""
    found: dict[str, Path] = {}
    waiting = [module]
    while waiting:
        name = waiting.pop()
        path = _source(name)
        if path is None or name in found:
            continue
        found[name] = path
        waiting += _names(path.read_bytes())
        waiting.append(name.rpartition(".")[0])
    return found


@cache
def _names(source: bytes) -> tuple[str, ...]:
    """The names that may be modules in the imports of a source file."""
    found: list[str] = []
    for origin, listed in _IMPORT.findall(source):
        names = _COMMENT.sub(b"", listed).decode().strip("()").split(",")
        first = origin.decode()
        every = [name.split()[0] for name in names if name.strip()]
        found += [first, *(f"{first}.{name}" for name in every)] if first else every
    return tuple(found)


def _source(module: str) -> Path | None:
    """The source file of a module of the package; None for any other name."""
    first, *rest = module.split(".")
    if first != _NAME:
        return None
    path = _PACKAGE.joinpath(*rest)
    return next(
        (each for each in (path / "__init__.py", path.with_suffix(".py")) if each.is_file()), None
    )
