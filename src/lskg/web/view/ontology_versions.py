"""The versions of the ontology and of what stands beside it that a release has."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from lskg.errors import StoreError


@dataclass(frozen=True, slots=True)
class Change:
    """A change since the version before, as `lskg.ontology.diff` tells it.

    Attributes:
        kind: ``added``, ``removed``, ``deprecated``, ``meaning changed`` or ``wording changed``.
        term: IRI of the term.
        what: the local names of what changed.
    """

    kind: str
    term: str
    what: str


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the ontology.

    Attributes:
        number: such as ``0.1.0``.
        issued: the day of its release, as its header states it.
        is_kept: whether it can no longer change.
        previous: number of the version before, or an empty string.
        changes: since the version before.
        turtle: the ontology as it was.
    """

    number: str
    issued: str
    is_kept: bool
    previous: str
    changes: tuple[Change, ...]
    turtle: str


def read_versions(folder: Path) -> tuple[Version, ...]:
    """The versions in a folder of a release, the newest first; none when there is no folder.

    Raises:
        StoreError: a file is missing or does not describe versions.
    """
    if not folder.is_dir():
        return ()
    try:
        listed = json.loads((folder / "versions.json").read_text(encoding="utf-8"))
        return tuple(
            Version(
                number=each["number"],
                issued=each["issued"],
                is_kept=each["is_kept"],
                previous=each["previous"],
                changes=tuple(Change(**change) for change in each["changes"]),
                turtle=(folder / f"{each['number']}.ttl").read_text(encoding="utf-8"),
            )
            for each in listed
        )
    except OSError as error:
        raise StoreError(f"{error.filename}: {error.strerror}.") from None
    except (ValueError, KeyError, TypeError):
        raise StoreError(f"{folder} does not describe versions of the ontology.") from None


def read_parts(folder: Path) -> dict[str, dict[str, str]]:
    """What stands beside the ontology in a folder of a release, in Turtle by path and version.

    Raises:
        StoreError: a file cannot be read.
    """
    found: dict[str, dict[str, str]] = {}
    try:
        for path in sorted(folder.glob("**/*/*.ttl")):
            part = path.parent.relative_to(folder).as_posix()
            found.setdefault(part, {})[path.stem] = path.read_text(encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{error.filename}: {error.strerror}.") from None
    return found
