"""The release that an installed package brings, unpacked once for each user.

A package holds of each file either its bytes or, where it has one, its gzip form alone: a ninth of
what a release takes on a disk.
"""

from __future__ import annotations

import gzip
import os
import shutil
import tempfile
from pathlib import Path

from lskg.errors import StoreError
from lskg.release.check import DESCRIPTION, check_release, read_description
from lskg.release.files import LIST, gzip_path, read_list
from lskg.release.releases import SHORT

#: Beside the packed files: the seconds since 1970 at which the release was published.
PUBLISHED = "published"


def packed_files(release: Path) -> dict[str, Path]:
    """The files of a release that a package holds, by their path in it."""
    found = {name: release / name for name in (LIST, DESCRIPTION)}
    for name, entry in read_list(release / LIST).items():
        path = release / name
        kept = gzip_path(path) if "gzip_bytes" in entry else path
        found[str(kept.relative_to(release))] = kept
    return found


def unpacked(packed: Path) -> Path:
    """The release of a package as `build/current` holds one, in the cache of the user.

    Args:
        packed: the folder of the packed files.

    Raises:
        StoreError: it cannot be written, or is not what the build wrote.
    """
    name = str(read_description(packed)["digest"])[:SHORT]
    build = cache_folder() / name
    if not (build / "current" / DESCRIPTION).exists():
        try:
            _unpack(packed, build)
        except OSError as error:
            raise StoreError(
                f"{error.filename or build}: {error.strerror}; the release of the package is "
                "unpacked there: XDG_CACHE_HOME names another folder."
            ) from None
    return build / "current"


def cache_folder() -> Path:
    """Where releases of packages are unpacked: a folder in the cache of the user."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(named) if Path(named).is_absolute() else Path("~/.cache").expanduser()) / "lskg"


def _unpack(packed: Path, build: Path) -> None:
    """Make the folder of builds whole, or not at all; another process may make it, too."""
    build.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=build.parent, prefix=".") as temporary:
        made = Path(temporary) / build.name
        folder = made / "releases" / build.name
        for name, entry in read_list(packed / LIST).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if "gzip_bytes" in entry:
                shutil.copyfile(gzip_path(packed / name), gzip_path(path))
                with gzip.open(gzip_path(path)) as compressed, path.open("wb") as plain:
                    shutil.copyfileobj(compressed, plain)
            else:
                shutil.copyfile(packed / name, path)
        for name in (LIST, DESCRIPTION):
            shutil.copyfile(packed / name, folder / name)
        check_release(folder)
        seconds = int((packed.parent / PUBLISHED).read_text(encoding="utf-8"))
        os.utime(folder, (seconds, seconds))
        (made / "current").symlink_to(Path("releases") / build.name)
        try:
            made.rename(build)
        except OSError:
            # Another process was there first; its folder is as good.
            if not (build / "current").exists():
                raise
