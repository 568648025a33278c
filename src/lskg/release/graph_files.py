"""The named graphs as the build wrote them.

The engine keeps numbers by value: 1.50 comes back as 1.5, and a positive integer as an integer.
Whole graphs are therefore read from the files of the release.
"""

from __future__ import annotations

import hashlib
import os
import weakref
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from lskg.errors import StoreError


class GraphFiles:
    """The files of a release; they can be read also after a later build removed them."""

    def __init__(self, directory: Path, graphs: Mapping[str, str]) -> None:
        """Open the files.

        Args:
            directory: where they are.
            graphs: IRIs of the graphs by the names of their files.

        Raises:
            StoreError: one is missing.
        """
        self._files: dict[str, int] = {}
        self._checksums: dict[str, tuple[str, int]] = {}
        for name, iri in graphs.items():
            path = directory / f"{name}.nt"
            try:
                self._files[iri] = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
            except OSError as error:
                raise StoreError(f"{path}: {error.strerror}.") from None
            weakref.finalize(self, os.close, self._files[iri])

    def n_triples(self, iri: str) -> bytes:
        """A named graph as it stands in its file."""
        file = self._files[iri]
        return os.pread(file, os.fstat(file).st_size, 0)

    def checksum(self, iri: str) -> tuple[str, int]:
        """SHA-256 and size of the file of a named graph."""
        if iri not in self._checksums:
            data = self.n_triples(iri)
            self._checksums[iri] = hashlib.sha256(data).hexdigest(), len(data)
        return self._checksums[iri]

    def triples(self, iri: str) -> Iterator[ox.Triple]:
        """The triples of a named graph, in the order of its file."""
        for quad in ox.parse(self.n_triples(iri), format=ox.RdfFormat.N_TRIPLES):
            yield quad.triple

    def quads(self) -> Iterator[ox.Quad]:
        """The triples of all graphs, each with the name of its graph."""
        for iri in self._files:
            for triple in self.triples(iri):
                yield ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(iri))

    def union(self) -> list[ox.Triple]:
        """The triples of all graphs, each once."""
        return sorted({quad.triple for quad in self.quads()}, key=str)
