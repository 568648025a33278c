"""Which kind of IRI the things of each class have: `/id/place/…`, `/id/document/…` and so on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rdflib import URIRef

from lskg.errors import BuildError
from lskg.extract.names.records import Named
from lskg.extract.records import Entity
from lskg.iris import Iris
from lskg.text.word_lists import rows

#: Kinds by local name of the class; every other named thing is an agency.
KINDS = {row["class"]: row["kind"] for row in rows("lskg.rdf", "iri_kinds.csv")}


class ThingIris:
    """IRIs of organizations and named things by their keys."""

    def __init__(
        self,
        iris: Iris,
        *things: tuple[Iterable[Entity], Iterable[Named]],
        same: Mapping[str, str] | None = None,
    ) -> None:
        """Note the kinds of all things.

        Args:
            iris: makes the IRIs.
            things: organizations and named things, of what reports share and of a report.
            same: by kind and slug, the kind and slug of the same thing in an official list.

        Raises:
            BuildError: a class has no IRIs, or a key is of an organization and of another thing.
        """
        self._iris = iris
        self._same = same or {}
        self._kinds = {each.key: "agency" for entities, _ in things for each in entities}
        for each in (each for _, named in things for each in named):
            if each.kind not in KINDS:
                raise BuildError(f"{each.key}: things of the class “{each.kind}” have no IRIs.")
            if self._kinds.setdefault(each.key, KINDS[each.kind]) == "agency":
                raise BuildError(f"“{each.key}” is the key of an organization and of a thing.")

    def iri(self, key: str) -> URIRef:
        """IRI of the thing with a key.

        Raises:
            BuildError: no thing has the key.
        """
        if key not in self._kinds:
            raise BuildError(f"“{key}” is the key of no organization or named thing.")
        return self.known(f"{self._kinds[key]}/{key}")

    def known(self, name: str) -> URIRef:
        """IRI of the thing with a kind and slug, such as ``place/tinh-an-hai``."""
        kind, _, slug = self._same.get(name, name).partition("/")
        return self._iris.mint(kind, slug)

    def is_listed(self, key: str) -> bool:
        """Whether an official list describes the thing with a key."""
        return f"{self._kinds.get(key)}/{key}" in self._same
