"""`write`, which the modules beside this one register their records with."""

from __future__ import annotations

from functools import singledispatch

from rdflib import Literal

from lskg.rdf.writer import Scribe


@singledispatch
def write(record: object, scribe: Scribe) -> None:
    """Say a record in RDF."""
    raise TypeError(f"no RDF for {type(record).__name__}")


def text(words: str | None, language: str | None = None) -> Literal | None:
    """Words as a literal; None when there are none."""
    return Literal(words, lang=language) if words else None
