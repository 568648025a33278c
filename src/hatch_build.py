"""What a wheel holds beside the code: what projects share, and the published release.

See `lskg.project.PACKAGED`. An editable installation reads the checkout, and needs none of it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_SHARED = ("ontology", "shapes", "queries", "data/catalogue", "data/links", "data/terms.csv")
_SCRIPTS = "src/lskg/web/static/lib/query.js"


class PackagedProject(BuildHookInterface[Any]):
    """Adds `lskg/packaged` to a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files that are taken in.

        Raises:
            SystemExit: the scripts of the pages or the release are not there.
        """
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from lskg.release.packaged import PUBLISHED, packed_files

        release = (root / "build" / "current").resolve()
        if not (release / "build.json").exists() or not (root / _SCRIPTS).exists():
            sys.exit("A wheel holds a release and the scripts of the pages; run `make wheel`.")
        included = build_data["force_include"]
        for name in _SHARED:
            included[str(root / name)] = f"lskg/packaged/{name}"
        for name, path in packed_files(release).items():
            included[str(path)] = f"lskg/packaged/release/{name}"
        self._folder = TemporaryDirectory()
        time = Path(self._folder.name) / PUBLISHED
        time.write_text(f"{int(release.stat().st_mtime)}\n", encoding="utf-8")
        included[str(time)] = f"lskg/packaged/{PUBLISHED}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was written for the wheel alone."""
        if version != "editable":
            self._folder.cleanup()
