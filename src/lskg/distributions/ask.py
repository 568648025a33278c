"""The queries with which files of a release are made."""

from __future__ import annotations

from importlib.resources import files

from lskg.engine.store import Store


def rows(store: Store, name: str, **bindings: str) -> list[dict[str, str]]:
    """The answer to a query of `queries/` as words; a column that has none is left out.

    Args:
        store: the graphs of the release.
        name: of the file.
        bindings: IRIs for variables that the query projects.
    """
    text = (files("lskg.distributions") / "queries" / f"{name}.rq").read_text(encoding="utf-8")
    terms = {variable: store.iri(iri) for variable, iri in bindings.items()}
    return store.rows(text, **terms)


def titles(store: Store, iri: str) -> dict[str, str]:
    """The name of a thing by language."""
    found: dict[str, str] = {}
    for row in rows(store, "titles", thing=iri):
        found.setdefault(row.get("language", ""), row["words"])
    return found
