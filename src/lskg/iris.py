"""The only maker of IRIs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rdflib import URIRef

from lskg.errors import BuildError

_SLUG = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Iris:
    """IRIs of things and graphs under one base, which ends with a slash."""

    base: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"https?://[^\s<>\"]+/", self.base):
            raise BuildError(
                f"“{self.base}” is no base for IRIs: it must begin with http:// or https:// "
                "and end with /."
            )

    def mint(self, kind: str, slug: str) -> URIRef:
        """IRI of a thing.

        Raises:
            BuildError: kind or slug is not made of small ASCII letters, digits, ``-`` and ``.``.
        """
        for part in (kind, slug):
            if not _SLUG.fullmatch(part):
                raise BuildError(
                    f"“{part}” cannot stand in an IRI: only small letters, digits, - and . may."
                )
        return URIRef(f"{self.base}id/{kind}/{slug}")

    def graph(self, name: str) -> URIRef:
        """IRI of a named graph."""
        return URIRef(f"{self.base}graph/{name}")


def pattern(base: str, kinds: Sequence[str] = ()) -> str:
    """Regular expression, as XPath reads it, of the IRIs of things of some kinds; or of all below.

    >>> pattern("https://e.org/", ["target"])
    '^https://e[.]org/id/(target)/[a-z0-9]+([-.][a-z0-9]+)*$'
    """
    start = f"^{base.replace('.', '[.]')}"
    if not kinds:
        return start
    return f"{start}id/({'|'.join(kinds)})/{_SLUG.pattern.replace('(?:', '(')}$"
