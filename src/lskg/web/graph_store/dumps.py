"""Whole graphs written out, the last ones kept as long as they are small enough."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pyoxigraph as ox
from cachetools import LRUCache

from lskg.engine.serialize import written
from lskg.release.graph_files import GraphFiles
from lskg.sparql.media_types import N_TRIPLES
from lskg.vocabulary import PREFIXES

_KEPT_BYTES = 64 * 1024 * 1024


class Dumps:
    """The graphs of the published dataset in any format, one of them written at a time."""

    def __init__(self, files: GraphFiles) -> None:
        self._files = files
        self._kept: LRUCache[tuple[str, str], bytes] = LRUCache(_KEPT_BYTES, len)
        self._writing = threading.Lock()

    def graph(self, iri: str, media_type: str) -> bytes:
        """A named graph in a format of graphs."""
        if media_type == N_TRIPLES:
            return self._files.n_triples(iri)
        return self._once(
            iri, media_type, lambda: written(self._files.triples(iri), media_type).body
        )

    def union(self, media_type: str) -> bytes:
        """The union of all named graphs in a format of graphs."""
        return self._once(
            "union", media_type, lambda: written(self._files.union(), media_type).body
        )

    def dataset(self, media_type: str) -> bytes:
        """All named graphs in a format of datasets."""
        rdf_format = ox.RdfFormat.from_media_type(media_type)

        def write() -> bytes:
            return ox.serialize(self._files.quads(), format=rdf_format, prefixes=PREFIXES) or b""

        return self._once("dataset", media_type, write)

    def _once(self, name: str, media_type: str, write: Callable[[], bytes]) -> bytes:
        with self._writing:
            if (kept := self._kept.get((name, media_type))) is not None:
                return kept
            body = write()
            if len(body) <= _KEPT_BYTES:
                self._kept[name, media_type] = body
            return body
