"""Where suites of tests by others lie, and the files that their manifests name."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).parents[1]
#: The folder that whoever runs the tests names.
SUITES = Path(os.environ.get("LSKG_CONFORMANCE", ROOT.parent / "shared" / "conformance"))
#: What `make test` takes from the source packages of libraries that are installed.
UNPACKED = ROOT / ".venv" / "suites"


def suite_folder(name: str, file: str = "") -> Path:
    """The folder of a suite: below the named folder, or else the one from a source package.

    Args:
        name: of the folder.
        file: what the folder must hold to be preferred.
    """
    named = SUITES / name
    return named if (named / file).exists() else UNPACKED / name


def local_path(iri: object) -> Path:
    """The file that a ``file:`` IRI names."""
    return Path(unquote(urlsplit(str(iri)).path))
